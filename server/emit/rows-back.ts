// A row of a generated file that was changed by hand, read back as a change of the source's row: only what was changed, in the source's own
// words as far as they still hold. Whether the source then generates what the hand wrote is not looked at here.

import { rangeSpan } from '../language/range';
import { PAGE_BITS, REGISTER_BYTES } from '../model/page';
import type { AccessRow, ClockRow, MmioRow, Program, Row } from '../model/program';
import type { Target } from '../model/targets';

/** What a row grants according to a generated file, as a change of the source's line. */
export interface HandEdit {
    readonly row: Row;
    /** The columns of the line that are replaced; the end is not included. */
    readonly start: number;
    readonly end: number;
    /** What replaces them, as the language writes it. */
    readonly text: string;
    /** What stands before them and says which row it is; empty if that is replaced too. */
    readonly subject: string;
}

/** Why a change cannot be taken over, in words that follow the name of the file. */
export interface NotTakenOver {
    readonly why: string;
}

type Named = Pick<Program, 'target' | 'scope'>;

/**
 * What a row says according to a generated file, given its text there, and as it is generated; `undefined` if that cannot be read, and a
 * reason if the source cannot say it in this row. Of a row of several lines, as a clock's, either all of them or one.
 */
export function readRowBack(
    row: Row,
    program: Named,
    found: string,
    made: string,
): HandEdit | NotTakenOver | undefined {
    switch (row.kind) {
        case 'access':
            return accessBack(row, program, found, made);
        case 'mmio':
            return mmioBack(row, program.target, found, made);
        case 'clock':
            return clockBack(row, found, made);
    }
}

type Fields = ReadonlyMap<string, string>;

/** The fields of a row by their names, without suffixes of numbers; one without a name is `addr`, and an empty row has none. */
function fieldsIn(text: string): Fields | undefined {
    const body = /\{([^{}]*)\}\s*,/.exec(withoutComments(text))?.[1];
    if (body === undefined) return undefined;
    const fields = new Map<string, string>();
    for (const part of body.split(',').map(each => each.trim())) {
        if (part === '' || part === '0') continue;
        const [, inC, inTypeScript, value = ''] = FIELD.exec(part) ?? [];
        fields.set(inC ?? inTypeScript ?? 'addr', plain(value));
    }
    return fields;
}

const withoutComments = (text: string): string =>
    text.replace(/\/\*.*?(?:\*\/|$)/gm, ' ').replace(/\/\/.*/g, '');

/** `.name = value` of C, `name: value` of TypeScript, or a value. */
const FIELD = /^(?:\.(\w+)\s*=\s*|(\w+):\s*)?(.*)$/s;

/** A value without the suffixes that generated numbers have, and without the object that has the names in TypeScript. */
const plain = (value: string): string =>
    value.replace(/\b(0x[0-9a-fA-F]+|\d+)(?:U?LL|U|n)\b/g, '$1').replace(/^(?:node|reset|clock)Ids\./, '');

function accessBack(
    row: AccessRow,
    { target, scope }: Named,
    found: string,
    made: string,
): HandEdit | NotTakenOver | undefined {
    if (row.size !== 1) return { why: 'one row of a range; take the range apart first' };
    const [now, before] = [fieldsIn(found), fieldsIn(made)];
    const { subject, grant } = row.node;
    if (now === undefined || before === undefined || grant === undefined) return undefined;
    if (!isOfOne(now, before, ACCESS_FIELDS) || indexOf(found) !== indexOf(made)) return undefined;
    const frame = frameIn(now, target, address => scope.namesOf('frame', address)[0]?.name);
    if (frame === undefined) return undefined;
    const hwdom = (now.get('hwdom_access') ?? now.get('hwdom')) === 'true';
    const nobody = hwdom ? 'hwdom' : 'deny';
    const text = frame === '' ? nobody : `${frame}${hwdom ? ' or hwdom' : ''}`;
    return { row, start: grant.start, end: grant.end, text, subject: textAt(row, subject.first) };
}

const ACCESS_FIELDS = ['mfn', 'addr', 'hwdom_access', 'id', 'index', 'frame', 'hwdom'];

/** What tells a row from others stays as it is. */
const KEYS = ['id', 'index', 'start'];

/** Whether two texts are of the same row, and the first has no other fields than these. */
const isOfOne = (now: Fields, before: Fields, known: readonly string[]): boolean =>
    [...now.keys()].every(name => known.includes(name)) &&
    KEYS.every(name => now.get(name) === before.get(name));

/** What stands in brackets before the row of an array in C. */
const indexOf = (text: string): string | undefined =>
    /^\s*\[([^\]]+)\]\s*=/.exec(withoutComments(text))?.[1]?.trim();

const textAt = ({ at }: Row, { start, end }: { readonly start: number; readonly end: number }): string =>
    at.text.slice(start, end);

