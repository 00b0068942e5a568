// The package for npm: what is in it, and that it works where nothing else is installed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';

const { PATH = '' } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** npm as it is installed beside this Node, with no settings but these. */
const ENV = {
    PATH: `${path.dirname(process.execPath)}:${PATH}`,
    HOME: path.join(folder, 'home'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
};
mkdirSync(ENV.HOME);

const npm = (...args: readonly string[]): string =>
    execFileSync('npm', args, { env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// The build is there already, and other tests use it.
const [packed] = JSON.parse(npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder));
const files: readonly string[] = packed.files.map((file: { path: string }) => file.path);

test('it holds the program and its pages, and nothing that a user has no use for', () => {
    const other = files.filter(
        file =>
            !/^(?:LICENSE|README\.md|package\.json|docs\/[\w.-]+|dist\/(?:[\w-]+\.js|THIRD-PARTY\.txt|platforms\/[\w-]+\.eemi|texts\/[\w.-]+))$/.test(
                file,
            ),
    );
    assert.deepEqual(other, []);
    for (const file of ['dist/extension.js', 'dist/surfaces.js']) assert.ok(!files.includes(file), file);
    assert.ok(packed.size < 800_000, `${packed.size} bytes`);
});

test('each file that the program and the server load is in it', () => {
    const loaded = ['program', 'server'].flatMap(program =>
        [...readFileSync(`dist/${program}.js`, 'utf8').matchAll(/require\("\.\/([a-z-]+\.js)"\)/g)].map(
            ([, name]) => name,
        ),
    );
    assert.ok(loaded.length > 5);
    assert.deepEqual(
        loaded.filter(name => !files.includes(`dist/${name}`)),
        [],
    );
});

test('installed for all, it runs with nothing but Node, and has a man page', () => {
    const prefix = path.join(folder, 'prefix');
    npm('install', '--global', '--prefix', prefix, path.join(folder, packed.filename));
    const work = path.join(folder, 'work');
    mkdirSync(work);
    const run = (line: string): string =>
        execFileSync('/bin/sh', ['-c', line], {
            cwd: work,
            env: { HOME: ENV.HOME, PATH: `${prefix}/bin:${path.dirname(process.execPath)}:/bin:/usr/bin` },
            encoding: 'utf8',
        });
    assert.match(run('eemi-acl init board.eemi --platform versal2'), /^written {4}board\.eemi/);
    assert.equal(run('eemi-acl check --strict'), '1 file checked: no findings\n');
    assert.equal(run('eemi-acl emit'), 'written    board-acl.h\n');
    assert.match(run('eemi-acl query board.eemi --format html'), /^<!DOCTYPE html>/i);
    assert.match(run('eemi-acl completion bash'), /^complete -F _eemi_acl eemi-acl$/m);
    assert.match(run('eemi-acl diff board.eemi board.eemi'), /board\.eemi -> board\.eemi/);
    assert.ok(existsSync(path.join(prefix, 'share/man/man1/eemi-acl.1')));
});
