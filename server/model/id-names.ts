// What ids are called.

import { idText } from '../diagnostics/phrases';
import type { Scope } from './scope';

/** The first name of an id, or its kind and its number. */
export const nameOfId = (scope: Scope, kind: 'node' | 'reset' | 'clock', id: number): string =>
    scope.namesOf(kind, id)[0]?.name ?? `${kind} ${idText(id)}`;
