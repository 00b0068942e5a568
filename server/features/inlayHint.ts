// textDocument/inlayHint: after each row, the numbers that its names stand for: index, byte address, frame number. The editor
// decides whether to show them.

import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import type { Range } from '../language/document';
import { frameNumber } from '../model/page';
import { rangeIn } from '../model/problem';
import type { AccessRow, ClockRow, FrameRange, FrameUse, MmioRow, Program, Table } from '../model/program';
import { contentEnd, type LineRange, linesOf } from './places/lines';
import { among, tablesIn } from './places/tableLines';
import { hexOf } from './texts/valueText';
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
        for (const own of among(iomem, lines)) yield { line: own.line, label: ownedLabel(own) };
    }
}

function* tableLabels(workspace: Workspace, table: Table, lines: LineRange): Iterable<Labelled> {
    switch (table.kind) {
        case 'node':
        case 'reset':
            for (const row of among(table.rows, lines))
                yield { line: row.line, label: accessLabel(workspace, table.name, row) };
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

function accessLabel(workspace: Workspace, table: string, { runs, frame }: AccessRow): InlayHintLabelPart[] {
    if (runs.length === 0) return [];
    const places = runs.slice(0, MOST_RUNS).map(({ index, count }) => span(index, index + count - 1));
    const index = `[${places.join(', ')}${runs.length > MOST_RUNS ? ', …' : ''}]`;
    const label: InlayHintLabelPart[] = [{ value: index, tooltip: `${table}${index}` }];
    return frame === undefined ? label : [...label, ...frameParts(workspace, frame)];
}

/** If a macro scatters a range of ids over the array, this many runs of indexes are shown. */
const MOST_RUNS = 4;

/** A byte address or frame number that is written in the row as a number is not repeated. */
function frameParts(workspace: Workspace, { address, name, node }: FrameUse): InlayHintLabelPart[] {
    const isNumber = node.value?.kind === 'number';
    const location =
        name === undefined
            ? undefined
            : { uri: workspace.uriOf(name.file), range: rangeIn(name.line, name.span) };
    const parts: InlayHintLabelPart[] = [];
    if (!(isNumber && node.form === 'at'))
        parts.push({ value: ` ${hexOf(address)}`, tooltip: 'byte address', ...(location && { location }) });
    if (!(isNumber && node.form === 'mfn'))
        parts.push({
            value: ` frame ${hexOf(frameNumber(address))}`,
            tooltip: 'the frame number that is compared',
        });
    return parts;
}

/** `..<` as in the language: without the end. */
function mmioLabel({ node, start, end, last, nodeId }: MmioRow): InlayHintLabelPart[] {
    const parts: InlayHintLabelPart[] = [];
    const isSaid = last === undefined && node.address.first.kind === 'number';
    const address = last === undefined ? hexOf(start) : `${hexOf(start)}..<${hexOf(end)}`;
    if (!isSaid) parts.push({ value: address, tooltip: 'byte addresses' });
    if (node.node?.kind === 'name') {
        parts.push({
            value: `${isSaid ? '' : ' '}node ${nodeId}`,
            tooltip: 'whoever may control this node may access it',
        });
    }
    return parts;
}

function clockLabel({ clock, nodes }: ClockRow): InlayHintLabelPart[] {
    const label = [
        { value: `[${clock.index}]`, tooltip: "the clock's index, by which the rows are searched" },
        { value: ` node${nodes.length === 1 ? '' : 's'} ${nodes.map(({ index }) => index).join(', ')}` },
    ];
    return nodes.length === 0 ? label.slice(0, 1) : label;
}

function ownedLabel({ first, last }: FrameRange): InlayHintLabelPart[] {
    return [
        {
            value: `frame${first === last ? '' : 's'} ${first === last ? hexOf(first) : `${hexOf(first)}..${hexOf(last)}`}`,
        },
    ];
}

const span = (first: number, last: number): string => (first === last ? `${first}` : `${first}..${last}`);
