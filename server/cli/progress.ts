// The progress line on a terminal: redrawn in place, and removed before anything else is printed. It knows no command,
// and takes the clock and the screen as arguments.

import { excerpt } from './excerpt';

/** A terminal on which a line can be redrawn. */
export interface Screen {
    readonly write: (text: string) => void;
    /** Its current width in columns. */
    readonly columns: () => number;
    /** Milliseconds since the program started. */
    readonly now: () => number;
}

/** In milliseconds: a shorter run needs no line, and a line that changes faster cannot be read. */
const SHOWN_AFTER = 300;
const DRAWN_EVERY = 100;

const ERASE = '\r\u001b[K';
const BETWEEN = '  ';
/** In columns: a shorter piece of a path says nothing. */
const SHORTEST_PATH = 8;

export class ProgressLine {
    private readonly screen: Screen;
    private isVisible = false;
    private drawnAt = -DRAWN_EVERY;

    constructor(screen: Screen) {
        this.screen = screen;
    }

    /** Shows that file number `at` (from 1) of `total` is being worked on, if it is time to redraw the line. */
    show(doing: string, at: number, total: number, path: string): void {
        const now = this.screen.now();
        if (now < SHOWN_AFTER || now - this.drawnAt < DRAWN_EVERY) return;
        this.drawnAt = now;
        this.isVisible = true;
        this.screen.write(`${ERASE}${lineOf(doing, at, total, path, this.screen.columns() - 1)}`);
    }

    /** Removes the line; the next `show` may draw it again. */
    clear(): void {
        if (!this.isVisible) return;
        this.isVisible = false;
        this.screen.write(ERASE);
    }
}

/** `checking 1 234 of 2 000  path`, in at most `width` columns; only the end of a long path. */
function lineOf(doing: string, at: number, total: number, path: string, width: number): string {
    const all = grouped(total);
    const head = `${doing} ${grouped(at).padStart(all.length)} of ${all}`;
    const room = width - head.length - BETWEEN.length;
    if (room < SHORTEST_PATH) return head.slice(0, Math.max(0, width));
    const end = { start: path.length, end: path.length };
    return `${head}${BETWEEN}${excerpt(path, end, room).text}`;
}

const grouped = (amount: number): string => `${amount}`.replace(/\B(?=(?:\d{3})+$)/g, ' ');
