// JUnit's XML as Jenkins judges it: by the schema of its xUnit plug-in. The quick tests judge by a table of what that takes
// (`junit-faults.ts`); here the table is judged too.

import assert from 'node:assert/strict';
import test from 'node:test';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { faultsOfJunit } from '../claims/junit-faults';
import { refusedBySchema } from '../claims/junit-schema';
import { bytesOf, filesOf } from '../workspace';
import { Folder } from './transcript';

const NODES = 'target xlnx\nemit c "a.h"\nnode nodes {\n    1 -> mfn 0x10\n}\ndomain guest {\n}\n';

const CLAIMS = 'test "<x> & \\"y\\"" {\n    guest may     node 1\n    guest may not node 1\n}\n';

const RUNS = [
    'check --format junit >check.xml',
    'check --format junit none.eemi >unread.xml',
    'check --format junit --select index-gap codes >hidden.xml',
    'test --format junit odd.eemi >test.xml',
    'test --format junit none.eemi >untested.xml',
    'verify --format junit a.h >verify.xml',
    'diff a.eemi wider.eemi --format junit >diff.xml',
    'diff wider.eemi a.eemi --format junit >narrower.xml',
    'diff a.eemi unread.eemi --format junit >unknown.xml',
    'diff a.eemi a.eemi --format junit >same.xml',
];

test('the schema of Jenkins takes what every command prints, of every code and of odd names', async () => {
    const folder = new Folder();
    for (const code of codes())
        for (const [name, text] of filesOf(manualOf(code).bad))
            folder.write(`codes/${code}/${name}`, bytesOf(name, text));
    folder.write('a.eemi', NODES);
    folder.write('odd.eemi', `${NODES.replace('a.h', 'odd.h')}${CLAIMS}`);
    folder.write('[\u00e9#%]<&>.eemi', 'oops\n');
    folder.write('wider.eemi', NODES.replace('0x10', '0x10 or hwdom'));
    folder.write('unread.eemi', `import "none.eemi"\n${NODES}`);
    await folder.run("eemi-acl emit -q a.eemi && sed -i 's/\\[1\\]/[2]/' a.h");
    for (const run of RUNS) await folder.run(`eemi-acl ${run}`);
    const files = RUNS.map(run => run.replace(/.*>/, ''));
    for (const file of files) assert.match(folder.read(file), /<testcase /, file);
    assert.deepEqual(refusedBySchema(folder.path, files), new Map());
    folder.remove();
});

/** Documents of which both say whether Jenkins takes them. */
const JUDGED: readonly (readonly [title: string, xml: string, isTaken: boolean])[] = [
    ['no suite', '', true],
    ['no case', suite(''), true],
    ['a case', suite('<testcase name="a" classname="b"/>'), true],
    ['a failure', suite('<testcase name="a"><failure message="m">t</failure></testcase>'), true],
    ['an error', suite('<testcase name="a"><error message="m" type="t"/></testcase>'), true],
    ['what was printed', suite('<testcase name="a"><system-out>t</system-out></testcase>'), true],
    ['a suite in a suite', suite(suite('')), true],
    ['a suite without its counts', '<testsuite name="a"/>', false],
    ['a suite without a name', suite('').replace(' name="s"', ''), false],
    ['a case without a name', suite('<testcase classname="b"/>'), false],
    ['a case outside of a suite', '<testcase name="a"/>', false],
    ['a failure outside of a case', suite('<failure message="m"/>'), false],
    ['a place of a case', suite('<testcase name="a" line="1"/>'), false],
    ['a file of a case', suite('<testcase name="a" file="b"/>'), false],
    ['a failure with a line', suite('<testcase name="a"><failure line="1"/></testcase>'), false],
    ['an ampersand that is not escaped', suite('<testcase name="a"><error>&</error></testcase>'), false],
    ['a tag that is not closed', suite('<testcase name="a">'), false],
];

function suite(content: string): string {
    return `<testsuite name="s" tests="1" failures="0" errors="0">${content}</testsuite>`;
}

test('the table of what Jenkins takes says what the schema says', () => {
    const folder = new Folder();
    const files = JUDGED.map(([, xml], at) => {
        const text = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>${xml}</testsuites>\n`;
        folder.write(`${at}.xml`, text);
        return { name: `${at}.xml`, text };
    });
    const refused = refusedBySchema(
        folder.path,
        files.map(({ name }) => name),
    );
    const bySchema = files.map(({ name }) => !refused.has(name));
    const byTable = files.map(({ text }) => faultsOfJunit(text).length === 0);
    const told = (taken: readonly boolean[]): string[] =>
        JUDGED.map(([title], at) => `${title}: ${taken[at] ? 'taken' : 'refused'}`);
    assert.deepEqual(told(bySchema), told(JUDGED.map(([, , isTaken]) => isTaken)));
    assert.deepEqual(told(byTable), told(bySchema));
    folder.remove();
});
