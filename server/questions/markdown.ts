// Tables and texts as Markdown, for a review.

/** Lines of cells, the first of which are the titles. */
export type Table = readonly (readonly string[])[];

/** A Markdown table. */
export const markdownOf = ([titles = [], ...lines]: Table): string =>
    [markdownRow(titles), markdownRow(titles.map(() => '---')), ...lines.map(markdownRow)].join('');

/** A row of a Markdown table. */
export const markdownRow = (cells: readonly string[]): string =>
    `| ${cells.map(markdownCell).join(' | ')} |\n`;

/**
 * A text that Markdown shows as it is, in a table and elsewhere, in one line. What stands between two backticks is shown as code: there a
 * backslash is a backslash.
 */
export function markdownCell(text: string): string {
    const pieces = text.replaceAll('\r', ' ').replaceAll('\n', ' ').split('`');
    const isCode = pieces.length % 2 === 1 && pieces.slice(1, -1).every(each => each !== '');
    if (!isCode) return pieces.map(escapedMarkdown).join('\\`');
    return pieces
        .map((each, at) => (at % 2 === 0 ? escapedMarkdown(each) : `\`${each.replaceAll('|', '\\|')}\``))
        .join('');
}

const escapedMarkdown = (text: string): string =>
    MARKDOWN.reduce((all, each) => all.replaceAll(each, `\\${each}`), text).replaceAll('<', '&lt;');

/** What begins something in Markdown; the backslash first, which escapes the others. */
const MARKDOWN = ['\\', '|', '_', '*', '['];
