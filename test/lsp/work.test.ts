// An edit costs what it touches: the work that the server does for it is counted, and is the same in a file of a thousand rows as
// in one of ten thousand. Exceptions are listed here with a reason. `bench/work/work.ts` counts; no time is measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import { countWork, TASKS, type Work } from '../../bench/work/work';

const SIZES = [1000, 10_000] as const;
type Size = (typeof SIZES)[number];

/** How many rules may look at one row: those of its kind, with room for more. */
const RULES_A_ROW = 8;

/** The most that one edit may cost, in either direction; what is not listed must not happen at all. */
interface Bounds {
    readonly 'lines read'?: number;
    readonly 'names declared'?: number;
    readonly 'rows resolved'?: number;
    readonly 'rows indexed'?: number;
    /** How many rows rules look at: each may be looked at by RULES_A_ROW rules. */
    readonly 'rows looked at'?: number;
    readonly 'blocks made'?: number;
    readonly 'problems made'?: number;
    /** Calls and rounds of loops: half more than there are, because each new rule asks once whether there is something to do. */
    readonly steps: number;
}

/** Edits whose cost does not depend on the size of the file. */
const TOUCHING: Readonly<Record<string, Bounds>> = {
    'a word in a comment': { 'lines read': 3, steps: 2600 },
    'a line above everything': { 'lines read': 5, steps: 4300 },
    // For a gap, the rows on either side are read too, and of a collision the other row: they are remembered from edit to edit.
    'a row gets the index of the one above it': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        'problems made': 2,
        steps: 4600,
    },
    // Which domains may use a row is asked of the part of the tables that the call can meet.
    'the same, and a hover that says who may': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        'problems made': 2,
        steps: 6500,
    },
    // The name that is spelt most like it is looked for among all names the first time that it is written.
    'a row gets a name that nothing has': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        'problems made': 1,
        steps: 4300,
    },
    'another address for a frame that 1 row uses': {
        'lines read': 3,
        'names declared': 2,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        steps: 7800,
    },
    'another address for a frame that 100 rows use': {
        'lines read': 102,
        'names declared': 2,
        'rows resolved': 100,
        'rows indexed': 600,
        'rows looked at': 100,
        steps: 100_000,
    },
    // A problem is made when the row is judged, and again whenever it is reported, because lines move.
    "an address that is not its page's start for a frame that 1 row uses": {
        'lines read': 3,
        'names declared': 2,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 2,
        'problems made': 3,
        steps: 8300,
    },
    'the address of another for a frame that 1 row uses': {
        'lines read': 24,
        'names declared': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        'problems made': 1,
        steps: 20_700,
    },
    'the `}` of a domain of 10 lines one line further up': {
        'lines read': 8,
        'blocks made': 1,
        'problems made': 1,
        steps: 6300,
    },
    'the `}` of a table of 10 rows one line further up': {
        'lines read': 8,
        'rows resolved': 10,
        'rows indexed': 20,
        'rows looked at': 10,
        'blocks made': 1,
        'problems made': 1,
        steps: 13_500,
    },
    'a row of an imported table gets the index of the one above it': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 3,
        'problems made': 3,
        steps: 7600,
    },
    'a word in a comment above 100 claims': { 'lines read': 3, steps: 12_900 },
    // The block is made again, and its claims are asked again, whether they hold and what they consult; what others asked alike is known.
    'one of 100 claims becomes false': {
        'lines read': 102,
        'blocks made': 1,
        'problems made': 1,
        steps: 76_000,
    },
    // Of the claims only those are asked again that can meet the row; for each of the others it is looked up whether it is one.
    'a row of the table that 100 claims are about gets the frame of another': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        steps: 21_200,
    },
    'a row of the register table that 100 claims are about gets the node of the one above it': {
        'lines read': 3,
        'rows resolved': 1,
        'rows looked at': 1,
        steps: 25_500,
    },
    'a word in a comment above an imported reset table': { 'lines read': 3, steps: 2600 },
    'an imported node gets the id of the one above it': {
        'lines read': 3,
        'names declared': 1,
        'rows resolved': 3,
        'rows indexed': 12,
        'rows looked at': 6,
        'problems made': 2,
        steps: 15_700,
    },
    'a row of a register table gets the node of the one above it': {
        'lines read': 3,
        'rows resolved': 1,
        'rows looked at': 1,
        steps: 3400,
    },
    'a word in a comment beside names of a header': { 'lines read': 3, steps: 2600 },
    'a row with a name of a header gets the index of the one above it': {
        'lines read': 3,
        'rows resolved': 1,
        'rows indexed': 6,
        'rows looked at': 1,
        'problems made': 2,
        steps: 4600,
    },
    'a word in a comment above an unknown name': { 'lines read': 5, 'problems made': 1, steps: 3300 },
};

/** Edits that cost more in a larger file, with the bounds at each size, and why. */
const GROWING: Readonly<Record<string, Readonly<Record<Size, Bounds>> & { because: string }>> = {
    'no `}` for the table of all rows': {
        because: 'the block is another, and it has all the rows',
        1000: everyRow(1000),
        10000: everyRow(10_000),
    },
};

