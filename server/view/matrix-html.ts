// The matrix, rows by domains, as HTML: the same on a page of its own and in an editor, which shows a part of it at a time.

import {
    type AccessData,
    has,
    isShared,
    markOf,
    type ShownDomain,
    type ShownRow,
    signOf,
    wordOf,
} from './access';
import { escaped } from './escape';

/** How a table is to be used: read, or walked through with the arrow keys. */
export type Use = 'read' | 'walked';

/** Its columns before those of the domains. */
export const LEADING = 3;

/** The row of titles. */
export function matrixHead({ domains }: AccessData, use: Use): string {
    const role = use === 'walked' ? ' role="columnheader"' : '';
    const titles = ['Device or register', 'Kind', 'Needs'].map(each => `<th scope="col"${role}>${each}</th>`);
    return `<tr>${titles.join('')}${domains.map(domain => domainTitle(domain, role)).join('')}</tr>`;
}

const domainTitle = ({ name, isHwdom }: ShownDomain, role: string): string =>
    `<th scope="col"${role} class="domain" title="${escaped(name)}">${escaped(name)}${isHwdom ? '<small> hardware domain</small>' : ''}</th>`;

/** The row at a place of `rows`. What cannot be read aloud, a sign, is hidden from those who listen. */
export function matrixRow(data: AccessData, at: number, use: Use): string {
    const row = data.rows[at];
    if (row === undefined) return '';
    const table = data.tables[row.table];
    const cell = use === 'walked' ? ' role="gridcell"' : '';
    const name = `<bdi>${escaped(row.name)} <small>${escaped(row.id)}</small></bdi>`;
    const head = use === 'walked' ? ` role="rowheader"` : '';
    return [
        `<th scope="row"${head} title="${escaped(row.name)}">${name}</th>`,
        `<td${cell}>${table?.kind ?? ''}</td>`,
        `<td${cell} title="${escaped(row.needs)}">${escaped(row.needs)}</td>`,
        ...data.domains.map((_, domain) => markCell(data, row, domain, cell)),
    ].join('');
}

function markCell({ domains }: AccessData, row: ShownRow, domain: number, role: string): string {
    const mark = markOf(row.marks, domain);
    const sharing = has(mark) && !domains[domain]?.isHwdom && isShared(row, domains);
    const words = sharing ? `${wordOf(mark)}, shared` : wordOf(mark);
    return `<td${role} class="mark ${mark}${sharing ? ' shared' : ''}"><span aria-hidden="true">${signOf(mark)}</span> ${words}</td>`;
}
