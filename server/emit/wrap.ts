// Keeps lines of C within 80 columns, as Xen's coding style asks, where the names in them allow it.

export const WIDTH = 80;

/**
 * A line of code as one or more: broken after commas and operators, the others indented by `hang`. `tail` stands behind the last one, and is
 * never alone.
 */
export function wrapped(line: string, hang: number, tail = ''): string[] {
    if (line.length + tail.length <= WIDTH) return [line + tail];
    const indent = ' '.repeat(hang);
    const lines: string[] = [];
    /** The open line: from where it is taken, and what stands before that. */
    let start = 0;
    let before = '';
    let end = endOfPiece(line, line.search(NO_BLANK));
    while (end < line.length) {
        const next = endOfPiece(line, end + 1);
        const room = WIDTH - (next === line.length ? tail.length : 0);
        if (before.length + next - start > room) {
            lines.push(before + line.slice(start, end));
            start = end + 1;
            before = indent;
        }
        end = next;
    }
    lines.push(before + line.slice(start) + tail);
    return lines;
}

/** The end (exclusive) of what begins at `from`: the next blank behind a comma or an operator, or the end of the line. */
function endOfPiece(line: string, from: number): number {
    for (let at = line.indexOf(' ', from); at !== -1; at = line.indexOf(' ', at + 1))
        if (breaksAt(line, at)) return at;
    return line.length;
}

const NO_BLANK = /[^ ]/;

/** Whether a comma or an operator ends before a place. */
function breaksAt(line: string, end: number): boolean {
    const last = line.charAt(end - 1);
    return BREAKS.has(last) || (DOUBLED.has(last) && BREAKS.has(line.slice(end - 2, end)));
}

const BREAKS: ReadonlySet<string> = new Set([',', '+', '-', '*', '|', '&', '<<', '>>', '==', '!=']);
/** How the longer ones end. */
const DOUBLED: ReadonlySet<string> = new Set(['<', '>', '=']);

/**
 * Lines of prose within a width. What does not fit goes on in the next line if that continues the paragraph. Columns that were made with
 * blanks stay as they are, and what an import wrote stays apart from what people did.
 */
export function filled(lines: readonly string[], width: number): string[] {
    if (lines.every(({ length }) => length <= width)) return [...lines];
    const made: string[] = [];
    let rest = '';
    let above = '';
    for (const line of lines) {
        const isSame = rest !== '' && !REMARK.test(above) && continues(line, rest);
        const joined = isSame ? `${rest} ${line.trimStart()}` : undefined;
        above = line;
        if (rest !== '' && joined === undefined) made.push(rest);
        const broken = brokenProse(joined ?? line, width);
        rest = broken.length > 1 ? (broken.pop() ?? '') : '';
        made.push(...broken);
    }
    return rest === '' ? made : [...made, rest];
}

const MARKER = /^(\s*)((?:[-*\u2022]|\d+[.)])\s+)?/;
/** How lines begin that an import writes, each a paragraph. */
const REMARK = /^(?:trap|left out|C): /;
const COLUMNS = /\S {3,}\S/;

const indentOf = (line: string): string => MARKER.exec(line)?.[1] ?? '';

/** Whether a line goes on with the paragraph of the rest of another line. */
const continues = (line: string, rest: string): boolean =>
    line.trim() !== '' &&
    !COLUMNS.test(line) &&
    !REMARK.test(line) &&
    !MARKER.exec(line)?.[2] &&
    indentOf(line) === indentOf(rest);

function brokenProse(line: string, width: number): string[] {
    if (line.length <= width || COLUMNS.test(line)) return [line];
    const [, indent = '', marker = ''] = MARKER.exec(line) ?? [];
    const hang = ' '.repeat(indent.length + marker.length);
    const lines: string[] = [];
    let open = indent + marker;
    let isEmpty = true;
    for (const word of line.slice(open.length).split(' ')) {
        if (!isEmpty && open.length + 1 + word.length > width) {
            lines.push(open.trimEnd());
            open = hang;
            isEmpty = true;
        }
        open += isEmpty ? word : ` ${word}`;
        isEmpty = false;
    }
    return [...lines, open];
}
