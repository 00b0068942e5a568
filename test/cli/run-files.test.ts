// The files of one run of the command line: what it answers as a host.

import assert from 'node:assert/strict';
import test from 'node:test';
import { repaired } from '../../server/checks/repair';
import { RunFiles } from '../../server/cli/run-files';

test('a file that is read both ways stays the same document and the same bytes', () => {
    const runFiles = new RunFiles([{ path: '/a', shown: 'a', text: '// caf\u00e9\n' }]);
    const first = [runFiles.document('/a'), runFiles.bytes('/a')];
    assert.ok(first.every(each => typeof each === 'object'));
    const again = [runFiles.document('/a'), runFiles.bytes('/a')];
    assert.ok(first.every((each, at) => each === again[at]));
});

test('a file that imports another one and a header is put right', () => {
    const head = 'import "b.eemi"\nimport "b.h" as node NODE_B\nnode t {\n';
    const files = {
        '/a.eemi': `${head}    NODE_A -> hwdom;\n    NODE_B -> deny\n}\n`,
        '/b.eemi': 'names node {\n    NODE_A = 1\n}\n',
        '/b.h': '#define NODE_B 2\n',
    };
    const host = new RunFiles(Object.entries(files).map(([path, text]) => ({ path, shown: path, text })));
    const { text, repairs } = repaired('/a.eemi', files['/a.eemi'], host);
    assert.equal(text, files['/a.eemi'].replace(';', ''));
    assert.equal(repairs.length, 1);
});

/** Counts how often a file is asked for as a source. */
class Counting extends RunFiles {
    asked = 0;

    override document(path: string): ReturnType<RunFiles['document']> {
        this.asked++;
        return super.document(path);
    }
}

const RING = 200;

const ring = Array.from({ length: RING }, (_, at) => ({
    path: `/${at}.eemi`,
    shown: `${at}.eemi`,
    text: `import "${(at + 1) % RING}.eemi"\n`,
}));

const rotated = (by: number): typeof ring => [...ring.slice(by), ...ring.slice(0, by)];

const ORDERS = {
    'in the order of the imports': ring,
    'against it': [...ring].reverse(),
    'from the middle': rotated(77),
    'one alone': ring.slice(150, 151),
};

for (const [order, files] of Object.entries(ORDERS)) {
    test(`a cycle of imports is told once, and each of its files is asked for once: ${order}`, () => {
        const runFiles = new Counting(ring);
        const told: string[] = [];
        for (const file of files) {
            const analysis = runFiles.analyse(file);
            assert.ok(!('failure' in analysis));
            const problems = runFiles.findings(analysis);
            assert.deepEqual(
                problems.map(({ code }) => code),
                ['import-cycle'],
            );
            told.push(...runFiles.untold(problems).map(({ message }) => message));
        }
        assert.deepEqual(told, [
            `${RING} files import each other in a cycle, so none can be read before the others`,
        ]);
        assert.equal(runFiles.asked, RING);
    });
}

test('each of two cycles is told', () => {
    const files = ['a', 'b'].map(name => ({ path: `/${name}`, shown: name, text: `import "${name}"\n` }));
    const runFiles = new RunFiles(files);
    const told = files.flatMap(file => {
        const analysis = runFiles.analyse(file);
        return 'failure' in analysis ? [] : runFiles.untold(analysis.problems);
    });
    assert.equal(told.length, 2);
});
