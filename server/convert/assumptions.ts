// What an import takes from elsewhere because nothing that was read defines it, as notes: macros, values of names.

import type { CDefinition, CRow, Reading } from '../c/reading';
import { READ_FAILURES } from '../diagnostics/failures';
import { count, list, short } from '../diagnostics/phrases';
import type { Target } from '../model/targets';
import { type FoundTable, fieldsOf } from './found-table';
import type { Names } from './names';
import { agreesInFrames, type ConstantOf, type PlatformNames, valueInC } from './platform-names';
import type { Remarking } from './remarks';
import { spelledNames } from './tables';
import { wordOf } from './xen-macros';

export interface Assumptions {
    /** The rows of all tables, where the first use of a name or macro is. */
    readonly rows: readonly CRow[];
    readonly tokensOf: (spelling: string) => readonly string[];
    readonly remark: Remarking;
}

/** Notes each macro that is taken as Xen's trees have it, at the first row that uses it. */
export function noteMacros(assumed: readonly CDefinition[], assumptions: Assumptions): void {
    // Several files may lack the same one.
    for (const [name, body = ''] of new Map(assumed.map(each => [each.name, each.body]))) {
        const word = wordOf(name);
        const row = firstUse(word, assumptions);
        const message = `${word} is not defined in what was read; it is taken as ${body}, as in Xen's trees`;
        if (row !== undefined) assumptions.remark('note', row.at, message);
    }
}

/** What shows in which form values are. */
interface FormSources {
    readonly tables: readonly FoundTable[];
    readonly target: Target;
    readonly platform: PlatformNames | undefined;
    readonly constantOf: ConstantOf;
}

/** Notes that values are taken as frame numbers, if no struct and no frame with a number shows that they are. AMD's names show that they are none. */
export function noteForm(
    { tables, target, platform, constantOf }: FormSources,
    { tokensOf, remark }: Pick<Assumptions, 'tokensOf' | 'remark'>,
    remedy: string,
): void {
    if (target !== 'xen' || tables.some(each => each.target !== undefined)) return;
    const table = tables.find(hasFrames);
    if (table === undefined) return;
    if (platform !== undefined && agreesInFrames(spelledNames(tables, tokensOf), constantOf, platform))
        return;
    const message = `nothing shows whether these are frame numbers or addresses: taken as frame numbers (target xen); if they are addresses, ${remedy}`;
    remark('note', table.table.at, message);
}

const hasFrames = ({ kind, table: { rows } }: FoundTable): boolean =>
    rows.some(({ values }) => {
        const frame = values[fieldsOf(values, kind, 'xen').indexOf('frame')];
        return frame !== undefined && frame.value !== 0n;
    });

/** Notes how many names have values from checks and from the platform, and which of the platform's are others in other trees: `remedy` is what to do about these. */
export function noteValues(
    names: Names,
    platform: PlatformNames | undefined,
    assumptions: Assumptions,
    remedy: string,
): void {
    const { takenFromChecks: checks, takenFromPlatform: taken } = names;
    const without = (many: number): string => `${count(many, 'name')} without a definition in what was read`;
    if (checks.size > 0)
        assumptions.remark(
            'note',
            undefined,
            `${without(checks.size)}: taken from the checks of the C itself`,
        );
    if (platform === undefined || taken.size === 0) return;
    for (const name of taken) noteOthers(name, names, platform, assumptions, remedy);
    assumptions.remark('note', undefined, `${without(taken.size)}: taken from platform ${platform.name}`);
}

/** Notes the headers that were not found or not read, which is normal, where rows lack values: these may stand in them. */
export function noteNotFound(readings: readonly Reading[], { rows, remark }: Assumptions): void {
    const isComplete = rows.every(
        ({ index, values }) =>
            index.unknown === undefined && values.every(({ unknown }) => unknown === undefined),
    );
    if (isComplete) return;
    const missing = readings.flatMap(({ includes }) => includes).filter(({ found }) => found === undefined);
    for (const [path, { at, unread }] of new Map(missing.map(each => [each.path, each])))
        if (unread !== undefined)
            remark(
                'note',
                at,
                `${short(path)} ${READ_FAILURES[unread].message}: what it defines is not known`,
            );
    const notFound = missing.filter(({ unread }) => unread === undefined).map(({ path }) => short(path));
    if (notFound.length === 0) return;
    const paths = list([...new Set(notFound)]);
    remark('note', undefined, `what has no value here may be in what was not found: ${paths}`);
}

/** Notes each macro that stands for several things, where it is defined last. */
export function noteRedefined({ redefined }: Names, remark: Remarking): void {
    for (const [name, at] of redefined)
        remark(
            'note',
            at,
            `${short(name)} stands for different things in this C: rows are written without it`,
        );
}

/** A name that trees disagree about: without its header, the platform's value is one of several that it may have. */
function noteOthers(
    name: string,
    { target }: Names,
    platform: PlatformNames,
    assumptions: Assumptions,
    remedy: string,
): void {
    const known = platform.get(name);
    if (known === undefined || known.others.length === 0) return;
    const { kind } = known;
    const shown = (value: bigint): string => {
        const inC = valueInC(target, { kind, value });
        return kind === 'frame' || kind === 'register' ? `0x${inC.toString(16)}` : inC.toString();
    };
    const message = `${short(name)} is taken as ${shown(known.value)}, and is ${known.others.map(shown).join(' or ')} in other trees; ${remedy}`;
    assumptions.remark('note', firstUse(name, assumptions)?.at, message);
}

const firstUse = (word: string, { rows, tokensOf }: Assumptions): CRow | undefined =>
    rows.find(({ macro = '', index, values }) =>
        [macro, index.spellings[0] ?? '', ...values.map(({ spellings }) => spellings[0] ?? '')].some(
            text => text.includes(word) && tokensOf(text).includes(word),
        ),
    );
