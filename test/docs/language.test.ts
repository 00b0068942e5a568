// docs/language.md and README.md are true: every example is run, and the reference covers every word and every statement of the
// language. A `c` or `ts` block shows lines, in order, of what is generated from the example above it, or of the file named after
// the word; a `console` block shows what the program prints about the example above it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { runCommandLine } from '../../server/cli/arguments';
import type { Terminal } from '../../server/cli/terminal';
import { textReport } from '../../server/cli/text-report';
import { codes, DIAGNOSTICS, isCode } from '../../server/diagnostics';
import { printOutput } from '../../server/emit/outputs';
import { Document } from '../../server/language/document';
import type { Statement } from '../../server/language/statements';
import { ACTIONS } from '../../server/language/statements/test-line';
import { NAME_KINDS, TABLE_KINDS } from '../../server/language/syntax';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { PLATFORM_NAMES } from '../../server/model/platforms';
import type { Problem } from '../../server/model/problem';
import type { Program } from '../../server/model/program';
import { recorder } from '../cli/recorder';
import { analyseExample, filesOf, hostOf, hostOver, problemsOf } from '../workspace';

interface Fence {
    /** The text after the opening backticks. */
    readonly info: string;
    readonly text: string;
    /** Of the page, from 1. */
    readonly line: number;
    /** The last example above. */
    readonly example: string;
}

const PAGES = ['docs/language.md', 'README.md'];
/** Their names are made like those of codes. */
const AMD_PLATFORMS = ['zynqmp-xlnx', 'versal-net'];
const REFERENCE = readFileSync('docs/language.md', 'utf8');

for (const page of PAGES) {
    for (const { info, text, line, example } of fencesOf(readFileSync(page, 'utf8'))) {
        const [language, gives, ...codes] = info.split(' ');
        const where = `${page}:${line}`;
        if (language === 'eemi' && gives === undefined) {
            test(`${where}: there is no finding in the example`, () =>
                assert.deepEqual(findingsOf(text), []));
        } else if (language === 'eemi') {
            test(`${where}: the example gives ${codes.join(', ')}`, () => {
                assert.equal(gives, 'gives');
                assert.deepEqual(
                    problemsOf(text)
                        .map(({ code }) => code)
                        .sort(),
                    codes.sort(),
                );
            });
        } else if ((language === 'c' || language === 'ts') && gives !== undefined) {
            test(`${where}: this is printed from ${gives}`, () =>
                assertInOrder(printOutput(programAt(gives), language), text));
        } else if (language === 'c' || language === 'ts') {
            test(`${where}: this is printed from the example above`, () =>
                assertInOrder(printOutput(analyseExample(example).program, language), text));
        } else if (language === 'console') {
            test(`${where}: this is what the program says about the example above`, () => {
                const [, path = ''] = /^\$ eemi-acl check (\S+)\n/.exec(text) ?? [];
                assert.equal(text, `$ eemi-acl check ${path}\n${reportOn(path, example)}`);
            });
        }
    }
}

test('the README has every command and no other', async () => {
    const written = await outputOf(async terminal => (await runCommandLine(['--help'], terminal)) ?? 0);
    const commands = [...written.matchAll(/^ {2}([a-z]+) .* {2}/gm)].map(match => match[1] ?? '');
    const shown = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([a-z]+)[ `]/gm)].map(
        match => match[1] ?? '',
    );
    assert.deepEqual(shown, commands);
});

test('every block of docs/language.md is executed', () => {
    for (const { info, line } of fencesOf(REFERENCE))
        if (info !== SUMMARY)
            assert.match(info, /^(eemi|eemi gives( [a-z]+(-[a-z]+)*)+|c|ts)$/, `line ${line}`);
});

/** The page with the forms of all statements. */
const SUMMARY = 'text';

test('the page of all statements has every word of the language, and is one screen', () => {
    const [summary, ...others] = fencesOf(REFERENCE).filter(({ info }) => info === SUMMARY);
    assert.deepEqual(others, []);
    const words = new Set(summary?.text.split(/\W+/));
    assert.deepEqual(
        LANGUAGE_WORDS.filter(word => !words.has(word)),
        [],
    );
    assert.ok((summary?.text.split('\n').length ?? 0) <= 45);
});

test('every word of the language occurs as code in the reference', () => {
    const words = new Set(
        [...REFERENCE.matchAll(/```[\s\S]*?```|`[^`]+`/g)].flatMap(([code]) => code.split(/\W+/)),
    );
    assert.deepEqual(
        LANGUAGE_WORDS.filter(word => !words.has(word)),
        [],
    );
});

test('every kind of statement occurs in an example', () => {
    const shown = new Set(statementsShown().map(({ kind }) => kind));
    assert.deepEqual(
        Object.keys(STATEMENT_KINDS).filter(kind => ![...shown].some(each => each === kind)),
        [],
    );
});

