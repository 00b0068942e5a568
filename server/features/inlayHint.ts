// textDocument/inlayHint: after each row, the numbers that its names stand for: the index, of a reset line the id, and the byte
// address. They stand beside the C, so they are as narrow as can be, and what else there is to say is in their tooltips.

import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { Range } from '../language/document';
import { hexOf } from '../language/number';
import type { IdNode } from '../language/syntax';
import type { FrameRange } from '../model/domain';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { rangeIn } from '../model/problem';
import type { AccessRow, AccessTable, ClockRow, FrameUse, MmioRow, Program, Table } from '../model/program';
import { contentEnd, type LineRange, linesOf } from './places/lines';
import { among, tablesIn } from './places/tableLines';
import { idValue, shortId } from './texts/valueText';
import type { Workspace } from './workspace';

/**
 * The hints of the rows and `iomem` lines that a range touches; lines outside the document count as the nearest one. There are
 * none for a row that is written with its numbers, or whose numbers are not known.
 */
export function inlayHint(workspace: Workspace, file: string, range: Range): InlayHint[] {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return [];
    const lines = linesOf(program.document, range);
    const hints = [...labels(workspace, program, lines)].flatMap(({ line, label }) => {
        const text = program.document.lines.get(line);
        if (text === undefined || label.length === 0) return [];
        return [{ position: { line, character: contentEnd(text) }, label, paddingLeft: true }];
    });
    return hints.sort((a, b) => a.position.line - b.position.line);
}

interface Labelled {
    readonly line: number;
    readonly label: InlayHintLabelPart[];
}

function* labels(workspace: Workspace, program: Program, lines: LineRange): Iterable<Labelled> {
    for (const table of tablesIn(program, lines)) yield* tableLabels(workspace, table, lines);
    for (const { file, iomem } of program.domains) {
        if (file !== program.file) continue;
        for (const own of among(iomem, lines)) yield { line: own.line, label: ownedLabel(workspace, own) };
    }
}

function* tableLabels(workspace: Workspace, table: Table, lines: LineRange): Iterable<Labelled> {
    switch (table.kind) {
        case 'node':
        case 'reset':
            for (const row of among(table.rows, lines))
                yield { line: row.line, label: accessLabel(workspace, table, row) };
            break;
        case 'mmio':
            for (const row of among(table.rows, lines)) yield { line: row.line, label: mmioLabel(row) };
            break;
        case 'clock':
            for (const row of among(table.rows, lines)) yield { line: row.line, label: clockLabel(row) };
            break;
        default:
            table satisfies never;
    }
}

function accessLabel(workspace: Workspace, table: AccessTable, row: AccessRow): InlayHintLabelPart[] {
    if (row.runs.length === 0) return [];
    const parts = [...placeParts(table, row), ...frameParts(workspace, row.frame)];
    return parts.map((part, at) => (at === 0 ? part : { ...part, value: ` ${part.value}` }));
}

/** The index by which the array is read; of a reset line, by whose id firmware and device tree speak of it, that id. */
function placeParts({ kind, name }: AccessTable, { runs, node }: AccessRow): InlayHintLabelPart[] {
    const places = runs.slice(0, MOST_RUNS).map(({ index, count }) => span(index, index + count - 1));
    const index = `[${places.join(', ')}${runs.length > MOST_RUNS ? ', …' : ''}]`;
    const [from, to] = [runs[0]?.id ?? 0, lastId(runs)];
    const { first, last } = node.subject;
    const isWritten = writes(first, from) && (last === undefined ? from === to : writes(last, to));
    const isSaid = isWritten && (kind === 'reset' || (runs[0]?.index === from && runs.length === 1));
    const ids = from === to ? idValue(from) : `${idValue(from)} to ${idValue(to)}`;
    const tooltip = `${name}${index}, ${from === to ? 'id' : 'ids'} ${ids}`;
    return isSaid ? [] : [{ value: kind === 'reset' ? span(from, to, shortId) : index, tooltip }];
}

/** If a macro scatters a range of ids over the array, this many runs of indexes are shown. */
const MOST_RUNS = 4;

function lastId(runs: AccessRow['runs']): number {
    const last = runs.at(-1);
    return last === undefined ? 0 : last.id + last.count - 1;
}

/** Whether an id is written as the decimal number that a hint would show. */
const writes = (node: IdNode, id: number): boolean =>
    node.kind === 'number' && node.radix === 10 && node.value === BigInt(id);

/** A byte address that is written in the row as a number is not repeated. */
function frameParts(workspace: Workspace, use: FrameUse | undefined): InlayHintLabelPart[] {
    if (use === undefined || (use.node.value?.kind === 'number' && use.node.form === 'at')) return [];
    const tooltip = `byte address ${hexOf(use.address)}; frame ${hexOf(frameNumber(use.address))} is compared`;
    return [{ value: hexOf(use.address), tooltip, ...placeOf(workspace, use.name) }];
}

/** Where a click leads: to the declaration of the name. */
const placeOf = (workspace: Workspace, name: NameEntry | undefined): Pick<InlayHintLabelPart, 'location'> =>
    name === undefined
        ? {}
        : { location: { uri: workspace.uriOf(name.file), range: rangeIn(name.line, name.span) } };

/** `..<` as in the language: without the end. */
function mmioLabel({ node, start, end, last, nodeId }: MmioRow): InlayHintLabelPart[] {
    if (last === undefined && node.address.first.kind === 'number') return [];
    const value = last === undefined ? hexOf(start) : `${hexOf(start)}..<${hexOf(end)}`;
    const isNamed = node.node?.kind === 'name';
    const holder = isNamed ? `; whoever may control node ${nodeId} may access them` : '';
    return [{ value, tooltip: `byte addresses${holder}` }];
}

function clockLabel({ clock, nodes }: ClockRow): InlayHintLabelPart[] {
    if (writes(clock.node, clock.index)) return [];
    const index = `[${clock.index}]`;
    const driven = nodes.map(({ index: each }) => each).join(', ');
    const holders = nodes.length === 0 ? '' : `; it drives node${nodes.length === 1 ? '' : 's'} ${driven}`;
    return [{ value: index, tooltip: `the clock's index, by which the rows are searched${holders}` }];
}

/** As `mfn` writes them, because an `iomem` of the guest's configuration takes frame numbers. */
function ownedLabel(workspace: Workspace, { first, last, name }: FrameRange): InlayHintLabelPart[] {
    const value = `mfn ${span(first, last, hexOf)}`;
    return [{ value, tooltip: 'the frame numbers that the domain owns', ...placeOf(workspace, name) }];
}

const span = <T extends number | bigint>(
    first: T,
    last: T,
    written: (value: T) => string = String,
): string => (first === last ? written(first) : `${written(first)}..${written(last)}`);
