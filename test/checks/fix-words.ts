// Whether a fix keeps quiet about something: the ids whose grant changes, who gets them and who had them, and comments that go
// although the rows they are about stay.

import { shortened } from '../../server/diagnostics/phrases';
import { isBlank, isCommentLine, type Line } from '../../server/language/lines';
import { isRow } from '../../server/language/statements';
import type { Edit, Fix, Problem } from '../../server/model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../../server/model/program';
import { nodesOfReset } from '../../server/model/relations';
import type { Scope } from '../../server/model/scope';

interface Grant {
    readonly table: AccessTable;
    readonly id: number;
    /** Frame number; 0 for none. */
    readonly frame: bigint;
    readonly hwdom: boolean;
}

/** What the title of a fix leaves out of what happens to the ids of node and reset tables. */
export function unsaid(problem: Problem, fix: Fix, before: Program, after: Program): string[] {
    const [old, now] = [grantsOf(before, problem), grantsOf(after)];
    const keys = [...new Set([...old.keys(), ...now.keys()])];
    const changed = keys.filter(key => !isSame(old.get(key), now.get(key)));
    const words = `${fix.title} ${problem.severity === 'error' ? keptText(before, problem, fix) : ''}`;
    const isRow = changed.length === 1 && /\b(it|row)\b/.test(fix.title);
    const said = idsIn(words, after.scope);
    return changed.flatMap(key => {
        const [was, is] = [old.get(key), now.get(key)];
        const { table, id } = is ?? was ?? {};
        if (table === undefined || id === undefined) return [];
        const isNamed = isRow || MORE.test(words) || said.has(id) || namesId(words, after.scope, table, id);
        return [...(isNamed ? [] : [`${table.kind} ${id}`]), ...partiesUnsaid(words, after.scope, was, is)];
    });
}

/**
 * What stays of a line with an error: the author wrote it, and it need not be repeated in the title. What the title writes stands in
 * its place: with a name that it gives for one end of a range, the other end says the ids between.
 */
function keptText({ document }: Program, { range }: Problem, { title, edits }: Fix): string {
    const text = document.lines.get(range.start.line)?.text ?? '';
    return edits
        .filter(
            edit => edit.range.start.line === range.start.line && edit.range.end.line === range.start.line,
        )
        .sort((a, b) => b.range.start.character - a.range.start.character)
        .reduce((rest, { range: { start, end }, newText }) => {
            const said = newText !== '' && title.includes(newText) ? newText : ' ';
            return `${rest.slice(0, start.character)}${said}${rest.slice(end.character)}`;
        }, text);
}

/** Of many ids, a title names the first. */
const MORE = /\band \d+ more\b/;

function partiesUnsaid(title: string, scope: Scope, was: Grant | undefined, is: Grant | undefined): string[] {
    const frames = [was?.frame ?? 0n, is?.frame ?? 0n];
    const moved = frames[0] === frames[1] ? [] : frames.filter(frame => frame !== 0n);
    const missing = moved
        .filter(frame => !namesFrame(title, scope, frame))
        .map(frame => `frame 0x${frame.toString(16)}`);
    if ((was?.hwdom ?? false) !== (is?.hwdom ?? false) && !/hardware domain|\bhwdom\b/.test(title))
        missing.push('the hardware domain');
    const isNobodys = (is?.frame ?? 0n) === 0n && is?.hwdom !== true;
    if (isNobodys && !/\b(nobody|everyone|deny)\b/i.test(title)) missing.push('nobody');
    return missing;
}

/** The ids of all ranges in a title. */
function idsIn(title: string, scope: Scope): Set<number> {
    const ids = new Set<number>();
    for (const [, first = '', last = ''] of title.matchAll(/(\w+)\.\.(\w+)/g)) {
        const [from, to] = [first, last].map(name => numberOf(scope, name));
        for (let id = from ?? 0; to !== undefined && id <= to; id++) ids.add(id);
    }
    return ids;
}

