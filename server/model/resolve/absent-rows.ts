// Whether a file is for another chip of the family than its platform's: its rows grant devices that the chip does not have, and all
// ids that it has rows for are those of another. Then names mean other addresses there, and nothing says so.

import { rowsOfId } from '../coverage';
import { perVersion } from '../kept/per-version';
import { isNameEntry, type NameEntry } from '../names';
import { type AccessRow, type AccessTable, accessTable, type Program } from '../program';
import type { Scope } from '../scope';
import type { Platform } from '../surroundings';

export interface OtherChip {
    /** The names that are not on the chip, in the order of their declaration. */
    readonly names: readonly NameEntry[];
    /** The platforms that they may be meant for. */
    readonly platforms: readonly Platform[];
}

/** With fewer, it is likelier that the rows are a mistake than the platform. */
const FEWEST = 3;

/** `allPlatforms` is asked only for if the rows are doubtful. */
export function otherChip(
    { scope, platform, tables }: Pick<Program, 'scope' | 'platform' | 'tables'>,
    allPlatforms: () => readonly Platform[],
): OtherChip | undefined {
    const names = absentIn(scope.platform).filter(entry => rowsFor(tables, entry).some(grants));
    if (names.length < FEWEST) return undefined;
    const platforms = allPlatforms().filter(
        other =>
            other.name !== platform &&
            names.every(({ name }) => isOn(other.scope, name)) &&
            !idsOnlyIn(scope.platform, other.scope).some(entry => rowsFor(tables, entry).length > 0),
    );
    return platforms.length === 0 ? undefined : { names, platforms };
}

const NONE: readonly never[] = [];

/** The names of a platform for ids that its chip does not have. */
const absentIn = (platform: Scope | undefined): readonly NameEntry[] =>
    platform === undefined ? NONE : absentOf(platform);

const absentOf = perVersion((platform: Scope) => idsIn(platform, ({ absent }) => absent));

/** The names of a platform for ids that another does not have. */
const idsOnlyIn = (platform: Scope | undefined, other: Scope): readonly NameEntry[] =>
    platform === undefined ? NONE : onlyIn(platform, other);

const onlyIn = perVersion((platform: Scope, other: Scope) =>
    idsIn(platform, ({ name, absent }) => !absent && other.get(name) === undefined),
);

/** Those of a platform's ids that are asked for. Clocks are left out: their rows are for devices, which have rows of their own. */
function idsIn(platform: Scope, isAskedFor: (entry: NameEntry) => boolean): NameEntry[] {
    const ids: NameEntry[] = [];
    for (const entry of platform.declared())
        if (isNameEntry(entry) && (entry.kind === 'node' || entry.kind === 'reset') && isAskedFor(entry))
            ids.push(entry);
    return ids;
}

function isOn(scope: Scope, name: string): boolean {
    const entry = scope.get(name);
    return isNameEntry(entry) && !entry.absent;
}

/** The rows for an id, and not for another one with its index. */
function rowsFor(tables: Program['tables'], { kind, number: id }: NameEntry): readonly AccessRow[] {
    const table: AccessTable | undefined =
        kind === 'node' || kind === 'reset' ? accessTable(tables, kind) : undefined;
    if (table === undefined || id === undefined) return NONE;
    return rowsOfId(table, id).filter(({ runs }) =>
        runs.some(run => run.id <= id && id < run.id + run.count),
    );
}

/** A row that refuses everyone says at most that the device is not there. */
const grants = ({ through, hwdom }: AccessRow): boolean => through !== undefined || hwdom;
