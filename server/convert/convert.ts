// Converts the tables of some C to a text of the language: reads the files, decides on target and platform, and writes table by table.
// What the result then means, and whether it has the numbers of the C, is for others to look at.

import { readCInPieces, readCRowsInPieces, tokensOfC } from '../c/read';
import type { CDefinition, CFile, COptions, CPlace, CProblem, Reading } from '../c/reading';
import { finish, type Steps } from '../language/steps';
import type { TableKind } from '../language/syntax';
import { baseName } from '../model/paths';
import { type Edition, rulesetText, type Target, traitsOf } from '../model/targets';
import { convertAccess } from './access-rows';
import { arraysOf, type CArrays } from './arrays';
import { noteForm, noteMacros, noteNotFound, noteRedefined, noteValues } from './assumptions';
import { convertClocks } from './clock-rows';
import { constantComments } from './constant-comments';
import { constantsOf, redefinedIn } from './constants';
import type { ConvertedTable, TableContext } from './context';
import { type FileComments, fileComments } from './file-comments';
import type { FoundTable } from './found-table';
import { type HeaderAccess, HeaderImports } from './header-imports';
import { type HeaderUse, usesOf } from './header-uses';
import { IN_EDITOR } from './in-editor';
import { type ImportedLine, plainLine } from './lines';
import { commentsOnRows, lostIn } from './lost-lines';
import { macrosOf } from './macros';
import { convertMmio } from './mmio-rows';
import { type Constant, type Declared, Names } from './names';
import { NO_ROWS, type PastedRows, pastedRows } from './pasted-rows';
import { type Around, type PastedSource, pastedSource } from './pasted-source';
import { fittingPlatform, type PlatformNames, valueInC } from './platform-names';
import { positionTrap } from './position-trap';
import { type NotCompiled, notCompiledIn, notesOf } from './reading-notes';
import type { Refusal } from './refusals';
import { type Remark, type Remarking, TRAP } from './remarks';
import type { Remedies } from './remedies';
import type { Indexing } from './subjects';
import { tableLines } from './table-lines';
import { TableRows } from './table-rows';
import { type ChosenTables, chooseTables, spelledNames } from './tables';
import { missingMacros, wordOf } from './xen-macros';

export interface ConvertOptions {
    readonly include: COptions['include'];
    /** As `COptions` has it. */
    readonly mostAtOnce?: number;
    readonly definitions: readonly CDefinition[];
    readonly includeDisabled: COptions['includeDisabled'];
    /** Whether runs of like rows become ranges. */
    readonly ranges: boolean;
    /** The form of the C, where its structs do not show it. */
    readonly target: Target | undefined;
    /** The edition of the target's rules; without one, the newest. */
    readonly edition: Edition | undefined;
    /** The name of the platform to take; without one, that which fits. */
    readonly platform: string | undefined;
    /** The names of the tables to convert; without any, all. */
    readonly tables: readonly string[];
    /** The kinds of tables by their names, where these do not tell whether the rows are nodes or reset lines. */
    readonly kinds?: ReadonlyMap<string, TableKind>;
    readonly platforms: readonly PlatformNames[];
    /** How the result takes names out of headers; without it, it declares them itself. */
    readonly headers?: HeaderAccess;
    /** The header that the result names as its output; without it, it names none. */
    readonly header?: string | undefined;
    /** The text of pasted C: what a condition keeps out of its tables becomes comments. */
    readonly pasted?: string;
    readonly remedies: Remedies;
    /** A path as a person reads it. */
    readonly shown: (file: string) => string;
}

export interface Conversion {
    /** The lines of the text, not formatted yet; formatting leaves as many. */
    readonly lines: readonly ImportedLine[];
    readonly remarks: readonly Remark[];
    readonly tables: readonly {
        readonly kind: TableKind;
        readonly name: string;
        readonly at: CPlace;
        readonly indexing: Indexing;
        readonly rows: number;
        /** How many rows the C has for them: for a clock, one for each of its nodes. */
        readonly rowsInC: number;
        /** Of pasted C, what became of rows that stand behind conditions, each as a part of a title. */
        readonly said: readonly string[];
    }[];
    readonly arrays: CArrays;
    /** Tables of the C of whose kind another one is converted, since its name was asked for. */
    readonly beside: readonly FoundTable[];
    /** Tables of the C that are not compiled. */
    readonly disabled: readonly NotCompiled[];
    /** The names that have the platform's value because nothing that was read says one. */
    readonly taken: ReadonlySet<string>;
    readonly headerUses: readonly HeaderUse[];
    readonly target: Target;
}

