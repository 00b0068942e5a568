// The command line does what the transcripts say, and the pages of docs/ show what it really prints.

import { testTranscripts } from './transcript';

for (const page of [
    'docs/cli.md',
    'docs/migrate.md',
    'docs/tutorial.md',
    'test/fixtures/transcripts/check.md',
    'test/fixtures/transcripts/diff.md',
    'test/fixtures/transcripts/emit.md',
    'test/fixtures/transcripts/format.md',
    'test/fixtures/transcripts/inputs.md',
    'test/fixtures/transcripts/project.md',
    'test/fixtures/transcripts/screen.md',
    'test/fixtures/transcripts/verify.md',
])
    testTranscripts(page);

testTranscripts('docs/questions.md', { 'zynqmp-xlnx.eemi': 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi' });
