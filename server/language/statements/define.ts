// `define NAME`, `define NAME = 4`: a macro that the headers are read with, as with `-D` of a compiler.

import { expression } from '../expression';
import { type FileForm, NO_NAMES, NOTHING, WORD_AND_REST } from '../form';
import { expected, nameHere, type Reader, takeEquals } from '../reader';
import type { Expression, NameNode } from '../syntax';
import { ownerOfWord } from '../words';

export interface DefineNode {
    readonly kind: 'define';
    readonly name: NameNode | undefined;
    /** `undefined` where none is written: then it is 1, as for a compiler. */
    readonly value: Expression | undefined;
    /** Whether there is a `-` before the value: macros of C may be negative, as nothing else here can. */
    readonly isNegative: boolean;
}

export const define: FileForm<DefineNode, 'define'> = {
    place: 'file',
    words: ['define'],
    group: 'reading',
    read: reader => {
        const name = readName(reader);
        const isGiven = !reader.scanner.is('end') && takeEquals(reader);
        const isNegative = isGiven && reader.scanner.is('-');
        if (isNegative) reader.scanner.next();
        return {
            kind: 'define',
            name,
            value: isGiven ? expression(reader, 'a number') : undefined,
            isNegative,
        };
    },
    parts({ name, value }, add) {
        add(name, 'defined', NO_NAMES);
        add(value, 'number', NO_NAMES);
    },
    column: WORD_AND_REST,
    path: NOTHING,
};

/** Any name of C, `__XEN__` and such as well: the printed C does not have it. */
function readName(reader: Reader): NameNode | undefined {
    const { scanner } = reader;
    const isName = scanner.is('word') && ownerOfWord(scanner.lexeme) !== 'language';
    return isName ? nameHere(reader) : expected(reader, 'the name of a macro');
}
