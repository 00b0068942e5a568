// Every command in every document is one that a test runs, or is listed here with what runs it, or why nothing can. A document that
// names a new one fails until it is one of these.
//
// Of the program's own commands it is enough that a test runs the command with each of its options: in a transcript, or elsewhere.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { commandLine } from '../../server/cli/arguments';
import { wordsOf } from '../../server/cli/commands';
import { described } from '../../server/cli/described';
import { recorder } from '../cli/recorder';
import { TRANSCRIPT_PAGES } from '../cli/transcript-pages';

const PAGES = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'client/page.md'],
    ...['docs', 'walkthrough', 'examples'].flatMap(markdownIn),
];

/** What runs a command that no transcript runs: a file that has it, or a test that does the same; or why nothing can run it here. */
type Elsewhere = { readonly by: string } | { readonly not: string };

/** Options of the program that are run, but not by a transcript. */
const OPTIONS_ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
    'check --watch': { by: 'test/cli/watch.slow.test.ts' },
    'lsp --stdio': { by: 'test/lsp/nvim.slow.test.ts' },
    'lsp --clientProcessId': { by: 'test/lsp/server.slow.test.ts' },
};

/** Commands of other programs. What installs packages needs no entry: no test changes the machine. */
const OTHERS: Readonly<Record<string, Elsewhere>> = {
    'npm ci': { by: '.ci/run' },
    'npm ci && npm test': { by: '.ci/run' },
    'npm test': { by: '.ci/run' },
    '.ci/run': { by: '.github/workflows/test.yml' },
    'npm run check': { by: '.github/workflows/test.yml' },
    'npm ci && npm run demo': { by: 'test/cli/demo.slow.test.ts' },
    'npm run build': { by: 'package.json' },
    'npm pack': { by: 'test/cli/package.slow.test.ts' },
    'npm install -g eemi-acl-0.1.0.tgz': { by: 'test/cli/package.slow.test.ts' },
    'npm install -g --prefix ~/.local eemi-acl-0.1.0.tgz': { by: 'test/cli/package.slow.test.ts' },
    'node build.mjs test docs/language.test.ts': { by: 'package.json' },
    'node --enable-source-maps --test out/test/docs/language.test.js': { by: 'tools/test.mjs' },
    "node --enable-source-maps --test --test-name-pattern='every word' out/test/docs/language.test.js": {
        by: 'tools/test.mjs',
    },
    'npx esbuild ask.ts --bundle --outfile=ask.cjs && node ask.cjs': { by: 'test/docs/asking.slow.test.ts' },
    'npm run package': { by: 'test/vscode/package.slow.test.ts' },
    'npm run docs': { by: 'test/docs/pages.test.ts' },
    'npm run names': { by: 'test/model/platforms.test.ts' },
    'npm run format': { not: 'writes to the sources; `npm test` looks whether it would' },
    'npm run fuzz': { by: '.github/workflows/nightly.yml' },
    'npm run fuzz -- --minutes 5': { by: '.github/workflows/nightly.yml' },
    'npm run fuzz -- --only requests --seed 7 --path 3:0': { not: 'is of a failure that somebody had' },
    'npm run bench': { not: 'measures times, and needs an idle machine' },
    'npm run bench -- --write': { not: 'measures times, and needs an idle machine' },
    'npm run bench -- --only work': { by: 'test/lsp/work.test.ts' },
    'SEED=random npm test': { by: '.github/workflows/nightly.yml' },
    'code --install-extension': { not: 'needs a VS Code with a window; the tests install it in one without' },
    'hx --health eemi': { not: 'needs Helix' },
};

const program = described(
    commandLine(recorder(), () => {}),
    wordsOf(),
);
const texts = new Map(PAGES.map(page => [page, readFileSync(page, 'utf8')]));

test('a test runs each command of the program that a document names, with its options', () => {
    const unknown = [...texts].flatMap(([page, text]) =>
        ownIn(text).flatMap(use => whatIsWrong(use).map(wrong => `${page}: ${wrong}`)),
    );
    assert.deepEqual(unknown, []);
});

test('a test runs each option of each command', () => {
    const all = program.commands.flatMap(({ name, options }) =>
        options.map(({ flags }) => `${name} ${flags.at(-1)}`),
    );
    assert.deepEqual(
        all.filter(use => !use.endsWith(' --help') && !isRun(use)),
        [],
    );
});

