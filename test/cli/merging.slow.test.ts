// What git makes of a generated header when two branches are merged that both changed its source, and what `emit` makes of that.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { isThere, missingTool } from '../missing-tool';
import { PROGRAM } from './transcript';

const ROWS = Array.from({ length: 30 }, (_, id) => `NODE_${id + 10}`);

/** A source whose rows deny all but those that are given. */
const source = (grants: Readonly<Record<string, string>> = {}): string =>
    [
        'emit c "acl.h"',
        'names node {',
        ...ROWS.map((name, id) => `    ${name} = ${id}`),
        '}',
        'node pm_node_access {',
        ...ROWS.map(name => `    ${name} -> ${grants[name] ?? 'deny'}`),
        '}',
        '',
    ].join('\n');

/** A source in which two rows may come at one place, whose checks stand at two; the array gets longer by either. */
const grown = (...rows: readonly string[]): string =>
    [
        'emit c "acl.h"',
        'names node {',
        ...['NODE_Z', 'NODE_A', ...ROWS].map((name, at) => `    ${name} = ${at === 0 ? 99 : at}`),
        '}',
        'node pm_node_access {',
        '    waive index-gap "only some are used"',
        ...ROWS.map(name => `    ${name} -> deny`),
        ...rows.map(name => `    ${name} -> hwdom`),
        '}',
        '',
    ].join('\n');

/** A repository with a source and its header. */
class Repository {
    readonly folder = mkdtempSync(path.join(tmpdir(), 'eemi-merge-'));

    constructor(first = source()) {
        this.git('init', '-q', '-b', 'main');
        this.commit(first);
    }

    git(...args: readonly string[]): string {
        const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
        return execFileSync('git', [...identity, ...args], {
            cwd: this.folder,
            encoding: 'utf8',
            stdio: 'pipe',
        });
    }

    /** Generates the header of a source, and commits both. */
    commit(text: string): void {
        this.write('a.eemi', text);
        this.eemi('emit', 'a.eemi');
        this.git('add', '.');
        this.git('commit', '-qm', 'change');
    }

    /** Merges two branches that change the source each in its way. Gives the header that git leaves. */
    merge(ours: string, theirs: string): string {
        this.git('checkout', '-qb', 'theirs');
        this.commit(theirs);
        this.git('checkout', '-q', 'main');
        this.commit(ours);
        assert.throws(() => this.git('merge', '-q', 'theirs'), 'the digests are in conflict');
        return this.read('acl.h');
    }

    /** What a command of the program prints, on both outputs. */
    eemi(...args: readonly string[]): string {
        const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
            cwd: this.folder,
            encoding: 'utf8',
        });
        return stdout + stderr;
    }

    read = (name: string): string => readFileSync(path.join(this.folder, name), 'utf8');
    write = (name: string, text: string): void => writeFileSync(path.join(this.folder, name), text);

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}

/** The rows that each branch grants, and what stands between the markers besides the digests. */
const MERGES: Readonly<Record<string, readonly [Record<string, string>, Record<string, string>, RegExp]>> = {
    'rows far from each other: git puts them together, and only the digests are in conflict': [
        { NODE_11: 'hwdom' },
        { NODE_37: 'hwdom' },
        /^<<<<<<< [\s\S]*text[\s\S]*>>>>>>> theirs\n \*\/\n/m,
    ],
    'one row: both sides are in conflict': [
        { NODE_20: 'hwdom', NODE_21: 'hwdom' },
        { NODE_20: 'hwdom', NODE_22: 'hwdom' },
        /^<<<<<<< [\s\S]*NODE_21[\s\S]*>>>>>>> /m,
    ],
};

for (const [title, [ours, theirs, conflict]] of Object.entries(MERGES)) {
    test(title, () => {
        assert.ok(isThere('git'), missingTool('git'));
        const repository = new Repository();
        try {
            const header = repository.merge(source(ours), source(theirs));
            assert.match(header, conflict);
            repository.write('a.eemi', source({ ...ours, ...theirs }));
            assert.match(repository.eemi('verify', 'acl.h'), /^conflict {3}acl\.h /);
            emitsUnlessEdited(repository, header);
        } finally {
            repository.remove();
        }
    });
}

test('a row more on each side at one place: git puts their checks together by itself', () => {
    assert.ok(isThere('git'), missingTool('git'));
    const repository = new Repository(grown());
    try {
        const header = repository.merge(grown('NODE_A'), grown('NODE_Z'));
        assert.match(header, /^<<<<<<< [\s\S]*\[NODE_A\][\s\S]*=======[\s\S]*\[NODE_Z\][\s\S]*>>>>>>> /m);
        repository.write('a.eemi', grown('NODE_A', 'NODE_Z'));
        emitsUnlessEdited(repository, header);
    } finally {
        repository.remove();
    }
});

/** A header in conflict is generated from the merged source, and a hand's change in the midst of it is not lost. */
function emitsUnlessEdited(repository: Repository, header: string): void {
    repository.write('acl.h', header.replace('[NODE_39]', '[NODE_40]'));
    assert.match(
        repository.eemi('emit', 'a.eemi'),
        /acl\.h is in a merge conflict, neither as one side was generated nor as the source says now, so a change by hand would be lost/,
    );
    repository.write('acl.h', header);
    assert.match(repository.eemi('emit', 'a.eemi'), /^written {4}acl\.h\n/);
    assert.match(repository.eemi('verify', 'acl.h'), /^fresh {6}acl\.h\n/);
}
