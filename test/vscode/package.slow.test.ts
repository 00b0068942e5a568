// The extension's package: what it holds, and what its description promises.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
    cpSync,
    existsSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    statSync,
    writeFileSync,
} from 'node:fs';
import nodeModule, { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path, { posix } from 'node:path';
import test from 'node:test';
import { Script } from 'node:vm';
import { inflateRawSync } from 'node:zlib';
import { BUNDLES } from '../../bench/measuring/bundles';
import { analyseExample } from '../workspace';
import { CONTENT, type Package, pack } from './packing';

/** From Node 22.8 on; the types are those of Node 20. */
const { enableCompileCache } = Object(nodeModule);

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;

let made: Promise<Package> | undefined;
/** The package, which is made once. */
function packed(): Promise<Package> {
    made ??= pack(process.cwd(), 'listed.vsix');
    return made;
}

test('the package is made without a complaint, holds nothing but what runs, and is small', async () => {
    const { file, said } = await packed();
    assert.doesNotMatch(said, /warn|error|should/i);
    assert.deepEqual(
        [...filesIn(readFileSync(file)).keys()].toSorted(),
        [
            '[Content_Types].xml',
            'extension.vsixmanifest',
            ...CONTENT.map(name => `extension/${name}`),
        ].toSorted(),
    );
    assert.ok(statSync(file).size < 1_065_000, `${statSync(file).size} bytes`);
});

test('each link on the pages in the package leads somewhere, and each picture is there', async () => {
    const { file } = await packed();
    const files = filesIn(readFileSync(file));
    const pages = [...files].filter(([name]) => name.endsWith('.md'));
    assert.ok(pages.length > 5);
    const dead = pages.flatMap(([name, content]) => deadLinks(name, content.toString('utf8'), files));
    assert.deepEqual(dead, []);
    const page = files.get('extension/readme.md')?.toString('utf8') ?? '';
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, picture = '']) => picture);
    const [dark, light] = ['dark', 'light'].map(name => readFileSync(`docs/images/${name}.png`, 'base64'));
    assert.deepEqual(pictures, [`data:image/png;base64,${dark}`, `data:image/png;base64,${light}`]);
});

test('each file that the extension and its server load is in the package', async () => {
    const { file } = await packed();
    const files = filesIn(readFileSync(file));
    const loaded = ['extension', 'surfaces', 'server-program'].flatMap(program => {
        const text = files.get(`extension/dist/${program}.js`)?.toString('utf8') ?? '';
        return [...text.matchAll(/require\("\.\/([a-z-]+\.js)"\)/g)].map(([, name]) => name);
    });
    assert.ok(loaded.length > 5);
    assert.deepEqual(
        loaded.filter(name => !files.has(`extension/dist/${name}`)),
        [],
    );
});

/** Links that lead nowhere. The two pages that VS Code shows of an extension find no file, not even one of the package. */
function deadLinks(page: string, text: string, files: ReadonlyMap<string, Buffer>): string[] {
    const isShownAlone = ['extension/readme.md', 'extension/changelog.md'].includes(page);
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    return links.filter(link => {
        if (/^(?:https|data|command):/.test(link)) return false;
        const [file = '', place] = link.split('#');
        const path = file === '' ? page : posix.join(posix.dirname(page), file);
        const target = files.get(path)?.toString('utf8');
        if (target === undefined || (isShownAlone && file !== '')) return true;
        return place !== undefined && !anchorsIn(target).has(place);
    });
}

const anchorsIn = (text: string): Set<string> =>
    new Set(
        [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
            title
                .toLowerCase()
                .replace(/[^\w\s-]/g, '')
                .replaceAll(' ', '-'),
        ),
    );

test('the page of the extension names every command and every setting', () => {
    const page = readFileSync('client/page.md', 'utf8');
    for (const { title } of contributes.commands) assert.ok(page.includes(`| EEMI: ${title} |`), title);
    for (const name of Object.keys(contributes.configuration.properties))
        assert.ok(page.includes(`| \`${name}\` |`), name);
});

test('the extension needs nothing but VS Code and Node, and at first not even most of itself', () => {
    const needs = (file: string): string[] => {
        const text = readFileSync(`dist/${file}`, 'utf8');
        const needed = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
        return needed.filter(name => name !== 'vscode' && !isNodes(name));
    };
    assert.deepEqual(needs('extension.js'), ['./surfaces.js']);
    assert.deepEqual(needs('surfaces.js'), []);
    // The programs and what they load on demand stand beside each other, and there is nothing else.
    for (const file of readdirSync('dist').filter(name => name.endsWith('.js')))
        assert.deepEqual(
            needs(file).filter(name => !name.startsWith('./')),
            [],
            file,
        );
    assert.ok(statSync('dist/extension.js').size < 10_000);
});

/** The packages of which the programs and the extension hold something. */
const BUNDLED = [
    'balanced-match',
    'brace-expansion',
    'commander',
    'diff',
    'fastest-levenshtein',
    'minimatch',
    'picocolors',
    'semver',
    'spdx-exceptions',
    'spdx-expression-parse',
    'spdx-license-ids',
    'vscode-jsonrpc',
    'vscode-languageclient',
    'vscode-languageserver-protocol',
    'vscode-languageserver-textdocument',
    'vscode-languageserver-types',
    'vscode-uri',
];

