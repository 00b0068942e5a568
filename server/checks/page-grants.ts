// What the owner of a page may control by the rows of node and reset tables.

import { idText } from '../diagnostics/phrases';
import { addressOfFrame } from '../model/page';
import { type AccessKind, type AccessRow, accessTable, type Program } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';

export type Grants = Pick<Program, 'scope' | 'tables'>;

/** The names of the nodes, and then of the reset lines, that go by some pages (frame numbers). Of a long row only the first ids. */
export const grantsThrough = (program: Grants, pages: readonly bigint[]): string[] =>
    (['node', 'reset'] as const).flatMap(kind => {
        const table = accessTable(program.tables, kind);
        const rows =
            table === undefined ? [] : pages.flatMap(page => rowsByFrame(table).at(addressOfFrame(page)));
        return rows.flatMap(row => namesOf(program, kind, row));
    });

/** The names of the ids of a row; of a long row only the first. */
export function namesOf({ scope }: Pick<Grants, 'scope'>, kind: AccessKind, { runs }: AccessRow): string[] {
    const names: string[] = [];
    for (const { id, count } of runs.slice(0, MOST_SHOWN))
        for (let each = id; each < id + Math.min(count, MOST_SHOWN); each++)
            names.push(scope.namesOf(kind, each)[0]?.name ?? `${kind} ${idText(each)}`);
    return names;
}

const MOST_SHOWN = 8;
