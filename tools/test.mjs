// Runs the tests below a folder, each file in a process of its own: `node tools/test.mjs out/test`. So does `node --test`, but
// what it takes for a folder depends on its version, and on two processors it runs one file at a time.
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';

/** Milliseconds for a file: the longest, in VS Code, may have to fetch one first. */
const TIMEOUT = 900_000;

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.test.js'))
    .map(name => path.resolve(folder, name));
if (files.length === 0) throw new Error(`there is no test below ${folder}`);

run({ files, concurrency: os.availableParallelism(), timeout: TIMEOUT })
    .on('test:fail', () => {
        process.exitCode = 1;
    })
    .compose(new Spec())
    .pipe(process.stdout);
