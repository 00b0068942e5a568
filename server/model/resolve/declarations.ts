// The declarations in a `names` block.

import type { Line } from '../../language/lines';
import type { DeclarationNode } from '../../language/statements/declaration';
import type { NameKind, Span } from '../../language/syntax';
import { isNameEntry, isNameOf, NameEntry, type NameGroup } from '../names';
import { addressOfFrame, LAST_FRAME } from '../page';
import type { Scope } from '../scope';
import { findName, type Resolution, report, valueIn } from './lookup';

const LARGEST: Record<NameKind, bigint> = {
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
    const value = declaredValue(resolution, kind, line, node);
    const same = sameInPlatform(resolution, kind, node.name.name, value);
    const size = declaredSize(resolution, line, node, value) ?? same?.size;
    const named =
        node.of && findName(resolution, line, node.of, kind === 'reset' ? ['node', 'frame'] : ['frame']);
    const of = named ?? same?.of;
    const pll = node.pll || same?.pll === true;
    return new NameEntry(line, group, node.name.start, node.name.name, value, { size, of, pll });
}

/** The platform's entry, if the file declares the same name and value again: its other properties stay valid. */
function sameInPlatform(
    { scope }: Resolution,
    kind: NameKind,
    name: string,
    value: bigint | undefined,
): NameEntry | undefined {
    const entry = scope.platform?.get(name);
    return isNameOf(entry, kind) && entry.value === value ? entry : undefined;
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
    node: DeclarationNode,
): bigint | undefined {
    const { value } = node;
    if (value?.value === undefined) return undefined;
    switch (value.form) {
        case 'at':
            return limited(resolution, kind, line, value, valueIn(resolution, line, value.value, ['frame']));
        case 'mfn': {
            const frame = valueIn(resolution, line, value.value, []);
            if (frame === undefined || frame <= LAST_FRAME) return frame && addressOfFrame(frame);
            report(resolution, 'out-of-range', line, value, { problem: 'frame', value: frame });
            return undefined;
        }
        case 'name':
            return kind === 'frame'
                ? findFrame(resolution, line, node)
                : limited(resolution, kind, line, value, valueIn(resolution, line, value.value, [kind]));
        case 'bare':
            // The parser has reported the bare number; whether it is an address or a frame number is not known.
            if (kind === 'frame') return undefined;
            return limited(resolution, kind, line, value, valueIn(resolution, line, value.value, [kind]));
    }
}

/** `MM_A = MM_B` is another name for a frame. */
function findFrame(resolution: Resolution, line: Line, { value }: DeclarationNode): bigint | undefined {
    return value?.value?.kind === 'name'
        ? findName(resolution, line, value.value, ['frame'])?.value
        : undefined;
}

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

/** The platform's name, if the file's name has a different value or kind. The file's name counts. */
export function differingFrom(platform: Scope | undefined, entry: NameEntry): NameEntry | undefined {
    const other = platform?.get(entry.name);
    if (!isNameEntry(other) || entry.value === undefined || other.value === undefined) return undefined;
    return other.kind === entry.kind && other.value === entry.value ? undefined : other;
}
