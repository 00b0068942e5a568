// Fixtures after random edits: texts with every kind of damage, as while someone types.

import fc from 'fast-check';
import { FIXTURES, randomEdits, rangeOf, replaced } from '../random-edits';

/** The other fixtures would only make the tests slower. */
const SMALL = FIXTURES.map(([, text]) => text).filter(text => text.length < 20_000);

export const damaged: fc.Arbitrary<string> = fc
    .tuple(fc.nat(SMALL.length - 1), randomEdits)
    .map(([at, edits]) =>
        edits.reduce(
            (text, edit) => replaced(text, rangeOf(edit, text.split('\n').length), edit.newText),
            SMALL[at] ?? '',
        ),
    );

/** The lines of a text, without their ends. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/);
