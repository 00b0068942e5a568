// The names that a line uses, and its large numbers, by which it may name an id as well. By them is found who must look again
// when a name comes to mean something else.

import type { Line } from './lines';
import type { Expression, FrameNode, IdNode, Statement, WaiverNode } from './syntax';

/** Ids up to here are counted from 0 in each kind anew; above are the bits that say of which kind an id is. */
export const LARGEST_PLAIN_ID = 0x3fffn;

/** How a number is mentioned; names are mentioned as they are spelt. */
export const numberKey = (value: bigint): string => `#${value}`;

/** The keys of all that a line mentions, some of them more than once. What it declares is not among them. */
export function* mentionsIn({ node }: Pick<Line, 'node'>): Iterable<string> {
    const { statement } = node;
    for (const each of expressionsIn(statement)) yield* inExpression(each);
}

function* expressionsIn(statement: Statement): Iterable<Expression | undefined> {
    switch (statement.kind) {
        case 'index':
            yield statement.value;
            break;
        case 'declaration':
            yield* [statement.value?.value, statement.size, statement.of];
            break;
        case 'access-row':
            yield* [statement.subject.first, statement.subject.last];
            if (statement.grant?.kind === 'grant') yield* inFrame(statement.grant.frame);
            yield* inWaivers(statement.waivers);
            break;
        case 'mmio-row':
            yield* [statement.address.first, statement.address.last, statement.mask, statement.node];
            yield* inWaivers(statement.waivers);
            break;
        case 'clock-row':
            yield* [statement.clock, ...statement.nodes];
            yield* inWaivers(statement.waivers);
            break;
        case 'iomem':
            yield* inFrame(statement.frame);
            yield* [statement.count, statement.size];
            yield* inWaivers(statement.waivers);
            break;
        case 'test-line':
            yield* [statement.object, statement.mask];
            break;
        case 'waive':
            yield* inWaivers([statement]);
    }
}

function* inFrame(frame: FrameNode | undefined): Iterable<Expression | undefined> {
    yield frame?.value;
}

function* inWaivers(waivers: readonly WaiverNode[]): Iterable<IdNode | undefined> {
    for (const { ids } of waivers) yield* [ids?.first, ids?.last];
}

function* inExpression(node: Expression | undefined): Iterable<string> {
    switch (node?.kind) {
        case 'name':
            yield node.name;
            break;
        case 'number':
            if (node.value > LARGEST_PLAIN_ID) yield numberKey(node.value);
            break;
        case 'binary':
            yield* inExpression(node.left);
            yield* inExpression(node.right);
    }
}
