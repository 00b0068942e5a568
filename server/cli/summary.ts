// `summary`: a short overview of who gets what.

import { mailboxOf } from '../access/mailbox';
import { refusedIds, type Share, sharesOf } from '../access/shares';
import { granteesOf, NOBODY, SHARE_TITLES, whyNobody } from '../access/wording';
import type { Analysis } from '../checks/analyse';
import { count } from '../diagnostics/phrases';
import { TABLE_KINDS, type TableKind } from '../language/syntax';
import { type AccessTable, accessTable, type Program } from '../model/program';
import { eachErrorFree } from './error-free';
import { type Input, inputsOf } from './inputs';
import { hangingIndent } from './prose';
import { complain, type Stream, type Terminal } from './terminal';
import { visible } from './visible';

/** Prints for each file who gets what. 0: done; 1: a file has errors; 2: one cannot be read. */
export async function summary(args: readonly string[], terminal: Terminal): Promise<number> {
    const { files, complaints } = await inputsOf(args);
    for (const complaint of complaints) complain(terminal, complaint);
    let first = true;
    const errorFree = ({ shown }: Input, { program }: Analysis): void => {
        const lines = [terminal.out.colors.bold(visible(shown)), ...summaryLines(program, terminal.out)];
        terminal.out.write(`${first ? '' : '\n'}${lines.join('\n')}\n`);
        first = false;
    };
    const exitCode = await eachErrorFree(files, { doing: 'reading', strict: false, errorFree }, terminal);
    return complaints.length > 0 ? 2 : exitCode;
}

function summaryLines(program: Program, stream: Stream): string[] {
    const { width, colors } = stream;
    const shares = sharesOf(program);
    const names = [...shares.byFrame.values()].map(({ names }) => [...names].join(', '));
    const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
    const frames = [...shares.byFrame].flatMap(([frame, share], at) => {
        const lead = `  ${(names[at] ?? '').padEnd(longest)}  0x${frame.toString(16)}  `;
        return besideLead(lead, shareLines(program, share, width - lead.length));
    });
    const everyone = shareLines(program, shares.everyone, width - 2);
    const hwdom = shareLines(program, shares.hwdom, width - 2);
    const nobody = nobodyLines(program, shares.nobody);
    return [
        ...(program.tables.length === 0 ? ['  no tables'] : []),
        ...program.tables.map(
            ({ kind, name, rows }) => `  ${kind.padEnd(5)}  ${name}, ${count(rows.length, 'row')}`,
        ),
        ...section(colors.bold(SHARE_TITLES.everyone), everyone.map(indented)),
        ...section(colors.bold(SHARE_TITLES.owner), frames),
        ...section(colors.bold(SHARE_TITLES.hwdom), hwdom.map(indented)),
        ...section(colors.bold(SHARE_TITLES.nobody), nobody.map(indented)),
        ...section(colors.bold(MAILBOX_TITLE), mailboxLines(program, width)),
    ];
}

const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines];

const indented = (line: string): string => `  ${line}`;

/** Lines with a lead before the first, and as much space before the others. */
const besideLead = (lead: string, lines: readonly string[]): string[] =>
    lines.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line);

/** What a share has of each kind of table; empty if nothing. */
const SHARE_TEXTS: Readonly<Record<TableKind, (program: Program, share: Share) => string>> = {
    node: (program, { node }) => idsText(program, 'node', node),
    reset: (program, { reset }) => idsText(program, 'reset', reset),
    mmio: (_, { registers }) => (registers === 0 ? '' : count(registers, 'row')),
    // A clock is not listed: it follows its nodes.
    clock: () => '',
};

/** On one line if it fits; otherwise a line for each kind. */
function shareLines(program: Program, share: Share, width: number): string[] {
    const parts = TABLE_KINDS.map(kind => [kind, SHARE_TEXTS[kind](program, share)] as const).filter(
        ([, text]) => text !== '',
    );
    const together = parts.map(part => part.join(' ')).join('; ');
    return together.length <= width
        ? [together].filter(line => line !== '')
        : parts.flatMap(([kind, text]) => hangingIndent(kind.padEnd(6), text, width));
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
function idsText({ scope }: Program, kind: AccessTable['kind'], ids: readonly number[]): string {
    const nameOf = (id: number): string => scope.namesOf(kind, BigInt(id))[0]?.name ?? `${id}`;
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
const stem = (name: string): string => name.replace(/[0-9]+$/, '');
