// unaligned-register: an address that is not a multiple of 4, where no register starts.

import type { Expression } from '../language/syntax';
import { REGISTER_BYTES } from '../model/page';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import type { AddressUse } from '../model/program';
import { eachRow } from './forms';
import { registerMeant } from './meant-pages';

export const unalignedRegister = eachRow({
    codes: ['unaligned-register'],
    of: ['mmio'],
    find({ line, first, last, node: { address } }, ask) {
        if (registerMeant(first, ask) !== undefined) return undefined;
        const start = inAddress(line, first, address.first);
        return last === undefined ? start : [...start, ...inAddress(line, last, address.last)];
    },
});

function inAddress(
    line: number,
    { value, span }: AddressUse,
    node: Expression | undefined,
): readonly Problem[] {
    if (value % REGISTER_BYTES === 0n) return NONE;
    const aligned = value - (value % REGISTER_BYTES);
    const text = `0x${aligned.toString(16)}`;
    const fixes =
        node?.kind === 'number'
            ? [replace(`Write ${text}, so that the row gives the register there`, line, span, text)]
            : [];
    return [problem('unaligned-register', rangeIn(line, span), { address: value, aligned }, { fixes })];
}

const NONE: readonly Problem[] = [];
