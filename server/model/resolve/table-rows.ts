// Resolves the rows of a table: ids to indexes, frames and addresses to numbers. A row with an error still counts as far as possible.

import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import type { AccessRowNode, GrantNode } from '../../language/statements/access-row';
import type { ClockRowNode } from '../../language/statements/clock-row';
import type { MmioRowNode } from '../../language/statements/mmio-row';
import type { Expression, FrameNode, IdNode, RangeNode, Span } from '../../language/syntax';
import { firstUnnamed } from '../named-ids';
import type { IndexMacro, NameEntry } from '../names';
import { addressOfFrame, frameNumber, LAST_FRAME } from '../page';
import { type Fix, replace } from '../problem';
import { AccessRow, ClockRow, type FrameUse, type IdRun, LARGEST_INDEX, MmioRow, MOST_IDS } from '../program';
import type { Scope } from '../scope';
import { traitsOf } from '../targets';
import { numberFormOf } from '../written-number';
import { reportBackwards } from './backwards';
import { isCutOff } from './cut-off';
import { framesFor } from './frames-instead';
import { MOST_RUNS } from './index-runs';
import { indexedId } from './indexed-id';
import { fixesOfLine } from './line-meant';
import {
    addressOf,
    findName,
    frameNumberIn,
    idOf,
    idUseOf,
    type Resolution,
    rangeEndOf,
    report,
    spanOfRange,
    valueIn,
} from './lookup';
import { reportsClasses } from './macros';
import { registerEnd } from './register-end';
import { isOtherMeant } from './register-meant';
import { reportSwappedClock, swappedId } from './swapped-row';

const ALL_BITS = 0xffff_ffffn;

const NO_RUNS: readonly IdRun[] = [];

/** A row of a node or reset table. */
export function resolveAccessRow(
    resolution: Resolution,
    kind: 'node' | 'reset',
    macro: IndexMacro | undefined,
    line: Line,
    node: AccessRowNode,
): AccessRow {
    const swapped = swappedId(resolution, kind, line, node);
    if (swapped !== undefined) {
        const found = resolveIds(resolution, kind, line, swapped);
        const its = found && indexRuns(resolution, macro, line, swapped, found, undefined);
        return new AccessRow(line, its ?? NO_RUNS, found?.name, undefined, false, true, undefined);
    }
    const grant = resolveGrant(resolution, line, node.grant);
    const faulty = grant.faulty || isCutOff(line, node);
    const ids = resolveIds(resolution, kind, line, node.subject);
    const runs = ids && indexRuns(resolution, macro, line, node.subject, ids, grant.frame);
    if (node.missing !== undefined && ids !== undefined)
        reportMissing(resolution, kind, line, node.missing, node.subject.first, node.subject.last, ids);
    const through = grant.frame?.name ?? grant.frame?.address;
    const form = typeof through === 'bigint' && grant.frame ? numberFormOf(grant.frame.node) : undefined;
    return new AccessRow(line, runs ?? NO_RUNS, ids?.name, through, grant.hwdom, faulty, form);
}

/** A row of an mmio table; `undefined` without a valid address and mask. */
export function resolveMmioRow(resolution: Resolution, line: Line, node: MmioRowNode): MmioRow | undefined {
    if (isOtherMeant(resolution, line, node)) return undefined;
    const first = addressOf(resolution, line, node.address.first);
    const last = node.address.last && addressOf(resolution, line, node.address.last);
    const mask = node.mask && resolveMask(resolution, line, node.mask, node.maskPart);
    const nodeId = node.node === undefined ? 0 : idOf(resolution, line, node.node, 'node');
    if (node.missing !== undefined && first !== undefined)
        reportMissing(resolution, 'mmio', line, node.missing, node.address.first, node.address.last);
    if (first === undefined || (node.address.last !== undefined && last === undefined)) return undefined;
    const end = registerEnd(resolution, line, node.address, first, last);
    if (end === undefined || nodeId === undefined || (node.mask !== undefined && mask === undefined))
        return undefined;
    // What the row names could not be read.
    if (node.node === undefined && !node.onlyHwdom && node.missing === undefined) return undefined;
    return new MmioRow(line, node, first, last, end, mask, nodeId);
}

