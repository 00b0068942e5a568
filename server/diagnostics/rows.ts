// Diagnostics about tables and the rows of node, reset and clock tables, and about what domains own.

import { entry } from './entry';
import { count, folded, hex, idText, list, listWithin, short, thatFits } from './phrases';

const WHO = 'nobody, not even the hardware domain,';

const VERBS = {
    node: 'power',
    reset: 'reset',
} as const;

/** Who may do what by a table without rows. */
const WITHOUT_ROWS = {
    node: `${WHO} could power any device`,
    reset: `${WHO} could reset anything`,
    mmio: `${WHO} could write a register`,
    clock: 'only the hardware domain could control a clock',
} as const;

/** Ids without a row, with the row before them by index; the names of all of them. */
export interface GapStretch {
    readonly after: string | undefined;
    readonly names: readonly string[];
}

/** In a message. A table with more stretches is only just begun, and programs get them all. */
const MOST_STRETCHES = 100;

function stretchesText(stretches: readonly GapStretch[]): string {
    const shown = stretches.slice(0, MOST_STRETCHES).map(({ after, names }) => {
        const place = after === undefined ? 'before the first row' : `after ${after}`;
        return `${place}: ${folded(names)}`;
    });
    const more = stretches.length - shown.length;
    return shown.join('; ') + (more > 0 ? `; and ${count(more, 'more gap')}` : '');
}

/** Whether an id is named by a name in parentheses. */
const isHiding = (stretches: readonly GapStretch[]): boolean =>
    stretches.some(({ names }) => names.some(name => name.includes(' (')));

const HIDDEN = 'In parentheses is what the platform calls an id: here that name has another one. ';

const WAIVE_INSTEAD = {
    unknown: 'Correct the code.',
    error: 'Fix what it reports.',
    warning: 'Do that, and remove the waiver.',
    ids: 'Remove the ids.',
    'no-reason': 'Write between the quotes why this is right here.',
} as const;

/** A frame that a row or a domain names by an address inside its page. */
interface InsidePage {
    readonly use: 'row' | 'domain';
    /** The name that stands for the address, if there is one. */
    readonly name: string | undefined;
    readonly address: bigint;
    readonly frame: bigint;
    readonly neighbours: readonly string[];
    /** The device or the reset line that has this number as its id. */
    readonly mistaken: string | undefined;
    /** Whether some device is known to have the page. */
    readonly isKnown: boolean;
}

function insidePage({ use, name, address, neighbours, mistaken }: InsidePage): string {
    if (mistaken !== undefined)
        return `${hex(address)} is the id of ${short(mistaken)}, not the address of a page`;
    const others = listWithin(46, neighbours);
    if (use === 'domain') {
        return others === ''
            ? `${short(name ?? hex(address))} is inside a page, and the domain gets the whole page`
            : `the domain also gets ${others}, in the same page`;
    }
    return others === ''
        ? `${short(name ?? hex(address))} is inside a page: whoever owns the whole page is granted this row`
        : `whoever owns ${others} is granted this row, by the same page`;
}

function whatToDo({ mistaken, isKnown }: InsidePage): string {
    if (mistaken !== undefined) return 'Is this an id where an address belongs?';
    return isKnown
        ? "Use the page's start, or waive this and say why it is right."
        : 'No device is known there. If the number is a frame number, write `mfn` before it; if it is right, waive this and say why.';
}

