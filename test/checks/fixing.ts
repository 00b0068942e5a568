// Applies the fixes of a file's findings, each on its own, and says which of them break their word. And damages files as people do,
// so that there are findings.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Analysis, analyse, errorsOf } from '../../server/checks/analyse';
import { isOfClaim } from '../../server/claims/results';
import { Document } from '../../server/language/document';
import { formatText } from '../../server/language/format';
import { laidOut } from '../../server/language/laid-out';
import type { Host } from '../../server/model/host';
import type { Fix, Problem } from '../../server/model/problem';
import { type Program, tableOf } from '../../server/model/program';
import { applyEdits } from '../marked';
import { FIXTURES } from '../random-edits';
import { hostOver } from '../workspace';
import { lostComments, unsaid } from './fix-words';

export interface Case {
    readonly path: string;
    readonly text: string;
    /** The other files that it may read. */
    readonly read: (path: string) => Uint8Array | 'missing';
}

function analysisOf({ path, text, read }: Case): Analysis {
    const host: Host = hostOver(each => (each === path ? Buffer.from(text) : read(each)));
    const analysis = analyse(path, host);
    assert.ok(analysis);
    return analysis;
}

/** The examples that the project comes with. */
export const EXAMPLES = FIXTURES.filter(([path]) => path.startsWith('examples')).map(
    ([path, text]): Case => ({ path, text, read: each => readFileSync(each) }),
);

/** Fixes all findings of a case, one at a time, and says what each fix does wrong. */
export function wrongsOf(original: Case): string[] {
    const before = analysisOf(original);
    return before.problems.flatMap(problem =>
        problem.fixes.flatMap(fix =>
            wrongs(original, before, problem, fix).map(wrong => `${problem.code}: «${fix.title}» ${wrong}`),
        ),
    );
}

function wrongs(original: Case, before: Analysis, problem: Problem, fix: Fix): string[] {
    const text = applyEdits(original.text, laidOut(before.program.document, fix.edits));
    const after = analysisOf({ ...original, text });
    const found: string[] = [];
    if (sizeOf(after, problem) >= sizeOf(before, problem)) found.push('leaves the finding');
    for (const code of newErrors(before, after)) if (!isUncovered(problem)) found.push(`brings ${code}`);
    if (isFormatted(original.text) && !isFormatted(text)) found.push('leaves a layout that is not formatted');
    // Where other errors are left nothing is generated, so nobody may do anything yet, and what rows grant is not known.
    const errors = errorsOf(before.problems);
    if (errors.every(each => each === problem) && errorsOf(after.problems).length === 0) {
        for (const what of unsaid(problem, fix, before.program, after.program))
            found.push(`does not say ${what}`);
        const isOther = !isEqual(othersOf(before.program), othersOf(after.program));
        if (errors.length === 0 && isOther && !SAYS_WHO.test(fix.title))
            found.push('changes who may do what without saying so');
    }
    for (const comment of lostComments(before.program, fix.edits, text)) found.push(`loses ${comment}`);
    return found;
}

/**
 * What stands where it cannot be read, or a name that is spelt like the one that was meant, may not fit its place: it has a row
 * already, or comes too late among the clocks. So may a row that only now says whom it is for, and what a broken waiver may have
 * silenced. Then that is told next, and nothing is generated until somebody has seen it.
 */
const isUncovered = ({ code }: Problem): boolean =>
    ['syntax', 'unknown-name', 'wrong-kind', 'missing-frame', 'bad-waiver'].includes(code);

/** How many findings like a problem there are, wherever they stand; of gaps, how many ids. */
const sizeOf = ({ problems }: Analysis, problem: Problem): number =>
    problems
        .filter(each => each.code === problem.code && (each.missing || textOf(each) === textOf(problem)))
        .reduce((sum, { missing }) => sum + (missing?.ids.length ?? 1), 0);

/** Lines move, so numbers do not tell findings apart. */
const textOf = ({ message }: Problem): string => message.replaceAll(/\d+/g, '#');

function newErrors(before: Analysis, after: Analysis): string[] {
    const old = countsOf(before);
    return [...countsOf(after)].filter(([code, count]) => count > (old.get(code) ?? 0)).map(([code]) => code);
}

/** A claim may contradict what a fix grants or takes, as its title says: then the claim says so next. */
function countsOf({ problems }: Analysis): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { code } of errorsOf(problems).filter(each => !isOfClaim(each)))
        counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
}

const isFormatted = (text: string): boolean => formatText(new Document(text)) === text;

/** A title with one of these words says who gets or loses a register, a clock or a page, or that nobody does. */
const SAYS_WHO =
    /\b(grants?|den(y|ies)|owner|hardware domain|nobody|everyone|gives?|who has|has no effect|changes nothing|drops today)\b/i;

/** The rows of register and clock tables, and what domains own. */
function othersOf({ tables, domains }: Program): readonly string[] {
    const registers = tableOf(tables, 'mmio')?.rows.map(
        ({ start, end, mask, nodeId, node }) =>
            `${start} ${end} ${mask} ${nodeId} ${node.readonly} ${node.onlyHwdom}`,
    );
    const clocks = tableOf(tables, 'clock')?.rows.map(
        ({ clock, nodes }) => `${clock.index} ${nodes.map(({ index }) => index)}`,
    );
    const owned = domains.flatMap(({ name, ranges }) =>
        ranges.map(({ first, last }) => `${name} ${first} ${last}`),
    );
    return [...(registers ?? []), ...(clocks ?? []), ...owned];
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((row, at) => row === b[at]);

type Damage = (lines: string[], row: number, other: number) => void;

/** Ways to damage a row, as people do: given the lines, the number of a row and another number. */
export const DAMAGES: readonly Damage[] = [
    (lines, row) => lines.splice(row, 1),
    (lines, row) => lines.splice(row, 0, lines[row] ?? ''),
    (lines, row, other) => lines.splice(row, 1, `${leftOf(lines[row])}->${rightOf(lines[other])}`),
    (lines, row, other) => lines.splice(row, 0, ...lines.splice(other, 1)),
    (lines, row) => lines.splice(row, 1, `${leftOf(lines[row])}->`),
    (lines, row) => lines.splice(row, 1, `${leftOf(lines[row])}-> ${leftOf(lines[row]).trim()}`),
    (lines, row, other) => lines.splice(row, 1, without(lines[row] ?? '', other)),
];

const leftOf = (line = ''): string => line.split('->')[0] ?? '';
const rightOf = (line = ''): string => line.split('->')[1] ?? '';
const without = (line: string, at: number): string => {
    const place = at % Math.max(line.length, 1);
    return line.slice(0, place) + line.slice(place + 1);
};

/** A file with some of its rows damaged, formatted. */
export function damagedBy(
    example: Case,
    damages: readonly { readonly damage: Damage; readonly row: number; readonly other: number }[],
): Case {
    const lines = example.text.split('\n');
    for (const { damage, row, other } of damages) {
        const rows = lines.flatMap((line, at) => (line.includes(' -> ') ? [at] : []));
        damage(lines, rows[row % rows.length] ?? 0, rows[other % rows.length] ?? 0);
    }
    return { ...example, text: formatText(new Document(lines.join('\n'))) };
}
