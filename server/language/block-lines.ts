// The lines inside blocks: declarations, rows, waivers, what a domain owns, and the lines of a test.

import { expected, expression, id, isReadable, name, nameHere, type Reader } from './expression';
import { flaw, type LineFix, replaceBy } from './flaw';
import { string, take, takeComma } from './statements';
import {
    ACTIONS,
    type AccessRowNode,
    type Action,
    type Block,
    type BlockStatement,
    type ClockRowNode,
    type DeclarationNode,
    type Expression,
    type FrameNode,
    type GrantNode,
    type IdNode,
    type IndexNode,
    type IomemNode,
    type MmioRowNode,
    type NameKind,
    type RangeNode,
    type Span,
    type TestLineNode,
    type WaiverNode,
} from './syntax';

const NO_WAIVERS: readonly WaiverNode[] = [];

/** The statement of a block of the kind `block` that begins at the current token. */
export function readBlockStatement(
    reader: Reader,
    block: Exclude<Block, 'file'>,
): BlockStatement | undefined {
    if (at(reader, 'waive')) return { kind: 'waive', ...readWaiver(reader) };
    switch (block) {
        case 'node':
        case 'reset':
            return at(reader, 'index') ? readIndex(reader) : readAccessRow(reader, block);
        case 'clock':
            return at(reader, 'index') ? readIndex(reader) : readClockRow(reader);
        case 'mmio':
            return readMmioRow(reader);
        case 'domain':
            return readOwned(reader);
        case 'test':
            return readTestLine(reader);
        case 'names node':
        case 'names reset':
        case 'names clock':
        case 'names frame':
        case 'names register':
            return readDeclaration(reader, block);
    }
}

/** How messages speak of a row and of what stands left of its `->`. */
const ACCESS_ROWS = {
    node: { subject: "a node's name or id", use: 'node row' },
    reset: { subject: "a reset's name or id", use: 'reset row' },
} as const;

const at = ({ scanner }: Reader, word: string): boolean => scanner.is('word') && scanner.lexeme === word;

function readDeclaration(reader: Reader, block: `names ${NameKind}`): DeclarationNode | undefined {
    const declared = name(reader, 'a name to declare');
    if (declared === undefined) return undefined;
    if (!takeEquals(reader)) {
        return {
            kind: 'declaration',
            name: declared,
            value: undefined,
            size: undefined,
            of: undefined,
            pll: false,
        };
    }
    const isFrame = block === 'names frame';
    const value = isFrame ? readFrame(reader, declared.name) : readValue(reader, 'the value');
    const size = isFrame && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    const takesOf = block === 'names reset' || block === 'names register';
    const of =
        takesOf && take(reader, 'of')
            ? name(reader, block === 'names reset' ? 'a node or a frame' : 'a frame')
            : undefined;
    const pll = block === 'names clock' && take(reader, 'pll');
    return { kind: 'declaration', name: declared, value, size, of, pll };
}

function takeEquals(reader: Reader): boolean {
    if (reader.scanner.is('=')) {
        reader.scanner.next();
        return true;
    }
    expected(reader, '`=`');
    return false;
}

function readValue(reader: Reader, what: string): FrameNode | undefined {
    const value = expression(reader, what);
    return value && { form: 'bare', value, start: value.start, end: value.end };
}

function readIndex(reader: Reader): IndexNode {
    const { scanner } = reader;
    scanner.next();
    const macro = name(reader, "the index macro's name");
    const parameter = macro && open(reader) ? name(reader, "the macro's parameter") : undefined;
    if (parameter === undefined || !close(reader) || !takeEquals(reader)) {
        return { kind: 'index', macro, parameter, value: undefined };
    }
    return { kind: 'index', macro, parameter, value: expression(reader, 'how an id becomes an index') };
}

function open(reader: Reader): boolean {
    if (!reader.scanner.is('(')) return expected(reader, '`(`') ?? false;
    reader.scanner.next();
    return true;
}

function close(reader: Reader): boolean {
    if (!reader.scanner.is(')')) return expected(reader, '`)`') ?? false;
    reader.scanner.next();
    return true;
}

function readAccessRow(reader: Reader, block: 'node' | 'reset'): AccessRowNode | undefined {
    const subject = readRange(reader, id, ACCESS_ROWS[block].subject);
    if (subject === undefined) return undefined;
    if (subject.lastIsOut) rangeOut(reader, subject);
    const left = reader.scanner.previousEnd;
    const isGiven = takeArrow(reader);
    const grant = isGiven ? readGrant(reader, ACCESS_ROWS[block].use) : undefined;
    const missing = isGiven ? undefined : missingRight(reader, left);
    return { kind: 'access-row', subject, grant, missing, waivers: readWaivers(reader) };
}

