// A text whose edits are counted, and how pieces of it are exchanged for others.

import type { Change, Position } from '../driving/table';

/** A change of a file, and the one that takes it back. */
export interface Exchange {
    readonly uri: string;
    readonly there: Change;
    readonly back: Change;
}

/** Lines stand in chunks of so many. What is edited has the same place in its chunk in a file of any size. */
const CHUNK = 512;

/** The first line from a number on that stands in the middle of a chunk. */
export const centralFrom = (line: number): number => Math.ceil(line / CHUNK - 0.5) * CHUNK + CHUNK / 2;

/** A text in which places are found, with lines and characters from 0. */
export class Text {
    readonly lines: readonly string[];

    constructor(
        readonly uri: string,
        readonly text: string,
    ) {
        this.lines = text.split('\n');
    }

    /** The first line of this content, from a line on. */
    find(content: string, from = 0): number {
        const found = this.lines.indexOf(content, from);
        if (found === -1) throw new Error(`there is no line ${content}`);
        return found;
    }

    /** The first number of a line behind `before`, lower by one. */
    lower(line: number, before: string): Exchange {
        const content = this.lines[line] ?? '';
        const character = content.indexOf(before) + before.length;
        const number = Number.parseInt(content.slice(character), 10);
        return this.exchange(line, character, String(number), String(number - 1));
    }

    atEnd(line: number, old: string, by: string): Exchange {
        return this.exchange(line, (this.lines[line]?.length ?? 0) - old.length, old, by);
    }

    /** A block's `}` and the line above it change places. */
    shortened(head: string): Exchange {
        const end = this.find('}', this.find(head));
        const last = this.lines[end - 1] ?? '';
        return this.exchange(end - 1, 0, `${last}\n}`, `}\n${last}`);
    }

    exchange(line: number, character: number, old: string, by: string): Exchange {
        const start = { line, character };
        return {
            uri: this.uri,
            there: { range: { start, end: endOf(start, old) }, text: by },
            back: { range: { start, end: endOf(start, by) }, text: old },
        };
    }
}

/** Where a text ends that starts at a place. */
function endOf({ line, character }: Position, text: string): Position {
    const [first = '', ...below] = text.split('\n');
    const last = below.at(-1);
    return last === undefined
        ? { line, character: character + first.length }
        : { line: line + below.length, character: last.length };
}
