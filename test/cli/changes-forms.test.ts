// What a change grants as GitLab's code quality and as JUnit's XML: each change once, where it stands, and a failure only if it fails the run.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type FailOn, type Judging, readApprovals } from '../../server/changes/approvals';
import type { Found } from '../../server/changes/found';
import { diffReport } from '../../server/changes/report';
import { foundText } from '../../server/cli/changes-forms';
import { anyText } from '../any-text';
import { versionOf } from '../changes/sides';
import { faultsOfJunit } from '../claims/junit-faults';
import { faultsOfQuality } from './quality-faults';

const NODES = (...rows: readonly string[]): string =>
    `target xlnx\nnode nodes {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const ONE = NODES('1 -> mfn 0x10');
const WIDER = [ONE, NODES('1 -> mfn 0x10', '2 -> mfn 0x10')] as const;
const NARROWER = [WIDER[1], ONE] as const;
const UNREAD = [ONE, `import "none.eemi"\n${ONE}`] as const;
const WITH_RESETS = [ONE, `${ONE}reset resets {\n}\n`] as const;

const NONE: Judging['approved'] = new Map();

function found([before, now]: readonly [string, string], failOn: FailOn, approved = NONE): Found {
    const versions = [versionOf(before, 'old'), versionOf(now, 'new')] as const;
    const content = diffReport(versions, { failOn, approved }).contentIn('junit');
    return 'found' in content ? content.found : assert.fail();
}

const DIGEST = '6d1b';

/** An approval of the only change, and one that approves nothing. */
function approvedIn(sources: readonly [string, string]): Judging['approved'] {
    const [change] = found(sources, 'widen').changes;
    const read = readApprovals(`${change?.fingerprint} meant\n${DIGEST.repeat(8)} gone\n`, '/approved.txt');
    return 'wrong' in read ? assert.fail() : read.approved;
}

const shown = (file: string): string => file.replace(/^\//, '');

/** An entry a line: how severe, what, and where. */
const qualityOf = (each: Found): string =>
    JSON.parse(foundText(each, 'gitlab', shown))
        .map(
            ({ severity, check_name, location: { path, lines } }: Issue) =>
                `${severity} ${check_name} ${path}:${lines.begin}`,
        )
        .join('\n');

interface Issue {
    readonly severity: string;
    readonly check_name: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** A case a line: its name, and how it went. */
const casesOf = (each: Found): string =>
    foundText(each, 'junit', shown)
        .split('\n')
        .filter(line => line.includes('<testcase'))
        .map(line => line.replace(/.*name="([^"]*)" classname="input.eemi"(?:\/>|><([a-z-]+).*)/, '$1: $2'))
        .join('\n');

const GAIN = 'the owner of page 0x10 GAINS node 2';
const LOSS = 'the owner of page 0x10 LOSES node 2';

const FORMS: readonly (readonly [title: string, found: Found, quality: string, cases: string])[] = [
    ['a gain', found(WIDER, 'widen'), 'critical access-gained input.eemi:4', `${GAIN}: failure`],
    [
        'a gain that fails nothing',
        found(WIDER, 'none'),
        'major access-gained input.eemi:4',
        `nothing fails: \n${GAIN}: system-out`,
    ],
    [
        'a gain that is approved, and an approval of nothing',
        found(WIDER, 'widen', approvedIn(WIDER)),
        'info access-gained input.eemi:4\ninfo approval-unused approved.txt:2',
        `nothing fails: \n${GAIN}: system-out\napproves nothing any more: gone; remove it, or it approves its change unseen if that is made again: system-out`,
    ],
    [
        'a loss',
        found(NARROWER, 'widen'),
        'info access-lost input.eemi:2',
        `nothing fails: \n${LOSS}: system-out`,
    ],
    ['a loss that fails', found(NARROWER, 'any'), 'critical access-lost input.eemi:2', `${LOSS}: failure`],
    [
        'what could not be compared',
        found(UNREAD, 'widen'),
        'critical access-unknown input.eemi:1',
        'it is not known what changed: new could not be read as a whole, for want of none.eemi: error',
    ],
    ['nothing', found([ONE, ONE], 'any'), '', 'nothing fails: '],
    ['notes', found(WITH_RESETS, 'none'), 'info eemi-acl input.eemi:1', 'nothing fails: \nnotes: system-out'],
];

for (const [title, each, quality, cases] of FORMS)
    test(`${title} as code quality and as tests`, () => {
        assert.equal(qualityOf(each), quality);
        assert.equal(casesOf(each), cases);
        assert.deepEqual(faultsOfQuality(foundText(each, 'gitlab', shown)), []);
        assert.deepEqual(faultsOfJunit(foundText(each, 'junit', shown)), []);
    });

test('a change has the same fingerprint and the same case when lines move', () => {
    const later = [ONE, NODES('', '9 -> deny', '1 -> mfn 0x10', '', '2 -> mfn 0x10')] as const;
    const marks = [WIDER, later].map(sources => {
        const { description, fingerprint } = JSON.parse(foundText(found(sources, 'any'), 'gitlab', shown))[0];
        return [description.replace(/ \(.*/, ''), fingerprint];
    });
    assert.deepEqual(marks[0], marks[1]);
    const [first, second] = [WIDER, later].map(sources => casesOf(found(sources, 'any')).split('\n')[0]);
    assert.equal(first, second);
});

test('whatever names and paths contain, the forms stay whole', () =>
    fc.assert(
        fc.property(anyText(), anyText(), (file, what) => {
            const change = {
                kind: 'access-gained',
                level: 'error',
                what,
                message: `m${what}`,
                places: [{ file: `a${file}`, line: 2 }],
                fingerprint: '',
                approved: undefined,
            } as const;
            const each = { file: `a${file}`, changes: [change], notes: [`n${what}`] };
            const [quality, tests] = [foundText(each, 'gitlab', shown), foundText(each, 'junit', shown)];
            assert.deepEqual(faultsOfQuality(quality), []);
            assert.equal(JSON.parse(quality).length, 2);
            assert.deepEqual(faultsOfJunit(tests), []);
            assert.equal(tests.match(/<testcase/g)?.length, 2);
        }),
    ));
