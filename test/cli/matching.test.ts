// Patterns for files: what each matches in a tree, and that no pattern takes long.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import fc from 'fast-check';
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

/** What a pattern means, said a second time: by each way to share a name or a path among its parts. `FILES` has few and short ones. */
const alternatives = (pattern: string): string[] => {
    const braces = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(pattern);
    return braces === null
        ? [pattern]
        : (braces[2] ?? '').split(',').flatMap(each => alternatives(`${braces[1]}${each}${braces[3]}`));
};

const isName = (pattern: string, name: string): boolean => {
    if (pattern === '') return name === '';
    const [first = ''] = name;
    if (pattern.startsWith('*'))
        return isName(pattern.slice(1), name) || (name !== '' && isName(pattern, name.slice(first.length)));
    const [piece = '', other, members = ''] = /^(?:\[(!?)([^\]]+)\]|\\?.)/u.exec(pattern) ?? [];
    const isTaken =
        other !== undefined
            ? [...members].includes(first) !== (other === '!')
            : piece === '?' || piece.at(-1) === first;
    return name !== '' && isTaken && isName(pattern.slice(piece.length), name.slice(first.length));
};

const isPath = ([part, ...parts]: readonly string[], [name, ...names]: readonly string[]): boolean => {
    if (part === undefined) return name === undefined;
    if (part !== '**') return name !== undefined && isName(part, name) && isPath(parts, names);
    const isHere =
        parts.length === 0
            ? name !== undefined && names.length === 0
            : isPath(
                  parts,
                  [name, ...names].flatMap(each => each ?? []),
              );
    return isHere || (name !== undefined && names.length > 0 && isPath([part, ...parts], names));
};

/** Without what is said in other rows: links, what is skipped, and names that a pattern spells out. */
const anyName = fc.array(
    fc.constantFrom('a', 'b', 'x', 'y', '.', 'h', '*', '?', '[ab]', '[!a]', '\\*', '{a,b}', '{x,*}'),
    { minLength: 1, maxLength: 4 },
);
const anyPart = fc.oneof(
    fc.constant('**'),
    anyName.map(pieces => pieces.join('')),
);
const anyPattern = fc
    .array(anyPart, { minLength: 1, maxLength: 4 })
    .map(parts => parts.join('/'))
    .filter(pattern => !/(^|\/)\.+(\/|$)/.test(pattern));

test('random patterns match what a second evaluator says', () => {
    const seen = FILES.filter(file => file !== LONG && !file.startsWith('node_modules'));
    fc.assert(
        fc.property(anyPattern, pattern => {
            const found = filesMatching(pattern, ['node_modules'], folder)?.found ?? [];
            const names = found
                .map(file => path.relative(folder, file).replaceAll(path.sep, '/'))
                .filter(name => name !== LONG);
            const expected = seen.filter(file =>
                alternatives(pattern).some(each => isPath(each.split('/'), file.split('/'))),
            );
            assert.deepEqual(names.sort(), expected.sort(), pattern);
        }),
        { numRuns: 2000 },
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
