// What is shown of thousands of domains that share thousands of pages: no page is asked of each domain where none begins or ends.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { Domain } from '../../server/model/domain';
import { accessData, domainLines } from '../../server/questions/access-view';
import { overviewReport } from '../../server/questions/report';
import { filesOf, hostOf, ROOT } from '../workspace';

const MANY = 300;

/** Each of many domains owns the pages of all rows. */
const PROGRAM = (() => {
    const rows = Array.from({ length: MANY }, (_, at) => `    ${at} -> mfn ${at + 1}`);
    const domains = Array.from(
        { length: MANY },
        (_, at) => `domain d${at} {\n    iomem mfn 1 count ${MANY}\n}`,
    );
    const text = ['node t {', ...rows, '}', ...domains].join('\n');
    return (analyse(ROOT, hostOf(filesOf(text))) ?? assert.fail('not read')).program;
})();

/** How often it is asked whether a domain owns a page. */
function asked(act: () => unknown): number {
    const { owns } = Domain.prototype;
    let times = 0;
    Domain.prototype.owns = function (page) {
        times++;
        return owns.call(this, page);
    };
    try {
        act();
    } finally {
        Domain.prototype.owns = owns;
    }
    return times;
}

test('a hover asks who shares the pages that it shows', () => {
    const [domain] = PROGRAM.domains;
    if (domain === undefined) return assert.fail('no domain');
    const shown = 12;
    const times = asked(() => {
        const { title, lines, count } = domainLines(PROGRAM, domain, shown);
        assert.deepEqual([title, lines.length, count], ['d0 may control', shown, MANY]);
        assert.match(lines[0] ?? '', /^page 0x1 {2}node node 0 \(d1, d2, d3.* own this page too\)$/);
    });
    assert.ok(times < (shown + 3) * MANY, `${times} times`);
});

test('the address space asks all domains only where one begins or ends, and counts it as work', () => {
    let work = 0;
    const steps = accessData(PROGRAM, { errors: 0, uriOf: () => '' });
    const times = asked(() => {
        for (;;) {
            const { done, value } = steps.next();
            if (!done) {
                work = Math.max(work, value);
                continue;
            }
            assert.equal(value.pages.length, MANY);
            for (const { marks, remarks, things } of value.pages)
                assert.deepEqual([marks, remarks, things], ['y'.repeat(MANY), ['shared'], 1]);
            return;
        }
    });
    // Which domain has what is asked of each row for the rows and for the summaries, and once more for a reason.
    assert.ok(times < 3.5 * MANY * MANY, `${times} times`);
    assert.ok(work < 1100, `${work} at a time`);
});

test('a list or page that no memory holds is refused', () => {
    const domains = (count: number): string[] =>
        Array.from({ length: count }, (_, at) => `domain d${at} {\n    iomem mfn ${at} count 4000000\n}`);
    const programOf = (count: number) => {
        const text = ['target xlnx', 'node t {', '    0..1048575 -> at 0x200000', '}', ...domains(count)];
        return (analyse(ROOT, hostOf(filesOf(text.join('\n')))) ?? assert.fail('not read')).program;
    };
    const two = programOf(2);
    const refusal =
        'the list would have more than 1048576 entries: ask about fewer domains (`--domain`), or use `--format text`';
    for (const format of ['json', 'csv'] as const)
        assert.deepEqual(overviewReport(two, two.domains, format), { refusal });
    const many = programOf(1100);
    assert.deepEqual(overviewReport(many, many.domains, 'html'), {
        refusal:
            'the page would be too long to show: ask about fewer domains (`--domain`), or use `--format text`',
    });
    assert.ok('text' in overviewReport(two, two.domains, 'html'));
});
