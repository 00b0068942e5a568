// Finishes a conversion: has the result checked, names the known traps that the checks find at their rows, accepts in waivers what would
// stop the outputs although the C compiles, and compares the numbers with those of the C.

import type { CPlace } from '../c/reading';
import { type Analysis, analysing } from '../checks/analyse';
import { THIS_TOO } from '../checks/mmio-dead';
import { type Code, isWaivable } from '../diagnostics';
import { Document } from '../language/document';
import { formattingText } from '../language/format';
import type { Line } from '../language/lines';
import { addTo } from '../language/sorted';
import { isRow } from '../language/statements';
import { finish, type Steps } from '../language/steps';
import type { Host } from '../model/host';
import { baseName } from '../model/paths';
import { isError, lineOf, type Problem } from '../model/problem';
import { differencesFrom } from './against';
import type { AccessArray, CArrays } from './arrays';
import type { Conversion } from './convert';
import type { HeaderUse } from './header-uses';
import { type ImportedLine, plainLine } from './lines';
import { placeKey } from './place-key';
import { isFailure, type Remark, TRAP } from './remarks';

export interface Imported {
    /** The formatted text of the file. */
    readonly text: string;
    /** In the order of the C. */
    readonly remarks: readonly Remark[];
    /** The meaning of the text. */
    readonly analysis: Analysis | undefined;
    /** For each line of the text, where the C says it; `undefined` for one that the C has not. */
    readonly places: readonly ImportedLine['at'][];
}

/** What is finished of a conversion. */
export type Unfinished = Pick<Conversion, 'lines' | 'remarks' | 'arrays' | 'headerUses'>;

/** What real tables have got wrong, and no compiler says. Other findings are not said in the text: `check` gives them. */
const TRAPS: ReadonlySet<Code> = new Set<Code>([
    'clock-unsorted',
    'mmio-unsorted',
    'mmio-shadowed',
    'mmio-dead',
    'clock-dead',
    'frame-zero',
    'wrong-unit',
    'not-a-page',
    'address-width',
    'differs-from-platform',
]);

/** The same mistake, seen at the row in C. */
const OF_FRAMES: ReadonlySet<Code> = new Set<Code>([
    'frame-zero',
    'wrong-unit',
    'not-a-page',
    'address-width',
]);

const REASON = 'as in the C';

/** The text of a conversion as it is written to `path`; `host` gives the files that it imports. */
export const finished = (conversion: Unfinished, path: string, host: Host): Imported =>
    finish(finishing(conversion, path, host));

/** The same in pieces. */
export function* finishing(
    { lines, remarks, arrays, headerUses }: Unfinished,
    path: string,
    host: Host,
): Steps<Imported> {
    const document = yield* documentOf(lines);
    const before = yield* analysed(document, path, host);
    const problems = before?.problems ?? [];
    const found = [...remarks];
    const lineOfRow = firstLines(lines);
    const usedLine = (problem: Problem) => lineOfUse(problem, lines, headerUses, lineOfRow);
    const traps = [...headerTraps(headerUses, lineOfRow), ...trapsIn(problems, lines, remarks, usedLine)];
    for (const { line, message, isFinal } of traps)
        if (!isFinal) found.push({ kind: 'trap', at: lines[line]?.at, message });
    const waivers = waiversFor(problems, document);
    const isPlain = traps.length + waivers.size === 0;
    const final = isPlain ? lines : withAdded(lines, document, traps, waivers);
    const result = isPlain ? document : yield* documentOf(final);
    const text = yield* formattingText(result);
    const analysis = isPlain ? before : yield* analysed(result, path, host);
    if (analysis !== undefined) yield* noteLosses(analysis, arrays, final, found);
    return { text, remarks: found.sort(inOrder), analysis, places: final.map(({ at }) => at) };
}

const documentOf = (lines: readonly ImportedLine[]): Steps<Document> =>
    Document.reading(`${lines.map(({ text }) => text).join('\n')}\n`);

