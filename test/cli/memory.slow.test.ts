// The memory of a run over many files: what one file and its imports need, however many files there are. Counted, file by file, as
// what the garbage collector could not free; and proved with heaps that are smaller than all files together.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RunFiles } from '../../server/cli/run-files';
import type { Program } from '../../server/model/program';
import { NASTY_DOCUMENTS } from '../checks/nasty-documents';
import { Folder, PROGRAM } from './transcript';

const folder = new Folder();
after(() => folder.remove());

setFlagsFromString('--expose-gc');
// V8's optimising compilers run in the background, and keep what they look at alive until they are done.
for (const compiler of ['opt', 'maglev']) setFlagsFromString(`--no-${compiler}`);
const collect: () => void = runInNewContext('gc');

/** What a comment adds to a file, so that few files are as much as a run keeps in any case. */
const FILLER = `// ${'x'.repeat(100)}\n`.repeat(1000);

interface Shape {
    readonly title: string;
    /** What file number `at` of `count` imports. */
    readonly imports: (at: number, count: number) => readonly string[];
    /** Files beside the numbered ones. */
    readonly beside?: readonly string[];
    /** Documents that may be alive behind any file, in a run of any length. */
    readonly alive: (count: number) => number;
}

/** A run keeps 512 KiB of imports, which is five files here, in addition to what the current file needs. */
const KEPT = 5;
const last = (count: number): string => name(count - 1);

const SHAPES: readonly Shape[] = [
    { title: 'no imports', imports: () => [], alive: () => 0 },
    {
        title: 'names that all import',
        imports: () => ['names.eemi'],
        beside: ['names.eemi'],
        alive: () => 1,
    },
    {
        title: 'names that all import, in a turn of their own that is the first',
        imports: at => (at === 0 ? [] : [name(0)]),
        alive: () => 1,
    },
    {
        title: 'names that all import, in a turn of their own that is the last',
        imports: (at, count) => (at === count - 1 ? [] : [last(count)]),
        alive: () => 1,
    },
    {
        title: 'names of its own for each',
        imports: (at, count) => (at < count / 2 ? [name(at + Math.ceil(count / 2))] : []),
        alive: () => KEPT,
    },
    { title: 'pairs', imports: at => (at % 2 === 0 ? [name(at + 1)] : []), alive: () => KEPT },
    {
        title: 'each imports itself and the next, in a ring of two',
        imports: at => [name(at ^ 1)],
        alive: () => KEPT,
    },
    {
        title: 'what is not there',
        imports: at => [`missing-${at}.eemi`],
        alive: () => 0,
    },
    {
        title: 'a chain, which its first file needs whole',
        imports: (at, count) => (at === count - 1 ? [] : [name(at + 1)]),
        alive: count => count,
    },
];

function name(at: number): string {
    return `${`${at}`.padStart(3, '0')}.eemi`;
}

for (const { title, imports, beside = [], alive } of SHAPES) {
    test(`alive at once: ${title}`, async () => {
        for (const count of [12, 36]) {
            folder.delete('shape');
            for (const file of beside) folder.write(`shape/${file}`, FILLER);
            for (let at = 0; at < count; at++) {
                const lines = imports(at, count).map(file => `import "${file}"\n`);
                folder.write(`shape/${name(at)}`, lines.join('') + FILLER);
            }
            const most = await mostAlive(count);
            assert.ok(most <= alive(count), `${most} documents are alive in a run of ${count}`);
        }
    });
}

/** How many documents are alive at most, each time that a file has been checked and let go. */
async function mostAlive(count: number): Promise<number> {
    const runFiles = new RunFiles([]);
    const seen = new Set<WeakRef<object>>();
    let most = 0;
    for (let at = 0; at < count; at++) {
        const path = `${folder.path}/shape/${name(at)}`;
        note(runFiles, path, seen);
        await new Promise(resolve => setImmediate(resolve));
        collect();
        for (const each of seen) if (each.deref() === undefined) seen.delete(each);
        most = Math.max(most, seen.size);
    }
    return most;
}

/** Checks a file, and notes the documents that this took. */
function note(runFiles: RunFiles, path: string, seen: Set<WeakRef<object>>): void {
    const analysis = runFiles.analyse({ path, shown: path, text: undefined });
    assert.ok(!('failure' in analysis));
    runFiles.findings(analysis);
    const known = new Set([...seen].map(each => each.deref()));
    const waiting: Program[] = [analysis.program];
    for (let program = waiting.pop(); program !== undefined; program = waiting.pop()) {
        if (!known.has(program.document)) seen.add(new WeakRef(program.document));
        known.add(program.document);
        for (const each of program.imports) if (each.program !== undefined) waiting.push(each.program);
    }
}

