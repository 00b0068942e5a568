// Whatever happens while outputs are written, each is completely old or completely new; and unless the program is killed, either
// all are old or all are new, and nothing else is left. If it is killed, `check` says which outputs may not belong together, and
// the next run leaves all new and nothing else. A module that is loaded before the program causes the trouble: it kills,
// sends a signal or fails at a chosen call of the file system.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { readBanner } from '../../server/emit/banner';
import { Folder, PROGRAM } from './transcript';

const OUTPUTS = ['deep/er/acl.h', 'acl.ts'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CALLS = ['openSync', 'writevSync', 'fchmodSync', 'fsyncSync', 'closeSync', 'linkSync', 'renameSync'];
/** How many of these calls write one new text beside its place. */
const STAGING = 5;

/** Counts the calls that write outputs; at the one whose number is in AT it does what DO says. */
const HOOK = `
const fs = require('node:fs');
let calls = 0;
const written = new Set();
const { writeSync } = fs;
fs.writeSync = (...args) => {
    if (args[0] === 2 && process.env.LOST) throw new Error('no');
    return writeSync(...args);
};
for (const name of ${JSON.stringify(CALLS)}) {
    const real = fs[name];
    fs[name] = (...args) => {
        const counts = name === 'openSync' ? args[1] === 'wx' : /^(rename|link)Sync$/.test(name) || written.has(args[0]);
        if (counts && calls++ === Number(process.env.AT)) {
            if (process.env.DO === 'fail') throw Object.assign(new Error('no'), { code: 'ENOSPC' });
            process.kill(process.pid, process.env.DO);
            if (process.env.DO === 'SIGKILL') for (;;);
        }
        if (name === 'writevSync' && process.env.SHORT) args[1] = [args[1][0].subarray(0, Number(process.env.SHORT))];
        const result = real(...args);
        if (name === 'openSync' && counts) {
            if (calls === 1 && process.env.SIGNAL_AFTER) fs.writeSync(3, 'first');
            written.add(result);
        }
        if (name === 'closeSync') written.delete(args[0]);
        return result;
    };
}
process.on('exit', () => fs.writeFileSync('calls', String(calls)));
`;

const source = (grant: string): string => `emit c  "deep/er/acl.h"
emit ts "acl.ts"
names node {
    NODE_A = 0
}
node pm_node_access {
    NODE_A -> ${grant}
    1..200 -> ${grant}
}
`;

interface Run {
    readonly status: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

const folder = new Folder();
folder.write('hook.cjs', HOOK);
after(() => folder.remove());

/** The texts of the outputs of one state of the source. */
async function printed(grant: string): Promise<string[]> {
    folder.write(`${grant}/acl.eemi`, source(grant));
    await run(grant, ['emit', 'acl.eemi']);
    return OUTPUTS.map(file => folder.read(`${grant}/${file}`));
}

test('written outputs are whole', { concurrency: true }, async context => {
    const old = await printed('hwdom');
    const texts = await printed('deny');
    /** Writes the new outputs where the old ones (or none) are, in a folder of their own. */
    const emitted = async (name: string, there: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> => {
        folder.write(`${name}/acl.eemi`, source('deny'));
        folder.write(`${name}/calls`, '');
        for (const [index, text] of there.entries()) folder.write(`${name}/${OUTPUTS[index]}`, text);
        return await run(name, ['emit', 'acl.eemi'], env);
    };
    /** What each output is: the old one, the new one, none, or something else. */
    const states = (name: string): string[] =>
        OUTPUTS.map((file, index) => {
            if (!existsSync(path.join(folder.path, name, file))) return 'none';
            const text = folder.read(`${name}/${file}`);
            if (text === old[index]) return 'old';
            return text === texts[index] ? 'new' : 'torn';
        });
    /** After a kill: nothing is torn, a mixture is told of, and the next run finishes and tidies up. */
    const recovers = async (name: string): Promise<void> => {
        const found = new Set(states(name));
        for (const state of found) assert.match(state, /^(old|new)$/);
        const { stdout } = await run(name, ['check', 'acl.eemi']);
        if (found.size > 1) assert.match(stdout, /unfinished-output/);
        assert.equal((await run(name, ['emit', 'acl.eemi'])).status, 0);
        assert.deepEqual(states(name), ['new', 'new']);
        assert.deepEqual(filesIn(name), filesIn('whole'));
        assert.doesNotMatch((await run(name, ['check', 'acl.eemi'])).stdout, /-output/);
    };
    await emitted('whole', old, {});
    const steps = Number(folder.read('whole/calls'));
    assert.ok(steps >= 2 * CALLS.length, `the hook sees ${steps} calls`);

    const tests: Promise<void>[] = [];
    const check = (title: string, run: () => Promise<void>): void => {
        tests.push(context.test(title, run));
    };
    for (let at = 0; at < steps; at++) {
        check(`killed at call ${at}`, async () => {
            const name = `kill-${at}`;
            await emitted(name, old, { AT: `${at}`, DO: 'SIGKILL' });
            await recovers(name);
        });
        check(`failed at call ${at}`, async () => {
            const { status, stderr } = await emitted(`fail-${at}`, old, { AT: `${at}`, DO: 'fail' });
            assert.equal(status, 2);
            assert.match(
                stderr,
                /^eemi-acl: (acl\.ts|deep\S*) does not fit on the disk, which is full; free some space\n$/,
            );
            assert.deepEqual(filesIn(`fail-${at}`), filesIn('whole'));
            assert.deepEqual(states(`fail-${at}`), ['old', 'old']);
        });
    }
    check('killed where there was no output', async () => {
        await emitted('first', [], { AT: '1', DO: 'SIGKILL' });
        assert.deepEqual(states('first'), ['none', 'none']);
    });
    check('folders made for outputs that failed are removed', async () => {
        assert.equal((await emitted('folders', [], { AT: '2', DO: 'fail' })).status, 2);
        assert.deepEqual(filesIn('folders'), ['acl.eemi', 'calls']);
    });
    for (let at = 0; at < steps; at++) {
        const asked = SIGNALS[at % SIGNALS.length] ?? 'SIGINT';
        check(`${asked} at call ${at}`, async () => {
            const { signal, stderr } = await emitted(`${asked}-${at}`, old, { AT: `${at}`, DO: asked });
            const state = at < STAGING * OUTPUTS.length ? 'old' : 'new';
            assert.deepEqual([signal, stderr, states(`${asked}-${at}`)], [asked, '', [state, state]]);
            assert.deepEqual(filesIn(`${asked}-${at}`), filesIn('whole'));
        });
    }
    await Promise.all(tests);
    await context.test('killed at random moments', async () => {
        for (let turn = 0; turn < 6; turn++) {
            await emitted(`chance-${turn}`, old, { KILL_AFTER: `${60 + Math.random() * 150}` });
            await recovers(`chance-${turn}`);
        }
    });
});

test('what the system writes in parts is whole in the end', async () => {
    folder.write('whole/acl.eemi', source('deny'));
    assert.equal((await run('whole', ['emit', '.'])).status, 0);
    for (const bytes of ['1', '1000']) {
        folder.write('parts/acl.eemi', source('deny'));
        assert.equal((await run('parts', ['emit', '--force', '.'], { SHORT: bytes })).status, 0);
        for (const output of OUTPUTS)
            assert.equal(
                folder.read(`parts/${output}`),
                folder.read(`whole/${output}`),
                `${bytes}: ${output}`,
            );
        for (const output of OUTPUTS) folder.write(`parts/${output}`, 'another');
    }
});

test('Ctrl-C while the outputs of many files are written', async context => {
    const sources = Array.from({ length: 30 }, (_, index) => `${index}`.padStart(2, '0'));
    const outputs = sources.flatMap(name => [`${name}/deep/er/acl.h`, `${name}/acl.ts`]);
    /** Starts with the outputs of one state of the source, and asks for those of another. */
    const prepare = async (name: string): Promise<void> => {
        for (const each of sources) folder.write(`${name}/${each}/acl.eemi`, source('hwdom'));
        assert.equal((await run(name, ['emit', '.'])).status, 0);
        for (const each of sources) folder.write(`${name}/${each}/acl.eemi`, source('deny'));
    };
    const check = async (name: string, signal: NodeJS.Signals | null): Promise<void> => {
        const texts = outputs.map(file => folder.read(`${name}/${file}`));
        for (const text of texts) assert.ok(readBanner(text)?.isIntact, text.slice(0, 500));
        assert.deepEqual(
            filesIn(name).filter(file => file.includes('.eemi-acl-')),
            [],
        );
        const { stdout } = await run(name, ['emit', '--check', '.']);
        const fresh = stdout.match(/^fresh /gm)?.length ?? 0;
        assert.ok(fresh === outputs.length || (fresh === 0 && signal === 'SIGINT'), `${fresh} are new`);
    };
    await prepare('many');
    const staging = outputs.length * STAGING;
    for (const at of [1, 100, 200, staging - 1, staging, staging + 100, staging + 300]) {
        await context.test(`at call ${at}`, async () => {
            const { signal, stdout } = await run('many', ['emit', '.'], { AT: `${at}`, DO: 'SIGINT' });
            const isCommitted = at >= staging;
            assert.deepEqual([signal, stdout !== ''], ['SIGINT', isCommitted]);
            await check('many', signal);
            if (isCommitted) await prepare('many');
        });
    }
    await context.test('at moments of chance', async () => {
        for (let turn = 0; turn < 5; turn++) {
            const { signal } = await run('many', ['emit', '.'], { SIGNAL_AFTER: `${Math.random() * 60}` });
            await check('many', signal);
            if (signal === null) await prepare('many');
        }
    });
    await context.test('where there were no outputs', async () => {
        for (const each of sources) folder.write(`none/${each}/acl.eemi`, source('deny'));
        const before = filesIn('none');
        const { signal } = await run('none', ['emit', '.'], { AT: '200', DO: 'SIGINT' });
        assert.deepEqual([signal, filesIn('none')], ['SIGINT', before]);
    });
});

test('an error in the last of many files leaves nothing beside them', async () => {
    for (const name of ['a', 'b', 'c']) folder.write(`last/${name}/acl.eemi`, source('deny'));
    folder.write('last/z.eemi', 'node t {\n    NODE_A -> deny\n}\n');
    const before = filesIn('last');
    const { status, stderr } = await run('last', ['emit', '.']);
    assert.deepEqual([status, filesIn('last')], [1, ['calls', ...before].sort()]);
    assert.match(stderr, /eemi-acl: nothing was written\n$/);
});

test('lost output in the middle of a run leaves nothing beside the files', async () => {
    folder.write('lost/a/acl.eemi', source('deny'));
    folder.write('lost/z.eemi', 'node t {\n    NODE_A -> deny\n}\n');
    const before = filesIn('lost');
    const result = await run('lost', ['emit', '.'], { LOST: 'yes' });
    assert.deepEqual([result.status, filesIn('lost')], [2, ['calls', ...before].sort()]);
});

test('a fresh output is not touched', async () => {
    await printed('hwdom');
    const files = OUTPUTS.map(file => path.join(folder.path, 'hwdom', file));
    const then = new Date('2001-02-03T04:05:06Z');
    for (const file of files) utimesSync(file, then, then);
    const inodes = files.map(file => statSync(file).ino);
    const { stdout } = await run('hwdom', ['emit', '--force', 'acl.eemi']);
    assert.equal(stdout, 'unchanged  deep/er/acl.h\nunchanged  acl.ts\n');
    assert.deepEqual(
        files.map(file => [statSync(file).mtime, statSync(file).ino]),
        inodes.map(inode => [then, inode]),
    );
});

test('format --write fails as emit does: the file stays', async () => {
    const untidy = 'names   node {\n}\n';
    folder.write('format/untidy.eemi', untidy);
    const { status, stderr } = await run('format', ['format', '--write', 'untidy.eemi'], {
        AT: '3',
        DO: 'fail',
    });
    assert.deepEqual([status, folder.read('format/untidy.eemi')], [2, untidy]);
    assert.match(stderr, /^eemi-acl: untidy.eemi does not fit/);
    assert.deepEqual(filesIn('format'), ['calls', 'untidy.eemi']);
});

/**
 * Runs the program in a folder of the temporary one. KILL_AFTER says after how many milliseconds it is killed, SIGNAL_AFTER
 * after how many it gets Ctrl-C, counted from the first file on that it writes.
 */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return new Promise(resolve => {
        const child = spawn(process.execPath, ['--require', '../hook.cjs', PROGRAM, ...args], {
            cwd: path.join(folder.path, name),
            env: { ...process.env, ...env },
            stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        });
        const { KILL_AFTER, SIGNAL_AFTER } = env;
        if (KILL_AFTER !== undefined) setTimeout(() => child.kill('SIGKILL'), Number(KILL_AFTER));
        if (SIGNAL_AFTER !== undefined) {
            // From the first file on that is written beside its place; the hook tells of it.
            child.stdio[3]?.once('data', () => setTimeout(() => child.kill('SIGINT'), Number(SIGNAL_AFTER)));
        }
        let stdout = '';
        let stderr = '';
        child.stdout?.on('data', chunk => {
            stdout += chunk;
        });
        child.stderr?.on('data', chunk => {
            stderr += chunk;
        });
        child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
    });
}

/** Files and folders below a folder, as paths from it. */
const filesIn = (name: string): string[] =>
    readdirSync(path.join(folder.path, name), { recursive: true, encoding: 'utf8' }).sort();
