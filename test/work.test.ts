// An edit costs what it touches: the work that the server does for it is counted, and is the same in a file of a thousand rows and
// in one of ten thousand. Where it is not, that is said here. `bench/work.ts` counts; no time is measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countWork, TASKS } from '../bench/work';

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
        there: [44, 0, 0, 0, 0, 0, 0],
        back: [44, 0, 0, 0, 0, 0, 0],
        steps: 7900,
    },
    'a line above everything': {
        there: [46, 0, 0, 0, 0, 0, 0],
        back: [44, 0, 0, 0, 0, 0, 0],
        steps: 8000,
    },
    'a row gets the index of the one above it': {
        there: [48, 0, 1, 10, 2, 0, 2],
        back: [45, 0, 1, 10, 2, 0, 0],
        steps: 9400,
    },
    'another address for a frame that 1 row uses': {
        there: [44, 2, 1, 10, 4, 0, 0],
        back: [44, 2, 1, 10, 4, 0, 0],
        steps: 9300,
    },
    'another address for a frame that 100 rows use': {
        there: [243, 2, 100, 1000, 202, 0, 0],
        back: [243, 2, 100, 1000, 202, 0, 0],
        steps: 83_000,
    },
    'the address of another for a frame that 1 row uses': {
        there: [87, 3, 1, 14, 4, 0, 1],
        back: [45, 3, 1, 10, 4, 0, 0],
        steps: 20_000,
    },
    'the `}` of a domain of 10 lines one line further up': {
        there: [74, 0, 0, 0, 0, 1, 1],
        back: [73, 0, 0, 0, 0, 1, 0],
        steps: 13_000,
    },
    'a row of an imported table gets the index of the one above it': {
        there: [91, 0, 1, 32, 24, 0, 4],
        back: [88, 0, 1, 32, 24, 0, 0],
        steps: 18_000,
    },
};

/** Edits that cost more in a larger file, at both sizes where that makes a difference, and why. */
const GROWING: Readonly<Record<string, Cost<number | readonly [number, number]> & { because: string }>> = {
    'no `}` for the table of all rows': {
        because: 'the block is another, and it has all the rows',
        there: [[2064, 20_064], 0, [1000, 10_000], [4020, 40_020], [102, 1002], 1, 1],
        back: [[2069, 20_069], 0, [1000, 10_000], [4020, 40_020], [102, 1002], 1, 0],
        steps: [550_000, 5_700_000],
    },
    'a row gets a name that nothing has': {
        because: 'the name that is spelt most like it is looked for among all names',
        there: [46, 0, 1, 8, 0, 0, 1],
        back: [45, 0, 1, 12, 4, 0, 0],
        steps: [25_000, 130_000],
    },
    "an address that is not its page's start for a frame that 1 row uses": {
        because: 'the frames of the page are looked for among all names',
        there: [45, 2, 1, 10, 3, 0, 1],
        back: [44, 2, 1, 10, 3, 0, 0],
        steps: [18_000, 87_000],
    },
    'the `}` of a table of 10 rows one line further up': {
        because:
            'a list with another table is another list, and its shared pages are looked for among all rows',
        there: [96, 0, 9, [1045, 10_045], [101, 1001], 1, 2],
        back: [95, 0, 10, [1050, 10_050], [102, 1002], 1, 0],
        steps: [31_000, 120_000],
    },
    'a word in a comment above an unknown name': {
        because: 'with every edit the name that is spelt most like it is looked for again, among all names',
        there: [45, 0, 0, 0, 0, 0, 1],
        back: [45, 0, 0, 0, 0, 0, 1],
        steps: [20_000, 93_000],
    },
    'a word in a comment above an imported reset table': {
        because:
            'which rows differ from their nodes is found out for each of the two files, and kept for one',
        there: [[2022, 20_022], 0, 0, [2000, 20_000], [2000, 20_000], 0, 0],
        back: [[2022, 20_022], 0, 0, [2000, 20_000], [2000, 20_000], 0, 0],
        steps: [430_000, 4_400_000],
    },
    'an imported node gets the id of the one above it': {
        because: 'a register row that names the node is another, and the scan goes through all of them',
        there: [93, 1, 3, 52, 31, 0, 2],
        back: [91, 1, 3, 52, 29, 0, 0],
        steps: [68_000, 700_000],
    },
    'a row of a register table gets the node of the one above it': {
        because: 'the scan goes through all register rows',
        there: [29, 0, 1, 8, 1, 0, 0],
        back: [29, 0, 1, 8, 1, 0, 0],
        steps: [55_000, 690_000],
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
