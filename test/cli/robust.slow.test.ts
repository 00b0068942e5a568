// The command line on hostile input: nothing crashes it, controls or floods the terminal, or fills the memory.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after } from 'node:test';
import fc from 'fast-check';
import { excerpt } from '../../server/cli/excerpt';
import { wrap } from '../../server/cli/prose';
import { type Terminal, writeText } from '../../server/cli/terminal';
import { textReport } from '../../server/cli/text-report';
import { columnsOf, visible, visibleJson } from '../../server/cli/visible';
import { anyText } from '../any-text';
import { analyseExample } from '../workspace';
import { Folder, PROGRAM } from './transcript';

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const folder = new Folder();
after(() => folder.remove());

/** Text with all kinds of characters, many of them harmful. */
const text = fc.oneof(
    anyText(),
    fc.string({ unit: 'grapheme' }),
    fc.string({
        unit: fc.constantFrom(
            '\t',
            ' ',
            '\u001b',
            '\u202e',
            '\u0301',
            '漢',
            '😀',
            '\ud800',
            '\udc00',
            'a',
            '\0',
        ),
    }),
);

test('an excerpt fits, is safe, and its marks stand below the place', () => {
    const spans = fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 20, max: 100 }));
    fc.assert(
        fc.property(text, text, text, spans, (before, place, behind, [more, less, width]) => {
            const line = before.repeat(more) + place + behind.repeat(less);
            const start = before.length * more;
            const shown = excerpt(line, { start, end: start + place.length }, width);
            assert.ok(columnsOf(shown.text) <= width, 'the text fits');
            assert.ok(columnsOf(shown.marks) <= width + 1, 'the marks fit');
            assert.match(shown.marks, /^ *\^+$/);
            assert.doesNotMatch(shown.text, UNSAFE);
        }),
    );
});

test('the marks stand below what they mark', () => {
    const rows: [string, string, string, number][] = [
        ['names ', '@', ' b', 20],
        ['\t\t', '@', '', 20],
        ['漢字 ', '@', '', 20],
        ['e\u0301e\u0301 ', '@', '', 20],
        ['\u001b[31m', '@', '', 30],
        [' '.repeat(500), '@', ' '.repeat(500), 20],
        ['漢'.repeat(500), '@', '漢'.repeat(500), 20],
        ['😀'.repeat(500), '@', '😀'.repeat(500), 21],
        ['', '@', '😀'.repeat(500), 21],
        ['x'.repeat(500), '@', '', 20],
    ];
    for (const [before, place, behind, width] of rows) {
        const span = { start: before.length, end: before.length + place.length };
        const { text, marks } = excerpt(before + place + behind, span, width);
        const lead = text.slice(0, text.indexOf('@'));
        assert.equal(`${' '.repeat(columnsOf(lead))}^`, marks, text);
    }
});

test('a place at the end of a line, or behind it, has one mark', () => {
    assert.deepEqual(excerpt('ab', { start: 2, end: 2 }, 20), { text: 'ab', marks: '  ^' });
    assert.deepEqual(excerpt('ab', { start: 9, end: 12 }, 20), { text: 'ab', marks: '  ^' });
    assert.deepEqual(excerpt('', { start: 0, end: 0 }, 20), { text: '', marks: '^' });
    const long = excerpt('x'.repeat(500), { start: 500, end: 500 }, 20);
    assert.deepEqual(long, { text: `…${'x'.repeat(18)}`, marks: `${' '.repeat(19)}^` });
});

test('wrapped prose is safe, fits where words do, and loses no word', () => {
    fc.assert(
        fc.property(fc.array(text), fc.integer({ min: 20, max: 110 }), (words, width) => {
            const prose = words.join(' ').slice(0, 1000);
            const lines = wrap(prose, width);
            for (const line of lines) {
                assert.doesNotMatch(line, UNSAFE);
                assert.ok(columnsOf(line) <= width || !line.includes(' '), line);
            }
        }),
    );
    assert.deepEqual(wrap('one two three', 8), ['one two', 'three']);
});

test('safe text is safe, and safe JSON is the same JSON', () => {
    fc.assert(
        fc.property(text, each => {
            assert.doesNotMatch(visible(each), UNSAFE);
            const json = visibleJson(JSON.stringify(each));
            assert.doesNotMatch(json, UNSAFE);
            assert.equal(JSON.parse(json), JSON.parse(JSON.stringify(each)));
        }),
    );
});

test('whatever stands in a file, its findings are printed safely', () => {
    const lines = fc.array(
        fc.oneof(
            text,
            fc.constantFrom('platform zynqmp', 'node t {', 'names frame {', '}', '  NODE_RPU -> MM_RPU'),
            text.map(each => `import "${each}"`),
            text.map(each => `license "${each}"`),
            text.map(each => `  ${each} -> ${each}`),
        ),
    );
    fc.assert(
        fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (each, eol) => {
            const { program, problems } = analyseExample(each.join(eol));
            let written = '';
            const stream = {
                write: (part: string) => {
                    written += part;
                },
                width: 80,
                isTerminal: true,
                colors: NO_COLORS,
            };
            const terminal: Terminal = { out: stream, err: stream };
            const report = textReport(terminal, stream);
            report.file('file\u001b.eemi', program.document, problems);
            report.end();
            assert.doesNotMatch(written.replaceAll('\n', ''), UNSAFE);
        }),
    );
});

