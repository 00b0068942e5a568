// What a line of Xen's log is about, or of Linux's. The numbers in it are ids or indexes, by the chip and by which code printed it; which of them is
// said with the answer, and where that cannot be told, nothing is guessed.

import { ALL_BITS } from '../access/tables';
import { idText } from '../diagnostics/phrases';
import { nameOfId } from '../model/id-names';
import type { Asked } from './answers';
import { MAILBOX, type Question } from './question';

export interface LogReading {
    /** The call that was refused; `undefined` if no table decided about it, or if that is not known. */
    readonly question: Question | undefined;
    /** What the line says, in a sentence. */
    readonly said: string;
}

/** Reads a line of Xen's log. Any other text gets a sentence that says so. */
export function readLogLine(asked: Asked, line: string): LogReading {
    const fn = functionIn(line);
    const thing = /No access to (node|reset|clock|pll)[= ]*(0x[0-9a-f]+|[0-9]+)/i.exec(line);
    if (thing !== null) return refused(asked, line, fn, thing[1] ?? '', Number(thing[2]));
    const register = /No access to MMIO (read|write) (?:0x)?([0-9a-f]+)/i.exec(line);
    if (register !== null)
        return ofRegister(fn, register[1] === 'read' ? 'read' : 'write', register[2] ?? '0');
    if (/Unhandled PM Call/.test(line))
        return without(
            'Xen does not know this call and passes it on for the hardware domain at most: no table decides about it',
        );
    if (fn === IOCTL && /No access id/.test(line))
        return without(
            `a guest may make this call ${fnText(fn)}${ioctlIn(line)} only to set up an SD controller whose node it may control; the line does not say which node`,
        );
    const linux = /request failed for node (\d+): -13/.exec(line);
    if (linux !== null) return ofLinux(asked, Number(linux[1]));
    if (isOfMailbox(line)) return { question: MAILBOX, said: 'The mailbox was refused.' };
    if (fn !== undefined && /No access/.test(line))
        return without(`the call ${fnText(fn)} is for the hardware domain only, whatever the tables say`);
    return without('this is no line in which Xen refuses a call that a table could decide about');
}

function isOfMailbox(line: string): boolean {
    const at = line.indexOf('IPI mailbox: ');
    return at !== -1 && line.includes('No access', at);
}

/** Linux prints ids, and -13 whoever refused. */
function ofLinux({ program }: Asked, id: number): LogReading {
    const text = nameOfId(program.scope, 'node', id);
    const said = `Linux was refused node ${idText(id)}: ${text} by its id. It does not say by whom: by Xen, or by the firmware.`;
    return { question: { action: 'node', id, text }, said };
}

const without = (said: string): LogReading => ({
    question: undefined,
    said: `${said[0]?.toUpperCase()}${said.slice(1)}.`,
});

function refused(
    asked: Asked,
    line: string,
    fn: number | undefined,
    word: string,
    number: number,
): LogReading {
    // A PLL is controlled as a node.
    const kind = word === 'reset' || word === 'clock' ? word : 'node';
    const call = fn === undefined ? 'A call' : `The call ${fnText(fn)}`;
    const start = `${call} about ${word} ${idText(number)} was refused`;
    const meaning = meaningOf(asked, line, kind, number);
    if (meaning === undefined)
        return without(
            `${start}. Whether the number is an id or an index depends on the chip: the file names no platform`,
        );
    const id = meaning.is === 'id' ? number : idAt(asked, kind, number);
    if (id === undefined)
        return without(`${start}. The number is an index (${meaning.why}), which no row and no name has`);
    const name = nameOfId(asked.program.scope, kind, id);
    const as =
        meaning.is === 'id'
            ? `its id (${meaning.why})`
            : `its index, not its id ${idText(id)} (${meaning.why})`;
    const text = name === `${kind} ${idText(id)}` ? idText(id) : name;
    return { question: { action: kind, id, text }, said: `${start}: ${name} by ${as}.` };
}

interface Meaning {
    readonly is: 'id' | 'index';
    readonly why: string;
}

