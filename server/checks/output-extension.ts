// output-extension: an output whose path ends as those of the other format do, so that its readers take it for something else.

import { FORMAT_OF, type Format } from '../language/statements/emit';
import { problem, rangeIn, replace } from '../model/problem';
import { wholeProgram } from './forms';

export const outputExtension = wholeProgram(['output-extension'], function* ({ document }) {
    for (const line of document.structure) {
        const { statement } = line.node;
        if (statement.kind !== 'emit' || statement.format === undefined || statement.path === undefined)
            continue;
        const { format, path, plain } = statement;
        const other = FORMAT_OF.get(path.value.slice(path.value.lastIndexOf('.')));
        if (other === undefined || other === format) continue;
        const span = { start: path.start, end: path.end };
        const word = wordBefore(line.text, path.start, format);
        // `plain` is for C alone.
        const fixes =
            plain || word === undefined
                ? []
                : [replace(`Write ${other}: the output is ${OUTPUTS[other]}`, line.number, word, other)];
        yield problem(
            'output-extension',
            rangeIn(line.number, span),
            { path: path.value, format, other },
            { fixes },
        );
    }
});

const OUTPUTS: Readonly<Record<Format, string>> = { c: 'a C header', ts: 'a TypeScript module' };

/** Where the format stands before a path. */
function wordBefore(text: string, path: number, format: Format): { start: number; end: number } | undefined {
    const end = text.slice(0, path).trimEnd().length;
    const start = end - format.length;
    return text.slice(start, end) === format ? { start, end } : undefined;
}
