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

/** Which of these names stand in a file, be it in a comment; in one pass, however many they are. */
export function namesIn(bytes: Uint8Array, names: ReadonlySet<string>): Set<string> {
    // A name is the same in every encoding that C is written in.
    const text = new TextDecoder('latin1').decode(bytes);
    const found = new Set<string>();
    for (const [word] of text.matchAll(/\w+/g)) if (names.has(word)) found.add(word);
    return found;
}
