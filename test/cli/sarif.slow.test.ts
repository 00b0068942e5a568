// SARIF as those who define it judge it: Microsoft's validator, with the rules of the standard and those of GitHub's code scanning. It
// exits with 0 whatever it finds, so what counts is its report.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import type { Log } from 'sarif';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { bytesOf, filesOf } from '../workspace';
import { Folder } from './transcript';

/** The path of the program for this system. */
const validator: string = createRequire(path.resolve('package.json'))('@microsoft/sarif-multitool');

/** The rules that a log breaks, with the level of each. */
function judged(folder: Folder, name: string): string[] {
    const report = `${name}.report`;
    // npm may be told to run no scripts, and it is a script that makes this a program.
    chmodSync(validator, 0o755);
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

test('the validator notices a log that GitHub would refuse', async () => {
    const folder = new Folder();
    folder.write('a.eemi', 'oops\n');
    await folder.run('eemi-acl check --format sarif a.eemi >a.sarif');
    folder.write('bad.sarif', folder.read('a.sarif').replace('"locations"', '"elsewhere"'));
    assert.ok(judged(folder, 'bad.sarif').some(each => each.startsWith('error ')));
    folder.remove();
});
