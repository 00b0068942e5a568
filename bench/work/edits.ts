// Files of any number of rows, and the edits whose work is counted: names and a node table in one file, and a register
// table in another that imports it.

import { INDENT, type Position } from '../driving/table';
import { centralFrom, type Exchange, Text } from './text';

export interface CountedEdit extends Exchange {
    readonly name: string;
    /** The findings in that file between the two changes, in the order of the text. */
    readonly findings: readonly string[];
    /** A place at which the editor asks for a hover right after the change. */
    readonly hovered?: Position;
}

/** Files that are open together, and edits of them. */
export interface Scene {
    readonly texts: readonly Pick<Text, 'uri' | 'text'>[];
    /** The findings in an edited file before and after. */
    readonly always?: readonly string[];
    readonly edits: readonly CountedEdit[];
}

/** Files in a virtual folder, so that nothing is looked up on the disk. */
const NODES = 'memfs:/board/nodes.eemi';
const REGISTERS = 'memfs:/board/registers.eemi';

const COMMENT = '// Who controls which device.';
/** How many rows use the common frame, and each of the others. */
const MANY = 100;
const PER_FRAME = 10;
/** How many rows the reset table has. */
const SMALL = 10;

/** The scenes with this number of rows, at least a thousand. */
export function scenesOf(rows: number): readonly Scene[] {
    const nodes = new Text(NODES, nodesOf(rows));
    const registers = new Text(REGISTERS, registersOf(rows));
    return [
        { texts: [nodes], edits: editsAlone(nodes, rows) },
        { texts: [nodes, registers], edits: editsOfBoth(nodes, registers, rows) },
        claimed(nodes, registers),
        imported(rows),
        named(rows),
        unnamed(rows),
    ];
}

const ONE = '    MM_ONE = at 0xf0000000';
const HUNDRED = '    MM_MANY = at 0xf0001000';

const lines = (count: number, line: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => ' '.repeat(INDENT) + line(at));

const hex = (value: number): string => `0x${value.toString(16)}`;

export const nodesOf = (rows: number): string =>
    [
        COMMENT,
        'target xen',
        ...resetsOf(SMALL, at => frameOf(at, rows)),
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

const resetsOf = (count: number, grant: (at: number) => string): string[] => [
    'names reset {',
    ...lines(count, at => `RST_${at} = ${1000 + at}`),
    '}',
    'reset pm_reset_access {',
    '    index RST_INDEX(n) = n - RST_0',
    ...lines(count, at => `RST_${at} -> ${grant(at)}`),
    '}',
];

const registersOf = (rows: number): string =>
    [
        'import "nodes.eemi"',
        'mmio pm_mmio_access {',
        ...lines(rows, at => `${hex(0xf800_0000 + at * 4)} -> NODE_${at}`),
        '}',
    ].join('\n');

/** How many claims a file makes about the tables that it imports. */
const CLAIMS = 100;

/** A file of claims, about nodes and registers; the last one is about a node of the central rows. */
function claimed(nodes: Text, registers: Text): Scene {
    const central = CLAIMS / 2;
    const claims = new Text(
        'memfs:/board/claims.eemi',
        [
            COMMENT,
            'import "registers.eemi"',
            'test "who may do what" {',
            ...lines(central, at => `guest may not read ${hex(0xf800_0000 + (MANY + at) * 4)}`),
            ...lines(central, at => `guest may not node NODE_${MANY + at}`),
            '}',
        ].join('\n'),
    );
    return {
        texts: [nodes, registers, claims],
        edits: [
            inComment(`a word in a comment above ${CLAIMS} claims`, claims),
            {
                name: `one of ${CLAIMS} claims becomes false`,
                ...claims.exchange(3, INDENT + 'guest may'.length, ' not', ''),
                findings: ['false-claim'],
            },
            {
                name: `a row of the table that ${CLAIMS} claims are about gets the frame of another`,
                ...nodes.lower(
                    centralFrom(nodes.find('node pm_node_access {') + nodes.lines.length / 10),
                    'MM_',
                ),
                findings: [],
            },
            {
                name: `a row of the register table that ${CLAIMS} claims are about gets the node of the one above it`,
                ...registers.lower(centralFrom(MANY + 2), 'NODE_'),
                findings: [],
            },
        ],
    };
}

/** A file that another one imports, with a reset table and nothing else. */
function imported(rows: number): Scene {
    const resets = new Text(
        'memfs:/board/resets.eemi',
        [COMMENT, ...resetsOf(rows, () => 'hwdom')].join('\n'),
    );
    return {
        texts: [resets, new Text('memfs:/board/board.eemi', 'import "resets.eemi"')],
        edits: [inComment('a word in a comment above an imported reset table', resets)],
    };
}

/** A file that takes the names of its nodes out of a C header: its edits are those of a file that declares them. */
function named(rows: number): Scene {
    const header = lines(rows, at => `#define NODE_${at} ${at}`).map(line => line.trimStart());
    const [above = '', tables = ''] = nodesOf(rows).split(/names node \{[^}]*\}\n/);
    const text = new Text(NODES, `${above}import "names.h" as node NODE_*\n${tables}`);
    const row = centralFrom(text.find('node pm_node_access {') + rows / 4);
    return {
        texts: [new Text('memfs:/board/names.h', header.join('\n')), text],
        edits: [
            inComment('a word in a comment beside names of a header', text),
            {
                name: 'a row with a name of a header gets the index of the one above it',
                ...text.lower(row, 'NODE_'),
                findings: ['index-gap', 'duplicate-index'],
            },
        ],
    };
}

/** A row whose node has no name. */
function unnamed(rows: number): Scene {
    const text = new Text(NODES, nodesOf(rows).replace('NODE_0 ->', 'NODE__0 ->'));
    const always = ['unknown-name'];
    return {
        texts: [text],
        always,
        edits: [inComment('a word in a comment above an unknown name', text, always)],
    };
}

const inComment = (name: string, text: Text, findings: readonly string[] = []): CountedEdit => ({
    name,
    ...text.exchange(0, COMMENT.length, '', ' And why.'),
    findings,
});

function frameOf(row: number, rows: number): string {
    if (row === rows / 2) return 'MM_ONE';
    return row >= MANY && row < 2 * MANY ? 'MM_MANY' : `MM_${Math.floor(row / PER_FRAME)}`;
}

function editsAlone(nodes: Text, rows: number): CountedEdit[] {
    const row = centralFrom(nodes.find('node pm_node_access {') + rows / 4);
    return [
        inComment('a word in a comment', nodes),
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
            name: 'the same, and a hover that says who may',
            ...nodes.lower(row, 'NODE_'),
            findings: ['index-gap', 'duplicate-index'],
            hovered: { line: row - 1, character: INDENT },
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
            findings: ['syntax'],
        },
        {
            name: 'no `}` for the table of all rows',
            ...nodes.exchange(nodes.lines.length - 1, 0, '}', ''),
            findings: ['unclosed-block'],
        },
    ];
}

/** Edits of a file while another that imports it is open, and one edit of the other. */
function editsOfBoth(nodes: Text, registers: Text, rows: number): CountedEdit[] {
    const row = centralFrom(nodes.find('node pm_node_access {') + rows / 4);
    const name = centralFrom(nodes.find('names node {') + rows / 4);
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
            ...registers.lower(centralFrom(rows / 4), 'NODE_'),
            findings: [],
        },
    ];
}
