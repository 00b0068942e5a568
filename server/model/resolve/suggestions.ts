// Reports undeclared names, and suggests those that are spelt most like them.

import type { NameKind } from '../../language/syntax';
import type { Unknown } from '../kept/notes';
import { perVersion } from '../kept/per-version';
import { isNameEntry, type NameEntry } from '../names';
import { type Problem, problem, rangeIn, replace } from '../problem';
import type { Scope } from '../scope';
import type { Platform } from '../surroundings';
import type { Resolution } from './lookup';
import { nearest } from './nearest';

type FileScope = Pick<Resolution, 'scope' | 'file'>;

interface Places extends FileScope {
    /** The name of the file's platform. */
    readonly platform: string | undefined;
    readonly allPlatforms: () => readonly Platform[];
}

/** With more unknown names than this, the cause is probably not a typing error, and suggestions take time. */
const SUGGESTIONS_A_FILE = 50;

/** The problems for a file's unknown names, given in any order; the first ones in the text get suggestions. */
export function unknownNames(places: Places, unknowns: Iterable<Unknown>): Problem[] {
    const inOrder = [...unknowns].sort((a, b) => a.at.number - b.at.number || a.span.start - b.span.start);
    let suggested = 0;
    return inOrder.map(unknown => {
        if ('unnamed' in unknown) return unnamedIn(unknown);
        if ('domains' in unknown) return undeclared(unknown, unknown.domains);
        const elsewhere = inOtherPlatform(places, unknown);
        if (elsewhere !== undefined) return elsewhere;
        const isSuggested = suggested++ < SUGGESTIONS_A_FILE;
        return undeclared(unknown, isSuggested ? suggestions(places, unknown) : []);
    });
}

function unnamedIn({ at, span, unnamed, kind, first, last }: Extract<Unknown, { unnamed: number }>): Problem {
    return problem('unknown-name', rangeIn(at.number, span), { unnamed, kinds: [kind], first, last });
}

function undeclared(unknown: Exclude<Unknown, { unnamed: number }>, near: readonly string[]): Problem {
    const { at, span, name } = unknown;
    const kinds = 'kinds' in unknown ? unknown.kinds : (['domain'] as const);
    const fixes = near.map(each => replace(`Write ${each}`, at.number, span, each));
    return problem('unknown-name', rangeIn(at.number, span), { name, kinds, near }, { fixes });
}

/** The problem of a name that is not the file's, but that of another bundled platform. */
function inOtherPlatform({ scope, platform, allPlatforms }: Places, unknown: Named): Problem | undefined {
    const { at, span, name, kinds } = unknown;
    const platforms = allPlatforms();
    const having = platforms.filter(each => each.scope.get(name) !== undefined);
    const [first] = having;
    if (first === undefined) return undefined;
    const chip = platforms.find(each => each.name === platform)?.chip;
    const entry = having.find(each => each.chip === chip)?.scope.get(name);
    const isFit = isNameEntry(entry) && kinds.includes(entry.kind) && entry.value !== undefined;
    const same = isFit ? scope.namesOf(entry.kind, entry.value ?? 0n)[0]?.name : undefined;
    const params = { name, platforms: having.map(each => each.name), own: platform, same };
    const fixes =
        same === undefined ? [] : [replace(`Write ${same}, as ${platform} calls it`, at.number, span, same)];
    return problem('other-platform', rangeIn(at.number, span), params, { fixes });
}

type Named = Extract<Unknown, { kinds: readonly NameKind[] }>;

/** The suggestions for a name are kept as long as no name changes, unless they depend on the line. */
function suggestions(place: FileScope, unknown: Named): readonly string[] {
    const { at, kinds, name } = unknown;
    if (at.node.statement.kind === 'declaration') return nearest(candidates(place, unknown), name);
    const known = knownSuggestions(place.scope);
    const key = `${kinds.join()} ${name}`;
    const near = known.get(key) ?? nearest(candidates(place, unknown), name);
    known.set(key, near);
    return near;
}

const knownSuggestions = perVersion((_scope: Scope) => new Map<string, readonly string[]>());

/** The names that may be meant; a line of a `names` block can use only those above it. */
function* candidates({ scope, file }: FileScope, { at, kinds }: Named): Iterable<readonly NameEntry[]> {
    const isDeclaration = at.node.statement.kind === 'declaration';
    const isAbove = (entry: NameEntry): boolean => entry.file !== file || entry.line < at.number;
    for (const kind of kinds) yield isDeclaration ? scope.names(kind).filter(isAbove) : scope.names(kind);
}
