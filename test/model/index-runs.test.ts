// The runs of a range under an index macro are what the macro gives for each id of it, one by one.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { BinaryNode, Expression } from '../../server/language/syntax';
import { evaluate } from '../../server/model/evaluate';
import type { IdRun } from '../../server/model/program';
import { indexRunsOf, MOST_RUNS } from '../../server/model/resolve/index-runs';

const HIGHEST = (1 << 20) - 1;
const PLACE = { start: 0, end: 0 };

const number = (value: bigint): Expression => ({ kind: 'number', value, radix: 10, ...PLACE });
const n: Expression = { kind: 'name', name: 'n', ...PLACE };
const binary = (operator: BinaryNode['operator'], left: Expression, right: Expression): Expression => ({
    kind: 'binary',
    operator,
    left,
    right,
    depth: 0,
    ...PLACE,
});

const VALUES = [0n, 1n, 2n, 3n, 4n, 7n, 8n, 15n, 16n, 40n, 63n, 64n, 0xff0n, 0xfff0n, (1n << 64n) - 1n];
const expressions = fc.letrec<{ node: Expression }>(tie => ({
    node: fc.oneof(
        { depthSize: 'small' },
        fc.constant(n),
        fc.constantFrom(...VALUES).map(number),
        fc.bigInt(0n, (1n << 64n) - 1n).map(number),
        fc
            .tuple(fc.constantFrom('+', '-', '*', '&', '|', '<<', '>>'), tie('node'), tie('node'))
            .map(([operator, left, right]) => binary(operator, left, right)),
    ),
})).node;

const runsOf = (expression: Expression, first: number, last: number) =>
    indexRunsOf(expression, () => 'parameter', first, last, HIGHEST);

/** What the macro gives for each id. */
function oneByOne(expression: Expression, first: number, last: number): ReturnType<typeof runsOf> {
    const runs: IdRun[] = [];
    for (let id = first; id <= last; id++) {
        const index = evaluate(expression, { valueOf: () => BigInt(id), fail: () => {} });
        if (index === undefined || index > HIGHEST) return { fails: id, index };
        const run = runs.at(-1);
        if (run !== undefined && run.index + run.count === Number(index))
            runs[runs.length - 1] = { ...run, count: run.count + 1 };
        else runs.push({ id, index: Number(index), count: 1 });
    }
    return { runs };
}

test('any macro over any range', () => {
    fc.assert(
        fc.property(
            expressions,
            fc.oneof(fc.nat(70), fc.nat(0xffff_ff00)),
            fc.nat(120),
            (expression, first, more) => {
                const found = runsOf(expression, first, first + more);
                if (found !== 'scattered') assert.deepEqual(found, oneByOne(expression, first, first + more));
                else assert.ok(more >= MOST_RUNS, 'it was given up, with fewer ids than pieces are allowed');
            },
        ),
        { numRuns: 3000 },
    );
});

const mask = (bits: bigint): Expression => binary('&', n, number(bits));

const EXAMPLES: readonly [string, Expression, number, number, ReturnType<typeof runsOf>][] = [
    ['the id itself', n, 0, HIGHEST, { runs: [{ id: 0, index: 0, count: HIGHEST + 1 }] }],
    [
        'a mask',
        mask(0xffffn),
        0x1fff0,
        0x2000f,
        {
            runs: [
                { id: 0x1fff0, index: 0xfff0, count: 16 },
                { id: 0x20000, index: 0, count: 16 },
            ],
        },
    ],
    ['half of it', binary('>>', n, number(1n)), 0, 1_048_575, 'scattered'],
    ['none of it', mask(0n), 0, 1_048_575, 'scattered'],
    ['its square', binary('*', n, n), 0, 1000, 'scattered'],
    ['below the base', binary('-', n, number(8n)), 7, 1_000_000, { fails: 7, index: undefined }],
    ['beyond the array', n, 0, HIGHEST + 5, { fails: HIGHEST + 1, index: BigInt(HIGHEST + 1) }],
];

for (const [title, expression, first, last, expected] of EXAMPLES)
    test(`a macro over a range: ${title}`, () => {
        assert.deepEqual(runsOf(expression, first, last), expected);
    });
