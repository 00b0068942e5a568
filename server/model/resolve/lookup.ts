// Finds what a name or an expression stands for, and reports it if it is not allowed at its place.

import type { Code, Params } from '../../diagnostics';
import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import { FIRST_RESET_ID, LARGEST_PLAIN_ID } from '../../language/mentions';
import { digitsOf, idAsWritten } from '../../language/number';
import {
    type Expression,
    type FrameNode,
    type IdNode,
    NAME_KINDS,
    type NameKind,
    type NameNode,
    type NumberNode,
    type RangeNode,
    type Span,
} from '../../language/syntax';
import { type Chip, kindOfId } from '../chip';
import { evaluate, isInRange } from '../evaluate';
import type { Notes } from '../kept/notes';
import { type Entry, IS_ID, isNameEntry, type NameEntry } from '../names';
import { type Extras, type Fix, type Problem, placeOf, problem, rangeIn, replace } from '../problem';
import type { AddressUse, Table } from '../program';
import type { Scope } from '../scope';
import type { Target } from '../targets';
import { fixesInstead } from './frames-instead';
import { reportUsedPosition } from './id-by-position';
import { idsInstead } from './ids-instead';

/** What is needed to resolve a part of a file, and where its findings go. */
export interface Resolution {
    readonly file: string;
    readonly scope: Scope;
    readonly notes: Notes;
    /** The target of the rows: some values are allowed for only one. */
    readonly target: Target;
    /** The platform's chip. */
    readonly chip: Chip | undefined;
}

/** The kinds of names that stand for ids. */
type IdKind = 'node' | 'reset' | 'clock';

const LARGEST_NODE = 0xffff_ffffn;

/** Adds a finding at the columns of `span` in `line`. Its optional parts are made when it is reported. */
export function report<C extends Code>(
    { notes }: Pick<Resolution, 'notes'>,
    code: C,
    line: Line,
    span: Span,
    params: Params<C>,
    extras?: () => Extras,
): void {
    notes.record(line, () => problem(code, rangeIn(line.number, span), params, extras?.()));
}

/** The entry of a name that must be of one of `kinds`; `undefined` after a report. */
export function findName(
    resolution: Resolution,
    line: Line,
    node: NameNode,
    kinds: readonly NameKind[],
): NameEntry | undefined {
    const entry = nameAt(resolution, line, node.name);
    if (isNameEntry(entry) && kinds.includes(entry.kind)) return entry;
    noteWrongName(resolution, line, node, kinds, entry);
    return undefined;
}

function noteWrongName(
    resolution: Resolution,
    line: Line,
    node: NameNode,
    kinds: readonly NameKind[],
    entry: Entry | undefined,
): void {
    // Whether it is the name of a table or macro may still change with a later line, so that is looked up when it is reported.
    if (!isNameEntry(entry))
        resolution.notes.addUnknown({ at: line, span: node, name: node.name, node, kinds });
    else
        resolution.notes.record(line, tables => {
            const { scope } = resolution;
            const frames = kinds.includes('frame') ? fixesInstead(scope, tables, line, node, entry) : [];
            const ids = idsInstead(scope, tables, line, node, entry, kinds);
            return wrongKind(line, node, entry, kinds, [...ids, ...frames]);
        });
}

/** The entry of a name in a line. A line of a `names` block uses the names above it. */
function nameAt({ scope, file }: Resolution, line: Line, name: string): Entry | undefined {
    const entry = scope.get(name);
    if (entry === undefined || entry.file !== file || line.node.statement.kind !== 'declaration')
        return entry;
    return isNameEntry(entry) && entry.line < line.number ? entry : scope.platform?.get(name);
}

/** An id of at most 32 bits, and its name if it is written as one. */
export interface IdUse {
    readonly id: number;
    readonly name: NameEntry | undefined;
}

/** The id that is written, which may be the start of a range up to `end`; `undefined` after a report. */
export function idUseOf(
    resolution: Resolution,
    line: Line,
    node: IdNode,
    kind: IdKind,
    end?: IdNode,
): IdUse | undefined {
    if (node.kind === 'name') {
        const name = findName(resolution, line, node, [kind]);
        return name?.number === undefined ? undefined : { id: name.number, name };
    }
    if (isOfOtherKind(resolution, line, node, kind) || isReset(resolution, line, node, kind, end))
        return undefined;
    if (resolution.chip?.idClasses !== undefined) reportUsedPosition(resolution, line, node, kind, end);
    return numberUseOf(resolution, line, node);
}

/** The last id of a range. A plain number is not taken for a reset line's id there: a range may end at any round number. */
export function rangeEndOf(
    resolution: Resolution,
    line: Line,
    node: IdNode,
    kind: IdKind,
): number | undefined {
    if (node.kind === 'name') return idOf(resolution, line, node, kind);
    return isOfOtherKind(resolution, line, node, kind) ? undefined : numberUseOf(resolution, line, node)?.id;
}

function numberUseOf(resolution: Resolution, line: Line, node: NumberNode): IdUse | undefined {
    const { value } = node;
    if (value <= LARGEST_NODE) return { id: Number(value), name: undefined };
    report(resolution, 'out-of-range', line, node, { problem: 'id', value });
    return undefined;
}