function* analysed(document: Document, path: string, host: Host): Steps<Analysis | undefined> {
    const analysis = yield* analysing(path, {
        ...host,
        document: asked => (asked === path ? document : host.document(asked)),
    });
    yield* analysis?.findProblems() ?? [];
    return analysis;
}

/** What the result does not say as the C does: its errors, and each difference of the arrays. */
function* noteLosses(
    { program, problems }: Analysis,
    arrays: CArrays,
    lines: readonly ImportedLine[],
    found: Remark[],
): Steps<void> {
    const leftOut = new Set(found.filter(({ kind }) => kind === 'left-out').map(({ at }) => placeKey(at)));
    const known = new Set(found.filter(isFailure).map(({ at }) => placeKey(at)));
    for (const problem of problems.filter(isError)) {
        const message = `${problem.code}: ${problem.message}`;
        const at = lines[lineOf(problem)]?.at;
        known.add(placeKey(at));
        found.push({ kind: 'error', at, message });
    }
    for (const { at, here, message } of yield* differencesFrom(program, withoutRows(leftOut, arrays))) {
        if (at !== undefined && known.has(placeKey(at))) continue;
        found.push({ kind: 'changed', at: at ?? lines[here?.line ?? -1]?.at, message });
    }
}

/**
 * Without what follows from rows that are known to be left out: of tables that are compared in their order, the others would seem to
 * have moved; and an array that ends with such a row would seem to be too short.
 */
function withoutRows(leftOut: ReadonlySet<string>, arrays: CArrays): CArrays {
    const isThere = ({ at }: { readonly at: CPlace }): boolean => !leftOut.has(placeKey(at));
    const withoutLength = (array: AccessArray): AccessArray => {
        const last = array.elements.at(-1);
        if (last === undefined || isThere(last) || last.last + 1 !== array.length) return array;
        return { ...array, length: undefined };
    };
    const { node, reset, mmio, clock } = arrays;
    return {
        ...(node && { node: withoutLength(node) }),
        ...(reset && { reset: withoutLength(reset) }),
        ...(mmio && { mmio: mmio.filter(isThere) }),
        ...(clock && { clock: clock.filter(isThere) }),
    };
}

interface FoundTrap {
    /** From 0. */
    readonly line: number;
    readonly message: string;
    /** Whether it stays an error, and is said as one. */
    readonly isFinal: boolean;
}

/** Whether a problem is an error that no waiver accepts. */
const isFinal = (problem: Problem): boolean => isError(problem) && !isWaivable(problem.code);

/** What is wrong by itself with names out of headers, at the first row that uses each. */
function headerTraps(uses: readonly HeaderUse[], lineOfRow: LineOfRow): FoundTrap[] {
    return uses.flatMap(({ row, trap }) => {
        const line = trap === undefined ? undefined : lineOfRow(row);
        return trap === undefined || line === undefined ? [] : { line, message: trap, isFinal: false };
    });
}

/** The first line of a row of the C. */
type LineOfRow = (row: CPlace) => number | undefined;

/** Most imports ask for none, and a large one for thousands. */
function firstLines(lines: readonly ImportedLine[]): LineOfRow {
    let known: ReadonlyMap<string, number> | undefined;
    return row => {
        known ??= new Map(lines.map(({ at }, line) => [placeKey(at), line] as const).reverse());
        return known.get(placeKey(row));
    };
}

/** The traps that the checks find, except where the row has one of the same kind already, or an error about its frame that stays. */
function trapsIn(
    problems: readonly Problem[],
    lines: readonly ImportedLine[],
    remarks: readonly Remark[],
    usedLine: (problem: Problem) => number | undefined,
): FoundTrap[] {
    const named = new Set(remarks.filter(({ kind }) => kind === 'trap').map(({ at }) => placeKey(at)));
    const refused = new Set(
        problems.filter(problem => OF_FRAMES.has(problem.code) && isFinal(problem)).map(lineOf),
    );
    const isSaid = (problem: Problem): boolean =>
        OF_FRAMES.has(problem.code) &&
        (named.has(placeKey(lines[lineOf(problem)]?.at)) ||
            (refused.has(lineOf(problem)) && !isFinal(problem)));
    return problems
        .filter(problem => TRAPS.has(problem.code) && !isSaid(problem))
        .flatMap(problem => {
            const message = withLinesOfC(problem.message, lines);
            const trap = { line: usedLine(problem) ?? lineOf(problem), message, isFinal: isFinal(problem) };
            return [
                trap,
                ...alsoAt(problem).map(line => ({ ...trap, line, message: `${THIS_TOO}: ${message}` })),
            ];
        });
}

