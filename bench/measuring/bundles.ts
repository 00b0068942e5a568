// The sizes of the built programs. A kB is a thousand bytes.

import { statSync } from 'node:fs';
import type { MeasuredRow } from '../results/measured-row';
import type { Measurements } from '../results/measurements';

/**
 * Each file of dist/ that is run, with what it may weigh: what is there at a start, and what is loaded when it is needed
 * (`CHUNKS` in build.mjs), each by itself. A test holds these limits.
 */
export const BUNDLES = [
    { work: 'size of the command line', files: ['cli.js', 'program.js'], most: 529 },
    { work: 'size of the server', files: ['server.js', 'server-program.js'], most: 615 },
    { work: 'size of the messages', files: ['diagnostics.js'], most: 75 },
    { work: 'size of the licences', files: ['license.js'], most: 20 },
    { work: 'size of the answers to questions', files: ['answers.js'], most: 62 },
    { work: 'size of the pages about access', files: ['access.js'], most: 62 },
    { work: 'size of the runner of tests', files: ['tests.js'], most: 61 },
    { work: 'size of the forms of a review', files: ['review.js'], most: 12 },
    { work: 'size of the forms of findings', files: ['reports.js'], most: 77 },
    { work: 'size of the reader of configurations', files: ['config.js'], most: 10 },
    { work: 'size of the reader of device trees', files: ['passthrough.js'], most: 10 },
    { work: 'size of the words of the language', files: ['keywords.js'], most: 12 },
    { work: 'size of the search for patterns', files: ['matching.js'], most: 4 },
    { work: 'size of the completion for shells', files: ['completion.js'], most: 8 },
    { work: 'size of the watching of files', files: ['watch.js'], most: 4 },
    { work: 'size of the comparison of texts', files: ['unified-diff.js'], most: 10 },
    { work: 'size of what mends a line', files: ['mending.js'], most: 17 },
    { work: 'size of what is said of other forms', files: ['other-forms.js'], most: 47 },
    { work: 'size of what is said of numbers', files: ['bad-number.js'], most: 3 },
    { work: 'size of what is said of merge conflicts', files: ['conflict.js'], most: 3 },
    { work: 'size of what is said of targets', files: ['targets.js'], most: 4 },
    { work: 'size of the search for similar names', files: ['nearest.js'], most: 6 },
    { work: 'size of what is said of unknown names', files: ['suggestions.js'], most: 21 },
    { work: 'size of the import of C', files: ['convert.js'], most: 180 },
    { work: 'size of the comparison with C', files: ['against.js'], most: 20 },
    {
        work: 'size of what is said in generated files',
        files: ['generated.js', 'generated-documents.js'],
        most: 36,
    },
    { work: 'size of the page in EEMI Access', files: ['access-page.js'], most: 20 },
    { work: 'size of the reader of headers', files: ['header.js'], most: 102 },
    { work: 'size of the comparison of access', files: ['changes.js'], most: 60 },
    { work: 'size of the comparison in an editor', files: ['comparing.js'], most: 60 },
    { work: 'size of the forms of a comparison', files: ['changes-forms.js'], most: 10 },
    { work: 'size of the reader of revisions', files: ['revision.js'], most: 4 },
    { work: 'size of the search for renamed files', files: ['renamed.js'], most: 2 },
    { work: 'size of the extension', files: ['extension.js', 'surfaces.js'], most: 600 },
] as const;

export function* bundles(): Generator<Partial<Measurements>> {
    yield { rows: BUNDLES.map(rowOf) };
}

function rowOf({ work, files, most }: (typeof BUNDLES)[number]): MeasuredRow {
    const bytes = files.map(file => statSync(`dist/${file}`).size).reduce((a, b) => a + b);
    return { work, rows: undefined, unit: 'kB', measured: bytes / 1000, limit: { most } };
}