/** A row of a clock table; `undefined` without a valid clock and nodes. */
export function resolveClockRow(
    resolution: Resolution,
    macro: IndexMacro | undefined,
    line: Line,
    node: ClockRowNode,
): ClockRow | undefined {
    if (reportSwappedClock(resolution, line, node)) return undefined;
    const clock = indexedId(resolution, macro, line, node.clock, 'clock');
    const nodes = node.nodes.map(entry => indexedId(resolution, macro, line, entry, 'node'));
    if (node.missing !== undefined && clock !== undefined)
        reportMissing(resolution, 'clock', line, node.missing, node.clock, undefined);
    if (clock === undefined || !nodes.every(id => id !== undefined)) return undefined;
    if (nodes.length === 0 && node.missing === undefined) return undefined;
    return new ClockRow(line, node, clock, nodes);
}

/** A frame as its byte address; `undefined` after a report. */
export function resolveFrame(resolution: Resolution, line: Line, node: FrameNode): FrameUse | undefined {
    if (node.value === undefined) return undefined;
    switch (node.form) {
        case 'name': {
            const name =
                node.value.kind === 'name' ? findName(resolution, line, node.value, ['frame']) : undefined;
            return name?.value === undefined ? undefined : { node, address: name.value, name };
        }
        case 'at': {
            const address = addressOf(resolution, line, node.value);
            return address && { node, address: address.value, name: undefined };
        }
        case 'mfn': {
            const frame = frameNumberIn(resolution, line, node);
            if (frame === undefined) return undefined;
            if (frame <= LAST_FRAME) return { node, address: addressOfFrame(frame), name: undefined };
            report(resolution, 'out-of-range', line, node, { problem: 'frame', value: frame });
            return undefined;
        }
        case 'bare':
            return undefined;
    }
}

interface Ids {
    readonly kind: 'node' | 'reset';
    readonly first: number;
    readonly last: number;
    /** The name of a single id. */
    readonly name: NameEntry | undefined;
}

/** The ids of a subject, both ends included. Between two names, each id must have a name. */
function resolveIds(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: Line,
    { first: from, last: to }: RangeNode<IdNode>,
): Ids | undefined {
    const use = idUseOf(resolution, line, from, kind, to);
    const last = to && rangeEndOf(resolution, line, to, kind);
    if (use === undefined) return undefined;
    const { id: first, name } = use;
    if (to === undefined) return { kind, first, last: first, name };
    // Of a range without a known end it is not known which ids it has.
    if (last === undefined) return undefined;
    const span = { start: from.start, end: to.end };
    if (last < first) {
        reportBackwards(resolution, line, [from, to], [first, last], { kind, what: 'row' });
        return undefined;
    }
    if (last - first >= MOST_IDS) {
        report(resolution, 'out-of-range', line, span, {
            problem: 'long-range',
            count: BigInt(last - first + 1),
        });
        return undefined;
    }
    if (from.kind === 'name' || to.kind === 'name') reportUnnamed(resolution, kind, line, span, first, last);
    return { kind, first, last, name: undefined };
}

function reportUnnamed(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: Line,
    span: { start: number; end: number },
    first: number,
    last: number,
): void {
    const unnamed = firstUnnamed(resolution.scope, kind, first, last);
    if (unnamed !== undefined) resolution.notes.addUnknown({ at: line, span, unnamed, kind, first, last });
}

function indexRuns(
    resolution: Resolution,
    macro: IndexMacro | undefined,
    line: Line,
    subject: RangeNode<IdNode>,
    ids: Ids,
    frame: FrameUse | undefined,
): readonly IdRun[] {
    const runs =
        macro === undefined || macro.base !== undefined
            ? runInStep(resolution, Number(macro?.base ?? 0n), line, subject, ids, frame)
            : runsByMacro(resolution, macro, line, subject, ids);
    const far = runs.find(isTooFar);
    if (far === undefined) return runs;
    if (reportsClasses(resolution, line, spanOfRange(subject), macro)) return NO_RUNS;
    const index = BigInt(far.index + far.count - 1);
    report(resolution, 'out-of-range', line, spanOfRange(subject), { problem: 'index', id: ids.last, index });
    return NO_RUNS;
}

const isTooFar = ({ index, count }: IdRun): boolean => index + count - 1 > LARGEST_INDEX;

/** The indexes are the ids minus a constant, so both ends determine the run. */
function runInStep(
    resolution: Resolution,
    base: number,
    line: Line,
    subject: RangeNode<IdNode>,
    ids: Ids,
    frame: FrameUse | undefined,
): readonly IdRun[] {
    const { first, last } = ids;
    if (first >= base) return [{ id: first, index: first - base, count: last - first + 1 }];
    reportBelowBase(resolution, base, line, spanOfRange(subject), ids, frame);
    return NO_RUNS;
}

