// Which file a new one was before.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { renames } from '../../server/cli/renamed';

const A = 'one line of many\nanother line of it\nand a third one\nand the last\n';
const CHANGED = A.replace('another', 'a changed');
const B = 'what has nothing\nto do with\nthe other text\nat all\n';

type Texts = Readonly<Record<string, string>>;

const ROWS: readonly (readonly [title: string, appeared: Texts, gone: Texts, found: string])[] = [
    ['the same text', { b: A }, { a: A }, 'b was a'],
    ['a changed text', { b: CHANGED }, { a: A }, 'b was a'],
    ['another order of the lines', { b: A.split('\n').reverse().join('\n') }, { a: A }, 'b was a'],
    ['another text', { b: B }, { a: A }, ''],
    ['less than half of the text', { b: A.slice(0, 30) }, { a: A }, ''],
    ['more than twice the text', { b: A + B + B }, { a: A }, ''],
    [
        'half of the text',
        { b: `one line of many\nanother line of it\n${'x'.repeat(28)}\n` },
        { a: A },
        'b was a',
    ],
    ['the same line again and again', { b: 'x\n'.repeat(10) }, { a: `x\n${B}` }, ''],
    ['two that are alike: the more alike one', { b: A }, { a: CHANGED, c: A }, 'b was c'],
    ['two of one: the more alike one, and the other is new', { b: CHANGED, c: A }, { a: A }, 'c was a'],
    ['two of one that are equally alike: the first by name', { c: A, b: A }, { a: A }, 'b was a'],
    ['two of two', { c: CHANGED, d: B }, { a: A, b: B }, 'd was b, c was a'],
    ['nothing is gone', { b: A }, {}, ''],
    ['nothing is new', {}, { a: A }, ''],
    ['empty texts, which have nothing in common', { b: '' }, { a: '' }, ''],
];

for (const [title, appeared, gone, found] of ROWS)
    test(title, () => assert.equal(saidOf(appeared, gone), found));

const saidOf = (appeared: Texts, gone: Texts): string =>
    [...renames(new Map(Object.entries(appeared)), new Map(Object.entries(gone)))]
        .map(([now, before]) => `${now} was ${before}`)
        .join(', ');

test('no file that is gone became two, whatever the texts are', () =>
    fc.assert(
        fc.property(
            fc.array(fc.constantFrom(A, CHANGED, B, '')),
            fc.array(fc.constantFrom(A, B, '')),
            (a, b) => {
                const found = renames(
                    new Map(a.map((text, at) => [`new${at}`, text])),
                    new Map(b.map((text, at) => [`old${at}`, text])),
                );
                assert.equal(new Set(found.values()).size, found.size);
            },
        ),
    ));
