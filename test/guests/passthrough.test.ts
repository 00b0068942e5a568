// What is read of a partial device tree, region by region, and that no blob is too damaged to be refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readPassthrough } from '../../server/guests/passthrough';
import { BLOBS_A_TREE, damagedTrees, readDamaged } from '../fuzz/trees';
import { blobOf } from './blob';

/** A tree with one device, whose parent has two cells for each number unless another line is given. */
const device = (lines: string, cells = '#address-cells = <2>; #size-cells = <2>;'): string =>
    `passthrough { ${cells} uart@1 { ${lines} }; };`;

const FORCE = 'xen,force-assign-without-iommu;';
const PATH = 'xen,path = "/axi/uart";';

const READ: Readonly<Record<string, readonly [root: string, read: string]>> = {
    'a page, and the page behind it': [
        device(`${PATH} xen,reg = <0 0xff000000 0 0x1000 0 0x1000>;`),
        'ff000 +ff001',
    ],
    'two entries': [
        device(`${PATH} xen,reg = <0 0xff000000 0 0x2000 0 0>, <8 0xff000000 0 0x1000 0 0>;`),
        'ff000-ff001 +ff002 8ff000 +8ff001',
    ],
    'a size of 0 permits a page and maps none': [
        device(`${PATH} xen,reg = <0 0xff000000 0 0 0 0>;`),
        '+ff000',
    ],
    'a parent without cells: 2 and 1': [
        device(`${PATH} xen,reg = <0 0xff000000 0x1000 0 0>;`, ''),
        'ff000 +ff001',
    ],
    'one cell for each': [
        device(`${PATH} xen,reg = <0xff000000 0x1000 0>;`, '#address-cells = <1>; #size-cells = <1>;'),
        'ff000 +ff001',
    ],
    "the root's cells count for nothing": [
        `#address-cells = <1>; #size-cells = <1>; ${device(`${PATH} xen,reg = <0 0xff000000 0x1000 0 0>;`, '')}`,
        'ff000 +ff001',
    ],
    "a device's own cells are for those below it": [
        device(
            `#address-cells = <1>; #size-cells = <0>; ${PATH} xen,reg = <0 0xff000000 0 0x1000 0 0>; flash@0 { reg = <0>; };`,
        ),
        'ff000 +ff001',
    ],
    'five cells of six grant nothing': [device(`${PATH} xen,reg = <0 0xff000000 0x1000 0 0>;`), '5 of 6'],
    'six cells of five': [device(`${PATH} xen,reg = <0 0xff000000 0 0 0 0>;`, ''), '+ff000 6 of 5'],
    'more regions than are read, which no device is to blame for': [
        device(
            `${PATH} xen,reg = ${Array.from({ length: 2049 }, () => '<0 0xff000000 0 0x1000 0 0>').join()};`,
        ),
        'too-many ',
    ],
    'without a path, by force': [device(`${FORCE} xen,reg = <0 0xff000000 0 0x1000 0 0>;`), 'ff000 +ff001'],
    'by force whatever its value': [
        device(`xen,force-assign-without-iommu = <0>; xen,reg = <0 0xff000000 0 0x1000 0 0>;`),
        'ff000 +ff001',
    ],
    'without a path': [device('xen,reg = <0 0xff000000 0 0x1000 0 0>;'), 'no-path uart@1'],
    'a path alone': [device(PATH), 'no-reg uart@1'],
    'an address inside a page': [
        device(`${PATH} xen,reg = <0 0xff000800 0 0x1000 0 0>;`),
        'inside-page uart@1',
    ],
    'a size inside a page': [device(`${PATH} xen,reg = <0 0xff000000 0 0x800 0 0>;`), 'inside-page uart@1'],
    'a guest address inside a page': [
        device(`${PATH} xen,reg = <0 0xff000000 0 0x1000 0 8>;`),
        'inside-page uart@1',
    ],
    'three cells': [device(`${PATH} xen,reg = <0 0 0>;`, '#address-cells = <3>;'), 'bad-cells uart@1'],
    'no cells': [device(`${PATH} xen,reg = <0 0 0>;`, '#size-cells = <0>;'), 'bad-cells uart@1'],
    'past the last page': [device(`${PATH} xen,reg = <0xffffffff 0xfffff000 0 0x1000 0 0>;`), 'wraps uart@1'],
    'what is not below /passthrough': [`axi { uart@1 { ${PATH} xen,reg = <0 0 0>; }; };`, ''],
    'letters of any case in /passthrough': [
        device(`${PATH} xen,reg = <0 0xff000000 0 0x1000 0 0>;`).replace('passthrough', 'PassThrough'),
        'ff000 +ff001',
    ],
    'deeper below': [
        `passthrough { bus { #address-cells = <1>; #size-cells = <1>; uart@1 { ${PATH} xen,reg = <0xff000000 0x1000 0>; }; }; };`,
        'ff000 +ff001',
    ],
    'two lists': [
        device(
            `${PATH} xen,reg = <0 0xff000000 0 0x1000 0 0>; xen,reg-cacheable = <0 0x70000000 0 0x1000 0 0>;`,
        ),
        'ff000 +ff001 70000 +70001',
    ],
    'a cacheable list alone': [
        device(`${PATH} xen,reg-cacheable = <0 0x70000000 0 0x1000 0 0>;`),
        '70000 +70001',
    ],
};

