// The names of the bundled platforms, and those of a program, in the form in which a conversion takes them.

import type { NameKind } from '../language/syntax';
import { type Entry, isNameEntry } from '../model/names';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import type { Program } from '../model/program';
import type { Scope } from '../model/scope';
import type { Target } from '../model/targets';
import type { PlatformName, PlatformNames } from './platform-names';

/** All bundled platforms. The names of one are read when they are first asked for. */
export const bundledNames = (): PlatformNames[] =>
    PLATFORM_NAMES.flatMap(name => {
        const platform = platformOf(name);
        return platform === undefined ? [] : [namesIn(platform.scope, name, platform.target)];
    });

/** The names that a program has, as if they were a platform's. */
export const namesOfProgram = ({ scope, target, file }: Program): PlatformNames =>
    namesIn(scope, file, target);

/** The names of a platform, and of another one those that it lacks. */
export const withNamesOf = (platform: PlatformNames, other: PlatformNames): PlatformNames => ({
    name: platform.name,
    target: platform.target,
    get: name => platform.get(name) ?? other.get(name),
    has: (kind, value) => platform.has(kind, value) || other.has(kind, value),
});

const namesIn = (scope: Scope, name: string, target: Target): PlatformNames => ({
    name,
    target,
    get: each => nameOf(scope.get(each)),
    has: (kind: NameKind, value) => scope.namesOf(kind, value).length > 0,
});

function nameOf(entry: Entry | undefined): PlatformName | undefined {
    if (!isNameEntry(entry) || entry.value === undefined) return undefined;
    return { kind: entry.kind, value: entry.value, others: entry.others };
}