test('a line of ten million characters is not printed', () => {
    const million = 'x'.repeat(1e6);
    const rows: [string, string, number][] = [
        ['a name', `names node {\n    ${million.repeat(10)} = z\n}\n`, 1],
        ['an unknown name', `platform zynqmp\nnode t {\n    ${million.repeat(10)} -> MM_RPU\n}\n`, 1],
        ['a string', `license "${million.repeat(10)}*/"\nimport "${'a b '.repeat(1e6)}"\n`, 1],
        ['a comment', `NODE_A // ${million.repeat(10)}\n`, 1],
        ['a number', `names node {\n    NODE_A = ${'9'.repeat(1e7)}\n}\n`, 1],
        ['parentheses', `names node {\n    NODE_A = ${'('.repeat(1e7)}\n}\n`, 1],
        ['NULs', '\0'.repeat(1e7), 1],
        ['accents', `NODE_A ${'\u0301'.repeat(4e6)}\n`, 1],
        ['spaces', ' '.repeat(1e7), 0],
    ];
    for (const [title, content, status] of rows) {
        folder.write('long.eemi', content);
        const result = run(['check', 'long.eemi']);
        assert.equal(result.status, status, `${title}: ${result.stderr.slice(0, 200)}`);
        assert.equal(result.stderr, '', title);
        assert.ok(result.stdout.length < 20_000, `${title}: ${result.stdout.length}`);
    }
});

/** Lines of which a form of another language could be tried in very many ways; each ends with what is in none. */
const LINES_OF_MANY_WAYS = [
    `node t {\n    NODE_A ${'>'.repeat(60)}!\n}\n`,
    `node t {\n    NODE_A" ${'>'.repeat(60)}!\n}\n`,
    `node t {\n    | NODE_A ${'=>'.repeat(60)}!\n}\n`,
    `node t {\n    NODE_A ${':='.repeat(60)}!\n}\n`,
    `clock t {\n    CLK_A ${'-> '.repeat(60)}!\n}\n`,
    `domain d {\n    iomem MM_A${' M__A'.repeat(40)}!\n}\n`,
    `node t {\n    ${'*A'.repeat(60)}! -> hwdom\n}\n`,
];

test('a line that could be read in very many ways is tried in few', () => {
    for (const content of LINES_OF_MANY_WAYS) {
        folder.write('ways.eemi', `platform zynqmp\n${content}`);
        const { status, stderr } = run(['check', 'ways.eemi']);
        assert.deepEqual([status, stderr], [1, ''], content);
    }
});

test('many thousands of errors are counted, and a thousand printed', () => {
    const rows: [string, string][] = [
        ['unreadable lines', 'license "MIT\n'.repeat(2e5)],
        ['unclosed blocks', 'node a {\n'.repeat(1e4)],
        ['unknown names', `node a {\n${'    NODE_A -> MM_A\n'.repeat(2e4)}}\n`],
        ['statements', 'platform zynqmp\n'.repeat(2e4)],
        ['imports', 'import "x.eemi"\n'.repeat(1e4)],
        ['outputs', 'emit c "x.h"\n'.repeat(1e4)],
    ];
    for (const [title, content] of rows) {
        folder.write('many.eemi', content);
        const { status, stdout, stderr } = run(['check', 'many.eemi']);
        assert.deepEqual([status, stderr], [1, ''], title);
        assert.equal(stdout.match(/^many\.eemi:\d+:/gm)?.length, 1000, title);
        assert.match(
            stdout,
            /^many\.eemi: \d+ more findings not shown\n\n(?: +\d+ .*\n)*1 file checked: \d+ errors/m,
            title,
        );
    }
});

test('what cannot be printed is told, and a slow reader is waited for', () => {
    folder.write(
        'hook.cjs',
        `const fs = require('node:fs');
        const real = fs.writeSync;
        let calls = 0;
        fs.writeSync = (descriptor, ...rest) => {
            const { CODE } = process.env;
            if (descriptor === 1 && (CODE !== 'EAGAIN' || calls++ % 3 > 0)) throw Object.assign(new Error('no'), { code: CODE });
            return real(descriptor, ...rest);
        };`,
    );
    const printed = (code: string): ReturnType<typeof run> =>
        spawnSync(process.execPath, ['--require', './hook.cjs', PROGRAM, 'explain', 'syntax'], {
            cwd: folder.path,
            encoding: 'utf8',
            env: { ...process.env, CODE: code },
        });
    const whole = run(['explain', 'syntax']).stdout;
    const full = printed('ENOSPC');
    assert.equal(full.status, 2);
    assert.equal(
        full.stderr,
        'eemi-acl: the output does not fit on the disk, which is full; free some space\n',
    );
    assert.deepEqual([printed('EPIPE').status, printed('EPIPE').stderr], [0, '']);
    assert.deepEqual([printed('EAGAIN').status, printed('EAGAIN').stdout], [0, whole]);
});

test('text that is printed as it is steers no terminal', () => {
    const text = 'a\tb\r\n\u001b[31m\u202e\n';
    const written = (isTerminal: boolean): string => {
        let all = '';
        const write = (part: string): void => {
            all += part;
        };
        writeText({ write, width: 80, isTerminal, colors: NO_COLORS }, text);
        return all;
    };
    assert.equal(written(false), text);
    assert.equal(written(true), 'a\tb\n<U+001B>[31m<U+202E>\n');
});

const same = (each: string): string => each;
const NO_COLORS = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, [PROGRAM, ...args], {
        cwd: folder.path,
        encoding: 'utf8',
        maxBuffer: 1e9,
        // Only what hangs reaches it.
        timeout: 240_000,
    });
}
