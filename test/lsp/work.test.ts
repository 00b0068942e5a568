// An edit costs what it touches: the work that the server does for it is counted, and is the same in a file of a thousand rows and
// in one of ten thousand. Where it is not, that is said here. `bench/work/work.ts` counts; no time is measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countWork, TASKS } from '../../bench/work/work';

const SIZES = [1000, 10_000] as const;

/** What one edit may cost. The counts are in the order of `TASKS`, and exact. */
interface Cost<Count> {
    readonly there: readonly Count[];
    readonly back: readonly Count[];
    /** At most so many, either way: a tenth more than there are. Searches in sorted lists and chunks of lines need a few more in a larger file. */
    readonly steps: Count;
}

/** Edits whose cost does not depend on the size of the file. */
const TOUCHING: Readonly<Record<string, Cost<number>>> = {
    'a word in a comment': {
        there: [3, 0, 0, 0, 0, 0, 0],
        back: [3, 0, 0, 0, 0, 0, 0],
        steps: 1130,
    },
    'a line above everything': {
        there: [5, 0, 0, 0, 0, 0, 0],
        back: [3, 0, 0, 0, 0, 0, 0],
        steps: 2390,
    },
    'a row gets the index of the one above it': {
        there: [2, 0, 1, 10, 2, 0, 2],
        back: [2, 0, 1, 10, 2, 0, 0],
        steps: 2140,
    },
    // The name that is spelt most like it is looked for among all names the first time that it is written.
    'a row gets a name that nothing has': {
        there: [1, 0, 1, 8, 0, 0, 1],
        back: [1, 0, 1, 12, 4, 0, 0],
        steps: 1710,
    },
    'another address for a frame that 1 row uses': {
        there: [3, 2, 1, 10, 4, 0, 0],
        back: [3, 2, 1, 10, 4, 0, 0],
        steps: 3080,
    },
    'another address for a frame that 100 rows use': {
        there: [102, 2, 100, 1000, 202, 0, 0],
        back: [102, 2, 100, 1000, 202, 0, 0],
        steps: 62_300,
    },
    "an address that is not its page's start for a frame that 1 row uses": {
        there: [3, 2, 1, 10, 3, 0, 1],
        back: [3, 2, 1, 10, 3, 0, 0],
        steps: 3150,
    },
    'the address of another for a frame that 1 row uses': {
        there: [46, 3, 1, 14, 4, 0, 1],
        back: [4, 3, 1, 10, 4, 0, 0],
        steps: 14_600,
    },
    'the `}` of a domain of 10 lines one line further up': {
        there: [16, 0, 0, 0, 0, 1, 1],
        back: [15, 0, 0, 0, 0, 1, 0],
        steps: 4400,
    },
    'the `}` of a table of 10 rows one line further up': {
        there: [27, 0, 9, 55, 9, 1, 2],
        back: [25, 0, 10, 59, 10, 1, 0],
        steps: 12_200,
    },
    'a row of an imported table gets the index of the one above it': {
        there: [2, 0, 1, 12, 4, 0, 4],
        back: [2, 0, 1, 12, 4, 0, 0],
        steps: 3000,
    },
    'a word in a comment above an imported reset table': {
        there: [3, 0, 0, 0, 0, 0, 0],
        back: [3, 0, 0, 0, 0, 0, 0],
        steps: 1130,
    },
    'an imported node gets the id of the one above it': {
        there: [6, 1, 3, 32, 11, 0, 2],
        back: [5, 1, 3, 32, 9, 0, 0],
        steps: 5710,
    },
    'a row of a register table gets the node of the one above it': {
        there: [3, 0, 1, 8, 1, 0, 0],
        back: [3, 0, 1, 8, 1, 0, 0],
        steps: 1980,
    },
    'a word in a comment above an unknown name': {
        there: [4, 0, 0, 0, 0, 0, 1],
        back: [4, 0, 0, 0, 0, 0, 1],
        steps: 1420,
    },
};

/** Edits that cost more in a larger file, at both sizes where that makes a difference, and why. */
const GROWING: Readonly<Record<string, Cost<number | readonly [number, number]> & { because: string }>> = {
    'no `}` for the table of all rows': {
        because: 'the block is another, and it has all the rows',
        there: [[1012, 10_012], 0, [1000, 10_000], [5010, 50_010], [192, 1992], 1, 1],
        back: [[1012, 10_012], 0, [1000, 10_000], [5010, 50_010], [192, 1992], 1, 0],
        steps: [417_000, 4_310_000],
    },
};

/** Counted once for all tests. */
const counted = countWork(SIZES);

for (const [edit, cost] of Object.entries({ ...TOUCHING, ...GROWING })) {
    test(`the work for an edit: ${edit}`, async () => {
        const found = (await counted).works.filter(work => work.edit === edit);
        for (const [at, rows] of SIZES.entries()) {
            const sized = (count: number | readonly number[]): number =>
                typeof count === 'number' ? count : (count[at] ?? 0);
            for (const isBack of [false, true]) {
                const how = `${rows} rows, ${isBack ? 'back' : 'there'}`;
                const work = found.find(each => each.rows === rows && each.isBack === isBack);
                const counts = (isBack ? cost.back : cost.there).map(sized);
                assert.deepEqual(named(work?.counts), named(counts), how);
                const steps = work?.steps ?? Number.NaN;
                assert.ok(steps <= sized(cost.steps), `${how}: ${steps} steps, at most ${sized(cost.steps)}`);
            }
        }
    });
}

test('an edit that is said to cost more in a larger file does', async () => {
    const { works } = await counted;
    for (const [edit, { because }] of Object.entries(GROWING)) {
        const [small = 0, large = 0] = SIZES.map(size =>
            Math.max(
                ...works.filter(work => work.edit === edit && work.rows === size).map(({ steps }) => steps),
            ),
        );
        assert.ok(large > 2 * small, `${edit}: it is no longer so that ${because}; it belongs to the others`);
    }
});

test('every edit that is counted is held, and every function that is counted is there', async () => {
    const { works, uncalled } = await counted;
    const held = Object.keys({ ...TOUCHING, ...GROWING });
    assert.deepEqual([...new Set(works.map(({ edit }) => edit))].sort(), held.sort());
    assert.deepEqual(uncalled, []);
});

const named = (counts: readonly number[] = []) =>
    Object.fromEntries(TASKS.map(({ name }, at) => [name, counts[at]]));
