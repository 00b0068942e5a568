// The names that a line uses, and its large numbers, which may also stand for ids. They tell which lines to read again when the
// meaning of a name changes.

import { ROLES, type Role } from './form';
import type { Line } from './lines';
import { formOf } from './statements';
import type { Expression } from './syntax';

/** ZynqMP's firmware numbers reset lines from here on, and no node or clock as high. */
export const FIRST_RESET_ID = 1000n;

/** Up to here, ids have no bits that say which kind they are; larger ones do. */
export const LARGEST_PLAIN_ID = 0x3fffn;

/** The key of a number; the key of a name is its spelling. */
export const numberKey = (value: bigint): string => `#${value}`;

/** The keys of everything that a line mentions, possibly repeated, but not of what it declares. */
export function mentionsIn({ node: { statement, before } }: Pick<Line, 'node'>): readonly string[] {
    const keys: string[] = [];
    const add = (node: Expression | undefined, role: Role): void => {
        const least = IS_ID_ROLE[role] === true ? FIRST_RESET_ID : LARGEST_PLAIN_ID + 1n;
        if (node !== undefined && ROLES[role] === 'uses') addKeys(node, least, keys);
    };
    formOf(statement).parts(statement, add, before);
    return keys;
}

/** The roles in which a number without class bits is an id, and not the end of a range. */
const IS_ID_ROLE: { readonly [R in Role]?: true } = { subject: true, node: true, object: true, waived: true };

/** Numbers below `least` are no ids of another kind. */
function addKeys(node: Expression, least: bigint, keys: string[]): void {
    switch (node.kind) {
        case 'name':
            keys.push(node.name);
            break;
        case 'number':
            if (node.value >= least) keys.push(numberKey(node.value));
            break;
        case 'binary':
            addKeys(node.left, least, keys);
            addKeys(node.right, least, keys);
            break;
        default:
            node satisfies never;
    }
}