test('each other command is listed with what runs it, and nothing is listed that no document names', () => {
    const named = new Set([...texts.values()].flatMap(othersIn));
    assert.deepEqual(
        [...named].filter(command => OTHERS[command] === undefined),
        [],
    );
    assert.deepEqual(
        Object.keys(OTHERS).filter(command => !named.has(command)),
        [],
    );
});

test('what is said to run a command is there', () => {
    for (const where of [...Object.values(OTHERS), ...Object.values(OPTIONS_ELSEWHERE)])
        if ('by' in where) assert.ok(existsSync(where.by), where.by);
});

test('what a document shows of a session is run', () => {
    // The examples of these two are run by language.test.ts.
    const run = ['README.md', 'docs/language.md', ...TRANSCRIPT_PAGES.keys()];
    const sessions = [...texts].filter(([, text]) => /^```console$/m.test(text)).map(([page]) => page);
    assert.deepEqual(
        sessions.filter(page => !run.includes(page)),
        [],
    );
});

/** A command of the program, and the options that stand behind it. */
interface Use {
    readonly command: string;
    readonly flags: readonly string[];
}

function whatIsWrong({ command, flags }: Use): string[] {
    const known = program.commands.find(({ name }) => name === command);
    if (known === undefined) return [`there is no command ${command}`];
    return flags.flatMap(flag => {
        const option = [...known.options, ...program.options].find(each => each.flags.includes(flag));
        if (option === undefined) return [`${command} has no option ${flag}`];
        return isRun(`${command} ${option.flags.at(-1)}`) ? [] : [`no test runs ${command} ${flag}`];
    });
}

const isRun = (use: string): boolean => executed().has(use) || OPTIONS_ELSEWHERE[use] !== undefined;

/** `check --strict` and the like, of all that transcripts run. */
function executed(): ReadonlySet<string> {
    const sessions = [...TRANSCRIPT_PAGES.keys()].flatMap(page =>
        [...readFileSync(page, 'utf8').matchAll(/^\$ (.*)$/gm)].map(([, line = '']) => line),
    );
    return new Set(
        sessions
            .flatMap(line => ownIn(line))
            .flatMap(({ command, flags }) => flags.map(flag => `${command} ${longOf(command, flag)}`)),
    );
}

const longOf = (command: string, flag: string): string => {
    const known = program.commands.find(({ name }) => name === command);
    const option = [...(known?.options ?? []), ...program.options].find(({ flags }) => flags.includes(flag));
    return option?.flags.at(-1) ?? flag;
};

/** The commands of the program in a text: behind its name, or a command and an option alone as code. */
function ownIn(text: string): Use[] {
    const names = program.commands.map(({ name }) => name).join('|');
    const whole = [...text.matchAll(/\beemi-acl ([^`|;&\n)]*)/g)].map(([, line = '']) => line);
    // A patch begins with the name of a command, too.
    const short = [...text.matchAll(new RegExp(`\`(?!diff --git )((?:${names}) [^\`]*--[^\`]*)\``, 'g'))].map(
        ([, line = '']) => line,
    );
    return [...whole, ...short].flatMap(line => useIn(line));
}

function useIn(line: string): Use[] {
    const words = line.split(/\s+/);
    const command = words.find(word => program.commands.some(({ name }) => name === word));
    if (command === undefined) return [];
    return [{ command, flags: words.flatMap(word => /^--?[a-zA-Z][\w-]*/.exec(word) ?? []) }];
}

/** The commands of other programs, as code in a sentence or in a block that shows nothing else. */
function othersIn(text: string): string[] {
    // A fence that closes a block looks like one that opens such a block, so all blocks are read.
    const blocks = [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, block = '']) =>
        kind === '' ? block.split('\n') : [],
    );
    const spans = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(
        ([, span = '']) => span,
    );
    return [...blocks, ...spans]
        .map(line => line.replace(/ +#.*/, '').replace(/\s+/g, ' ').trim())
        .filter(isOther);
}

/** No test changes the machine. */
const INSTALLS = /^(?:apt-get|dnf|apk|brew|xcode-select) /;
const STARTS = /^(?:(?:[A-Z]+=\S+ )?(?:npm|npx|node build\.mjs|node --|code --|hx) ?\S|\.ci\/run$)/;

const isOther = (line: string): boolean => STARTS.test(line) && !INSTALLS.test(line);

function markdownIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.md'))
        .map(file => `${folder}/${file}`);
}
