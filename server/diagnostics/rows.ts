// Diagnostics about tables and the rows of node, reset and clock tables, and about what domains own.

import { entry } from './entry';
import { count, hex, idText, list } from './words';

const WHO = 'nobody, not even the hardware domain,';

const VERBS: Record<'node' | 'reset' | 'clock', string> = {
    node: 'control the power of',
    reset: 'reset',
    clock: 'control the clock',
};

/** The ids of a gap as a person reads them: `1017-1026 (XILPM_RESET_ACPU3_PWRON, …)`. */
export interface GapRun {
    readonly first: number;
    readonly last: number;
    readonly names: readonly string[];
}

const runText = ({ first, last }: GapRun): string =>
    first === last ? idText(first) : `${idText(first)}-${idText(last)}`;

export const ROW_DIAGNOSTICS = {
    'duplicate-index': entry<{
        index: number;
        id: number;
        otherId: number;
        otherLine: number;
        kind: 'node' | 'reset';
    }>({
        severity: 'error',
        waivable: false,
        message: ({ index, id, otherId, otherLine, kind }) =>
            `index ${index} of this table is taken twice: here by ${kind} ${idText(id)}, and on line ${otherLine} by ` +
            `${id === otherId ? 'the same id' : `${kind} ${idText(otherId)}`}. C keeps the last row without a word, so the other one would not count: remove one`,
        when: 'Two rows have one index, numerically, however the ids are spelt.',
        why: 'C lets the last designated initialiser win: the first row is gone, and whoever it granted something to is denied. Versal indexes by the low 14 bits of an id, so ids that look quite different can meet.',
        instead: 'Keep the row that is right.',
    }),
    'duplicate-table': entry<{ kind: string; name: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ kind, name, other }) =>
            `${name} is a second ${kind} table beside ${other}: Xen asks one, so the rows of the other would never be read; put all rows into one table`,
        when: 'A file with its imports holds two tables of one kind.',
        why: 'The check functions read one table of each kind; a rule or a test could not know which one is meant.',
        instead: 'Put the rows into one table, or split the files so that only one is imported.',
    }),
    'empty-table': entry<{ kind: string; name: string }>({
        severity: 'error',
        waivable: false,
        message: ({ kind, name }) =>
            `the ${kind} table ${name} has no row: as C it would be an array of no elements, and ${WHO} could make any ${kind} call; add a row, or remove the table`,
        when: 'A table has no rows.',
        why: 'C has no empty arrays, and a table without rows denies every call.',
        instead: 'Add a row (`-> deny` for a deliberate one), or remove the table.',
    }),
    'no-node-table': entry<{ kind: string; name: string }>({
        severity: 'error',
        waivable: false,
        message: ({ kind, name }) =>
            `the ${kind} table ${name} asks who may control a node, but there is no node table here or in an import: every row would deny everyone. Add one, or import the file that has it`,
        when: 'An mmio or a clock table stands in a file that neither has nor imports a node table.',
        why: 'Rows of these tables name nodes, and the node table says who has a node.',
        instead: 'Import the file with the node table.',
    }),
    'bad-index': entry<
        | { problem: 'node-table' | 'form' | 'shift' }
        | { problem: 'base'; base: bigint; name: string; expected: bigint }
    >({
        severity: 'error',
        waivable: false,
        message: params =>
            params.problem === 'node-table'
                ? "under `xen` a node's id is its index, and the C that reads the table applies no macro: with one, every row would answer for another node. Remove this line"
                : params.problem === 'base'
                  ? `under \`xen\` the C that reads this table subtracts ${params.name}, ${idText(params.expected)}, from the id, and these rows are placed from ${idText(params.base)} on: each would answer for another reset line. Write the \`index\` line as \`n - ${params.name}\``
                  : params.problem === 'shift'
                    ? 'this shifts by an id, and C gives a shift by 64 and more no meaning: which row a large id finds would be left to the compiler. Shift by a constant'
                    : 'under `xen` the C that reads a reset table subtracts one number from the id: write this as `n - BASE`, with the first reset line as BASE',
        when: "Under `xen`, a node table has an `index` line, or a reset table's is not `n - BASE` with the BASE that the C subtracts. Under `xlnx`, an `index` line shifts by the id.",
        why: 'The check functions compute the index in a fixed way; rows placed in another way answer for other ids.',
        instead:
            'Under `xen` remove the line in a node table, and write `n - BASE` in a reset table. Under `xlnx` shift by a constant.',
    }),
    'missing-frame': entry<{ table: 'node' | 'reset' | 'mmio' | 'clock' }>({
        severity: 'error',
        waivable: false,
        message: ({ table }) =>
            table === 'mmio'
                ? 'this row names no node, so it grants the register through nothing: write `-> NODE`, `-> NODE only hwdom` or `-> only hwdom`'
                : table === 'clock'
                  ? 'this row names no node, so nobody would control the clock: write `->` and the nodes that it drives'
                  : `this row has nothing to grant through: as C it would be an empty row, and ${WHO} may use it. Write a frame, \`hwdom\`, or \`deny\` if that is meant`,
        when: 'A row has nothing right of `->`, or no `->`.',
        why: 'C reads the missing part as zero, which denies everyone silently.',
        instead: 'Write the frame that grants it, `hwdom`, or `deny` where the denial is meant.',
    }),
    'not-a-page': entry<
        | {
              use: 'row' | 'domain';
              address: bigint;
              frame: bigint;
              neighbours: readonly string[];
              /** The device or the reset line that has this number as its id. */
              mistaken: string | undefined;
          }
        | { use: 'size'; size: bigint }
    >({
        severity: 'error',
        waivable: true,
        message: params =>
            params.use === 'size'
                ? `${hex(params.size)} bytes are not a whole number of 4096-byte pages: Xen maps whole pages and refuses the domain; round the size up`
                : `${hex(params.address)} lies inside page ${hex(params.frame)}, and only whole pages are owned: ` +
                  `${params.use === 'row' ? 'whoever owns the page is granted this row' : 'the domain gets the whole page'}` +
                  `${params.neighbours.length === 0 ? '' : `, with ${list(params.neighbours)} in it`}` +
                  `${params.mistaken === undefined ? '' : ` (${hex(params.address)} is the id of ${params.mistaken}: does an id stand where an address belongs?)`}. ` +
                  "Name the page's first device, or waive this with the reason why that is right",
        when: 'A row or a domain uses a frame by an address that is not the start of a page.',
        why: 'Only the page is compared: granting one device of a page grants its neighbours too.',
        instead: "Use the page's start if the whole page is meant; waive it if the coupling is meant.",
    }),
    'frame-zero': entry<{
        address: bigint;
        mistaken: { readonly name: string; readonly is: 'id' | 'index' } | undefined;
    }>({
        severity: 'error',
        waivable: true,
        message: ({ address, mistaken }) =>
            `address ${hex(address)} is in frame 0, which the check takes for "no frame": ${WHO} would pass this row` +
            `${mistaken === undefined ? '' : ` (${hex(address)} is the ${mistaken.is} of ${mistaken.name}: does ${mistaken.is === 'id' ? 'an id' : 'an index'} stand where an address belongs?)`}. Write \`deny\` if that is meant`,
        when: "A row's frame has an address below 4096.",
        why: "36 shipped reset rows held a device's index where an address belongs; index >> 12 is 0, and every check failed for 21 months.",
        instead: "Write the device's frame, or `deny`.",
    }),
    'index-gap': entry<{
        kind: 'node' | 'reset';
        runs: readonly GapRun[];
        where: 'head' | 'between' | 'end';
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, runs, where }) => {
            const names = runs.flatMap(run => run.names);
            const ids = list(runs.map(runText));
            const [first] = runs;
            const single = runs.length === 1 && first !== undefined && first.first === first.last;
            const place =
                where === 'head'
                    ? 'before the first row'
                    : where === 'end'
                      ? 'past the last row'
                      : 'after this row';
            return (
                `${kind} id${single ? '' : 's'} ${ids} ${single ? 'has' : 'have'} no row (${place}): ${WHO} may ${VERBS[kind]} ${list(names)}. ` +
                `Add ${single ? 'a row' : 'rows'} (\`-> deny\` where that is meant), or waive the gap with the reason`
            );
        },
        when: 'A name in scope has an index that no row has. One report for each run of missing indexes, at the row below it.',
        why: 'An index without a row is a zero row, and past the end there is none: the call is refused to everyone, which has been found out years later more than once.',
        instead: 'Add the rows; `-> deny` closes a gap on purpose and keeps its reason in a comment.',
    }),
    'shared-page': entry<{ frame: bigint; one: string; other: string; rows: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ frame, one, other, rows }) =>
            `${one} and ${other} are one page, frame ${hex(frame)}: a domain that owns it is granted ${list(rows)} together. ` +
            'Use one name if that is meant, or waive this with the reason',
        when: 'Two rows use frames of different names that lie in one page. One report a page.',
        why: 'Only the page is compared, so granting one device grants the other.',
        instead: 'Use one name for the page, or waive the finding where the coupling is meant.',
    }),
    'reset-frame-differs': entry<{
        reset: string;
        resets: string;
        isFrame: boolean;
        frame: string;
        granted: 'frame' | 'hwdom' | 'nobody';
        expected: string;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ reset, resets, isFrame, frame, granted, expected }) =>
            `${reset} resets ${isFrame ? `the device at ${resets}` : resets}, ` +
            (isFrame
                ? `but this row grants it through ${frame}: whoever owns ${frame} may reset a device that is not theirs, and the owner of ${resets} may not. `
                : granted === 'frame'
                  ? `which the node table grants through ${expected}, but this row grants it through ${frame}: owning ${frame} is enough to reset the device, and owning ${expected} is not. `
                  : `which the node table grants to ${granted === 'hwdom' ? 'the hardware domain only' : 'nobody'}, but this row grants it through ${frame}: whoever owns ${frame} may reset it. `) +
            "Use the device's frame, or waive this with the reason",
        when: 'A reset line is granted through another frame than what it resets (`of` in its declaration).',
        why: 'The reset line of the full-power watchdog is framed by the low-power watchdog in a tree that ships: a guest with one resets the other.',
        instead: 'Grant the line through the frame of what it resets.',
    }),
    'sparse-table': entry<{ kind: string; size: number; rows: number; bytes: number; index: number }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, size, rows, bytes, index }) =>
            `index ${index} makes this array ${bytes} bytes long for ${count(rows, 'row')}: ${size - rows} of its ${size} places are holes, ` +
            `each of which denies everyone. Is the ${kind} id right, or an \`index\` line missing?`,
        when: 'An index lies so far out that the array has more than 1024 places and is mostly holes.',
        why: "The array is part of the hypervisor's image; an id from another numbering makes it grow to megabytes.",
        instead: 'Correct the id, or say with `index` how ids become indexes.',
    }),
    'unused-waiver': entry<{ code: string }>({
        severity: 'warning',
        waivable: false,
        message: ({ code }) =>
            `nothing here is silenced by this waiver: there is no \`${code}\` in its reach (any more). It would hide the next one; remove it`,
        when: 'A waiver silences nothing.',
        why: 'A waiver that outlives its reason hides the next finding of its kind.',
        instead: 'Remove it.',
    }),
    'bad-waiver': entry<{ code: string; problem: 'unknown' | 'error' | 'warning' | 'ids' | 'empty-reason' }>({
        severity: 'error',
        waivable: false,
        message: ({ code, problem }) => {
            switch (problem) {
                case 'unknown':
                    return `there is no diagnostic \`${code}\`, so this waiver would silence nothing: correct the code`;
                case 'error':
                    return `\`${code}\` cannot be waived: it leaves nothing definite to print. Mend what it reports`;
                case 'warning':
                    return `\`${code}\` cannot be waived: it is gone as soon as what it asks for is done. Do that, and remove the waiver`;
                case 'ids':
                    return `\`${code}\` is not about ids: only \`index-gap\` names the ids that it waives. Remove them`;
                case 'empty-reason':
                    return 'a waiver needs its reason: it is what the next reader has to go by. Write it between the quotes';
            }
        },
        when: 'A waiver names no code, or one that cannot be waived, or has an empty reason.',
        why: 'Errors leave nothing definite to print, and a waiver without a reason answers for nothing.',
        instead: 'Name a warning or one of the waivable errors, and give the reason.',
    }),
};