test('the licence of each package that is bundled stands beside the programs, and each lets us', () => {
    const [, ...licences] = readFileSync('dist/THIRD-PARTY.txt', 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
    const named = licences.map(
        licence =>
            /^(\S+) \S+, (?:MIT|ISC|BSD-3-Clause|BlueOak-1\.0\.0|CC-BY-3\.0|CC0-1\.0)\n\n/.exec(licence)?.[1],
    );
    assert.deepEqual(named, BUNDLED);
    // Those of Creative Commons are of lists, and say it in other words.
    for (const licence of licences) assert.match(licence, /\bas is\b|, CC/i);
});

for (const { work, files, most } of BUNDLES) {
    test(`the ${work} is below its limit`, () => {
        const size = files.reduce((sum, file) => sum + statSync(`dist/${file}`).size, 0);
        assert.ok(size < most * 1000, `${size} bytes`);
    });
}

test('each program has a limit of its size', () => {
    assert.deepEqual(
        readdirSync('dist').filter(file => file.endsWith('.js')),
        BUNDLES.flatMap(({ files }) => files).toSorted(),
    );
});

test('what was compiled of the command line when it was built is what Node takes', () => {
    if (enableCompileCache !== undefined) return assert.ok(existsSync('dist/compiled'));
    const compiled = readdirSync('dist').filter(file => file.endsWith('.cache'));
    assert.ok(compiled.includes('program.cache'));
    for (const file of compiled) {
        const source = nodeModule.wrap(readFileSync(`dist/${file.replace('.cache', '.js')}`, 'utf8'));
        const script = new Script(source, { cachedData: readFileSync(`dist/${file}`) });
        assert.equal(script.cachedDataRejected, false, file);
    }
});

test('the program does without what was compiled, and without what another Node compiled', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-'));
    const check = (): string =>
        execFileSync(
            process.execPath,
            [path.join(folder, 'cli.js'), 'check', 'examples/zynqmp/zynqmp-mmio.eemi'],
            { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
        );
    try {
        for (const file of ['texts', ...readdirSync('dist').filter(name => name.endsWith('.js'))])
            cpSync(`dist/${file}`, path.join(folder, file), { recursive: true });
        const said = check();
        assert.match(said, /1 file checked/);
        for (const file of ['program.cache', 'diagnostics.cache', 'compiled']) {
            rmSync(path.join(folder, file), { recursive: true, force: true });
            writeFileSync(path.join(folder, file), 'of another version');
        }
        assert.equal(check(), said);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
});

test('the pictures are small', () => {
    for (const name of readdirSync('docs/images')) {
        const { size } = statSync(`docs/images/${name}`);
        assert.ok(size < 150_000, `${name}: ${size} bytes`);
    }
});

test('every file that the description names is there', () => {
    const named = [
        ...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:dist|images|syntaxes|walkthrough)\/[^"]+)"/g),
    ];
    assert.ok(named.length > 10);
    for (const [, file = ''] of named) assert.ok(existsSync(file), file);
});

test('every command that the description offers is contributed', () => {
    const commands = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    const offered = [
        ...JSON.stringify([contributes.menus, contributes.walkthroughs]).matchAll(
            /eemi\.(?:show|emit|open|restart)\w+/g,
        ),
    ];
    assert.ok(offered.length > 0);
    for (const [command] of offered) assert.ok(commands.has(command), command);
});

test('the walkthrough explains every statement of its example', () => {
    const pages = readdirSync('walkthrough')
        .filter(name => name.endsWith('.md'))
        .map(name => readFileSync(`walkthrough/${name}`, 'utf8'))
        .join('\n');
    const { document } = analyseExample(readFileSync('walkthrough/example.eemi', 'utf8')).program;
    const kinds = [...document.lines].map(({ text, node }) => ({
        text: text.trim(),
        kind: node.statement.kind,
    }));
    const explained = new Set(
        kinds.filter(({ text }) => text !== '' && pages.includes(text)).map(({ kind }) => kind),
    );
    const left = kinds.filter(
        ({ text, kind }) => !explained.has(kind) && !['blank', 'close'].includes(kind) && text !== '',
    );
    assert.deepEqual(
        left.filter(({ text }) => !pages.includes(`\`${text.split(' ')[0]}\``)),
        [],
    );
});

test('the settings are few, and each is described', () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(Object.keys(properties), [
        'eemi.emitOnSave',
        'eemi.inlayHints',
        'eemi.changesSinceHead',
        'eemi.trace.server',
    ]);
    assert.equal(properties['eemi.emitOnSave'].default, 'ifOutputExists');
    for (const { description } of Object.values<{ description: string }>(properties))
        assert.match(description, /\.$/);
});

test('its own files are formatted while one types, and words of the text are not suggested', () =>
    assert.deepEqual(contributes.configurationDefaults['[eemi]'], {
        'editor.formatOnType': true,
        'editor.wordBasedSuggestions': 'off',
    }));

test('completions come from the server alone', () => assert.equal(contributes.snippets, undefined));

const isNodes = (name: string): boolean => builtinModules.includes(name.replace(/^node:/, ''));

/** What a zip archive holds, by its name: read from the directory at its end. */
function filesIn(zip: Buffer): Map<string, Buffer> {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
    const files = new Map<string, Buffer>();
    let at = zip.readUInt32LE(end + 16);
    for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
        const length = zip.readUInt16LE(at + 28);
        files.set(zip.toString('utf8', at + 46, at + 46 + length), contentAt(zip, at));
        at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return files;
}

/** The content of the file whose entry in the directory is at this place. */
function contentAt(zip: Buffer, at: number): Buffer {
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    return zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content);
}
