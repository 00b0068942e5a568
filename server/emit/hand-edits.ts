// What was changed by hand in the rows of a generated header, read back as what those rows grant. Nothing is guessed: all that differs has
// to be in rows of the source that stand for one id each, and has to have the form in which rows are generated.

import { count } from '../diagnostics/phrases';
import type { AccessRow, Program, Row } from '../model/program';
import type { Target } from '../model/targets';
import type { RowLines } from './printed';

/** What a row grants according to the header. */
export interface HandEdit {
    readonly row: AccessRow;
    /** The right side of the row, as the language writes it. */
    readonly grant: string;
}

/** Why a header cannot be taken over, in words that follow its name. */
export interface NotTakenOver {
    readonly why: string;
}

/** Compares a header with what its source generates now. The lines of both texts end with LF; `rows` are those of `printed`. */
export function handEdits(
    program: Program,
    existing: string,
    printed: string,
    rows: readonly RowLines[],
): readonly HandEdit[] | NotTakenOver {
    const [found, made] = [existing.split('\n'), printed.split('\n')];
    const body = made.indexOf(BANNER_END) + 1;
    if (found.slice(0, body).join('\n') !== made.slice(0, body).join('\n'))
        return { why: 'is not only edited, but also of an older source; compare the two' };
    if (found.length !== made.length)
        return {
            why: `has ${linesMore(found.length - made.length)} than was generated; only changed rows are taken over`,
        };
    const own = ownRows(program);
    const edits = new Map<Row, HandEdit>();
    for (const [at, line] of found.entries()) {
        if (line === made[at]) continue;
        const place = rows.find(({ row, first, last }) => first <= at && at <= last && own.has(row));
        const edit = place && readBack(place, program.target, found, made);
        if (edit === undefined)
            return { why: `has a change in line ${at + 1}, which is no row that can be read back` };
        if ('why' in edit) return { why: `has a change in line ${at + 1}, ${edit.why}` };
        edits.set(edit.row, edit);
    }
    return [...edits.values()];
}

/** The last line of the banner. What stands above it is equal if the header was generated from the source of now. */
const BANNER_END = ' */';

const linesMore = (more: number): string => `${count(Math.abs(more), 'line')} ${more > 0 ? 'more' : 'fewer'}`;

const ownRows = ({ tables, file }: Program): ReadonlySet<Row> =>
    new Set(tables.filter(table => table.file === file).flatMap((table): readonly Row[] => table.rows));

function readBack(
    { row, first, last }: RowLines,
    target: Target,
    found: readonly string[],
    made: readonly string[],
): HandEdit | NotTakenOver | undefined {
    const textOf = (lines: readonly string[]): string => lines.slice(first, last + 1).join(' ');
    return readRowBack(row, target, textOf(found), textOf(made));
}

/**
 * What one row grants according to a header, given its text there, and as it is generated; `undefined` if that cannot be read, and a
 * reason if the source cannot say it in this row.
 */
export function readRowBack(
    row: Row,
    target: Target,
    found: string,
    made: string,
): HandEdit | NotTakenOver | undefined {
    if (row.kind !== 'access') return undefined;
    if (row.size !== 1) return { why: 'one row of a range; take the range apart first' };
    const { index, fields = '' } = ROW.exec(found)?.groups ?? {};
    const { index: generated } = ROW.exec(made)?.groups ?? {};
    const grant = index !== undefined && index === generated ? grantIn(fields, target) : undefined;
    return grant === undefined ? undefined : { row, grant };
}

/** A row of a node or reset table. The comment above it or beside it is compared by whoever takes the row over. */
const ROW = /^\s*(?:\/\*.*?\*\/\s*)?\[\s*(?<index>[^\]]+?)\s*\]\s*=\s*\{(?<fields>[^{}]*)\}\s*,/;

/** What the fields of a row grant; `undefined` if there is one that is not known. */
function grantIn(fields: string, target: Target): string | undefined {
    let [frame, hwdom]: [string | undefined, boolean] = [undefined, false];
    for (const field of fields.split(',').map(each => each.trim())) {
        const access = /^\.hwdom_access\s*=\s*(true|false)$/.exec(field)?.[1];
        const written = FRAMES[target].exec(field)?.[1];
        if (access !== undefined) hwdom = access === 'true';
        else if (written !== undefined) frame = frameIn(written, target);
        else if (field !== '' && field !== '0') return undefined;
    }
    if (frame === undefined) return hwdom ? 'hwdom' : 'deny';
    return hwdom ? `${frame} or hwdom` : frame;
}

/** The field with the frame: a name or a hexadecimal number, which may have the suffix that generated ones have. */
const FRAMES: Readonly<Record<Target, RegExp>> = {
    xen: /^\.mfn\s*=\s*mfn_init\(\s*([A-Za-z_]\w*|0x[0-9a-fA-F]+)(?:U(?:LL?)?)?\s*\)$/,
    xlnx: /^(?:\.addr\s*=\s*)?([A-Za-z_]\w*|0x[0-9a-fA-F]+)(?:U(?:LL?)?)?$/,
};

function frameIn(written: string, target: Target): string {
    if (!written.startsWith('0x')) return written;
    return `${target === 'xen' ? 'mfn' : 'at'} ${written.toLowerCase()}`;
}