function everyRow(rows: number): Bounds {
    return {
        'lines read': rows + 2,
        'rows resolved': rows,
        'rows indexed': 2 * rows,
        'rows looked at': rows + 10,
        'blocks made': 1,
        'problems made': 1,
        steps: 640 * rows,
    };
}

/** Counted once for all tests. */
const counted = countWork(SIZES);

for (const edit of Object.keys({ ...TOUCHING, ...GROWING })) {
    test(`the work for an edit: ${edit}`, async () => {
        const works = (await counted).works.filter(work => work.edit === edit);
        assert.equal(works.length, 2 * SIZES.length);
        assert.deepEqual(
            works.flatMap(work => excesses(work, works)),
            [],
        );
    });
}

for (const edit of Object.keys(TOUCHING)) {
    test(`no more work in a larger file: ${edit}`, async () => {
        const { works } = await counted;
        for (const small of works.filter(work => work.edit === edit && work.rows === SIZES[0])) {
            const large = works.find(
                work => work.edit === edit && work.rows === SIZES[1] && work.isBack === small.isBack,
            );
            assert.deepEqual(named(large), named(small), titleOf(small));
            // Searches in sorted lists and among chunks of lines need a few more in a larger file.
            const most = small.steps * 1.1 + 50;
            assert.ok(
                (large?.steps ?? most) <= most,
                `${titleOf(small)}: ${small.steps} steps, and ${large?.steps} in the larger file: something goes through all rows; ${grownMost(large, small)}`,
            );
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

test('where there are too many steps, the functions are named that take more of them in a larger file', () => {
    const small = {
        functions: new Map([
            ['checks/a.ts find', 3],
            ['checks/b.ts find', 900],
            ['model/c.ts of', 20],
        ]),
    };
    const large = {
        functions: new Map([
            ['checks/a.ts find', 9003],
            ['checks/b.ts find', 901],
            ['model/c.ts of', 20],
        ]),
    };
    assert.equal(grownMost(large, small), 'most of it in checks/a.ts find: +9000, checks/b.ts find: +1');
    assert.equal(grownMost(small, large), grownMost(large, small));
    assert.equal(
        grownMost(small, small),
        'in files of all sizes, most of it in checks/b.ts find: 900, model/c.ts of: 20, checks/a.ts find: 3',
    );
});

/** What an edit did beyond its bounds: which count it is, what it means, and what it may be. */
function excesses(work: Work, works: readonly Work[]): string[] {
    const bounds = boundsOf(work);
    const over = TASKS.flatMap(({ name, means }, at) => {
        const [count = 0, most] = [work.counts[at], mostOf(bounds, name)];
        return count <= most ? [] : [`${titleOf(work)}: ${name}: ${count}, at most ${most} (${means})`];
    });
    if (work.steps > bounds.steps)
        over.push(
            `${titleOf(work)}: steps: ${work.steps}, at most ${bounds.steps} (calls and rounds of loops; ${grownMost(work, otherSize(work, works))})`,
        );
    return over;
}

const otherSize = (work: Work, works: readonly Work[]): Work | undefined =>
    works.find(({ rows, isBack }) => rows !== work.rows && isBack === work.isBack);

/** The functions whose steps differ most between files of two sizes; if none do, those with the most steps. */
function grownMost(one: Pick<Work, 'functions'> = NOTHING, other: Pick<Work, 'functions'> = NOTHING): string {
    const all = [...one.functions].map(([name, steps]) => ({
        name,
        steps,
        grown: Math.abs(steps - (other.functions.get(name) ?? 0)),
    }));
    const grown = all.filter(each => each.grown > 0).sort((a, b) => b.grown - a.grown);
    if (grown.length > 0) return `most of it in ${listed(grown.map(each => `${each.name}: +${each.grown}`))}`;
    const busy = all.sort((a, b) => b.steps - a.steps);
    return `in files of all sizes, most of it in ${listed(busy.map(({ name, steps }) => `${name}: ${steps}`))}`;
}

const NOTHING: Pick<Work, 'functions'> = { functions: new Map() };

const listed = (names: readonly string[]): string => names.slice(0, 3).join(', ');

function boundsOf({ edit, rows }: Work): Bounds {
    const growing = GROWING[edit];
    const size = SIZES.find(each => each === rows);
    const bounds = growing !== undefined && size !== undefined ? growing[size] : TOUCHING[edit];
    return bounds ?? { steps: 0 };
}

function mostOf(bounds: Bounds, task: string): number {
    if (task === 'rows judged') return (bounds['rows looked at'] ?? 0) * RULES_A_ROW;
    return Object.entries(bounds).find(([name]) => name === task)?.[1] ?? 0;
}

const titleOf = ({ rows, isBack }: Work): string => `${rows} rows, ${isBack ? 'back' : 'there'}`;

const named = (work: Work | undefined) =>
    Object.fromEntries(TASKS.map(({ name }, at) => [name, work?.counts[at]]));
