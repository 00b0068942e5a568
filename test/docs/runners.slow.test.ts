// The job for GitLab and the hook for pre-commit, as docs/ci.md has them, run by those programs with the package that npm makes.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { archive, NPM, packed, scratch } from '../cli/packed';
import { isThere, missingTool } from '../missing-tool';
import { COMMIT, committedTables, runWith, WIDER } from './committed-tables';

const [JOB = '', HOOK = ''] = [...readFileSync('docs/ci.md', 'utf8').matchAll(/```yml\n([\s\S]*?)```/g)].map(
    ([, text]) => text,
);
test('gitlab-ci-local passes the job, keeps its reports, and fails for what somebody gains', async () => {
    assert.ok(isThere('rsync'), missingTool('rsync'));
    const folder = await committedTables({ '.gitlab-ci.yml': JOB });
    const prefix = path.join(scratch, 'prefix');
    mkdirSync(path.join(folder.path, 'tools'));
    copyFileSync(archive, path.join(folder.path, 'tools', packed.filename));
    const variables = { ...NPM, npm_config_prefix: prefix, PATH: `${prefix}/bin:${NPM.PATH}` };
    // Its own files would be in the folder that is checked.
    const runner = `'${path.resolve('node_modules/.bin/gitlab-ci-local')}' --force-shell-executor --state-dir ../${path.basename(folder.path)}-state`;
    const request = '--variable CI_PIPELINE_SOURCE=merge_request_event';
    const job = (base: string): Promise<string[]> =>
        runWith(folder, variables, `${runner} ${request} --variable CI_MERGE_REQUEST_DIFF_BASE_SHA=${base}`);

    const passed = (await job('HEAD')).join('\n');
    assert.match(passed, /PASS.*access-tables/, passed);
    for (const file of ['quality.json', 'tests.xml', 'review.html'])
        assert.ok(existsSync(path.join(folder.path, file)), file);

    folder.write('zynqmp-acl.eemi', WIDER);
    assert.deepEqual(await folder.run(`eemi-acl emit -q && ${COMMIT}`), []);
    const failed = (await job('HEAD~1')).join('\n');
    assert.match(failed, /FAIL.*access-tables/, failed);
    assert.match(failed, /GAINS \| the hardware domain/, failed);
    folder.delete(`../${path.basename(folder.path)}-state`);
    folder.remove();
});

test('pre-commit lets right tables pass, and not a row whose header is of another time', async () => {
    assert.ok(isThere('pre-commit'), missingTool('pre-commit'));
    assert.match(HOOK, /\/path\/to\/eemi-acl-/);
    const config = HOOK.replace(/\/path\/to\/[\w.-]+/, archive);
    const folder = await committedTables({ '.pre-commit-config.yaml': config });
    const variables = { ...NPM, PRE_COMMIT_HOME: path.join(scratch, 'pre-commit') };
    const hook = (): Promise<string[]> => runWith(folder, variables, 'pre-commit run --all-files');

    const passed = (await hook()).join('\n');
    assert.match(passed, /access tables\.+Passed/, passed);
    folder.write('zynqmp-acl.eemi', WIDER);
    const failed = (await hook()).join('\n');
    assert.match(failed, /access tables\.+Failed/, failed);
    assert.match(failed, /stale {6}acl\.h/, failed);
    folder.remove();
});