function shown(root: string, chosen: string | undefined, takesCacheable: boolean): string {
    const read = readPassthrough(blobOf(`/dts-v1/;\n/ { ${root} };`), chosen, takesCacheable);
    if (read.fault !== undefined) return `${read.fault.problem} ${read.fault.device}`;
    return [
        ...read.regions.map(
            ({ first, last, isExtra }) =>
                `${isExtra ? '+' : ''}${first.toString(16)}${first === last ? '' : `-${last.toString(16)}`}`,
        ),
        ...read.rests.map(({ cells, needed }) => `${cells} of ${needed}`),
    ].join(' ');
}

for (const [title, [root, read]] of Object.entries(READ))
    test(title, () => assert.equal(shown(root, undefined, true), read));

test('upstream knows no cacheable list', () => {
    const list = 'xen,reg-cacheable = <0 0x70000000 0 0x1000 0 0>;';
    assert.equal(shown(device(`${PATH} ${list}`), undefined, false), 'no-reg uart@1');
    assert.equal(shown(device(list), undefined, false), '');
});

test('a node is chosen with what is below it, and mistakes of others do not count', () => {
    const entry = (page: number): string => `xen,path = "/a"; xen,reg = <0 ${page * 0x1000} 0 0x1000 0 0>;`;
    const root = `passthrough { #size-cells = <2>; a@1 { ${entry(1)} #size-cells = <2>; c@3 { ${entry(3)} }; };
        b@2 { xen,path = "/b"; }; };`;
    assert.equal(shown(root, 'a@1', true), '1 +2 3 +4');
    assert.equal(shown(root, 'c@3', true), '3 +4');
    assert.equal(shown(root, 'b@2', true), 'no-reg b@2');
    assert.equal(shown(root, 'd@4', true), '');
});

test('what is no tree is said to be that', () => {
    const blob = Buffer.from(blobOf('/dts-v1/;\n/ { a { }; };'));
    const problem = (bytes: Uint8Array): string | undefined =>
        readPassthrough(bytes, undefined, true).fault?.problem;
    const with32 = (at: number, value: number): Buffer => {
        const changed = Buffer.from(blob);
        changed.writeUInt32BE(value, at);
        return changed;
    };
    assert.equal(problem(blob), undefined);
    assert.equal(problem(Buffer.concat([blob, Buffer.from('behind')])), undefined);
    assert.equal(problem(Buffer.alloc(0)), 'no-tree');
    assert.equal(problem(Buffer.from('iomem = []\n')), 'no-tree');
    assert.equal(problem(Buffer.from('// SPDX-License-Identifier: MIT\n/dts-v1/;\n/ { };\n')), 'source');
    assert.equal(problem(blob.subarray(0, 20)), 'cut-off');
    assert.equal(problem(blob.subarray(0, blob.length - 1)), 'cut-off');
    assert.equal(problem(with32(20, 15)), 'old-version');
    assert.equal(problem(with32(24, 18)), 'old-version');
    assert.equal(problem(with32(8, blob.length)), 'out-of-bounds');
    assert.equal(problem(with32(36, 0xffff_ffff)), 'out-of-bounds');
    assert.equal(problem(with32(56, 2)), 'bad-structure');
    assert.equal(problem(Buffer.alloc(2 ** 21 + 1)), 'too-large');
    const nested = (levels: number): Uint8Array =>
        blobOf(`/dts-v1/;\n/ { ${'a { '.repeat(levels)}${'}; '.repeat(levels)} };`);
    assert.equal(problem(nested(63)), undefined);
    assert.equal(problem(nested(64)), 'too-deep');
});

test('100 000 blobs of any bytes are read or refused', () => {
    fc.assert(fc.property(damagedTrees, readDamaged), { numRuns: 100_000 / BLOBS_A_TREE });
});
