// How severe a finding is for an editor, and what a status bar counts: information is shown, and is no problem.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { diagnosticsOf, MOST } from '../../server/lsp/diagnostics';
import { statusOf } from '../../server/lsp/status';
import type { Problem } from '../../server/model/problem';
import { hostOf } from '../workspace';

const FILE = 'board.eemi';
const TEXT = `platform zynqmp
target xlnx
license "?"
node nodes {
    waive index-gap "an example"
    NODE_RPU -> MM_RPU
    NODE_RTC -> MM_RPU_0
}
names node {
    NODE_RPU = 9
}
`;

const analysis = analyse(FILE, hostOf(new Map([[FILE, TEXT]])));
assert.ok(analysis);
const { program, problems } = analysis;

const uriOf = (file: string): string => file;
const shown = (of: readonly Problem[]): (number | undefined)[] =>
    diagnosticsOf(of, { uriOf, page: '' }).map(({ severity }) => severity);

test('an error is 1, a warning 2 and information 3', () => {
    assert.deepEqual(
        problems.map(({ severity }) => severity),
        ['information', 'error', 'error', 'warning'],
    );
    assert.deepEqual(shown(problems), [3, 1, 1, 2]);
});

test('what is left out of a long list is as severe as the worst of it', () => {
    const [information, error, , warning] = problems;
    assert.ok(information && error && warning);
    const many = Array<Problem>(MOST).fill(error);
    for (const [rest, severity] of [
        [[information], 3],
        [[information, warning, information], 2],
        [[warning, error, information], 1],
    ] as const)
        assert.equal(shown([...many, ...rest]).at(-1), severity);
});

test('a status counts errors and warnings, and no information', () => {
    const workspace = { uriOf, freshness: () => undefined };
    const { errors, warnings } = statusOf(workspace, program, problems, { version: 1, typed: undefined });
    assert.deepEqual({ errors, warnings }, { errors: 2, warnings: 1 });
});
