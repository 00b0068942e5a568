// A finding takes at most four lines of a screen's text, whatever it says, and says all of it if that is asked for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { textReport } from '../../server/cli/text-report';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { SLIPS } from '../../tools/slips';
import { filesOf, problemsOf, ROOT } from '../workspace';
import { printed } from './printed';

const FILES = [...SLIPS.map(({ file }) => file), ...codes().map(code => manualOf(code).bad)];

/** What is printed about each problem of an example, one at a time. */
const findingsOf = (example: string, verbose: boolean): string[] =>
    problemsOf(example).map(problem => {
        const text = filesOf(example).get(ROOT) ?? '';
        const report = printed(terminal => textReport(terminal, terminal.out, verbose), {
            path: ROOT,
            text,
            problems: [problem],
        });
        return report.slice(0, report.indexOf('\n\n'));
    });

test('every slip and every documented finding takes three or four lines', () => {
    for (const finding of FILES.flatMap(each => findingsOf(each, false))) {
        const lines = finding.split('\n').length;
        assert.ok(lines === 3 || lines === 4, finding);
    }
});

test('in many words it says all that there is', () => {
    for (const file of FILES)
        for (const [at, finding] of findingsOf(file, true).entries()) {
            const { message, detail, fixes = [] } = problemsOf(file)[at] ?? {};
            const said = finding.replace(/\s+/g, ' ');
            for (const each of [message ?? '', detail ?? '', ...fixes.slice(0, 5).map(({ title }) => title)])
                assert.ok(said.includes(each.replace(/\s+/g, ' ')), `${each}\n${finding}`);
        }
});
