// Who gets what, for other programs: one JSON object, printed file by file. docs/summary.schema.json is its form, which does not change.

import { type ClockShare, clockShares } from '../access/clock-shares';
import { type IdleRows, idleRows } from '../access/idle-rows';
import { mailboxOf } from '../access/mailbox';
import { type Share, sharesOf } from '../access/shares';
import { nameOfId } from '../model/id-names';
import { ownerOfPage } from '../model/page-owners';
import { accessTable, type Program } from '../model/program';
import { talliesOf } from '../questions/tally';
import type { Stream } from './terminal';
import { visibleJson } from './visible';

const VERSION = 1;

/** Prints the summaries of files, one after the other. */
export interface SummaryPrinter {
    readonly file: (path: string, program: Program) => void;
    readonly end: () => void;
}

export function jsonSummary({ write }: Stream): SummaryPrinter {
    let first = true;
    write(`{"version":${VERSION},"files":[`);
    return {
        file(path, program) {
            write(`${first ? '' : ','}\n${visibleJson(JSON.stringify(summaryData(path, program)))}`);
            first = false;
        },
        end: () => write('\n]}\n'),
    };
}

/** The summary of one file as plain data. */
export function summaryData(path: string, program: Program): object {
    const { target, edition, platform, tables } = program;
    const shares = sharesOf(program);
    const clocks = clockShares(program);
    const withClocks = (share: Share, has: (clock: ClockShare) => boolean): object =>
        shareData(program, share, clocks.filter(has));
    return {
        path,
        target,
        edition: edition ?? null,
        platform: platform ?? null,
        tables: tables.map(({ kind, name, rows }) => ({ kind, name, rows: rows.length })),
        everyone: withClocks(shares.everyone, each => pagesOf(each)?.length === 0),
        pages: [...shares.byFrame].map(([page, share]) => ({
            page,
            name: ownerOfPage(program.scope, BigInt(page))?.name ?? null,
            ...withClocks(share, each => pagesOf(each)?.join() === `${page}`),
        })),
        clocksOfSeveralPages: clocks.flatMap(each => {
            const pages = pagesOf(each) ?? [];
            return pages.length < 2 ? [] : { ...named(program, 'clock')(each.id), pages };
        }),
        hardwareDomain: withClocks(shares.hwdom, ({ by }) => by === 'hwdom'),
        nobody: withClocks(shares.nobody, ({ by }) => by === 'nobody'),
        mailbox: mailboxData(program),
        domains: talliesOf(program, program.domains).map(({ isKnown, ...tally }, at) => ({
            domain: program.domains[at]?.name,
            hardwareDomain: program.domains[at]?.hwdom,
            known: isKnown,
            ...tally,
        })),
        rowsOfNoDomain: idleRows(program).flatMap(rowsData),
    };
}

/** The pages that a clock needs; `undefined` if owning pages does not help. */
const pagesOf = (clock: ClockShare): readonly number[] | undefined =>
    clock.by === 'pages' ? clock.pages : undefined;

const shareData = (program: Program, { node, reset, registers }: Share, clocks: readonly ClockShare[]) => ({
    nodes: node.map(named(program, 'node')),
    resets: reset.map(named(program, 'reset')),
    clocks: clocks.map(({ id }) => named(program, 'clock')(id)),
    registerRows: registers,
});

const named =
    ({ scope }: Program, kind: 'node' | 'reset' | 'clock') =>
    (id: number) => ({ id, name: nameOfId(scope, kind, id) });

/** Which row decides about the firmware's mailbox; `null` where none does. */
function mailboxData(program: Program): object | null {
    const nodes = accessTable(program.tables, 'node');
    const mailbox = nodes && mailboxOf(program, nodes);
    if (mailbox === undefined) return null;
    const { index, device, row } = mailbox;
    return { index, device, hasRow: row !== undefined };
}

const rowsData = ({ table, rows }: IdleRows): object[] =>
    rows.map(row => ({ table: table.name, path: table.file, line: row.line + 1 }));
