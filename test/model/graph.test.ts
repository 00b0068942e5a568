// Graphs of imports of any shape: each file has one message about them at most, and the work is bounded.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { MOST_FILES } from '../../server/model/graph';
import { hostOver } from '../workspace';

/** Files `0.eemi`, `1.eemi`, …, each with its imports; gives what is said of the first, and how many files were read. */
function saidOf(count: number, importsOf: (file: number) => readonly number[]): [string, number] {
    const read = new Set<string>();
    const host = hostOver(path => {
        read.add(path);
        const file = Number.parseInt(path, 10);
        return Buffer.from(
            importsOf(file)
                .map(each => `import "${each}.eemi"\n`)
                .join(''),
        );
    });
    const problems = analyse('0.eemi', host)?.problems ?? [];
    assert.ok(count >= read.size);
    return [problems.map(({ code, message }) => `${code} ${message}`).join('\n'), read.size];
}

const all = (count: number): number[] => [...Array(count).keys()];

const SHAPES: Readonly<Record<string, [count: number, (file: number) => readonly number[], said: RegExp]>> = {
    'a chain as long as it may be': [MOST_FILES, file => (file + 1 < MOST_FILES ? [file + 1] : []), /^$/],
    'a chain that is too long': [
        6000,
        file => (file < 5999 ? [file + 1] : []),
        /^import-not-found .*512 files[^\n]*$/,
    ],
    'a ring': [500, file => [(file + 1) % 500], /^import-cycle 500 files import each other[^\n]*$/],
    'everybody imports everybody': [
        200,
        file => all(200).filter(other => other !== file),
        /^import-cycle 2 files import each other[^\n]*$/,
    ],
    'a file that imports too many': [
        1000,
        file => (file === 0 ? all(1000).slice(1) : []),
        /^import-not-found [^\n]*$/,
    ],
};

for (const [name, [count, importsOf, said]] of Object.entries(SHAPES)) {
    test(name, () => {
        const [text, read] = saidOf(count, importsOf);
        assert.match(text, said);
        assert.ok(read <= MOST_FILES + 1, `${read} files were read`);
    });
}
