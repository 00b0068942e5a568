// The forms of a comparison, and when it fails a run.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { type Approval, type FailOn, readApprovals } from '../../server/changes/approvals';
import { type DiffFormat, diffReport } from '../../server/changes/report';
import { LONGEST } from '../../server/questions/comment';
import { inEdition } from '../emit/programs';
import { faults, type Schema } from '../questions/schema';
import { changes } from './fixtures';
import { versionOf } from './sides';

const SCHEMA: Schema = JSON.parse(readFileSync('docs/diff.schema.json', 'utf8'));

const report = (
    [before, now]: readonly [string, string],
    format: DiffFormat = 'json',
    failOn: FailOn = 'widen',
    approved: ReadonlyMap<string, Approval> = new Map(),
) => {
    const versions = [versionOf(before, 'old'), versionOf(now, 'new')] as const;
    const { contentIn, fails } = diffReport(versions, { failOn, approved });
    return { content: contentIn(format), fails };
};

/** As another program reads it. */
function dataOf(sources: readonly [string, string], approved?: ReadonlyMap<string, Approval>): Data {
    const { content } = report(sources, 'json', 'widen', approved);
    return JSON.parse(JSON.stringify('data' in content ? content.data : {}));
}

interface Data {
    readonly changes: readonly {
        readonly digest: string;
        readonly direction: string;
        readonly approved: string;
    }[];
    readonly staleApprovals: readonly { readonly line: number }[];
    readonly notes: readonly string[];
    readonly summary: object;
}

const FILE = '/approved.txt';

const DIGEST = '0123456789abcdef0123456789abcdef';

function approvalsOf(text: string): ReadonlyMap<string, Approval> {
    const read = readApprovals(text, FILE);
    return 'wrong' in read ? assert.fail(`line ${read.wrong}`) : read.approved;
}

for (const { title, sources } of changes())
    test(`${title}: the data is as the schema says`, () =>
        assert.deepEqual(faults(dataOf(sources), SCHEMA), []));

const NODES = (...rows: readonly string[]): string =>
    `target xlnx\nnode nodes {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const WIDER = [NODES('1 -> mfn 0x10'), NODES('1 -> mfn 0x10', '2 -> mfn 0x10')] as const;
const NARROWER = [WIDER[1], WIDER[0]] as const;
const UNREAD = [WIDER[0], `import "none.eemi"\n${WIDER[0]}`] as const;

const FAILING: readonly (readonly [title: string, sources: readonly [string, string], failing: string])[] = [
    ['a gain', WIDER, 'widen any'],
    ['a loss', NARROWER, 'any'],
    ['no change', [WIDER[0], WIDER[0]], ''],
    ['what could not be read', UNREAD, 'widen any'],
];

for (const [title, sources, failing] of FAILING)
    test(`${title} fails: ${failing || 'nothing'}`, () => {
        const words = ['widen', 'any', 'none'] as const;
        assert.equal(words.filter(each => report(sources, 'text', each).fails).join(' '), failing);
    });

test('what is approved does not fail, and what is beyond it does', () => {
    const [change] = dataOf(WIDER).changes;
    assert.ok(change);
    const approved = approvalsOf(`${change.digest} meant\n`);
    assert.equal(report(WIDER, 'text', 'widen', approved).fails, false);
    assert.equal(dataOf(WIDER, approved).changes[0]?.approved, 'meant');
    const beyond = [WIDER[0], NODES('1 -> mfn 0x10', '2 -> mfn 0x10', '3 -> mfn 0x10')] as const;
    assert.equal(report(beyond, 'text', 'widen', approved).fails, true);
});

const STALE: readonly (readonly [
    title: string,
    sources: readonly [string, string],
    approves: 'change' | 'other',
    stale: readonly number[],
])[] = [
    ['its change is made', WIDER, 'change', []],
    ['its change is another', WIDER, 'other', [2]],
    ['nothing changes', [WIDER[0], WIDER[0]], 'change', [2]],
    ['what changes is not known', UNREAD, 'other', []],
];

for (const [title, sources, approves, stale] of STALE)
    test(`an approval of which ${title} is ${stale.length === 0 ? 'not ' : ''}said to approve nothing, and never fails a run`, () => {
        const digest = approves === 'change' ? dataOf(WIDER).changes[0]?.digest : DIGEST;
        const approved = approvalsOf(`# meant\n${digest} for the card\n`);
        const data = dataOf(sources, approved);
        assert.deepEqual(
            data.staleApprovals.map(({ line }) => line),
            stale,
        );
        assert.deepEqual(faults(data, SCHEMA), []);
        for (const failOn of ['widen', 'any'] as const)
            assert.equal(
                report(sources, 'text', failOn, approved).fails,
                report(sources, 'text', failOn, approves === 'change' ? approved : new Map()).fails,
            );
        const { content } = report(sources, 'text', 'widen', approved);
        const said = 'paragraphs' in content ? content.paragraphs.map(({ text }) => text) : [];
        assert.equal(said.includes('approvals that approve nothing any more'), stale.length > 0);
        assert.equal(
            said.some(text => text.startsWith('line 2: for the card; ')),
            stale.length > 0,
        );
    });

