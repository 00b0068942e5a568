// The declarations in a `names` block.

import type { Params } from '../../diagnostics';
import { short } from '../../diagnostics/phrases';
import { otherFrame } from '../../language/frame';
import type { Line } from '../../language/lines';
import { type DeclarationNode, ownerKinds } from '../../language/statements/declaration';
import type { Expression, FrameNode, NameKind, NameNode, Span } from '../../language/syntax';
import { isPositionOf } from '../chip';
import { isNameEntry, isNameOf, NameEntry, type NameGroup, type NameTraits, NO_TRAITS } from '../names';
import { addressOfFrame, frameNumber, LAST_FRAME } from '../page';
import { devicesIn } from '../page-owners';
import { placeOf } from '../problem';
import { devicesOfPage, standsFor } from '../relations';
import type { Scope } from '../scope';
import { reportDeclaredPosition } from './id-by-position';
import { findName, frameNumberIn, type Resolution, report, valueIn } from './lookup';
import { reportOffset } from './register-offset';
import { reportFault } from './report-fault';

/** The largest value of a name. */
export const LARGEST: Record<NameKind, bigint> = {
    node: 0xffff_ffffn,
    reset: 0xffff_ffffn,
    clock: 0xffff_ffffn,
    frame: 0xffff_ffff_ffff_ffffn,
    register: 0xffff_ffffn,
};

/** The name that a line of a `names` block declares. A name with an error in its value is declared too, so that it is not unknown. */
export function entryOf(
    resolution: Resolution,
    group: NameGroup,
    line: Line,
    node: DeclarationNode,
): NameEntry {
    const { kind } = group;
    const value =
        node.value && hasValue(line, node.value)
            ? declaredValue(resolution, kind, line, node.value)
            : undefined;
    const same = sameIn(resolution.scope.platform, kind, node.name.name, value);
    const traits = isPlain(node) ? (same ?? NO_TRAITS) : traitsOf(resolution, kind, line, node, value, same);
    const entry = new NameEntry(line, group, node.name.start, node.name.name, value, traits);
    reportFault(resolution, line, node, entry);
    if (kind === 'register') reportOffset(resolution, line, node, entry);
    if (resolution.chip?.idClasses !== undefined) reportDeclaredPosition(resolution, line, node, entry);
    return entry;
}

/** Most names, and there may be very many, have a value and nothing else. */
const isPlain = ({ size, others, whose, of, standin, pll, absent }: DeclarationNode): boolean =>
    size === undefined && !pll && !absent && others.length + whose.length + of.length + standin.length === 0;

/** What the declaration says besides the value, completed by the platform's entry for the same. */
function traitsOf(
    resolution: Resolution,
    kind: NameKind,
    line: Line,
    node: DeclarationNode,
    value: bigint | undefined,
    same: NameEntry | undefined,
): NameTraits {
    const size = declaredSize(resolution, line, node, value) ?? same?.size;
    const traits = {
        size,
        ...valuesElsewhere(resolution, kind, line, node),
        ...belongingsOf(resolution, kind, line, node, value, size),
        pll: node.pll,
        absent: node.absent,
    };
    return completed(traits, same);
}

/** The values that other trees give, and whose each value is. */
function valuesElsewhere(
    resolution: Resolution,
    kind: NameKind,
    line: Line,
    { others: written, whose }: DeclarationNode,
): Pick<NameTraits, 'others' | 'whose'> {
    const others = written.flatMap((other, at) => {
        const value = declaredValue(resolution, kind, line, other);
        return value === undefined ? [] : { value, tree: whose[at + 1] };
    });
    const trees = whose.length === 0 ? [] : [whose[0], ...others.map(({ tree }) => tree)];
    return { others: others.map(({ value }) => value), whose: trees.map(tree => tree?.value) };
}

/**
 * Whether a value is all that stands there, and every number of the line can be read, or is read as its fix would write it. A mistake
 * at the very end of a value is within what was meant as one.
 */
const hasValue = ({ node: { flaws } }: Line, { end }: FrameNode): boolean =>
    flaws.length === 0 ||
    flaws.every(
        ({ code, fixes, start }) =>
            (code !== 'bad-number' || fixes.length > 0) && (code !== 'syntax' || start !== end),
    );

/** What a name belongs to. An alias has nothing of its own: the parser has reported what it says. */
function belongingsOf(
    resolution: Resolution,
    kind: NameKind,
    line: Line,
    { value, of, standin }: DeclarationNode,
    address: bigint | undefined,
    size: bigint | undefined,
): Pick<NameTraits, 'of' | 'standin'> {
    if (kind === 'frame' && otherFrame(value) !== undefined) return NO_TRAITS;
    return {
        of:
            kind === 'frame'
                ? agreedOf(resolution, line, of, address, size)
                : entriesOf(resolution, line, of, ownerKinds(`names ${kind}`, of)),
        standin: entriesOf(resolution, line, standin, ['node']),
    };
}

/** Of a page whose devices the platform knows, those count, and not others that a file names. */
function agreedOf(
    resolution: Resolution,
    line: Line,
    nodes: readonly NameNode[],
    address: bigint | undefined,
    size = 1n,
): readonly NameEntry[] {
    const { platform } = resolution.scope;
    const of = entriesOf(resolution, line, nodes, ['node']);
    if (of.length === 0 || platform === undefined || address === undefined) return of;
    const [first, last] = [Number(frameNumber(address)), Number(frameNumber(address + size - 1n))];
    // A region of several devices is something of its own.
    if (last > first && devicesIn(platform, first, last).length > 1) return of;
    const known = devicesOfPage(platform, first);
    const isKnown = ({ name, number = -1, value }: NameEntry): boolean =>
        known.some(
            device => device.name === name || standsFor(device, number) || isPositionOf({ value }, device),
        );
    const wrong = known.length === 0 ? undefined : of.find(node => !isKnown(node));
    const place = nodes.find(({ name }) => name === wrong?.name);
    if (wrong === undefined || place === undefined) return of;
    const params = { node: wrong.name, known: known.map(({ name }) => name) };
    report(resolution, 'of-differs', line, place, params);
    return of.filter(isKnown);
}

