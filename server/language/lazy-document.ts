// A document whose text is read into lines when it is needed: in pieces, or in one go if it is asked for before. An edit that
// touches very many lines is made in the text, which is then read again.

import { type Change, Document, type Range, replaceIn, textOfLine } from './document';
import { finish, LINES_READ_AS_ONE, READ_PIECE, type Steps } from './steps';

export class LazyDocument {
    private known: Document | undefined;
    private steps: Steps<Document>;

    constructor(private unread: string) {
        this.steps = Document.reading(unread);
    }

    /** The same until an edit has the text read again. */
    get document(): Document {
        return this.known ?? this.take(finish(this.steps));
    }

    get text(): string {
        return this.known?.text ?? this.unread;
    }

    /** The text of a line, from 0, without its end; empty outside the text. */
    lineText(line: number): string {
        return this.known === undefined
            ? textOfLine(this.unread, line)
            : (this.known.lines.get(line)?.text ?? '');
    }

    /** Reads the text, unless that was done. */
    *reading(): Steps<void> {
        while (this.known === undefined) {
            const step = this.steps.next();
            if (step.done) this.take(step.value);
            else yield step.value;
        }
    }

    /** Replaces a part of the text; gives `undefined` if there is another document then, which is not read yet. */
    edit(range: Range, newText: string): Change | undefined {
        const change = this.known?.edit(range, newText, MOST_LINES);
        if (change !== undefined) return change;
        this.unread = replaceIn(this.text, range, newText);
        this.known = undefined;
        this.steps = Document.reading(this.unread);
        return undefined;
    }

    private take(document: Document): Document {
        this.known = document;
        this.unread = '';
        return document;
    }
}

/** The most lines that an edit replaces and reads in one go: as many as are read between two stops. */
const MOST_LINES = LINES_READ_AS_ONE * READ_PIECE;
