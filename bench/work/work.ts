// What the server does for an edit, counted and not timed: the counts are the same on every machine, so a test can check them.

import assert from 'node:assert/strict';
import path from 'node:path';
import type { Effort } from '../effort';
import type { Measurements } from '../results/measurements';
import { type Called, Counter } from './calls';
import { type Scene, scenesOf } from './edits';
import type { EditedFiles } from './session';

/** The work for one change of a text, among files of one size. */
export interface Work {
    readonly edit: string;
    /** Whether it is the change that undoes the edit. */
    readonly isBack: boolean;
    readonly rows: number;
    /** The count of each of the `TASKS`, in their order. */
    readonly counts: readonly number[];
    /** All calls, and all blocks inside that ran a different number of times, as those of loops do. */
    readonly steps: number;
    /** The steps of each function, by its file below `server/` and its name. */
    readonly functions: ReadonlyMap<string, number>;
}

const SERVER = 'server/';

/** Something that the server does for an edit. */
export interface Task {
    readonly name: string;
    /** What is counted, for the message of a failing test. */
    readonly means: string;
    /** The function whose calls are counted, with its file below `server/`. */
    readonly functions: readonly string[];
}

const INDEXES = ['model/coverage.ts', 'model/kept/missing-ids.ts', 'model/pages-in-use.ts'];

export const TASKS: readonly Task[] = [
    {
        name: 'lines read',
        means: 'a line was parsed; one that is asked twice in a row is read once',
        functions: ['language/parser.ts parseLine'],
    },
    {
        name: 'names declared',
        means: 'a line of a `names` block was turned into a name',
        functions: ['model/resolve/declarations.ts entryOf'],
    },
    {
        name: 'rows resolved',
        means: 'a line of a table was turned into a row',
        functions: [
            'model/resolve/table-rows.ts resolveAccessRow',
            'model/resolve/table-rows.ts resolveMmioRow',
        ],
    },
    {
        name: 'rows indexed',
        means: 'an index of `model/` was told of a row that came or went',
        functions: INDEXES.flatMap(file => [`${file} add`, `${file} delete`]),
    },
    {
        name: 'rows judged',
        means: 'a rule looked at a row, once for each rule that looks at rows',
        functions: ['model/kept/judged-rows.ts add'],
    },
    {
        name: 'blocks made',
        means: 'all lines of a block were read',
        functions: ['model/resolve/block-content.ts BlockContent'],
    },
    {
        name: 'problems made',
        means: 'a finding was put into words',
        functions: ['model/problem.ts problem', 'model/problem.ts problemOfFlaw'],
    },
];

/** As the page shows it. */
export async function* work({ counted }: Effort): AsyncGenerator<Partial<Measurements>> {
    yield { works: (await countWork(counted)).works };
}

/** What was counted. */
export interface Counted {
    readonly works: readonly Work[];
    /** Functions that were never called, so they probably have another name now. */
    readonly uncalled: readonly string[];
}

/**
 * Counts all edits in files of these sizes, each at least a thousand rows. May be called once in a process. Each edit has been
 * made once before, so that everything that is computed on first use is there.
 */
export async function countWork(sizes: readonly number[]): Promise<Counted> {
    const counter = new Counter(path.resolve('out'));
    const seen = new Set<string>();
    const called = (): readonly Called[] => {
        const all = counter.since(SERVER);
        for (const { file, name } of all) seen.add(nameOf(file, name));
        return all;
    };
    try {
        // Blocks are counted only in functions that have not run before, so the server is loaded only now.
        const { EditedFiles } = await import('./session');
        const works = sizes.flatMap(rows =>
            scenesOf(rows).flatMap(scene => [...workIn(scene, rows, new EditedFiles(), called)]),
        );
        const functions = TASKS.flatMap(({ functions }) => functions);
        return { works, uncalled: functions.filter(name => !seen.has(name)) };
    } finally {
        counter.end();
    }
}

function* workIn(
    { texts, always = [], edits }: Scene,
    rows: number,
    files: EditedFiles,
    called: () => readonly Called[],
): Iterable<Work> {
    for (const { uri, text } of texts) files.open(uri, text);
    for (const { name: edit, uri, there, back, findings, hovered } of edits) {
        const make = (isBack: boolean): void => {
            files.edit(uri, isBack ? back : there);
            if (hovered !== undefined) files.hover(uri, hovered);
        };
        make(false);
        make(true);
        for (const isBack of [false, true]) {
            called();
            make(isBack);
            const work = sumsOf(called());
            assert.deepEqual(
                files.findings(uri),
                isBack ? always : findings,
                `found at ${rows} rows: ${edit}`,
            );
            yield { edit, isBack, rows, ...work };
        }
    }
}

const sumsOf = (called: readonly Called[]): Pick<Work, 'counts' | 'steps' | 'functions'> => ({
    counts: TASKS.map(({ functions }) =>
        sum(
            called
                .filter(({ file, name }) => functions.includes(nameOf(file, name)))
                .map(({ calls }) => calls),
        ),
    ),
    steps: sum(called.map(({ steps }) => steps)),
    functions: stepsByFunction(called),
});

function stepsByFunction(called: readonly Called[]): Map<string, number> {
    const all = new Map<string, number>();
    for (const { file, name, steps } of called)
        all.set(nameOf(file, name), (all.get(nameOf(file, name)) ?? 0) + steps);
    return all;
}

const nameOf = (file: string, name: string): string => `${file.slice(SERVER.length)} ${name}`;

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
