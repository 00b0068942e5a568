// ARCHITECTURE.md is true: the sources import only what its table allows, and what it says is missing is missing. A claim on the
// page without a rule here fails, and so does a rule here that the page does not claim.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { transform } from 'esbuild';
import { codes } from '../server/diagnostics';

interface Source {
    /** From the project's root, with `/`. */
    readonly file: string;
    /** The first folder below `server/`; `diagnostics.ts` counts as its folder. */
    readonly folder: string;
    readonly text: string;
    readonly imports: readonly string[];
}

interface Rule {
    /** The words of the page. */
    readonly claim: string;
    /** The violations: a file, and what is wrong there. */
    readonly broken: () => string[] | Promise<string[]>;
}

const PAGE = readFileSync('ARCHITECTURE.md', 'utf8');
const CORE = [
    'diagnostics',
    'c',
    'guests',
    'view',
    'language',
    'model',
    'access',
    'checks',
    'questions',
    'claims',
    'changes',
    'emit',
    'convert',
    'features',
];
const MOST_LINES = 400;

/** Where a regular expression looks at a value outside `language`, or at a name in a message; `emit` looks at what is printed. */
const PATTERNS = [
    'server/model/resolve/license.ts',
    'server/model/paths.ts',
    // Paths in a project file, and what a parser of JSON says.
    'server/model/project-file.ts',
    // A comment behind a row of generated C.
    'server/model/row-note.ts',
    'server/model/c-header.ts',
    // A line of Xen's log is no source.
    'server/questions/log-line.ts',
    'server/diagnostics/phrases.ts',
    // Lines that could not be read have no other form than their text.
    'server/checks/damaged-index.ts',
    'server/checks/lost-names.ts',
    'server/checks/row-below.ts',
];

/** What runs rules. */
const ENGINE = ['analyse', 'check', 'list', 'waivers'].map(name => `server/checks/${name}.ts`);
const isRule = (file: string): boolean => !ENGINE.includes(file);

