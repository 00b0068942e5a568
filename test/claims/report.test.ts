// What `test` says about a file, in each of its forms.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { isFailed, reportOf, testFile } from '../../server/claims/report';
import type { TestedFile } from '../../server/claims/results';
import { faults, type Schema } from '../questions/schema';
import { analyseExample } from '../workspace';
import { faultsOfJunit } from './junit-faults';

const TABLES = `target xlnx
names frame {
    MM_A = at 0xa000
    MM_B = at 0xb000
}
import "more.eemi"
node nodes {
    waive mailbox-row "not the point"
    1    -> MM_A
    2..3 -> MM_B // two of them
    4    -> hwdom
}
clock clocks {
    10 -> 1
    11 -> 2, 4
}
mmio registers {
    0x10000 mask 0x1 -> 1
    0x10000 mask 0x2 -> 4
    0x20000          -> 2
}
domain guest {
    iomem MM_A
}
`;

const RESETS = `--- more.eemi
target xlnx
reset resets {
    1 -> hwdom
}
`;

function run(tests: string, { filter = '', coverage = false, mutate = false } = {}): TestedFile {
    const { program, problems } = analyseExample(TABLES + tests + RESETS);
    return testFile({ path: 'boards/input.eemi', program, problems }, { filter, coverage, mutate });
}

const GOOD = `test "the guest has A" {
    guest may     node  1
    guest may not clock 11
    guest may     write 0x10000 mask 0x1
}
`;

const BAD = `test "<B> & \\"more\\"" {
    guest may   node 2
    guest may   nod  2
    guest may   clock 10
}
`.replaceAll('\\"', "'");

test('what holds is counted', () => {
    const file = run(GOOD);
    assert.equal(reportOf([file], 'text'), '1 test, 3 claims: 3 hold\n');
    assert.equal(isFailed(file), false);
});

test('what does not hold is told with its place, its test and its reason', () => {
    const file = run(GOOD + BAD);
    assert.equal(
        reportOf([file], 'text'),
        `boards/input.eemi:31: false claim: \`guest\` may not control \`2\`
  in "<B> & 'more'": guest may node 2
  Why: it lacks MM_B (page 0xb), by which input.eemi:10 grants it; mend the tables or what the domain owns, or write \`may not\`.
boards/input.eemi:32: not known: the claim could not be read
  in "<B> & 'more'": guest may nod 2
boards/input.eemi: 1 error besides; \`eemi-acl check\` says which
2 tests, 6 claims: 4 hold, 1 false, 1 not known
`,
    );
    assert.equal(isFailed(file), true);
});

test('a title is searched for in letters of any case', () => {
    assert.deepEqual(
        run(GOOD + BAD, { filter: 'HAS a' }).tests.map(({ title }) => title),
        ['the guest has A'],
    );
    assert.deepEqual(run(GOOD + BAD, { filter: 'nothing' }).tests, []);
});

test('the rows that no claim consults, imported ones too', () =>
    assert.deepEqual(run(GOOD, { coverage: true }).coverage, {
        rows: 9,
        unconsulted: [
            { at: 'boards/more.eemi:3', table: 'resets', text: '1 -> hwdom' },
            { at: 'boards/input.eemi:14', table: 'clocks', text: '10 -> 1' },
            { at: 'boards/input.eemi:20', table: 'registers', text: '0x20000 -> 2' },
        ],
    }));

test('claims about a domain of which a file is missing are not known', () => {
    const file = run(`domain other {
    from "other.cfg"
}
test "not known" {
    other may     node 1
    other may not node 2
}
`);
    assert.deepEqual(
        file.tests.flatMap(({ claims }) => claims.map(({ verdict, message }) => `${verdict}: ${message}`)),
        [
            'unknown: not known: `other` may own more pages, so 2 claims cannot be judged',
            'unknown: not known: a line or a file that says what the domain owns could not be read',
        ],
    );
});

const SCHEMA: Schema = JSON.parse(readFileSync('docs/test.schema.json', 'utf8'));

for (const [title, file] of [
    ['what holds', run(GOOD)],
    ['what holds, and what would be noticed', run(GOOD, { coverage: true, mutate: true })],
    ['what does not, and coverage', run(GOOD + BAD, { coverage: true, mutate: true })],
] as const)
    test(`the data of ${title} is as the schema says`, () =>
        assert.deepEqual(faults(JSON.parse(reportOf([file], 'json')), SCHEMA), []));

test('what would not be noticed is told row by row, and not while a claim is false', () => {
    assert.equal(
        reportOf([run(GOOD, { mutate: true })], 'text'),
        `boards/input.eemi: tests notice 7 of 12 changes (58 %); 13 more make no difference to its domains
  boards/input.eemi:10: 2..3 -> MM_B: open to everyone; granted through MM_A
  boards/more.eemi:3: 1 -> hwdom: open to everyone
  boards/input.eemi:14: 10 -> 1: left out; swapped with the row below
1 test, 3 claims: 3 hold
`,
    );
    const file = run(GOOD + BAD, { mutate: true });
    assert.equal(file.mutations, undefined);
    const why =
        'boards/input.eemi: no change was tried: as it is, 1 claim is false, 1 claim is not known to hold and there is 1 error besides';
    assert.ok(reportOf([file], 'text').startsWith(`${why}\n`), reportOf([file], 'text'));
    assert.ok(reportOf([file], 'markdown').includes(why));
});

test('the XML is as Jenkins takes it, and says how many of what', () => {
    const xml = reportOf([run(GOOD), run(GOOD + BAD)], 'junit');
    assert.deepEqual(faultsOfJunit(xml), []);
    assert.match(xml, /tests="7" failures="1" errors="2"/);
    assert.match(xml, /classname="&lt;B&gt; &amp; 'more'"/);
    assert.equal(xml.match(/<testcase/g)?.length, 3 + 7);
});

test('what Jenkins does not take is noticed', () =>
    assert.deepEqual(faultsOfJunit('<testsuite name="a"><failure line="1"></testsuite>'), [
        'testsuite without tests',
        'testsuite without failures',
        'testsuite without errors',
        'failure in testsuite',
        'failure line',
        '</testsuite> closes another',
        'testsuite is not closed',
    ]));
