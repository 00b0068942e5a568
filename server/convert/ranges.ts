// Joins rows: consecutive lines of consecutive ids that grant the same become one range.

import { isName } from './c-expression';
import type { ImportedLine, SingleRow } from './lines';

/** A run of lines that may become one. */
interface Run {
    readonly line: ImportedLine;
    readonly first: SingleRow;
    readonly last: SingleRow;
}

/** The lines with a range in place of each run of two or more rows that say the same of consecutive ids. */
export function joined(lines: readonly ImportedLine[]): ImportedLine[] {
    const result: ImportedLine[] = [];
    let run: Run | undefined;
    for (const line of lines) {
        const { single } = line;
        if (run !== undefined && single !== undefined && follows(run.last, single)) {
            run = { ...run, last: single };
            continue;
        }
        if (run !== undefined) result.push(lineOf(run));
        run = single && { line, first: single, last: single };
        if (single === undefined) result.push(line);
    }
    return run === undefined ? result : [...result, lineOf(run)];
}

const follows = (above: SingleRow, below: SingleRow): boolean =>
    below.id === above.id + 1n && below.right === above.right && isName(below.name) === isName(above.name);

const lineOf = ({ line, first, last }: Run): ImportedLine =>
    first === last ? line : { text: `    ${first.name}..${last.name} -> ${first.right}`, at: line.at };
