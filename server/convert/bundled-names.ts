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

/** The names of a bundled platform, and those of a program that it lacks; without a platform, those of the program. */
export function namesBeside(program: Program, platform: string | undefined): PlatformNames {
    const own = namesOfProgram(program);
    const asked = bundledNames().find(({ name }) => name === platform);
    return asked === undefined
        ? own
        : {
              name: asked.name,
              target: asked.target,
              get: name => asked.get(name) ?? own.get(name),
              has: (kind, value) => asked.has(kind, value) || own.has(kind, value),
          };
}

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
