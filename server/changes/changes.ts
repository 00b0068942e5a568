// All that a change of access is, of two programs: what is gained and lost, what stayed although rows changed, and what cannot be said.

import { pllsOf, policyOf } from '../access/policy';
import { list, printable } from '../diagnostics/phrases';
import type { Steps } from '../language/steps';
import { TABLE_KINDS } from '../language/syntax';
import { relativePath } from '../model/paths';
import type { Program } from '../model/program';
import type { Edition } from '../model/targets';
import { type Both, type Compared, comparing, type Row, type Thing } from './compare';
import { declaredIn, type Grant, grantsOf, mergedStretches } from './grants';
import { type Named, Names, rowText } from './names';
import { Side } from './side';

/** One side of a comparison. */
export interface Version {
    readonly program: Program;
    /** The edition of the rules to ask instead of the file's own. */
    readonly edition: Edition | undefined;
    /** What it is called, such as `HEAD:board.eemi`. */
    readonly name: string;
    readonly placeOf: Named['placeOf'];
    readonly shown: Named['shown'];
    /** What could not be taken over from a C file, a sentence each without its full stop. */
    readonly lost: readonly string[];
    /** What the file is called now, if it was found by its content since there is no file of that name here. */
    readonly renamedTo?: string;
}

export interface Changes {
    readonly versions: Both<Version>;
    readonly names: Names;
    /** Gains first. */
    readonly grants: readonly Grant[];
    /** Things whose rows say something else and grant the same. */
    readonly unchanged: readonly Compared[];
    /** What may have changed and could not be compared, a sentence each without its full stop. */
    readonly unknown: readonly string[];
    /** What else is to know, in the same form. */
    readonly notes: readonly string[];
}

/** Compares what two versions grant, in pieces. */
export function* changing(versions: Both<Version>): Steps<Changes> {
    const [before, now] = versions;
    const plls = new Set(versions.flatMap(({ program }) => pllsOf(program.scope)));
    const named: Both<Named> = [namedOf(before, plls), namedOf(now, plls)];
    const sides: Both<Side> = [named[0].side, named[1].side];
    const names = new Names(named);
    const { things, unknown, isCut } = yield* comparing(...sides);
    const declared = declaredIn([before.program.domains, now.program.domains]);
    const grants = yield* grantsOf(things, sides, declared);
    return {
        versions,
        names,
        grants,
        unchanged: unchangedIn(things),
        unknown: [
            ...new Set(versions.flatMap(unreadIn)),
            ...unknown.map(thing => `${names.list([{ thing, rows: [[], []] }])} has too many ways to pass`),
            ...(isCut ? ['so many register rows overlap that not all of them were compared'] : []),
        ],
        notes: [
            ...renameNotes(before),
            ...rulesNotes(versions, sides),
            ...versions.flatMap(versionNotes),
            ...tableNotes(versions),
            ...maskNotes(grants, versions),
        ],
    };
}

/** What is the clock of a PLL is known of a chip, whichever of the files has its name. */
function namedOf({ program, edition, placeOf, shown }: Version, plls: ReadonlySet<number>): Named {
    const { target, scope, tables } = program;
    const policy = policyOf({ target, edition: edition ?? program.edition, scope, tables });
    const side = new Side({ ...policy, plls }, program.chip?.refusesRegisterCalls === true);
    return { program, side, placeOf, shown };
}

/** Things whose rows say something else and grant the same. A register is one thing, if all that may be done with it is the same. */
function unchangedIn(things: readonly Compared[]): Compared[] {
    const changed = new Set(
        things.filter(each => !isSame(each)).flatMap(({ thing }) => startOf(thing) ?? []),
    );
    const unchanged: Compared[] = [];
    for (const each of things) {
        const { thing } = each;
        if (thing.kind === 'write' || !isSame(each) || !saysOtherwise(each)) continue;
        if (thing.kind !== 'read') unchanged.push(each);
        else if (!changed.has(thing.start))
            unchanged.push({ ...each, thing: { ...thing, kind: 'register' } });
    }
    return mergedStretches(unchanged);
}

const startOf = (thing: Thing): bigint | undefined => ('start' in thing ? thing.start : undefined);

