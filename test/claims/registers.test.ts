// Claims about registers are judged by the rows that say something new, and the rows that they consult are found together. Both are as
// if each claim were asked of the whole tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import { claimRows } from '../../server/claims/claim-rows';
import { consultedBy, holds, judge, Reasons } from '../../server/claims/verdict';
import { Document } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import type { Program } from '../../server/model/program';
import { answer, askable } from '../../server/questions/answers';
import { questionOf } from '../../server/questions/question';
import { traceOf } from '../../server/questions/trace';

/** Few pages, so that many rows meet at an address. */
const address = fc.oneof(
    fc.integer({ min: 0, max: 12 }).map(at => 0x1ff0 + at),
    fc.integer({ min: 1, max: 12 }).map(at => at * 0x800),
);
const end = fc.option(fc.constantFrom(1, 3, 4, 8, 0x7fe, 0x1000, 0x3000), { nil: undefined });
const rowAt = (address: fc.Arbitrary<number>) =>
    fc
        .record({
            address,
            end,
            mask: fc.constantFrom(
                '',
                '',
                ' mask 0x1',
                ' mask 0x3',
                ' mask 0x2',
                ' mask 0xfffffffc',
                ' mask 0x80000000',
                ' mask 0xffffffff',
            ),
            isReadonly: fc.constantFrom('', '', ' readonly'),
            node: fc.constantFrom(0, 1, 2, 3, 4, 5, 9),
            isOnly: fc.constantFrom('', '', ' only hwdom'),
        })
        .map(
            ({ address, end, mask, isReadonly, node, isOnly }) =>
                `${address}${end === undefined ? '' : ` ..< ${address + end}`}${mask}${isReadonly} -> ${node}${isOnly}`,
        );
const claim = fc
    .record({
        domain: fc.constantFrom('guest', 'other', 'none', 'dom0'),
        may: fc.constantFrom('may', 'may not'),
        call: fc.constantFrom('read', 'write'),
        address,
        mask: fc.constantFrom('', '', ' mask 0x1'),
    })
    .map(
        ({ domain, may, call, address, mask }) =>
            `${domain} ${may} ${call} ${address}${call === 'write' ? mask : ''}`,
    );

const documentsOf = (rows: fc.Arbitrary<string[]>) =>
    fc
        .record({
            target: fc.constantFrom('xen', 'xlnx', 'xlnx 2019'),
            rows,
            claims: fc.array(claim, { minLength: 1, maxLength: 20 }),
        })
        .map(({ target, rows, claims }) =>
            [
                `target ${target}`,
                'node n {\n0 -> mfn 8\n1 -> mfn 9\n2 -> hwdom\n3 -> mfn 10\n4 -> mfn 9\n5 -> mfn 9 or hwdom\n}',
                `mmio m {\n${rows.join('\n')}\n}`,
                'domain guest {\niomem mfn 9\n}\ndomain other {\niomem mfn 9 count 2\n}\ndomain none {\n}',
                'domain dom0 hwdom {\niomem all\n}',
                `test "x" {\n${claims.join('\n')}\n}\n`,
            ].join('\n'),
        );

const documents = documentsOf(fc.array(rowAt(address), { minLength: 1, maxLength: 30 }));

/** More rows than are told of, and than are looked through one by one. */
const crowded = documentsOf(
    fc.array(rowAt(fc.integer({ min: 0x1ff0, max: 0x1ff8 })), { minLength: 200, maxLength: 200 }),
);

function programOf(text: string): Program {
    const document = new Document(text);
    const analysis = analyse('/a.eemi', { document: () => document, bytes: () => 'missing' });
    return analysis?.program ?? assert.fail();
}

/** What is said of the first row. */
const firstOf = (because: string | undefined): string | undefined => because?.split(/; | \(of /)[0];

const claimsOf = ({ tests }: Program) => tests.flatMap(({ lines }) => lines);

for (const { title, texts, numRuns, leastShortened } of [
    { title: 'claims', texts: documents, numRuns: 1500, leastShortened: 0 },
    { title: 'claims about crowded pages', texts: crowded, numRuns: 400, leastShortened: 50 },
])
    test(`${title} are judged as by the whole tables, and told why`, () => {
        let judged = 0;
        let shortened = 0;
        fc.assert(
            fc.property(texts, text => {
                const program = programOf(text);
                const whole = askable(program);
                const reasons = new Reasons(program);
                for (const claim of claimsOf(program)) {
                    const verdict = judge(program, claim);
                    if (verdict.kind === 'unknown') continue;
                    judged++;
                    const made = answer(whole, claim.domain, questionOf(claim));
                    const decision = made?.decided.decision;
                    assert.ok(made !== undefined && decision !== undefined && 'mask' in decision);
                    const expected = holds(claim, decision) ? 'holds' : 'false';
                    assert.equal(verdict.kind, expected, `${text}\n${claim.at.text}`);
                    if (verdict.kind !== 'false') continue;
                    const reason = reasons.of(claim);
                    const trace = traceOf(whole, made);
                    if (reason?.because.includes(' rows of the register')) shortened++;
                    else assert.equal(reason?.because, trace.because);
                    assert.equal(firstOf(reason?.because), firstOf(trace.because));
                }
            }),
            { numRuns, endOnFailure: true },
        );
        assert.ok(judged > numRuns, `${judged} claims`);
        assert.ok(shortened >= leastShortened, `${shortened} reasons`);
    });

test('the rows that claims consult are those of each claim together', () => {
    let listed = 0;
    fc.assert(
        fc.property(documents, text => {
            const program = programOf(text);
            const rows = finish(claimRows(program, 0));
            if (rows === undefined) return;
            listed++;
            const found = [...rows].flatMap(([kind, all]) => [...all].map(({ line }) => `${kind} ${line}`));
            const each = claimsOf(program).flatMap(claim =>
                consultedBy(program, claim).map(({ kind, row: { line } }) => `${kind} ${line}`),
            );
            assert.deepEqual(found.sort(), [...new Set(each)].sort(), text);
        }),
        { numRuns: 1500 },
    );
    assert.ok(listed > 500, `${listed} documents`);
});

/** What is said of a claim that is false by so many rows of one register. */
function reasonBy(count: number): string | undefined {
    const rows = Array.from({ length: count }, (_, at) => `0x1000 mask ${(at % 3) + 1} -> 0`).join('\n');
    const program = programOf(
        `target xlnx\nnode n {\n0 -> mfn 8\n}\nmmio m {\n${rows}\n}\ndomain d {\n}\ntest "x" {\nd may write 0x1000\n}\n`,
    );
    const [claim] = claimsOf(program);
    assert.ok(claim !== undefined && judge(program, claim).kind === 'false');
    return new Reasons(program).of(claim)?.because;
}

test('of very many rows of a register, a reason tells those that say something new', () => {
    const row = (line: number): string =>
        `a.eemi:${line} is of node 0, and it lacks page 0x8, by which a.eemi:3 grants it`;
    const [six, seven] = [row(6), row(7)];
    const eight = [6, 7, 8, 9, 10, 11, 12, 13].map(row).join('; ');
    assert.equal(reasonBy(64), `${eight}; and so on for 56 more`);
    assert.equal(
        reasonBy(65),
        `${six}; ${seven} (of 65 rows of the register, these are the first that say something new)`,
    );
});
