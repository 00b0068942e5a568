// Finishes a conversion: has the result checked, names the known traps that the checks find at their rows, accepts in waivers what would
// stop the outputs although the C compiles, and compares the numbers with those of the C.

import { analyse } from '../checks/analyse';
import { type Code, isWaivable } from '../diagnostics';
import { Document } from '../language/document';
import { formatText } from '../language/format';
import type { Line } from '../language/lines';
import { isRow } from '../language/statements';
import type { Host } from '../model/host';
import { baseName } from '../model/paths';
import { isError, lineOf, type Problem } from '../model/problem';
import { differences } from './compare';
import type { Conversion } from './convert';
import type { ImportedLine } from './lines';
import { type Remark, TRAP } from './remarks';

export interface Imported {
    /** The formatted text of the file. */
    readonly text: string;
    /** In the order of the C. */
    readonly remarks: readonly Remark[];
}

/** What real tables have got wrong, and no compiler says. Other findings are not said in the text: `check` gives them. */
const TRAPS: ReadonlySet<Code> = new Set<Code>([
    'clock-unsorted',
    'mmio-unsorted',
    'mmio-shadowed',
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
export function finished({ lines, remarks, arrays }: Conversion, path: string, host: Host): Imported {
    const found = [...remarks];
    const named = withTraps(lines, remarks, path, host, found);
    const waived = withWaivers(named, path, host);
    const text = formatText(documentOf(waived));
    const analysis = analysed(waived, path, host);
    if (analysis === undefined) return { text, remarks: found };
    for (const problem of analysis.problems.filter(isError))
        found.push({
            kind: 'changed',
            at: waived[lineOf(problem)]?.at,
            message: `${problem.code}: ${problem.message}`,
        });
    const isKnown = new Set(found.filter(({ kind }) => kind === 'left-out').map(({ at }) => keyOf(at)));
    for (const { at, line, message } of differences(analysis.program, arrays)) {
        if (at !== undefined && isKnown.has(keyOf(at))) continue;
        found.push({ kind: 'changed', at: at ?? waived[line ?? -1]?.at, message });
    }
    return { text, remarks: found.sort(inOrder) };
}

const documentOf = (lines: readonly ImportedLine[]): Document =>
    new Document(lines.map(({ text }) => `${text}\n`).join(''));

function analysed(lines: readonly ImportedLine[], path: string, host: Host) {
    const document = documentOf(lines);
    return analyse(path, { ...host, document: asked => (asked === path ? document : host.document(asked)) });
}

/** With a comment above each line that a trap is found in. */
function withTraps(
    lines: readonly ImportedLine[],
    remarks: readonly Remark[],
    path: string,
    host: Host,
    found: Remark[],
): readonly ImportedLine[] {
    const named = new Set(remarks.filter(({ kind }) => kind === 'trap').map(({ at }) => keyOf(at)));
    const traps = trapsIn(lines, path, host).filter(
        ({ code, line }) => !(OF_FRAMES.has(code) && named.has(keyOf(lines[line]?.at))),
    );
    for (const { line, message } of traps) found.push({ kind: 'trap', at: lines[line]?.at, message });
    return traps.length === 0 ? lines : withComments(lines, traps);
}

interface FoundTrap {
    readonly code: Code;
    /** From 0. */
    readonly line: number;
    readonly message: string;
}

const trapsIn = (lines: readonly ImportedLine[], path: string, host: Host): FoundTrap[] =>
    (analysed(lines, path, host)?.problems ?? [])
        .filter(({ code }) => TRAPS.has(code))
        .map(problem => ({
            code: problem.code,
            line: lineOf(problem),
            message: withLinesOfC(problem.message, lines),
        }));

/** A message with lines of the C in place of those of the result, which move with the comments. */
const withLinesOfC = (message: string, lines: readonly ImportedLine[]): string =>
    message.replace(/\bline (\d+)\b/g, (whole, number) => {
        const at = lines[Number(number) - 1]?.at;
        return at === undefined ? whole : `line ${at.line + 1} of ${baseName(at.file)}`;
    });

function withComments(lines: readonly ImportedLine[], traps: readonly FoundTrap[]): ImportedLine[] {
    const above = new Map<number, ImportedLine[]>();
    for (const { line, message } of traps) {
        const comment = { text: `    // ${TRAP}${message}`, at: undefined };
        above.set(line, [...(above.get(line) ?? []), comment]);
    }
    return lines.flatMap((line, at) => [...(above.get(at) ?? []), line]);
}

/** With a waiver for each error that can be waived: the C compiles, so the result has to print the same. */
function withWaivers(lines: readonly ImportedLine[], path: string, host: Host): ImportedLine[] {
    const analysis = analysed(lines, path, host);
    const problems = analysis?.problems.filter(each => isError(each) && isWaivable(each.code)) ?? [];
    const waivers = new Map<number, Set<string>>();
    for (const problem of problems) {
        const line = placeOfWaiver(problem, analysis?.program.document);
        waivers.set(line, (waivers.get(line) ?? new Set()).add(` waive ${problem.code} "${REASON}"`));
    }
    return lines.flatMap((line, at) =>
        waivedLine(line, waivers.get(at), analysis?.program.document.lines.get(at)),
    );
}

/** At the row, or below the head of the block that the problem is in. */
function placeOfWaiver(problem: Problem, document: Document | undefined): number {
    let line = lineOf(problem);
    const statement = document?.lines.get(line)?.node.statement;
    if (statement !== undefined && isRow(statement)) return line;
    while (line > 0 && document?.lines.get(line)?.node.before !== 'file') line--;
    return line;
}

function waivedLine(
    imported: ImportedLine,
    waivers: ReadonlySet<string> | undefined,
    line: Line | undefined,
): ImportedLine[] {
    if (waivers === undefined || line === undefined) return [imported];
    const { comment, statement } = line.node;
    if (!isRow(statement))
        return [imported, ...[...waivers].map(text => ({ text: `   ${text}`, at: undefined }))];
    const end = comment === -1 ? imported.text.length : comment;
    const row = imported.text.slice(0, end).trimEnd() + [...waivers].join('');
    return [{ ...imported, text: comment === -1 ? row : `${row} ${imported.text.slice(end)}` }];
}

const keyOf = (at: ImportedLine['at']): string =>
    at === undefined ? '' : `${at.file} ${at.line} ${at.character}`;

/** By place; what has none comes last. */
function inOrder({ at: a }: Remark, { at: b }: Remark): number {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return a.line - b.line || a.character - b.character;
}
