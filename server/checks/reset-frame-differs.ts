// reset-frame-differs: a reset line that is granted through a frame other than that of the device it resets.

import { isFrameZero, passersOf } from '../access/passers';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AccessRow, FrameUse } from '../model/program';
import { type Ask, eachRow, together } from './forms';
import { relatedIn, subjectSpan } from './places';

/** Reset lines whose frames are known. */
const ofFrames = eachRow({
    codes: ['reset-frame-differs'],
    of: ['reset'],
    find(row, ask) {
        const found = againstFrame(row, ask);
        return found && row.frame && problemOfFrame(row, row.frame, found.reset, found.of);
    },
});

/** Reset lines whose nodes are granted by rows of their own. */
const ofNodes = eachRow({
    codes: ['reset-frame-differs'],
    of: ['reset'],
    with: ['node'],
    find(row, ask) {
        // Each row gets only one message.
        if (againstFrame(row, ask) !== undefined) return undefined;
        const found = againstNode(row, ask);
        return found && row.frame && problemOfNode(row, row.frame, found.reset, found.of, ask);
    },
});

export const resetFrameDiffers = together(['reset-frame-differs'], ofFrames, ofNodes);

/** A reset line, and what it resets. */
interface Against {
    readonly reset: NameEntry;
    readonly of: NameEntry;
}

/** The first reset line of a row, none of whose frames is in the row's page. */
function againstFrame(row: AccessRow, ask: Ask): Against | undefined {
    const { address } = row;
    for (const reset of resetsOf(row, ask)) {
        const frames = reset.of.flatMap(of => framesOf(of, ask));
        const [of] = frames;
        if (of === undefined || address === undefined) continue;
        if (frames.every(({ value }) => value === undefined || !isOnePage(value, address)))
            return { reset, of };
    }
    return undefined;
}

function framesOf(of: NameEntry, ask: Ask): readonly NameEntry[] {
    if (of.kind === 'frame') return [of];
    if (of.number === undefined) return [];
    const { own, standins } = ask.framesOf(of.number);
    return [...own, ...standins];
}

/** The first reset line of a row, none of whose nodes is granted through the row's page. */
function againstNode(row: AccessRow, ask: Ask<'node'>): Against | undefined {
    for (const reset of resetsOf(row, ask)) {
        const differing = reset.of.filter(of => isNodeElsewhere(row, of, ask));
        const [of] = differing;
        if (of !== undefined && differing.length === reset.of.length) return { reset, of };
    }
    return undefined;
}

function isNodeElsewhere({ address }: AccessRow, of: NameEntry, ask: Ask<'node'>): boolean {
    if (of.kind !== 'node' || of.number === undefined || address === undefined) return false;
    if (ask.index('node', of.number) === undefined) return false;
    const node = ask.row('node', of.number);
    // A node without a row is a gap; whether the reset line's own row fits is known from its frames.
    if (node === undefined && framesOf(of, ask).length > 0) return false;
    return !node?.faulty && (node?.address === undefined || !isOnePage(node.address, address));
}

/** The reset lines of a row that say what they reset: the name in the row, or another name of the id. */
function* resetsOf(row: AccessRow, ask: Ask): Iterable<NameEntry> {
    // A frame that grants nothing gets its own message.
    if (row.address === undefined || isFrameZero(row.address)) return;
    for (const { id, count } of row.runs) {
        for (let at = id; at < id + count; at++) {
            const names = ask.names('reset', at).filter(({ of }) => of.length > 0);
            const written = names.length > 1 ? writtenIn(row) : undefined;
            const reset = names.find(({ name }) => name === written) ?? names[0];
            if (reset !== undefined) yield reset;
        }
    }
}

function writtenIn({ node }: AccessRow): string | undefined {
    const { first } = node.subject;
    return first.kind === 'name' ? first.name : undefined;
}

const isOnePage = (a: bigint, b: bigint): boolean => frameNumber(a) === frameNumber(b);

function problemOfFrame(row: AccessRow, frame: FrameUse, reset: NameEntry, of: NameEntry): Problem {
    const params = {
        reset: reset.name,
        resets: of.name,
        isFrame: true,
        frame: textOf(frame),
        granted: 'frame',
        expected: of.name,
    } as const;
    const fixes = [replace(`Write ${of.name}`, row.line, frame.node, of.name)];
    return problem('reset-frame-differs', rangeIn(row.line, frame.node), params, { fixes });
}

function problemOfNode(
    row: AccessRow,
    frame: FrameUse,
    reset: NameEntry,
    of: NameEntry,
    ask: Ask<'node'>,
): Problem {
    const node = of.number === undefined ? undefined : ask.row('node', of.number);
    const granted = grantOf(node);
    const expected = granted === 'frame' && node?.frame ? textOf(node.frame) : '';
    const params = {
        reset: reset.name,
        resets: of.name,
        isFrame: false,
        frame: textOf(frame),
        granted,
        expected,
    } as const;
    const place = { file: ask.fileOf('node') };
    return problem('reset-frame-differs', rangeIn(row.line, frame.node), params, {
        fixes: expected === '' ? [] : [replace(`Write ${expected}`, row.line, frame.node, expected)],
        related: node ? [relatedIn(place, node.line, subjectSpan(node), `the row for ${of.name}`)] : [],
    });
}

function grantOf(node: AccessRow | undefined): 'frame' | 'hwdom' | 'nobody' {
    const { frame, hwdom } = passersOf(node);
    if (frame !== undefined) return 'frame';
    return hwdom ? 'hwdom' : 'nobody';
}

const textOf = ({ name, address }: FrameUse): string => name?.name ?? `at 0x${address.toString(16)}`;
