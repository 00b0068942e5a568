// Results as JUnit's XML, in the form that Jenkins takes (junit-10 of its xUnit plug-in) and GitLab and others read.

import { printable } from '../diagnostics/phrases';

/** What belongs to one file. */
export interface Suite {
    readonly file: string;
    readonly cases: readonly Case[];
}

export interface Case {
    readonly name: string;
    /** What the case belongs to within its suite. */
    readonly group: string;
    /** `error` if it is not known how it went. */
    readonly outcome: 'passed' | 'failure' | 'error';
    /** One line that says what is wrong; empty if nothing is. */
    readonly message: string;
    /** What else there is to say, perhaps in several lines; may be empty. */
    readonly text: string;
}

/** What is not known, in a suite of its own: it belongs to no file that was read, and must not look as if all were well. */
export const unknownSuites = (unknown: readonly Pick<Case, 'name' | 'message'>[]): Suite[] =>
    unknown.length === 0 ? [] : [{ file: PROGRAM, cases: unknown.map(unknownCase) }];

const unknownCase = ({ name, message }: Pick<Case, 'name' | 'message'>): Case => ({
    name,
    group: PROGRAM,
    outcome: 'error',
    message,
    text: '',
});

/** The name of the case that something could not be read. */
export const ALL_READ = 'everything could be read';

const PROGRAM = 'eemi-acl';

/** The whole document, with a line end. */
export const junitDocument = (suites: readonly Suite[]): string =>
    [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="${PROGRAM}">`,
        ...suites.flatMap(suiteLines),
        '</testsuites>',
        '',
    ].join('\n');

function suiteLines({ file, cases }: Suite): string[] {
    const of = (outcome: Case['outcome']): number => cases.filter(each => each.outcome === outcome).length;
    const counts = { name: file, tests: cases.length, failures: of('failure'), errors: of('error'), file };
    return [`  <testsuite${attributes(counts)}>`, ...cases.map(caseLine), '  </testsuite>'];
}

function caseLine({ name, group, outcome, message, text }: Case): string {
    const head = `    <testcase${attributes({ name, classname: group })}`;
    const content = contentOf(outcome, message, text);
    return content === '' ? `${head}/>` : `${head}>${content}</testcase>`;
}

function contentOf(outcome: Case['outcome'], message: string, text: string): string {
    if (outcome === 'passed') return text === '' ? '' : `<system-out>${escaped(text)}</system-out>`;
    const head = `<${outcome}${attributes({ message })}`;
    return text === '' ? `${head}/>` : `${head}>${escaped(text)}</${outcome}>`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values)
        .map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`)
        .join('');

/** Without characters that XML does not have. */
const escaped = (text: string): string =>
    text
        .split('\n')
        .map(printable)
        .join('\n')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
