// Which lines of a document must look again when a name comes to mean something else: those that mention it, and those that
// write an id of its as a large number.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { mentionsIn, numberKey } from '../../language/mentions';
import { type Entry, isNameEntry } from '../names';
import type { NameChange, Scope } from '../scope';
import { Groups } from './groups';

/** It is made of the whole document when it is first asked, and then takes its edits along. */
export class Users {
    private known: Groups<string, Line> | undefined;

    constructor(private readonly document: Document) {}

    edit({ removed, inserted }: Change): void {
        const { known } = this;
        if (known === undefined) return;
        for (const line of removed) for (const key of mentionsIn(line)) known.delete(key, line);
        for (const line of inserted) for (const key of mentionsIn(line)) known.add(key, line);
    }

    *of(change: NameChange, scope: Scope): Iterable<Line> {
        this.known ??= this.collect();
        yield* this.known.get(change.name);
        for (const value of valuesOf(change, scope)) yield* this.known.get(numberKey(value));
    }

    private collect(): Groups<string, Line> {
        const known = new Groups<string, Line>();
        for (const line of this.document.lines) for (const key of mentionsIn(line)) known.add(key, line);
        return known;
    }
}

/** The values that gain or lose a name. A platform's name that was hidden comes back, and the other way round. */
export function valuesOf({ name, before, after }: NameChange, { platform }: Scope): bigint[] {
    const hidden = before === undefined || after === undefined ? platform?.get(name) : undefined;
    return [before, after, hidden].flatMap((entry: Entry | undefined) =>
        isNameEntry(entry) && entry.value !== undefined ? [entry.value] : [],
    );
}