/** The files with the platform and target that go with them. */
interface Sources extends ChosenTables {
    readonly readings: readonly Reading[];
    readonly target: Target;
    readonly platform: PlatformNames | undefined;
    /** The macros that were taken as Xen's trees have them. */
    readonly assumed: readonly CDefinition[];
    /** The constants of the files, and what their own checks say about other names. */
    readonly constantOf: (name: string) => Constant | undefined;
}

/** Converts the tables of files. Total: what cannot be converted is in the remarks. */
export function convert(files: readonly CFile[], options: ConvertOptions): Conversion | Refusal {
    return finish(converting(files, options));
}

/** The same in pieces. */
export function* converting(files: readonly CFile[], options: ConvertOptions): Steps<Conversion | Refusal> {
    const sources = yield* sourcesOf(files, options);
    if ('refusal' in sources) return sources;
    const { readings, tables, target, platform } = sources;
    const remarks: Remark[] = [];
    const remark: Remarking = (kind, at, message) => remarks.push({ kind, at, message });
    const headers =
        options.headers &&
        new HeaderImports(
            options.headers,
            options.include,
            options.definitions,
            files.map(({ path }) => path),
        );
    const names = new Names(target, sources.constantOf, platform, headers);
    const rows = new Map<FoundTable, TableRows>();
    const converted: ({ readonly found: FoundTable } & ReturnType<typeof tableLines>)[] = [];
    const comments = readings.map(fileComments);
    const lost = lostIn(readings, tables);
    const isOfFile: FileComments['has'] = comment => comments.some(({ has }) => has(comment));
    for (const found of tables) {
        const context = contextOf(found, sources, names, remark, options);
        rows.set(found, context.rows);
        const table = yield* convertedTable(context);
        converted.push({
            found,
            ...tableLines(table, context, lost.get(found.table) ?? [], isOfFile, options.pasted),
        });
        yield found.table.rows.length;
    }
    yield* names.takeFromHeaders();
    const outside: ImportedLine[] = [];
    for (const reading of readings) {
        const lines = reading.tables.flatMap(table => lost.get(table) ?? []);
        const rows = notesOf(reading, tables, lines, options.tables.length === 0, remark);
        outside.push(...commentsOnRows(rows, reading));
    }
    const assumptions = { rows: tables.flatMap(({ table }) => table.rows), tokensOf, remark };
    if (options.target === undefined) noteForm(sources, assumptions, options.remedies.form);
    noteMacros(sources.assumed, assumptions);
    noteValues(names, platform, assumptions, options.remedies.header);
    noteRedefined(names, remark);
    noteNotFound(readings, assumptions);
    for (const macro of names.unsaidMacros())
        remark('note', undefined, `-D ${macro} is no number, so the result reads its headers without it`);
    const isByPosition = converted.some(each => each.isByPosition);
    const license = comments.map(each => each.license).find(each => each !== undefined);
    const trapOf = isByPosition ? positionTrap : () => undefined;
    const commentsOn = constantComments(
        readings,
        tables.map(({ table }) => table),
        isOfFile,
    );
    const blocks = names.blocks(
        each => trapAt(each, trapOf(each), remark),
        ({ at }) => commentsOn(at),
    );
    yield blocks.length;
    const first = comments.map(each => each.linesWithout(license)).filter(lines => lines.length > 0);
    const head = [
        ...first.flatMap(lines => [...lines, '']),
        ...(platform === undefined ? [] : [`platform ${platform.name}`]),
        `target ${rulesetText({ target, edition: options.edition })}`,
        ...(license === undefined ? [] : [`license "${license}"`]),
    ];
    return {
        lines: head
            .map(plainLine)
            .concat(outputLines(options.header), blocks, ...converted.map(({ lines }) => lines), outside),
        remarks,
        tables: converted.map(({ found, indexing, rows, rowsInC, said }) => ({
            kind: found.kind,
            name: found.table.name,
            at: found.table.at,
            indexing,
            rows,
            rowsInC,
            said,
        })),
        arrays: yield* arraysOf(rows, target),
        beside: sources.beside,
        disabled: readings.flatMap(notCompiledIn),
        taken: names.takenFromPlatform,
        headerUses: usesOf(names.own, tables, tokensOf, trapOf),
        target,
    };
}

