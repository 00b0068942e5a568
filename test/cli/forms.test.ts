// Findings as GitLab's code quality, as JUnit's XML and as a comment: each is what those who read it document, whatever is reported.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { gitlabReport } from '../../server/cli/gitlab-report';
import { junitReport } from '../../server/cli/junit-report';
import { markdownReport } from '../../server/cli/markdown-report';
import { MOST_A_FILE } from '../../server/cli/report';
import { type Problem, problem } from '../../server/model/problem';
import { LONGEST } from '../../server/questions/comment';
import { anyText } from '../any-text';
import { faultsOfJunit } from '../claims/junit-faults';
import { printed } from './printed';
import { faultsOfQuality } from './quality-faults';

const PARAMS = { expected: 'a row', found: 'x' };

const at = (line: number, message = 'm', detail = ''): Problem => ({
    ...problem('syntax', { start: { line, character: 0 }, end: { line, character: 1 } }, PARAMS),
    message,
    detail,
});

test('code quality has all fields that GitLab documents, whatever is reported', () =>
    fc.assert(
        fc.property(
            fc.array(anyText(), { maxLength: 4 }),
            anyText(),
            anyText(),
            (lines, message, complaint) => {
                const problems = [0, 0, 1, 2].map(line => at(line, `m${message}`));
                const text = printed(gitlabReport, {
                    path: 'a.eemi',
                    text: lines.join('\n'),
                    problems,
                    complaints: [`c${complaint}`],
                });
                assert.deepEqual(faultsOfQuality(text), []);
                assert.equal(JSON.parse(text).length, 5);
                assert.doesNotMatch(text, /[\p{Cf}\p{Zl}\p{Zp}]/u);
            },
        ),
    ));

test('what GitLab would not take is noticed', () =>
    assert.deepEqual(
        faultsOfQuality(
            '[{"fingerprint":"a","severity":"error","location":{"path":"/a","lines":{"begin":0}}}]',
        ),
        ['description', 'check_name', 'severity', 'path', 'begin'],
    ));

const marksIn = (path: string, text: string, ...lines: number[]): unknown[] =>
    JSON.parse(printed(gitlabReport, { path, text, problems: lines.map(line => at(line)) })).map(
        (each: { fingerprint: unknown }) => each.fingerprint,
    );

test('a fingerprint is the same when a line moves, and another in another file', () => {
    const [mark] = marksIn('a.eemi', 'one\ntwo', 1);
    assert.deepEqual(marksIn('a.eemi', 'one\n\n   two', 2), [mark]);
    assert.notDeepEqual(marksIn('b.eemi', 'one\ntwo', 1), [mark]);
    assert.equal(new Set(marksIn('a.eemi', 'two\ntwo', 0, 0, 1)).size, 3);
});

test('a description is sentences, also behind a question', () => {
    const said = (message: string): unknown =>
        JSON.parse(
            printed(gitlabReport, {
                path: 'a',
                text: '',
                problems: [{ ...at(0), message, detail: 'Do it.' }],
            }),
        )[0].description;
    assert.equal(said('it is wrong'), 'it is wrong. Do it.');
    assert.equal(said('did you mean A?'), 'did you mean A? Do it.');
});

test('no findings is an empty list', () =>
    assert.deepEqual(JSON.parse(printed(gitlabReport, { path: 'a.eemi', text: '', problems: [] })), []));

const casesIn = (text: string, ...problems: Problem[]): string[] =>
    printed(junitReport, { path: 'a<b.eemi', text, problems })
        .split('\n')
        .filter(line => line.includes('<testcase'))
        .map(line => line.replace(/.*<testcase name="([^"]*)" classname="([^"]*)"(.*)/, '$1 of $2: $3'));

test('a finding is a case, and a file without one that fails has a case that passes', () => {
    assert.deepEqual(casesIn('x', at(0)), [
        'syntax at 1:1 of a&lt;b.eemi: ><failure message="m">a&lt;b.eemi:1:1: m</failure></testcase>',
    ]);
    assert.deepEqual(casesIn('x'), ['nothing fails of a&lt;b.eemi: />']);
    assert.deepEqual(casesIn('x', { ...at(0), severity: 'warning' }), [
        'nothing fails of a&lt;b.eemi: />',
        'syntax at 1:1 of a&lt;b.eemi: ><system-out>a&lt;b.eemi:1:1: m</system-out></testcase>',
    ]);
});

test('nothing that is reported ends an element, or is a character that XML does not have', () =>
    fc.assert(
        fc.property(anyText(), anyText(), (message, complaint) => {
            const text = printed(junitReport, {
                path: message,
                text: '',
                problems: [at(0, message, message), { ...at(0, message), severity: 'information' }],
                complaints: [complaint],
            });
            assert.deepEqual(faultsOfJunit(text), []);
            assert.equal(text.match(/<testcase/g)?.length, 3);
            assert.equal(text.match(/<\/?testsuites?/g)?.length, 6);
            assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cs}]/u);
            const left = text.replaceAll(/<[^<>]*>|&(?:amp|lt|gt|quot);/g, '');
            assert.doesNotMatch(left, /[<>&]/);
        }),
    ));

test('a comment has a line for each finding, and its detail folded', () =>
    assert.equal(
        printed(markdownReport, {
            path: 'a.eemi',
            text: '',
            problems: [at(0, 'MM_A [x](y) `a_b`', 'Why.\nDo.'), { ...at(4), severity: 'information' }],
            complaints: ['b.eemi does not exist'],
        }),
        `**EEMI: 1 error, 1 for information, 1 could not be read** (1 file)

b.eemi does not exist

| severity | code | finding | where |
| --- | --- | --- | --- |
| error | syntax | MM\\_A \\[x](y) \`a_b\` | a.eemi:1 |
| information | syntax | m | a.eemi:5 |

<details><summary>why, and what to do</summary>

- a.eemi:1 syntax: Why. Do.

</details>
`,
    ));

test('a comment is no longer than one may be, and says what it leaves out', () => {
    const problems = Array.from({ length: MOST_A_FILE }, (_, line) => at(line, 'x'.repeat(100), 'why'));
    const text = printed(markdownReport, { path: 'a.eemi', text: '', problems });
    assert.ok(text.length <= LONGEST);
    const shown = text.match(/^\| error /gm)?.length ?? 0;
    assert.ok(shown > 400);
    assert.ok(
        text.endsWith(
            `\n${MOST_A_FILE - shown} lines and 1 fold left out: a comment may have 65000 characters.\n`,
        ),
    );
});

test('whatever is reported, a comment has as many lines, and none that begins something', () =>
    fc.assert(
        fc.property(anyText(), message => {
            const text = printed(markdownReport, { path: 'a.eemi', text: '', problems: [at(0, message)] });
            assert.equal(text.split('\n').length, 6, text);
            const cells = text
                .split('\n')[4]
                ?.replace(/`[^`]+`/g, '')
                .split(/(?<!\\)(?:\\\\)*\|/);
            assert.equal(cells?.length, 6);
        }),
    ));
