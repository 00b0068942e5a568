// The entry: reads a file of C into plain data. Nothing else of this folder is meant for others, but the types of `reading.ts`.

import { commentsAbout } from './about';
import { constantsOf, functionsOf } from './constants';
import { Declarations } from './declarations';
import { lineTextAt } from './line-text';
import { Preprocessor } from './preprocessor';
import { Problems } from './problems';
import type { CFile, COptions, CRefusal, ReadC, Reading, TokensOfC, Trivium } from './reading';
import { refusalOf, tooLarge } from './refusal';
import { Scanner } from './scanner';
import { sourceOfText } from './source';
import { Trivia } from './trivia';
import { type Pieces, whole } from './work';

export const readC: ReadC = (file, options) => whole(readCInPieces(file, options));

/** The same in pieces, between which others can work. */
export function* readCInPieces(file: CFile, options: COptions): Pieces<Reading> {
    const read = (declarations: Declarations): Pieces<void> => declarations.readAll();
    const forced = new Set<number>();
    let found = yield* reading(file, options, forced, read);
    if (options.includeDisabled === undefined) return found;
    for (let deep = 0; deep < DEEPEST_DISABLED; deep++) {
        const { size } = forced;
        for (const line of linesThatDisable(found, file, options)) forced.add(line);
        if (forced.size === size) break;
        found = yield* reading(file, options, forced, read);
    }
    return found;
}

/** Branches within branches that are not taken: each level is found when the one around it is read. */
const DEEPEST_DISABLED = 4;

/**
 * Reads rows without the declaration around them, such as pasted ones: `[NODE_RPU] = { mfn_init(MM_RPU) },`. The result has one
 * table, whose name is empty and whose fields are not known.
 */
export const readCRowsInPieces = (file: CFile, options: COptions): Pieces<Reading> =>
    reading(file, options, new Set(), declarations => declarations.readRows());

export const tokensOfC: TokensOfC = spelling => {
    const scanner = new Scanner(sourceOfText('', spelling), () => undefined);
    const found: string[] = [];
    for (let token = scanner.next(); token.kind !== 'end'; token = scanner.next()) found.push(token.text);
    return found;
};

/**
 * The lines of the directives that keep disabled tables from being read, of several tables with one name, of the first, and of none that
 * is enabled; and those that keep rows of tables from being read, if these are wanted too.
 */
function linesThatDisable(
    { tables, disabled }: Reading,
    { path }: CFile,
    { includeDisabled }: COptions,
): readonly number[] {
    const names = new Set(tables.map(({ name }) => name));
    const firsts = disabled.filter(
        ({ name }, at) => !names.has(name) && disabled.findIndex(each => each.name === name) === at,
    );
    const denying = firsts.flatMap(({ conditions }) => conditions.filter(({ isTaken }) => !isTaken));
    const rows = includeDisabled === 'all' ? tables.flatMap(({ skipped }) => skipped) : [];
    const groups = rows.filter(each => each.mayBeRows && !each.isAlternative && each.from.file === path);
    return [...denying, ...groups.map(({ condition }) => condition)].map(({ at }) => at.line);
}

/**
 * How a file is read again in which something is not closed: tables behind a function that lacks a brace are found, and rows behind a
 * broken one. It goes by how lines begin, which says nothing in a file where all is closed.
 */
interface Repair {
    readonly endsAtMargin: boolean;
    readonly recovers: boolean;
}

function* reading(
    file: CFile,
    options: COptions,
    forced: ReadonlySet<number>,
    read: (declarations: Declarations) => Pieces<void>,
    how: Repair = { endsAtMargin: false, recovers: false },
): Pieces<Reading> {
    const large = tooLarge(file);
    if (large !== undefined) return refused(large);
    const pre = new Preprocessor(file, options, new Problems(), forced);
    const refusal = refusalOf(pre.main);
    if (refusal !== undefined) return refused(refusal);
    const trivia = new Trivia();
    const declarations = new Declarations(pre, trivia, how.endsAtMargin, how.recovers);
    yield* read(declarations);
    const { hasOpenBody, hasBrokenTable } = declarations;
    const needed = {
        endsAtMargin: how.endsAtMargin || hasOpenBody,
        recovers: how.recovers || (hasBrokenTable && !pre.isExhausted),
    };
    const isEnough = needed.endsAtMargin === how.endsAtMargin && needed.recovers === how.recovers;
    return yield* isEnough ? finished(pre, declarations) : reading(file, options, forced, read, needed);
}

/** What stands before the first declaration of the file; of what is behind a directive, the comments. */
function* headOf({
    main,
    firstToken,
    firstDirective = Number.MAX_SAFE_INTEGER,
}: Preprocessor): Pieces<readonly Trivium[]> {
    const end = firstToken ?? main.text.length;
    const first = Math.min(firstDirective, end);
    const trivia = new Trivia();
    const all: Trivium[] = [];
    const startOf = (at: number): number => main.comments[at]?.start ?? end;
    // A file may be comments only.
    for (let at = COMMENTS_A_PIECE; startOf(at) < first; at += COMMENTS_A_PIECE) {
        all.push(...trivia.before(main, startOf(at)));
        yield COMMENTS_A_PIECE;
    }
    all.push(...trivia.before(main, first));
    if (first === end) return all;
    all.push({ kind: 'directives', areMacros: false });
    for (let at = COMMENTS_A_PIECE; startOf(at) < end; at += COMMENTS_A_PIECE) {
        all.push(...trivia.comments(main, startOf(at)));
        yield COMMENTS_A_PIECE;
    }
    all.push(...trivia.comments(main, end));
    return all;
}

/** How many comments are read between two stops. */
const COMMENTS_A_PIECE = 512;

function* finished(pre: Preprocessor, declarations: Declarations): Pieces<Reading> {
    const { tables, parsing, assertions, strays } = declarations;
    const constants = yield* constantsOf(pre, parsing);
    const { main } = pre;
    return {
        refused: undefined,
        tables,
        disabled: pre.disabled,
        strays: [...strays.all, ...pre.strays],
        constants,
        functions: yield* functionsOf(pre),
        redefined: pre.redefined,
        asserted: assertions.all,
        includes: pre.includes,
        head: yield* headOf(pre),
        commentsAbout: at => commentsAbout(main, at),
        problems: pre.problems.all,
        lineAt: at => {
            const source = pre.sources.get(at.file);
            return source === undefined ? '' : lineTextAt(source, at);
        },
        isComplete: !pre.isExhausted,
    };
}

const refused = (refusal: CRefusal): Reading => ({
    refused: refusal,
    tables: [],
    disabled: [],
    strays: [],
    constants: new Map(),
    functions: new Map(),
    redefined: new Set(),
    asserted: new Map(),
    includes: [],
    head: [],
    commentsAbout: () => ({ above: [], beside: [] }),
    problems: [],
    lineAt: () => '',
    isComplete: false,
});
