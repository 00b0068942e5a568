// SARIF: valid JSON and valid addresses whatever is reported, and findings that are recognised when their lines move.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { uriOf } from '../../server/cli/sarif-parts';
import { sarifReport } from '../../server/cli/sarif-report';
import { problem } from '../../server/model/problem';
import { anyText } from '../any-text';
import { printed } from './printed';

const TABLE = `platform zynqmp
license "GPL-2.0-only"
node pm_node_access {
    waive index-gap "two devices"
    NODE_SD_0 -> MM_SD0, MM_SD0
    NODE_SD_0 -> MM_SD1
    NODE_SD_0 -> MM_SD1
    NODE_TTC_9 -> MM_TTC0
}
`;

function logOf(output: string): Log {
    const log: Log = JSON.parse(output);
    return log;
}

const resultsOf = (output: string): readonly Result[] => logOf(output).runs[0]?.results ?? [];

const resultsFor = (text: string): readonly Result[] =>
    resultsOf(printed(sarifReport, { path: 'a.eemi', text }));

for (const [path, uri] of [
    ['boards/a.eemi', 'boards/a.eemi'],
    ['../a b.eemi', '../a%20b.eemi'],
    ['c:d.eemi', 'c%3Ad.eemi'],
    ['a#b?c%20.eemi', 'a%23b%3Fc%2520.eemi'],
    ['a\\b.eemi', 'a%5Cb.eemi'],
    ['\u00e9.eemi', '%C3%A9.eemi'],
    ['\ud800.eemi', '%EF%BF%BD.eemi'],
    ['<stdin>', '%3Cstdin%3E'],
] as const) {
    test(`the address of ${JSON.stringify(path)}`, () => assert.equal(uriOf(path), uri));
}

const PARAMS = { expected: 'a row', found: 'x' };

const anyPath = fc
    .array(
        anyText({ minLength: 1 }).map(name => name.replaceAll('/', '_')),
        {
            minLength: 1,
            maxLength: 3,
        },
    )
    .map(names => names.join('/'));

test('every path has an address that leads back to it, and every message stays what it is', () => {
    fc.assert(
        fc.property(anyPath, anyText(), anyText(), (path, message, complaint) => {
            const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
            const found = { ...problem('syntax', range, PARAMS), message, detail: '' };
            const output = printed(sarifReport, {
                path,
                text: 'x',
                problems: [found],
                complaints: [complaint],
            });
            const [result] = resultsOf(output);
            const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
            assert.match(uri, /^(?:[\w.!~*'()/-]|%[0-9A-F]{2})+$/);
            assert.equal(uri.split('/').map(decodeURIComponent).join('/'), path);
            assert.equal(result?.message.text?.replaceAll('\\](', ']('), message.replaceAll('\\](', ']('));
            assert.doesNotMatch(result?.message.text ?? '', /(?<!\\)\]\(/);
            assert.doesNotMatch(output, /[\p{Cf}\p{Zl}\p{Zp}]/u);
        }),
    );
});

test('a finding keeps its fingerprint when its line moves or is indented, and no two share one', () => {
    const printsOf = (text: string): unknown[] =>
        resultsFor(text).map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints]);
    const before = printsOf(TABLE);
    const moved = TABLE.replaceAll('\n    NODE', '\n\n\t  NODE').replace(
        'platform',
        '// a comment\n\nplatform',
    );
    assert.deepEqual(printsOf(moved), before);
    assert.ok(before.length > 3);
    assert.equal(new Set(before.map(each => JSON.stringify(each))).size, before.length);
    assert.notDeepEqual(printsOf(TABLE.replace('NODE_TTC_9', 'NODE_TTC_8')), before);
});

test('a rule is listed once, and each finding names it by its index', () => {
    const run = logOf(printed(sarifReport, { path: 'a.eemi', text: TABLE })).runs[0];
    const ids = run?.tool.driver.rules?.map(({ id }) => id) ?? [];
    assert.equal(new Set(ids).size, ids.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) assert.equal(ids[ruleIndex ?? -1], ruleId);
});

test('what is left out or could not be read is said', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const problems = Array.from({ length: 1200 }, () => problem('syntax', range, PARAMS));
    const log = logOf(
        printed(sarifReport, { path: 'a.eemi', text: 'x', problems, complaints: ['b.eemi does not exist'] }),
    );
    const [invocation] = log.runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
        invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]),
        [
            ['error', 'b.eemi does not exist'],
            ['note', '200 more findings not shown'],
        ],
    );
});