/** Only the number of an id. */
export const idOf = (resolution: Resolution, line: Line, node: IdNode, kind: IdKind): number | undefined =>
    idUseOf(resolution, line, node, kind)?.id;

/** A number with class bits that is the id of something else: its low bits would be those of an unrelated row. */
function isOfOtherKind(resolution: Resolution, line: Line, node: NumberNode, kind: NameKind): boolean {
    const { scope } = resolution;
    if (node.value <= LARGEST_PLAIN_ID || scope.namesOf(kind, node.value).length > 0) return false;
    for (const other of ID_KINDS) {
        const entry = other === kind ? undefined : scope.namesOf(other, node.value)[0];
        if (entry === undefined) continue;
        resolution.notes.record(line, tables => wrongKindOfId(resolution, tables, line, node, entry, kind));
        return true;
    }
    return isOfOtherClass(resolution, line, node, kind);
}

/** The same for an id without a name, where the chip's ids say in their class bits what they are of. */
function isOfOtherClass(resolution: Resolution, line: Line, node: NumberNode, kind: NameKind): boolean {
    const is = kindOfId(node.value, resolution.chip);
    if (is === undefined || is === kind) return false;
    report(resolution, 'wrong-kind', line, node, {
        problem: 'class',
        written: digitsOf(node),
        is,
        kinds: [kind],
    });
    return true;
}

/** A number without class bits that is the id of a reset line, as firmware numbers them on ZynqMP, in place of a node or a clock. */
function isReset(
    resolution: Resolution,
    line: Line,
    node: NumberNode,
    kind: IdKind,
    end: IdNode | undefined,
): boolean {
    const { scope } = resolution;
    const { value } = node;
    if (kind === 'reset' || value < FIRST_RESET_ID || value > LARGEST_PLAIN_ID) return false;
    const [entry] = scope.namesOf('reset', value);
    if (entry === undefined || scope.namesOf(kind, value).length > 0) return false;
    resolution.notes.record(line, tables => {
        const found = wrongKindOfId(resolution, tables, line, node, entry, kind);
        // With another start alone, the range would go up to a number of the other kind.
        return end === undefined ? found : { ...found, fixes: [] };
    });
    return true;
}

const ID_KINDS = NAME_KINDS.filter(kind => IS_ID[kind]);

/** The value of an expression whose names are of `kinds` (none: numbers only); `undefined` after a report. */
export function valueIn(
    resolution: Resolution,
    line: Line,
    node: Expression,
    kinds: readonly NameKind[],
): bigint | undefined {
    // Most values are plain numbers, which need no lookup.
    if (node.kind === 'number' && isInRange(node.value)) return node.value;
    return evaluate(node, {
        valueOf: name => findName(resolution, line, name, kinds)?.value,
        fail: (span, error) => report(resolution, 'out-of-range', line, span, { problem: error }),
    });
}

/**
 * A byte address: at most one name of a frame, which stands for its byte address, and names of registers only together with
 * one. `undefined` after a report.
 */
export function addressOf(resolution: Resolution, line: Line, node: Expression): AddressUse | undefined {
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
        const block = register.block === undefined ? [] : [register.block.name];
        report(
            resolution,
            'wrong-kind',
            line,
            node,
            { problem: 'no-frame', register: register.name },
            () => ({
                fixes: block.map(name =>
                    replace(
                        `Add its block, ${short(name)}`,
                        line.number,
                        { start: node.start, end: node.start },
                        `${name} + `,
                    ),
                ),
            }),
        );
    } else return { value, frame, register, isNumber: names.length === 0, span: node };
    return undefined;
}

/**
 * A frame number, in which no names may be. That of a frame alone was meant as the frame. `undefined` after a report.
 */
export function frameNumberIn(resolution: Resolution, line: Line, node: FrameNode): bigint | undefined {
    const { value } = node;
    if (value === undefined) return undefined;
    const entry = value.kind === 'name' ? nameAt(resolution, line, value.name) : undefined;
    if (value.kind !== 'name' || !isNameEntry(entry) || entry.kind !== 'frame')
        return valueIn(resolution, line, value, []);
    const fix = replace(`Write ${short(entry.name)} without \`mfn\``, line.number, node, entry.name);
    resolution.notes.record(line, () => wrongKind(line, value, entry, [], [fix]));
    return undefined;
}

/** The problem of a name or number that stands for something of the wrong kind. */
export function wrongKind(
    line: Line,
    node: IdNode,
    entry: Entry,
    kinds: readonly NameKind[],
    fixes: readonly Fix[] = [],
): Problem {
    const written = idAsWritten(node);
    const params = { problem: 'kind', written, name: entry.name, is: entry.kind, kinds } as const;
    const related = [placeOf(entry, `${short(entry.name)} is declared here`)];
    return problem('wrong-kind', rangeIn(line.number, node), params, {
        fixes,
        related,
    });
}

const wrongKindOfId = (
    { scope }: Resolution,
    tables: readonly Table[],
    line: Line,
    node: NumberNode,
    entry: NameEntry,
    kind: NameKind,
): Problem => wrongKind(line, node, entry, [kind], idsInstead(scope, tables, line, node, entry, [kind]));

/** From the first to the last part of a range. */
export const spanOfRange = ({ first, last }: RangeNode<Expression>): Span => ({
    start: first.start,
    end: (last ?? first).end,
});
