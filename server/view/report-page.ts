// A report for people as a page of its own: nothing is loaded from elsewhere, nothing runs, and it prints well.

import { escaped } from './escape';
import { COLOURS, PAPER } from './page';
import type { Part } from './parts';
import { STYLE } from './style';

/** Unlike a table of access, what is told here is in sentences. */
const SENTENCES =
    'td { white-space: normal; line-height: 1.5; max-width: 60em; }\n@media print { details { display: block; } }\n';

/** The page. It depends on the parts alone; the first title is the page's. */
export function reportPage(parts: readonly Part[]): string {
    const title = parts.find(({ kind }) => kind === 'title');
    return [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        `<title>${escaped(title?.kind === 'title' ? title.text : '')}</title>\n`,
        `<style>${COLOURS}${STYLE}${SENTENCES}${PAPER}</style>\n</head>\n<body>\n<main>\n`,
        ...parts.map((part, at) => htmlOf(part, parts.indexOf(part) === at && part === title)),
        '</main>\n</body>\n</html>\n',
    ].join('');
}

function htmlOf(part: Part, isFirstTitle: boolean): string {
    switch (part.kind) {
        case 'title': {
            const more = part.more === '' ? '' : ` <small>(${escaped(part.more)})</small>`;
            return isFirstTitle
                ? `<h1>${escaped(part.text)}</h1>\n<p>${more.trim()}</p>\n`
                : `<h3>${escaped(part.text)}${more}</h3>\n`;
        }
        case 'heading':
            return `<h2>${escaped(part.text)}</h2>\n`;
        case 'text':
            return `<p>${escaped(part.text)}</p>\n`;
        case 'table':
            return tableOf(part);
        case 'fold':
            return foldOf(part);
    }
}

function tableOf({ titles, rows }: Part & { readonly kind: 'table' }): string {
    if (rows.length === 0) return '';
    const head = titles.map(each => `<th scope="col">${escaped(each)}</th>`).join('');
    const body = rows.map(row => `<tr>${row.map(each => `<td>${escaped(each)}</td>`).join('')}</tr>\n`);
    return `<div class="wide"><table><thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('')}</tbody></table></div>\n`;
}

function foldOf({ title, lines }: Part & { readonly kind: 'fold' }): string {
    if (lines.length === 0) return '';
    const items = lines.map(each => `<li>${escaped(each)}</li>`).join('');
    return `<details><summary>${escaped(title)}</summary><ul>${items}</ul></details>\n`;
}
