// What is read of a guest's configuration, where a text in an example cannot show it. xl.slow.test.ts compares with libxlutil.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfig } from '../../server/guests/config';
import { MOST_BYTES } from '../../server/guests/xl';

const entries = (count: number): string => `iomem = [ ${'"1,1", '.repeat(count)} ]\n`;

/** What is wrong with a file; empty if nothing is. */
const FAULTS: Readonly<Record<string, readonly [file: string | Uint8Array, problem: string]>> = {
    'an empty file': ['', ''],
    'no line end at the end': ['vcpus = 1', ''],
    'a comment at the end, without a line end': ['vcpus = 1\n# one', 'comment-at-end'],
    'nothing but the sign of a comment at the end, which xl overlooks': ['vcpus = 1\n#', ''],
    'any sign at the end, which xl overlooks': ['vcpus = 1"', ''],
    'two signs at the end': ['vcpus = 1""', 'no-end'],
    'a byte order mark': [Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x3d, 0x31]), 'byte-order-mark'],
    'what is not UTF-8, in a string': [Buffer.from([0x61, 0x3d, 0x22, 0xe9, 0x22, 0x0a]), ''],
    'what is not UTF-8, outside': [Buffer.from([0x61, 0xe9, 0x3d, 0x31, 0x0a]), 'character'],
    'a zero byte in a comment': ['# \0\n', ''],
    'a zero byte outside': ['a\0 = 1\n', 'zero-byte'],
    'as many lists in each other as there may be': [`a = ${'['.repeat(1000)}${']'.repeat(1000)}\n`, ''],
    'one more': [`a = ${'['.repeat(1001)}${']'.repeat(1001)}\n`, 'too-deep'],
    'very many': ['a = '.padEnd(MOST_BYTES, '['), 'too-deep'],
    'as many entries as there may be': [entries(4096), ''],
    'one entry more': [entries(4097), 'too-many'],
    'a file as long as it may be': ['a = "'.padEnd(MOST_BYTES - 1, '\\a').concat('"'), ''],
    'one byte more': [' '.repeat(MOST_BYTES + 1), 'too-large'],
};

for (const [title, [file, problem]] of Object.entries(FAULTS))
    test(title, () => assert.equal(readConfig(Buffer.from(file), false).fault?.problem ?? '', problem));

test('an entry has its place and its pages', () => {
    const { fault, ...read } = readConfig(
        Buffer.from(
            '# guest\niomem = [ \'ff0a0,2@0\', "0xff0e0,0x1" ]\ndtdev = ["/amba/can@ff060000", []]\n',
        ),
        false,
    );
    assert.equal(fault, undefined);
    assert.deepEqual(read, {
        pages: [
            { first: 0xff0a0n, count: 2n, place: { line: 1, start: 10, end: 21 } },
            { first: 0xff0e0n, count: 1n, place: { line: 1, start: 23, end: 36 } },
        ],
        devices: [{ path: '/amba/can@ff060000', place: { line: 2, start: 9, end: 29 } }],
        ignored: [],
    });
});
