// reset-withheld: a node that guests may be granted, while its reset lines are the hardware domain's alone.

import { passersOf } from '../access/passers';
import { short } from '../diagnostics/phrases';
import type { NameEntry } from '../model/names';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AccessRow, FrameUse } from '../model/program';
import { foreignIn, lineOf } from './fitting';
import { type Ask, eachRow } from './forms';
import { frameText, relatedIn, subjectSpan } from './places';

export const resetWithheld = eachRow({
    codes: ['reset-withheld'],
    of: ['reset'],
    with: ['node'],
    find(row, ask) {
        if (!isWithheld(row)) return undefined;
        for (const id of ask.idsWithNames('reset', row)) {
            const withheld = withheldBy(row, id, ask);
            if (withheld !== undefined) return found(row, withheld, ask);
        }
        return undefined;
    },
});

/** A node, and its row. */
interface Withheld {
    readonly reset: NameEntry;
    readonly node: NameEntry;
    readonly row: AccessRow;
    readonly frame: FrameUse;
}

/** Whether only the hardware domain passes a row. */
function isWithheld(row: AccessRow | undefined): boolean {
    const { frame, hwdom } = passersOf(row);
    return row !== undefined && !row.faulty && frame === undefined && hwdom;
}

/** The node whose owner cannot reset it because of this line. */
function withheldBy(row: AccessRow, line: number, ask: Ask<'node'>): Withheld | undefined {
    const reset = lineOf(row, line, ask);
    const rows = reset?.of.map(device => rowOf(device, ask)) ?? [];
    const [node] = reset?.of ?? [];
    const [granted] = rows;
    if (reset === undefined || node?.number === undefined || granted?.address === undefined) return undefined;
    // A line that also resets what another page grants, or nobody has, is rightly withheld.
    const page = passersOf(granted).frame;
    if (page === undefined || rows.some(each => each?.faulty !== false || passersOf(each).frame !== page))
        return undefined;
    if (foreignIn(granted, 'node', ask) !== undefined || !isFirstOf(node.number, line, ask)) return undefined;
    return granted.frame && { reset, node, row: granted, frame: granted.frame };
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

function found(row: AccessRow, { reset, node, row: granted, frame }: Withheld, ask: Ask<'node'>): Problem {
    const params = { reset: reset.name, node: node.name, frame: frameText(frame) };
    const span = row.node.grant ?? subjectSpan(row);
    const grant = `${params.frame} or hwdom`;
    const title = `Write ${short(params.frame)} or hwdom: its owner may reset it too`;
    const related = relatedIn(
        { file: ask.fileOf('node') },
        granted.line,
        subjectSpan(granted),
        `the row for ${short(node.name)}`,
    );
    return problem('reset-withheld', rangeIn(row.line, span), params, {
        // A row of several lines would grant those of other nodes.
        fixes: row.size === 1 ? [replace(title, row.line, span, grant)] : [],
        related: [related],
    });
}
