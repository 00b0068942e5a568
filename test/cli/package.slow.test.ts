// The package for npm: what is in it, and that it works where nothing else is installed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { archive, NPM, npm, packed, scratch } from './packed';

const files = packed.files.map(file => file.path);

test('it holds the program and its pages, and nothing that a user has no use for', () => {
    const other = files.filter(
        file =>
            !/^(?:LICENSE|(?:CHANGELOG|README|SECURITY)\.md|package\.json|docs\/[\w.-]+|examples\/[\w-]+\/[\w-]+\.eemi|dist\/(?:[\w-]+\.js|THIRD-PARTY\.txt|platforms\/[\w-]+\.eemi|texts\/[\w.-]+))$/.test(
                file,
            ),
    );
    assert.deepEqual(other, []);
    for (const file of ['dist/extension.js', 'dist/surfaces.js']) assert.ok(!files.includes(file), file);
    assert.ok(packed.size < 1_000_000, `${packed.size} bytes`);
});

/** What pages name that belongs to the repository alone: pictures, and what is written for developers. */
const OF_THE_REPOSITORY = /^(?:docs\/images\/[\w.-]+|docs\/slips\.md|ARCHITECTURE\.md|CONTRIBUTING\.md)$/;

test('what its pages link to is in it', () => {
    const dead = files
        .filter(file => file.endsWith('.md'))
        .flatMap(file =>
            [...readFileSync(file, 'utf8').matchAll(/\]\((?!\w+:)([^)#\s]+)/g)].map(([, link = '']) =>
                path.posix.join(path.posix.dirname(file), link),
            ),
        )
        .filter(file => !files.some(each => each === file || each.startsWith(`${file}/`)))
        .filter(file => !OF_THE_REPOSITORY.test(file));
    assert.deepEqual(dead, []);
});

test('each file that the program and the server load is in it', () => {
    const loaded = ['program', 'server-program'].flatMap(program =>
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
    const prefix = path.join(scratch, 'prefix');
    npm('install', '--global', '--prefix', prefix, archive);
    const work = path.join(scratch, 'work');
    mkdirSync(work);
    const run = (line: string): string =>
        execFileSync('/bin/sh', ['-c', line], {
            cwd: work,
            env: { HOME: NPM.HOME, PATH: `${prefix}/bin:${path.dirname(process.execPath)}:/bin:/usr/bin` },
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
