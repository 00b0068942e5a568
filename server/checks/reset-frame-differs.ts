// reset-frame-differs: a reset line that is granted through a page other than the one that grants the node that it resets.

import { isFrameZero, passersOf } from '../access/passers';
import { foldedParts, short, shortened } from '../diagnostics/phrases';
import { namesIn, titleOf } from '../diagnostics/titles';
import { addTo } from '../language/sorted';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { type Edit, type Fix, type Problem, problem, rangeIn } from '../model/problem';
import type { AccessRow, FrameUse } from '../model/program';
import { foreignIn, isUsual, lineOf, nameIn } from './fitting';
import { type Ask, eachRow } from './forms';
import { frameText, relatedIn, subjectSpan } from './places';
import { regranted } from './row-parts';

export const resetFrameDiffers = eachRow({
    codes: ['reset-frame-differs'],
    of: ['reset'],
    with: ['node'],
    find(row, ask) {
        const { address } = row;
        if (address === undefined || isFrameZero(address)) return undefined;
        const groups = new Map<string, Differing[]>();
        for (const each of differingIn(row, address, ask)) addTo(groups, grantKey(each.node), each);
        // A frame that is wrong by itself, or grants nothing, gets its own message.
        if (groups.size === 0 || foreignIn(row, 'reset', ask) !== undefined) return undefined;
        const { frame } = row;
        return frame && [...groups.values()].map(group => found({ row, frame, group }, ask));
    },
});

/** A reset line, and a node that it resets but that is granted to others. */
interface Differing {
    readonly id: number;
    readonly reset: NameEntry;
    readonly device: NameEntry;
    readonly node: AccessRow;
}

/** What a row lets pass. Ids of one row whose nodes have the same grant are told together. */
function grantKey(node: AccessRow): string {
    const { frame, hwdom } = passersOf(node);
    return `${frame} ${hwdom}`;
}

/** The reset lines of a row none of whose nodes is granted through the row's page. */
function* differingIn(row: AccessRow, address: bigint, ask: Ask<'node'>): Iterable<Differing> {
    for (const id of ask.idsWithNames('reset', row)) {
        const reset = lineOf(row, id, ask);
        const rows = reset?.of.map(device => rowOf(device, ask)) ?? [];
        const [device] = reset?.of ?? [];
        const [node] = rows;
        if (reset === undefined || device === undefined || node === undefined) continue;
        if (rows.every(each => isElsewhere(each, address, ask)) && !ask.isContested(id))
            yield { id, reset, device, node };
    }
}

const rowOf = ({ kind, number }: NameEntry, ask: Ask<'node'>): AccessRow | undefined =>
    kind === 'node' && number !== undefined ? ask.row('node', number) : undefined;

/** Whether a node is granted otherwise. That it has no row, or one that is wrong by itself, is said elsewhere. */
function isElsewhere(node: AccessRow | undefined, address: bigint, ask: Ask<'node'>): boolean {
    if (node === undefined || node.faulty) return false;
    // As with nearly every node.
    if (node.address !== undefined && frameNumber(node.address) === frameNumber(address)) return false;
    return foreignIn(node, 'node', ask) === undefined;
}

/** The reset lines of a row that differ in the same way. */
interface Group {
    readonly row: AccessRow;
    readonly frame: FrameUse;
    readonly group: readonly Differing[];
}

function found(of: Group, ask: Ask<'node'>): Problem {
    const { row, frame, group } = of;
    const place = { file: ask.fileOf('node') };
    const node = group[0]?.node;
    const params = {
        resets: eachOnce(group.map(({ reset }) => reset.name)),
        nodes: nodesOf(group),
        frame: frameText(frame),
        granted: grantOf(node),
        other: node?.frame === undefined ? '' : frameText(node.frame),
    } as const;
    const rows = new Map(group.map(each => [each.node, nameIn(each.node, each.device)]));
    return problem('reset-frame-differs', rangeIn(row.line, frame.node), params, {
        fixes: fixesOf(of, ask),
        related: [...rows].map(([each, name]) =>
            relatedIn(place, each.line, subjectSpan(each), `the row for ${short(name)}`),
        ),
    });
}

