// No regular expression of the program takes long, whatever it is asked about: recheck looks for texts with which one does. It takes
// seconds, so this is one of the slow tests.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import type { Parameters, VulnerableDiagnostics } from 'recheck';
import { checkSync } from 'recheck/lib/browser.js';

interface Expression {
    /** From the project's root, with `/`. */
    readonly file: string;
    readonly pattern: string;
    readonly flags: string;
}

/** Files or folders whose regular expressions see short texts only: those may take more than linear time. */
const SHORT_TEXTS: Readonly<Record<string, string>> = {
    'server/language/other-forms/': 'lines of at most 240 characters',
    'server/language/other-forms.ts': 'lines of at most 240 characters',
    'server/cli/described.ts': "the program's own options",
    'server/cli/progress.ts': 'a number of files',
    'server/emit/typescript.ts': "the text of the program's own rules",
};

/** Recheck's own limits are of time, and would give another answer on a slow machine; these are of steps and lengths. */
const LIMITS: Parameters = {
    timeout: null,
    seedingTimeout: null,
    incubationTimeout: null,
    attackTimeout: null,
    // What it finds by theory it need not try.
    recallTimeout: -1,
    attackLimit: 500_000,
    maxIteration: 3,
    maxAttackStringSize: 5_000,
};

test('what is judged is told from what is not', () => {
    const judged = (pattern: string): string | undefined =>
        flawOf({ file: 'x.ts', pattern, flags: '' })?.complexity.type;
    assert.equal(judged(String.raw`^(?:\w+\s?)*$`), 'exponential');
    assert.equal(judged(String.raw`\s+$`), 'polynomial');
    assert.equal(judged(String.raw`^\s+$`), undefined);
});

test('no regular expression takes exponential time', () => {
    const nested = EXPRESSIONS.filter(({ pattern }) => hasNestedLoop(pattern));
    assert.ok(nested.length > 10, 'the sources are read');
    const slow = nested.flatMap(each => {
        const flaw = flawOf(each);
        return flaw?.complexity.type === 'exponential' ? [told(each, flaw)] : [];
    });
    assert.deepEqual(slow, []);
});

test('where a text may be long, none takes more than linear time', () => {
    const isShort = ({ file }: Expression): boolean =>
        Object.keys(SHORT_TEXTS).some(start => file.startsWith(start));
    const long = EXPRESSIONS.filter(each => !isShort(each) && hasManyWays(each));
    const slow = long.flatMap(each => {
        const flaw = flawOf(each, { checker: 'fuzz' });
        return flaw === undefined ? [] : [told(each, flaw)];
    });
    assert.deepEqual(slow, []);
});

test('none is put together when the program runs, where nobody could judge it', () => {
    const files = SOURCES.filter(file => /\bRegExp\(/.test(readFileSync(file, 'utf8')));
    assert.deepEqual(files, []);
});

const SOURCES = ['server', 'client'].flatMap(folder =>
    readdirSync(folder, { recursive: true })
        .map(name => `${folder}/${String(name).replaceAll(path.sep, '/')}`)
        .filter(file => /\.(?:ts|[cm]?js)$/.test(file)),
);

const EXPRESSIONS: readonly Expression[] = unlike(SOURCES.flatMap(expressionsIn));

function expressionsIn(file: string): Expression[] {
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', legalComments: 'none' });
    const found: Expression[] = [];
    parse(code, {
        ecmaVersion: 'latest',
        sourceType: 'module',
        onToken: token => {
            const value = 'value' in token ? token.value : undefined;
            if (typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value)
                found.push({ file, pattern: String(value.pattern), flags: String(value.flags) });
        },
    });
    return found;
}

function unlike(expressions: readonly Expression[]): Expression[] {
    const kept = new Map<string, Expression>();
    for (const each of expressions) kept.set(`${each.file} ${each.pattern} ${each.flags}`, each);
    return [...kept.values()];
}

/** Only what repeats something of several characters can take exponential time: each other loop goes one way through a text. */
const hasNestedLoop = (pattern: string): boolean => /\)(?:[*+]|\{)/.test(plain(pattern));

/** One loop that begins at the start of a text goes through it once; more of them, or one that may begin anywhere, go many ways. */
function hasManyWays({ pattern, flags }: Expression): boolean {
    const loops = plain(pattern).match(/[*+]|\{\d*,\d*\}/g)?.length ?? 0;
    const beginsAtStart = pattern.startsWith('^') && !pattern.includes('|') && !flags.includes('m');
    return loops > (beginsAtStart ? 1 : 0) || hasNestedLoop(pattern);
}

/** A pattern without its escapes and classes, in which the marks of loops mean themselves. */
const plain = (pattern: string): string => pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'c');

/** What makes an expression slow; `undefined` if nothing does. What cannot be judged fails the test. */
function flawOf(
    { file, pattern, flags }: Expression,
    limits: Parameters = {},
): VulnerableDiagnostics | undefined {
    // Where the parts of a match are changes nothing about its time, and recheck does not know the flag.
    const result = checkSync(pattern, flags.replace('d', ''), { ...LIMITS, ...limits });
    assert.notEqual(result.status, 'unknown', `${file}: /${pattern}/ cannot be judged; write it more simply`);
    return result.status === 'vulnerable' ? result : undefined;
}

const told = ({ file, pattern }: Expression, { complexity, attack }: VulnerableDiagnostics): string =>
    `${file}: /${pattern}/ takes ${complexity.type} time (${complexity.summary}) for ${attack.pattern}`;
