// The command line does what the transcripts say, and the pages of docs/ show what it really prints.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isThere, missingTool } from '../missing-tool';
import { testTranscripts } from './transcript';
import { TRANSCRIPT_PAGES } from './transcript-pages';

for (const tool of ['git', 'make'] as const)
    test(`${tool} is there, which pages run`, () => assert.ok(isThere(tool), missingTool(tool)));

for (const [page, copies] of TRANSCRIPT_PAGES) testTranscripts(page, copies);
