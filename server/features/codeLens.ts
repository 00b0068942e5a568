// textDocument/codeLens: the size of a table above it, and how much a domain may do; above an `emit` line, whether its file is up to date and a way to write it.

import type { CodeLens } from 'vscode-languageserver-types';
import { errorsOf } from '../checks/analyse';
import { ownTables } from '../checks/places';
import { count } from '../diagnostics/phrases';
import { FRESHNESS_WORDS } from '../emit/freshness-words';
import type { Steps } from '../language/steps';
import { coverageOf } from '../model/coverage';
import { gapsIn } from '../model/gaps';
import { rangeIn } from '../model/problem';
import {
    type AccessTable,
    accessTable,
    type ClockTable,
    type MmioTable,
    type OutputStatement,
    type Program,
    type Table,
} from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import { domainTallies } from '../questions/access-view';
import { outputCommands } from './texts/outputCommands';
import type { Workspace } from './workspace';

/** The lenses of a file, in the order of the text, in pieces. `compares`: whether the editor can compare outputs. */
export function* codeLens(workspace: Workspace, file: string, compares = false): Steps<CodeLens[]> {
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return [];
    const { program, problems } = analysis;
    const errors = errorsOf(problems).length;
    return [
        ...ownTables(program).map(table => tableLens(program, table)),
        ...(yield* domainLenses(program)),
        ...program.outputs.flatMap(output => outputLenses(workspace, program, errors, output, compares)),
    ].sort((a, b) => a.range.start.line - b.range.start.line);
}

/** How much each domain may do; nothing where counting it would delay the next keystroke. */
function* domainLenses(program: Program): Steps<CodeLens[]> {
    const { domains, tables, file } = program;
    const table = accessTable(tables, 'node');
    if (table === undefined || table.ids === 0 || table.rows.length * domains.length > MOST_ANSWERS)
        return [];
    const tallies = yield* domainTallies(program);
    return domains.flatMap((domain, at) => {
        const title = tallies[at] ?? '';
        return domain.file === file
            ? { range: rangeIn(domain.line, domain.span), command: { title, command: '' } }
            : [];
    });
}

/** A few milliseconds. */
const MOST_ANSWERS = 20_000;

const tableLens = (program: Program, table: Table): CodeLens => ({
    range: rangeIn(table.first, table.nameSpan),
    command: { title: summaryOf(program, table).join(', '), command: '' },
});

function summaryOf(program: Program, table: Table): string[] {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return accessSummary(program, table);
        case 'mmio':
            return mmioSummary(table);
        case 'clock':
            return clockSummary(table);
    }
}

/** The number of gaps is unknown if the place of some row is. */
function accessSummary(program: Program, table: AccessTable): string[] {
    const { rows, complete } = table;
    const ids = coverageOf(table).count;
    return [
        count(rows.length, 'row') + (ids > rows.length ? ` for ${count(ids, 'id')}` : ''),
        ...(complete ? [count(gapsIn(program, table).length, 'gap')] : []),
        count(rowsByFrame(table).frames, 'frame'),
    ];
}

const mmioSummary = ({ rows }: MmioTable): string[] => [
    count(rows.length, 'row'),
    count(new Set(rows.map(({ nodeId }) => nodeId)).size, 'node'),
];

const clockSummary = ({ rows }: ClockTable): string[] => [
    count(rows.length, 'row'),
    count(new Set(rows.map(({ clock }) => clock.index)).size, 'clock'),
    count(new Set(rows.flatMap(({ nodes }) => nodes.map(({ index }) => index))).size, 'node'),
];

function outputLenses(
    workspace: Workspace,
    { file }: Program,
    errors: number,
    output: OutputStatement,
    compares: boolean,
): CodeLens[] {
    const range = rangeIn(output.line, output.span);
    const says = (title: string): CodeLens => ({ range, command: { title, command: '' } });
    if (errors > 0) return [says(`${count(errors, 'error')}: nothing is written`)];
    const state = workspace.freshness(file, output.file);
    if (state === undefined) return [];
    const commands = outputCommands(workspace, file, output, state, compares);
    return [says(FRESHNESS_WORDS[state].title), ...commands.map(command => ({ range, command }))];
}
