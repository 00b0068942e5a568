// The parts of a C row that all targets print in the same way: numbers, addresses, the fields after an address, and assertions.

import { type Expression, type NameNode, TABLE_KINDS, type TableKind } from '../language/syntax';
import type { NameEntry } from '../model/names';
import { REGISTER_BYTES } from '../model/page';
import type { MmioRow, Table } from '../model/program';
import { addressNote } from '../model/row-note';
import {
    type Leaves,
    type Operand,
    plainNumber,
    printExpression,
    type WideType,
    wideNumber,
} from './expression';
import type { TableNames } from './row-names';
import type { BuildCheck } from './target';

/** The field that lets the hardware domain pass. */
export const HWDOM = '.hwdom_access = true';

/** For a piece of C whose value cannot drift, which is most of them. */
export const NO_CHECKS: readonly BuildCheck[] = [];

/** How the leaves of a table's expressions are printed; `operand` prints a name, or the value of an entry whose name cannot be used. */
export function leavesOf(
    names: TableNames,
    wide: WideType,
    operand: (entry: NameEntry, name: string | undefined) => Operand,
): Leaves {
    const entryOf = ({ name }: NameNode): NameEntry | undefined => names.entryOf(name);
    return {
        wide,
        number: ({ value, radix }) => wideNumber(value, radix),
        name: node => {
            const entry = entryOf(node);
            return entry === undefined ? wideNumber(0n, 10) : operand(entry, names.use(entry));
        },
        valueOf: node => entryOf(node)?.value,
    };
}

/** An expression without names, as masks and frame numbers are. */
export function printNumbers(node: Expression, leaves: Leaves): string {
    return node.kind === 'number' ? plainNumber(node.value, node.radix) : printExpression(node, leaves).text;
}

/** The assertion about a printed address. An address without names cannot drift, and needs none. */
export const checkOf = (node: Expression, text: string, value: bigint): BuildCheck[] =>
    hasNames(node) ? [{ text, value, radix: 16 }] : [];

/** The structs that the rows of some tables need, as lines: each once, in the order of the kinds. */
export function structsOf(
    tables: readonly Table[],
    structs: Readonly<Record<TableKind, readonly string[]>>,
): string[] {
    const kinds = TABLE_KINDS.filter(kind => tables.some(table => table.kind === kind));
    return [...new Set(kinds.map(kind => structs[kind]))].flat();
}

/** The addresses of a register row whose names do not show them. */
export function addressesNote({ node, start, end }: MmioRow): string {
    const { first, last, lastIsOut: isOut } = node.address;
    if (!hasNames(first) && (last === undefined || !hasNames(last))) return '';
    if (last === undefined) return addressNote(start);
    return addressNote(start, { address: isOut ? end : end - REGISTER_BYTES, isOut });
}

/** The fields of a register row after its addresses. */
export function grantFields({ node, nodeId }: MmioRow, names: TableNames, leaves: Leaves): string[] {
    const fields: string[] = [];
    if (node.mask !== undefined) fields.push(`.mask = ${printNumbers(node.mask, leaves)}`);
    if (node.node !== undefined) fields.push(`.node = ${names.useId(node.node) ?? plainNumber(nodeId, 10)}`);
    if (node.readonly) fields.push('.readonly = true');
    if (node.onlyHwdom) fields.push(HWDOM);
    return fields;
}

/** Whether the text of an expression has a name, which does not show what it stands for. */
export const hasNames = (node: Expression): boolean =>
    node.kind === 'name' || (node.kind === 'binary' && (hasNames(node.left) || hasNames(node.right)));