export const ROW_DIAGNOSTICS = {
    'duplicate-index': entry<{
        index: number;
        kind: 'node' | 'reset';
        /** What C drops: this row, or the one on another line. */
        lost: string;
        lostLine: number | undefined;
        keptLine: number;
        id: number;
        otherId: number;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ index, lost, lostLine, keptLine }) =>
            lostLine === undefined
                ? `C keeps line ${keptLine}, so ${short(lost)} here grants nothing: both have index ${index}`
                : `C keeps this row, so ${short(lost)} on line ${lostLine} grants nothing: both have index ${index}`,
        detail: ({ index, kind, id, otherId }) =>
            (id === otherId
                ? `Both are ${kind} ${idText(id)}. `
                : `Of ${kind} ${idText(id)} and ${kind} ${idText(otherId)} the index is ${index}. `) +
            'The last row of an index counts in C, and no compiler warns. Keep the one that is right.',
    }),
    'duplicate-table': entry<{ kind: string; name: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ kind, name, other }) => {
            const end = ': Xen reads only one of them';
            if (name === '' || other === '') return `there are two ${kind} tables${end}`;
            const start = `two ${kind} tables, \`${short(other)}\` and \`${short(name)}\``;
            return thatFits(`${start}${end}`, start);
        },
        detail: ({ kind }) =>
            `Both are ${kind} tables, and the rows of one would grant nothing. Put all rows into one table.`,
    }),
    'empty-table': entry<{ kind: 'node' | 'reset' | 'mmio' | 'clock'; name: string }>({
        severity: 'error',
        waivable: false,
        message: ({ kind, name }) => `${short(name)} has no rows: ${WITHOUT_ROWS[kind]}`,
        detail: ({ kind }) =>
            `${kind === 'mmio' ? 'Only the hardware domain could read them. ' : ''}In C it would be an array without elements. Add a row, or remove the table.`,
    }),
    'no-node-table': entry<{ kind: string; name: string }>({
        severity: 'error',
        waivable: false,
        message: ({ name }) => `${short(name)} has no node table to ask: every row would deny everyone`,
        detail: ({ kind }) =>
            `The rows of ${kind === 'mmio' ? 'an' : 'a'} ${kind} table depend on who may control a node. Add a node table, or import the file that has it.`,
    }),
    'bad-index': entry<
        | { problem: 'node-table' | 'form' | 'shift' }
        | { problem: 'base'; target: string; base: bigint; name: string; expected: bigint }
        /** `macro` is that of the table's `index` line. */
        | { problem: 'classes'; chip: string; macro: string | undefined }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.problem) {
                case 'node-table':
                    return 'under `xen` a node id is its index: with this line, rows would apply to other nodes';
                case 'base':
                    return `under \`${params.target}\` ids count from ${short(params.name)}: these rows would apply to other reset lines`;
                case 'classes':
                    return `ids of ${params.chip} are no indexes: ${params.macro === undefined ? 'without an `index` line' : `by ${short(params.macro)}`} no row applies to what it names`;
                case 'form':
                    return 'under `xen` an index is `n - BASE`: these rows would apply to other reset lines';
                case 'shift':
                    return 'this shifts by an id: in C a shift by 64 or more is undefined';
            }
        },
        detail: params => {
            switch (params.problem) {
                case 'node-table':
                    return 'The C that reads the table applies no macro. Remove this line.';
                case 'base':
                    return `The C that reads the table subtracts ${params.name}, ${idText(params.expected)}, from the id, but these rows start at ${idText(params.base)}. Write the \`index\` line as \`n - ${params.name}\`.`;
                case 'classes':
                    return 'The C that reads the table takes the low 14 bits of an id, and the bits above them say what it is an id of. Write `index PM_NODE_IDX(n) = n & 0x3fff`.';
                case 'form':
                    return 'The C that reads a reset table subtracts one number from the id. Write `n - BASE`, where BASE is the first reset line.';
                case 'shift':
                    return 'Which row a large id finds would be up to the compiler. Shift by a constant.';
            }
        },
    }),
    'missing-frame': entry<{
        table: 'node' | 'reset' | 'mmio' | 'clock';
        /** The left side as written. */
        row: string;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ table, row }) => {
            switch (table) {
                case 'mmio':
                    return `nothing says who gets ${short(row)}: its row names no node`;
                case 'clock':
                    return `nothing says who may control ${short(row)}: its row names no node`;
                case 'node':
                case 'reset':
                    return `${WHO} may ${VERBS[table]} ${short(row)}: its row grants nothing`;
            }
        },
        detail: ({ table }) => {
            switch (table) {
                case 'mmio':
                    return 'Write `-> NODE`, `-> NODE only hwdom` or `-> only hwdom`.';
                case 'clock':
                    return 'Write `->` and the nodes that it drives.';
                case 'node':
                case 'reset':
                    return 'It would be an empty row in C. Write a frame, `hwdom`, or `deny` if that is intended.';
            }
        },
    }),
    'not-a-page': entry<
        | InsidePage
        | { use: 'size'; size: bigint }
        /** The last byte of a page. */
        | { use: 'end'; address: bigint; frame: bigint }
    >({
        severity: 'error',
        waivable: true,
        message: params => {
            switch (params.use) {
                case 'end':
                    return `${hex(params.address)} is the last byte of page ${hex(params.frame)}, where a region ends and no device starts`;
                case 'size':
                    return `${hex(params.size)} bytes are no whole number of pages: Xen refuses the domain`;
                case 'row':
                case 'domain':
                    return insidePage(params);
            }
        },
        detail: params => {
            switch (params.use) {
                case 'end':
                    return 'Write the start of the region.';
                case 'size':
                    return 'Xen maps pages of 4096 bytes only. Round the size up; `count` counts pages.';
                case 'row':
                case 'domain':
                    return (
                        `${hex(params.address)} is in page ${hex(params.frame)}, and pages are owned only as a whole. ` +
                        whatToDo(params)
                    );
            }
        },
    }),
    'frame-zero': entry<{
        kind: 'node' | 'reset';
        /** The row's left side as written. */
        row: string;
        address: bigint;
        /** The row also lets the hardware domain pass. */
        hwdom: boolean;
        mistaken: { readonly name: string; readonly is: 'id' | 'index' } | undefined;
    }>({
        severity: 'error',
        waivable: true,
        message: ({ kind, row, address, hwdom, mistaken }) => {
            const start = `${hwdom ? 'only the hardware domain' : WHO} may ${VERBS[kind]} ${short(row)}`;
            return mistaken === undefined
                ? `${start}: ${hex(address)} is in frame 0`
                : thatFits(
                      `${start}: this is the ${mistaken.is} of ${short(mistaken.name)}`,
                      `${start}: an ${mistaken.is} is no address`,
                  );
        },
        detail: ({ address, hwdom, mistaken }) =>
            (mistaken === undefined ? '' : `${hex(address)} is the ${mistaken.is} of ${mistaken.name}. `) +
            'An address below 4096 is in frame 0, which the check treats as "no frame". ' +
            `Write the frame of the device, or \`${hwdom ? 'hwdom' : 'deny'}\` if that is intended.`,
    }),
    'mailbox-row': entry<{ row: 'missing'; index: number } | { row: 'other'; device: string; index: number }>(
        {
            severity: 'information',
            waivable: true,
            message: params =>
                params.row === 'missing'
                    ? `no row has index ${params.index}: in trees since April 2024 nobody, not even the hardware domain, may use the IPI mailbox`
                    : `in trees since April 2024 the row of ${short(params.device)} also decides who may use the IPI mailbox`,
            detail: params =>
                params.row === 'missing'
                    ? 'There (edition 2024) the code of all chips asks this index of the node table about the mailbox, and finds no row. Add a row, or leave it if no guest uses the mailbox.'
                    : `There (edition 2024) the code of all chips asks index ${params.index} of the node table about the mailbox: whoever passes this row may use it, and nobody else, not even the owner of an IPI page.`,
        },
    ),
    'node-zero-passes': entry<{ name: string | undefined }>({
        severity: 'warning',
        waivable: true,
        message: ({ name }) =>
            `every domain passes ${name === undefined ? 'node 0' : `node 0 (${short(name)})`}: before July 2020 its row is not asked`,
        detail: () =>
            'In edition 2019 the code lets node 0 pass before it looks at the table, and with it every register row without a node of its own. Since July 2020 (`target xlnx 2020`) it is a row like any other. Remove the row, or waive this and say what it is for.',
    }),
    'index-gap': entry<{
        kind: 'node' | 'reset';
        stretches: readonly GapStretch[];
        /** The mailbox's own device, if its row is among the missing ones. */
        mailbox: string | undefined;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, stretches }) => {
            const names = stretches.flatMap(each => each.names);
            const start = 'no row for ';
            const end = `: ${WHO} may ${kind === 'node' ? 'power' : 'reset'} ${names.length === 1 ? 'it' : 'them'}`;
            return start + listWithin(120 - start.length - end.length, names) + end;
        },
        detail: ({ stretches, mailbox }) =>
            `Names without a row, by index: ${stretchesText(stretches)}. ${isHiding(stretches) ? HIDDEN : ''}In C each is an empty row, or past the end of the array. ` +
            (mailbox === undefined
                ? ''
                : `In trees since April 2024 that of ${mailbox} also decides who may use the IPI mailbox: now nobody. `) +
            'Add rows (`-> deny` where that is intended), or waive the gap with a reason.',
    }),
    'shared-page': entry<{ frame: bigint; one: string; other: string; rows: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ one, other }) => `${short(one)} and ${short(other)} are one page: its owner gets both`,
        detail: ({ frame, rows }) =>
            `A domain that owns the page, frame ${hex(frame)}, is granted ${list(rows)} together. Use one name if that is intended, or waive this with a reason.`,
    }),
    'sparse-table': entry<{ row: string; size: number; rows: number; bytes: number; index: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ row, bytes, rows }) =>
            `${short(row)} makes the array ${bytes} bytes long for ${count(rows, 'row')}`,
        detail: ({ index, size, rows }) =>
            `Its index is ${index}, and ${size - rows} of the ${size} entries are empty, each of which denies everyone. Is the id wrong, or is an \`index\` line missing?`,
    }),
    'unused-waiver': entry<{ code: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ code }) =>
            `this waiver silences nothing: there is no \`${short(code)}\` where it applies`,
        detail: () => 'It would hide the next one. Remove it.',
    }),
    'bad-waiver': entry<{
        code: string;
        problem: 'unknown' | 'error' | 'warning' | 'ids' | 'no-reason';
        near?: readonly string[];
    }>({
        severity: 'error',
        waivable: false,
        message: ({ code, problem, near = [] }) => {
            switch (problem) {
                case 'unknown':
                    if (near.length > 0)
                        return `there is no diagnostic \`${short(code)}\`: did you mean \`${near[0]}\`?`;
                    return `there is no diagnostic \`${short(code)}\`: this waiver would silence nothing`;
                case 'error':
                    return `\`${short(code)}\` cannot be waived: it leaves it unclear what to generate`;
                case 'warning':
                    return `\`${short(code)}\` cannot be waived: it goes away once you do what it asks`;
                case 'ids':
                    return `\`${short(code)}\` is not about ids: only a waiver of \`index-gap\` can name ids`;
                case 'no-reason':
                    return 'this waiver has no reason, and the next reader has nothing else to go by';
            }
        },
        detail: ({ problem }) => WAIVE_INSTEAD[problem],
    }),
};
