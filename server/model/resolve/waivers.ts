// The waivers of a line: what each one is for, and the ids that it names.

import { type Code, isCode, isWaivable, severityOf } from '../../diagnostics';
import type { Line } from '../../language/lines';
import { nearestCodes } from '../../language/nearest-codes';
import type { IdNode, RangeNode, Span } from '../../language/syntax';
import { isReason, type WaiverNode } from '../../language/waiver';
import type { BlockRange } from '../blocks';
import { type Fix, removeLines, replace, undecided } from '../problem';
import { Waiver } from '../program';
import { reportBackwards } from './backwards';
import { idOf, type Resolution, rangeEndOf, report } from './lookup';

/** The valid waivers of a line; the others are reported. */
export function waiversIn(resolution: Resolution, block: BlockRange, line: Line): readonly Waiver[] {
    const { statement } = line.node;
    if (statement.kind === 'waive')
        return resolveWaiver(resolution, line, statement, block, idsIn(resolution, block, line));
    if (!('waivers' in statement) || statement.waivers.length === 0) return NONE;
    return waiversBehind(resolution, line, statement.waivers, idsIn(resolution, block, line));
}

const waiversBehind = (
    resolution: Resolution,
    line: Line,
    waivers: readonly WaiverNode[],
    readIds: ReadIds | undefined,
): readonly Waiver[] => waivers.flatMap(node => resolveWaiver(resolution, line, node, undefined, readIds));

const idsIn = (resolution: Resolution, { kind }: BlockRange, line: Line): ReadIds | undefined =>
    kind === 'node' || kind === 'reset' ? ids => resolveIds(resolution, kind, line, ids) : undefined;

/** The valid waivers at the end of a line outside blocks; the others are reported. */
export const waiversOutside = (
    resolution: Pick<Resolution, 'notes'>,
    line: Line,
    waivers: readonly WaiverNode[],
): readonly Waiver[] => waivers.flatMap(node => resolveWaiver(resolution, line, node, undefined, undefined));

type ReadIds = (ids: RangeNode<IdNode>) => Waiver['ids'];

const NONE: readonly Waiver[] = [];

/** `silenced` is the block that the waiver is for, `undefined` if it is for its row; `readIds` where a waiver may name ids. */
function resolveWaiver(
    resolution: Pick<Resolution, 'notes'>,
    line: Line,
    node: WaiverNode,
    silenced: BlockRange | undefined,
    readIds: ReadIds | undefined,
): readonly Waiver[] {
    if (node.code === undefined || node.reason === undefined) return NONE;
    const code = node.code.name;
    const bad = (
        problem: 'unknown' | 'error' | 'warning' | 'ids' | 'no-reason',
        span: Span = node.code ?? node,
        near: readonly Code[] = [],
    ): readonly Waiver[] => {
        report(resolution, 'bad-waiver', line, span, { code, problem, near }, () => ({
            fixes:
                problem === 'no-reason'
                    ? []
                    : [
                          ...near.map(each => replace(`Write ${each}`, line.number, span, each)),
                          removal(line, node, silenced !== undefined),
                      ],
        }));
        return NONE;
    };
    if (!isCode(code)) return bad('unknown', node.code, nearestCodes(code));
    if (!isWaivable(code)) return bad(severityOf(code) === 'error' ? 'error' : 'warning');
    if (!isReason(node.reason.value)) return bad('no-reason', node.reason);
    if (node.ids === undefined) return [new Waiver(line, node, code, silenced, undefined)];
    if (code !== 'index-gap' || readIds === undefined) return bad('ids', node.code);
    const ids = readIds(node.ids);
    return ids === undefined ? NONE : [new Waiver(line, node, code, silenced, ids)];
}

const removal = ({ number }: Line, node: WaiverNode, isWholeLine: boolean): Fix =>
    undecided(
        isWholeLine
            ? removeLines('Remove this waiver', number, number)
            : replace('Remove this waiver', number, node, ''),
    );

function resolveIds(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: Line,
    { first: from, last: to }: RangeNode<IdNode>,
): Waiver['ids'] {
    const first = idOf(resolution, line, from, kind);
    const last = to === undefined ? first : rangeEndOf(resolution, line, to, kind);
    if (first === undefined || last === undefined) return undefined;
    if (first <= last) return { first, last };
    if (to !== undefined)
        reportBackwards(resolution, line, [from, to], [first, last], { kind, what: 'waiver' });
    return undefined;
}
