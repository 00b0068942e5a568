// Declares the names of a file's `names` blocks, in the order of the text: a line uses names above it.

import type { DeclarationNode, NameKind, Span } from '../language/syntax';
import { findName, type Resolution, report, valueIn } from './lookup';
import type { Entry, NameEntry } from './names';
import { isNameEntry } from './names';
import { addressOfFrame, LAST_FRAME } from './page';
import { type Related, rangeIn } from './problem';

const LARGEST: Record<NameKind, bigint> = {
    node: 0xffff_ffffn,
    reset: 0xffff_ffffn,
    clock: 0xffff_ffffn,
    frame: 0xffff_ffff_ffff_ffffn,
    register: 0xffff_ffffn,
};

/** Declares one line of a `names` block. A name whose value has an error is declared too, so that it is not unknown. */
export function declareName(
    resolution: Resolution,
    kind: NameKind,
    line: number,
    node: DeclarationNode,
): void {
    const value = declaredValue(resolution, kind, line, node);
    const same = sameInPlatform(resolution, kind, node.name.name, value);
    const entry: NameEntry = {
        name: node.name.name,
        kind,
        value,
        size: declaredSize(resolution, line, node, value) ?? same?.size,
        of:
            (node.of &&
                findName(resolution, line, node.of, kind === 'reset' ? ['node', 'frame'] : ['frame'])) ??
            same?.of,
        pll: node.pll || (same?.pll ?? false),
        file: resolution.file,
        line,
        span: node.name,
    };
    if (declare(resolution, entry, line, node.name)) warnIfDiffers(resolution, entry, line, node.name);
}

/** The platform's entry that is declared again as it is: what the platform says of it beyond its value holds still. */
function sameInPlatform(
    { scope }: Resolution,
    kind: NameKind,
    name: string,
    value: bigint | undefined,
): NameEntry | undefined {
    const entry = scope.platform?.get(name);
    return isNameEntry(entry) && entry.kind === kind && entry.value === value ? entry : undefined;
}

/** A frame's size in bytes: at least one, and not past the end of the address space. */
function declaredSize(
    resolution: Resolution,
    line: number,
    { size: node }: DeclarationNode,
    address: bigint | undefined,
): bigint | undefined {
    const size = node && valueIn(resolution, line, node, []);
    if (node === undefined || size === undefined) return undefined;
    if (size > 0n && (address ?? 0n) + size <= LARGEST.frame + 1n) return size;
    report(resolution, 'out-of-range', line, node, { problem: size === 0n ? 'no-bytes' : 'past-end' });
    return undefined;
}

/** Puts an entry into the scope, unless another file or line has taken the name; then that is reported at `span`. */
export function declare(resolution: Resolution, entry: Entry, line: number, span: Span): boolean {
    // A file may give a name another value than the platform, but no other thing may take its place.
    const other = isNameEntry(entry)
        ? resolution.scope.getDeclared(entry.name)
        : resolution.scope.get(entry.name);
    if (other === undefined) {
        resolution.scope.declare(entry);
        return true;
    }
    if (other.kind === 'macro' && entry.kind === 'macro' && other.definition === entry.definition)
        return true;
    const params = { name: entry.name, kind: entry.kind, other: other.kind };
    report(resolution, 'duplicate-name', line, span, params, {
        related: [placeOf(other, `${entry.name} is declared here`)],
    });
    return false;
}

/** Where an entry is declared, to point to. */
export const placeOf = (entry: Entry, message: string): Related => ({
    file: entry.file,
    range: rangeIn(entry.line, entry.span),
    message,
});

function declaredValue(
    resolution: Resolution,
    kind: NameKind,
    line: number,
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
            // A frame's bare number was reported by the parser; what it means is not known.
            if (kind === 'frame') return undefined;
            return limited(resolution, kind, line, value, valueIn(resolution, line, value.value, [kind]));
    }
}

/** `MM_A = MM_B` is another name for a frame. */
function findFrame(resolution: Resolution, line: number, { value }: DeclarationNode): bigint | undefined {
    return value?.value?.kind === 'name'
        ? findName(resolution, line, value.value, ['frame'])?.value
        : undefined;
}

function limited(
    resolution: Resolution,
    kind: NameKind,
    line: number,
    span: Span,
    value: bigint | undefined,
): bigint | undefined {
    if (value === undefined || value <= LARGEST[kind]) return value;
    report(resolution, 'out-of-range', line, span, { problem: 'id', value });
    return undefined;
}

/** Warns, at `span`, of a name that the platform has with another value or kind: the file's counts. */
export function warnIfDiffers(resolution: Resolution, entry: NameEntry, line: number, span: Span): void {
    const other = resolution.scope.platform?.get(entry.name);
    if (!isNameEntry(other) || entry.value === undefined || other.value === undefined) return;
    if (other.kind === entry.kind && other.value === entry.value) return;
    const params = {
        name: entry.name,
        kind: entry.kind,
        value: entry.value,
        platformKind: other.kind,
        platformValue: other.value,
    };
    const related = [placeOf(other, `the platform's ${entry.name}`)];
    report(resolution, 'differs-from-platform', line, span, params, { related });
}
