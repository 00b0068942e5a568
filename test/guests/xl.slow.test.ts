// What is read of a guest's configuration is what xl reads: libxlutil judges random files.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { before } from 'node:test';
import fc from 'fast-check';
import { scanEntry } from '../../server/guests/config';
import { readXl, type XlValue } from '../../server/guests/xl';
import { compiler } from '../emit/compile';
import { scratchFolder } from '../emit/scratch';
import { missingTool } from '../missing-tool';
import { randomConfig } from './random-config';

const RANDOM_FILES = 10_000;

const scratch = scratchFolder('eemi-xl-');

before(() => {
    const { command } = compiler();
    const args = ['-O1', '-o', scratch.at('judge'), 'test/fixtures/c/xl-judge.c', '-lxlutil'];
    assert.equal(spawnSync(command, args).status, 0, missingTool('libxlutil'));
});

test(`${RANDOM_FILES} random files are read as libxlutil reads them`, () => {
    const seed = Date.now();
    const files = fc.sample(randomConfig, { numRuns: RANDOM_FILES, seed });
    const right = judged(files);
    const differing = files.findIndex((file, at) => !isAlike(file, right[at]));
    const file = files[differing] ?? '';
    assert.equal(
        differing,
        -1,
        `seed ${seed}: ${JSON.stringify(file)} is ${right[differing]}, not ${readHere(file)}`,
    );
    assert.ok(right.filter(each => each.includes(',')).length > RANDOM_FILES / 10, 'few files have pages');
    assert.ok(right.filter(each => each === 'refused').length > RANDOM_FILES / 10, 'few files are refused');
});

/** `xl` takes numeric escapes and reads something else than they say, so they are refused here. */
const isAlike = (file: string, right: string | undefined): boolean =>
    readHere(file) === right || readXl(Buffer.from(file)).fault?.problem === 'numeric-escape';

/** What the judge says about each file. */
function judged(files: readonly string[]): string[] {
    const input = Buffer.concat(
        files.flatMap(file => [Buffer.from(`${Buffer.byteLength(file)}\n`), Buffer.from(file)]),
    );
    const { stdout, status } = spawnSync(scratch.at('judge'), { input, maxBuffer: 1 << 28 });
    assert.equal(status, 0);
    return stdout
        .toString()
        .trimEnd()
        .split('\n')
        .map(line => line.trimEnd());
}

/** The same in its words. That Xen has no such pages is no business of libxlutil's. */
function readHere(file: string): string {
    const { settings } = { settings: undefined, ...readXl(Buffer.from(file)) };
    if (settings === undefined) return 'refused';
    const iomem = settings.get('iomem');
    const entries = iomem?.kind === 'list' ? iomem.values.map(entryHere) : [];
    return entries.includes('refused') ? 'refused' : entries.join(' ') || 'none';
}

function entryHere(value: XlValue): string {
    const read = value.kind === 'list' ? 'no-text' : scanEntry(value.text, false);
    return typeof read === 'string' ? 'refused' : `${read.first.toString(16)},${read.count.toString(16)}`;
}
