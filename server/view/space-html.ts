// The address space: pages by device and who owns each, as a picture, and as a table that says the same in words.

import { type AccessData, has, markOf, type ShownPages, signOf, wordOf } from './access';
import { escaped } from './escape';
import type { Use } from './matrix-html';

/** The row of titles of the table. */
export function spaceHead({ domains }: AccessData, use: Use): string {
    const role = use === 'walked' ? ' role="columnheader"' : '';
    const titles = ['Addresses', 'Device', 'Remarks', ...domains.map(({ name }) => name)];
    return `<tr>${titles.map(each => `<th scope="col"${role}>${escaped(each)}</th>`).join('')}</tr>`;
}

/** The row at a place of `pages`. */
export function spaceRow({ pages, domains }: AccessData, at: number, use: Use): string {
    const shown = pages[at];
    if (shown === undefined) return '';
    const cell = use === 'walked' ? ' role="gridcell"' : '';
    const head = use === 'walked' ? ' role="rowheader"' : '';
    return [
        `<th scope="row"${head}>${addresses(shown)}</th>`,
        `<td${cell} title="${escaped(deviceOf(shown))}">${escaped(deviceOf(shown))}</td>`,
        `<td${cell}>${remarksOf(shown)}</td>`,
        ...domains.map(({ isHwdom }, domain) => ownCell(shown, domain, isHwdom, cell)),
    ].join('');
}

const addresses = ({ first, last, count }: ShownPages): string =>
    count === 1 ? escaped(first) : `${escaped(first)} to ${escaped(last)} <small>${count} pages</small>`;

const deviceOf = ({ device }: ShownPages): string => (device === '' ? 'not known' : device);

function remarksOf({ remarks, things }: ShownPages): string {
    return [...remarks, ...(things === 0 ? ['no row'] : [])].join(', ');
}

function ownCell({ marks, remarks }: ShownPages, domain: number, isHwdom: boolean, role: string): string {
    const mark = markOf(marks, domain);
    const words = { y: 'owns it', e: 'owns it by the extra page', n: 'no', u: wordOf('u') }[mark];
    const shared = has(mark) && !isHwdom && remarks.includes('shared') ? ' shared' : '';
    return `<td${role} class="mark ${mark}${shared}"><span aria-hidden="true">${signOf(mark)}</span> ${words}</td>`;
}

/** Sizes of the picture, in its own units. */
const COLUMN = 20;
const LANE = 20;
const LABELS = 132;
const NAMES = 120;
/** Room for the name of the last column, which leans over. */
const OVERHANG = 64;
/** So many columns stand beside each other; the others below them. */
const COLUMNS = 40;
/** More would be no picture. The table has them all. */
const MOST_COLUMNS = 400;

/** The picture: a column for each device in the order of the addresses, a lane for each domain, and one for what is nobody's. */
export function spacePicture(data: AccessData): string {
    const shown = data.pages.slice(0, MOST_COLUMNS);
    const strips = Math.ceil(shown.length / COLUMNS);
    const stripHeight = NAMES + (data.domains.length + 1) * LANE + 16;
    const width = LABELS + COLUMNS * COLUMN + OVERHANG;
    const height = Math.max(1, strips) * stripHeight;
    const drawn = Array.from({ length: strips }, (_, strip) => {
        const pages = shown.slice(strip * COLUMNS, (strip + 1) * COLUMNS);
        return `<g transform="translate(0 ${strip * stripHeight})">${stripOf(data, pages)}</g>`;
    });
    return [
        `<svg class="space" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(saidOf(data, shown.length))}">`,
        PATTERN,
        ...drawn,
        '</svg>',
    ].join('');
}

/** Marks the page that Xen adds: by lines, so that it can be told without colours. */
const PATTERN =
    '<defs><pattern id="extra" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><line class="line" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>';

function saidOf({ pages, domains }: AccessData, drawn: number): string {
    const shared = pages.filter(({ remarks }) => remarks.includes('shared')).length;
    const rest = pages.length > drawn ? `, the first ${drawn} of them drawn` : '';
    return `Address space: ${pages.length} devices or ranges${rest}, ${domains.length} domains, ${shared} shared. The table below says the same.`;
}

function stripOf(data: AccessData, pages: readonly ShownPages[]): string {
    const lanes = [...data.domains.map(({ name }) => name), 'nobody'];
    const top = (lane: number): number => NAMES + lane * LANE;
    const names = lanes.map(
        (name, lane) =>
            `<text class="lane" x="${LABELS - 8}" y="${top(lane) + 14}" text-anchor="end">${escaped(cut(name))}</text>`,
    );
    const columns = pages.map((shown, at) => columnOf(data, shown, LABELS + at * COLUMN, top));
    return [...names, ...columns].join('');
}

function columnOf(
    { domains }: AccessData,
    shown: ShownPages,
    left: number,
    top: (lane: number) => number,
): string {
    const label = shown.device === '' ? shown.first : shown.device;
    const x = left + COLUMN / 2 + 4;
    const name = `<text class="device" transform="translate(${x} ${NAMES - 6}) rotate(-60)">${escaped(cut(label))}</text>`;
    const cells = [
        ...domains.map(({ isHwdom }, lane) => ownedCell(shown, lane, isHwdom)),
        shown.remarks.includes('nobody’s') ? (['nobody', 'N'] as const) : NOT_OWNED,
    ].map(([kind, letter], lane) => drawnCell(kind, letter, left, top(lane)));
    return `<g><title>${escaped(titleOf(shown))}</title>${name}${cells.join('')}</g>`;
}

const NOT_OWNED = ['none', ''] as const;

/** How a cell of a domain is drawn, and the letter in it. */
function ownedCell(
    { marks, remarks }: ShownPages,
    domain: number,
    isHwdom: boolean,
): readonly [string, string] {
    const mark = markOf(marks, domain);
    if (mark === 'n') return NOT_OWNED;
    if (mark === 'u') return ['none', '?'];
    if (mark === 'e') return ['extra', 'E'];
    const isShared = remarks.includes('shared') && !isHwdom;
    return ['owned', (isShared ? 'S' : '') + (remarks.includes('sub-page') ? '½' : '')];
}

function drawnCell(kind: string, letter: string, left: number, top: number): string {
    const box = `<rect class="${kind}" x="${left + 1}" y="${top + 1}" width="${COLUMN - 2}" height="${LANE - 2}"/>`;
    if (letter === '') return box;
    const className = kind === 'none' ? 'device' : 'letter';
    return `${box}<text class="${className}" x="${left + COLUMN / 2}" y="${top + 14}" text-anchor="middle">${letter}</text>`;
}

const titleOf = (shown: ShownPages): string =>
    `${deviceOf(shown)}, ${shown.first} to ${shown.last}${shown.remarks.length === 0 ? '' : `: ${shown.remarks.join(', ')}`}`;

/** In characters. */
const LONGEST_LABEL = 19;

const cut = (text: string): string =>
    text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1)}…`;

/** What the letters of the picture mean. */
export const SPACE_LEGEND =
    'Filled: owned. S: shared by several guests. E, with lines: owned only by the page that Xen adds behind a region of a device tree. ½: a part of a page, whose neighbours come with it. N: rows grant through it, and no domain here owns it.';