/** What a number in the log is; `undefined` if that cannot be told. */
function meaningOf(
    { program, policy }: Asked,
    line: string,
    kind: 'node' | 'reset' | 'clock',
    number: number,
): Meaning | undefined {
    const { chip } = program;
    if (line.includes('zynqmp-pm:')) return { is: 'id', why: 'code that prints `zynqmp-pm` prints ids' };
    if (chip === undefined) return undefined;
    if (chip.idClasses !== undefined)
        return number > LARGEST_INDEX
            ? { is: 'id', why: 'it has the class of an id' }
            : { is: 'index', why: `on ${chip.name} Xen prints the low 14 bits` };
    if (kind !== 'reset') return { is: 'id', why: `on ${chip.name} Xen prints ids of ${kind}s` };
    return number < (policy.reset?.rows[0]?.id ?? 0) - (policy.reset?.rows[0]?.index ?? 0)
        ? { is: 'index', why: `since 4.17 Xen prints indexes of reset lines on ${chip.name}` }
        : { is: 'id', why: `before 4.17 Xen prints ids of reset lines on ${chip.name}` };
}

/** The largest index that the low 14 bits of an id can be. */
const LARGEST_INDEX = 0x3fff;

/** The id with an index: that of the row there, or else of a name. */
function idAt(
    { program, policy }: Asked,
    kind: 'node' | 'reset' | 'clock',
    index: number,
): number | undefined {
    const table = policy[kind];
    const rows: readonly { readonly id: number; readonly index: number }[] = table?.rows ?? [];
    const row = rows.find(each => each.index === index);
    if (row !== undefined || table === undefined) return row?.id;
    return program.scope
        .names(kind)
        .find(({ number }) => number !== undefined && table.index(BigInt(number)) === BigInt(index))?.number;
}

function ofRegister(fn: number | undefined, action: 'read' | 'write', digits: string): LogReading {
    const address = BigInt(`0x${digits}`);
    const call = fn === undefined ? 'A call' : `The call ${fnText(fn)}`;
    return {
        question: { action, address, mask: ALL_BITS, text: `0x${digits}` },
        said: `${call} that would ${action} the register at 0x${digits} was refused; the line does not say which bits.`,
    };
}

function functionIn(line: string): number | undefined {
    const found = /\bfn=(0x[0-9a-f]+|[0-9]+)/i.exec(line);
    return found === null ? undefined : Number(found[1]);
}

const IOCTL = 34;

/** What is set up by the calls that Xen asks a table about. */
function ioctlIn(line: string): string {
    const name = IOCTLS.get(Number(/No access id = (\d+)/.exec(line)?.[1]));
    return name === undefined ? '' : ` for ${name}`;
}

const IOCTLS: ReadonlyMap<number, string> = new Map([
    [6, 'SD_DLL_RESET'],
    [7, 'SET_SD_TAPDELAY'],
]);

const fnText = (fn: number): string => {
    const name = CALLS.get(fn);
    return name === undefined ? `number ${fn}` : `${name} (${fn})`;
};

/** The numbers of EEMI's calls that tables decide about, and of those that the log may show besides. */
const CALLS: ReadonlyMap<number, string> = new Map([
    [3, 'GET_NODE_STATUS'],
    [6, 'REQUEST_SUSPEND'],
    [8, 'FORCE_POWERDOWN'],
    [9, 'ABORT_SUSPEND'],
    [10, 'REQUEST_WAKEUP'],
    [11, 'SET_WAKEUP_SOURCE'],
    [13, 'REQUEST_NODE'],
    [14, 'RELEASE_NODE'],
    [15, 'SET_REQUIREMENT'],
    [16, 'SET_MAX_LATENCY'],
    [17, 'RESET_ASSERT'],
    [18, 'RESET_GET_STATUS'],
    [19, 'MMIO_WRITE'],
    [20, 'MMIO_READ'],
    [34, 'IOCTL'],
    [36, 'CLOCK_ENABLE'],
    [37, 'CLOCK_DISABLE'],
    [39, 'CLOCK_SETDIVIDER'],
    [43, 'CLOCK_SETPARENT'],
]);
