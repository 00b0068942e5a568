// The grammar and the server's tokens colour every word alike, so that none changes its colour when the server answers. Which scopes a
// token has the colours of, package.json says. The grammar knows names by how those of the platforms begin.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';
import { SEMANTIC_TOKENS_LEGEND } from '../../server/features/texts/tokenStyles';
import { PLATFORM_NAMES, platformFile } from '../../server/model/platforms';
import { semanticTokens } from '../features/answers';
import { workspaceOf } from '../features/editor';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [{ scopes }] = manifest.contributes.semanticTokenScopes;

/** What VS Code itself takes for these. */
const USUAL = { comment: ['comment'], string: ['string'], number: ['constant.numeric'] };

const SCOPES: Readonly<Record<string, readonly string[]>> = { ...USUAL, ...scopes };

test('each type of token has its scopes', () =>
    assert.deepEqual(
        SEMANTIC_TOKENS_LEGEND.tokenTypes.filter(type => SCOPES[type] === undefined),
        [],
    ));

test('VS Code has no scopes of its own that would count more', () => {
    // Those with modifiers do: vs/platform/theme/common/tokenClassificationRegistry.ts.
    for (const selector of VSCODE_HAS)
        assert.deepEqual(SCOPES[selector], SCOPES[selector.split('.')[0] ?? ''], selector);
});

const VSCODE_HAS = [
    'variable.readonly',
    'variable.readonly.defaultLibrary',
    'property.readonly',
    'property.readonly.defaultLibrary',
    'type.defaultLibrary',
];

const EXAMPLES = [
    'examples/zynqmp/zynqmp.eemi',
    'examples/zynqmp/zynqmp-mmio.eemi',
    'examples/zynqmp-xlnx/zynqmp-xlnx.eemi',
    'examples/versal/versal.eemi',
    'examples/versal-net/versal-net.eemi',
    'examples/versal2/versal2.eemi',
    'walkthrough/example.eemi',
];

const workspace = workspaceOf(new Map(EXAMPLES.map(file => [file, readFileSync(file, 'utf8')])));
const registry = createRegistry([{ path: 'syntaxes/eemi.tmLanguage.json', scopeName: 'source.eemi' }]);

for (const file of [...EXAMPLES, ...PLATFORM_NAMES.map(platformFile)]) {
    test(`the colours of ${file} stay as they are`, async () => {
        const lines = workspace.analysis(file)?.program.document.text.split('\n') ?? [];
        const painted = await Promise.all(lines.map(scopesOf));
        const jumps = tokensIn(file).filter(({ line, start, end, type }) => {
            const wanted = SCOPES[type] ?? [];
            return !painted[line]?.slice(start, end).every(scope => wanted.some(each => isLike(scope, each)));
        });
        assert.deepEqual(
            jumps.map(({ line, start, end, type }) => [
                `${line + 1}: ${lines[line]?.slice(start, end)} is ${type}`,
                painted[line]?.[start],
            ]),
            [],
        );
    });
}

/** Whether a scope of the grammar has the colours of this one, which may name no more than its kind. */
function isLike(scope: string, wanted: string): boolean {
    const kind = wanted.replace(/\.eemi$/, '');
    return scope === wanted || scope.startsWith(`${kind}.`);
}

/** The innermost scope of each character of a line. */
async function scopesOf(line: string): Promise<string[]> {
    const grammar = await registry.loadGrammar('source.eemi');
    assert.ok(grammar, 'no grammar');
    return grammar.tokenizeLine(line, null).tokens.flatMap(({ startIndex, endIndex, scopes: found }) => {
        const inner = found.findLast(scope => !scope.startsWith('punctuation.')) ?? '';
        return Array.from({ length: endIndex - startIndex }, () => inner);
    });
}

interface Token {
    readonly line: number;
    readonly start: number;
    readonly end: number;
    readonly type: string;
}

function tokensIn(file: string): Token[] {
    const { data } = semanticTokens(workspace, file);
    const tokens: Token[] = [];
    let [line, start] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, columns = 0, length = 0, type = 0] = data.slice(at, at + 5);
        start = lines > 0 ? columns : start + columns;
        line += lines;
        tokens.push({
            line,
            start,
            end: start + length,
            type: SEMANTIC_TOKENS_LEGEND.tokenTypes[type] ?? '',
        });
    }
    return tokens;
}