function numberOf(scope: Scope, text: string): number | undefined {
    const entry = scope.get(text);
    if (entry !== undefined && 'number' in entry) return entry.number;
    return /^\d/.test(text) ? Number(text) : undefined;
}

/** By a name, by its number, or as the device that a reset line resets. */
const namesId = (title: string, scope: Scope, { kind }: AccessTable, id: number): boolean =>
    namesOne(title, [
        ...[...scope.namesOf(kind, BigInt(id)), ...(kind === 'reset' ? nodesOfReset(scope, id) : [])].map(
            ({ name }) => name,
        ),
        `${id}`,
        `0x${id.toString(16)}`,
    ]);

const namesFrame = (title: string, scope: Scope, frame: bigint): boolean =>
    namesOne(title, [
        ...scope
            .names('frame')
            .flatMap(({ name, value }) => (value !== undefined && value >> 12n === frame ? [name] : [])),
        `0x${frame.toString(16)}`,
        `0x${(frame << 12n).toString(16)}`,
    ]);

/** Whole, or shortened in the middle. */
function namesOne(title: string, names: readonly string[]): boolean {
    const words = new Set(title.split(/[^\w…]+/));
    return names.some(name => [1000, 40, 30, 22, 16, 10].some(most => words.has(shortened(name, most))));
}

/** What each index grants, as C has it: the last row counts. A right side with an error grants nothing that is known. */
function grantsOf({ tables, file }: Program, problem?: Problem): Map<string, Grant> {
    const grants = new Map<string, Grant>();
    for (const table of tables.filter(isAccessTable))
        for (const row of table.rows)
            row.eachId((id, index) => {
                const isWrong = table.file === file && isRightSide(problem, row);
                const frame = row.faulty || isWrong ? 0n : (row.address ?? 0n) >> 12n;
                grants.set(`${table.kind} ${index}`, {
                    table,
                    id,
                    frame,
                    hwdom: row.hwdom && !row.faulty && !isWrong,
                });
            });
    return grants;
}

const isRightSide = (problem: Problem | undefined, { line, node }: AccessRow): boolean =>
    problem?.severity === 'error' &&
    problem.range.start.line === line &&
    problem.range.start.character >= (node.grant?.start ?? Number.POSITIVE_INFINITY);

const isSame = (a: Grant | undefined, b: Grant | undefined): boolean =>
    (a?.frame ?? 0n) === (b?.frame ?? 0n) && (a?.hwdom ?? false) === (b?.hwdom ?? false);

/** The comments that are gone although a row that they are about, or the group that they begin, is still there. */
export function lostComments({ document }: Program, edits: readonly Edit[], after: string): string[] {
    const lines = document.lines.between(0, document.lines.length - 1);
    const left = countsOf(after.split('\n').flatMap(text => (text.includes('//') ? [commentIn(text)] : [])));
    const isGone = (at: number): boolean =>
        edits.some(
            ({ range: { start, end }, newText }) => newText === '' && start.line <= at && at < end.line,
        );
    return lines.flatMap((line, at) => {
        if (!line.text.includes('//')) return [];
        const comment = commentIn(line.text);
        const count = left.get(comment) ?? 0;
        left.set(comment, count - 1);
        return count > 0 || isGone(subjectOf(lines, at)) ? [] : [comment];
    });
}

/** The line that a comment stands or falls with: its own row, or the last one of the group that it begins. */
function subjectOf(lines: readonly Line[], at: number): number {
    if (!isCommentLine(lines[at])) return at;
    let row = at;
    while (isCommentLine(lines[row])) row++;
    let first = at;
    while (isCommentLine(lines[first - 1])) first--;
    if (isRowLine(lines[first - 1])) return row;
    while (isRowLine(lines[row]) && isRowLine(lines[row + 1])) row++;
    return row;
}

const isRowLine = (line: Line | undefined): boolean =>
    line !== undefined && !isBlank(line) && isRow(line.node.statement);

const commentIn = (text: string): string => text.slice(text.indexOf('//')).trim();

function countsOf(texts: readonly string[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    return counts;
}
