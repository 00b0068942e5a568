// mmio-dead: register rows that give nothing to anyone. Rows of one node that nobody may control are told together.

import { grantOfNode, onceOpenToAll, type Uselessness, uselessnessOf } from '../access/passers';
import type { Span } from '../language/syntax';
import { nodeOfRow } from '../model/id-names';
import { removeRow } from '../model/moving/row-lines';
import { type Fix, type Problem, problem, type Related, rangeIn } from '../model/problem';
import { type AccessRow, accessTable, type MmioRow, type Program } from '../model/program';
import { traitsOf } from '../model/targets';
import { type Ask, type Cause, eachCause, type InRow, type Of } from './forms';
import { grantThroughFrames, grantToHwdom } from './grant-node';
import { addressSpan, relatedIn, subjectSpan } from './places';

interface Useless extends Cause {
    readonly why: Uselessness;
    readonly granted: AccessRow | undefined;
}

export const mmioDead = eachCause({
    code: 'mmio-dead',
    of: ['mmio'],
    with: ['node'],
    find(row, ask) {
        const why = uselessness(row, ask);
        if (why === undefined) return [];
        // Two words of a row that leave nothing have no cause outside it.
        const key = why === 'only-hwdom' ? `row on line ${row.line}` : `${why} ${row.nodeId}`;
        return [{ key, why, span: nodeSpan(row), granted: ask.row('node', row.nodeId) }];
    },
    tell,
});

/** Why a row gives nothing to anyone; `undefined` if it gives something, or if another message says what is wrong. */
export function uselessness(register: MmioRow, ask: Ask<'node'>): Uselessness | undefined {
    // A row that names nobody gets its own message.
    if (register.node.missing !== undefined) return undefined;
    const row = ask.row('node', register.nodeId);
    const reason = uselessnessOf(register, grantOfNode(ask.edition, register.nodeId, row));
    // What a row with an error grants is not known, and a frame that grants nothing gets its own message.
    const isSilent = reason !== 'only-hwdom' && (row?.faulty || row?.address !== undefined);
    return isSilent ? undefined : reason;
}

const nodeSpan = (row: MmioRow): Span => row.node.node ?? addressSpan(row);

/** What is said at the other rows of one node. */
export const THIS_TOO = 'this row too';

type Found = InRow<MmioRow, Useless>;

function tell(first: Found, others: readonly Found[], of: Of<'mmio'>): Problem {
    const { row, what } = first;
    const all = [first, ...others];
    return problem(
        'mmio-dead',
        rangeIn(row.line, what.span),
        {
            node: nodeOfRow(row, of.program.scope),
            why: what.why,
            hasRow: what.granted !== undefined,
            rows: all.length,
            unnamed: all.some(each => each.row.node.node === undefined),
            passedOnce: onceOpenToAll(of.program.edition, row.nodeId),
        },
        { related: relatedTo(what, others, of), fixes: () => fixesFor(all, first, of), unnecessary: true },
    );
}

function relatedTo(
    { granted }: Useless,
    others: readonly Found[],
    { table, program }: Of<'mmio'>,
): Related[] {
    const also = others.map(({ row, what }) => relatedIn(table, row.line, what.span, THIS_TOO));
    const nodes = accessTable(program.tables, 'node');
    if (granted === undefined || nodes === undefined) return also;
    return [relatedIn(nodes, granted.line, subjectSpan(granted), "the node's row"), ...also];
}

function fixesFor(
    all: readonly Found[],
    { row, what: { why } }: Found,
    { table, program }: Of<'mmio'>,
): Fix[] {
    if (why === 'only-hwdom')
        return mayGo(row, table.rows, program)
            ? [{ title: 'Remove the row, which changes nothing', edits: removeRow(table.document, row.line) }]
            : [];
    const ids = [row.nodeId];
    const registers = (rows: readonly Found[]) => (): string =>
        rows.length === 1 ? 'the registers of this row' : `the registers of ${rows.length} rows here`;
    const forGuests = all.filter(each => !each.row.node.onlyHwdom);
    // For the hardware domain, a row that only allows reads would still give nothing.
    const isRead = all.some(each => each.row.node.readonly);
    return [
        ...(forGuests.length === 0 ? [] : grantThroughFrames(program, ids, registers(forGuests))),
        ...(isRead ? [] : grantToHwdom(program, ids, registers(all))),
    ];
}

/** Whether nobody notices if a row of no use to anyone goes: it is not the only one, and no other row comes in its place. */
const mayGo = (row: MmioRow, rows: readonly MmioRow[], { target }: Program): boolean =>
    rows.length > 1 &&
    (!traitsOf(target).firstRowDecides ||
        rows.every(other => other === row || other.end <= row.start || row.end <= other.start));
