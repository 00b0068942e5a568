// wrong-block: a register added to a frame other than that of its block.

import { short, thatFits } from '../diagnostics/phrases';
import type { Expression, NameNode } from '../language/syntax';
import { type Problem, preferred, problem, rangeIn, replace } from '../model/problem';
import type { AddressUse } from '../model/program';
import { eachRow } from './forms';

export const wrongBlock = eachRow({
    codes: ['wrong-block'],
    of: ['mmio'],
    find: ({ line, first, last, node: { address } }) =>
        [inAddress(line, first, address.first), inAddress(line, last, address.last)].flatMap(
            each => each ?? [],
        ),
});

/** Two names of one address are the same block. */
function inAddress(
    line: number,
    { frame, register }: Partial<AddressUse> = {},
    node: Expression | undefined,
): Problem | undefined {
    const block = register?.block;
    if (node === undefined || register === undefined || frame === undefined || block === undefined)
        return undefined;
    if (block.value === frame.value) return undefined;
    const place = nameIn(node, frame.name);
    const [right, what] = [short(block.name), short(register.name)];
    const title = thatFits(
        `Write ${right}, so that the row gives ${what} and not another register`,
        `Write ${right}, so that the row gives ${what}`,
    );
    const fixes = place === undefined ? [] : [preferred(replace(title, line, place, block.name))];
    const params = { register: register.name, frame: frame.name, block: block.name };
    return problem('wrong-block', rangeIn(line, node), params, { fixes });
}

function nameIn(node: Expression, name: string): NameNode | undefined {
    if (node.kind === 'binary') return nameIn(node.left, name) ?? nameIn(node.right, name);
    return node.kind === 'name' && node.name === name ? node : undefined;
}
