// `index MACRO(n) = EXPR`: how an id becomes an index.

import { expression, name } from '../expression';
import { type AddPart, type LineForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, takeSymbol } from '../reader';
import { type Block, type Expression, ID_KINDS, type NameKind, type NameNode } from '../syntax';

export interface IndexNode {
    readonly kind: 'index';
    readonly macro: NameNode | undefined;
    readonly parameter: NameNode | undefined;
    readonly value: Expression | undefined;
}

export const indexLine: LineForm<IndexNode> = {
    stands: 'block',
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
    const isWhole = parameter !== undefined && takeSymbol(reader, ')') && takeSymbol(reader, '=');
    const value = isWhole ? expression(reader, 'an expression for the index of an id') : undefined;
    return { kind: 'index', macro, parameter, value };
}

/** In a table of clocks it applies to the clocks and to their nodes. */
const CLOCKS_AND_NODES: readonly NameKind[] = ['clock', 'node'];

function addParts({ macro, parameter, value }: IndexNode, add: AddPart, block: Block): void {
    add(macro, 'macro', NO_NAMES);
    add(parameter, 'parameter', NO_NAMES);
    add(value, 'index', block === 'clock' ? CLOCKS_AND_NODES : ID_KINDS[block]);
}
