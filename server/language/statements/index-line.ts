// `index MACRO(n) = EXPR`: how an id becomes an index.

import { expression, name } from '../expression';
import { type AddPart, type LineForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, takeEquals, takeSymbol } from '../reader';
import type { Expression, NameKind, NameNode, TableKind } from '../syntax';

export interface IndexNode {
    readonly kind: 'index';
    readonly macro: NameNode | undefined;
    readonly parameter: NameNode | undefined;
    readonly value: Expression | undefined;
}

export const indexLine: LineForm<IndexNode, TableKind> = {
    place: 'block',
    word: 'index',
    group: 'index',
    read: readIndex,
    parts: addParts,
    subject: ({ macro }) => macro,
    column: ONE_COLUMN,
    callsAt: index => index === 2,
    path: NOTHING,
};

function readIndex(reader: Reader): IndexNode {
    reader.scanner.next();
    const macro = name(reader, "the index macro's name");
    const parameter = macro && takeSymbol(reader, '(') ? name(reader, "the macro's parameter") : undefined;
    const isWhole = parameter !== undefined && takeSymbol(reader, ')') && takeEquals(reader);
    const value = isWhole ? expression(reader, 'an expression for the index of an id') : undefined;
    return { kind: 'index', macro, parameter, value };
}

/** The kinds of names that the value may use. In a clock table the macro applies to the clocks and to their nodes. */
export const INDEX_NAMES: { readonly [T in TableKind]: readonly NameKind[] } = {
    node: ['node'],
    reset: ['reset'],
    // A register table has no ids, and so no such line.
    mmio: [],
    clock: ['clock', 'node'],
};

function addParts({ macro, parameter, value }: IndexNode, add: AddPart, block: TableKind): void {
    add(macro, 'macro', NO_NAMES);
    add(parameter, 'parameter', NO_NAMES);
    add(value, 'index', INDEX_NAMES[block]);
}
