// The forms in which a rule is written. A rule is a plain function over rows; the form decides when it runs, and what is kept
// between edits.
//
// - eachRow: looks at one row, and at what it asks. It runs when something about the row changes, and costs nothing otherwise.
// - eachCause: the same, for what several rows may have of one cause: there is one problem for each cause.
// - whereOrderBreaks: looks at a whole table, but only if its rows are out of order.
// - kept: looks at a whole small table, once for each change of it.
// - eachClaim: looks at one claim of a test. It runs with each edit; `claims/verdict.ts` keeps what is costly, and counts it.
// - ofClaimRows: looks at the rows that claims consult, which are kept. It runs with each edit.
// - eachOwningLine: looks at one line of a domain. It runs when a name or the domain changes.
// - eachTable, wholeProgram: run with each edit. They may look at tables, and at what `model/` answers, but not at each row: their
//   tables have no `rows`. What takes long beside the problems gives a number now and then, so that it comes in pieces.

import { type ClaimRows, claimRows } from '../claims/claim-rows';
import { Reasons, takeLooked } from '../claims/verdict';
import type { Code } from '../diagnostics';
import { addTo } from '../language/sorted';
import { LINES_A_PROBLEM, PIECE } from '../language/steps';
import type { Span, TableKind } from '../language/syntax';
import type { Chip } from '../model/chip';
import type { Domain, FromLine, Given, IomemLine } from '../model/domain';
import { type Ask as Asking, Questions } from '../model/kept/asking';
import type { Case } from '../model/kept/case';
import { judgedRows } from '../model/kept/judged-rows';
import { perVersion } from '../model/kept/per-version';
import type { JournalledRows } from '../model/kept/row-index';
import { inOrderBy } from '../model/kept/row-order';
import type { Problem } from '../model/problem';
import type {
    AccessKind,
    AccessRow,
    ClockRow,
    MmioRow,
    Program,
    Row,
    Table,
    TestLine,
} from '../model/program';
import type { Scope } from '../model/scope';
import { casesWith } from './cases';
import type { Check } from './check';
import { placeIn } from './places';

/** What a rule may ask about besides its row; `W` are the kinds of other tables that it may ask about. */
export type Ask<W extends AccessKind = never> = Asking<W>;

/** What a rule says about a row: nothing, a problem, or several. */
export type Found = Problem | readonly Problem[] | undefined;

type RowOf<K extends TableKind> = K extends 'mmio' ? MmioRow : K extends 'clock' ? ClockRow : AccessRow;

export interface RowRule<K extends TableKind, W extends AccessKind> {
    readonly codes: readonly Code[];
    /** The kinds of tables whose rows it looks at. */
    readonly of: readonly K[];
    /** The kinds of other tables that it may ask about; if one is missing, the rule says nothing. */
    readonly with?: readonly W[];
    /** It concludes something from what the row's own table does not have. */
    readonly fromAbsence?: Absent;
    /**
     * What is wrong with a row. It is called again when an answer that it got may have changed, so what it knows must come from
     * the row, from `ask`, or be a constant. Problems are placed in the row's own file, even if that is an imported one.
     */
    readonly find: (row: RowOf<K>, ask: Ask<W>) => Found;
}

/** A rule about single rows. */
export const eachRow = <K extends TableKind, W extends AccessKind = never>(rule: RowRule<K, W>): Check =>
    aboutRows(
        rule,
        (row, ask) => listed(rule.find(row, ask)),
        function* (found) {
            for (const { what } of found) yield what;
        },
    );

/** What ails a row, and the columns where that shows. Rows with the same key have it of the same cause. */
export interface Cause {
    readonly key: string;
    readonly span: Span;
}

/** Something that was found in a row. */
export interface InRow<R extends Row, F> {
    readonly row: R;
    readonly what: F;
}

/** The table in which something was found, and the program that sees it. */
export interface Of<K extends TableKind> extends Case {
    readonly table: TableOf<K>;
}

export interface CauseRule<K extends TableKind, W extends AccessKind, C extends Cause>
    extends Omit<RowRule<K, W>, 'codes' | 'find'> {
    readonly code: Code;
    /** What ails a row, with all that the message needs; when it is called is as in `RowRule`. */
    readonly find: (row: RowOf<K>, ask: Ask<W>) => readonly C[];
    /** The problem of all rows with one cause, if the program should be told: the first in the order of the text, and the others. */
    readonly tell: (
        first: InRow<RowOf<K>, C>,
        others: readonly InRow<RowOf<K>, C>[],
        of: Of<K>,
    ) => Problem | undefined;
}

/** A rule about what rows have of one cause. A row that waives it is told apart from the others. */
export const eachCause = <K extends TableKind, W extends AccessKind, C extends Cause>(
    rule: CauseRule<K, W, C>,
): Check =>
    aboutRows({ ...rule, codes: [rule.code] }, rule.find, function* (found, of) {
        const groups = new Map<string, InRow<RowOf<K>, C>[]>();
        for (const each of [...found].sort(byPlace)) {
            const own = waives(each.row, rule.code) ? ` on line ${each.row.line}` : '';
            addTo(groups, each.what.key + own, each);
        }
        for (const [first, ...others] of groups.values())
            if (first !== undefined) yield* listed(rule.tell(first, others, of));
    });

