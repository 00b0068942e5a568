// What ids are called.

import { idText } from '../diagnostics/phrases';
import type { MmioRow } from './program';
import type { Scope } from './scope';

/** The first name of an id, or its kind and its number. */
export const nameOfId = (scope: Scope, kind: 'node' | 'reset' | 'clock', id: number): string =>
    scope.namesOf(kind, id)[0]?.name ?? `${kind} ${idText(id)}`;

/** The node of a register row as written, or the first name of a number; a row without a node has node 0. */
export const nodeOfRow = ({ node: { node }, nodeId }: MmioRow, scope: Scope): string =>
    node?.kind === 'name' ? node.name : nameOfId(scope, 'node', nodeId);
