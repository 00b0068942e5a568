// Mails, patches and what git shows are told from C, in all their forms; C never is taken for one of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { read } from './memory';

const TABLE = `static const struct pm_access t[] = {
    [1] = { 2 },

    [2] = { 3 },
};
`;
const DIFF = `diff --git a/t.c b/t.c
index 83db48f..bf269f4 100644
--- a/t.c
+++ b/t.c
@@ -1,3 +1,4 @@
 static const struct pm_access t[] = {
-    [1] = { 2 },
+    [1] = { 3 },
`;
const HASH = '83db48f0c9a1e2d3b4c5f6a7980123456789abcd';

const quoted = (text: string, sign = '> '): string =>
    text.replace(/^.*$/gm, line => (line === '' ? sign.trim() : sign + line)).replace(/>$/, '');

/** What each is taken for, and the line that shows it, from 1. */
const REFUSED: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['a mail', `From: A <a@b.c>\nSubject: tables\n\n${TABLE}`, 'mail 1'],
    [
        'one with headers of its way',
        `Return-Path: <a@b.c>\nReceived: from a by b;\n\tMon\nTo: b\n\n${TABLE}`,
        'mail 1',
    ],
    [
        'signed',
        `DKIM-Signature: v=1; a=rsa-sha256;\n\tc=relaxed\nX-Mailer: x\nMIME-Version: 1.0\n\n${TABLE}`,
        'mail 3',
    ],
    ['with headers of lists', `X-Spam-Score: 1\nList-Id: <xen-devel>\n\n${TABLE}`, 'mail 1'],
    [
        'with its form only',
        `MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n\n${TABLE}`,
        'mail 1',
    ],
    ['out of a mailbox', `From john@example.com Mon Sep 17 00:00:00 2001\n\n${TABLE}`, 'mail 1'],
    ['that is quoted', quoted(TABLE), 'mail 1'],
    ['that is quoted twice, without blanks', quoted(quoted(TABLE, '>'), '>'), 'mail 1'],
    ['with an answer above', `Hi,\n\nsee below.\n\n${quoted(TABLE)}`, 'mail 5'],
    ['that is forwarded', `---------- Forwarded message ---------\n\n${TABLE}`, 'mail 1'],
    ['as one program forwards it', `-----Original Message-----\nSent: Monday\n\n${TABLE}`, 'mail 1'],
    ['with a patch', `From: A <a@b.c>\nSubject: [PATCH] x\n\n---\n${DIFF}`, 'mail 1'],
    ['with a patch that is quoted', quoted(DIFF), 'mail 1'],
    ['git format-patch', `From ${HASH} Mon Sep 17 00:00:00 2001\nFrom: A\n\n---\n${DIFF}`, 'mail 1'],
    ['git show', `commit ${HASH}\nAuthor: A <a@b.c>\nDate:   Mon Sep 17\n\n    x\n\n${DIFF}`, 'commit 1'],
    ['git diff', DIFF, 'patch 1'],
    ['of a merge', `diff --cc t.c\nindex 1,2..3\n@@@ -1,2 -1,2 +1,3 @@@\n  a\n++b\n`, 'patch 1'],
    ['diff -u', `--- t.c\t2024-01-01\n+++ t.c\t2024-01-02\n@@ -1 +1 @@\n-x\n+y\n`, 'patch 1'],
    ['diff -Nru', `diff -Nru a/t.c b/t.c\nBinary files differ\n`, 'patch 1'],
    ['diff -c', `*** t.c\t2024\n--- t.c\t2024\n***************\n*** 1,2 ****\n! a\n`, 'patch 1'],
    ['diff', '3c3\n< [1] = { 2 },\n---\n> [1] = { 3 },\n', 'patch 1'],
    ['svn diff', `Index: t.c\n${'='.repeat(67)}\n`, 'patch 1'],
    ['the middle of a patch', '@@ -1,3 +1,4 @@ static\n [1] = { 2 },\n+[2] = { 3 },\n', 'patch 1'],
    ['the lines of a patch', TABLE.replace(/^(?=.)/gm, '+'), 'patch 1'],
    ['behind a byte order mark', `\ufeffFrom: A\nTo: B\n\n${TABLE}`, 'mail 1'],
    ['with the line ends of a mail', `From: A\r\nTo: B\r\n\r\n${TABLE}`, 'mail 1'],
];

const SENTENCES = [
    ['mail', /^this is a mail, .*\(git am\)/],
    ['commit', /^this is what git shows .*\(git show COMMIT:FILE\)/],
    ['patch', /^this is a patch, .*\(git apply, patch -p1\)/],
] as const;

for (const [name, text, expected] of REFUSED)
    test(`refused: ${name}`, () => {
        const { refused } = read(text);
        const what = SENTENCES.find(([, pattern]) => pattern.test(refused?.message ?? ''))?.[0];
        assert.equal(`${what} ${(refused?.at.line ?? -1) + 1}`, expected);
    });

const ACCEPTED: readonly (readonly [name: string, text: string])[] = [
    [
        'labels, members and values',
        `void f(void)\n{\nFrom:\n    x();\nTo: y();\n}\nint v[] = {\n[From] = 1,\n};\n`,
    ],
    ['old designators', 'struct mail t[] = {\n{\nFrom: 3,\nTo: 4,\nSubject: 5 },\n};\n'],
    ['quotes in a comment', `/*\nFrom: A\nTo: B\n${quoted(TABLE)}${DIFF}commit ${HASH}\n*/\n${TABLE}`],
    ['quotes in comments of lines', `// From: A\n// To: B\n// > a\n${TABLE}`],
    ['operators at the margin', `int a =\n- 3\n+ 4\n> 5\n- 6;\nint b;\nint c;\nint d;\nint e;\nint f;\n`],
    ['one header', `From: x\n${TABLE}`],
    ['what is skipped', `#if 0\nDon't do this: From: A\n#endif\n${TABLE}`],
    ['nothing', ''],
];

for (const [name, text] of ACCEPTED) test(`read: ${name}`, () => assert.equal(read(text).refused, undefined));
