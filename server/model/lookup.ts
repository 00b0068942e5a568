// Finds what a name or an expression stands for at its place, and reports when it cannot stand there.

import { distance } from 'fastest-levenshtein';
import type { Code, Params } from '../diagnostics';
import { digitsOf } from '../language/number';
import type { Expression, IdNode, NameKind, NameNode, NumberNode, Span } from '../language/syntax';
import { evaluate } from './evaluate';
import { type Entry, isNameEntry, type NameEntry, type Scope } from './names';
import { type Fix, type Problem, problem, type Related, rangeIn, replace } from './problem';
import type { AddressUse, Target } from './program';

/** The resolution of one file: its scope, and what was found so far. */
export interface Resolution {
    readonly file: string;
    readonly scope: Scope;
    readonly problems: Problem[];
    /** Which form of C the rows are for: some values are right in one of them only. */
    readonly target: Target;
    /** Names of an import or a platform that could not be had may be missing, so no name is called unknown. */
    readonly incomplete: boolean;
    /** How many unknown names have been given suggestions, which cost time. */
    suggested: number;
}

/** After this many unknown names a file has another trouble than typing errors. */
const SUGGESTIONS_A_FILE = 50;
const LARGEST_NODE = 0xffff_ffffn;

/** Adds a problem at the columns of `span` in `line`. */
export function report<C extends Code>(
    resolution: Resolution,
    code: C,
    line: number,
    span: Span,
    params: Params<C>,
    extras: { related?: readonly Related[]; fixes?: readonly Fix[]; unnecessary?: boolean } = {},
): void {
    resolution.problems.push(problem(code, rangeIn(line, span), params, extras));
}

/** The entry of a name that must be of one of `kinds`; `undefined` after a report. */
export function findName(
    resolution: Resolution,
    line: number,
    node: NameNode,
    kinds: readonly NameKind[],
): NameEntry | undefined {
    const entry = resolution.scope.get(node.name);
    if (isNameEntry(entry) && kinds.includes(entry.kind)) return entry;
    if (entry === undefined) reportUnknown(resolution, line, node, kinds);
    else reportWrongKind(resolution, line, node, entry, kinds);
    return undefined;
}

/** The number of an id, at most 32 bits; `undefined` after a report. */
export function idOf(resolution: Resolution, line: number, node: IdNode, kind: NameKind): number | undefined {
    const value = node.kind === 'number' ? node.value : findName(resolution, line, node, [kind])?.value;
    if (value === undefined || (node.kind === 'number' && isOfOtherKind(resolution, line, node, kind)))
        return undefined;
    if (value > LARGEST_NODE) {
        report(resolution, 'out-of-range', line, node, { problem: 'id', value });
        return undefined;
    }
    return Number(value);
}

/** Ids up to here are counted from 0 in each kind anew; above are the bits that say of which kind an id is. */
const LARGEST_PLAIN_ID = 0x3fffn;

/** A number with class bits that is the id of something else: its low bits would fit, and reach a stranger's row. */
function isOfOtherKind(resolution: Resolution, line: number, node: NumberNode, kind: NameKind): boolean {
    const { scope } = resolution;
    if (node.value <= LARGEST_PLAIN_ID || scope.namesOf(kind, node.value).length > 0) return false;
    for (const other of ID_KINDS) {
        const entry = other === kind ? undefined : scope.namesOf(other, node.value)[0];
        if (entry === undefined) continue;
        reportWrongKind(resolution, line, node, entry, [kind]);
        return true;
    }
    return false;
}

const ID_KINDS = ['node', 'reset', 'clock'] as const;

/** The value of an expression whose names are of `kinds` (none: numbers only); `undefined` after a report. */
export function valueIn(
    resolution: Resolution,
    line: number,
    node: Expression,
    kinds: readonly NameKind[],
): bigint | undefined {
    return evaluate(node, {
        valueOf: name => findName(resolution, line, name, kinds)?.value,
        fail: (span, error) => report(resolution, 'out-of-range', line, span, { problem: error }),
    });
}

/**
 * A byte address: at most one frame's name, which stands for its byte address, and register names only beside one.
 * `undefined` after a report.
 */
export function addressOf(resolution: Resolution, line: number, node: Expression): AddressUse | undefined {
    const names: NameEntry[] = [];
    const value = evaluate(node, {
        valueOf: name => {
            const entry = findName(resolution, line, name, ['frame', 'register']);
            if (entry !== undefined) names.push(entry);
            return entry?.value;
        },
        fail: (span, error) => report(resolution, 'out-of-range', line, span, { problem: error }),
    });
    if (value === undefined) return undefined;
    const frames = names.filter(({ kind }) => kind === 'frame');
    const registers = names.filter(({ kind }) => kind === 'register');
    const [frame] = frames;
    const [register] = registers;
    if (frames.length > 1) report(resolution, 'wrong-kind', line, node, { problem: 'two-frames' });
    else if (register !== undefined && frame === undefined) {
        const block = register.of === undefined ? [] : [register.of.name];
        const fixes = block.map(name =>
            replace(`Add ${name}, its block`, line, { start: node.start, end: node.start }, `${name} + `),
        );
        report(
            resolution,
            'wrong-kind',
            line,
            node,
            { problem: 'no-frame', register: register.name },
            { fixes },
        );
    } else return { value, frame, register, span: node };
    return undefined;
}

function reportUnknown(
    resolution: Resolution,
    line: number,
    node: NameNode,
    kinds: readonly NameKind[],
): void {
    if (resolution.incomplete) return;
    const near =
        resolution.suggested++ < SUGGESTIONS_A_FILE ? nearest(resolution.scope, node.name, kinds) : [];
    const fixes = near.map(name => replace(`Write ${name}`, line, node, name));
    report(resolution, 'unknown-name', line, node, { name: node.name, kinds, near }, { fixes });
}

function reportWrongKind(
    resolution: Resolution,
    line: number,
    node: IdNode,
    entry: Entry,
    kinds: readonly NameKind[],
): void {
    const instead =
        isNameEntry(entry) && entry.of !== undefined && kinds.includes(entry.of.kind)
            ? entry.of.name
            : undefined;
    const fixes =
        instead === undefined ? [] : [replace(`Write ${instead}, which it belongs to`, line, node, instead)];
    const related: Related = {
        file: entry.file,
        range: rangeIn(entry.line, entry.span),
        message: `${entry.name} is declared here`,
    };
    const written = node.kind === 'name' ? node.name : digitsOf(node);
    const params = { problem: 'kind', written, name: entry.name, is: entry.kind, kinds } as const;
    report(resolution, 'wrong-kind', line, node, params, { fixes, related: [related] });
}

/** At most three names of the right kinds that are spelt most like `name`, none that is mostly different. */
function nearest(scope: Scope, name: string, kinds: readonly NameKind[]): string[] {
    const furthest = Math.max(2, Math.floor(name.length / 3));
    const near: { name: string; away: number }[] = [];
    for (const kind of kinds) {
        for (const candidate of scope.names(kind)) {
            if (Math.abs(candidate.name.length - name.length) > furthest) continue;
            const away = distance(name, candidate.name);
            if (away <= furthest) near.push({ name: candidate.name, away });
        }
    }
    near.sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1));
    return near.slice(0, 3).map(candidate => candidate.name);
}
