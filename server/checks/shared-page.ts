// shared-page: rows that use one page under different names, so that granting one grants the other.

import type { Span } from '../language/syntax';
import { frameNumber, isWholePages } from '../model/page';
import { type Problem, problem } from '../model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../model/program';
import { addTo } from '../model/sorted';
import type { Check } from './check';
import { isFrameZero } from './frame-zero';
import { placeIn, relatedIn, subjectText } from './scope';

interface Use {
    readonly table: AccessTable;
    readonly row: AccessRow;
    readonly name: string;
    readonly span: Span;
}

export const sharedPage: Check = {
    codes: ['shared-page'],
    *find(program) {
        for (const [frame, uses] of usesByPage(program)) {
            const [first] = uses;
            const other = uses.find(({ name }) => name !== first?.name);
            if (first !== undefined && other !== undefined && !isToldElsewhere(program, uses)) {
                yield found(program, frame, first, other, uses);
            }
        }
    },
};

/** The rows of each page by the name that they use. A row inside a page has a message of its own. */
function usesByPage({ tables }: Program): Map<bigint, Use[]> {
    const pages = new Map<bigint, Use[]>();
    for (const table of tables.filter(isAccessTable)) {
        for (const row of table.rows) {
            const { frame } = row;
            if (frame?.name === undefined || !isWholePages(frame.address) || isFrameZero(frame.address))
                continue;
            const use = { table, row, name: frame.name.name, span: frame.node };
            addTo(pages, frameNumber(frame.address), use);
        }
    }
    return pages;
}

/** An import that sees two of the names reports them itself. */
const isToldElsewhere = ({ imports }: Program, uses: readonly Use[]): boolean =>
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
