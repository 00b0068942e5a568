// The editor's grammar, run by the engine that editors run it with: the annotated files of test/fixtures/grammar hold, its words are
// the language's, and it splits every line as the scanner does.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { Scanner } from '../../server/language/scanner';
import { LANGUAGE_WORDS } from '../../server/language/words';

const SCOPE = 'source.eemi';
const GRAMMAR = 'syntaxes/eemi.tmLanguage.json';
const registry = createRegistry([{ path: GRAMMAR, scopeName: SCOPE }]);

for (const file of readdirSync('test/fixtures/grammar')) {
    test(`the scopes of test/fixtures/grammar/${file} are as it says`, async () => {
        const annotated = parseGrammarTestCase(readFileSync(`test/fixtures/grammar/${file}`, 'utf8'));
        assert.ok(annotated.assertions.length > 0, 'nothing is asserted');
        const failures = await runGrammarTestCase(registry, annotated);
        assert.deepEqual(
            failures.map(({ line, start, end, missing, unexpected, actual }) => ({
                place: `line ${line + 1}, columns ${start + 1} to ${end}`,
                missing,
                unexpected,
                actual,
            })),
            [],
        );
    });
}

test('the words of the grammar are those of the language, each once', () => {
    const { word } = JSON.parse(readFileSync(GRAMMAR, 'utf8')).repository;
    const words = word.patterns.flatMap(({ match }: { match: string }) => {
        const list = /^\(\?:([a-z|]+)\)\(\?!\[A-Za-z0-9_\]\)$/.exec(match)?.[1];
        assert.ok(list, `${match} is no list of words`);
        return list.split('|');
    });
    assert.deepEqual(words.toSorted(), LANGUAGE_WORDS.toSorted());
});

for (const file of sources()) {
    test(`the grammar splits ${file} as the scanner does`, async () => {
        for (const line of readFileSync(file, 'utf8').split(/\r\n|\r|\n/)) await checkLine(line);
    });
}

test('the grammar splits any line as the scanner does', async () => {
    const piece = fc.oneof(
        fc.constantFrom(...LANGUAGE_WORDS, '->', '..', '..<', '{', '}', '(', ')', '=', ',', '+', '-', '//'),
        fc.constantFrom('NODE_A', '0x1f', '12', '0b1', '010', '1u', '"a"', '"', '/', ' ', '\t', 'é', '😀'),
    );
    await fc.assert(
        fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, glue) =>
            checkLine(pieces.join(glue)),
        ),
    );
});

/** Comments, strings, numbers and names begin and end where the scanner says. */
async function checkLine(line: string): Promise<void> {
    assert.deepEqual(await paintOfGrammar(line), paintOfScanner(line), line);
}

/** One letter a column: comment, string, number, word, or nothing of these. */
function paintOfScanner(line: string): string {
    const paint = Array.from({ length: line.length }, () => ' ');
    const scanner = new Scanner(line);
    for (; !scanner.is('end'); scanner.next()) paint.fill(letterOf(scanner.kind), scanner.start, scanner.end);
    if (scanner.comment !== -1) paint.fill('c', scanner.comment);
    return paint.join('');
}

const letterOf = (kind: string): string =>
    ['string', 'number', 'word'].includes(kind) ? (kind[0] ?? '') : ' ';

async function paintOfGrammar(line: string): Promise<string> {
    const grammar = await registry.loadGrammar(SCOPE);
    assert.ok(grammar, 'no grammar');
    const paint = Array.from({ length: line.length }, () => ' ');
    for (const { startIndex, endIndex, scopes } of grammar.tokenizeLine(line, null).tokens) {
        for (let at = startIndex; at < Math.min(endIndex, line.length); at++)
            paint[at] = letterOfScopes(scopes, /\w/.test(line.charAt(at)));
    }
    return paint.join('');
}

function letterOfScopes(scopes: readonly string[], isWordPart: boolean): string {
    const has = (...names: string[]): boolean =>
        scopes.some(scope => names.some(name => scope.startsWith(name)));
    if (has('comment.')) return 'c';
    if (has('string.', 'invalid.illegal.unclosed-string')) return 's';
    if (has('constant.numeric.', 'invalid.illegal.number')) return 'n';
    return isWordPart ? 'w' : ' ';
}

function sources(): string[] {
    const found = ['examples', 'server/platforms', 'test/fixtures/eemi'].flatMap(folder =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`),
    );
    return found.filter(file => file.endsWith('.eemi'));
}
