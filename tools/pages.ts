// The generated pages, by path: one list for the command that writes them and the test that proves that they are up to date.

import type { Code, Words } from '../server/diagnostics';
import { diagnosticsPage } from '../server/diagnostics/documentation';
import { examplesOf, saidText } from '../server/diagnostics/examples';
import { problemsOf } from '../test/workspace';
import { findingsPage } from './findings';

export const GENERATED_PAGES: ReadonlyMap<string, () => string> = new Map([
    ['server/diagnostics/said.txt', () => saidText(said)],
    ['docs/diagnostics.md', () => diagnosticsPage(said)],
    ['docs/findings.md', findingsPage],
]);

/** What the checker says about the bad example of a code now; a code that it does not report says nothing. */
const said = (code: Code): Words =>
    problemsOf(examplesOf(code).bad).find(problem => problem.code === code) ?? { message: '', detail: '' };
