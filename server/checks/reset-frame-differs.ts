// reset-frame-differs: a reset line that is granted through another frame than what it resets.

import { isFrameZero } from '../access/passers';
import { rowAt, rowOfId, rowsOfId } from '../model/coverage';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { type Problem, problem, replace } from '../model/problem';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    type FrameUse,
    indexOfId,
    type Program,
} from '../model/program';
import type { Scope } from '../model/scope';
import type { Check } from './check';
import { offendingRows } from './dependents';
import { isReportedHere, placeIn, relatedIn, subjectSpan } from './places';

export const resetFrameDiffers: Check = {
    codes: ['reset-frame-differs'],
    *find(program) {
        const resets = accessTable(program.tables, 'reset');
        if (resets === undefined) return;
        const nodes = accessTable(program.tables, 'node');
        const reportsFrames = isReportedHere(program, resets);
        const reportsNodes = nodes?.complete === true && isReportedHere(program, resets, nodes);
        if (!reportsFrames && !reportsNodes) return;
        for (const row of differingRows({ table: resets, nodes, scope: program.scope })) {
            for (const { reset, of, isFrame } of mismatchesIn(program.scope, nodes, row)) {
                if (row.frame === undefined || !(isFrame ? reportsFrames : reportsNodes)) continue;
                yield isFrame
                    ? againstFrame(program, resets, row, row.frame, reset, of)
                    : againstNode(program, resets, nodes, row, row.frame, reset, of);
                break;
            }
        }
    },
};

const differingRows = offendingRows<'node' | 'reset', AccessRow>({
    needs: ({ nodes, scope }, row) =>
        [...resetsOf(scope, row)].flatMap(({ of }) => (nodes && of && indexIn(nodes, of)) ?? []),
    offends: ({ nodes, scope }, row) => {
        for (const _ of mismatchesIn(scope, nodes, row)) return true;
        return false;
    },
    ofReset: ({ table }, id) => rowsOfId(table, id),
});

interface Mismatch {
    readonly reset: NameEntry;
    readonly of: NameEntry;
    readonly isFrame: boolean;
}

/** The reset lines of a row that reset something else than the row's frame is of. */
function* mismatchesIn(scope: Scope, nodes: AccessTable | undefined, row: AccessRow): Iterable<Mismatch> {
    const { address } = row;
    // A frame that grants nothing has a message of its own.
    if (address === undefined || isFrameZero(address)) return;
    for (const reset of resetsOf(scope, row)) {
        const { of } = reset;
        if (of?.value === undefined) continue;
        const isFrame = of.kind === 'frame';
        if (isFrame ? !isOnePage(of.value, address) : isOtherThanNode(nodes, of, address))
            yield { reset, of, isFrame };
    }
}

function isOtherThanNode(nodes: AccessTable | undefined, of: NameEntry, address: bigint): boolean {
    const index = nodes && indexIn(nodes, of);
    if (nodes === undefined || index === undefined) return false;
    const row = rowAt(nodes, index);
    return !row?.faulty && (row?.address === undefined || !isOnePage(row.address, address));
}

const indexIn = ({ macro }: AccessTable, { kind, number }: NameEntry): number | undefined =>
    kind === 'node' && number !== undefined ? indexOfId(macro, number) : undefined;

/** The reset lines of a row that say what they reset: the spelling that is used, or another name of the id. */
function* resetsOf(scope: Scope, { runs, node }: AccessRow): Iterable<NameEntry> {
    const { first } = node.subject;
    const written = first.kind === 'name' ? first.name : undefined;
    for (const { id, count } of runs) {
        for (let at = id; at < id + count; at++) {
            const names = scope.namesOf('reset', BigInt(at)).filter(({ of }) => of !== undefined);
            const reset = names.find(({ name }) => name === written) ?? names[0];
            if (reset !== undefined) yield reset;
        }
    }
}

const isOnePage = (a: bigint, b: bigint): boolean => frameNumber(a) === frameNumber(b);

function againstFrame(
    program: Program,
    table: AccessTable,
    row: AccessRow,
    frame: FrameUse,
    reset: NameEntry,
    of: NameEntry,
): Problem {
    const params = {
        reset: reset.name,
        resets: of.name,
        isFrame: true,
        frame: textOf(frame),
        granted: 'frame',
        expected: of.name,
    } as const;
    const fixes =
        table.file === program.file ? [replace(`Write ${of.name}`, row.line, frame.node, of.name)] : [];
    return problem('reset-frame-differs', placeIn(program, table, row.line, frame.node), params, { fixes });
}

function againstNode(
    program: Program,
    table: AccessTable,
    nodes: AccessTable | undefined,
    row: AccessRow,
    frame: FrameUse,
    reset: NameEntry,
    of: NameEntry,
): Problem {
    const node = of.number === undefined ? undefined : rowOfId(nodes, of.number);
    const expected = node?.frame === undefined ? '' : textOf(node.frame);
    const granted = node?.frame !== undefined ? 'frame' : node?.hwdom ? 'hwdom' : 'nobody';
    const params = {
        reset: reset.name,
        resets: of.name,
        isFrame: false,
        frame: textOf(frame),
        granted,
        expected,
    } as const;
    const canFix = expected !== '' && table.file === program.file;
    return problem('reset-frame-differs', placeIn(program, table, row.line, frame.node), params, {
        fixes: canFix ? [replace(`Write ${expected}`, row.line, frame.node, expected)] : [],
        related:
            node === undefined || nodes === undefined
                ? []
                : [relatedIn(nodes, node.line, subjectSpan(node), `the row for ${of.name}`)],
    });
}

const textOf = ({ name, address }: FrameUse): string => name?.name ?? `at 0x${address.toString(16)}`;