/** For each thing that is found: how serious it is, of which kind, and at which lines (from 1), a row a line. */
function foundOf(
    sources: readonly [string, string],
    approved?: ReadonlyMap<string, Approval>,
    failOn: FailOn = 'widen',
): string {
    const { content } = report(sources, 'github', failOn, approved);
    assert.ok('found' in content);
    return content.found.changes
        .map(({ level, kind, places }) => `${level} ${kind} ${places.map(({ line }) => line + 1)}`)
        .join('\n');
}

const GUEST = (...pages: readonly string[]): string =>
    `${WIDER[0]}domain guest {\n${pages.map(page => `    iomem ${page}\n`).join('')}}\n`;

const FOUND: readonly (readonly [title: string, sources: readonly [string, string], found: string])[] = [
    ['a new row', WIDER, 'error access-gained 4'],
    ['a row that is gone: at the head of its table', NARROWER, 'note access-lost 2'],
    [
        'another page: at the row that refuses now',
        [WIDER[0], NODES('1 -> mfn 0x11')],
        'error access-gained 3\nnote access-lost 3',
    ],
    ['a table that is gone: at the first line', [WIDER[0], 'target xlnx\n'], 'note access-lost 1'],
    [
        'a row of node 0, on which a register hangs: there, not at the register',
        [
            `${NODES('0 -> deny', '1 -> mfn 0x10')}mmio regs {\n    0x20000000 mask 0x1 -> 0\n}\n`,
            `${NODES('0 -> hwdom', '1 -> mfn 0x10')}mmio regs {\n    0x20000000 mask 0x1 -> 0\n}\n`,
        ],
        'error access-gained 3',
    ],
    ['a page of a domain: at the domain', [GUEST(), GUEST('mfn 0x10')], 'error access-gained 5'],
    ['what could not be read: at the first line', UNREAD, 'error access-unknown 1'],
];

for (const [title, sources, found] of FOUND)
    test(`what is found, ${title}`, () => assert.equal(foundOf(sources), found));

test('what is found is a warning if nothing fails, and a note if it is approved', () => {
    const [change] = dataOf(WIDER).changes;
    assert.equal(foundOf(WIDER, undefined, 'none'), 'warning access-gained 4');
    assert.equal(foundOf(WIDER, approvalsOf(`${change?.digest} meant`)), 'note access-gained 4');
    assert.equal(
        foundOf(WIDER, approvalsOf(`\n${DIGEST} gone`)),
        'error access-gained 4\nnote approval-unused 2',
    );
});

/** What a comment says of who gains and loses, a row a line. */
function rowsIn(sources: readonly [string, string], approved?: ReadonlyMap<string, Approval>): string {
    const { content } = report(sources, 'markdown', 'widen', approved);
    assert.ok('text' in content);
    return content.text
        .split('\n')
        .filter(line => /^\*\*Access|^\| (?:GAINS|loses)/.test(line))
        .join('\n');
}

const HEADER = (node: number, register: string): string =>
    [
        'target xlnx',
        'names node {',
        `    NODE_A = ${node}`,
        '}',
        'names frame {',
        '    MM_B = at 0xff5e0000',
        '}',
        'names register {',
        `    R_X = ${register}`,
        '}',
        'node nodes {',
        '    NODE_A -> mfn 0x10',
        '}',
        'mmio regs {',
        '    MM_B + R_X -> NODE_A',
        '}',
        '',
    ].join('\n');

const TOLD: readonly (readonly [title: string, sources: readonly [string, string], rows: string])[] = [
    [
        'a name that moved is told with its numbers',
        [HEADER(7, '0x10'), HEADER(8, '0x14')],
        `**Access: 1 widening, 1 narrowing** (old → new)
| GAINS | the owner of page 0x10 | node NODE\\_A (8); read and write MM\\_B + R\\_X (0xff5e0014) | new:12 and new:15 |
| loses | the owner of page 0x10 | node NODE\\_A (7); read and write MM\\_B + R\\_X (0xff5e0010) | old:12 and old:15 |`,
    ],
    [
        'what is left of a range is told by its first address and its end',
        [
            `${WIDER[0]}mmio regs {\n    0x1010..0x1018 -> 1\n    0x1010 mask 0x1 -> 1\n}\n`,
            `${WIDER[0]}mmio regs {\n    0x1010 mask 0x1 -> 1\n}\n`,
        ],
        `**Access: 2 narrowings** (old → new)
| loses | the owner of page 0x10 | write 0x1010 (bits 1-31), by the mask alone | old:6 |
| loses | the owner of page 0x10 | read and write 0x1011..&lt;0x101c | old:6 and old:3 |`,
    ],
];

