// A text whose edits are counted, and how to replace pieces of it.

import type { Change, Position } from '../driving/table';

/** A change of a file, and the one that undoes it. */
export interface Exchange {
    readonly uri: string;
    readonly there: Change;
    readonly back: Change;
}

/** How many lines are in a chunk. The edited line has the same place in its chunk whatever the size of the file. */
const CHUNK = 512;

/** The first line, from a number on, that is in the middle of a chunk. */
export const centralFrom = (line: number): number => Math.ceil(line / CHUNK - 0.5) * CHUNK + CHUNK / 2;

/** A text in which places can be found; lines and characters count from 0. */
export class Text {
    readonly lines: readonly string[];

    constructor(
        readonly uri: string,
        readonly text: string,
    ) {
        this.lines = text.split('\n');
    }

    /** The first line with this content, from a line on. */
    find(content: string, from = 0): number {
        const found = this.lines.indexOf(content, from);
        if (found === -1) throw new Error(`there is no line ${content}`);
        return found;
    }

    /** Lowers by one the first number after `before` in a line. */
    lower(line: number, before: string): Exchange {
        const content = this.lines[line] ?? '';
        const character = content.indexOf(before) + before.length;
        const number = Number.parseInt(content.slice(character), 10);
        return this.exchange(line, character, String(number), String(number - 1));
    }

    atEnd(line: number, old: string, by: string): Exchange {
        return this.exchange(line, (this.lines[line]?.length ?? 0) - old.length, old, by);
    }

    /** Swaps a block's `}` and the line above it. */
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

/** Where a text ends if it starts at this place. */
function endOf({ line, character }: Position, text: string): Position {
    const [first = '', ...below] = text.split('\n');
    const last = below.at(-1);
    return last === undefined
        ? { line, character: character + first.length }
        : { line: line + below.length, character: last.length };
}
