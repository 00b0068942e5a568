// The command line does what the transcripts say, and docs/cli.md shows what it really prints.

import { testTranscripts } from './transcript';

for (const page of [
    'docs/cli.md',
    'docs/cli.md',
    'test/cli-check.md',
    'test/cli-emit.md',
    'test/cli-format.md',
    'test/cli-inputs.md',
    'test/cli-screen.md',
])
    testTranscripts(page);
