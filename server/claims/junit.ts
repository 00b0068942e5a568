// A run of tests as JUnit's XML: a file is a suite, a claim a case, and the test that it is in the case's class.

import { ALL_READ, type Case, junitDocument, unknownSuites } from './junit-xml';
import type { Tested, TestedClaim, TestedFile } from './results';

/** The whole document, with a line end. */
export const junitOf = (files: readonly TestedFile[], unread: readonly string[]): string =>
    junitDocument([
        ...files.map(file => ({ file: file.path, cases: casesOf(file) })),
        ...unknownSuites(unread.map(message => ({ name: ALL_READ, message }))),
    ]);

const casesOf = (file: TestedFile): Case[] => [
    ...(file.errors > 0 ? [brokenCase(file)] : []),
    ...file.tests.flatMap(test => test.claims.map(claim => caseOf(file, test, claim))),
];

/** A file with other errors must not look as if all were well. */
const brokenCase = ({ path, errors }: TestedFile): Case => ({
    name: 'the file has no errors',
    group: path,
    outcome: 'error',
    message: `errors besides those of claims: ${errors}`,
    text: '',
});

function caseOf({ path }: TestedFile, { title }: Tested, claim: TestedClaim): Case {
    const { verdict, message, detail } = claim;
    const head = { name: claim.text, group: title, message };
    if (verdict === 'holds') return { ...head, outcome: 'passed', text: '' };
    const text = `${path}:${claim.line + 1}: ${message}${detail === '' ? '' : `\n${detail}`}`;
    return { ...head, outcome: verdict === 'false' ? 'failure' : 'error', text };
}
