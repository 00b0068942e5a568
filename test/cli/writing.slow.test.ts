// Whatever happens while outputs are written, each is completely old or completely new; and unless the program is killed, either
// all are old or all are new, and nothing else is left. If it is killed, `check` says which outputs may not belong together, and
// the next run leaves all new and nothing else.

import assert from 'node:assert/strict';
import { statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { BannerReader } from '../../server/emit/banner';
import { CALLS, Disturbed, OUTPUTS, type Run, source } from './disturbed';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How many of these calls write one new text beside its place. */
const STAGING = 5;

const disturbed = new Disturbed();
const { folder } = disturbed;
const run = (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
    disturbed.run(name, args, env);
const filesIn = (name: string): string[] => disturbed.filesIn(name);
after(() => folder.remove());

test('written outputs are whole', { concurrency: true }, async context => {
    const old = await disturbed.printed('hwdom');
    const texts = await disturbed.printed('deny');
    /** Writes the new outputs where the old ones (or none) are, in a folder of their own. */
    const emitted = (name: string, there: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> =>
        disturbed.emitted(name, there, env);
    const states = (name: string): string[] => disturbed.states(name, old, texts);
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
                /^eemi-acl: (acl\.ts|deep\S*|\.eemi-acl-unfinished) does not fit on the disk, which is full; free some space\n$/,
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
    await context.test('killed at moments that the machine decides', async () => {
        for (let after = 60; after <= 210; after += 30) {
            await emitted(`after-${after}`, old, { KILL_AFTER: `${after}` });
            await recovers(`after-${after}`);
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
        for (const text of texts) assert.ok(isIntact(text), text.slice(0, 500));
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
    await context.test('at moments that the machine decides', async () => {
        for (let after = 5; after <= 60; after += 11) {
            const { signal } = await run('many', ['emit', '.'], { SIGNAL_AFTER: `${after}` });
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
    await disturbed.printed('hwdom');
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

/** Whether a text is as some run has written it. */
function isIntact(text: string): boolean {
    const banner = new BannerReader();
    banner.add(Buffer.from(text));
    return banner.isIntact === true;
}

const UNTIDY = 'names node {\nNODE_A = 0\n}\nnode t {\nNODE_A -> hwdom;\n}\n';
const IN_C = 'static const struct pm_access pm_node_access[] = {\n    [1] = { mfn_init(2) },\n};\n';

/** What else writes files; the first file is there before, and all are as they should be after a whole run. */
const OTHERS: readonly (readonly string[])[] = [
    ['format', '--write', 'a.eemi', 'b.eemi'],
    ['check', '--fix', 'a.eemi', 'b.eemi'],
    ['import', 'a.c', '-o', 'new.eemi'],
    ['init', 'new.eemi', '--platform', 'zynqmp'],
    ['check', 'a.eemi', '--report', 'sarif=a.sarif', '--report', 'junit=out/a.xml'],
    ['emit', 'acl.eemi', '--depfile', 'a.d'],
];

test('whatever else writes is killed at any call: files are whole, and the next run leaves nothing else', async context => {
    const given = { 'a.eemi': UNTIDY, 'b.eemi': UNTIDY, 'a.c': IN_C, 'acl.eemi': source('deny') };
    const prepare = (name: string): void => {
        for (const [file, text] of Object.entries(given)) folder.write(`${name}/${file}`, text);
        folder.write(`${name}/out/there`, '');
        folder.write(`${name}/calls`, '');
    };
    const textsIn = (name: string): Map<string, string> =>
        new Map(
            filesIn(name)
                .filter(
                    file =>
                        file !== 'calls' &&
                        !OWN.test(file) &&
                        statSync(path.join(folder.path, name, file)).isFile(),
                )
                .map(file => [file, folder.read(`${name}/${file}`)]),
        );
    for (const [number, args] of OTHERS.entries()) {
        await context.test(args.join(' '), async () => {
            const whole = `other-${number}`;
            prepare(whole);
            await run(whole, args);
            const [texts, files] = [textsIn(whole), filesIn(whole)];
            const calls = Number(folder.read(`${whole}/calls`));
            assert.ok(calls >= 5, `${calls} calls`);
            for (let at = 0; at < calls; at++) {
                const name = `other-${number}-${at}`;
                prepare(name);
                assert.equal((await run(name, args, { AT: `${at}`, DO: 'SIGKILL' })).signal, 'SIGKILL');
                for (const [file, text] of textsIn(name)) {
                    const old =
                        new Map(Object.entries(given)).get(file) ?? (file === 'out/there' ? '' : undefined);
                    assert.ok(text === old || text === texts.get(file), `${file} after ${at}: ${text}`);
                }
                await run(name, args);
                assert.deepEqual([textsIn(name), filesIn(name)], [texts, files], `${at}`);
            }
        });
    }
});

/** Files that a run leaves if it is killed. */
const OWN = /\.eemi-acl-/;

/** The same, each with a file in a folder that becomes a link. */
const INTO_FOLDER: readonly (readonly string[])[] = [
    ['format', '--write', 'out/a.eemi'],
    ['check', '--fix', 'out/a.eemi'],
    ['import', 'a.c', '-o', 'out/new.eemi'],
    ['init', 'out/new.eemi', '--platform', 'zynqmp'],
    ['check', 'b.eemi', '--report', 'sarif=out/a.sarif'],
    ['emit', 'acl.eemi', '--depfile', 'out/a.d'],
    ['emit', 'into.eemi'],
];

test('a folder becomes a link at any call of what else writes: nothing is written through it', async context => {
    for (const [number, args] of INTO_FOLDER.entries()) {
        await context.test(args.join(' '), async () => {
            const prepare = (name: string): void => {
                for (const file of ['b.eemi', 'out/a.eemi']) folder.write(`${name}/${file}`, UNTIDY);
                folder.write(`${name}/eemi.json`, '{}');
                folder.write(`${name}/a.c`, IN_C);
                folder.write(`${name}/acl.eemi`, source('deny'));
                folder.write(`${name}/into.eemi`, source('deny').replaceAll(' "', ' "out/'));
                folder.write(`${name}/calls`, '');
                folder.write(`${name}-outside/there`, 'other');
            };
            prepare(`into-${number}`);
            await run(`into-${number}`, args);
            const calls = Number(folder.read(`into-${number}/calls`));
            assert.ok(calls >= 5, `${calls} calls`);
            for (let at = 0; at < calls; at++) {
                const name = `into-${number}-${at}`;
                prepare(name);
                const { stderr } = await run(name, args, {
                    AT: `${at}`,
                    DO: 'swap',
                    FOLDER: 'out',
                    AWAY: path.join(folder.path, `${name}-away`),
                    OUTSIDE: path.join(folder.path, `${name}-outside`),
                });
                assert.doesNotMatch(stderr, /\n\s+at |undefined/);
                assert.deepEqual(filesIn(`${name}-outside`), ['there'], `${at}: ${stderr}`);
            }
        });
    }
});
