// Files of any number of rows, and the edits of them whose work is counted: names and a node table in one, and a register
// table in another that imports it. Nothing is wrong with either.

import { type Change, INDENT, type Position } from './table';

export interface CountedEdit {
    readonly name: string;
    /** Of the file that is edited. */
    readonly uri: string;
    readonly there: Change;
    /** What takes it back. */
    readonly back: Change;
    /** What is found in that file between the two, in the order of the text. */
    readonly findings: readonly string[];
}

/** Files that are open together, and the edits of them. */
export interface Scene {
    readonly texts: readonly Pick<Text, 'uri' | 'text'>[];
    readonly edits: readonly CountedEdit[];
}

/** Untitled files, so that nothing is looked for on the disk. */
const NODES = 'untitled:/board/nodes.eemi';
const REGISTERS = 'untitled:/board/registers.eemi';

const COMMENT = '// Who controls which device.';
/** The rows of the frame that many use, and of the others. */
const MANY = 100;
const PER_FRAME = 10;
/** The rows of the reset table. */
const SMALL = 10;

/** Lines stand in chunks of so many. What is edited has the same place in its chunk in a file of any size. */
const CHUNK = 512;

/** The files of a number of rows, at least a thousand: the first alone, and both. */
export function scenesOf(rows: number): readonly Scene[] {
    const nodes = new Text(NODES, nodesOf(rows));
    const registers = new Text(REGISTERS, registersOf(rows));
    return [
        { texts: [nodes], edits: editsAlone(nodes, rows) },
        { texts: [nodes, registers], edits: editsOfBoth(nodes, registers, rows) },
    ];
}

const ONE = '    MM_ONE = at 0xf0000000';
const HUNDRED = '    MM_MANY = at 0xf0001000';

const lines = (count: number, line: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => `    ${line(at)}`);

const hex = (value: number): string => `0x${value.toString(16)}`;

const nodesOf = (rows: number): string =>
    [
        COMMENT,
        'target xen',
        'names reset {',
        ...lines(SMALL, at => `RST_${at} = ${1000 + at}`),
        '}',
        'reset pm_reset_access {',
        '    index RST_INDEX(n) = n - RST_0',
        ...lines(SMALL, at => `RST_${at} -> ${frameOf(at, rows)}`),
        '}',
        'domain guest {',
        ...lines(SMALL, at => `iomem ${frameOf(at * PER_FRAME, rows)}`),
        '}',
        'names frame {',
        ONE,
        HUNDRED,
        ...lines(rows / PER_FRAME, at => `MM_${at} = at ${hex(0x8000_0000 + at * 4096)}`),
        '}',
        'names node {',
        ...lines(rows, at => `NODE_${at} = ${at}`),
        '}',
        'node pm_node_access {',
        ...lines(rows, at => `NODE_${at} -> ${frameOf(at, rows)}`),
        '}',
    ].join('\n');

const registersOf = (rows: number): string =>
    [
        'import "nodes.eemi"',
        'mmio pm_mmio_access {',
        ...lines(rows, at => `${hex(0xf800_0000 + at * 4)} -> NODE_${at}`),
        '}',
    ].join('\n');

function frameOf(row: number, rows: number): string {
    if (row === rows / 2) return 'MM_ONE';
    return row >= MANY && row < 2 * MANY ? 'MM_MANY' : `MM_${Math.floor(row / PER_FRAME)}`;
}

