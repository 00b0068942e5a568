// The lines of a table's block, grouped by what belongs together: groups of rows separated by blank lines, each row with its own
// comments, each group with its heading.

import { isBlank, isCommentLine, type Line } from '../../language/lines';
import { isRow } from '../../language/statements';
import type { Row, Table } from '../program';

export interface RowGroups {
    /** The `index` and `waive` lines, with the comments above them. */
    readonly head: readonly string[];
    /** Whether blank lines separate the head from the first group. */
    readonly parted: boolean;
    readonly groups: readonly RowGroup[];
    /** The lines after the last row. */
    readonly tail: readonly string[];
}

export interface RowGroup {
    /** In one of several groups, the comment above the first of several rows, if no other row has a comment of its own. */
    readonly heading: readonly string[];
    readonly rows: readonly RowText[];
}

export interface RowText {
    readonly row: Row;
    /** The comments of the row, and its own line. */
    readonly lines: readonly string[];
}

/** A table's parts; `undefined` if a line could not be read, a row has no place, or the block has no end. */
export function rowGroupsOf(table: Table): RowGroups | undefined {
    const { document, first, last } = table;
    const rows: readonly Row[] = table.rows;
    if (document.lines.get(last)?.node.statement.kind !== 'close') return undefined;
    const reader = new GroupReader();
    let next = 0;
    for (let at = first + 1; at < last; at++) {
        const line = document.lines.get(at);
        const row = rows[next]?.line === at ? rows[next++] : undefined;
        if (line === undefined || !reader.read(line, row)) return undefined;
    }
    return reader.groups();
}

interface OpenRow {
    readonly row: Row;
    readonly above: string[];
    readonly text: string;
    readonly below: string[];
}

class GroupReader {
    private readonly head: string[] = [];
    private parted = false;
    private readonly open: OpenRow[][] = [];
    /** Comments and blank lines since the last row. */
    private pending: Line[] = [];

    /** Takes the next line; false for one that belongs to no part. */
    read(line: Line, row: Row | undefined): boolean {
        const { statement } = line.node;
        if (isBlank(line) || isCommentLine(line)) this.pending.push(line);
        else if (statement.kind === 'index' || statement.kind === 'waive') this.addToHead(line);
        else if (row !== undefined && isRow(statement)) this.addRow(line, row);
        else return false;
        return true;
    }

    private addToHead({ text }: Line): void {
        this.head.push(...texts(withoutBlanks(this.pending)), text);
        this.pending = [];
    }

    private addRow({ text }: Line, row: Row): void {
        const group = this.open.at(-1);
        const hasBlank = this.pending.some(isBlank);
        if (group === undefined) this.parted = isBlank(this.pending[0]);
        // A comment directly below a row and followed by a blank line belongs to that row.
        const below = group === undefined || !hasBlank ? 0 : this.pending.findIndex(isBlank);
        group?.at(-1)?.below.push(...texts(this.pending.slice(0, below)));
        const added = { row, above: texts(withoutBlanks(this.pending.slice(below))), text, below: [] };
        if (group === undefined || hasBlank) this.open.push([added]);
        else group.push(added);
        this.pending = [];
    }

    groups(): RowGroups {
        const tail = texts(this.pending);
        return {
            head: this.head,
            parted: this.parted,
            groups: this.open.map(group => closed(group, this.open.length > 1)),
            tail,
        };
    }
}

function closed(group: readonly OpenRow[], isOneOfSeveral: boolean): RowGroup {
    const isHeaded =
        isOneOfSeveral && group.length > 1 && group.slice(1).every(({ above }) => above.length === 0);
    return {
        heading: isHeaded ? (group[0]?.above ?? []) : [],
        rows: group.map(({ row, above, text, below }, at) => ({
            row,
            lines: [...(isHeaded && at === 0 ? [] : above), text, ...below],
        })),
    };
}

const texts = (lines: readonly Line[]): string[] => lines.map(({ text }) => text);

function withoutBlanks(lines: readonly Line[]): readonly Line[] {
    const first = lines.findIndex(line => !isBlank(line));
    return first === -1 ? [] : lines.slice(first);
}
