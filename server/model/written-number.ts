// Numbers that are written for a page, as a frame number or as a byte address, and those of them that are meant as the other.

import type { DeclarationNode } from '../language/statements/declaration';
import type { Expression, FrameNode } from '../language/syntax';
import { evaluate } from './evaluate';
import type { NameEntry } from './names';
import { addressOfFrame, frameNumber, LAST_FRAME } from './page';
import type { FrameUse, NumberForm } from './program';

/** A number that is not computed from names. */
export interface WrittenNumber {
    readonly form: NumberForm;
    readonly value: bigint;
}

/** The number by which a row or a domain gives a frame; `undefined` if names are involved. */
export function numberIn({ node, address }: FrameUse): WrittenNumber | undefined {
    const form = numberFormOf(node);
    return form && writtenAs(form, address);
}

/** The number that stands for a byte address. */
export const writtenAs = (form: NumberForm, address: bigint): WrittenNumber => ({
    form,
    value: form === 'mfn' ? frameNumber(address) : address,
});

/** How the number of a frame is written; `undefined` if names are involved. */
export function numberFormOf({ form, value }: FrameNode): NumberForm | undefined {
    if (form === 'mfn') return 'mfn';
    return form === 'at' && value !== undefined && isNumeric(value) ? 'at' : undefined;
}

/** The number by which a frame is declared; `undefined` if names are involved, or without a value. */
export function numberDeclared({ value: node }: DeclarationNode): WrittenNumber | undefined {
    if (node?.value === undefined || (node.form !== 'at' && node.form !== 'mfn')) return undefined;
    const value = evaluate(node.value, { valueOf: () => undefined, fail: () => undefined });
    return value === undefined ? undefined : { form: node.form, value };
}

/** Whether an expression uses no names. Its depth is bounded, so the recursion is too. */
const isNumeric = (node: Expression): boolean =>
    node.kind === 'number' || (node.kind === 'binary' && isNumeric(node.left) && isNumeric(node.right));

/** What a number is that was meant as the other kind. */
export interface OtherKind {
    readonly number: WrittenNumber;
    /** A frame number. */
    readonly page: bigint;
    /** Whose page it is. */
    readonly owner: NameEntry;
}

/** What a message says of it. */
export const wordsOf = ({ number: { form, value }, owner }: OtherKind) =>
    ({
        written: `${form} 0x${value.toString(16)}`,
        meant: form === 'at' ? 'frame number' : 'byte address',
        owner: owner.name,
    }) as const;

/** How a page may be written: by its owner's name if it starts there, as a byte address, and as a frame number. */
export function formsOf({ page, owner }: OtherKind): string[] {
    const address = addressOfFrame(page);
    const names = owner.value === address ? [owner.name] : [];
    return [...names, `at 0x${address.toString(16)}`, `mfn 0x${page.toString(16)}`];
}

/**
 * The page of a number if it is read as the other kind: only if some frame has that page, and none has the one that is written.
 * Page 0 is no frame.
 */
export function asOtherKind(
    number: WrittenNumber,
    ownerOf: (page: bigint) => NameEntry | undefined,
): OtherKind | undefined {
    const { form, value } = number;
    const [written, page] = form === 'at' ? [frameNumber(value), value] : [value, frameNumber(value)];
    if (page === 0n || page > LAST_FRAME) return undefined;
    const owner = ownerOf(page);
    return owner === undefined || ownerOf(written) !== undefined ? undefined : { number, page, owner };
}