const byPlace = (a: InRow<Row, Cause>, b: InRow<Row, Cause>): number =>
    a.row.line - b.row.line || a.what.span.start - b.what.span.start;

const waives = ({ node }: Row, code: Code): boolean =>
    node.waivers.some(waiver => waiver.code?.name === code);

/** Finds something in rows, each when something about it changes, and tells with each edit what has been found in a table. */
function aboutRows<K extends TableKind, W extends AccessKind, F>(
    rule: Omit<RowRule<K, W>, 'find'>,
    find: (row: RowOf<K>, ask: Ask<W>) => readonly F[],
    tell: (found: readonly InRow<RowOf<K>, F>[], of: Of<K>) => Iterable<Problem>,
): Check {
    const kinds = new Set<Row['kind']>(rule.of.map(kind => ROW_KINDS[kind]));
    const isOf = (row: Row): row is RowOf<K> => kinds.has(row.kind);
    const isIn = (of: Case): of is Of<K> => rule.of.some(kind => kind === of.table.kind);
    const casesIn = casesWith(rule.with ?? NONE);
    const judged = judgedRows((row, ask) => isOf(row) && find(row, ask).length > 0);
    function* findIn(of: Of<K>, rows: ReadonlySet<Row>): Finding {
        const ask = new Questions(of.program, of.table, of.others);
        const found: InRow<RowOf<K>, F>[] = [];
        for (const row of rows) {
            if (!isOf(row)) continue;
            const here = find(row, ask.begin(row));
            if (isKnown(rule, of, ask)) for (const what of here) found.push({ row, what });
            yield LINES_A_PROBLEM + ask.answered;
        }
        for (const each of tell(found, of)) yield placedIn(of, each);
    }
    return {
        codes: rule.codes,
        of: rule.of,
        *find(program) {
            for (const of of casesIn(program.tables, program)) {
                if (!isIn(of) || of.table.rows.length === 0) continue;
                const known = judged.caughtUp(of);
                const rows = known ?? (yield* judged.judging(of));
                // Most rules find nothing.
                if (rows.size > 0) yield* findIn(of, rows);
                // There may be thousands of tables with a row each.
                if (known === undefined) yield 1;
            }
        },
    };
}

const ROW_KINDS = { node: 'access', reset: 'access', mmio: 'mmio', clock: 'clock' } as const satisfies Record<
    TableKind,
    Row['kind']
>;

/** A missing row may be a line that could not be read, and what a row with an error grants is not known. */
function isKnown(
    { fromAbsence }: Pick<RowRule<TableKind, AccessKind>, 'fromAbsence'>,
    { program, table, others }: Case,
    ask: Questions,
): boolean {
    if (ask.wasToldOfFaulty) return false;
    if (ask.askedForRows && !others.every(other => isKnownWhole('rows', program, other))) return false;
    if (ask.askedForOwnRows && !isKnownWhole('rows', program, table)) return false;
    return isKnownWhole(fromAbsence, program, table);
}

/** What a rule may find missing: rows, or rows that grant something. */
export type Absent = 'rows' | 'grants';

/** Whether nothing of this is in a line of the table, or outside of it, that could not be read. */
function isKnownWhole(absent: Absent | undefined, program: Program, table: Table): boolean {
    // Nothing is taken of either that is not needed: it is asked of each table by each rule, with each edit.
    if (absent === undefined) return true;
    return !program.incomplete && (absent === 'rows' ? table.complete : table.clear);
}

/** A problem in an imported table is reported at the import, without its fixes, which would edit another file. */
const placedIn = ({ program, table }: Case, problem: Problem): Problem =>
    table.file === program.file
        ? problem
        : { ...problem, range: placeIn(program, table, 0, NO_SPAN), fixes: NONE };

const NO_SPAN = { start: 0, end: 0 };

function listed(found: Found): readonly Problem[] {
    if (found === undefined) return NONE;
    return 'code' in found ? [found] : found;
}

const NONE: readonly never[] = [];

export interface TableRule<K extends TableKind> {
    readonly codes: readonly Code[];
    readonly of: readonly K[];
    /** It concludes something from what a table does not have: then it is asked only if that is known. */
    readonly fromAbsence?: Absent;
    readonly find: (table: WithoutRows<TableOf<K>>, program: ProgramWithoutRows) => Finding;
}

/** Problems, and how many lines or ranges were looked at since the last problem or number. */
export type Finding = Iterable<Problem | number>;

/** A table whose rows cannot be used: a loop over all rows after each edit is too slow. */
export type WithoutRows<T extends Table> = T & { readonly rows: never };

/** A program with such tables. */
export type ProgramWithoutRows = Program & { readonly tables: readonly WithoutRows<Table>[] };

type TableOf<K extends TableKind> = Table & { readonly kind: K } & JournalledRows<RowOf<K>>;

