// `summary`: a short overview of who gets what.

import { type ClockShare, clockShares } from '../access/clock-shares';
import { idleRows } from '../access/idle-rows';
import { mailboxOf } from '../access/mailbox';
import { refusedIds, type Share, sharesOf } from '../access/shares';
import { granteesOf, NOBODY, SHARE_TITLES, whyNobody } from '../access/wording';
import type { Analysis } from '../checks/analyse';
import { count } from '../diagnostics/phrases';
import { addTo } from '../language/sorted';
import { TABLE_KINDS, type TableKind } from '../language/syntax';
import { ownerOfPage } from '../model/page-owners';
import { type AccessTable, accessTable, type Program, type Row } from '../model/program';
import { talliesOf } from '../questions/tally';
import { tallyText } from '../questions/tally-text';
import { eachErrorFree } from './error-free';
import { type Input, inputsOf } from './inputs';
import { jsonSummary, type SummaryPrinter } from './json-summary';
import { hangingIndent } from './prose';
import { complain, type Stream, type Terminal } from './terminal';
import { visible } from './visible';

export interface SummaryOptions {
    readonly format: 'text' | 'json';
}

/** Prints for each file who gets what. 0: done; 1: a file has errors; 2: one cannot be read. */
export async function summary(
    args: readonly string[],
    { format }: SummaryOptions,
    terminal: Terminal,
): Promise<number> {
    const { files, complaints } = await inputsOf(args);
    for (const complaint of complaints) complain(terminal, complaint);
    const { out } = terminal;
    const printer = format === 'json' ? jsonSummary(out) : textSummary(out);
    const errorFree = ({ shown }: Input, { program }: Analysis): void => printer.file(shown, program);
    const task = { doing: 'reading', strict: false, despiteUnknown: true, errorFree } as const;
    const exitCode = await eachErrorFree(files, task, terminal);
    printer.end();
    return complaints.length > 0 ? 2 : exitCode;
}

function textSummary(out: Stream): SummaryPrinter {
    let first = true;
    return {
        file(path, program) {
            const lines = [out.colors.bold(visible(path)), ...summaryLines(program, out)];
            out.write(`${first ? '' : '\n'}${lines.join('\n')}\n`);
            first = false;
        },
        end: () => {},
    };
}

function summaryLines(program: Program, stream: Stream): string[] {
    const { width, colors } = stream;
    const shares = sharesOf(program);
    const clocks = clockShares(program);
    const names = [...shares.byFrame.values()].map(({ names }) => [...names].join(', '));
    const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
    const frames = [...shares.byFrame].flatMap(([frame, share], at) => {
        const lead = `  ${(names[at] ?? '').padEnd(longest)}  0x${frame.toString(16)}  `;
        const ofPage = clocks.filter(each => isOnlyBy(each, frame));
        return besideLead(lead, shareLines(program, share, ofPage, width - lead.length));
    });
    const everyone = shareLines(program, shares.everyone, clocks.filter(isFree), width - 2);
    const ofHwdom = clocks.filter(({ by }) => by === 'hwdom');
    const hwdom = shareLines(program, shares.hwdom, ofHwdom, width - 2);
    const ofNobody = clocks.filter(({ by }) => by === 'nobody');
    const nobody = [...nobodyLines(program, shares.nobody), ...clockLines(program, ofNobody, width - 2)];
    return [
        ...(program.tables.length === 0 ? ['  no tables'] : []),
        ...program.tables.map(
            ({ kind, name, rows }) => `  ${kind.padEnd(5)}  ${name}, ${count(rows.length, 'row')}`,
        ),
        ...section(colors.bold(SHARE_TITLES.everyone), everyone.map(indented)),
        ...section(colors.bold(SHARE_TITLES.owner), frames),
        ...section(
            colors.bold('Whoever owns all of these pages may control'),
            severalLines(program, clocks, width),
        ),
        ...section(colors.bold(SHARE_TITLES.hwdom), hwdom.map(indented)),
        ...section(colors.bold(SHARE_TITLES.nobody), nobody.map(indented)),
        ...section(colors.bold(MAILBOX_TITLE), mailboxLines(program, width)),
        ...section(colors.bold('Domains'), domainLines(program, width)),
        ...section(colors.bold('Rows that no domain here can use'), idleLines(program, width)),
    ];
}

const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines];

const indented = (line: string): string => `  ${line}`;

/** Lines with a lead before the first, and as much space before the others. */
const besideLead = (lead: string, lines: readonly string[]): string[] =>
    lines.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line);

/** What a share has of each kind of table; empty if nothing. */
const SHARE_TEXTS: Readonly<
    Record<TableKind, (program: Program, share: Share, clocks: readonly ClockShare[]) => string>
> = {
    node: (program, { node }) => idsText(program, 'node', node),
    reset: (program, { reset }) => idsText(program, 'reset', reset),
    mmio: (_, { registers }) => (registers === 0 ? '' : count(registers, 'row')),
    clock: (program, _, clocks) => idsText(program, 'clock', clocks.map(idOf)),
};

const idOf = ({ id }: ClockShare): number => id;

