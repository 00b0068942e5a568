// Whose registers a frame is, and what a reset line resets: what the platform and the files say with `of` and `standin`. Completion,
// rules, fixes and hovers all ask this one relation. It goes by id and by page, so other names for the same thing count too.
//
// A rule asks through `ask` (`kept/asking.ts`), which has the same questions without the scope, and looks at the row again when
// an answer may have changed.

import { namesBy } from './kept/name-index';
import { perVersion } from './kept/per-version';
import { isNameOf, type NameEntry } from './names';
import { ownerOfPage } from './page-owners';
import { framesOfPage } from './pages-in-use';
import type { Scope } from './scope';

/** The frames by which a device can be known, each list with the one that tables use first. */
export interface Frames {
    /** Its own registers. */
    readonly own: readonly NameEntry[];
    /** Frames of other devices that tables grant it through on purpose. */
    readonly standins: readonly NameEntry[];
}

/** The nodes of a page, each once, in the order in which its frames name them. */
export interface Nodes {
    /** Whose registers are in the page. */
    readonly own: readonly NameEntry[];
    /** Those that tables grant through the page although it is another device's. */
    readonly standins: readonly NameEntry[];
}

/** The frames of a node, by its id; empty if nothing is known. */
export function framesOf(scope: Scope, node: number): Frames {
    const own = byOwner(scope, 'frame').of(node);
    const standins = byStandin(scope, 'frame').of(node);
    const count = own.length + standins.length;
    if (count === 0) return NOTHING;
    const kept = count > FEW ? knownFrames(scope).get(node) : undefined;
    if (kept !== undefined) return kept;
    const frames = { own: inTableOrder(scope, own), standins: inTableOrder(scope, standins) };
    if (count > FEW) knownFrames(scope).set(node, frames);
    return frames;
}

/** Shared by the many nodes and pages of which nothing is known. */
const NOTHING: Frames & Nodes = { own: [], standins: [] };

/** Few frames are found as fast as kept ones. */
const FEW = 8;

/** The frames of nodes that have many and were asked for, since the last change of a name. */
const knownFrames = perVersion((_scope: Scope) => new Map<number, Frames>());

/** The nodes of a page, by its frame number; empty if nothing is known. */
export function nodesOf(scope: Scope, frame: number): Nodes {
    const frames = framesOfPage(scope, frame);
    const kept = frames.length > FEW ? knownNodes(scope).get(frame) : undefined;
    if (kept !== undefined) return kept;
    const nodes = nodesOfFrames(frames);
    if (frames.length > FEW) knownNodes(scope).set(frame, nodes);
    return nodes;
}

function nodesOfFrames(frames: readonly NameEntry[]): Nodes {
    if (frames.every(({ of, standin }) => of.length + standin.length === 0)) return NOTHING;
    const own = eachOnce(frames.flatMap(({ of }) => of));
    const standins = eachOnce(frames.flatMap(({ standin }) => standin));
    return { own, standins };
}

/** The same for pages of many frames. */
const knownNodes = perVersion((_scope: Scope) => new Map<number, Nodes>());

/** The nodes whose registers are in a page (frame number), also if a frame only reaches it by its size; empty if none is known. */
export function devicesOfPage(scope: Scope, page: number): readonly NameEntry[] {
    const { own } = nodesOf(scope, page);
    return own.length > 0 ? own : (ownerOfPage(scope, BigInt(page))?.of ?? []);
}

/** The nodes that a reset line resets, by its id; empty if nothing is known. For a line of a frame, those of its page. */
export const nodesOfReset = (scope: Scope, reset: number): readonly NameEntry[] =>
    nodesOfLines(scope.namesOf('reset', reset), frame => nodesOf(scope, frame));

/** The same from the names of the line, for those who find the nodes of a page in another way. */
export function nodesOfLines(
    lines: readonly NameEntry[],
    nodesIn: (frame: number) => Nodes,
): readonly NameEntry[] {
    const owners = lines.flatMap(({ of }) => of);
    return eachOnce(
        owners.flatMap(owner => {
            if (owner.kind === 'node') return [owner];
            return owner.number === undefined ? [] : nodesIn(owner.number).own;
        }),
    );
}

/** The reset lines that reset a node, by its id, in the order of their declaration; a line with several names appears under each. */
export const linesOf = (scope: Scope, node: number): readonly NameEntry[] => byOwner(scope, 'reset').of(node);

/** Whether a name of a node stands for an id, also by a value that it has in other trees. */
export const standsFor = (node: NameEntry, id: number): boolean => idsOf(node).includes(id);

/** The ids by which a node is known: its own, and those that other trees give. */
export const idsOf = ({ number, others }: NameEntry): readonly number[] =>
    number === undefined ? [] : [number, ...others.map(Number)];

/** A name whose value is not known stands for nothing yet. */
const byOwner = namesBy<number>(({ of, value }) => (value === undefined ? [] : of.flatMap(idsOf)));
const byStandin = namesBy<number>(({ standin, value }) =>
    value === undefined ? [] : standin.flatMap(idsOf),
);

/** In the order of their declaration, where a frame that a file declares again stays in its place in the platform. */
function inTableOrder(scope: Scope, frames: readonly NameEntry[]): readonly NameEntry[] {
    if (frames.length < 2) return frames;
    const placeOf = (frame: NameEntry): NameEntry => {
        const declared = scope.platform?.get(frame.name);
        return isNameOf(declared, 'frame') ? declared : frame;
    };
    return [...frames].sort((a, b) => scope.compare(placeOf(a), placeOf(b)));
}

/** Two names of one id are the same node. */
function eachOnce(nodes: readonly NameEntry[]): readonly NameEntry[] {
    if (nodes.length < 2) return nodes;
    const first = new Map<number | undefined, NameEntry>();
    for (const node of nodes) if (!first.has(node.number)) first.set(node.number, node);
    return [...first.values()];
}
