// The entries of a scope by their names. In a large `Map` each step of a search waits for memory, and two searches of a row spare
// that: rows name the same frames again and again, so frames have a map of their own, which stays in the processor's caches; and rows
// mostly name ids in the order of their declaration, so the entry behind the last one found is tried first.

import { type Entry, isNameOf } from '../names';

export class EntriesByName {
    private readonly frames = new Map<string, Entry>();
    /** All entries but frames, mostly in the order of their declaration; and the place of each. */
    private readonly others: Entry[] = [];
    private readonly places = new Map<string, number>();
    /** The place behind the one that was found last. */
    private next = 0;

    get(name: string): Entry | undefined {
        if (this.next < this.others.length) {
            const entry = this.others[this.next];
            if (entry?.name === name) {
                this.next++;
                return entry;
            }
        }
        return this.frames.get(name) ?? this.find(name);
    }

    private find(name: string): Entry | undefined {
        const place = this.places.get(name);
        if (place === undefined) return undefined;
        this.next = place + 1;
        return this.others[place];
    }

    has(name: string): boolean {
        return this.frames.has(name) || this.places.has(name);
    }

    /** Adds an entry whose name has none. */
    add(entry: Entry): void {
        if (isNameOf(entry, 'frame')) this.frames.set(entry.name, entry);
        else this.places.set(entry.name, this.others.push(entry) - 1);
    }

    /** Removes the entry of a name, if there is one. The last of the others takes its place, so that there are no gaps. */
    delete(name: string): void {
        const place = this.places.get(name);
        if (this.frames.delete(name) || place === undefined) return;
        this.places.delete(name);
        const last = this.others.pop();
        if (last === undefined || last.name === name) return;
        this.others[place] = last;
        this.places.set(last.name, place);
    }

    /** All of them, in no particular order. */
    all(): Entry[] {
        return [...this.frames.values(), ...this.others];
    }
}