test('every kind of table, of names and of question occurs in an example', () => {
    const shown = new Set(
        statementsShown().flatMap(statement => {
            if (statement.kind === 'table') return [`${statement.table} table`];
            if (statement.kind === 'names') return [`names ${statement.of}`];
            return statement.kind === 'test-line' ? [`may ${statement.action}`] : [];
        }),
    );
    const all = [
        ...TABLE_KINDS.map(kind => `${kind} table`),
        ...NAME_KINDS.map(kind => `names ${kind}`),
        ...ACTIONS.map(action => `may ${action}`),
    ];
    assert.deepEqual(
        all.filter(each => !shown.has(each)),
        [],
    );
});

test('the reference names the codes that can or cannot be waived against the rule', () => {
    const exceptions = codes().filter(
        code => DIAGNOSTICS[code].waivable !== (DIAGNOSTICS[code].severity !== 'error'),
    );
    const section = REFERENCE.slice(
        REFERENCE.indexOf('## Waivers'),
        REFERENCE.indexOf('## What `hwdom` means'),
    );
    const sentence = /All information and every warning can be waived[\s\S]*?\. /.exec(section)?.[0] ?? '';
    const named = [...sentence.matchAll(/`([a-z-]+)`/g)].map(match => match[1] ?? '').filter(isCode);
    assert.deepEqual(named.sort(), [...exceptions].sort());
});

test('every bundled platform is named in the reference', () => {
    assert.deepEqual(
        PLATFORM_NAMES.filter(name => !REFERENCE.includes(`\`${name}\``)),
        [],
    );
});

test('every code that a page names is a diagnostic', () => {
    for (const page of [...PAGES, 'CHANGELOG.md']) {
        const words = [...readFileSync(page, 'utf8').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(
            match => match[1] ?? '',
        );
        assert.deepEqual(
            words.filter(word => !isCode(word) && !AMD_PLATFORMS.includes(word)),
            [],
            page,
        );
    }
});

/** All kinds, which the type checker keeps complete. */
const STATEMENT_KINDS: Record<Statement['kind'], true> = {
    blank: true,
    close: true,
    unreadable: true,
    platform: true,
    target: true,
    license: true,
    include: true,
    define: true,
    import: true,
    emit: true,
    names: true,
    table: true,
    domain: true,
    test: true,
    index: true,
    declaration: true,
    'access-row': true,
    'mmio-row': true,
    'clock-row': true,
    iomem: true,
    from: true,
    'test-line': true,
    waive: true,
};

function statementsShown(): Statement[] {
    return fencesOf(REFERENCE)
        .filter(({ info }) => info.startsWith('eemi'))
        .flatMap(({ text }) => [...filesOf(text).values()])
        .flatMap(text => Array.from(new Document(text).lines, ({ node }) => node.statement));
}

/** What is said about any file of an example, the imported ones too. */
function findingsOf(example: string): string[] {
    const host = hostOf(filesOf(example));
    const text = (path: string, { code, message, range }: Problem): string =>
        `${path}:${range.start.line + 1}: ${code}: ${message}`;
    const inFiles = [...filesOf(example).keys()]
        .filter(path => path.endsWith('.eemi'))
        .flatMap(path => (analyse(path, host)?.problems ?? []).map(problem => text(path, problem)));
    return inFiles.length > 0 ? inFiles : problemsOf(example).map(problem => text('outputs', problem));
}

/** The program of a file and its imports. */
function programAt(path: string): Program {
    const analysis = analyse(path, hostOver(readFileSync));
    assert.ok(analysis, path);
    return analysis.program;
}

/** What `check` prints about an example. */
function reportOn(path: string, example: string): string {
    const terminal = recorder();
    const report = textReport(terminal, terminal.out);
    report.file(path, analyseExample(example).program.document, problemsOf(example));
    report.end();
    return terminal.written();
}

async function outputOf(run: (terminal: Terminal) => Promise<number>): Promise<string> {
    const terminal = recorder();
    await run(terminal);
    return terminal.written();
}

/** The lines of `excerpt` occur in `text` in this order; a line `…` stands for any lines, and indentation counts. */
function assertInOrder(text: string, excerpt: string): void {
    const lines = text.split('\n');
    let at = 0;
    for (const line of excerpt.split('\n').filter(each => each.trim() !== '' && each.trim() !== '…')) {
        const found = lines.indexOf(line, at);
        assert.notEqual(
            found,
            -1,
            `«${line}» is not printed, or not here; after line ${at} stands:\n${lines.slice(at).join('\n')}`,
        );
        at = found + 1;
    }
}

function fencesOf(page: string): Fence[] {
    const fences: Fence[] = [];
    let open: { info: string; line: number; lines: string[] } | undefined;
    let example = '';
    for (const [at, line] of page.split('\n').entries()) {
        if (!line.startsWith('```')) open?.lines.push(line);
        else if (open === undefined) open = { info: line.slice(3).trim(), line: at + 1, lines: [] };
        else {
            const text = open.lines.map(each => `${each}\n`).join('');
            if (open.info.startsWith('eemi')) example = text;
            fences.push({ info: open.info, text, line: open.line, example });
            open = undefined;
        }
    }
    return fences;
}