test('names that all import are read once', () => {
    folder.delete('shared');
    folder.write('shared/a-first.eemi', 'import "names.eemi"\n');
    folder.write('shared/names.eemi', 'names node {\n    NODE_A = 0\n}\n');
    for (let at = 0; at < 200; at++) {
        folder.write(
            `shared/${name(at)}`,
            `import "names.eemi"\nnode t {\n    NODE_A -> deny\n}\n// ${at}\n`,
        );
    }
    const programs = new Set<Program | undefined>();
    const runFiles = new RunFiles([]);
    for (const file of [...Array.from({ length: 200 }, (_, at) => name(at)), 'a-first.eemi', 'names.eemi']) {
        const path = `${folder.path}/shared/${file}`;
        const analysis = runFiles.analyse({ path, shown: file, text: undefined });
        assert.ok(!('failure' in analysis) && analysis.problems.length === 0, file);
        programs.add(file === 'names.eemi' ? analysis.program : analysis.program.imports[0]?.program);
    }
    assert.equal(programs.size, 1);
});

test('a heap that holds a few files is enough for many', async context => {
    const ids = Array.from({ length: 1000 }, (_, id) => `NODE_${'LONG_'.repeat(30)}${id}`);
    const names = ids.map((node, id) => `    ${node} = ${id}\n`).join('');
    const rows = ids.map(node => `    ${node} -> MM_A\n`).join('');
    for (let file = 0; file < 50; file++) {
        const outputs = `emit c "../out/${file}.h"\nemit ts "../out/${file}.ts"\n`;
        const text = `${outputs}import "../names/${file}.eemi"\nnode t {\n${rows}}\n`;
        folder.write(`all/boards/${file}.eemi`, text);
        folder.write(
            `all/names/${file}.eemi`,
            `names frame {\n    MM_A = at 0xff000000\n}\nnames node {\n${names}}\n`,
        );
    }
    const runs: [string[], RegExp][] = [
        [['check', 'all'], /^100 files checked: no findings\n$/],
        [['emit', '--root', '.', 'all'], /^(written .*\n){100}$/],
        [['check', 'all'], /^100 files checked: no findings\n$/],
        [['emit', '--check', '--root', '.', 'all'], /\n100 outputs: all up to date\n$/],
    ];
    for (const [args, expected] of runs) {
        await context.test(args.join(' '), () => {
            const result = spawnSync(process.execPath, ['--max-old-space-size=48', PROGRAM, ...args], {
                cwd: folder.path,
                encoding: 'utf8',
                maxBuffer: 1e9,
            });
            assert.equal(result.stderr, '');
            assert.match(result.stdout, expected);
        });
    }
});

test('a million ids are printed, compared and printed again in a heap that their rows would not fit into', async context => {
    folder.write(
        'million/a.eemi',
        'emit c "a.h"\nemit ts "a.ts"\nnode t {\n    0..1048575 -> hwdom // all\n}\n',
    );
    for (const [args, expected] of [
        [['emit', 'million'], /^written .*\nwritten .*\n$/],
        [['emit', '--check', 'million'], /\n2 outputs: all up to date\n$/],
        [['emit', 'million'], /^unchanged .*\nunchanged .*\n$/],
    ] as const) {
        await context.test(args.join(' '), () => {
            const result = spawnSync(process.execPath, ['--max-old-space-size=128', PROGRAM, ...args], {
                cwd: folder.path,
                encoding: 'utf8',
            });
            assert.equal(result.stderr, '');
            assert.match(result.stdout, expected);
        });
    }
});

const MEGABYTES = 250;

test(`a file of 100 kB needs less than ${MEGABYTES} MB`, async context => {
    const indexed =
        'target xlnx\nemit c "a.h"\nnode t {\n    index I(n) = n & 0xfffff\n    0..1048575 -> hwdom\n}\n';
    folder.write('most.cjs', MOST_MEMORY);
    folder.write('indexed/a.eemi', indexed);
    for (const title of DEMANDING) folder.write(`${title}/a.eemi`, NASTY_DOCUMENTS[title] ?? '');
    for (const args of [
        ['emit', 'indexed'],
        ['emit', '--check', 'indexed'],
        ['check', 'indexed'],
        ['emit', 'indexed'],
        ['emit', '--stdout', 'c', 'indexed/a.eemi'],
        ...DEMANDING.map(title => ['check', title]),
        ['query', `${DEMANDING[0]}/a.eemi`],
    ])
        await context.test(args.join(' '), () => {
            const { stdout, stderr } = spawnSync(process.execPath, ['-r', './most.cjs', PROGRAM, ...args], {
                cwd: folder.path,
                encoding: 'utf8',
                maxBuffer: 1e9,
            });
            assert.notEqual(stdout, '');
            const most = Number(/MEMORY (\d+)/.exec(stderr)?.[1]) / 1000;
            assert.ok(most < MEGABYTES, `${most} MB: ${stderr.slice(0, 500)}`);
        });
});

const DEMANDING = [
    'domains with all that there is',
    'heads of tables',
    'one letter a line',
    'claims about registers of rows with masks within a page',
    'short ranges that a macro maps to one index',
] as const;

/** Prints the most memory, in kB, that a run of Node has had. */
const MOST_MEMORY = `process.on('exit', () => require('node:fs').writeSync(2, 'MEMORY ' + process.resourceUsage().maxRSS + '\\n'));`;
