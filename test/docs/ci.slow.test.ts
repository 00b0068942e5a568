// What docs/ci.md and action.yml have other servers run does what they say: each step is run by a shell, in a repository. What the servers do
// around it is not tested here.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { committedTables, runWith, WIDER } from './committed-tables';

interface Step {
    readonly name: string;
    readonly run: string;
    /** The input of the action that a variable has. */
    readonly env: ReadonlyMap<string, string>;
}

const ACTION = readFileSync('action.yml', 'utf8');

/** The steps of the action that run a command. */
const STEPS: readonly Step[] = ACTION.split(/^ {8}- /m)
    .slice(1)
    .flatMap(text => {
        const run = /^ {10}run: (.+)$/m.exec(text)?.[1];
        const env = [...text.matchAll(/^ {14}(\w+): \$\{\{ inputs\.(\w+) \}\}$/gm)];
        return run === undefined
            ? []
            : [
                  {
                      name: /^name: (.+)$/m.exec(text)?.[1] ?? '',
                      run,
                      env: new Map(env.map(([, variable = '', input = '']) => [variable, input])),
                  },
              ];
    });

const stepNamed = (name: string): Step => STEPS.find(step => step.name === name) ?? assert.fail(name);

test('the action has its steps, and each variable that they use', () => {
    assert.deepEqual(
        STEPS.map(({ name }) => name),
        ['Build', 'Check', 'Outputs', 'Review'],
    );
    const inputs = [...ACTION.matchAll(/^ {4}(\w+):\n {8}description: .+\n {8}default: /gm)].map(
        ([, name = '']) => name,
    );
    assert.deepEqual(inputs, ['base', 'sarif', 'review']);
    for (const { run, env } of STEPS) {
        // What somebody else may choose, such as the name of a branch, must not become a part of a command.
        assert.doesNotMatch(run, /\$\{\{/);
        for (const [, used = ''] of run.matchAll(/\$(\w+)/g))
            assert.ok(used.startsWith('GITHUB_') || inputs.includes(env.get(used) ?? ''), used);
    }
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(scripts.build, 'node build.mjs');
});

test('the action passes what is right, and fails for what somebody gains', async () => {
    const folder = await committedTables();
    const variables = {
        GITHUB_ACTION_PATH: path.resolve('.'),
        GITHUB_STEP_SUMMARY: 'summary.md',
        SARIF: 'a b.sarif',
        BASE: 'HEAD',
        REVIEW: 'review.html',
    };
    const ran = (name: string): Promise<string[]> => runWith(folder, variables, stepNamed(name).run);
    assert.deepEqual(await ran('Check'), []);
    assert.equal(JSON.parse(folder.read('a b.sarif')).version, '2.1.0');
    assert.deepEqual(await ran('Outputs'), ['fresh      acl.h', '1 output: all up to date']);
    assert.deepEqual(await ran('Review'), []);
    assert.match(folder.read('review.html'), /<h1>Review: nothing changed for anybody<\/h1>/);
    folder.write('zynqmp-acl.eemi', WIDER);
    assert.match((await ran('Check')).join('\n'), /^::warning file=zynqmp-acl\.eemi,line=3,.*stale-output/);
    assert.equal((await ran('Outputs')).at(-1), '[1]');
    assert.deepEqual(await ran('Review'), ['[1]']);
    assert.match(folder.read('summary.md'), /\| GAINS \| the hardware domain \|/);
    folder.remove();
});

/** The commands of the job for GitLab, and the files that it keeps. */
const [, JOB = ''] = /```yml\n([\s\S]*?)```/.exec(readFileSync('docs/ci.md', 'utf8')) ?? [];
const [, LINES = ''] = JOB.split('    script:\n');
const SCRIPT = [...LINES.matchAll(/^ {8}- (.+)$/gm)].flatMap(([, line = '']) =>
    line.startsWith('npm install') ? [] : line,
);
const KEPT = [...JOB.matchAll(/^ {12}(?:\w+:|-) (\S+)$/gm)].map(([, file = '']) => file);

test('the job for GitLab passes what is right, and keeps its reports', async () => {
    const folder = await committedTables();
    assert.ok(SCRIPT.length >= 4 && KEPT.length === 3, JOB);
    for (const line of SCRIPT) {
        const said = await runWith(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' }, line);
        assert.doesNotMatch(said.at(-1) ?? '', /^\[/, said.join('\n'));
    }
    for (const file of KEPT) assert.ok(existsSync(path.join(folder.path, file)), file);
    assert.deepEqual(JSON.parse(folder.read('quality.json')), []);
    folder.remove();
});

test('the job for GitLab fails for what somebody gains, and not without a merge request', async () => {
    const folder = await committedTables();
    folder.write('zynqmp-acl.eemi', WIDER);
    const last = SCRIPT.at(-1) ?? '';
    const said = await runWith(folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' }, last);
    assert.equal(said.at(-1), '[1]', said.join('\n'));
    assert.deepEqual(await folder.run(last), []);
    folder.remove();
});
