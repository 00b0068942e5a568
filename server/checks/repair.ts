// Puts right in a text what can be put right unasked, and proves of each fix that no row means anything else behind it.

import { frameOf, mmioRowOf, policyDigest } from '../access/policy';
import { Document } from '../language/document';
import { laidOut } from '../language/laid-out';
import { finish } from '../language/steps';
import type { Host } from '../model/host';
import { isError, lineOf } from '../model/problem';
import type { Program, Table } from '../model/program';
import type { Target } from '../model/targets';
import { type AnalysedFiles, type Analysis, analyse } from './analyse';
import { type SafeFix, safeFixes } from './safe-fixes';

/** A fix that was applied. */
export interface Repair {
    readonly code: string;
    readonly title: string;
    /** From 0, in the text as it was when the fix was applied. */
    readonly line: number;
}

export interface Repaired {
    readonly text: string;
    /** In the order in which they were applied; empty if the text is as it was. */
    readonly repairs: readonly Repair[];
}

/** A fix may uncover what another one puts right; more often than this in a row would be a bug. */
const MOST_ROUNDS = 20;

/**
 * The text of a file after all fixes that may be applied unasked, each of which leaves every row that can be read as it is: without
 * errors the digest of the policy stays the same, and of an error only its own line becomes readable. `host` gives the other files.
 */
export function repaired(path: string, text: string, host: Host): Repaired {
    const repairs: Repair[] = [];
    const read = reader(path, host);
    let now = read(text);
    for (let round = 0; now !== undefined && round < MOST_ROUNDS; round++) {
        const fixes = accepted(now, safeFixes(now.problems), read);
        if (fixes.length === 0) break;
        repairs.push(...fixes.map(repairOf));
        now = read(applied(now.program.document, fixes));
    }
    return { text: now?.program.document.text ?? text, repairs };
}

type Reader = (text: string) => Analysis | undefined;

/** Analyses texts of one file; what it imports is analysed once. */
function reader(path: string, host: Host): Reader {
    const known: AnalysedFiles = new Map();
    // The functions are called on the host, which may be an object that they need.
    const bytes: Host['bytes'] = each => host.bytes(each);
    const severities: Host['severities'] = each => host.severities?.(each);
    return text => {
        const current = new Document(text);
        const read = (each: string): ReturnType<Host['document']> =>
            each === path ? current : host.document(each);
        return analyse(path, { bytes, severities, document: read }, known);
    };
}

/** As many of these fixes as keep every row: all of them if they do, or those of each half. */
function accepted(now: Analysis, fixes: readonly SafeFix[], read: Reader): readonly SafeFix[] {
    if (fixes.length === 0 || keeps(now, fixes, read)) return fixes;
    if (fixes.length === 1) return [];
    const middle = fixes.length >> 1;
    const first = accepted(now, fixes.slice(0, middle), read);
    const both = [...first, ...accepted(now, fixes.slice(middle), read)];
    return keeps(now, both, read) ? both : first;
}

function keeps(now: Analysis, fixes: readonly SafeFix[], read: Reader): boolean {
    const after = read(applied(now.program.document, fixes));
    const mayAdd = fixes.some(({ problem }) => isError(problem));
    return after !== undefined && keepsRows(now.program, after.program, mayAdd);
}

/** The text with these edits, and with the columns around them as they should be if they were so before. */
function applied(document: Document, fixes: readonly SafeFix[]): string {
    const edits = laidOut(
        document,
        fixes.flatMap(fix => fix.edits),
    );
    const copy = new Document(document.text);
    for (const { range, newText } of [...edits].reverse()) copy.edit(range, newText);
    return copy.text;
}

/**
 * Whether every row of a program that could be read means the same in another one, in the same order. There may be rows that the first
 * one does not have only if `mayAdd`: then their lines could not be read before.
 */
export function keepsRows(before: Program, after: Program, mayAdd: boolean): boolean {
    if (!mayAdd) return finish(policyDigest(before)) === finish(policyDigest(after));
    const [old, now] = [rowsOf(before), rowsOf(after)];
    let at = 0;
    for (const row of now) if (row === old[at]) at++;
    // Without rows nobody may do anything yet, and the target may be one that could not be read.
    return at === old.length && (old.length === 0 || before.target === after.target);
}

/** What each row grants that could be read as a whole, and how its table makes indexes of ids. */
const rowsOf = ({ target, edition, tables }: Program): string[] =>
    tables.flatMap(table => {
        const head = `${edition} ${table.kind} ${'macro' in table ? table.macro?.definition : ''}`;
        return rowTexts(target, table).map(row => `${head} ${row}`);
    });

function rowTexts(target: Target, table: Table): string[] {
    if (table.kind === 'mmio')
        return table.rows.map(row => {
            const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
            return `${start} ${end} ${mask} ${node} ${readonly} ${onlyHwdom}`;
        });
    if (table.kind === 'clock')
        return table.rows.map(({ clock, nodes }) => `${clock.index} ${nodes.map(({ index }) => index)}`);
    return table.rows
        .filter(({ faulty, runs }) => !faulty && runs.length > 0)
        .map(row => `${row.runs.map(each => `${each.id}+${each.count}`)} ${frameOf(row)} ${row.hwdom}`);
}

const repairOf = ({ problem, title }: SafeFix): Repair => ({
    code: problem.code,
    title,
    line: lineOf(problem),
});
