// Whether a file of the language still says what some C says: the arrays as C compiles them, value by value.

import type { CPlace } from '../c/reading';
import { short } from '../diagnostics/phrases';
import type { Steps } from '../language/steps';
import { TABLE_KINDS, type TableKind } from '../language/syntax';
import { type Program, type Table, tableOf } from '../model/program';
import type { CArrays } from './arrays';
import { accessDifferences } from './compare-access';
import { clockDifferences, mmioDifferences } from './compare-in-order';
import type { Difference } from './difference';
import type { NotCompiled } from './reading-notes';
import type { IndexRule } from './subjects';

export interface Comparing {
    /** The kinds of tables to compare; without it, all. */
    readonly kinds?: ReadonlySet<TableKind> | undefined;
    /** How the C makes indexes, of the tables that make others: their rows are compared by whichever leaves fewer that differ. */
    readonly rules?: ReadonlyMap<TableKind, IndexRule>;
    /** Tables of the C that are not compiled. */
    readonly disabled?: readonly NotCompiled[];
    /** Whether a row of the C is known not to be understood: then nothing follows from what it says, or does not. */
    readonly isUnread?: (at: CPlace) => boolean;
}

/** Each difference, in the order of the arrays; none if all values are the same. What is not known in C is a difference too. */
export function* differences(
    program: Program,
    arrays: CArrays,
    { kinds, rules, disabled = [], isUnread = () => false }: Comparing = {},
): Steps<Difference[]> {
    const found: Difference[] = [];
    for (const kind of TABLE_KINDS) {
        if (kinds?.has(kind) === false) continue;
        const table = tableOf(program.tables, kind);
        if (table === undefined || arrays[kind] === undefined) {
            found.push(...oneSided(kind, table, arrays, disabled));
            continue;
        }
        const rule = rules?.get(kind);
        const own = yield* differencesOf(kind, program, arrays, isUnread);
        const byRule = rule === undefined ? own : yield* differencesOf(kind, program, arrays, isUnread, rule);
        for (const each of byRule.length < own.length ? byRule : own) found.push(each);
    }
    return found;
}

type IsUnread = (at: CPlace) => boolean;

function* differencesOf(
    kind: TableKind,
    program: Program,
    arrays: CArrays,
    isUnread: IsUnread,
    rule?: IndexRule,
): Steps<readonly Difference[]> {
    const { tables, target } = program;
    switch (kind) {
        case 'node':
        case 'reset':
            return yield* accessDifferences(kind, program, arrays[kind], isUnread, rule);
        case 'mmio':
            return mmioDifferences(tableOf(tables, kind), target, arrays.mmio, isUnread);
        case 'clock':
            return clockDifferences(tableOf(tables, kind), arrays.clock, isUnread, rule);
    }
}

/** A table that only one of them has. */
function oneSided(
    kind: TableKind,
    table: Table | undefined,
    arrays: CArrays,
    disabled: readonly NotCompiled[],
): Difference[] {
    const isInC = arrays[kind] !== undefined;
    if (table === undefined && !isInC) return [];
    const skipped = isInC ? undefined : disabled.find(({ name }) => name === table?.name);
    return [
        {
            at: skipped?.at ?? firstPlace(kind, arrays),
            here: table && { file: table.file, line: table.first },
            message: skipped
                ? `there is a ${kind} table here, and in C it is not compiled: ${short(skipped.why)}`
                : `there is a ${kind} table ${isInC ? 'in C, and none here' : 'here, and none in C'}`,
        },
    ];
}

function firstPlace(kind: TableKind, arrays: CArrays): CPlace | undefined {
    const [first] =
        kind === 'node' || kind === 'reset' ? (arrays[kind]?.elements ?? []) : (arrays[kind] ?? []);
    return first?.at;
}
