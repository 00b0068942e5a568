// A run of tests as JUnit's XML, in the form that Jenkins takes (junit-10 of its xUnit plug-in) and GitLab and others read: a file is a
// suite, a claim a case, and the test that it is in the case's class.

import { printable } from '../diagnostics/phrases';
import type { Tested, TestedClaim, TestedFile } from './results';

/** The whole document, with a line end. */
export const junitOf = (files: readonly TestedFile[]): string =>
    [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="eemi-acl">',
        ...files.flatMap(suiteOf),
        '</testsuites>',
        '',
    ].join('\n');

function suiteOf(file: TestedFile): string[] {
    const claims = file.tests.flatMap(test => test.claims);
    const of = (verdict: TestedClaim['verdict']): number =>
        claims.filter(claim => claim.verdict === verdict).length;
    const broken = file.errors > 0 ? [brokenCase(file)] : [];
    const counts = {
        name: file.path,
        tests: claims.length + broken.length,
        failures: of('false'),
        errors: of('unknown') + broken.length,
        file: file.path,
    };
    return [
        `  <testsuite${attributes(counts)}>`,
        ...broken,
        ...file.tests.flatMap(test => test.claims.map(claim => caseOf(file, test, claim))),
        '  </testsuite>',
    ];
}

/** A file with other errors must not look as if all were well. */
const brokenCase = ({ path, errors }: TestedFile): string =>
    `    <testcase${attributes({ name: 'the file has no errors', classname: path })}><error${attributes({ message: `errors besides those of claims: ${errors}` })}/></testcase>`;

function caseOf({ path }: TestedFile, { title }: Tested, claim: TestedClaim): string {
    const head = `    <testcase${attributes({ name: claim.text, classname: title })}`;
    if (claim.verdict === 'holds') return `${head}/>`;
    const element = claim.verdict === 'false' ? 'failure' : 'error';
    const text = `${path}:${claim.line + 1}: ${claim.message}${claim.detail === '' ? '' : `\n${claim.detail}`}`;
    return `${head}><${element}${attributes({ message: claim.message })}>${escaped(text)}</${element}></testcase>`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values)
        .map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`)
        .join('');

const ESCAPES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
};

/** Without characters that XML does not have. */
const escaped = (text: string): string =>
    text
        .split('\n')
        .map(printable)
        .join('\n')
        .replaceAll(/[&<>"]/g, char => ESCAPES[char] ?? char);