/** What is wrong with a name that the result declares, as a remark too. */
function trapAt({ at }: Declared, message: string | undefined, remark: Remarking): string | undefined {
    if (message !== undefined) remark('trap', at, message);
    return message;
}

const outputLines = (header: string | undefined): ImportedLine[] =>
    header === undefined ? [] : ['', `emit c "${header}"`].map(plainLine);

/**
 * Converts rows for a table of a kind, in pieces, with or without one declaration around them. `names` has the names that the table can use, and its
 * target; others have no value. `macro` is the table's own, as C defines it.
 */
export function* convertRows(
    text: string,
    kind: TableKind,
    names: PlatformNames,
    macro?: CDefinition,
): Steps<PastedRows> {
    const { target } = names;
    const file = { path: '', bytes: new TextEncoder().encode(text) };
    const nameValue = (name: string): bigint | undefined => {
        const known = names.get(name);
        return known && valueInC(target, known);
    };
    const once = { include: (): undefined => undefined, mostAtOnce: IN_EDITOR.mostAtOnce };
    const own = macro === undefined ? [] : [macro];
    const declared = (yield* readCInPieces(file, once)).tables.length;
    const read = declared === 0 ? readCRowsInPieces : readCInPieces;
    const missing = missingMacros(yield* read(file, { ...once, definitions: own }), names);
    const reading = yield* read(file, { ...once, definitions: [...own, ...missing], nameValue });
    const [table] = reading.tables;
    if (table === undefined || declared > 1) return NO_ROWS;
    const remarks: Remark[] = [];
    const found = { kind, table, target };
    const { head, lines } = yield* convertedTable({
        found,
        rows: new TableRows(found, target),
        target,
        names: new Names(target, () => undefined, names),
        remedy: 'declare it in a `names` block, and paste the row again',
        ranges: false,
        tokensOf,
        macroOf: macrosOf(reading),
        redefinedAt: () => undefined,
        ...(macro && { ownMacro: wordOf(macro.name) }),
        remark: (remarkKind, at, message) => remarks.push({ kind: remarkKind, at, message }),
        trap: (block, at, message) => {
            block.comment([`${TRAP}${message}`]);
            remarks.push({ kind: 'trap', at, message });
        },
        shown: () => 'below',
    });
    const converted = { head: macro === undefined ? head : [], lines };
    return pastedRows(converted, found, remarks, reading, text);
}

/** Converts declarations of C that were pasted into a file outside its blocks, in pieces; nothing if no table comes of them. */
export function* convertSource(text: string, around: Around): Steps<PastedSource | undefined> {
    const file = { path: '', bytes: new TextEncoder().encode(text) };
    return yield* pastedSource(around, names =>
        converting([file], {
            ...names,
            include: () => undefined,
            definitions: [],
            includeDisabled: 'tables',
            ranges: false,
            target: undefined,
            edition: undefined,
            tables: [],
            pasted: text,
            ...IN_EDITOR,
            shown: () => 'here',
        }),
    );
}

function* sourcesOf(files: readonly CFile[], options: ConvertOptions): Steps<Sources | Refusal> {
    const first: Reading[] = [];
    for (const file of files) first.push(yield* readCInPieces(file, options));
    const chosen = chooseTables(first, options);
    if ('refusal' in chosen) return chosen;
    const constantOf = constantsOf(first, first);
    const form = chosen.tables.find(({ target }) => target !== undefined)?.target ?? options.target;
    const platform =
        options.platforms.find(({ name }) => name === options.platform) ??
        fittingPlatform(spelledNames(chosen.tables, tokensOf), constantOf, form, options.platforms);
    const target = form ?? platform?.target ?? 'xen';
    const [table] = chosen.tables;
    if (options.target !== undefined && options.target !== target && table !== undefined)
        return { refusal: otherForm(table, target, options.target) };
    const other = chosen.tables.find(found => (found.target ?? target) !== target);
    if (other !== undefined) return { refusal: mixed(other, target, options.remedies.tables) };
    if (options.edition !== undefined && !traitsOf(target).editions.includes(options.edition))
        return { refusal: `target ${target} has no edition ${options.edition}; leave out --edition` };
    const found = { target, platform, constantOf };
    if (first.every(({ problems }) => problems.every(isOfKnown)) && chosen.tables.every(isKnown))
        return { ...found, ...chosen, readings: first, assumed: [] };
    return yield* readAgain(files, first, found, options);
}

