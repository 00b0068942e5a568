// Annotations for GitHub: one command a finding, from which nothing that a file or its name contains can break out.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { foundText } from '../../server/cli/changes-forms';
import { githubReport } from '../../server/cli/github-report';
import { problem } from '../../server/model/problem';
import { printed } from './printed';

/** What GitHub's runner makes of a line: it ends at any CR or LF, and the first `::` after the name ends the properties. */
function commandsIn(output: string): { name: string; values: Record<string, string>; message: string }[] {
    const lines = output.split(/\r\n|\r|\n/).filter(line => line !== '');
    return lines.map(line => {
        const [, name = '', given = '', message = ''] = /^::(\w+) (.*?)::(.*)$/su.exec(line) ?? [];
        const values = given.split(',').map((each): [string, string] => {
            const at = each.indexOf('=');
            return [each.slice(0, at), unescaped(each.slice(at + 1))];
        });
        return { name, values: Object.fromEntries(values), message: unescaped(message) };
    });
}

const unescaped = (text: string): string =>
    text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');

const PARAMS = { expected: 'a row', found: 'x' };

const hostile = fc
    .array(
        fc.oneof(
            fc.constantFrom(
                '::',
                '::set-output name=x::',
                '\n',
                '\r',
                '%',
                '%0A',
                ',',
                ':',
                '##[error]',
                '=',
            ),
            fc.string({ unit: 'binary' }),
        ),
    )
    .map(parts => parts.join(''));

test('a file name, a message and a complaint each stay within their command', () => {
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } };
    fc.assert(
        fc.property(hostile, hostile, hostile, (path, message, complaint) => {
            const problems = [{ ...problem('syntax', range, PARAMS), message, detail: '' }];
            const output = printed(githubReport, { path, text: '', problems, complaints: [complaint] });
            assert.deepEqual(commandsIn(output), [
                { name: 'error', values: { title: 'eemi-acl' }, message: complaint },
                {
                    name: 'error',
                    values: {
                        file: path,
                        line: '3',
                        endLine: '3',
                        col: '5',
                        endColumn: '5',
                        title: 'syntax',
                    },
                    message,
                },
            ]);
        }),
    );
});

test('so do what a change grants, where, and a note', () => {
    fc.assert(
        fc.property(hostile, hostile, hostile, (file, message, note) => {
            const change = {
                kind: 'access-gained',
                level: 'error',
                what: message,
                message,
                places: [{ file, line: 2 }],
                fingerprint: '',
                approved: undefined,
            } as const;
            const found = { file, changes: [change], notes: [note] };
            assert.deepEqual(commandsIn(foundText(found, 'github', each => each)), [
                { name: 'error', values: { file, line: '3', title: 'access-gained' }, message },
                { name: 'notice', values: { title: 'eemi-acl' }, message: note },
            ]);
        }),
    );
});

test('each severity has its command, and a finding over several lines no columns', () => {
    const over = { start: { line: 0, character: 4 }, end: { line: 3, character: 1 } };
    const found = { ...problem('syntax', over, PARAMS), message: 'm', detail: 'why' };
    const problems = [
        found,
        { ...found, severity: 'warning' as const },
        { ...found, severity: 'information' as const },
    ];
    assert.equal(
        printed(githubReport, { path: 'a.eemi', text: '', problems }),
        ['error', 'warning', 'notice']
            .map(name => `::${name} file=a.eemi,line=1,endLine=4,title=syntax::m%0Awhy\n`)
            .join(''),
    );
});
