// Converts declarations of C that were pasted outside the blocks of a file, as an import of the whole file does.

import { bundledNames, namesOfProgram } from '../../convert/bundled-names';
import { convertSource } from '../../convert/convert';
import { eolOf } from '../../language/lines';
import { replacedLines } from '../../language/replaced-lines';
import { linesOfCAt } from '../places/linesOfC';
import type { LongRewriter } from './rewrite';

/** Offered at C outside blocks that has a table, for all of the C that stands together. */
export const importSource: LongRewriter = function* (program, { first }) {
    const { document, target, platform } = program;
    const pasted = yield* linesOfCAt(document, first);
    const [top] = pasted;
    if (top?.before !== 'file') return [];
    const source = yield* convertSource(pasted.map(line => `${line.text}\n`).join(''), {
        names: namesOfProgram(program),
        platforms: platform === undefined ? bundledNames() : [],
        statements: STATEMENTS.filter(word =>
            document.structure.some(({ node }) => node.statement.kind === word),
        ),
        target,
    });
    const lines = source?.lines.map(line => line + eolOf(document));
    const edit = lines && replacedLines(top.number, pasted, lines);
    return edit === undefined ? [] : [{ title: source?.title ?? '', edits: [edit] }];
};

const STATEMENTS = ['platform', 'target', 'license'] as const;