const isSame = ({ access, forwarded }: Compared): boolean =>
    access[0].key === access[1].key && forwarded?.[0].key === forwarded?.[1].key;

const saysOtherwise = ({ rows: [before, now] }: Compared): boolean =>
    before.length !== now.length || before.some((row, at) => differs(row, now[at]));

/** Whether two rows say something else. Most are the same line, letter for letter. */
const differs = (row: Row, other: Row | undefined): boolean =>
    other === undefined || (row.source.at.text !== other.source.at.text && rowText(row) !== rowText(other));

/** What of a version is not known. */
function unreadIn({ program, name, lost }: Version): string[] {
    const tables = program.tables.filter(({ clear }) => !clear).map(({ name }) => name);
    const domains = program.domains.filter(({ isKnown }) => !isKnown).map(each => each.name);
    return [
        ...(program.incomplete ? [`${name} could not be read as a whole${lackOf(program)}`] : []),
        ...(tables.length > 0 ? [`rows of ${list(tables)} in ${name} could not be read`] : []),
        ...(domains.length > 0 ? [`what ${list(domains)} owns in ${name} could not be read`] : []),
        ...lost.map(each => `${name}: ${each}`),
    ];
}

/** Which of the files that it names a program lacks, to be added to a sentence; empty if none. */
function lackOf({ file, ownReads }: Program): string {
    const lacking = ownReads.flatMap(({ path, failure }) =>
        failure === undefined ? [] : printable(relativePath(file, path)),
    );
    return lacking.length === 0 ? '' : `, for want of ${list(lacking)}`;
}

const renameNotes = ({ name, renamedTo }: Version): string[] =>
    renamedTo === undefined
        ? []
        : [
              `${renamedTo} is new, and is compared with ${name}, which is gone and at least half of which it has`,
          ];

function versionNotes({ program: { chip, tables }, name }: Version): string[] {
    return [
        ...(chip?.refusesRegisterCalls && tables.some(({ kind }) => kind === 'mmio')
            ? [`on ${chip.name} Xen refuses every register call, whatever the rows of ${name} say`]
            : []),
    ];
}

/** Where the sides are asked by different rules. */
function rulesNotes([first, second]: Both<Version>, [before, now]: Both<Side>): string[] {
    const rules = `by the rules of ${rulesNameOf(first)} before, and of ${rulesNameOf(second)} now`;
    const { target, edition } = before.policy;
    if (target !== now.policy.target) return [`${rules}; clocks have a table in xlnx only`];
    const { edition: newer } = now.policy;
    return [
        ...(edition === newer ? [] : [rules]),
        ...(edition.mailboxIndex === newer.mailboxIndex
            ? []
            : ['on one side no table decides about the mailbox, so it is not compared']),
    ];
}

/** A target with its edition, also the newest: which that is changes in time. */
function rulesNameOf({ program: { target, edition }, edition: asked }: Version): string {
    const year = asked ?? edition;
    return year === undefined ? target : `${target} ${year}`;
}

/** What one version has a table for and the other has not. */
function tableNotes([before, now]: Both<Version>): string[] {
    const has = ({ program }: Version, kind: string): boolean =>
        program.tables.some(table => table.kind === kind);
    const missing = TABLE_KINDS.filter(kind => has(before, kind) !== has(now, kind)).map(
        kind => `${(has(before, kind) ? now : before).name} has no ${kind} table, which refuses everyone`,
    );
    const [chipBefore, chipNow] = [before.program.chip?.name, now.program.chip?.name];
    const isOther = chipBefore !== undefined && chipNow !== undefined && chipBefore !== chipNow;
    return isOther
        ? [...missing, `the ids of ${chipBefore} and ${chipNow} are not the same devices`]
        : missing;
}

/** What the code around the check functions makes of the bits of a write. */
const maskNotes = (grants: readonly Grant[], versions: Both<Version>): string[] =>
    grants.some(({ isMaskOnly }) => isMaskOnly) && versions.every(({ program }) => program.target === 'xlnx')
        ? [
              'by the mask alone: the code that ships forwards the whole mask of a write that passes, so these bits are written before and after',
          ]
        : [];
