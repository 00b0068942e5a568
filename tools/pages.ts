// The generated pages, by path: one list for the command that writes them and the test that proves that they are up to date.

import { diagnosticsPage } from '../server/diagnostics/documentation';
import { findingsPage } from './findings';

export const GENERATED_PAGES: ReadonlyMap<string, () => string> = new Map([
    ['docs/diagnostics.md', diagnosticsPage],
    ['docs/findings.md', findingsPage],
]);
