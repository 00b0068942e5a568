// Patterns for files: what each matches in a tree, and that no pattern takes long.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { filesMatching } from '../../server/cli/matching';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
after(() => rmSync(folder, { recursive: true }));

/** The longest name that disks have. */
const LONG = 'a'.repeat(255);

const FILES = ['a', 'ab', 'x/a', 'x/y/a', 'x/.h', '[a]', '*', 'é', '🎉', 'node_modules/a', 'x/b{c', LONG];
for (const file of FILES) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
}
symlinkSync('..', path.join(folder, 'x', 'up'));
symlinkSync('../a', path.join(folder, 'x', 'link'));

/** A pattern, and the files that it matches, in the order of their names. */
const ROWS: readonly (readonly [pattern: string, matches: string])[] = [
    ['a', 'a'],
    ['none', ''],
    ['?', '* a é 🎉'],
    ['a?', 'ab'],
    ['x/*', 'x/.h x/a x/b{c'],
    ['*/a', 'x/a'],
    ['**/a', 'a x/a x/y/a'],
    ['**/**/a', 'a x/a x/y/a'],
    ['x/**', 'x/.h x/a x/b{c x/y/a'],
    ['x/**/y/*', 'x/y/a'],
    ['*/*/*/a', ''],
    ['[a-c]b', 'ab'],
    ['[!b-z]', '* a é 🎉'],
    ['[^a]', '* é 🎉'],
    ['[é-🎉]', 'é 🎉'],
    ['[]a]', 'a'],
    ['[[]a[]]', '[a]'],
    ['[a', ''],
    ['\\[a\\]', '[a]'],
    ['\\*', '*'],
    ['{a,x/a}', 'a x/a'],
    ['{,x/}{a,none}', 'a x/a'],
    ['{x/{a,y/*},\\*}', '* x/a x/y/a'],
    ['{a}', ''],
    ['x/b{?', 'x/b{c'],
    ['x/up/a?', 'x/up/ab'],
    ['*/up/a', ''],
    ['node_modules/*', 'node_modules/a'],
    ['*modules/*', ''],
    ['x/../?', '* a é 🎉'],
    ['./?', '* a é 🎉'],
    ['(a|ab)', ''],
];

for (const [pattern, matches] of ROWS) {
    test(`${pattern} matches ${matches}`, () => {
        const { found = [], unreadable } = filesMatching(pattern, ['node_modules'], folder) ?? {};
        const names = found.map(file => path.relative(folder, file).replaceAll(path.sep, '/'));
        assert.deepEqual(
            names.filter(name => name !== LONG).sort(),
            matches === '' ? [] : matches.split(' ').sort(),
        );
        assert.deepEqual(unreadable, []);
    });
}

test('a full path is one too, and a folder that is not there is said', () => {
    assert.deepEqual(filesMatching(`${folder}/a[b]`, [])?.found, [path.join(folder, 'ab')]);
    assert.deepEqual(
        filesMatching('none/*', [], folder)?.unreadable.map(each => each.folder),
        [path.join(folder, 'none')],
    );
});

/** As regular expressions these would need more steps than there are seconds. */
const HEAVY: readonly (readonly [pattern: string, isFound: boolean])[] = [
    [`${'*a'.repeat(120)}*b`, false],
    [`${'*a'.repeat(120)}*`, true],
    [`${'[a]*?'.repeat(100)}b`, false],
    [`${'**/'.repeat(300)}a*a`, true],
    [`{${'a*,'.repeat(99)}b}`, true],
];

for (const [pattern, isFound] of HEAVY) {
    test(`${pattern.slice(0, 20)}… takes no time`, () => {
        assert.equal(filesMatching(pattern, [], folder)?.found.includes(path.join(folder, LONG)), isFound);
    });
}

test('what is longer, or stands for more patterns, is none', () => {
    for (const pattern of [
        '*'.repeat(1001),
        '{a,b}'.repeat(20),
        `{${'a,'.repeat(100)}b}`,
        '{a,{b,c}}'.repeat(100),
    ])
        assert.equal(filesMatching(pattern, [], folder), undefined);
});
