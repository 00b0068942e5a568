// The frame of a row: in C a byte address or a frame number, here a name, `at` an address or `mfn` a number.

import type { CValue } from '../c/reading';
import type { NameKind } from '../language/syntax';
import { frameNumber, PAGE_BITS } from '../model/page';
import { addressNames } from './addresses';
import { type CNode, isName, shiftedBy, treeOf } from './c-expression';
import { nameAs, type Part, type TableContext } from './context';
import { numeral, written } from './expression';

/** What a row grants through; the value must be known. */
export function frameOf(value: CValue, context: TableContext): Part {
    for (const spelling of value.spellings) {
        const tree = treeOf(context.tokensOf(spelling));
        const text = tree && textOf(tree, value.value ?? 0n, context);
        if (text !== undefined) return spelling === value.spellings[0] ? { text } : { text, ...spelt(value) };
    }
    const number = numeral(value.value ?? 0n, 16).text;
    return { text: `${context.target === 'xen' ? 'mfn' : 'at'} ${number}`, ...spelt(value) };
}

const spelt = ({ spellings: [first] }: CValue): { spelt?: string } =>
    first === undefined ? {} : { spelt: first };

/** The id or index that stands in place of an address or a frame number; `undefined` if there is none. */
export function idInFrame(
    { spellings: [first = ''] }: CValue,
    { tokensOf, names }: TableContext,
): string | undefined {
    return tokensOf(first).some(token => isName(token) && isId(names.kindOf(token))) ? first : undefined;
}

const isId = (kind: NameKind | undefined): boolean => kind === 'node' || kind === 'reset' || kind === 'clock';

function textOf(tree: CNode, value: bigint, context: TableContext): string | undefined {
    return context.target === 'xen' ? numberText(tree, value, context) : addressText(tree, value, context);
}

/** Whether a name stands for this value in C, and can be that of a frame. It is declared only if so. */
const hasValue = (name: string, value: bigint, { names }: TableContext): boolean =>
    names.valueInC(name) === value && nameAs(names, 'frame', name) !== undefined;

/** Under `xlnx` C has a byte address. */
function addressText(tree: CNode, value: bigint, context: TableContext): string | undefined {
    if (tree.kind === 'name') return hasValue(tree.name, value, context) ? tree.name : undefined;
    const shifted = shiftedBy('<<', tree);
    const number = shifted && written(shifted, () => undefined);
    if (number !== undefined && number.value << BigInt(PAGE_BITS) === value) return `mfn ${number.text}`;
    const address = written(tree, addressNames(tree, context));
    return address?.value === value ? `at ${address.text}` : undefined;
}

/** Under `xen` C has a frame number. */
function numberText(tree: CNode, value: bigint, context: TableContext): string | undefined {
    if (tree.kind === 'name') return hasValue(tree.name, value, context) ? tree.name : undefined;
    const shifted = shiftedBy('>>', tree);
    const address = shifted && written(shifted, addressNames(shifted, context));
    if (address !== undefined && frameNumber(address.value) === value) return `at ${address.text}`;
    const number = written(tree, () => undefined);
    return number?.value === value ? `mfn ${number.text}` : undefined;
}