function editsAlone(nodes: Text, rows: number): CountedEdit[] {
    const row = nodes.inChunk(nodes.find('node pm_node_access {') + rows / 4);
    return [
        {
            name: 'a word in a comment',
            ...nodes.exchange(0, COMMENT.length, '', ' And why.'),
            findings: [],
        },
        {
            name: 'a line above everything',
            ...nodes.exchange(0, 0, '', '// The board.\n'),
            findings: [],
        },
        {
            name: 'a row gets the index of the one above it',
            ...nodes.lower(row, 'NODE_'),
            findings: ['index-gap', 'duplicate-index'],
        },
        {
            name: 'a row gets a name that nothing has',
            ...nodes.exchange(row, INDENT, 'NODE_', 'NODE__'),
            findings: ['unknown-name'],
        },
        {
            name: 'another address for a frame that 1 row uses',
            ...nodes.atEnd(nodes.find(ONE), '0000', '2000'),
            findings: [],
        },
        {
            name: `another address for a frame that ${MANY} rows use`,
            ...nodes.atEnd(nodes.find(HUNDRED), '1000', '3000'),
            findings: [],
        },
        {
            name: "an address that is not its page's start for a frame that 1 row uses",
            ...nodes.atEnd(nodes.find(ONE), '0000', '0004'),
            findings: ['not-a-page'],
        },
        {
            name: 'the address of another for a frame that 1 row uses',
            ...nodes.exchange(nodes.find(ONE), ONE.indexOf('f0'), 'f', '8'),
            findings: ['shared-page'],
        },
        {
            name: `the \`}\` of a domain of ${SMALL} lines one line further up`,
            ...nodes.shortened('domain guest {'),
            findings: ['syntax'],
        },
        {
            name: `the \`}\` of a table of ${SMALL} rows one line further up`,
            ...nodes.shortened('reset pm_reset_access {'),
            findings: ['index-gap', 'syntax'],
        },
        {
            name: 'no `}` for the table of all rows',
            ...nodes.exchange(nodes.lines.length - 1, 0, '}', ''),
            findings: ['unclosed-block'],
        },
    ];
}

/** A file's edits while another that imports it is open, and one of that. */
function editsOfBoth(nodes: Text, registers: Text, rows: number): CountedEdit[] {
    const row = nodes.inChunk(nodes.find('node pm_node_access {') + rows / 4);
    const name = nodes.inChunk(nodes.find('names node {') + rows / 4);
    return [
        {
            name: 'a row of an imported table gets the index of the one above it',
            ...nodes.lower(row, 'NODE_'),
            findings: ['index-gap', 'duplicate-index'],
        },
        {
            name: 'an imported node gets the id of the one above it',
            ...nodes.lower(name, ' = '),
            findings: ['duplicate-index'],
        },
        {
            name: 'a row of a register table gets the node of the one above it',
            ...registers.lower(registers.inChunk(rows / 4), 'NODE_'),
            findings: [],
        },
    ];
}

/** A text in which places are found, with lines and characters from 0. */
class Text {
    readonly lines: readonly string[];

    constructor(
        readonly uri: string,
        readonly text: string,
    ) {
        this.lines = text.split('\n');
    }

    /** The first line of this content, from a line on. */
    find(content: string, from = 0): number {
        const found = this.lines.indexOf(content, from);
        if (found === -1) throw new Error(`there is no line ${content}`);
        return found;
    }

    /** The next line that stands in the middle of a chunk. */
    inChunk(from: number): number {
        return Math.ceil(from / CHUNK - 0.5) * CHUNK + CHUNK / 2;
    }

    /** The first number of a line behind `before`, lower by one. */
    lower(line: number, before: string): Exchange {
        const content = this.lines[line] ?? '';
        const character = content.indexOf(before) + before.length;
        const number = Number.parseInt(content.slice(character), 10);
        return this.exchange(line, character, String(number), String(number - 1));
    }

    atEnd(line: number, old: string, by: string): Exchange {
        return this.exchange(line, (this.lines[line]?.length ?? 0) - old.length, old, by);
    }

    /** A block's `}` and the line above it change places. */
    shortened(head: string): Exchange {
        const end = this.find('}', this.find(head));
        const last = this.lines[end - 1] ?? '';
        return this.exchange(end - 1, 0, `${last}\n}`, `}\n${last}`);
    }

    exchange(line: number, character: number, old: string, by: string): Exchange {
        const start = { line, character };
        return {
            uri: this.uri,
            there: { range: { start, end: endOf(start, old) }, text: by },
            back: { range: { start, end: endOf(start, by) }, text: old },
        };
    }
}

type Exchange = Pick<CountedEdit, 'uri' | 'there' | 'back'>;

/** Where a text ends that starts at a place. */
function endOf({ line, character }: Position, text: string): Position {
    const [first = '', ...below] = text.split('\n');
    const last = below.at(-1);
    return last === undefined
        ? { line, character: character + first.length }
        : { line: line + below.length, character: last.length };
}
