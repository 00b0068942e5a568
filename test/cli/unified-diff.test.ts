// A unified diff leads from one text to the other, and says as little as it can of a change in a table.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { unifiedDiff } from '../../server/cli/unified-diff';

/** What a diff makes of a text: every line of a hunk must be where the hunk says. */
function patched(text: string, diff: string): string {
    const lines = text.split('\n');
    const result: string[] = [];
    let at = 0;
    for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
        const [head = '', ...body] = hunk.replace(/\n$/, '').split('\n');
        const [, first = '', count = '1'] = /^@@ -(\d+)(?:,(\d+))? \+/.exec(head) ?? [];
        const from = count === '0' ? Number(first) : Number(first) - 1;
        result.push(...lines.slice(at, from));
        at = from;
        for (const line of body) {
            if (line.startsWith('+')) result.push(line.slice(1));
            else if (!line.startsWith('\\')) assert.equal(lines[at++], line.slice(1));
            if (line.startsWith(' ')) result.push(line.slice(1));
        }
    }
    return [...result, ...lines.slice(at)].join('\n');
}

const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', '', '}', 'e\r', 'only', 'once'))
    .map(lines => lines.map(line => `${line}\n`).join(''));

test('the diff of two texts makes one into the other', () => {
    fc.assert(
        fc.property(text, text, (before, after) => {
            const diff = unifiedDiff('x', before, after);
            assert.equal(diff === '', before === after);
            assert.equal(patched(before, diff), after);
        }),
    );
});

const ROWS: [string, string, string, string][] = [
    [
        'a row in the middle',
        'a\nb\nc\nd\ne\nf\ng\nh\n',
        'a\nb\nc\nd\nE\nf\ng\nh\n',
        '@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    ],
    ['a row more', 'a\n}\n', 'a\nb\n}\n', '@@ -1,2 +1,3 @@\n a\n+b\n }\n'],
    ['a row that moved', 'a\nb\nc\n', 'c\na\nb\n', '@@ -1,3 +1,3 @@\n+c\n a\n b\n-c\n'],
    ['a new file', '', 'a\n', '@@ -0,0 +1,1 @@\n+a\n'],
    ['no line end', 'a', 'a\n', '@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n'],
];

for (const [title, before, after, hunks] of ROWS)
    test(title, () => {
        assert.equal(unifiedDiff('x.eemi', before, after), `--- a/x.eemi\n+++ b/x.eemi\n${hunks}`);
    });

test('a hundred thousand rows that are all different are shown as replaced', () => {
    const rows = (more: string): string => Array.from({ length: 1e5 }, (_, at) => `${at}${more}\n`).join('');
    assert.equal(unifiedDiff('x', rows(''), rows('!')).match(/^[-+]\d/gm)?.length, 2e5);
});
