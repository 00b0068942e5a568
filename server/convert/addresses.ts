// Addresses in register tables: the frame of a block and the offset of a register, as far as C spells them so.

import type { CValue } from '../c/reading';
import type { Target } from '../model/targets';
import { type CNode, replaced, shiftedBy, treeOf } from './c-expression';
import { nameAs, type TableContext } from './context';
import { numeral, type Written, written } from './expression';

/** An address of the language, with the tree that it was written from. */
export interface Address {
    readonly written: Written;
    readonly tree: CNode;
    /** How C has it, where the language has to say it in another way. */
    readonly spelt?: string;
}

/** The address that C spells so, with symbolic names if the language can have them there; otherwise its number. */
export function addressOf({ value = 0n, spellings }: CValue, context: TableContext): Address {
    for (const spelling of spellings) {
        const tree = treeOf(context.tokensOf(spelling));
        const bytes = tree && inBytes(tree, context.target);
        const address = bytes && addressFrom(bytes, context);
        if (bytes === undefined || address?.value !== value) continue;
        const [first = ''] = spellings;
        return { written: address, tree: bytes, ...(spelling === first ? {} : { spelt: first }) };
    }
    const tree: CNode = { kind: 'number', value, radix: 16 };
    return {
        written: numeral(value, 16),
        tree,
        ...(spellings[0] === undefined ? {} : { spelt: spellings[0] }),
    };
}

/** An address written from a tree of byte addresses; `undefined` if the language does not have one like it. */
export const addressFrom = (tree: CNode, context: TableContext): Written | undefined =>
    written(tree, addressNames(tree, context));

/** Under `xen` a frame's name is a frame number in C and shifted to bytes; in the language it stands for its address. */
function inBytes(tree: CNode, target: Target): CNode {
    if (target === 'xlnx' || tree.kind !== 'binary') return tree;
    const number = shiftedBy('<<', tree);
    if (number?.kind === 'name') return number;
    return { ...tree, left: inBytes(tree.left, target), right: inBytes(tree.right, target) };
}

/** How the names of an address are written: at most one of a frame, and those of registers only beside it. */
export function addressNames(tree: CNode, context: TableContext): (name: string) => Written | undefined {
    // Most are one number.
    if (tree.kind === 'number') return () => undefined;
    const names = namesIn(tree);
    const frame = names.find(name => isFrame(name, names, context));
    return name => {
        if (frame === undefined) return undefined;
        return nameAs(context.names, name === frame ? 'frame' : 'register', name);
    };
}

/** A name of a frame; or, if none is known, the one with the largest value. */
function isFrame(name: string, all: readonly string[], { names }: TableContext): boolean {
    const isKnown = (each: string): boolean => names.kindOf(each) === 'frame';
    if (all.some(isKnown)) return isKnown(name);
    const value = (each: string): bigint => names.valueInC(each) ?? -1n;
    return all.every(each => value(each) <= value(name));
}

function namesIn(tree: CNode): string[] {
    const found: string[] = [];
    replaced(tree, name => {
        found.push(name);
        return undefined;
    });
    return [...new Set(found)];
}