const eachOnce = (names: readonly string[]): string[] => [...new Set(names)];

const nodesOf = (group: readonly Differing[]): string[] =>
    eachOnce(group.map(({ node, device }) => nameIn(node, device)));

function grantOf(node: AccessRow | undefined): 'frame' | 'hwdom' | 'nobody' {
    const { frame, hwdom } = passersOf(node);
    if (frame !== undefined) return 'frame';
    return hwdom ? 'hwdom' : 'nobody';
}

/** The side whose frame is not the one that tables use is made like the other. The node itself only by a frame of that kind: any other is an unusual one. */
function fixesOf(of: Group, ask: Ask<'node'>): Fix[] {
    const { frame, group } = of;
    const [first] = group;
    if (first === undefined) return [];
    const ofLines = likeNodes(of, first.node, ask);
    if (!ask.isInOneFile('node')) return ofLines;
    const ofNodes = likeLines(of, ask);
    return isUsual(first.device, frame.address, ask) ? [...ofNodes, ...ofLines] : ofLines;
}

/** The reset lines get the grant of their nodes. */
function likeNodes({ row, frame, group }: Group, node: AccessRow, ask: Ask<'node'>): Fix[] {
    const granted = grantOf(node);
    const isFrame = granted === 'frame' && node.frame !== undefined;
    const grant = isFrame ? frameText(node.frame) : WORDS[granted];
    const span = isFrame ? frame.node : (row.node.grant ?? frame.node);
    const ids = new Set(group.map(({ id }) => id));
    const edits = regranted(row, span, id => (ids.has(id) ? grant : undefined), namesOf('reset', ask));
    const lines = foldedParts(eachOnce(group.map(({ reset }) => reset.name)));
    const it = group.length === 1 ? 'it' : 'them';
    const who = { frame: 'its owner', hwdom: 'the hardware domain', nobody: 'nobody' }[granted];
    return fixed(edits, most => {
        const loses = `the owner of ${shortened(frameText(frame), most)} may not`;
        return `Write ${shortened(grant, most)} for ${namesIn(lines, most)}: ${who} may reset ${it}, ${loses} any more`;
    });
}

/** What a row says that grants nothing through a frame. */
const WORDS = { frame: 'deny', hwdom: 'hwdom', nobody: 'deny' } as const;

/** The nodes get the frame of their reset lines. */
function likeLines({ frame, group }: Group, ask: Ask<'node'>): Fix[] {
    const rows = new Map<AccessRow, Set<number | undefined>>();
    for (const { node, device } of group) {
        const indexes = rows.get(node) ?? new Set();
        rows.set(node, indexes.add(ask.index('node', device.number ?? -1)));
    }
    const edits = [...rows].map(([node, indexes]) => {
        const isFrame = node.frame !== undefined;
        const span = node.frame?.node ?? node.node.grant;
        const grant = node.hwdom && !isFrame ? `${frameText(frame)} or hwdom` : frameText(frame);
        const grantAt = (_: number, index: number) => (indexes.has(index) ? grant : undefined);
        return span && regranted(node, span, grantAt, namesOf('node', ask));
    });
    if (!edits.every(each => each !== undefined)) return [];
    const nodes = foldedParts(nodesOf(group));
    const it = group.length === 1 ? 'it' : 'them';
    const other = group[0]?.node.frame;
    return fixed(edits.flat(), most => {
        const gets = `Write ${shortened(frameText(frame), most)} for ${namesIn(nodes, most)}: its owner gets ${it}`;
        if (other === undefined || isFrameZero(other.address)) return gets;
        return `${gets}, and the owner of ${shortened(frameText(other), most)} loses ${it}`;
    });
}

const namesOf =
    (kind: 'node' | 'reset', ask: Ask<'node'>) =>
    (id: number): string | undefined =>
        ask.names(kind, id)[0]?.name;

const fixed = (edits: readonly Edit[] | undefined, title: (most: number) => string): Fix[] =>
    edits === undefined ? [] : [{ title: titleOf(title), edits }];
