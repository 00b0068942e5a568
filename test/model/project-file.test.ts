// The project file: what it says, and what is said of a mistake in it. What its schema accepts is what the reader accepts.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codes, severityOf } from '../../server/diagnostics';
import { PROJECT_KEYS, readProject } from '../../server/model/project-file';
import { projectSchema } from '../../tools/project-schema';

const ROWS: readonly [string, string][] = [
    ['{}', ''],
    ['{ "$schema": "x", "files": ["boards", "a.eemi"], "strict": true, "root": "out" }', ''],
    ['{ "severity": { "index-gap": "error", "wrong-frame": "information", "clock-gap": "off" } }', ''],
    ['{ "severity": { "frame-zero": "error" } }', ''],
    ['{\n "severty": {} }', '2: there is no key `severty`; did you mean severity?'],
    ['{ "colour": 1 }', '1: there is no key `colour`; there are files, severity, strict, root and approved'],
    [
        '{ "constructor": 1 }',
        '1: there is no key `constructor`; there are files, severity, strict, root and approved',
    ],
    [
        '{ "severity": {\n "index-gaps": "off" } }',
        '2: there is no code `index-gaps`; did you mean index-gap?',
    ],
    [
        '{ "severity": { "index-gap": "none" } }',
        '1: `index-gap`: expected "error", "warning", "information" or "off"',
    ],
    [
        '{ "severity": {\n\n "frame-zero": "off" } }',
        '3: `frame-zero` is an error, which stops every output, and stays one; waive it at the line where it is meant',
    ],
    [
        '{ "severity": { "syntax": "warning" } }',
        '1: `syntax` is an error, which stops every output, and stays one',
    ],
    ['{ "severity": [] }', '1: `severity`: expected an object: code and severity'],
    ['{ "files": "boards" }', '1: `files`: expected a list of files, folders or patterns'],
    // A run over no files would pass, whatever is in them.
    ['{ "files": [] }', '1: `files`: expected a list of files, folders or patterns'],
    ['{ "strict": "yes" }', '1: `strict`: expected `true` or `false`'],
    ['{ "root": "../.." }', '1: `root`: expected a folder in that of this file'],
    ['{ "root": "/" }', '1: `root`: expected a folder in that of this file'],
    ['{ "approved": { "0123456789abcdef0123456789abcdef": "GEM3 is handed over" } }', ''],
    [
        '{ "approved": {\n "0123456789abcdef0123456789abcdef": " " } }',
        '2: `0123456789abcdef0123456789abcdef`: expected the reason, in words',
    ],
    ['{ "approved": { "GEM3": "x" } }', '1: `GEM3`: expected a digest of 32 digits, as `diff` prints it'],
    ['{ "approved": [] }', '1: `approved`: expected an object: digest and reason'],
    ['[]', '1: expected an object, `{ … }`'],
    ['{ "strict": true,\n }', '2: this is not JSON; remove the comma after the last entry'],
    ['{\n // a comment\n "strict": true }', '2: this is not JSON; it has no comments, so remove this one'],
    ['{ "strict": true } x', '1: this is not JSON; correct it'],
    ['', '1: this is not JSON; correct it'],
    ['\ufeff{}', ''],
];

for (const [text, expected] of ROWS)
    test(`${text}: ${expected || 'nothing is wrong'}`, () => {
        const said = readProject(text).flaws.map(({ line, message }) => `${line + 1}: ${message}`);
        assert.equal(said.join('\n'), expected);
    });

test('what is right counts, although something else is wrong', () => {
    const { project } = readProject(
        '{ "strict": true, "files": 1, "severity": { "index-gap": "off", "syntax": "off" } }',
    );
    assert.equal(project.strict, true);
    assert.equal(project.files, undefined);
    assert.deepEqual([...(project.severity ?? [])], [['index-gap', 'off']]);
});

test('no project file makes less of an error, and none makes the reader fall', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('off', 'warning', 'error'));
    const severity = fc.dictionary(fc.constantFrom(...codes(), 'x'), value);
    const file = fc.oneof(
        fc
            .record({ severity, files: value, strict: value, root: value }, { requiredKeys: [] })
            .map(each => JSON.stringify(each)),
        fc.string(),
    );
    fc.assert(
        fc.property(file, text => {
            for (const [code, word] of readProject(text).project.severity ?? [])
                assert.ok(severityOf(code) !== 'error' || word === 'error', code);
        }),
    );
});

test('the schema has the keys and the codes of the reader', () => {
    const { properties } = JSON.parse(projectSchema());
    assert.deepEqual(Object.keys(properties), ['$schema', ...PROJECT_KEYS]);
    assert.deepEqual(Object.keys(properties.severity.properties), codes());
    const outside = new RegExp(properties.root.pattern);
    for (const root of ['out', './out', 'a/b', 'a..b', '..', '../x', 'a/..', 'a/../b', '/', 'C:\\x', ''])
        assert.equal(outside.test(root), readProject(JSON.stringify({ root })).flaws.length === 0, root);
});
