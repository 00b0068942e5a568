// The names of a bundled platform as an import sees them, and which platform goes with some C.

import type { NameKind } from '../language/syntax';
import { frameNumber } from '../model/page';
import type { Target } from '../model/targets';

export interface PlatformName {
    readonly kind: NameKind;
    /** An id, a byte address or an offset, as in the language. */
    readonly value: bigint;
    /** What other trees have; empty if all agree, as far as is known. */
    readonly others: readonly bigint[];
}

/** Plain data, because the program that gives it and the file that takes it share no module. */
export interface PlatformNames {
    readonly name: string;
    readonly target: Target;
    readonly get: (name: string) => PlatformName | undefined;
    /** Whether a value of a kind has a name. */
    readonly has: (kind: NameKind, value: bigint) => boolean;
}

/** What a name's value is in C: under `xen` a frame's name is a frame number. */
export const valueInC = (target: Target, { kind, value }: Pick<PlatformName, 'kind' | 'value'>): bigint =>
    kind === 'frame' && target === 'xen' ? frameNumber(value) : value;

/** The value that a name has in the C, if that is known. */
export type ConstantOf = (name: string) => { readonly value: bigint | undefined } | undefined;

/**
 * The platform that has the most of the names of the C with their values there; of those that have as many, the first for the target. `undefined`
 * if more names differ than agree, or none is known. Without a target each platform is taken with its own.
 */
export function fittingPlatform(
    names: ReadonlySet<string>,
    constantOf: ConstantOf,
    target: Target | undefined,
    platforms: readonly PlatformNames[],
): PlatformNames | undefined {
    const scored = platforms
        .map(platform => ({
            platform,
            score: scoreOf(names, constantOf, target ?? platform.target, platform),
        }))
        .filter(({ score }) => score > 0);
    const best = Math.max(...scored.map(({ score }) => score));
    const equal = scored.filter(({ score }) => score === best).map(({ platform }) => platform);
    return equal.find(platform => platform.target === target) ?? equal[0];
}

/** The names that agree, without those that differ. */
function scoreOf(
    names: ReadonlySet<string>,
    constantOf: ConstantOf,
    target: Target,
    platform: PlatformNames,
): number {
    let score = 0;
    for (const name of names) {
        const known = platform.get(name);
        if (known === undefined) continue;
        const value = constantOf(name)?.value;
        score += value === undefined || value === valueInC(target, known) ? 1 : -1;
    }
    return score;
}

/** Whether the C gives a frame the frame number that it has in the platform. */
export function agreesInFrames(
    names: ReadonlySet<string>,
    constantOf: ConstantOf,
    platform: PlatformNames,
): boolean {
    return [...names].some(name => {
        const known = platform.get(name);
        return known?.kind === 'frame' && constantOf(name)?.value === valueInC('xen', known);
    });
}
