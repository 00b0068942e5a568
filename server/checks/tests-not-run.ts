// tests-not-run: this version reads tests and does not run them, so a claim that is false looks like one that holds. The rule goes
// when they are run.

import { problem, rangeIn } from '../model/problem';
import { wholeProgram } from './forms';

export const testsNotRun = wholeProgram(['tests-not-run'], function* ({ blocks, document }) {
    const tests = blocks.filter(({ kind }) => kind === 'test');
    const [first] = tests;
    if (first === undefined) return;
    const { head, line } = first;
    const wholeLine = { start: 0, end: document.lines.get(line)?.text.length ?? 0 };
    const place = (head.kind === 'test' && head.title) || wholeLine;
    yield problem('tests-not-run', rangeIn(line, place), { tests: tests.length });
});
