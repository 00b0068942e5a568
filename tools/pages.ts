// The pages that are generated, by path: one list for the command that writes them and the test that proves them fresh.

import { diagnosticsPage } from '../server/diagnostics/documentation';
import { findingsPage } from './findings';

export const GENERATED_PAGES: ReadonlyMap<string, () => string> = new Map([
    ['docs/diagnostics.md', diagnosticsPage],
    ['docs/findings.md', findingsPage],
]);