function reportBelowBase(
    resolution: Resolution,
    base: number,
    line: Line,
    span: Span,
    { kind, first, last }: Ids,
    frame: FrameUse | undefined,
): void {
    report(resolution, 'out-of-range', line, span, { problem: 'below-base', id: first, base }, () => {
        if (kind !== 'reset' || first !== last) return { fixes: [] };
        const page = frame && Number(frameNumber(frame.address));
        return { fixes: fixesOfLine(resolution.scope, line.number, span, { number: first, base, page }) };
    });
}

function runsByMacro(
    resolution: Resolution,
    macro: IndexMacro,
    line: Line,
    subject: RangeNode<IdNode>,
    { first, last }: Ids,
): readonly IdRun[] {
    if (!macro.isKnown) return NO_RUNS;
    const found = macro.runsOf(first, last);
    if (found === 'scattered') {
        const params = { problem: 'scattered', macro: macro.name, most: MOST_RUNS } as const;
        report(resolution, 'out-of-range', line, spanOfRange(subject), params);
        return NO_RUNS;
    }
    if ('runs' in found) return found.runs;
    const { fails: id, index } = found;
    report(resolution, 'out-of-range', line, spanOfRange(subject), { problem: 'index', id, index });
    return NO_RUNS;
}

function resolveGrant(
    resolution: Resolution,
    line: Line,
    grant: GrantNode | undefined,
): Pick<AccessRow, 'frame' | 'hwdom' | 'faulty'> {
    if (grant === undefined) return { frame: undefined, hwdom: false, faulty: true };
    if (grant.kind === 'deny') return { frame: undefined, hwdom: false, faulty: false };
    const frame = grant.frame && resolveFrame(resolution, line, grant.frame);
    return { frame, hwdom: grant.hwdom, faulty: grant.frame !== undefined && frame === undefined };
}

/** Reports a row without a right side, at the place where it should be: there the cursor is while the row is typed. */
function reportMissing(
    resolution: Resolution,
    kind: 'node' | 'reset' | 'mmio' | 'clock',
    line: Line,
    missing: Span,
    first: Expression,
    last: Expression | undefined,
    ids?: Ids,
): void {
    const row = line.text.slice(first.start, (last ?? first).end);
    const here = { start: missing.end, end: missing.end };
    report(resolution, 'missing-frame', line, here, { table: kind, row }, () => ({
        fixes: ids === undefined ? [] : grantsFor(resolution.scope, line.number, missing, short(row), ids),
    }));
}

/** What may be meant by a row without a right side: first the frames of its device. */
function grantsFor(
    scope: Scope,
    line: number,
    missing: Span,
    row: string,
    { kind, first, last }: Ids,
): Fix[] {
    const frames = first === last ? framesFor(scope, kind, first) : [];
    const write = (title: string, grant: string): Fix => replace(title, line, missing, ` -> ${grant}`);
    return [
        ...frames.map(({ name }) => write(`Grant ${row} to the owner of ${short(name)}`, name)),
        write(`Deny ${row} to everyone`, 'deny'),
        write(`Grant ${row} to the hardware domain alone`, 'hwdom'),
    ];
}

function resolveMask(
    resolution: Resolution,
    line: Line,
    node: Expression,
    part: Span | undefined,
): number | undefined {
    const mask = valueIn(resolution, line, node, []);
    if (mask === undefined) return undefined;
    const problem = maskProblem(resolution, mask);
    if (problem === undefined) return Number(mask);
    report(resolution, 'bad-mask', line, node, { problem, mask }, () => ({
        // C reads both as all bits, which no mask means here.
        fixes:
            problem === 'too-wide' || part === undefined
                ? []
                : [replace('Remove the mask: the row gives all bits of the register', line.number, part, '')],
    }));
    return undefined;
}

/** Under `xlnx` the C asserts that no mask is all ones. */
function maskProblem({ target }: Resolution, mask: bigint): 'zero' | 'too-wide' | 'all-ones' | undefined {
    if (mask === 0n) return 'zero';
    if (mask > ALL_BITS) return 'too-wide';
    return !traitsOf(target).takesAllOnes && mask === ALL_BITS ? 'all-ones' : undefined;
}
