// The line on a terminal that says how far a run is: drawn over and over in its place, and gone before anything else is
// printed. It knows no command, and the clock and the screen are given to it.

import { excerpt } from './excerpt';

/** Where a line can be drawn again. */
export interface Screen {
    readonly write: (text: string) => void;
    /** How wide it is now. */
    readonly columns: () => number;
    /** Milliseconds since the program began. */
    readonly now: () => number;
}

/** In milliseconds: a run that is over sooner needs no line, and a line that changes faster cannot be read. */
const SHOWN_AFTER = 300;
const DRAWN_EVERY = 100;

const ERASE = '\r\u001b[K';
const BETWEEN = '  ';
/** In columns: less of a path says nothing. */
const SHORTEST_PATH = 8;

export class ProgressLine {
    private readonly screen: Screen;
    private isVisible = false;
    private drawnAt = -DRAWN_EVERY;

    constructor(screen: Screen) {
        this.screen = screen;
    }

    /** Says that of `total` files the one that is `at` (from 1) is being worked on, where it is time to say so. */
    show(doing: string, at: number, total: number, path: string): void {
        const now = this.screen.now();
        if (now < SHOWN_AFTER || now - this.drawnAt < DRAWN_EVERY) return;
        this.drawnAt = now;
        this.isVisible = true;
        this.screen.write(`${ERASE}${lineOf(doing, at, total, path, this.screen.columns() - 1)}`);
    }

    /** Takes the line away; the next `show` may draw it anew. */
    clear(): void {
        if (!this.isVisible) return;
        this.isVisible = false;
        this.screen.write(ERASE);
    }
}

/** `checking 1 234 of 2 000  path`, in at most `width` columns; of a long path its end. */
function lineOf(doing: string, at: number, total: number, path: string, width: number): string {
    const all = grouped(total);
    const head = `${doing} ${grouped(at).padStart(all.length)} of ${all}`;
    const room = width - head.length - BETWEEN.length;
    if (room < SHORTEST_PATH) return head.slice(0, Math.max(0, width));
    const end = { start: path.length, end: path.length };
    return `${head}${BETWEEN}${excerpt(path, end, room).text}`;
}

const grouped = (amount: number): string => `${amount}`.replace(/\B(?=(?:\d{3})+$)/g, ' ');