/** On one line if it fits; otherwise a line for each kind. */
function shareLines(program: Program, share: Share, clocks: readonly ClockShare[], width: number): string[] {
    const parts = TABLE_KINDS.map(kind => [kind, SHARE_TEXTS[kind](program, share, clocks)] as const).filter(
        ([, text]) => text !== '',
    );
    const together = parts.map(part => part.join(' ')).join('; ');
    return together.length <= width
        ? [together].filter(line => line !== '')
        : parts.flatMap(([kind, text]) => hangingIndent(kind.padEnd(6), text, width));
}

/** Whether a clock needs one page, and no other. */
const isOnlyBy = (clock: ClockShare, page: number): boolean =>
    clock.by === 'pages' && clock.pages.length === 1 && clock.pages[0] === page;

const isFree = (clock: ClockShare): boolean => clock.by === 'pages' && clock.pages.length === 0;

const clockLines = (program: Program, clocks: readonly ClockShare[], width: number): string[] =>
    clocks.length === 0 ? [] : hangingIndent('clock ', idsText(program, 'clock', clocks.map(idOf)), width);

/** The clocks that need several pages, those of the same pages together. */
function severalLines(program: Program, clocks: readonly ClockShare[], width: number): string[] {
    const groups = new Map<string, number[]>();
    for (const each of clocks) {
        if (each.by !== 'pages' || each.pages.length < 2) continue;
        const pages = each.pages.map(page => pageText(program, page)).join(', ');
        addTo(groups, pages, each.id);
    }
    return [...groups].flatMap(([pages, ids]) =>
        hangingIndent('  ', `${pages}: clock ${idsText(program, 'clock', ids)}`, width),
    );
}

const pageText = ({ scope }: Program, page: number): string =>
    `${ownerOfPage(scope, BigInt(page))?.name ?? 'page'} 0x${page.toString(16)}`;

/** How much each domain may do. `query` says what. */
function domainLines(program: Program, width: number): string[] {
    const longest = Math.max(0, ...program.domains.map(({ name }) => name.length));
    const tallies = talliesOf(program, program.domains);
    return tallies.flatMap((tally, at) => {
        const { name = '', hwdom } = program.domains[at] ?? {};
        const text = `${hwdom ? 'the hardware domain, ' : ''}${tallyText(tally)}`;
        return hangingIndent(`  ${name.padEnd(longest)}  `, text, width);
    });
}

function idleLines(program: Program, width: number): string[] {
    return idleRows(program).flatMap(({ table, rows }) => {
        const ids = rows.flatMap(row => idsOf(row));
        const named = table.kind === 'mmio' ? '' : `: ${idsText(program, table.kind, ids)}`;
        return hangingIndent(`  ${table.kind.padEnd(5)} `, count(rows.length, 'row') + named, width);
    });
}

/** The ids that a row is about; none for a register row. */
function idsOf(row: Row): number[] {
    switch (row.kind) {
        case 'access':
            return row.mapIds(id => id);
        case 'clock':
            return [row.clock.id];
        case 'mmio':
            return [];
    }
}

/** How many named ids are refused to everyone, and why. */
function nobodyLines(program: Program, nobody: Share): string[] {
    const lines = (['node', 'reset'] as const).flatMap(kind => {
        const table = accessTable(program.tables, kind);
        if (table === undefined) return [];
        const named = [...program.scope.firstNames(kind)].length;
        const refused = refusedIds(program, table);
        const all = refused.withoutRow + refused.denied + refused.throughZero;
        return all === 0
            ? []
            : `${kind.padEnd(5)} ${all} of ${count(named, 'named id')}: ${whyNobody(refused)}`;
    });
    return nobody.registers === 0 ? lines : [...lines, `mmio  ${count(nobody.registers, 'row')}`];
}

const MAILBOX_TITLE = 'In trees since April 2024 the IPI mailbox may be used by';

/** Who may use the firmware's mailbox, and by which row. */
function mailboxLines(program: Program, width: number): string[] {
    const nodes = accessTable(program.tables, 'node');
    const mailbox = nodes && mailboxOf(program, nodes);
    if (mailbox === undefined) return [];
    const { row, device, index } = mailbox;
    const who =
        row === undefined
            ? `${NOBODY}: no row has index ${index}`
            : `${granteesOf(row)}: index ${index}, ${device}`;
    return hangingIndent('  ', who, width);
}

/** Ids by their names; three or more with consecutive numbers as `A..B`, as in the language. */
function idsText({ scope }: Program, kind: AccessTable['kind'] | 'clock', ids: readonly number[]): string {
    const nameOf = (id: number): string => scope.namesOf(kind, id)[0]?.name ?? `${id}`;
    const runs: number[][] = [];
    for (const id of ids) {
        const run = runs.at(-1);
        const last = run?.at(-1);
        if (run !== undefined && last === id - 1 && stem(nameOf(last)) === stem(nameOf(id))) run.push(id);
        else runs.push([id]);
    }
    const texts = runs.flatMap(run => {
        const names = run.map(nameOf);
        return names.length < 3 ? names : [`${names[0]}..${names.at(-1)}`];
    });
    return texts.join(', ');
}

/** The name without the number at its end. */
const stem = (name: string): string => name.replace(/(?<![0-9])[0-9]+$/, '');
