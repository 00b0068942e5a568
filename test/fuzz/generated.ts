// Generated files that are damaged in an editor, with requests of every method in between. Each request is answered, and what is said in
// the end is what a new server says.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printOutput } from '../../server/emit/outputs';
import { BOARD } from '../features/editor';
import { type RandomEdit, randomEdits, replaced } from '../random-edits';
import { analyseExample } from '../workspace';
import { attack } from './attack';
import { inside } from './requests';
import { OpenDocument } from './server';

const SOURCE = `emit c "fuzz.h"\nemit ts "fuzz.ts"\n${BOARD}`;
const { program } = analyseExample(SOURCE);

/** Outputs, some of a source that has changed since. */
const TEXTS = [SOURCE, SOURCE.replace('NODE_DDR    -> hwdom', 'NODE_DDR    -> deny')];
const NAMES = { c: 'fuzz.h', ts: 'fuzz.ts' } as const;

interface Case {
    readonly format: 'c' | 'ts';
    readonly source: string;
    readonly edits: readonly RandomEdit[];
    readonly isInConflict: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
    format: fc.constantFrom('c', 'ts'),
    source: fc.constantFrom(...TEXTS),
    edits: randomEdits,
    isInConflict: fc.boolean(),
});

export const generatedFiles = attack(
    'generated-files',
    'every method answers in a damaged output, and edits give what the text gives',
    4,
    cases,
    async ({ format, source, edits, isInConflict }) => {
        const text = printOutput(program, format, { path: NAMES[format] }).replaceAll(
            'input.eemi',
            'fuzz.eemi',
        );
        let now = isInConflict ? `<<<<<<< a\n${text}=======\n${text}>>>>>>> b\n` : text;
        const document = await OpenDocument.generated(source, NAMES[format], now);
        for (const edit of edits) {
            const range = inside(now, edit);
            await document.edit(edit.newText, range);
            now = replaced(now, range, edit.newText);
            await document.askEverything(range.start, range.end, 'NODE_DMA');
        }
        const said = await document.settled();
        document.close();
        const again = await OpenDocument.generated(source, NAMES[format], now);
        assert.deepEqual(said, await again.settled());
        again.close();
    },
);
