// A table of any number of rows, the edits that are timed on it, and the C generated from it. It is one file, as an
// engineer would write it: a guest, the names, and a node table that uses them.

/** A change of a text, in the form of the editor protocol. */
export interface Change {
    readonly range: { readonly start: Position; readonly end: Position };
    readonly text: string;
}

/** A line and a place in it, both from 0. */
export interface Position {
    readonly line: number;
    readonly character: number;
}

/** A change, the one that undoes it, and the code of the one finding that there is in between. */
export interface Toggle {
    readonly there: Change;
    readonly back: Change;
    readonly finding: string | undefined;
}

export interface Table {
    readonly text: string;
    readonly rows: number;
    /** The line of each row of the node table. */
    readonly lineOf: (row: number) => number;
    readonly edits: Readonly<Record<Edit, (row: number) => Toggle>>;
}

/** The edits. Each touches a part of the file whose size does not depend on the number of rows. */
export type Edit = 'row' | 'stem' | 'line' | 'value' | 'border';

/** Each frame is used by one row in a thousand. */
const FRAMES = 1000;
/** Pages of the guest: those of every fourth row, each of which grants by its page. */
const SMALL = 10;
/** There is a comment above each group of this many rows. */
const GROUP = 50;
export const INDENT = 4;
/** The outputs that the table names. */
export const OUTPUTS = { c: 'eemi-bench.h', ts: 'eemi-bench.ts' };

/** A table without findings. Each frame has its own page. */
export function tableOf(rows: number): Table {
    const frames = Math.min(rows, FRAMES);
    const heads = {
        guest: ['target xen', `emit c  "${OUTPUTS.c}"`, `emit ts "${OUTPUTS.ts}"`, '', 'domain guest {'],
        frames: ['}', '', 'names frame {', '    MM_ONE = at 0xf0000000'],
        nodes: ['}', '', 'names node {'],
        rows: ['}', '', 'node pm_node_access {'],
    };
    const lines = [
        ...heads.guest,
        ...Array.from({ length: SMALL }, (_, at) => `    iomem at ${address(4 * at)}`),
        ...heads.frames,
        ...Array.from({ length: frames }, (_, at) => `    MM_${at} = at ${address(at)}`),
        ...heads.nodes,
    ];
    const border = heads.guest.length + SMALL;
    const one = border + heads.frames.length - 1;
    for (let row = 0; row < rows; row++) lines.push(`    NODE_${row} = ${row}`);
    lines.push(...heads.rows);
    const first = lines.length;
    for (let row = 0; row < rows; row++) {
        if (row % GROUP === 0) lines.push(`    // Group ${row / GROUP} of the board.`);
        lines.push(`    NODE_${row} -> ${grantOf(row, rows)}`);
    }
    lines.push('}', '');
    const lineOf = (row: number): number => first + row + Math.floor(row / GROUP) + 1;
    return {
        text: lines.join('\n'),
        rows,
        lineOf,
        edits: {
            row: row => duplicate(lineOf(row), INDENT + 'NODE_'.length, row, 'duplicate-index'),
            stem: row => replaced(lineOf(row), INDENT + 'NODE_'.length, String(row), '', 'unknown-name'),
            line: () => inserted(border + 1),
            value: () => moved(one, lines[one] ?? ''),
            border: () => swapped(border - 1, lines[border - 1] ?? ''),
        },
    };
}

const address = (frame: number): string => `0x${(0x8000_0000 + frame * 4096).toString(16)}`;

function grantOf(row: number, rows: number): string {
    if (row === Math.floor(rows / 2)) return 'MM_ONE';
    const frame = `MM_${row % FRAMES}`;
    return [frame, `${frame} or hwdom`, `${frame} // shared`, 'hwdom'][row % 4] ?? frame;
}

/** The row takes the index of the row above it, and then its own again. Row 0 has no row above it. */
const duplicate = (line: number, character: number, row: number, finding: string): Toggle =>
    replaced(line, character, String(row), String(row - 1), finding);

/** A line is added and removed near the top, so that everything below it moves. */
const inserted = (line: number): Toggle => {
    const start = { line, character: 0 };
    return {
        there: { range: { start, end: start }, text: '// What the guest owns stands above.\n' },
        back: { range: { start, end: { line: line + 1, character: 0 } }, text: '' },
        finding: undefined,
    };
};

/** The address of a frame that one row uses moves off the start of its page, and back. */
const moved = (line: number, text: string): Toggle => replaced(line, text.length - 1, '0', '1', 'not-a-page');

/** The end of the small block moves above its last line, and below it again. */
function swapped(line: number, text: string): Toggle {
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 1 } };
    const end = { line: line + 1, character: text.length };
    return {
        there: { range, text: `}\n${text}` },
        back: { range: { ...range, end }, text: `${text}\n}` },
        finding: 'syntax',
    };
}

function replaced(line: number, character: number, old: string, by: string, finding: string): Toggle {
    const start = { line, character };
    const rangeOf = (text: string) => ({ start, end: { line, character: character + text.length } });
    return {
        there: { range: rangeOf(old), text: by },
        back: { range: rangeOf(by), text: old },
        finding,
    };
}

/** Rows from all over the table, in an order that looks random and is always the same; never row 0. */
export const someRow = (turn: number, rows: number): number => 1 + ((turn * 7919 + 16) % (rows - 1));

/** The same edit of a row in the C generated from the table. A long row goes on in the next line, behind its `=`. */
export function editOfC(c: string, row: number): Toggle {
    const before = c.slice(0, c.indexOf(`\n    [NODE_${row}] =`) + 1);
    const line = before.split('\n').length - 1;
    return duplicate(line, INDENT + '[NODE_'.length, row, '-Winitializer-overrides');
}
