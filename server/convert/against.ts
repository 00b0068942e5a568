// Where a program says something else than C. It is a file of its own, loaded at its first call: nobody else compares with C.

import type { CFile, CPlace } from '../c/reading';
import { finish, type Steps } from '../language/steps';
import type { Program } from '../model/program';
import type { Target } from '../model/targets';
import type { CArrays } from './arrays';
import { differences } from './compare';
import { comparedHeads } from './compare-heads';
import { type ConvertOptions, convert } from './convert';
import type { Difference } from './difference';
import type { FoundTable } from './found-table';
import { placeKey } from './place-key';
import type { PlatformNames } from './platform-names';
import type { Refusal } from './refusals';
import type { Remark } from './remarks';

export interface Against {
    /** The form of the C. Where the program has another target, nothing else is compared. */
    readonly target: Target;
    readonly differences: readonly Difference[];
    /** What of the C was not understood, so that it is not compared. */
    readonly unread: readonly Remark[];
    /** Tables of the C of whose kind another one is compared, which is called as that of the program. */
    readonly beside: readonly FoundTable[];
    /** The names that have the values they were given, because the C does not define them. */
    readonly taken: readonly string[];
}

/** Compares a program with C. Names that the C does not define have the values of `names`. Where tables are named, only these are compared. */
export function against(
    program: Program,
    files: readonly CFile[],
    names: PlatformNames,
    options: Omit<ConvertOptions, 'platforms' | 'platform'>,
): Against | Refusal {
    const kinds = new Map(program.tables.map(({ name, kind }) => [name, kind]));
    const read = convert(files, { ...options, kinds, platforms: [names], platform: names.name });
    if ('refusal' in read) return read;
    const { target, tables, arrays, beside, disabled } = read;
    const taken = [...read.taken].sort();
    if (target !== program.target) return { target, differences: [], unread: [], beside: [], taken };
    // What a compiler refuses may be a row that was meant otherwise.
    const unread = read.remarks.filter(({ kind }) => kind === 'left-out' || kind === 'error');
    const places = new Set(unread.map(({ at }) => placeKey(at)));
    const heads = comparedHeads(program, tables);
    const comparing = {
        rules: heads.rules,
        disabled,
        kinds: options.tables.length === 0 ? undefined : new Set(tables.map(({ kind }) => kind)),
        isUnread: (at: CPlace): boolean => places.has(placeKey(at)),
    };
    const rows = finish(differences(program, arrays, comparing));
    return { target, differences: [...heads.differences, ...rows], unread, beside, taken };
}

/** The same of what was read already: each difference of the arrays. */
export function* differencesFrom(program: Program, arrays: CArrays): Steps<Difference[]> {
    return yield* differences(program, arrays);
}