/** None if one of them is not known: what it belongs to besides the others would be taken for something foreign. */
function entriesOf(
    resolution: Resolution,
    line: Line,
    nodes: readonly NameNode[],
    kinds: readonly NameKind[],
): readonly NameEntry[] {
    const entries = nodes.flatMap(node => findName(resolution, line, node, kinds) ?? []);
    return entries.length < nodes.length ? [] : entries;
}

/** What the file does not say about a name that it declares again is as in the platform. */
function completed(traits: NameTraits, same: NameEntry | undefined): NameTraits {
    if (same === undefined) return traits;
    const { size = same.size, others, whose, of, standin, pll, absent } = traits;
    return {
        size,
        others: others.length > 0 ? others : same.others,
        whose: whose.length > 0 ? whose : same.whose,
        of: of.length > 0 ? of : same.of,
        standin: standin.length > 0 ? standin : same.standin,
        pll: pll || same.pll,
        absent: absent || same.absent,
    };
}

/** The platform's entry, if the file declares the same name and value again: its other properties stay valid. */
function sameIn(
    platform: Scope | undefined,
    kind: NameKind,
    name: string,
    value: bigint | undefined,
): NameEntry | undefined {
    const entry = platform?.get(name);
    return isNameOf(entry, kind) && value !== undefined && isAmong(value, entry) ? entry : undefined;
}

/** A frame's size in bytes: at least 1, and not past the end of the address space. */
function declaredSize(
    resolution: Resolution,
    line: Line,
    { size: node }: DeclarationNode,
    address: bigint | undefined,
): bigint | undefined {
    const size = node && valueIn(resolution, line, node, []);
    if (node === undefined || size === undefined) return undefined;
    if (size > 0n && (address ?? 0n) + size <= LARGEST.frame + 1n) return size;
    report(resolution, 'out-of-range', line, node, { problem: size === 0n ? 'no-bytes' : 'past-end' });
    return undefined;
}

function declaredValue(
    resolution: Resolution,
    kind: NameKind,
    line: Line,
    value: FrameNode,
): bigint | undefined {
    if (value.value === undefined) return undefined;
    switch (value.form) {
        case 'at':
            return limited(resolution, kind, line, value, valueIn(resolution, line, value.value, ['frame']));
        case 'mfn': {
            const frame = frameNumberIn(resolution, line, value);
            if (frame === undefined || frame <= LAST_FRAME) return frame && addressOfFrame(frame);
            report(resolution, 'out-of-range', line, value, { problem: 'frame', value: frame });
            return undefined;
        }
        case 'name':
            return kind === 'frame'
                ? findFrame(resolution, line, value.value)
                : limited(resolution, kind, line, value, valueIn(resolution, line, value.value, [kind]));
        case 'bare':
            // The parser has reported the bare number; whether it is an address or a frame number is not known.
            if (kind === 'frame') return undefined;
            return limited(resolution, kind, line, value, valueIn(resolution, line, value.value, [kind]));
    }
}

/** `MM_A = MM_B` is another name for a frame. */
const findFrame = (resolution: Resolution, line: Line, node: Expression): bigint | undefined =>
    node.kind === 'name' ? findName(resolution, line, node, ['frame'])?.value : undefined;

function limited(
    resolution: Resolution,
    kind: NameKind,
    line: Line,
    span: Span,
    value: bigint | undefined,
): bigint | undefined {
    if (value === undefined || value <= LARGEST[kind]) return value;
    report(resolution, 'out-of-range', line, span, { problem: 'id', value });
    return undefined;
}

/** What the platform knows of a name that is declared with a value alone, as by a header. */
export const traitsInPlatform = (
    platform: Scope | undefined,
    kind: NameKind,
    name: string,
    value: bigint | undefined,
): NameTraits => completed(NO_TRAITS, sameIn(platform, kind, name, value));

/** Reports a name that the platform has with another value or kind. */
export function reportDifference(
    resolution: Pick<Resolution, 'notes'>,
    line: Line,
    span: Span,
    entry: NameEntry,
    other: NameEntry,
): void {
    const params = differenceOf(entry, other);
    if (params === undefined) return;
    report(resolution, 'differs-from-platform', line, span, params, () => ({
        related: [
            placeOf(entry, `${short(entry.name)} is defined here`),
            placeOf(other, `the platform's ${short(other.name)}`),
        ],
    }));
}

/** How the name of a file and that of its platform differ. */
export const differenceOf = (
    { name, kind, value }: NameEntry,
    { kind: platformKind, value: platformValue, others, whose }: NameEntry,
): Params<'differs-from-platform'> | undefined =>
    value === undefined || platformValue === undefined
        ? undefined
        : { name, kind, value, platformKind, platformValue, others, whose };

/** The platform's name, if the file's name has a different value or kind. The file's name counts. */
export function differingFrom(platform: Scope | undefined, entry: NameEntry): NameEntry | undefined {
    const other = platform?.get(entry.name);
    if (!isNameEntry(other) || entry.value === undefined || other.value === undefined) return undefined;
    return other.kind === entry.kind && isAmong(entry.value, other) ? undefined : other;
}

/** Both addresses of a frame are right, each in its trees; but a chip's firmware has one id for each device. */
const isAmong = (value: bigint, { kind, value: own, others }: NameEntry): boolean =>
    value === own || (kind === 'frame' && others.includes(value));