/** The frame as the language writes it; empty for none, and `undefined` if it cannot be read. */
function frameIn(
    fields: Fields,
    target: Target,
    nameAt: (address: bigint) => string | undefined,
): string | undefined {
    const number = fields.get('frame');
    if (number !== undefined) return pageIn(number, nameAt);
    const written = fields.get('mfn') ?? fields.get('addr') ?? '';
    const value = target === 'xen' ? written.replace(/^mfn_init\(\s*(\w+)\s*\)$/, '$1') : written;
    if (value === '' || (value !== written) !== (target === 'xen')) return value === '' ? '' : undefined;
    if (/^[A-Za-z_]\w*$/.test(value)) return value;
    return HEX.test(value) ? `${target === 'xen' ? 'mfn' : 'at'} ${value.toLowerCase()}` : undefined;
}

const HEX = /^0x[0-9a-fA-F]+$/;

/** A frame number of TypeScript, which has no names of frames: by a name of its page, if it has one. */
function pageIn(number: string, nameAt: (address: bigint) => string | undefined): string | undefined {
    if (!HEX.test(number)) return undefined;
    const frame = BigInt(number);
    return frame === 0n ? '' : (nameAt(frame << BigInt(PAGE_BITS)) ?? `mfn ${number.toLowerCase()}`);
}

function mmioBack(row: MmioRow, target: Target, found: string, made: string): HandEdit | undefined {
    const [now, before] = [fieldsIn(found), fieldsIn(made)];
    if (now === undefined || before === undefined || !isOfOne(now, before, MMIO_FIELDS)) return undefined;
    const { node } = row;
    const isSame = (name: string): boolean => now.get(name) === before.get(name);
    const span = rangeSpan(node.address);
    const address = isSame('end') ? textAt(row, span) : rangeIn(row, now.get('end'), target);
    const by = isSame('node') && node.node !== undefined ? textAt(row, node.node) : (now.get('node') ?? '');
    const mask = isSame('mask') && node.mask !== undefined ? textAt(row, node.mask) : maskIn(now);
    if (address === undefined || !isSame('size')) return undefined;
    const parts = [
        ...(mask === '' ? [] : [`mask ${mask}`]),
        ...(now.get('readonly') === 'true' ? ['readonly'] : []),
        '->',
        ...(by === '' ? [] : [by]),
        ...((now.get('hwdom_access') ?? now.get('onlyHwdom')) === 'true' ? ['only hwdom'] : []),
    ];
    const rest = ` ${parts.join(' ')}`;
    return isSame('end')
        ? { row, start: span.end, end: node.end, text: rest, subject: address }
        : { row, start: span.start, end: node.end, text: address + rest, subject: '' };
}

const MMIO_FIELDS = ['start', 'end', 'size', 'mask', 'node', 'readonly', 'hwdom_access', 'onlyHwdom'];

/** In TypeScript 0 stands for all bits, which has no mask in C. */
function maskIn(fields: Fields): string {
    const mask = fields.get('mask') ?? '';
    return mask === '0x0' ? '' : mask;
}

/** The addresses of a row with another end, which is excluded in C and TypeScript. */
function rangeIn(row: MmioRow, end: string | undefined, target: Target): string | undefined {
    const first = textAt(row, row.node.address.first);
    if (end === undefined) return first;
    const behind = ` + ${REGISTER_BYTES}`;
    if (end.endsWith(behind))
        return `${first} .. ${end.slice(0, -behind.length).replaceAll('(uint64_t)', '')}`;
    if (!HEX.test(end)) return target === 'xlnx' ? `${first} ..< ${end}` : undefined;
    return `${first} .. 0x${(BigInt(end) - BigInt(REGISTER_BYTES)).toString(16)}`;
}

function clockBack(row: ClockRow, found: string, made: string): HandEdit | undefined {
    const [now, before] = [clocksIn(found), clocksIn(made)];
    const { clock, nodes } = row.node;
    const [first, last] = [nodes[0], nodes.at(-1)];
    const isOfClock = now.every((each, at) => each.clock === before[at]?.clock);
    if (now.length !== before.length || !isOfClock || first === undefined || last === undefined)
        return undefined;
    const texts = nodes.map(node => textAt(row, node));
    for (const [at, { node }] of now.entries()) {
        const old = before[at]?.node ?? '';
        const place = before.length === nodes.length ? at : texts.indexOf(old);
        if (place === -1) return undefined;
        if (node !== old) texts[place] = node;
    }
    const subject = textAt(row, clock);
    return { row, start: first.start, end: last.end, text: texts.join(', '), subject };
}

/** The rows of a clock: in C by the macro or by fields, whose indexes may be made by a macro, and in TypeScript. */
const clocksIn = (text: string): { readonly clock: string; readonly node: string }[] =>
    withoutComments(text)
        .replace(/\s+/g, ' ')
        .split(CLOCK_START)
        .flatMap(each => {
            const [whole, clock = '', node = ''] = CLOCK.exec(each) ?? [];
            return whole === undefined
                ? []
                : [{ clock: plain(withoutMacro(clock)), node: plain(withoutMacro(node)) }];
        });

const CLOCK_START = /(?=PM_CLK2NODE\(|\{)/;
const CLOCK =
    /^(?:PM_CLK2NODE\(|\{ ?\.clk_idx =|\{ id:) ?([^,]+), ?(?:\.dev_idx =|index: \d+, node:)? ?([^,]+?)(?: \}|, nodeIndex: \d+ \}|\)(?=,))/;

const withoutMacro = (text: string): string => text.trim().replace(/^\w+\((.*)\)$/, '$1');