/** Ids are counted with both ends; `..<` is for addresses. */
function rangeOut({ flaws, scanner }: Reader, { first, last }: RangeNode<IdNode>): void {
    const span = { start: first.end, end: last?.start ?? scanner.start };
    flaws.push(
        flaw(
            'syntax',
            span,
            { expected: '`..` (a range of ids holds both ends)', found: '`..<`' },
            replaceBy('Write ..', span, '..'),
        ),
    );
}

function readRange<T extends Expression>(
    reader: Reader,
    readEnd: (reader: Reader, what: string) => T | undefined,
    what: string,
): RangeNode<T> | undefined {
    const { scanner } = reader;
    const first = readEnd(reader, what);
    if (first === undefined) return undefined;
    if (!scanner.is('..') && !scanner.is('..<')) return { first, last: undefined, lastIsOut: false };
    const lastIsOut = scanner.is('..<');
    scanner.next();
    const last = readEnd(reader, what);
    return { first, last, lastIsOut: lastIsOut && last !== undefined };
}

/** Goes past `->`, and says whether something stands right of it. */
function takeArrow(reader: Reader): boolean {
    const { scanner } = reader;
    if (endsRow(reader)) return false;
    if (!scanner.is('->')) return expected(reader, '`->`', ...arrowFixes(reader)) ?? false;
    scanner.next();
    return !endsRow(reader);
}

/** `=`, `=>` and `:` are what other languages write for `->`. */
function arrowFixes({ scanner: { text, start } }: Reader): LineFix[] {
    const written = ['=>', '=', ':'].find(arrow => text.startsWith(arrow, start));
    return written === undefined ? [] : [replaceBy('Write ->', { start, end: start + written.length }, '->')];
}

const endsRow = (reader: Reader): boolean => reader.scanner.is('end') || at(reader, 'waive');

/** A row without `->`, or with nothing there, grants nothing: this is where it should stand, from the column `start` on. */
const missingRight = ({ scanner, flaws }: Reader, start: number): Span | undefined =>
    flaws.length === 0 ? { start, end: scanner.previousEnd } : undefined;

function readGrant(reader: Reader, use: string): GrantNode | undefined {
    const { scanner } = reader;
    const { start } = scanner;
    if (take(reader, 'deny')) return { kind: 'deny', start, end: scanner.previousEnd };
    if (take(reader, 'hwdom'))
        return { kind: 'grant', frame: undefined, hwdom: true, start, end: scanner.previousEnd };
    const frame = readFrame(reader, use);
    if (frame === undefined) return undefined;
    const hwdom = take(reader, 'or') && takeHwdom(reader);
    return { kind: 'grant', frame, hwdom, start, end: scanner.previousEnd };
}

/** A frame: a name, `at` a byte address or `mfn` a frame number. A bare number is read, and reported as ambiguous. */
function readFrame(reader: Reader, use: string): FrameNode | undefined {
    const { scanner } = reader;
    const { start } = scanner;
    const form = take(reader, 'at') ? 'at' : take(reader, 'mfn') ? 'mfn' : undefined;
    if (form !== undefined) {
        const value = expression(reader, form === 'at' ? 'a byte address' : 'a frame number');
        return { form, value, start, end: scanner.previousEnd };
    }
    const value = expression(reader, 'a frame: a name, `at` a byte address or `mfn` a frame number');
    if (value === undefined) return undefined;
    if (value.kind === 'name') return { form: 'name', value, start, end: value.end };
    reportAmbiguous(reader, value, use);
    return { form: 'bare', value, start, end: value.end };
}

function reportAmbiguous({ flaws, scanner }: Reader, value: Expression, use: string): void {
    const here = { start: value.start, end: value.start };
    flaws.push(
        flaw(
            'ambiguous-number',
            value,
            { text: scanner.text.slice(value.start, Math.min(value.end, value.start + 60)), use },
            replaceBy('It is a byte address', here, 'at '),
            replaceBy('It is a frame number', here, 'mfn '),
        ),
    );
}

