// The names that may be meant on one side of a row, by what is on its other side: the frame of a device, the id of a frame's.

import type { Line } from '../../language/lines';
import type { AccessRowNode } from '../../language/statements/access-row';
import { isNameEntry, type NameEntry } from '../names';
import { linesOf, nodesOf } from '../relations';
import type { Scope } from '../scope';
import { framesFor } from './frames-instead';

/** More are no hint. */
const MOST = 2;

/** The names for the side of a row of a node or reset table at which an unknown name is; empty if nothing is known of the other side. */
export function namesByOtherSide(
    scope: Scope,
    { node: { statement }, before: kind }: Line,
    isFrame: boolean,
): readonly string[] {
    if (statement.kind !== 'access-row' || (kind !== 'node' && kind !== 'reset')) return [];
    if (statement.subject.last !== undefined) return [];
    const found = isFrame ? framesOfSubject(scope, kind, statement) : idsOfFrame(scope, kind, statement);
    return found.length > MOST ? [] : found.map(({ name }) => name);
}

function framesOfSubject(
    scope: Scope,
    kind: 'node' | 'reset',
    { subject: { first } }: AccessRowNode,
): readonly NameEntry[] {
    const entry = first.kind === 'name' ? scope.get(first.name) : undefined;
    const id = isNameEntry(entry) ? entry.number : undefined;
    return id === undefined ? [] : framesFor(scope, kind, id).slice(0, 1);
}

function idsOfFrame(scope: Scope, kind: 'node' | 'reset', { grant }: AccessRowNode): readonly NameEntry[] {
    const frame = grant?.kind === 'grant' ? grant.frame : undefined;
    const entry =
        frame?.form === 'name' && frame.value?.kind === 'name' ? scope.get(frame.value.name) : undefined;
    if (!isNameEntry(entry) || entry.number === undefined) return [];
    const nodes = nodesOf(scope, entry.number).own;
    if (kind === 'node') return nodes;
    const lines = nodes.flatMap(({ number }) => (number === undefined ? [] : linesOf(scope, number)));
    return lines.filter(({ number }, at) => lines.findIndex(each => each.number === number) === at);
}
