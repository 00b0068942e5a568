// The names that a line uses, and its large numbers, which may also stand for ids. They tell which lines to read again when the
// meaning of a name changes.

import { ROLES, type Role } from './form';
import type { Line } from './lines';
import { formOf } from './statements';
import type { Expression } from './syntax';

/** Up to here, the ids of each kind count from 0; larger ids have bits that say which kind they are. */
export const LARGEST_PLAIN_ID = 0x3fffn;

/** The key of a number; the key of a name is its spelling. */
export const numberKey = (value: bigint): string => `#${value}`;

/** The keys of everything that a line mentions, possibly repeated, but not of what it declares. */
export function mentionsIn({ node: { statement, before } }: Pick<Line, 'node'>): readonly string[] {
    const keys: string[] = [];
    const add = (node: Expression | undefined, role: Role): void => {
        if (node !== undefined && ROLES[role] === 'uses') addKeys(node, keys);
    };
    formOf(statement).parts(statement, add, before);
    return keys;
}

function addKeys(node: Expression, keys: string[]): void {
    switch (node.kind) {
        case 'name':
            keys.push(node.name);
            break;
        case 'number':
            if (node.value > LARGEST_PLAIN_ID) keys.push(numberKey(node.value));
            break;
        case 'binary':
            addKeys(node.left, keys);
            addKeys(node.right, keys);
            break;
        default:
            node satisfies never;
    }
}
