// The generated pages, by path: one list for the command that writes them and the test that proves that they are up to date.

import { type Code, codes, type Words, wholeText } from '../server/diagnostics';
import { diagnosticsPage } from '../server/diagnostics/documentation';
import { manualOf } from '../server/diagnostics/manual';
import { problemsOf } from '../test/workspace';
import { findingsPage } from './findings';
import { manPage } from './man';
import { measuredSection, tallies } from './measured';
import { mistakesPage } from './mistakes';
import { platformsPage } from './platforms';
import { projectSchema } from './project-schema';
import { slipsPage } from './slips';

export const GENERATED_PAGES: ReadonlyMap<string, () => string> = new Map([
    ['server/diagnostics/said.txt', () => saidText()],
    ['docs/diagnostics.md', () => diagnosticsPage(said)],
    ['docs/eemi-acl.1', manPage],
    ['docs/eemi.schema.json', projectSchema],
    ['docs/findings.md', findingsPage],
    ['docs/mistakes.md', mistakesPage],
    ['docs/platforms.md', platformsPage],
    ['docs/slips.md', slipsPage],
]);

/** The last section of a page, which takes seconds to make, by the page's path. */
export const MEASURED_SECTIONS: ReadonlyMap<string, () => string> = new Map([
    ['docs/findings.md', () => measuredSection(tallies())],
]);

/** The file of what all codes say. */
const saidText = (): string =>
    codes()
        .map(code => `=== ${code}\n${wholeText(said(code))}\n`)
        .join('');

/** What the checker says about the bad example of a code now; a code that it does not report says nothing. */
const said = (code: Code): Words =>
    problemsOf(manualOf(code).bad).find(problem => problem.code === code) ?? { message: '', detail: '' };
