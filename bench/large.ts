// A file of very many rows: what it costs to read it, to keep it, to edit it and to understand it.

import { analyse } from '../server/checks/analyse';
import { Document } from '../server/language/document';
import { median, medianTime, timeOf } from './measure';

export const ROWS = 100_000;
const REPETITIONS = 15;
const EDITS = 2_000;

/** Frames are shared by a hundred rows each; a third of the rows each grants in another way. */
const rows = Array.from({ length: ROWS }, (_, id) => {
    const frame = `MM_${id % 1000}`;
    const grants = [
        `${frame} or hwdom // row`,
        frame,
        `at 0x${(0x8000_0000 + (id % 1000) * 4096).toString(16)}`,
    ];
    return `    ${id} -> ${grants[id % 3]}\n`;
});
const frames = Array.from({ length: 1000 }, (_, at) => `    MM_${at} = at ${0x8000_0000 + at * 4096}\n`);
const names = Array.from({ length: ROWS }, (_, id) => `    NODE_${id} -> MM_${id % 1000}\n`);

const NUMBERED = `names frame {\n${frames.join('')}}\nnode numbered {\n${rows.join('')}}\n`;
const NAMED = `node named {\n${names.join('')}}\n`;
const FIRST_ROW = 1003;

/** Milliseconds from the text of so many rows to their nodes: the slower of rows of numbers and rows of names. */
export const parseTime = (): number =>
    Math.max(...[NUMBERED, NAMED].map(text => medianTime(REPETITIONS, () => new Document(text))));

/** Milliseconds for one character that is typed into, or taken out of, one of so many rows, at the median. */
export function editTime(): number {
    const document = new Document(NUMBERED);
    const times: number[] = [];
    for (let edit = 0; edit < EDITS; edit++) {
        const line = FIRST_ROW + ((Math.floor(edit / 2) * 7919) % ROWS);
        const start = { line, character: 4 };
        const isTyped = edit % 2 === 0;
        const range = { start, end: isTyped ? start : { line, character: 5 } };
        times.push(timeOf(() => document.edit(range, isTyped ? '1' : '')));
    }
    if (document.text !== NUMBERED) throw new Error('the edits did not undo each other');
    return median(times);
}

/** MiB that a document of so many rows keeps. */
export function memory(): number {
    // What the first reading leaves behind for good is not the document's.
    new Document(NUMBERED);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const document = new Document(NUMBERED);
    globalThis.gc?.();
    const kept = process.memoryUsage().heapUsed - before;
    return document.lines.length > ROWS ? kept / 2 ** 20 : Number.NaN;
}

/** Milliseconds for everything that is known about so many rows, from their nodes on. */
export function analysisTime(): number {
    const document = new Document(NUMBERED);
    const host = { document: () => document, output: () => undefined };
    return medianTime(5, () => analyse('rows.eemi', host));
}
