// The ids that fit at a place, the likeliest first: those without a row, the next in a range, those that somebody has.

import { passersOf } from '../../access/passers';
import { idText } from '../../diagnostics/phrases';
import { first, least } from '../../language/least';
import type { NameKind } from '../../language/syntax';
import { rowAt, rowOfId } from '../../model/coverage';
import { Groups } from '../../model/kept/groups';
import { missingIds } from '../../model/kept/missing-ids';
import { type RowIndex, rowIndex } from '../../model/kept/row-index';
import type { NameEntry } from '../../model/names';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    type ClockRow,
    type ClockTable,
    indexOfId,
    type Program,
} from '../../model/program';
import type { Scope } from '../../model/scope';
import { tableAt } from '../places/rowAt';
import { type Candidate, LIKELY, nameCandidate, REST, UNLIKELY, wordCandidate } from './candidate';
import { idOf, type NameContext, named, namesHere } from './context';
import { likelyNodes } from './likelyNodes';
import { lowestName } from './lowestName';
import { MOST_NAMES } from './namesLike';

/** Ids without a row come first, by index: those are what the table lacks. */
export function subjects(context: NameContext): Iterable<Candidate> {
    const table = tableAt(context.program, context.line);
    if (table?.kind === 'clock') return clockSubjects(context, table);
    return table === undefined || table.kind === 'mmio'
        ? named(context, () => REST)
        : tableSubjects(context, table);
}

function* tableSubjects(context: NameContext, table: AccessTable): Iterable<Candidate> {
    const { program, line } = context;
    const indexed: { entry: NameEntry; index: number }[] = [];
    for (const entry of namesHere(context, () => unclaimed(program.scope, table))) {
        const index = entry.value === undefined ? undefined : indexOfId(table.macro, Number(entry.value));
        indexed.push({ entry, index: index ?? NO_INDEX });
    }
    for (const { entry, index } of indexed.sort((a, b) => a.index - b.index)) {
        const row = rowAt(table, index)?.line;
        // The row being written does not count as the row of its own id.
        const isFree = row === undefined || row === line;
        const rank = isFree ? LIKELY : REST;
        const place = isFree ? 'no row yet' : `has a row on line ${row + 1}`;
        yield {
            ...nameCandidate(program, entry, index === NO_INDEX || entry.absent ? UNLIKELY : rank),
            detail: () => `${entry.kind} ${idText(entry.value ?? 0n)}, ${place}`,
        };
    }
}

/** Higher than every index. */
const NO_INDEX = Number.MAX_SAFE_INTEGER;

/** The names of the lowest ids that have no row. */
function* unclaimed(scope: Scope, table: AccessTable): Iterable<NameEntry> {
    for (const id of least(missingIds(table, scope), MOST_NAMES, each => each))
        yield* scope.namesOf(table.kind, BigInt(id));
}

const clockSubjects = (context: NameContext, table: ClockTable): Iterable<Candidate> =>
    named(context, ({ value }) =>
        value !== undefined && rowsByClock(table).has(Number(value)) ? REST : LIKELY,
    );

const rowsByClock = rowIndex<ClockRow, ClockTable, RowsByClock>(() => new RowsByClock());

class RowsByClock implements RowIndex<ClockRow> {
    private readonly rows = new Groups<number, ClockRow>();

    add(row: ClockRow): void {
        this.rows.add(row.clock.id, row);
    }

    delete(row: ClockRow): void {
        this.rows.delete(row.clock.id, row);
    }

    has(id: number): boolean {
        return this.rows.sizeOf(id) > 0;
    }
}

/** Ids after the first one of the range, ascending. */
export function rangeEnds(context: NameContext): Iterable<Candidate> {
    const { program, statement } = context;
    const start = statement.kind === 'access-row' ? idOf(program, statement.subject.first) : undefined;
    if (start === undefined) return named(context, () => REST);
    return byValue(namesHere(context, kind => namesBehind(program.scope, kind, start))).map(entry =>
        nameCandidate(program, entry, (entry.value ?? 0n) > start ? LIKELY : UNLIKELY),
    );
}

function* namesBehind(scope: Scope, kind: NameKind, start: bigint): Iterable<NameEntry> {
    for (let id = 1; id <= MOST_NAMES; id++) yield* scope.namesOf(kind, start + BigInt(id));
}

const byValue = (entries: Iterable<NameEntry>): NameEntry[] =>
    [...entries].sort((a, b) => Number((a.value ?? 0n) - (b.value ?? 0n)));

/** What the clock or register of the row probably belongs to, then ids that are granted to somebody, then those that are not. */
export function* granted(context: NameContext): Iterable<Candidate> {
    const { program, statement } = context;
    const tableOf = (kind: NameKind): AccessTable | undefined =>
        kind === 'node' || kind === 'reset' ? accessTable(program.tables, kind) : undefined;
    const rankOf = ({ kind, value }: NameEntry): number => {
        const row = value === undefined ? undefined : rowOfId(tableOf(kind), Number(value));
        return row !== undefined && isGrant(row) ? LIKELY : REST;
    };
    const likely = likelyNodes(program.scope, statement);
    for (const entry of [...likely].sort((a, b) => rankOf(a) - rankOf(b)))
        yield nameCandidate(program, entry, LIKELY);
    for (const entry of namesHere(context, kind => grantedNames(program, tableOf(kind))))
        if (!likely.has(entry)) yield nameCandidate(program, entry, rankOf(entry));
}

function isGrant(row: AccessRow): boolean {
    const { frame, hwdom } = passersOf(row);
    return hwdom || frame !== undefined;
}

/** The first id of each row that grants something. */
function* grantedNames({ scope }: Program, table: AccessTable | undefined): Iterable<NameEntry> {
    for (const row of first(table?.rows ?? [], MOST_NAMES)) {
        const [run] = row.runs;
        if (table !== undefined && run !== undefined && isGrant(row))
            yield* scope.namesOf(table.kind, BigInt(run.id));
    }
}

/** An index macro counts from the lowest id, and takes its parameter. */
export function constants(context: NameContext): Candidate[] {
    const { program, statement, part } = context;
    const parameter = statement.kind === 'index' ? statement.parameter?.name : undefined;
    const [lowest] = byValue(part.kinds.flatMap(kind => lowestName(program.scope, kind) ?? []));
    // The parameter hides a name with the same spelling.
    const entries = byValue(namesHere(context, () => (lowest === undefined ? [] : [lowest]))).filter(
        ({ name }) => name !== parameter,
    );
    const names = entries.map(entry => nameCandidate(program, entry, entry === lowest ? LIKELY : REST));
    return parameter === undefined ? names : [wordCandidate(parameter, 'parameter', LIKELY), ...names];
}
