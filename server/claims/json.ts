// A run of tests for other programs. docs/test.schema.json is its form, which does not change.

import type { TestedFile } from './results';

const VERSION = 1;

/** One JSON object, with a line end. Lines count from 1. */
export const jsonOf = (files: readonly TestedFile[]): string =>
    `${JSON.stringify({ version: VERSION, files: files.map(fileData) })}\n`;

const fileData = (file: TestedFile): object => ({
    path: file.path,
    errors: file.errors,
    tests: file.tests.map(({ title, line, claims }) => ({
        title,
        line: line + 1,
        claims: claims.map(claim => ({ ...claim, line: claim.line + 1 })),
    })),
    ...(file.coverage !== undefined && { coverage: file.coverage }),
    ...(file.mutations !== undefined && { mutations: file.mutations }),
    ...(file.untried !== undefined && { untried: file.untried }),
});
