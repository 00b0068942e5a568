// reset-withheld: nodes that guests may be granted, while their reset lines are the hardware domain's alone.

import { passersOf } from '../access/passers';
import { foldedParts, listWithin, short, thatFits } from '../diagnostics/phrases';
import type { Span } from '../language/syntax';
import type { NameEntry } from '../model/names';
import { type Fix, type Problem, problem, rangeIn } from '../model/problem';
import type { AccessRow, FrameUse } from '../model/program';
import { foreignIn, lineOf, nameIn } from './fitting';
import { type Ask, eachRow } from './forms';
import { frameText, relatedIn, subjectSpan } from './places';
import { regranted } from './row-parts';

export const resetWithheld = eachRow({
    codes: ['reset-withheld'],
    of: ['reset'],
    with: ['node'],
    find(row, ask) {
        if (!isWithheld(row)) return undefined;
        const all = [...ask.idsWithNames('reset', row)].flatMap(id => withheldBy(row, id, ask) ?? []);
        const reported = new Set(
            all.filter(({ id, device }) => isFirstOf(device.number ?? -1, id, ask)).map(({ node }) => node),
        );
        const withheld = all.filter(({ node }) => reported.has(node));
        return withheld.length === 0 ? undefined : found(row, withheld, ask);
    },
});

/** A reset line, and the node that it resets, with its row. */
interface Withheld {
    readonly id: number;
    readonly reset: NameEntry;
    readonly device: NameEntry;
    /** As its row calls it. */
    readonly node: string;
    readonly row: AccessRow;
    readonly frame: FrameUse;
}

/** Whether only the hardware domain passes a row. */
function isWithheld(row: AccessRow | undefined): boolean {
    const { frame, hwdom } = passersOf(row);
    return row !== undefined && !row.faulty && frame === undefined && hwdom;
}

/** The node whose owner cannot reset it because of this line. */
function withheldBy(row: AccessRow, id: number, ask: Ask<'node'>): Withheld | undefined {
    const reset = lineOf(row, id, ask);
    const rows = reset?.of.map(device => rowOf(device, ask)) ?? [];
    const [device] = reset?.of ?? [];
    const [granted] = rows;
    if (reset === undefined || device === undefined || granted?.address === undefined) return undefined;
    // A line that also resets what another page grants, or nobody has, is rightly withheld.
    const page = passersOf(granted).frame;
    if (page === undefined || rows.some(each => each?.faulty !== false || passersOf(each).frame !== page))
        return undefined;
    if (foreignIn(granted, 'node', ask) !== undefined) return undefined;
    const { frame } = granted;
    return frame && { id, reset, device, node: nameIn(granted, device), row: granted, frame };
}

const rowOf = ({ kind, number }: NameEntry, ask: Ask<'node'>): AccessRow | undefined =>
    kind === 'node' && number !== undefined ? ask.row('node', number) : undefined;

/** Whether no line of a node is granted to guests, and this is the lowest that is withheld: there is one message a node. */
function isFirstOf(node: number, line: number, ask: Ask<'node'>): boolean {
    const rows = ask.linesOf(node).flatMap(({ number }) => {
        const row = number === undefined ? undefined : ask.ownRow(number);
        return number === undefined || row === undefined ? [] : [{ number, row }];
    });
    const isGranted = rows.some(({ row }) => row.faulty || passersOf(row).frame !== undefined);
    return !isGranted && rows.every(({ number, row }) => number >= line || !isWithheld(row));
}

function found(row: AccessRow, withheld: readonly Withheld[], ask: Ask<'node'>): Problem {
    const params = {
        resets: eachOnce(withheld.map(({ reset }) => reset.name)),
        nodes: eachOnce(withheld.map(({ node }) => node)),
        frames: eachOnce(withheld.map(({ frame }) => frameText(frame))),
    };
    const place = { file: ask.fileOf('node') };
    const rows = new Map(withheld.map(each => [each.row, each.node]));
    return problem('reset-withheld', rangeIn(row.line, grantSpan(row)), params, {
        fixes: fixesOf(row, withheld, params, ask),
        related: [...rows].map(([granted, node]) =>
            relatedIn(place, granted.line, subjectSpan(granted), `the row for ${short(node)}`),
        ),
    });
}

const eachOnce = (names: readonly string[]): string[] => [...new Set(names)];

const grantSpan = (row: AccessRow): Span => row.node.grant ?? subjectSpan(row);

/** Each withheld line is granted through the page of its node; others of the row stay as they are. */
function fixesOf(
    row: AccessRow,
    withheld: readonly Withheld[],
    { nodes, frames }: { readonly nodes: readonly string[]; readonly frames: readonly string[] },
    ask: Ask<'node'>,
): Fix[] {
    const grants = new Map(withheld.map(({ id, frame }) => [id, `${frameText(frame)} or hwdom`]));
    const edits = regranted(
        row,
        grantSpan(row),
        id => grants.get(id),
        id => ask.names('reset', id)[0]?.name,
    );
    if (edits === undefined) return [];
    const [frame = '', ...others] = frames;
    const isWhole = grants.size === row.size && others.length === 0;
    const owners = others.length === 0 ? 'its owner' : 'their owners';
    const what = listWithin(44, foldedParts(nodes));
    const title = isWhole
        ? `Write ${short(frame)} or hwdom: its owner may reset ${nodes.length === 1 ? 'it' : 'them'} too`
        : thatFits(
              `Take the row apart, with ${listWithin(44, frames)}: ${owners} may reset ${what} too`,
              `Take the row apart: the owners may reset ${what} too`,
          );
    return [{ title, edits }];
}
