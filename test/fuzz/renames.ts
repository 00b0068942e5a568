// Names renamed to names of every kind: a rename is refused, or the file means the same as before and has the same findings.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { policyDigest } from '../../server/access/policy';
import type { Analysis } from '../../server/checks/analyse';
import { finish } from '../../server/language/steps';
import { rename } from '../features/answers';
import { BOARD, workspaceOf } from '../features/editor';
import { applyEdits } from '../marked';
import { FIXTURES } from '../random-edits';
import { ROOT } from '../workspace';
import { attack } from './attack';

/** Files with names of their own; those of a platform cannot be renamed. */
const TEXTS = [
    BOARD,
    `target xlnx\n${BOARD}`,
    `platform zynqmp\n${BOARD}`,
    ...FIXTURES.filter(([path]) => path.startsWith('test/fixtures')).map(([, text]) => text),
];

const WORD = /[A-Za-z_]\w*/g;

const NEW_NAMES = ['X', 'NODE_RPU', 'MM_RTC', 'node', 'int', 'WCHAR_MAX', 'NODE_SWDT_1', 'n', 'PAGE_SIZE'];

export const renames = attack(
    'renames',
    'a rename is refused, or changes nothing but the name',
    40,
    fc.record({
        text: fc.constantFrom(...TEXTS),
        word: fc.nat(),
        other: fc.option(fc.nat(), { nil: undefined }),
        name: fc.constantFrom(...NEW_NAMES),
    }),
    ({ text, word, other, name }) => {
        const words = [...text.matchAll(WORD)];
        const { index = 0, 0: old = '' } = words[word % words.length] ?? {};
        // Often to a name that the file has already.
        const newName = other === undefined ? name : (words[other % words.length]?.[0] ?? name);
        const workspace = workspaceOf(new Map([[ROOT, text]]));
        const lines = text.slice(0, index).split('\n');
        const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        const answer = rename(workspace, ROOT, place, newName);
        if ('refused' in answer) return;
        const renamed = applyEdits(text, answer.changes?.[workspace.uriOf(ROOT)] ?? []);
        const before = meaningOf(workspace.analysis(ROOT));
        const after = meaningOf(workspaceOf(new Map([[ROOT, renamed]])).analysis(ROOT));
        // A rename is how a name of C is put right.
        const stays = (found: string): boolean =>
            !found.endsWith('reserved-name') || after.findings.includes(found);
        const expected = { ...before, findings: before.findings.filter(stays) };
        assert.deepEqual(after, expected, `${old} to ${newName} in\n${text}`);
    },
);

/** The policy, and the findings by code and line. */
function meaningOf(analysis: Analysis | undefined): { policy: string; findings: readonly string[] } {
    assert.ok(analysis);
    const { program, problems } = analysis;
    const findings = problems.map(({ code, range }) => `${range.start.line} ${code}`);
    return { policy: finish(policyDigest(program)), findings };
}
