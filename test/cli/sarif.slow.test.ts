// SARIF as those who define it judge it: Microsoft's validator, with the rules of the standard and those of GitHub's code scanning. It
// exits with 0 whatever it finds, so what counts is its report.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import type { Log, Result } from 'sarif';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { bytesOf, filesOf } from '../workspace';
import { Folder } from './transcript';

/** The path of the program for this system. */
const validator: string = createRequire(path.resolve('package.json'))('@microsoft/sarif-multitool');

/** The rules that a log breaks, with the level of each. */
function judged(folder: Folder, name: string): string[] {
    const report = `${name}.report`;
    // npm may be told to run no scripts, and it is a script that makes this a program. What another user installed is one, and stays.
    if ((statSync(validator).mode & 0o111) === 0) chmodSync(validator, 0o755);
    execFileSync(validator, ['validate', name, '--rule-kind', 'Sarif;Ghas', '--output', report], {
        cwd: folder.path,
        stdio: 'ignore',
        env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    });
    const log: Log = JSON.parse(folder.read(report).replace(/^\ufeff/, ''));
    return log.runs.flatMap(({ results = [] }) =>
        results.map(each => `${each.level ?? 'warning'} ${each.ruleId}`),
    );
}

test('the validator has nothing to say about a log with every code, and names that need escaping', async () => {
    const folder = new Folder();
    for (const code of codes()) {
        for (const [name, text] of filesOf(manualOf(code).bad))
            folder.write(path.posix.join(`${code} [\u00e9#%]`, name), bytesOf(name, text));
    }
    await folder.run('eemi-acl check --format sarif . missing.eemi 2>errors >all.sarif');
    const log: Log = JSON.parse(folder.read('all.sarif'));
    const found = new Set(log.runs[0]?.results?.map(({ ruleId }) => ruleId));
    const missing = codes().filter(code => !found.has(code));
    assert.deepEqual(missing, []);
    assert.deepEqual(judged(folder, 'all.sarif'), []);
    folder.remove();
});

test('the validator has nothing to say about what a change grants', async () => {
    const folder = new Folder();
    const rows = (...all: readonly string[]): string => `target xlnx\nnode nodes {\n${all.join('\n')}\n}\n`;
    const name = 'new [\u00e9#%](x).eemi';
    folder.write('old.eemi', rows('1 -> mfn 0x10', '3 -> mfn 0x10', '4 -> mfn 0x10'));
    folder.write(name, rows('1 -> mfn 0x10 or hwdom', '4 -> mfn 0x11'));
    folder.write('unread.eemi', `import "none.eemi"\n${rows('1 -> mfn 0x10')}`);
    await folder.run('eemi-acl diff old.eemi new*.eemi --format sarif >first.sarif');
    const [result] = resultsOf(folder, 'first.sarif');
    const digest = /digest (\w+)/.exec(result?.message.text ?? '')?.[1];
    folder.write('approved.txt', `${digest} meant\n${'0'.repeat(32)} gone\n`);
    await folder.run(
        'eemi-acl diff old.eemi new*.eemi --format sarif --approved approved.txt >approved.sarif',
    );
    await folder.run('eemi-acl diff old.eemi unread.eemi --format sarif >unread.sarif');
    const found = ['first', 'approved', 'unread'].flatMap(each => resultsOf(folder, `${each}.sarif`));
    assert.deepEqual([...new Set(found.map(({ ruleId }) => ruleId))].sort(), [
        'access-gained',
        'access-lost',
        'access-unknown',
        'approval-unused',
    ]);
    assert.ok(found.some(({ suppressions }) => suppressions?.[0]?.justification === 'meant'));
    const place = result?.locations?.[0]?.physicalLocation;
    assert.equal(
        place?.artifactLocation?.uri,
        encodeURI(name)
            .replace('#', '%23')
            .replaceAll(/[[\]()]/g, char => (`()`.includes(char) ? char : encodeURIComponent(char))),
    );
    assert.equal(place?.region?.startLine, 3);
    for (const each of ['first', 'approved', 'unread']) assert.deepEqual(judged(folder, `${each}.sarif`), []);
    folder.remove();
});

test('a fingerprint does not depend on lines and on what else changes', async () => {
    const folder = new Folder();
    folder.write('old.eemi', 'target xlnx\nnode nodes {\n1 -> mfn 0x10\n}\n');
    folder.write('new.eemi', 'target xlnx\nnode nodes {\n1 -> mfn 0x10\n2 -> mfn 0x10\n}\n');
    folder.write(
        'later.eemi',
        'target xlnx\n\nnode nodes {\n9 -> mfn 0x90\n1 -> mfn 0x10\n\n2 -> mfn 0x10\n}\n',
    );
    const marks: string[][] = [];
    for (const each of ['new', 'later']) {
        await folder.run(`eemi-acl diff old.eemi ${each}.eemi --format sarif >${each}.sarif`);
        marks.push(
            resultsOf(folder, `${each}.sarif`).flatMap(({ partialFingerprints }) =>
                Object.values(partialFingerprints ?? {}),
            ),
        );
    }
    assert.equal(marks[0]?.length, 1);
    assert.ok(marks[1]?.includes(marks[0]?.[0] ?? ''));
    assert.equal(new Set(marks[1]).size, 2);
    folder.remove();
});

const resultsOf = (folder: Folder, name: string): Result[] => {
    const log: Log = JSON.parse(folder.read(name));
    return log.runs.flatMap(({ results = [] }) => results);
};

test('the validator has nothing to say about what differs in a generated file, and about claims that do not hold', async () => {
    const folder = new Folder();
    const source = 'emit c "a.h"\nnode nodes {\n    1 -> deny\n}\ndomain guest {\n}\n';
    folder.write('a.eemi', source);
    await folder.run(
        "eemi-acl emit -q && sed -i 's/\\[1\\]/[2]/' a.h && eemi-acl verify -q --report sarif=v.sarif a.h",
    );
    folder.write('a.eemi', `${source}test "x" {\n    guest may node 1\n}\n`);
    await folder.run('eemi-acl test --report sarif=t.sarif a.eemi');
    for (const [name, code] of [
        ['v.sarif', 'edited-output'],
        ['t.sarif', 'false-claim'],
    ] as const) {
        const log: Log = JSON.parse(folder.read(name));
        assert.equal(log.runs[0]?.results?.[0]?.ruleId, code);
        assert.deepEqual(judged(folder, name), []);
    }
    folder.remove();
});

test('the validator notices a log that GitHub would refuse', async () => {
    const folder = new Folder();
    folder.write('a.eemi', 'oops\n');
    await folder.run('eemi-acl check --format sarif a.eemi >a.sarif');
    folder.write('bad.sarif', folder.read('a.sarif').replace('"locations"', '"elsewhere"'));
    assert.ok(judged(folder, 'bad.sarif').some(each => each.startsWith('error ')));
    folder.remove();
});
