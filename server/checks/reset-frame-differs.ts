// reset-frame-differs: a reset line that is granted through another frame than what it resets.

import { rowAt } from '../model/coverage';
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
import type { Check } from './check';
import { isFrameZero } from './frame-zero';
import { isNews, placeIn, relatedIn, subjectSpan } from './scope';

export const resetFrameDiffers: Check = {
    codes: ['reset-frame-differs'],
    *find(program) {
        const resets = accessTable(program.tables, 'reset');
        if (resets === undefined) return;
        const nodes = accessTable(program.tables, 'node');
        const tellsFrames = isNews(program, resets);
        const tellsNodes = nodes !== undefined && isNews(program, resets, nodes);
        for (const row of resets.rows) {
            const { frame } = row;
            // A frame that grants nothing has a message of its own.
            if (frame === undefined || isFrameZero(frame.address)) continue;
            for (const reset of resetsOf(program, row)) {
                const { of } = reset;
                const isFrame = of?.kind === 'frame';
                if (of === undefined || !(isFrame ? tellsFrames : tellsNodes)) continue;
                const told = isFrame
                    ? againstFrame(program, resets, row, frame, reset, of)
                    : againstNode(program, resets, nodes, row, frame, reset, of);
                if (told === undefined) continue;
                yield told;
                break;
            }
        }
    },
};

/** The reset lines of a row that say what they reset: the spelling that is used, or another name of the id. */
function* resetsOf({ scope }: Program, { runs, node }: AccessRow): Iterable<NameEntry> {
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
): Problem | undefined {
    if (of.value === undefined || isOnePage(of.value, frame.address)) return undefined;
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
): Problem | undefined {
    const index =
        of.value === undefined || nodes === undefined ? undefined : indexOfId(nodes.macro, Number(of.value));
    if (nodes === undefined || index === undefined || !nodes.complete) return undefined;
    const node = rowAt(nodes, index);
    if (node?.faulty || (node?.frame !== undefined && isOnePage(node.frame.address, frame.address)))
        return undefined;
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
            node === undefined
                ? []
                : [relatedIn(nodes, node.line, subjectSpan(node), `the row of ${of.name}`)],
    });
}

const textOf = ({ name, address }: FrameUse): string => name?.name ?? `at 0x${address.toString(16)}`;