function readMmioRow(reader: Reader): MmioRowNode | undefined {
    const address = readRange(reader, expression, "a register's address");
    if (address === undefined) return undefined;
    let mask: Expression | undefined;
    let readonly = false;
    for (;;) {
        if (mask === undefined && take(reader, 'mask')) mask = expression(reader, 'a mask');
        else if (!readonly && take(reader, 'readonly')) readonly = true;
        else break;
    }
    const left = reader.scanner.previousEnd;
    const isGiven = takeArrow(reader);
    const node = isGiven && !at(reader, 'only') ? id(reader, 'a node, or `only hwdom`') : undefined;
    const onlyHwdom = isGiven && take(reader, 'only') && takeHwdom(reader);
    const missing = isGiven ? undefined : missingRight(reader, left);
    return {
        kind: 'mmio-row',
        address,
        mask,
        readonly,
        node,
        onlyHwdom,
        missing,
        waivers: readWaivers(reader),
    };
}

const takeHwdom = (reader: Reader): boolean =>
    take(reader, 'hwdom') || (expected(reader, '`hwdom`') ?? false);

function readClockRow(reader: Reader): ClockRowNode | undefined {
    const clock = id(reader, "a clock's name or id");
    if (clock === undefined) return undefined;
    const left = reader.scanner.previousEnd;
    const isGiven = takeArrow(reader);
    const nodes = isGiven ? readNodes(reader) : [];
    const missing = isGiven ? undefined : missingRight(reader, left);
    return { kind: 'clock-row', clock, nodes, missing, waivers: readWaivers(reader) };
}

function readNodes(reader: Reader): IdNode[] {
    const nodes: IdNode[] = [];
    do {
        const node = id(reader, 'a node');
        if (node !== undefined) nodes.push(node);
    } while (takeComma(reader));
    return nodes;
}

function readWaivers(reader: Reader): readonly WaiverNode[] {
    if (!at(reader, 'waive')) return NO_WAIVERS;
    const waivers: WaiverNode[] = [];
    while (at(reader, 'waive') && isReadable(reader)) waivers.push(readWaiver(reader));
    return waivers;
}

function readWaiver(reader: Reader): WaiverNode {
    const { scanner } = reader;
    const { start } = scanner;
    scanner.next();
    const code = readCode(reader);
    const hasIds = code !== undefined && !scanner.is('string') && !scanner.is('end');
    const ids = hasIds ? readRange(reader, id, 'ids, or the reason in double quotes') : undefined;
    if (ids?.lastIsOut) rangeOut(reader, ids);
    const reason = string(reader, 'the reason in double quotes');
    return { code, ids, reason, start, end: scanner.previousEnd };
}

function readCode(reader: Reader): WaiverNode['code'] {
    if (!reader.scanner.is('word')) return expected(reader, 'the code of a diagnostic');
    reader.scanner.extendOverHyphens();
    return nameHere(reader);
}

function readOwned(
    reader: Reader,
): IomemNode | { kind: 'from'; path: ReturnType<typeof string> } | undefined {
    if (take(reader, 'from')) return { kind: 'from', path: string(reader, 'a path in double quotes') };
    if (!take(reader, 'iomem')) return expected(reader, '`iomem` or `from`');
    if (take(reader, 'all')) {
        return {
            kind: 'iomem',
            all: true,
            frame: undefined,
            count: undefined,
            size: undefined,
            waivers: NO_WAIVERS,
        };
    }
    const frame = readFrame(reader, 'domain');
    const count = take(reader, 'count') ? expression(reader, 'a number of pages') : undefined;
    const size =
        count === undefined && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    return { kind: 'iomem', all: false, frame, count, size, waivers: readWaivers(reader) };
}

function readTestLine(reader: Reader): TestLineNode | undefined {
    const domain = name(reader, "a domain's name");
    if (domain === undefined) return undefined;
    const line = {
        kind: 'test-line',
        domain,
        may: undefined,
        action: undefined,
        object: undefined,
        mask: undefined,
    } as const;
    if (!take(reader, 'may')) return expected(reader, '`may` or `may not`') ?? line;
    const may = !take(reader, 'not');
    const action = readAction(reader);
    if (action === undefined) return { ...line, may };
    const isAccess = action === 'read' || action === 'write';
    const object = isAccess
        ? expression(reader, "a register's address")
        : id(reader, `a ${action}'s name or id`);
    const mask = isAccess && take(reader, 'mask') ? expression(reader, 'a mask') : undefined;
    return { ...line, may, action, object, mask };
}

function readAction(reader: Reader): Action | undefined {
    const { scanner } = reader;
    const action = ACTIONS.find(word => at(reader, word));
    if (action === undefined) return expected(reader, '`node`, `reset`, `clock`, `read` or `write`');
    scanner.next();
    return action;
}
