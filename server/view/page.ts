// A page of its own for a review or an audit: nothing is loaded from elsewhere, nothing runs, and it prints well.

import { type AccessData, isShared } from './access';
import { escaped } from './escape';
import { matrixHead, matrixRow } from './matrix-html';
import { SPACE_LEGEND, spaceHead, spacePicture, spaceRow } from './space-html';
import { STYLE } from './style';

/** The colours where no editor gives them. Text on ground has a contrast of at least 4.5 in both. */
export const COLOURS = `
:root { color-scheme: light dark; --font: system-ui, sans-serif; --ground: #ffffff; --text: #1b1b1b; --dim: #5f5f5f; --rule: #c8c8c8; --link: #0550ae; --yes: #0a6b2d; --shared: #8a4600; }
@media (prefers-color-scheme: dark) { :root { --ground: #1e1e1e; --text: #e6e6e6; --dim: #a6a6a6; --rule: #4a4a4a; --link: #6cb6ff; --yes: #6fd08c; --shared: #f0b26b; } }
@media print { :root { --ground: #ffffff; --text: #000000; --dim: #444444; --rule: #999999; --link: #000000; --yes: #000000; --shared: #000000; } }
.wide { overflow-x: auto; }
details { display: inline-block; } summary { cursor: pointer; color: var(--link); } details ul { margin: 0; padding-left: 18px; white-space: normal; max-width: 60em; }
th, td { vertical-align: top; } caption { text-align: left; color: var(--dim); padding: 0 10px 4px; }
tbody th { max-width: 36em; white-space: normal; }
`;

/** How both pages look on paper; what it says again comes after all else. */
export const PAPER = `
@media print { body { font-size: 10px; line-height: 1.4; padding: 0; } th, td { height: auto; line-height: 1.4; padding: 1px 4px; }
  thead { display: table-header-group; } tr, svg { break-inside: avoid; } .wide { overflow: visible; } }
`;

/** A long table has its own scroll bars, both in sight, and its titles and names stay where they are; on paper it wraps. */
const TABLES = `
h1, li, p, th.domain { overflow-wrap: anywhere; }
thead th { white-space: normal; min-width: 7em; } thead th small { display: block; overflow-wrap: normal; }
td:nth-child(3) { white-space: normal; min-width: 14em; }
@media screen {
  .wide { max-height: calc(100vh - 24px); overflow: auto; }
  .wide svg.space { max-width: none; }
  caption, thead th, tbody th { position: sticky; } caption, tbody th, thead th:first-child { left: 0; } thead th { top: 0; z-index: 1; }
  tbody th { background: var(--ground); } thead th:first-child { z-index: 2; }
}
@media screen and (max-width: 600px) { tbody th, thead th:first-child { min-width: 40vw; max-width: 40vw; overflow-wrap: anywhere; } }
@media print { thead th { min-width: 0; } td:nth-child(3) { min-width: 9em; } details { display: none; } }
@page { size: landscape; }
`;

/** The page. It depends on the data alone. */
export function accessPage(data: AccessData): string {
    const { title, domains, notes } = data;
    return [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        `<title>EEMI access: ${escaped(title)}</title>\n<style>${COLOURS}${STYLE}${TABLES}${PAPER}</style>\n</head>\n<body>\n<main>\n`,
        `<h1>EEMI access: ${escaped(title)}</h1>\n`,
        `<ul>${domains.map(each => `<li>${escaped(`${each.name} ${each.summary}`)}</li>`).join('')}</ul>\n`,
        ...notes.map(note => `<p>${escaped(note)}</p>\n`),
        section('Matrix', matrixTable(data)),
        section('Address space', spaceTable(data)),
        '</main>\n</body>\n</html>\n',
    ].join('');
}

const section = (title: string, content: string): string => `<h2>${title}</h2>\n${content}\n`;

function matrixTable(data: AccessData): string {
    const { rows, domains, omitted } = data;
    const shared = rows.filter(row => isShared(row, domains)).length;
    const rest = omitted === 0 ? '' : ` ${omitted} more rows are not shown.`;
    const caption = `${rows.length} rows of the tables by ${domains.length} domains; ${shared} shared by several guests.${rest}`;
    const head = matrixHead(data, 'read').replace('</tr>', '<th scope="col">Row</th></tr>');
    const body = rows.map((_, at) => `<tr>${matrixRow(data, at, 'read')}${placeCell(data, at)}</tr>\n`);
    return table(caption, head, body);
}

/** Where a row is, and why each domain may pass or not. */
function placeCell({ rows, tables }: AccessData, at: number): string {
    const row = rows[at];
    if (row === undefined) return '';
    const place = `${tables[row.table]?.path ?? ''}:${row.line + 1}`;
    const why = row.why ?? [];
    const list = why.map(each => `<li>${escaped(each)}</li>`).join('');
    return `<td>${escaped(place)}${list === '' ? '' : ` <details><summary>why</summary><ul>${list}</ul></details>`}</td>`;
}

function spaceTable(data: AccessData): string {
    const body = data.pages.map((_, at) => `<tr>${spaceRow(data, at, 'read')}</tr>\n`);
    const caption = 'Pages that rows grant through, or that a domain owns, in the order of their addresses.';
    return [
        `<div class="wide" tabindex="0" role="region" aria-label="Picture of the address space">${spacePicture(data)}</div>\n<p>${SPACE_LEGEND}</p>\n`,
        table(caption, spaceHead(data, 'read'), body),
    ].join('');
}

const table = (caption: string, head: string, body: readonly string[]): string =>
    `<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead>${head}</thead>\n<tbody>\n${body.join('')}</tbody></table></div>`;
