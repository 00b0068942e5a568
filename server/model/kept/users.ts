// Which lines of a document must look again when a name comes to mean something else: those that mention it, and those that
// write an id of its as a large number.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { mentionsIn, numberKey } from '../../language/mentions';
import { inPieces, PIECE, type Steps } from '../../language/steps';
import { type Entry, isNameEntry } from '../names';
import type { NameChange, Scope } from '../scope';
import { Groups } from './groups';

/** It is made of the whole document when it is first needed, and then takes its edits along. */
export class Users {
    private known: Groups<string, Line> | undefined;

    constructor(private readonly document: Document) {}

    edit({ removed, inserted }: Change): void {
        // So many lines are sooner collected with all others, when somebody needs them.
        if (removed.length + inserted.length > PIECE) this.known = undefined;
        const { known } = this;
        if (known === undefined) return;
        for (const line of removed) for (const key of mentionsIn(line)) known.delete(key, line);
        for (const line of inserted) for (const key of mentionsIn(line)) known.add(key, line);
    }

    /** To be done before it is asked. */
    *collect(): Steps<void> {
        if (this.known !== undefined) return;
        const known = new Groups<string, Line>();
        yield* inPieces([...this.document.lines], line => {
            for (const key of mentionsIn(line)) known.add(key, line);
        });
        this.known = known;
    }

    *of(change: NameChange, scope: Scope): Iterable<Line> {
        const { known } = this;
        if (known === undefined) return;
        yield* known.get(change.name);
        for (const value of valuesOf(change, scope)) yield* known.get(numberKey(value));
    }
}

/** The values that gain or lose a name. */
export const valuesOf = (change: NameChange, scope: Scope): bigint[] =>
    entriesOf(change, scope).flatMap(entry =>
        isNameEntry(entry) && entry.value !== undefined ? [entry.value] : [],
    );

/** What comes into sight or goes with a change. A platform's name that was hidden comes back, and the other way round. */
export function entriesOf({ name, before, after }: NameChange, { platform }: Scope): (Entry | undefined)[] {
    const hidden = before === undefined || after === undefined ? platform?.get(name) : undefined;
    return [before, after, hidden];
}
