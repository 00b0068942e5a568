// Runs the tests below a folder, each file in a process of its own: `node tools/test.mjs out/test`. `node --test` does that too,
// but whether it accepts a folder depends on its version, and with two processors it runs only one file at a time. Here one file
// more runs than there are processors, because the file that drives VS Code waits half of its time, for windows and for a download.
// `SEED=random` chooses the seed of all random properties, which is otherwise always the same, and prints it.
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';

/** The time limit for a file in milliseconds: only what hangs reaches it, also where VS Code has to be downloaded first. */
const TIMEOUT = 1_800_000;

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.test.js'))
    // Those that take longest begin first: one that began last would run alone at the end.
    .sort((a, b) => turnOf(a) - turnOf(b))
    .map(name => path.resolve(folder, name));
if (process.env.SEED === 'random') process.env.SEED = `${Math.floor(Math.random() * 0x7fff_ffff)}`;
if (process.env.SEED !== undefined) console.log(`SEED=${process.env.SEED}`);
if (files.length === 0) throw new Error(`there is no test below ${folder}`);

/** Milliseconds by file. */
const spent = new Map();

run({ files, concurrency: os.availableParallelism() + 1, timeout: TIMEOUT })
    .on('test:pass', count)
    .on('test:fail', test => {
        count(test);
        process.exitCode = 1;
    })
    .compose(new Spec())
    .on('end', () => console.log(`longest: ${longest().join(', ')}`))
    .pipe(process.stdout);

function turnOf(name) {
    if (name.includes('vscode')) return 0;
    return name.includes('.slow.') ? 1 : 2;
}

function count({ file, nesting, details }) {
    if (nesting === 0) spent.set(file, (spent.get(file) ?? 0) + details.duration_ms);
}

/** The files whose tests took longest. */
function longest() {
    const first = [...spent].sort(([, a], [, b]) => b - a).slice(0, 8);
    return first.map(([file, ms]) => `${path.basename(file)} ${Math.round(ms / 1000)} s`);
}
