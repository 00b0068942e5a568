// Which rows were not understood: those in which something is wrong that C would refuse, too. What was read of them is not what they say.

import { countLeading } from './leading';
import { lineTextAt, shownText, tokensFrom } from './line-text';
import type { CFlaw, CPlace, CProblem, CRow } from './reading';
import { offsetOf, type Source } from './source';
import { isPunctuator, type Token } from './token';
import { isClosing, opens } from './tokens';
import { PIECE, type Pieces } from './work';

/** To find the text of a row takes as long as some lines. */
const EACH_PIECE = PIECE / 8;

/**
 * The rows of a table, with what is wrong in them: what stands behind a row and before the next one belongs to it. `end` is where
 * the table ends.
 */
export function* withFlaws(
    rows: readonly CRow[],
    end: CPlace,
    spoiling: readonly CProblem[],
    sources: ReadonlyMap<string, Source>,
): Pieces<readonly CRow[]> {
    if (spoiling.length === 0) return rows;
    const flaws = new Map<string, CFlaw>();
    for (const [file, starts] of startsByFile(rows)) {
        const source = sources.get(file);
        if (source === undefined) continue;
        const indexes = new Map(starts.map((start, at) => [start, at + 1]));
        yield starts.length;
        const found = problemsByStart(starts, spoiling, end, source);
        yield spoiling.length;
        for (const [start, problems] of found) {
            const next = starts[indexes.get(start) ?? -1] ?? end;
            const text = textIn(source, start, next) || lineTextAt(source, start);
            flaws.set(keyOf(start), flawOf(problems, text));
            if (flaws.size % EACH_PIECE === 0) yield PIECE;
        }
    }
    const said = new Set<CFlaw>();
    return flaws.size === 0 ? rows : rows.map(row => withFlaw(row, flaws.get(keyOf(row.at)), said));
}

/** The problems behind the beginning of each row and before that of the next one. */
function problemsByStart(
    starts: readonly CPlace[],
    spoiling: readonly CProblem[],
    end: CPlace,
    source: Source,
): ReadonlyMap<CPlace, readonly CProblem[]> {
    const found = new Map<CPlace, CProblem[]>();
    for (const problem of spoiling) {
        const { kind, at } = problem;
        const isOutside = at.file !== source.path || (at.file === end.file && order(at, end) > 0);
        const start = isOutside ? undefined : lastAtMost(starts, at);
        if (
            start === undefined ||
            ((kind === 'directive' || kind === 'condition') && !isWithin(source, start, at))
        )
            continue;
        addTo(found, start, problem);
    }
    return found;
}

function addTo(found: Map<CPlace, CProblem[]>, start: CPlace, problem: CProblem): void {
    const others = found.get(start);
    if (others === undefined) found.set(start, [problem]);
    else others.push(problem);
}

function withFlaw(row: CRow, flaw: CFlaw | undefined, said: Set<CFlaw>): CRow {
    if (flaw === undefined) return row;
    if (said.has(flaw)) return { ...row, flaw: { ...flaw, isRepeated: true } };
    said.add(flaw);
    return { ...row, flaw };
}

/** What to say of several: that there is too much, or the first; the others may follow from it. */
function flawOf(problems: readonly CProblem[], text: string): CFlaw {
    const cause = problems.find(({ kind }) => kind === 'limit') ?? problems[0];
    return { why: cause?.message ?? '', at: problems.map(({ at }) => at), isRepeated: false, text };
}

const keyOf = ({ file, line, character }: CPlace): string => `${line}:${character}:${file}`;

/** Where rows begin in each file, ascending. All that a row macro brings begins at one place. */
function startsByFile(rows: readonly CRow[]): ReadonlyMap<string, readonly CPlace[]> {
    const files = new Map<string, Map<string, CPlace>>();
    for (const { at } of rows) {
        const starts = files.get(at.file) ?? new Map<string, CPlace>();
        files.set(at.file, starts.set(keyOf(at), at));
    }
    return new Map([...files].map(([file, starts]) => [file, [...starts.values()].sort(order)]));
}

const order = (a: CPlace, b: CPlace): number => a.line - b.line || a.character - b.character;

/** The last of ascending places that is not behind another one. */
const lastAtMost = (ascending: readonly CPlace[], most: CPlace): CPlace | undefined =>
    ascending[countLeading(ascending, place => order(place, most) <= 0) - 1];

/** Whether a place is in the brackets of the row that begins at another one: what is between two rows belongs to neither. */
function isWithin(source: Source, start: CPlace, at: CPlace): boolean {
    let depth = 0;
    for (const token of tokensIn(source, start, at))
        if (opens(token)) depth++;
        else if (isClosing(token)) depth--;
    return depth > 0;
}

/** What is written from one place up to another, on one line and without comments. */
function textIn(source: Source, from: CPlace, to: CPlace): string {
    const tokens = tokensIn(source, from, to);
    let depth = 0;
    const end = tokens.findIndex((token, at) => {
        if (opens(token)) depth++;
        else if (isClosing(token)) depth--;
        // A directive in the brackets of a row is one that costs it a value.
        return at > 0 && depth === 0 && token.isFirst && isPunctuator(token, '#');
    });
    return shownText(end === -1 ? tokens : tokens.slice(0, end));
}

/** The tokens from one place up to another; if that is in another file, up to the end. */
function tokensIn(source: Source, from: CPlace, to: CPlace): Token[] {
    const end = to.file === from.file ? offsetOf(source, to) : source.text.length;
    return tokensFrom(source, offsetOf(source, from), end);
}
