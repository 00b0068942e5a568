// How much is measured: all that the limits require, or just enough to see whether the benchmark itself works.

export interface Effort {
    /** Keystrokes at each number of rows. The percentiles of fewer than a thousand say nothing. */
    readonly edits: number;
    /** Milliseconds between an answer and the next edit: nobody types without pauses, so the server is idle again by then. */
    readonly rest: number;
    /** Keystrokes on the C in clangd, which needs seconds for each in a large file. */
    readonly editsOfC: readonly { readonly rows: number; readonly edits: number }[];
    /** Questions after an edit, of each kind. */
    readonly questions: number;
    /** Starts of a server. */
    readonly starts: number;
    /** Starts of a whole process on a small file, on a large one, and on one that takes it seconds. */
    readonly runs: { readonly small: number; readonly large: number; readonly huge: number };
    /** Windows of VS Code. */
    readonly windows: number;
    /** The numbers of rows in the chart of growth. */
    readonly growth: readonly number[];
    /** At most this many edits for a point of the chart, and no more after this many milliseconds. */
    readonly point: { readonly edits: number; readonly milliseconds: number };
    /** The numbers of rows at which work is counted. */
    readonly counted: readonly number[];
}

export const FULL: Effort = {
    edits: 1000,
    rest: 2,
    editsOfC: [
        { rows: 121, edits: 40 },
        { rows: 1000, edits: 30 },
        { rows: 10_000, edits: 6 },
    ],
    questions: 300,
    starts: 11,
    runs: { small: 31, large: 7, huge: 3 },
    windows: 5,
    growth: [100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000],
    point: { edits: 100, milliseconds: 2000 },
    counted: [1000, 10_000, 100_000],
};

export const QUICK: Effort = {
    edits: 12,
    rest: 2,
    editsOfC: [
        { rows: 121, edits: 4 },
        { rows: 1000, edits: 4 },
        { rows: 10_000, edits: 2 },
    ],
    questions: 4,
    starts: 3,
    runs: { small: 5, large: 1, huge: 1 },
    windows: 1,
    growth: [100, 1000, 10_000, 100_000],
    point: { edits: 20, milliseconds: 300 },
    counted: [1000, 10_000],
};
