// The command line does what the transcripts say, and the pages of docs/ show what it really prints.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isThere, missingTool } from '../missing-tool';
import { testTranscripts } from './transcript';

for (const tool of ['git', 'make'] as const)
    test(`${tool} is there, which pages run`, () => assert.ok(isThere(tool), missingTool(tool)));

for (const page of [
    'docs/ci.md',
    'docs/cli.md',
    'docs/migrate.md',
    'docs/tutorial.md',
    'test/fixtures/transcripts/check.md',
    'test/fixtures/transcripts/diff.md',
    'test/fixtures/transcripts/emit.md',
    'test/fixtures/transcripts/format.md',
    'test/fixtures/transcripts/inputs.md',
    'test/fixtures/transcripts/project.md',
    'test/fixtures/transcripts/reports.md',
    'test/fixtures/transcripts/screen.md',
    'test/fixtures/transcripts/verify.md',
])
    testTranscripts(page);

testTranscripts('docs/questions.md', { 'zynqmp-xlnx.eemi': 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi' });
