// What the server does for an edit, counted and not timed: the counts are the same on every machine, so a test can hold them.

import assert from 'node:assert/strict';
import type { Effort } from '../effort';
import type { Measurements } from '../results/measurements';
import { type Called, Counter } from './calls';
import { type Scene, scenesOf } from './edits';
import type { EditedFiles } from './session';

/** The work for one change of a text, among files of one size. */
export interface Work {
    readonly edit: string;
    /** Whether it is the change that takes the edit back. */
    readonly isBack: boolean;
    readonly rows: number;
    /** Of each of the `TASKS`, in their order. */
    readonly counts: readonly number[];
    /** Everything: functions that were called, and blocks in them that ran another number of times, as loops do. */
    readonly steps: number;
}

const SERVER = 'server/';

/** Something that the server does for an edit. */
export interface Task {
    readonly name: string;
    /** Whose calls are counted: a file below `server/`, and a function in it. */
    readonly functions: readonly string[];
}

export const TASKS: readonly Task[] = [
    { name: 'lines read', functions: ['language/parser.ts parseLine'] },
    { name: 'names declared', functions: ['model/resolve/declarations.ts entryOf'] },
    {
        name: 'rows resolved',
        functions: [
            'model/resolve/table-rows.ts resolveAccessRow',
            'model/resolve/table-rows.ts resolveMmioRow',
        ],
    },
    {
        name: 'rows indexed',
        functions: [
            'model/coverage.ts',
            'model/kept/row-index.ts',
            'model/rows-by-frame.ts',
            'checks/dependents.ts',
            'checks/missing-ids.ts',
            'checks/shared-page.ts',
        ].flatMap(file => [`${file} add`, `${file} delete`]),
    },
    {
        name: 'rows judged',
        functions: [
            'checks/dependents.ts judge',
            'checks/missing-ids.ts judgeRow',
            'checks/shared-page.ts judge',
        ],
    },
    { name: 'blocks made', functions: ['model/resolve/block-content.ts BlockContent'] },
    { name: 'problems told', functions: ['model/problem.ts problem', 'model/problem.ts problemOfFlaw'] },
];

/** For the page. */
export async function* work({ counted }: Effort): AsyncGenerator<Partial<Measurements>> {
    yield { works: (await countWork(counted)).works };
}

/** What was counted. */
export interface Counted {
    readonly works: readonly Work[];
    /** Functions that should be counted, and that nobody called: they have another name now. */
    readonly uncalled: readonly string[];
}

/**
 * Counts all edits among files of these sizes, each at least a thousand rows, once in a process. Each edit was made once
 * before, so that what is worked out when it is first asked for is there.
 */
export async function countWork(sizes: readonly number[]): Promise<Counted> {
    const counter = new Counter(__filename);
    const seen = new Set<string>();
    const called = (): readonly Called[] => {
        const all = counter.since(SERVER);
        for (const { file, name } of all) seen.add(nameOf(file, name));
        return all;
    };
    try {
        // Blocks are counted in functions that did not run before, so the server is loaded only now.
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
    for (const { name: edit, uri, there, back, findings } of edits) {
        files.edit(uri, there);
        files.edit(uri, back);
        for (const isBack of [false, true]) {
            called();
            files.edit(uri, isBack ? back : there);
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

const sumsOf = (called: readonly Called[]): Pick<Work, 'counts' | 'steps'> => ({
    counts: TASKS.map(({ functions }) =>
        sum(
            called
                .filter(({ file, name }) => functions.includes(nameOf(file, name)))
                .map(({ calls }) => calls),
        ),
    ),
    steps: sum(called.map(({ steps }) => steps)),
});

const nameOf = (file: string, name: string): string => `${file.slice(SERVER.length)} ${name}`;

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