/** The lines of other rows that a problem is about: what several rows have of one cause is told once. */
const alsoAt = ({ related }: Problem): number[] =>
    related.filter(({ message }) => message === THIS_TOO).map(({ range }) => range.start.line);

/** Where a name is used that an import line takes out of a header; `undefined` if the problem is none of such a name. */
function lineOfUse(
    problem: Problem,
    lines: readonly ImportedLine[],
    uses: readonly HeaderUse[],
    lineOfRow: LineOfRow,
): number | undefined {
    if (problem.code !== 'differs-from-platform' || lines[lineOf(problem)]?.at !== undefined)
        return undefined;
    const [defined] = problem.related;
    const use = uses.find(
        ({ definition: { file, line, character } }) =>
            defined?.file === file &&
            defined.range.start.line === line &&
            defined.range.start.character === character,
    );
    return use && lineOfRow(use.row);
}

/** A message with lines of the C in place of those of the result, which move with the comments. */
const withLinesOfC = (message: string, lines: readonly ImportedLine[]): string =>
    message.replace(/\bline (\d+)\b/g, (whole, number) => {
        const at = lines[Number(number) - 1]?.at;
        return at === undefined ? whole : `line ${at.line + 1} of ${baseName(at.file)}`;
    });

/** A waiver by line for each error that can be waived: the C compiles, so the result has to print the same. */
function waiversFor(problems: readonly Problem[], document: Document): Map<number, Set<string>> {
    const waivers = new Map<number, Set<string>>();
    for (const problem of problems) {
        if (!isError(problem) || !isWaivable(problem.code)) continue;
        const line = placeOfWaiver(problem, document);
        waivers.set(line, (waivers.get(line) ?? new Set()).add(` waive ${problem.code} "${REASON}"`));
    }
    return waivers;
}

/** At the row, or below the head of the block that the problem is in. */
function placeOfWaiver(problem: Problem, { lines }: Document): number {
    let line = lineOf(problem);
    const statement = lines.get(line)?.node.statement;
    if (statement !== undefined && isRow(statement)) return line;
    while (line > 0 && lines.get(line)?.node.before !== 'file') line--;
    return line;
}

/** With a comment above each trap, and the waivers. */
function withAdded(
    lines: readonly ImportedLine[],
    document: Document,
    traps: readonly FoundTrap[],
    waivers: ReadonlyMap<number, ReadonlySet<string>>,
): ImportedLine[] {
    const above = new Map<number, ImportedLine[]>();
    for (const { line, message } of traps) addTo(above, line, plainLine(`    // ${TRAP}${message}`));
    return lines.flatMap((line, at) => [
        ...(above.get(at) ?? []),
        ...waivedLine(line, waivers.get(at), document.lines.get(at)),
    ]);
}

function waivedLine(
    imported: ImportedLine,
    waivers: ReadonlySet<string> | undefined,
    line: Line | undefined,
): ImportedLine[] {
    if (waivers === undefined || line === undefined) return [imported];
    const { comment, statement } = line.node;
    if (!isRow(statement)) return [imported, ...[...waivers].map(text => plainLine(`   ${text}`))];
    const end = comment === -1 ? imported.text.length : comment;
    const row = imported.text.slice(0, end).trimEnd() + [...waivers].join('');
    return [{ ...imported, text: comment === -1 ? row : `${row} ${imported.text.slice(end)}` }];
}

/** By place; what has none comes last. */
function inOrder({ at: a }: Remark, { at: b }: Remark): number {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.character - b.character;
}
