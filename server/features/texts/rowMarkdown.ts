// A row explained in Markdown: its place in the table, who gets it, what else its frame grants, and its C.

import { mailboxOf } from '../../access/mailbox';
import { granteesOfClock, granteesOfRow, registerAccess } from '../../access/wording';
import { count, idText, list } from '../../diagnostics/phrases';
import { hexOf } from '../../language/number';
import { REGISTER_BYTES } from '../../model/page';
import {
    type AccessRow,
    type AccessTable,
    type ClockRow,
    type FrameUse,
    type IdRun,
    isAccessTable,
    type MmioRow,
    type Program,
    type Table,
} from '../../model/program';
import { rowAnswers } from '../../questions/row-answers';
import type { TableRow } from '../places/rowAt';
import { countOnFrame, rowsOnFrame } from '../places/rowsByFrame';
import { code, escapedText, fenced, sections } from './markdown';
import { rowInC } from './rowInC';
import { addressText, idValue, sizeText } from './valueText';

/** The most rows that are listed by name; if there are more, only their number is given. */
const MOST_ROWS = 8;

/** Everything about a row that its line does not say. */
export function rowMarkdown(program: Program, { table, row }: TableRow): string {
    const printed = rowInC(program, table, row);
    return sections([
        ...describe(program, table, row),
        domainsText(program, row, table),
        printed.length > 0 ? fenced('c', printed) : undefined,
    ]);
}

/** Which of the file's domains may use it, and why not the others; nothing where there are none. */
function domainsText(program: Program, row: TableRow['row'], { kind }: Table): string | undefined {
    if (program.domains.length === 0) return undefined;
    const answers = rowAnswers(program, kind === 'mmio' ? 'register' : kind, subjectNumber(row));
    const shown = answers.slice(0, MOST_ANSWERS);
    const lines = shown.map(({ domain, may, act, because }) => {
        const verb = { yes: 'may', no: 'may not', unknown: 'may not, as far as is known' }[may];
        return `- ${code(domain)} ${verb}${act === '' ? '' : ` ${act}`}: ${escapedText(because)}`;
    });
    const rest = answers.length > shown.length ? [`- and ${answers.length - shown.length} more`] : [];
    return ['**Domains here:**', '', ...lines, ...rest].join('\n');
}

/** More are not listed in a hover: the view of access has them all. */
const MOST_ANSWERS = 8;

/** The id that a row is about, the first of several, or the address of its register. */
function subjectNumber(row: TableRow['row']): bigint {
    switch (row.kind) {
        case 'access':
            return BigInt(row.id);
        case 'clock':
            return BigInt(row.clock.id);
        case 'mmio':
            return row.start;
    }
}

/** The other rows that use the frame of a byte address; `undefined` if there are none. */
export function rowsOnFrameText(
    program: Program,
    address: bigint,
    except: AccessRow | undefined,
): string | undefined {
    const amount = countOnFrame(program, address) - (except === undefined ? 0 : 1);
    if (amount < 1) return undefined;
    const others = rowsOnFrame(program, address, MOST_ROWS + 1).filter(({ row }) => row !== except);
    const named = others.slice(0, amount > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS);
    const names = named.map(({ table, row }) => subjectOf(table, row));
    const rest = amount > named.length ? [`${amount - named.length} more rows`] : [];
    const title = except === undefined ? 'Rows through this frame' : 'On the same frame';
    return `${title}: ${list([...names, ...rest], MOST_ROWS)}.`;
}

function describe(program: Program, table: Table, row: TableRow['row']): (string | undefined)[] {
    switch (row.kind) {
        case 'access':
            return isAccessTable(table) ? describeAccess(program, table, row) : [];
        case 'mmio':
            return describeMmio(program, table, row);
        case 'clock':
            return describeClock(program, table, row);
    }
}

function describeAccess(program: Program, table: AccessTable, row: AccessRow): (string | undefined)[] {
    return [
        accessTitle(table, row),
        `**Who:** ${granteesOfRow(program, table.kind, row)}.`,
        mailboxText(program, table, row),
        row.frame && frameText(row.frame),
        row.frame && rowsOnFrameText(program, row.frame.address, row),
    ];
}

/** The row that decides about the mailbox says so; the others nothing. */
function mailboxText(program: Program, table: AccessTable, row: AccessRow): string | undefined {
    const mailbox = mailboxOf(program, table);
    if (mailbox?.row !== row) return undefined;
    return `**Mailbox:** in trees since April 2024 index ${mailbox.index} also decides who may use the firmware's IPI mailbox.`;
}

function accessTitle({ kind, name }: AccessTable, { runs }: AccessRow): string {
    const table = `the ${kind} table ${code(name)}`;
    const [run] = runs;
    if (run === undefined)
        return `A row of ${table} whose index is unknown, because its left side has an error`;
    const amount = runs.reduce((sum, each) => sum + each.count, 0);
    if (amount === 1) return `**${kind} ${idValue(run.id)}**, index ${run.index} of ${table}`;
    return `**${kind}s ${idSpan(runs)}**, ${count(amount, 'row')} of ${table}: indexes ${indexSpan(runs)}`;
}

const idSpan = (runs: readonly IdRun[]): string => spanText(runs, ({ id }) => id, idText);

const indexSpan = (runs: readonly IdRun[]): string => spanText(runs, ({ index }) => index, String);

function spanText(
    runs: readonly IdRun[],
    of: (run: IdRun) => number,
    print: (value: number) => string,
): string {
    return list(
        runs.map(run =>
            run.count === 1 ? print(of(run)) : `${print(of(run))} to ${print(of(run) + run.count - 1)}`,
        ),
        4,
    );
}

function frameText({ address, name }: FrameUse): string {
    const size = name?.size === undefined ? '' : `, ${sizeText(name.size)}`;
    return `Through ${name === undefined ? '' : `${code(name.name)}, `}${addressText(address)}${size}.`;
}

function describeMmio(program: Program, table: Table, row: MmioRow): (string | undefined)[] {
    const { start, end } = row;
    const bytes = end - start;
    const extent =
        bytes === REGISTER_BYTES || row.last === undefined
            ? `register ${hexOf(start)}`
            : `registers ${hexOf(start)} to ${hexOf(end - 1n)} (${hexOf(bytes)} bytes)`;
    const { node, controllers, reads, writes } = registerAccess(program, row);
    return [
        `**${extent}**, a row of the mmio table ${code(table.name)}`,
        `**Reads:** ${reads}.  \n**Writes:** ${writes}.`,
        `Who may control ${code(node)}: ${controllers}.`,
    ];
}

function describeClock(program: Program, table: Table, row: ClockRow): (string | undefined)[] {
    const { id, index } = row.clock;
    const place = index === id ? '' : `, index ${index}`;
    return [
        `**clock ${idValue(id)}**${place}, a row of the clock table ${code(table.name)}`,
        `**Who:** ${granteesOfClock(program, row)}.`,
    ];
}

/** The first name of a row, if it has one. */
function subjectOf(table: AccessTable, { node, runs }: AccessRow): string {
    const { first, last } = node.subject;
    const written = first.kind === 'name' ? code(first.name) : `${table.kind} ${idText(first.value)}`;
    if (last === undefined) return written;
    const amount = runs.reduce((sum, each) => sum + each.count, 0);
    return `${written} and ${amount - 1} more`;
}
