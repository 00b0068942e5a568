// What an editor asks right after a keystroke, before the server has had any time of its own: from the question to the
// answer, which must not be empty.

import { OURS } from '../driving/programs';
import { Session, sourceOf, strict } from '../driving/session';
import { INDENT, someRow, type Table, type Toggle, tableOf } from '../driving/table';
import type { Effort } from '../effort';
import { shownCount } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { median, pause } from '../results/times';

const ROWS = 100_000;
const LIMIT = { most: 5 };
/** The lines that a screen shows, and the most items that the server may give. */
const [VISIBLE, ITEMS] = [50, 200];

interface Question {
    readonly method: string;
    readonly name: string;
    /** The edit before the question. */
    readonly edit: (table: Table, row: number) => Toggle;
    readonly params: (table: Table, row: number) => object;
    readonly isRight: (answer: Answer) => boolean;
}

/** The parts of the answers that are looked at. */
interface Answer {
    readonly contents?: { readonly value?: string };
    readonly items?: readonly unknown[];
    readonly isIncomplete?: boolean;
    readonly data?: readonly number[];
}

const QUESTIONS: readonly Question[] = [
    {
        method: 'textDocument/hover',
        name: 'hover',
        edit: ({ edits }, row) => edits.row(row),
        params: ({ lineOf }, row) => ({ position: { line: lineOf(row), character: INDENT + 1 } }),
        isRight: ({ contents }) => (contents?.value ?? '').includes('NODE_'),
    },
    {
        method: 'textDocument/completion',
        name: `completion, ${ITEMS} of ${shownCount(ROWS)} names`,
        edit: ({ edits }, row) => edits.stem(row),
        params: ({ lineOf }, row) => ({
            position: { line: lineOf(row), character: INDENT + 'NODE_'.length },
        }),
        isRight: ({ items = [], isIncomplete }) =>
            items.length > 0 && items.length <= ITEMS && isIncomplete === true,
    },
    {
        method: 'textDocument/semanticTokens/range',
        name: `semantic tokens of ${VISIBLE} lines`,
        edit: ({ edits }, row) => edits.row(row),
        params: ({ lineOf }, row) => {
            const line = Math.max(0, lineOf(row) - VISIBLE / 2);
            return {
                range: { start: { line, character: 0 }, end: { line: line + VISIBLE, character: 0 } },
            };
        },
        // Five numbers for each token, and at least one token in each line.
        isRight: ({ data = [] }) => data.length >= 5 * VISIBLE,
    },
];

export async function* answers({ questions, rest }: Effort): AsyncGenerator<Partial<Measurements>> {
    const table = tableOf(ROWS);
    const session = await Session.start(OURS, sourceOf('eemi', table.text));
    try {
        for (const question of QUESTIONS) {
            const times: number[] = [];
            for (let turn = 0; turn < questions; turn++) {
                times.push(await answered(session, question, table, someRow(turn, ROWS)));
                await pause(rest);
            }
            const work = `${question.name}, after an edit`;
            yield {
                rows: [{ work, rows: ROWS, unit: 'ms', measured: median(times), limit: LIMIT }],
                spreads: [{ work, rows: ROWS, times }],
            };
        }
    } finally {
        await session.client.end();
    }
}

/** Milliseconds from the question to the answer. The edit is undone before the next one. */
async function answered(session: Session, question: Question, table: Table, row: number): Promise<number> {
    const { there, back } = question.edit(table, row);
    const diagnostics = session.edit(there);
    const start = performance.now();
    const answer: Answer = Object(await session.ask(question.method, question.params(table, row)));
    const time = performance.now() - start;
    if (!question.isRight(answer))
        throw new Error(`${question.method}: ${JSON.stringify(answer).slice(0, 500)}`);
    await diagnostics;
    strict(await session.edit(back), undefined);
    return time;
}