/** Which rooms of its own folder each room may import. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
    'server/model': ['server/model', 'server/model/kept'],
    'server/model/kept': ['server/model', 'server/model/kept'],
    'server/model/resolve': ['server/model', 'server/model/kept', 'server/model/resolve'],
    'server/features/places': ['server/features/places'],
    'server/features/texts': ['server/features/places', 'server/features/texts'],
    'server/features/outputs': ['server/features/places', 'server/features/texts', 'server/features/outputs'],
    'server/features/completing': [
        'server/features/places',
        'server/features/texts',
        'server/features/completing',
    ],
    'server/features/rewrites': [
        'server/features/places',
        'server/features/texts',
        'server/features/rewrites',
    ],
};

const sources = filesBelow('server')
    .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map(sourceOf);
const client = filesBelow('client')
    .filter(file => file.endsWith('.ts'))
    .map(sourceOf);
const core = sources.filter(({ folder }) => CORE.includes(folder));

const RULES: readonly Rule[] = [
    {
        claim: 'The core imports nothing of Node, but `model/digest.ts` the hash functions',
        broken: () =>
            eachImport(core, ({ file }, name) =>
                name.startsWith('node:') && !(file === 'server/model/digest.ts' && name === 'node:crypto')
                    ? `imports ${name}: files and the machine are the business of files, lsp and cli`
                    : undefined,
            ),
    },
    {
        claim: 'The core has no clock, no chance, no locale, no environment, no console',
        broken: () =>
            globalsIn(core, [
                'process',
                'console',
                'Date',
                'performance',
                'Math.random',
                'crypto',
                'Intl',
                'fetch',
                'globalThis',
                'global',
                'require',
                '__dirname',
                '__filename',
            ]).then(found => [
                ...found,
                ...matches(core, /\.(?:localeCompare|toLocale\w+)\(/, 'depends on the locale'),
            ]),
    },
    {
        claim: 'The core is synchronous',
        broken: async () => [
            ...(await globalsIn(core, [
                'Promise',
                'setTimeout',
                'setInterval',
                'setImmediate',
                'queueMicrotask',
            ])),
            ...(await codeMatches(
                core,
                /\basync (?:function|\*|\(|\w+ =>)|\bawait\b|\bimport\(/,
                'is not synchronous',
            )),
        ],
    },
    {
        claim: 'What is kept of what can change catches up with it',
        broken: () =>
            codeMatches(
                core.filter(({ file }) => !file.startsWith('server/model/kept/')),
                /\bnew WeakMap\b/,
                'keeps something of its own: server/model/kept/ has what does that, and its README says which to take',
            ),
    },
    {
        claim: 'A rule knows no keeper',
        broken: () => {
            const list = sources.find(({ file }) => file === 'server/checks/list.ts');
            const rules = list?.imports.map(name => `${pathOf(list.file, name)}.ts`).filter(isRule) ?? [];
            assert.ok(rules.length > 0, 'no rules are listed');
            return eachImport(
                sources.filter(({ file }) => rules.includes(file)),
                ({ file }, name) => {
                    const target = `${pathOf(file, name)}.ts`;
                    return target.startsWith('server/model/kept/') || ENGINE.includes(target)
                        ? `imports ${name}: a rule is written in a form, and asks`
                        : undefined;
                },
            );
        },
    },
    {
        claim: 'The server waits for no time',
        broken: () =>
            globalsIn(
                // It checks regularly whether its editor still exists.
                sources.filter(({ folder, file }) => folder === 'lsp' && file !== 'server/lsp/transport.ts'),
                ['setTimeout', 'setInterval'],
            ),
    },
    {
        claim: 'Only `cli/revision.ts` may start another program, and no source opens a connection',
        broken: async () => [
            ...eachImport(sources, ({ file }, name) =>
                (file !== 'server/cli/revision.ts' &&
                    /^(?:node:)?(?:child_process|cluster|worker_threads)\b/.test(name)) ||
                /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns|inspector|vm|repl|wasi)\b/.test(name)
                    ? `imports ${name}`
                    : undefined,
            ),
            ...(await globalsIn(sources, ['fetch', 'WebSocket', 'EventSource'])),
            ...(await runsText(sources)),
        ],
    },
    {
        claim: 'The core throws nothing',
        broken: () =>
            codeMatches(
                core,
                /\bthrow (?:new\b|[\w$.]+;)/,
                'throws: what is wrong with an input is a problem',
            ),
    },
    {
        claim: 'There is one registry',
        broken: () => [
            ...matches(
                sources.filter(({ folder }) => folder !== 'diagnostics'),
                /\bseverity: ['"`]|\bwaivable: (?:true|false)/,
                'says what kind of diagnostic something is: server/diagnostics/ does',
            ),
            ...codes()
                .filter(code => sources.filter(({ text }) => text.includes(`'${code}': entry<`)).length > 1)
                .map(code => `${code} has two entries`),
        ],
    },
    {
        claim: 'Source text is read by `language` alone, C by `c`, and configurations by `guests`',
        broken: () =>
            codeMatches(
                core.filter(
                    ({ file, folder }) =>
                        !['c', 'guests', 'language', 'emit', 'convert'].includes(folder) &&
                        !PATTERNS.includes(file),
                ),
                /(?:[=(,:?!&|;{}[\n]|=>|return)\s*\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*[.,;)\s]|\bRegExp\(/,
                'has a regular expression: if it looks at one value that was read, and not at source text, the test wants to know (PATTERNS)',
            ),
    },
    {
        claim: 'The rules that are printed stand alone',
        broken: () => {
            const printed = textsOf(sources.filter(({ folder }) => folder === 'emit'));
            const rules = sources.filter(({ file }) => printed.includes(file));
            assert.ok(rules.length > 0, 'no rules are printed');
            // The lines that note the steps are not printed.
            return eachImport(rules, ({ file }, name) =>
                name === './steps' ||
                printed.includes(`${path.posix.join(path.posix.dirname(file), name)}.ts`)
                    ? undefined
                    : `imports ${name}, which the printed module does not hold`,
            );
        },
    },
    {
        claim: 'Nothing is exported twice',
        broken: () =>
            matches(
                sources,
                /^export (?:\*|(?:type )?\{[^}]*\}) from /m,
                'exports what another file exports',
            ),
    },
    {
        claim: `No source is longer than ${MOST_LINES} lines`,
        broken: () =>
            sources
                .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
                .filter(({ lines }) => lines > MOST_LINES)
                .map(({ file, lines }) => `${file}: has ${lines} lines`),
    },
    {
        claim: 'Each source begins by saying what it is',
        broken: () =>
            sources
                .filter(({ text }) => !/^(?:#!.*\n)?(?:\/\/ |\/\*)/.test(text))
                .map(({ file }) => `${file}: does not begin with a comment`),
    },
    {
        claim: 'Nothing is called `utils`, `helpers`, `common` or `types`',
        broken: () =>
            ['server', 'bench', 'tools', 'test']
                .flatMap(filesBelow)
                .filter(file => !file.startsWith('test/fixtures/'))
                .filter(file => /(?:^|\/)(?:utils?|helpers?|common|types)(?:[./]|$)/.test(file))
                .map(file => `${file}: has a name that says nothing about it`),
    },
];

for (const { claim, broken } of RULES) {
    test(`${claim}: it is so`, async () => assert.deepEqual(await broken(), []));
}

test('the extension runs no text either, starts no other program but its server, and opens no connection', async () => {
    assert.ok(client.length > 0);
    const broken = eachImport(client, (_, name) =>
        NOT_IN_EXTENSION.test(name) ? `imports ${name}` : undefined,
    );
    const globals = await globalsIn(client, ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
    assert.deepEqual([...broken, ...globals, ...(await runsText(client))], []);
});

/** What a text would be run with: as a program, or as the name of a module of Node. */
const runsText = (from: readonly Source[]): Promise<string[]> =>
    Promise.all([
        globalsIn(from, [
            'eval',
            'Function',
            'process.binding',
            'process.getBuiltinModule',
            'process.dlopen',
        ]),
        codeMatches(
            from,
            /\bcreateRequire\b|\bimport\((?!["'])/,
            'runs a text, or a module that is not named here',
        ),
    ]).then(found => found.flat());

/** What starts other programs or opens connections. */
const NOT_IN_EXTENSION =
    /^(?:node:)?(?:child_process|cluster|worker_threads|net|http|https|http2|tls|dgram|dns|inspector|vm|repl|wasi)\b/;

test('each invariant of the page is proved here, and the other way round', () => {
    const section = PAGE.slice(PAGE.indexOf('## Invariants'));
    const claims = [...section.matchAll(/^- \*\*(.+?)\.?\*\*/gms)].map(match =>
        (match[1] ?? '').replace(/\s+/g, ' '),
    );
    assert.deepEqual(
        claims,
        RULES.map(({ claim }) => claim),
    );
});

test('each folder imports what the table of ARCHITECTURE.md allows, and no other', () => {
    const allowed = arrows();
    const broken = eachImport(sources, ({ file, folder }, name) => {
        const target = targetOf(file, name);
        if (target === undefined || target === folder || allowed.get(folder)?.includes(target))
            return undefined;
        return `imports ${name} (${target}), and ${folder} may import ${allowed.get(folder)?.join(', ') || 'nothing'}`;
    });
    assert.deepEqual(broken, []);
});

test('the rooms of a folder import each other one way', () => {
    const broken = eachImport(sources, ({ file, folder }, name) => {
        const target = pathOf(file, name);
        const allowed = ROOMS[path.posix.dirname(file)];
        if (!name.startsWith('.') || allowed === undefined || folderOf(target) !== folder) return undefined;
        if (allowed.includes(path.posix.dirname(target)) || target === 'server/features/workspace')
            return undefined;
        return `imports ${name}, and may import ${allowed.join(', ')}`;
    });
    assert.deepEqual(broken, []);
});

test('the top of `features` has the methods of the table, and the workspace that they ask', () => {
    const table = sources.find(({ file }) => file === 'server/lsp/table.ts');
    const answered = (table?.imports ?? []).map(name => `${pathOf('server/lsp/table.ts', name)}.ts`);
    const top = sources.filter(({ file }) => path.posix.dirname(file) === 'server/features');
    assert.deepEqual(
        top.map(({ file }) => file).filter(file => !answered.includes(file)),
        ['server/features/workspace.ts'],
    );
});

test('how a program is made is the business of `analyse.ts` alone', () => {
    const knowing = sources.filter(
        ({ file, folder, imports }) =>
            folder !== 'model' &&
            imports.some(name => pathOf(file, name).startsWith('server/model/resolve/')),
    );
    assert.deepEqual(
        knowing.map(({ file }) => file),
        ['server/checks/analyse.ts'],
    );
});

test('the page of what is kept names every file that keeps something, and every file elsewhere that has it kept', () => {
    const page = readFileSync('server/model/kept/README.md', 'utf8');
    const named = [...page.matchAll(/^\| `([\w/-]+\.ts)` \|/gm)].map(([, name = '']) => name);
    const isKeeper = (file: string): boolean => file.startsWith('server/model/kept/');
    const keepers = sources.filter(({ file }) => isKeeper(file));
    const users = sources.filter(
        ({ file, imports }) => !isKeeper(file) && imports.some(name => KEEPING.test(pathOf(file, name))),
    );
    assert.deepEqual(
        named.sort(),
        [
            ...keepers.map(({ file }) => path.basename(file)),
            ...users.map(({ file }) => file.slice('server/'.length)),
        ].sort(),
    );
});

test('what stands at the top of the model is imported by another folder', () => {
    const imported = new Set(
        sources
            .filter(({ file }) => !file.startsWith('server/model/'))
            .flatMap(({ file, imports }) => imports.map(name => `${pathOf(file, name)}.ts`)),
    );
    const top = sources.map(({ file }) => file).filter(file => /^server\/model\/[\w-]+\.ts$/.test(file));
    assert.ok(top.length > 0);
    assert.deepEqual(
        top.filter(file => !imported.has(file)),
        [],
    );
});

test('what is exported is used by another file: functions, constants and classes', () => {
    const users = ['server', 'client', 'test', 'tools', 'bench'].flatMap(filesBelow);
    const words = ['server/diagnostics.ts', ...users]
        .filter(file => /\.(?:ts|mjs)$/.test(file))
        .map(file => ({ file, words: new Set(readFileSync(file, 'utf8').match(/\w+/g)) }));
    const unused = sources.flatMap(({ file, text }) =>
        [...text.matchAll(/^export (?:abstract |async )*(?:function\*?|const|class) (\w+)/gm)]
            .map(([, name = '']) => name)
            .filter(name => !words.some(user => user.file !== file && user.words.has(name)))
            .map(name => `${file}: ${name}`),
    );
    assert.deepEqual(unused, []);
});

/** What keeps something for a file that asks it to. */
const KEEPING =
    /^server\/model\/kept\/(?:row-index|row-order|name-index|per-version|judged-rows|told-of-rows)$/;

test('no source calls what throws at some texts, or depends on the locale; URIs are the business of `uris.ts` alone', () => {
    const calls =
        /\b(?:(?:en|de)codeURI(?:Component)?|new RegExp|new URL)\(|\bIntl\b|\.(?:localeCompare|normalize|toLocale\w+)\(/;
    assert.deepEqual(matches(sources, calls, 'throws at half a character, or depends on the locale'), []);
    const knowing = sources.filter(({ imports }) => imports.includes('vscode-uri'));
    assert.deepEqual(
        knowing.map(({ file }) => file),
        ['server/lsp/uris.ts'],
    );
});

test('the table of ARCHITECTURE.md has every folder of the sources', () => {
    const folders = [...new Set(sources.map(({ folder }) => folder))].sort();
    assert.deepEqual(
        folders.filter(folder => !arrows().has(folder)),
        [],
    );
});

test('the arrows of the table point one way', () => {
    const allowed = arrows();
    const seen = new Set<string>();
    for (const [folder, targets] of allowed) {
        for (const target of targets.filter(each => allowed.has(each)))
            assert.ok(seen.has(target), `${folder} may import ${target}, which stands below it in the table`);
        seen.add(folder);
    }
});

test('every folder has its paragraph in ARCHITECTURE.md', () => {
    const named = [...PAGE.matchAll(/^\*\*`(server\/)?([\w.-]+)\/`\*\*/gm)].map(
        ([, server = '', folder = '']) => server + folder,
    );
    const there = readdirSync('server', { withFileTypes: true })
        .filter(entry => entry.isDirectory() && filesBelow(`server/${entry.name}`).length > 0)
        .map(({ name }) => `server/${name}`);
    assert.deepEqual(
        there.filter(folder => !named.includes(folder)),
        [],
    );
});

test('every file that ARCHITECTURE.md and CONTRIBUTING.md name is there', () => {
    const all = ['server', 'client', 'test', 'tools', 'bench', 'docs', 'examples'].flatMap(filesBelow);
    for (const page of ['ARCHITECTURE.md', 'CONTRIBUTING.md']) {
        const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
        for (const [, name = ''] of text.matchAll(/`([\w./-]+\.(?:ts|md|eemi))`/g)) {
            const isThere =
                readdirSync('.').includes(name) ||
                all.some(file => file === name || file.endsWith(`/${name}`));
            assert.ok(isThere, `${page} names ${name}`);
        }
    }
});

test('the walks of ARCHITECTURE.md are three of ten steps, and each file has the function of its step', () => {
    const section = PAGE.slice(PAGE.indexOf('## Three walks'), PAGE.indexOf('## Words'));
    const walks = section.split(/^### /m).slice(1);
    const steps = walks.map(walk => [...walk.matchAll(/^\d+\. `([\w./-]+)` `(\w+)`: /gm)]);
    assert.deepEqual(
        steps.map(({ length }) => length),
        [10, 10, 10],
    );
    const missing = steps.flat().flatMap(([, file = '', name = '']) => {
        const text = sources.find(source => source.file === file)?.text ?? '';
        return definition(name).test(text) ? [] : `${file} has no ${name}`;
    });
    assert.deepEqual(missing, []);
});

test('each dependency has its line in CONTRIBUTING.md, and no other has', () => {
    const { dependencies, devDependencies } = manifest();
    const justified = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `([@\w/.-]+)` \|/gm)].map(
        match => match[1] ?? '',
    );
    assert.deepEqual(justified.toSorted(), [...dependencies, ...devDependencies].toSorted());
});

test('every package that the sources import is a dependency', () => {
    const { dependencies, devDependencies } = manifest();
    const missing = eachImport(sources, ({ file }, name) => {
        const target = targetOf(file, name);
        const isPackage = target !== undefined && !/^(?:text:)?\./.test(name);
        // Some packages are only types, which are published as `@types/…`.
        const names = [target, `@types/${target}`];
        return isPackage && ![...dependencies, ...devDependencies].some(each => names.includes(each))
            ? `imports ${target}, which package.json does not name`
            : undefined;
    });
    assert.deepEqual(missing, []);
});

test('the README says in one line what .ci/run has npm do', () => {
    const ran = readFileSync('.ci/run', 'utf8').split('\n');
    const line = ran.filter(each => each.startsWith('npm ')).join(' && ');
    assert.ok(readFileSync('README.md', 'utf8').split('\n').includes(line), line);
});

/** What defines a name: a function or a constant of a file, or a method of one of its classes or objects. */
const definition = (name: string): RegExp =>
    new RegExp(
        `^(?:export )?(?:async )?(?:function\\*? |const )${name}\\b|^ {4}(?:[a-z]+ )*\\*?${name}(?:<.*>)?\\(.*\\{$`,
        'm',
    );

/** The sources that others import as text. */
function textsOf(from: readonly Source[]): string[] {
    return from.flatMap(({ file, imports }) =>
        imports
            .filter(name => name.startsWith('text:'))
            .map(name => path.posix.join(path.posix.dirname(file), name.slice('text:'.length))),
    );
}

/** The table's rows: a folder, and the folders and packages that it may import. */
function arrows(): Map<string, string[]> {
    const rows = [...PAGE.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|$/gm)];
    const words = (cell = ''): string[] => [...cell.matchAll(/`([\w@/.-]+)`/g)].map(match => match[1] ?? '');
    return new Map(rows.map(([, folder = '', ...cells]) => [folder, cells.flatMap(words)]));
}

/** The folder of `server/` or the package that an import reaches; `undefined` for Node itself, which has a rule of its own. */
function targetOf(file: string, name: string): string | undefined {
    if (name.startsWith('node:')) return undefined;
    const spec = name.replace(/^text:/, '');
    if (!spec.startsWith('.')) return spec.split('/', spec.startsWith('@') ? 2 : 1).join('/');
    const target = pathOf(file, spec);
    return target.startsWith('server/') ? folderOf(target) : target;
}

/** The path from the project's root that a relative import leads to. */
const pathOf = (file: string, name: string): string => path.posix.join(path.posix.dirname(file), name);

function folderOf(file: string): string {
    return file.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function sourceOf(file: string): Source {
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    const froms = text.matchAll(/^(?:import|export)\b[^;'"`]*?\bfrom ['"]([^'"]+)['"]/gm);
    const bare = text.matchAll(/^import ['"]([^'"]+)['"]/gm);
    const inline = text.matchAll(/\b(?:import|require)\(['"]([^'"]+)['"]\)/g);
    const imports = [...froms, ...bare, ...inline].map(match => match[1] ?? '');
    return { file, folder: folderOf(file), text, imports };
}

const eachImport = (
    from: readonly Source[],
    judge: (source: Source, name: string) => string | undefined,
): string[] =>
    from.flatMap(source =>
        source.imports.flatMap(name => {
            const wrong = judge(source, name);
            return wrong === undefined ? [] : `${source.file}: ${wrong}`;
        }),
    );

const matches = (from: readonly Source[], pattern: RegExp, wrong: string): string[] =>
    from.flatMap(({ file, text }) => {
        const [found] = pattern.exec(text) ?? [];
        return found === undefined ? [] : `${file}: «${found.trim()}» ${wrong}`;
    });

/** The same in sources without comments and types. */
async function codeMatches(from: readonly Source[], pattern: RegExp, wrong: string): Promise<string[]> {
    const bare = from.map(async source => ({ ...source, text: await codeOf(source, {}) }));
    return matches(await Promise.all(bare), pattern, wrong);
}

/** Uses of globals, but not of other things with the same name. */
async function globalsIn(from: readonly Source[], names: readonly string[]): Promise<string[]> {
    const marked = Object.fromEntries(names.map(name => [name, `GLOBAL_${name.replace('.', '_')}`]));
    const found = from.map(async source => {
        const text = await codeOf(source, marked);
        return names
            .filter(name => new RegExp(`\\b${marked[name]}\\b`).test(text))
            .map(name => `${source.file}: uses ${name}`);
    });
    return (await Promise.all(found)).flat();
}

const codeOf = async ({ text }: Source, define: Record<string, string>): Promise<string> =>
    (await transform(text, { loader: 'ts', define, legalComments: 'none' })).code;

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
        const file = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesBelow(file) : [file];
    });
}

function manifest(): { dependencies: string[]; devDependencies: string[] } {
    const content: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const namesIn = (key: string): string[] => {
        const group = typeof content === 'object' && content !== null ? Reflect.get(content, key) : undefined;
        return typeof group === 'object' && group !== null ? Object.keys(group) : [];
    };
    return { dependencies: namesIn('dependencies'), devDependencies: namesIn('devDependencies') };
}
