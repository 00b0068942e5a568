// Reads a header for its constants. It is a file of its own that the first import of a header loads (`AT_FIRST_CALL` in build.mjs).

import { readCInPieces } from './read';
import type { CFile, COptions, Reading } from './reading';
import { MOST_AT_ONCE, type Pieces } from './work';

/** What a file of the language needs of a header and of what that includes. */
export type HeaderReading = Pick<
    Reading,
    'refused' | 'constants' | 'functions' | 'includes' | 'problems' | 'isComplete'
>;

/** Reads a header with what it includes, in pieces. Total and bounded, as all readings are. */
export function* readHeader(file: CFile, options: COptions): Pieces<HeaderReading> {
    const { refused, constants, functions, includes, problems, isComplete } = yield* readCInPieces(file, {
        ...options,
        mostAtOnce: MOST_AT_ONCE,
    });
    return { refused, constants, functions, includes, problems, isComplete };
}

/** Whether a name stands in a file, be it in a comment. */
export function isIn(bytes: Uint8Array, name: string): boolean {
    // A name is the same in every encoding that C is written in.
    const text = new TextDecoder('latin1').decode(bytes);
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
        if (!isOfName(text[at - 1]) && !isOfName(text[at + name.length])) return true;
    return false;
}

const isOfName = (character = ''): boolean => /\w/.test(character);