/** A rule about whole tables of the file itself. */
export function eachTable<K extends TableKind>({ codes, of, fromAbsence, find }: TableRule<K>): Check {
    const isOf = (table: Table): table is WithoutRows<TableOf<K>> => of.some(kind => kind === table.kind);
    return {
        codes,
        of,
        *find(program) {
            for (const table of program.tables) {
                if (table.file !== program.file || !isOf(table)) continue;
                if (isKnownWhole(fromAbsence, program, table)) yield* find(table, withoutRows(program));
            }
        },
    };
}

/** A rule about single claims of tests. Of a clock with thousands of nodes a verdict takes long, and so does the problem with its reason. */
export const eachClaim = (
    codes: readonly Code[],
    find: (claim: TestLine, program: Program, reasons: Reasons) => (() => Problem) | undefined,
): Check => ({
    codes,
    *find(program) {
        if (program.tests.length === 0) return;
        const claims = program.tests.flatMap(({ lines }) => lines);
        const reasons = new Reasons(program);
        let looked = 0;
        for (const claim of claims) {
            const told = find(claim, program, reasons);
            looked += 1 + takeLooked(program);
            if (looked >= PIECE) {
                yield looked;
                looked = 0;
            }
            if (told !== undefined) yield told();
        }
        yield looked;
    },
});

/** A rule about the rows that the claims of a program consult; it says nothing where they are not known. */
export const ofClaimRows = (
    codes: readonly Code[],
    find: (program: ProgramWithoutRows, consulted: ClaimRows) => Iterable<Problem>,
): Check => ({
    codes,
    *find(program) {
        if (program.tests.length === 0) return;
        if (!program.tables.every(table => isKnownWhole('rows', program, table))) return;
        const consulted = yield* claimRows(program);
        if (consulted !== undefined) yield* find(withoutRows(program), consulted);
    },
});

/** A rule about anything else in a program; `fromAbsence` as for a table, about all tables. */
export const wholeProgram = (
    codes: readonly Code[],
    find: (program: ProgramWithoutRows) => Finding,
    { fromAbsence }: Pick<TableRule<TableKind>, 'fromAbsence'> = {},
): Check => ({
    codes,
    find(program) {
        const isKnown =
            fromAbsence === undefined ||
            program.tables.every(each => isKnownWhole(fromAbsence, program, each));
        return isKnown ? find(withoutRows(program)) : NONE;
    },
});

type Names = Pick<Program, 'scope' | 'chip'>;

/** A line that gives a domain pages. */
export type OwningLine = IomemLine | FromLine;

/**
 * A rule about single lines of domains. A line in which it found nothing is looked at again when a name changes, so what it knows must
 * come from the line or the names.
 */
export function eachOwningLine(
    codes: readonly Code[],
    find: (line: OwningLine, names: Names) => Found,
): Check {
    const finds = (line: OwningLine, names: Names): boolean => listed(find(line, names)).length > 0;
    /** Of what a file gives: thousands of domains may be read from one, and a line about it has no more to be looked at. */
    const known = perVersion(
        (_: Given, _scope: Scope, _chip: Chip | undefined) => new Map<'finds', boolean>(),
    );
    const findsInFile = (line: FromLine, names: Names): boolean => {
        if (line.given === undefined) return finds(line, names);
        const given = known(line.given, names.scope, names.chip);
        const answer = given.get('finds') ?? finds(line, names);
        given.set('finds', answer);
        return answer;
    };
    const withFinding = perVersion((domain: Domain, scope: Scope, chip: Chip | undefined) => [
        ...domain.iomem.filter(line => finds(line, { scope, chip })),
        ...domain.froms.filter(line => findsInFile(line, { scope, chip })),
    ]);
    return wholeProgram(codes, function* (program) {
        for (const domain of program.domains) {
            if (domain.file !== program.file) continue;
            for (const line of withFinding(domain, program.scope, program.chip))
                yield* listed(find(line, program));
        }
    });
}

/** The same program. Only the compiler sees it without rows. */
function withoutRows(program: Program): ProgramWithoutRows;
function withoutRows(program: Program): Program {
    return program;
}

/** One check made of several. */
export const together = (codes: readonly Code[], ...parts: readonly Check[]): Check => ({
    codes,
    ...(parts.every(part => part.of !== undefined) && { of: parts.flatMap(part => part.of ?? []) }),
    *find(program) {
        for (const part of parts) yield* part.find(program);
    },
});

/**
 * A function that keeps what `look` finds in a table, or in anything else that lives through edits, until one of its
 * arguments changes. Then it looks at the whole table again.
 */
export const kept = perVersion;

/** The same, for what can only be found if some row may not follow the one above it. */
export function whereOrderBreaks<R, T extends JournalledRows<R>, F>(
    mayFollow: (above: R, below: R) => boolean,
    look: (table: T) => readonly F[],
): (table: T) => readonly F[] {
    const isInOrder = inOrderBy<R, T>(mayFollow);
    const found = perVersion(look);
    return table => (isInOrder(table) ? NONE : found(table));
}
