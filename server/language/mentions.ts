// The names that a line uses, and its large numbers, by which it may name an id as well. By them is found who must look again
// when a name comes to mean something else.

import { ROLES, type Role } from './form';
import type { Line } from './lines';
import { formOf } from './statements';
import type { Expression } from './syntax';

/** Ids up to here are counted from 0 in each kind anew; above are the bits that say of which kind an id is. */
export const LARGEST_PLAIN_ID = 0x3fffn;

/** How a number is mentioned; names are mentioned as they are spelt. */
export const numberKey = (value: bigint): string => `#${value}`;

/** The keys of all that a line mentions, some of them more than once. What it declares is not among them. */
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
