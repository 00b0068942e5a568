// shared-page: rows that use one page under different names, so that granting one grants the other.

import { isFrameZero } from '../access/passers';
import type { Span } from '../language/syntax';
import { Groups } from '../model/kept/groups';
import { catchUp, type RowIndex } from '../model/kept/row-index';
import type { NameEntry } from '../model/names';
import { addressOfFrame, frameNumber, isWholePages } from '../model/page';
import { type Problem, problem } from '../model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import type { Scope } from '../model/scope';
import type { Check } from './check';
import { placeIn, relatedIn, subjectText } from './places';

interface Use {
    readonly table: AccessTable;
    readonly row: AccessRow;
    readonly name: string;
    readonly span: Span;
}

export const sharedPage: Check = {
    codes: ['shared-page'],
    *find(program) {
        for (const frame of sharedPages(program)) {
            const uses = usesOf(program, frame);
            const [first] = uses;
            const other = uses.find(({ name }) => name !== first?.name);
            if (first !== undefined && other !== undefined && !isReportedElsewhere(program, uses)) {
                yield found(program, frame, first, other, uses);
            }
        }
    },
};

/** The rows of a page that use it by a name, in the order of the tables and of the text. */
function usesOf({ tables }: Program, frame: bigint): Use[] {
    return tables.filter(isAccessTable).flatMap(table =>
        rowsByFrame(table)
            .at(addressOfFrame(frame))
            .flatMap(row => {
                const name = nameOf(row);
                return name === undefined || row.frame === undefined
                    ? []
                    : [{ table, row, name: name.name, span: row.frame.node }];
            }),
    );
}

/** The name by which a row uses a page. A row inside a page, and one through frame 0, has a message of its own. */
function nameOf({ address, frameName }: AccessRow): NameEntry | undefined {
    if (address === undefined || !isWholePages(address) || isFrameZero(address)) return undefined;
    return frameName;
}

/** The frame numbers that rows of a program's tables use by different names. */
function sharedPages({ scope, tables }: Pick<Program, 'scope' | 'tables'>): Iterable<bigint> {
    const kept = known.get(scope) ?? { pages: new NamedPages(), versions: new Map() };
    known.set(scope, kept);
    const now = tables.filter(isAccessTable);
    for (const table of new Set([...kept.versions.keys(), ...now])) {
        if (follow(table, kept, now.includes(table))) continue;
        known.delete(scope);
        return sharedPages({ scope, tables });
    }
    return kept.pages.shared;
}

/** Takes in what became of a table; `false` where that is no longer known. */
function follow(table: AccessTable, { pages, versions }: Kept, isThere: boolean): boolean {
    const version = versions.get(table);
    if (version === undefined) for (const row of table.rows) pages.add(row);
    else if (!catchUp(table, pages, version)) return false;
    if (isThere) versions.set(table, table.journal.version);
    else {
        for (const row of table.rows) pages.delete(row);
        versions.delete(table);
    }
    return true;
}

interface Kept {
    readonly pages: NamedPages;
    /** The tables that were taken in, as they were then. */
    readonly versions: Map<AccessTable, number>;
}

const known = new WeakMap<Scope, Kept>();

/** By which names rows use which page. */
class NamedPages implements RowIndex<AccessRow> {
    readonly shared = new Set<bigint>();
    private readonly uses = new Map<NameEntry, number>();
    private readonly names = new Groups<bigint, NameEntry>();

    add(row: AccessRow): void {
        this.count(row, 1);
    }

    delete(row: AccessRow): void {
        this.count(row, -1);
    }

    private count(row: AccessRow, step: 1 | -1): void {
        const { address, frameName: entry } = row;
        if (address === undefined || entry === undefined) return;
        const uses = (this.uses.get(entry) ?? 0) + step;
        const mustJudge = uses === 0 || (uses === 1 && step === 1);
        if (uses === 0) this.uses.delete(entry);
        else this.uses.set(entry, uses);
        if (mustJudge && nameOf(row) !== undefined) this.judge(frameNumber(address), entry, uses > 0);
    }

    private judge(frame: bigint, entry: NameEntry, isUsed: boolean): void {
        if (isUsed) this.names.add(frame, entry);
        else this.names.delete(frame, entry);
        const [first, ...others] = this.names.get(frame);
        if (others.some(({ name }) => name !== first?.name)) this.shared.add(frame);
        else this.shared.delete(frame);
    }
}

/** An import that sees two of the names reports them itself. */
const isReportedElsewhere = ({ imports }: Program, uses: readonly Use[]): boolean =>
    imports.some(({ program }) => {
        const seen = uses.filter(({ table }) => program?.tables.includes(table));
        return seen.some(({ name }) => name !== seen[0]?.name);
    });

function found(program: Program, frame: bigint, first: Use, other: Use, uses: readonly Use[]): Problem {
    const params = {
        frame,
        one: first.name,
        other: other.name,
        rows: uses.map(({ row }) => subjectText(row)),
    };
    return problem('shared-page', placeIn(program, other.table, other.row.line, other.span), params, {
        related: [relatedIn(first.table, first.row.line, first.span, `${first.name} is the same page`)],
    });
}
