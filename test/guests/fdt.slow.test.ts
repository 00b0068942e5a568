// Device trees are read as `dtc` means them: what it compiles gives the tree of the source again, also where this project's tests
// compile it themselves.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { before } from 'node:test';
import fc from 'fast-check';
import { readTree, type TreeNode } from '../../server/guests/fdt';
import { isThere, missingTool } from '../missing-tool';
import { blobOf } from './blob';
import { randomTree } from './random-tree';

const RANDOM_TREES = 100;

before(() => assert.ok(isThere('dtc'), missingTool('dtc')));

function compiled(source: string, ...args: readonly string[]): Uint8Array {
    const { stdout, status, stderr } = spawnSync('dtc', ['-q', '-q', '-I', 'dts', '-O', 'dtb', ...args], {
        input: source,
    });
    assert.equal(status, 0, `${stderr}${source}`);
    return stdout;
}

/** A tree as its source, in bytes. */
function sourceOf({ name, properties, children }: TreeNode): string {
    const own = [...properties].map(
        ([property, value]) => `${property} = [${Buffer.from(value).toString('hex')}];`,
    );
    return `${name === '' ? '/' : name} { ${own.join(' ')} ${children.map(sourceOf).join(' ')} };`;
}

function treeOf(blob: Uint8Array): TreeNode {
    const tree = readTree(blob);
    if (typeof tree === 'string') throw new Error(tree);
    return tree;
}

test(`${RANDOM_TREES} random trees are what dtc compiled`, () => {
    for (const source of fc.sample(randomTree, { numRuns: RANDOM_TREES, seed: 1 })) {
        const blob = compiled(source);
        const tree = treeOf(blob);
        assert.deepEqual(compiled(`/dts-v1/;\n${sourceOf(tree)}`), blob, source);
        assert.deepEqual(treeOf(compiled(source, '-V', '16')), tree);
        assert.deepEqual(treeOf(blobOf(source)), tree, source);
    }
});