/** Whether a problem is about values that are known, so that it stays the same whatever stands in headers that are not there. */
const isOfKnown = ({ kind }: CProblem): boolean =>
    kind === 'index-twice' || kind === 'value-twice' || kind === 'changed';

/** Whether all names in a table have values. */
const isKnown = ({ table: { rows } }: FoundTable): boolean =>
    rows.every(
        ({ index, values }) =>
            index.unknown === undefined && values.every(value => value.unknown === undefined),
    );

const otherForm = ({ table }: FoundTable, target: Target, wanted: Target): string =>
    `${table.name} has the form of target ${target}, not of ${wanted}; leave out --target`;

const mixed = ({ table }: FoundTable, target: Target, remedy: string): string =>
    `${table.name} has the form of another target than ${target}, and a file has tables of one form; ${remedy}`;

/** Reads again with what may stand in headers that are not there: values of the C's own checks and of the platform, macros of Xen. */
function* readAgain(
    files: readonly CFile[],
    first: readonly Reading[],
    { target, platform, constantOf }: Pick<Sources, 'target' | 'platform' | 'constantOf'>,
    options: ConvertOptions,
): Steps<Sources | Refusal> {
    const assumed = first.map(reading => missingMacros(reading, platform));
    const nameValue = (name: string): bigint | undefined => {
        const known = platform?.get(name);
        return constantOf(name)?.value ?? (known && valueInC(target, known));
    };
    const readings: Reading[] = [];
    for (const [at, file] of files.entries()) {
        const definitions = [...options.definitions, ...(assumed[at] ?? [])];
        const again = { ...options, definitions, nameValue, withoutAssertions: true };
        readings.push(yield* readCInPieces(file, again));
    }
    const chosen = chooseTables(readings, options);
    if ('refusal' in chosen) return chosen;
    return {
        ...chosen,
        readings,
        target,
        platform,
        assumed: assumed.flat(),
        constantOf: constantsOf(readings, first),
    };
}

/** The tokens of a spelling; most are a single one. Several questions about a value follow each other, so the last ones are kept. */
function tokensOf(spelling: string): readonly string[] {
    if (/^\w*$/.test(spelling)) return [spelling];
    if (last.spelling !== spelling) last = { spelling, tokens: tokensOfC(spelling) };
    return last.tokens;
}

let last: { readonly spelling: string; readonly tokens: readonly string[] } = { spelling: '', tokens: [] };

function contextOf(
    found: FoundTable,
    { readings, target }: Sources,
    names: Names,
    remark: Remarking,
    { ranges, remedies }: ConvertOptions,
): TableContext {
    const reading = readings.find(({ tables }) => tables.includes(found.table));
    const isRedefined = redefinedIn(readings);
    return {
        found,
        rows: new TableRows(found, target),
        target,
        names,
        remedy: remedies.value,
        ranges,
        tokensOf,
        macroOf: macrosOf(reading),
        redefinedAt: macro => (isRedefined(macro) ? reading?.functions.get(macro)?.at : undefined),
        remark,
        trap: (lines, at, message) => {
            lines.comment([`${TRAP}${message}`]);
            remark('trap', at, message);
        },
        shown: ({ file, line }) => `in line ${line + 1} of ${baseName(file)}`,
    };
}

/** The rows of a table as lines. */
function* convertedTable(context: TableContext): Steps<ConvertedTable> {
    const { kind } = context.found;
    if (kind === 'mmio') return yield* convertMmio(context);
    return yield* kind === 'clock' ? convertClocks(context) : convertAccess(kind, context);
}
