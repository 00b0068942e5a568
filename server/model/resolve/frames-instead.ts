// The frames that a row may have been meant to name: those of the row's own device, and those of a device or reset line that is
// written instead of a frame.

import { short, thatFits } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import type { IdNode, Span } from '../../language/syntax';
import { rowOfId } from '../coverage';
import { isNameEntry, type NameEntry } from '../names';
import { frameNumber, isWholePages } from '../page';
import { type Fix, preferred, replace, undecided } from '../problem';
import { accessTable, type Table } from '../program';
import { framesOf, idsOf, nodesOfReset } from '../relations';
import type { Scope } from '../scope';

/** A DMA engine has a page for each channel; more than a few are no choice. */
const MOST_OFFERED = 3;

/** The frames that grant an id as tables do, one name for each page, the usual one first; empty if none is known. */
export function framesFor(scope: Scope, kind: 'node' | 'reset', id: number): readonly NameEntry[] {
    const nodes = kind === 'node' ? [id] : nodesOfReset(scope, id).flatMap(idsOf);
    const frames = nodes.flatMap(node => {
        const { own, standins } = framesOf(scope, node);
        return own.length > 0 ? own : standins;
    });
    return onePerPage(frames.filter(({ value }) => value !== undefined && isGrantable(value))).slice(
        0,
        MOST_OFFERED,
    );
}

/** Whether a row may go by an address without a reason in words: it is the start of a page, and not of frame 0. */
const isGrantable = (address: bigint): boolean => isWholePages(address) && frameNumber(address) !== 0n;

const onePerPage = (frames: readonly NameEntry[]): NameEntry[] =>
    frames.filter(({ number }, at) => frames.findIndex(other => other.number === number) === at);

interface FrameInstead {
    readonly frame: NameEntry;
    /** How the frame and the device belong together. */
    readonly why: string;
    /** Whether it is the row's device by which the frame is known. */
    readonly fits: boolean;
}

/**
 * The fixes that write a frame for the name of a device or a reset line at `span`, or for one that means nothing here. Only one that
 * fits the row is preferred.
 */
export function fixesInstead(
    scope: Scope,
    tables: readonly Table[],
    line: Line,
    span: Span,
    written: NameEntry | undefined,
): Fix[] {
    const row = rowOf(scope, line);
    const its = row === undefined ? [] : framesFor(scope, row.kind, row.id);
    const isIts = ({ number }: NameEntry): boolean => its.some(frame => frame.number === number);
    const instead = framesInstead(scope, tables, written).map(each => ({
        ...each,
        fits: row === undefined || each.nodes.some(node => row.nodes.includes(node)) || isIts(each.frame),
    }));
    const own = its
        .slice(0, 1)
        .map(frame => ({ frame, why: `the registers of ${short(row?.device ?? '')}`, fits: true }));
    const found = [...instead.filter(({ fits }) => fits), ...own, ...instead.filter(({ fits }) => !fits)];
    const each = found.filter(({ frame }, at) => found.findIndex(other => other.frame === frame) === at);
    return each.map((one, at) => {
        const fix = replace(titleOf(one, row?.name), line.number, span, one.frame.name);
        return at === 0 && one.fits ? preferred(fix) : undecided(fix);
    });
}

function titleOf({ frame, why }: FrameInstead, row: string | undefined): string {
    const start = `Write ${short(frame.name)}`;
    if (row === undefined) return thatFits(`${start}, ${why}`, start);
    const what = short(row);
    if (why.endsWith(` of ${what}`))
        return thatFits(`${start}, ${why}: its owner gets it`, `${start}: its owner gets ${what}`);
    const end = `: its owner gets ${what}`;
    return thatFits(`${start}, ${why}${end}`, start + end);
}

/** What a row with a single id on its left side is about. */
interface RowSubject {
    readonly kind: 'node' | 'reset';
    readonly id: number;
    readonly name: string;
    /** The ids of the node, or of those that the reset line resets. */
    readonly nodes: readonly number[];
    /** The name of the first of them. */
    readonly device: string;
}

function rowOf(scope: Scope, { node: { statement }, before: kind, text }: Line): RowSubject | undefined {
    if (statement.kind !== 'access-row' || statement.subject.last !== undefined) return undefined;
    if (kind !== 'node' && kind !== 'reset') return undefined;
    const { first } = statement.subject;
    const id = idOf(scope, first);
    if (id === undefined) return undefined;
    const name = text.slice(first.start, first.end);
    const nodes = kind === 'node' ? scope.namesOf('node', id) : nodesOfReset(scope, id);
    const device = kind === 'node' ? name : (nodes[0]?.name ?? name);
    return { kind, id, name, nodes: nodes.flatMap(idsOf), device };
}

function idOf(scope: Scope, node: IdNode): number | undefined {
    if (node.kind === 'number') return Number(node.value);
    const entry = scope.get(node.name);
    return isNameEntry(entry) ? entry.number : undefined;
}

/** The frame through which the node table grants the device, and that of its registers; none if there are several devices. */
function framesInstead(scope: Scope, tables: readonly Table[], written: NameEntry | undefined) {
    if (written === undefined) return [];
    const [node, ...others] = nodesOf(scope, written);
    if (node?.number === undefined || others.length > 0) return [];
    const granted = rowOfId(accessTable(tables, 'node'), node.number)?.frameName;
    const [own] = framesOf(scope, node.number).own;
    const [name, nodes] = [short(node.name), idsOf(node)];
    return [
        ...(granted ? [{ frame: granted, why: `through which ${name} is granted`, nodes }] : []),
        ...(own && own !== granted ? [{ frame: own, why: `the registers of ${name}`, nodes }] : []),
    ];
}

function nodesOf(scope: Scope, entry: NameEntry): readonly NameEntry[] {
    if (entry.number === undefined) return [];
    if (entry.kind === 'node') return [entry];
    return entry.kind === 'reset' ? nodesOfReset(scope, entry.number) : [];
}