for (const [title, sources, rows] of TOLD) test(title, () => assert.equal(rowsIn(sources), rows));

test('a comment says of what is approved that it is, and why', () => {
    const [change] = dataOf(WIDER).changes;
    assert.equal(
        rowsIn(WIDER, approvalsOf(`${change?.digest} for the card\n`)),
        `**Access: 1 widening, approved** (old → new)
| GAINS, approved | the owner of page 0x10 | node 2; approved: for the card | new:4 |`,
    );
    const two = [WIDER[0], NODES('1 -> mfn 0x10 or hwdom', '2 -> mfn 0x10')] as const;
    const [first] = dataOf(two).changes;
    assert.match(
        rowsIn(two, approvalsOf(`${first?.digest} x\n`)),
        /^\*\*Access: 2 widenings, 1 approved\*\* /,
    );
});

test('a digest does not depend on names, lines and what else changes', () => {
    const named = WIDER[1].replace('2 ->', 'NODE_TWO ->').concat('names node {\n    NODE_TWO = 2\n}\n');
    const other = NODES('9 -> mfn 0x90', '2 -> mfn 0x10', '', '1 -> mfn 0x10');
    const [digest] = dataOf(WIDER).changes.map(each => each.digest);
    assert.equal(dataOf([WIDER[0], named]).changes[0]?.digest, digest);
    assert.ok(dataOf([WIDER[0], other]).changes.some(each => each.digest === digest));
});

const NO_DIGEST = 'line 1: a line is a digest of 32 digits, as `diff` prints it, and the reason for it';

const APPROVALS: readonly (readonly [text: string, read: string])[] = [
    ['', ''],
    ['# a comment\n\n', ''],
    [`${DIGEST} GEM3 is handed over\n`, `${DIGEST} GEM3 is handed over`],
    [`  ${DIGEST}   spaces  \r\n`, `${DIGEST} spaces`],
    [`${DIGEST}\ta tab\n`, `${DIGEST} a tab`],
    [`${DIGEST} one\n${DIGEST} one\n`, `${DIGEST} one`],
    [`${DIGEST} of ours\n${DIGEST} of theirs\n`, `${DIGEST} of ours; of theirs`],
    [`# one\n${DIGEST}\n`, 'line 2: the reason is missing; write it after the digest'],
    [`${DIGEST.slice(1)} too short\n`, NO_DIGEST],
    [`${DIGEST.toUpperCase()} capitals\n`, NO_DIGEST],
    ['GEM3 is handed over\n', NO_DIGEST],
];

for (const [text, expected] of APPROVALS)
    test(`the approvals ${JSON.stringify(text)}`, () => {
        const read = readApprovals(text, FILE);
        const shown =
            'wrong' in read
                ? `line ${read.wrong}: ${read.why}`
                : [...read.approved].map(([digest, { reason }]) => `${digest} ${reason}`).join();
        assert.equal(shown, expected);
    });

test('a comment is never longer than it may be, and says what is left out', () => {
    const rows = Array.from({ length: 3000 }, (_, id) => `${id} -> mfn ${0x1000 + id}`);
    const { content } = report([NODES('0 -> deny'), NODES(...rows)], 'markdown');
    assert.ok('text' in content);
    assert.ok(content.text.length <= LONGEST, `${content.text.length}`);
    assert.match(content.text, /\| GAINS \| the owner of page 0x1000 \| node 0 \|/);
    assert.match(content.text, /\d+ lines and 1 fold left out: a comment may have 65000 characters\.\n$/);
});

test('each side is asked by the edition that is asked for', () => {
    const source = inEdition(NODES('0 -> deny', '1 -> mfn 0x10'), 2024);
    const versions = [
        { ...versionOf(source, 'old'), edition: 2019 as const },
        versionOf(source, 'new'),
    ] as const;
    const content = diffReport(versions, { failOn: 'widen', approved: new Map() }).contentIn('json');
    const data: Data = JSON.parse(JSON.stringify('data' in content ? content.data : {}));
    assert.deepEqual(data.summary, { widenings: 0, narrowings: 1, approved: 0, unknown: 0 });
    assert.ok(data.notes.includes('by the rules of xlnx 2019 before, and of xlnx 2024 now'));
});

test('what is quoted cannot leave its cell in a comment', () => {
    const odd = '| <img> `x`';
    const versions = [versionOf(WIDER[0], odd), versionOf(WIDER[1], 'new')] as const;
    const content = diffReport(versions, { failOn: 'widen', approved: new Map() }).contentIn('markdown');
    assert.ok('text' in content);
    assert.doesNotMatch(content.text, /<img>/);
});
