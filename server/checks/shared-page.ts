// shared-page: rows that use one page under different names, so that granting one grants the other.

import { isFrameZero } from '../access/passers';
import { short } from '../diagnostics/phrases';
import type { Span } from '../language/syntax';
import type { NameEntry } from '../model/names';
import { addressOfFrame, isWholePages } from '../model/page';
import { sharedPages } from '../model/pages-in-use';
import { type Problem, problem } from '../model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import type { Scope } from '../model/scope';
import { foreignIn, knownIn } from './fitting';
import { wholeProgram } from './forms';
import { placeIn, relatedIn, subjectText } from './places';

interface PageUse {
    readonly table: AccessTable;
    readonly row: AccessRow;
    readonly name: string;
    readonly span: Span;
}

/** Which of several rows it is reported at depends on all of them. */
export const sharedPage = wholeProgram(['shared-page'], findShared, { fromAbsence: 'grants' });

function* findShared(program: Program): Iterable<Problem> {
    for (const page of sharedPages(program)) {
        const frame = BigInt(page);
        const uses = usesOf(program, frame);
        const [first] = uses;
        const other = uses.find(({ name }) => name !== first?.name);
        if (first !== undefined && other !== undefined && !isReportedElsewhere(program, uses)) {
            yield found(program, frame, first, other, uses);
        }
    }
}

/** The rows of a page that use it by a name, in the order of the tables and of the text. */
function usesOf({ tables, scope }: Program, frame: bigint): PageUse[] {
    return tables.filter(isAccessTable).flatMap(table =>
        rowsByFrame(table)
            .at(addressOfFrame(frame))
            .flatMap(row => {
                const name = nameOf(row);
                return name === undefined || row.frame === undefined || isWrong(row, table, scope)
                    ? []
                    : [{ table, row, name: name.name, span: row.frame.node }];
            }),
    );
}

/** Whether the page is another device's, which is said at the row. */
const isWrong = (row: AccessRow, table: AccessTable, scope: Scope): boolean =>
    foreignIn(row, table.kind, knownIn(scope, table)) !== undefined;

/** The name by which a row uses a page. Rows with an address inside a page, or in frame 0, get their own messages. */
function nameOf({ address, frameName }: AccessRow): NameEntry | undefined {
    if (address === undefined || !isWholePages(address) || isFrameZero(address)) return undefined;
    return frameName;
}

/** If an import sees two of the names, they are reported there. */
const isReportedElsewhere = ({ imports }: Program, uses: readonly PageUse[]): boolean =>
    imports.some(({ program }) => {
        const seen = uses.filter(({ table }) => program?.tables.includes(table));
        return seen.some(({ name }) => name !== seen[0]?.name);
    });

function found(
    program: Program,
    frame: bigint,
    first: PageUse,
    other: PageUse,
    uses: readonly PageUse[],
): Problem {
    const params = {
        frame,
        one: first.name,
        other: other.name,
        rows: uses.map(({ row }) => subjectText(row)),
    };
    return problem('shared-page', placeIn(program, other.table, other.row.line, other.span), params, {
        related: [
            relatedIn(first.table, first.row.line, first.span, `${short(first.name)} is the same page`),
        ],
    });
}
