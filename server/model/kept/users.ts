// The lines of a document to read again when the meaning of a name changes: those that mention the name, and those that
// contain its id as a large number.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { mentionsIn, numberKey } from '../../language/mentions';
import { inPieces, PIECE, type Steps } from '../../language/steps';
import { type Entry, isNameEntry } from '../names';
import type { NameChange, Scope } from '../scope';
import { Groups } from './groups';

/** It is made from the whole document on first use, and then follows its edits. */
export class Users {
    private known: Groups<string, Line> | undefined;

    constructor(private readonly document: Document) {}

    edit({ removed, inserted }: Change): void {
        // For this many lines, it is faster to collect all lines again on the next use.
        if (removed.length + inserted.length > PIECE) this.known = undefined;
        const { known } = this;
        if (known === undefined) return;
        for (const line of removed) for (const key of mentionsIn(line)) known.delete(key, line);
        for (const line of inserted) for (const key of mentionsIn(line)) known.add(key, line);
    }

    /** To be run before the first use. */
    *collect(): Steps<void> {
        if (this.known !== undefined) return;
        const known = new Groups<string, Line>();
        const { lines } = this.document;
        yield* inPieces(lines.between(0, lines.length - 1), line => {
            for (const key of mentionsIn(line)) known.add(key, line);
        });
        this.known = known;
    }

    /** Whether a line mentions a name; to be asked after `collect`. */
    isUsed(name: string): boolean {
        return (this.known?.sizeOf(name) ?? 0) > 0;
    }

    *of(change: NameChange, scope: Scope): Iterable<Line> {
        const { known } = this;
        if (known === undefined) return;
        yield* known.get(change.name);
        for (const value of valuesOf(change, scope)) yield* known.get(numberKey(value));
    }
}

/** Lines use only declared names. Those of tables and macros come and go whenever a block is made again, and do not matter to them. */
export const isOfName = ({ before, after }: NameChange): boolean => isNameEntry(before) || isNameEntry(after);

/** The values that gain or lose a name. */
export const valuesOf = (change: NameChange, scope: Scope): bigint[] =>
    entriesOf(change, scope).flatMap(entry =>
        isNameEntry(entry) && entry.value !== undefined ? [entry.value] : [],
    );

/** The entries that a change adds to or removes from the scope, including a platform's name that is hidden or becomes visible. */
export function entriesOf({ name, before, after }: NameChange, { platform }: Scope): (Entry | undefined)[] {
    const hidden = before === undefined || after === undefined ? platform?.get(name) : undefined;
    return [before, after, hidden];
}
