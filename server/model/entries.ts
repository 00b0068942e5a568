// Entries by their names, each name once.

import type { NameKind } from '../language/syntax';
import type { Entry } from './names';

/**
 * Made for a hundred thousand names, of which a map of strings takes several times as long: its keys are numbers that are
 * made of the names. And a file names things mostly in the order in which they were declared, so the entry behind the one
 * that was found last is looked at first.
 */
export class Entries {
    /** The place of a name's entry in the list, by the name's number, or by the next one that no other name has. */
    private readonly places = new Map<number, number>();
    /** A place whose entry is gone stays, so that those behind it are found, and is taken again. */
    private readonly list: (Entry | undefined)[] = [];
    /** The place behind the entry of each kind that was found last. */
    private readonly next: Record<NameKind, number> = { node: 0, reset: 0, clock: 0, frame: 0, register: 0 };

    /** `kind` is what is expected of the entry. */
    get(name: string, kind: NameKind = 'node'): Entry | undefined {
        const guess = this.list[this.next[kind]];
        if (guess !== undefined && guess.name === name) {
            this.next[kind]++;
            return guess;
        }
        const place = this.placeOf(name);
        if (place === undefined) return undefined;
        this.next[kind] = place + 1;
        return this.list[place];
    }

    has(name: string): boolean {
        return this.placeOf(name) !== undefined;
    }

    /** Adds an entry, unless its name is there already: then it gives the one that has it. */
    add(entry: Entry): Entry | undefined {
        let free: number | undefined;
        for (let key = numberOf(entry.name); ; key++) {
            const place = this.places.get(key);
            if (place === undefined) {
                if (free === undefined) this.places.set(key, this.list.length);
                this.list[free ?? this.list.length] = entry;
                return undefined;
            }
            const other = this.list[place];
            if (other === undefined) free ??= place;
            else if (other.name === entry.name) return other;
        }
    }

    /** Puts an entry in the place of the one that has its name. */
    replace(entry: Entry): void {
        const place = this.placeOf(entry.name);
        if (place !== undefined) this.list[place] = entry;
    }

    delete(name: string): void {
        const place = this.placeOf(name);
        if (place !== undefined) this.list[place] = undefined;
    }

    /** All of them, in no particular order. */
    all(): Entry[] {
        return this.list.filter(entry => entry !== undefined);
    }

    private placeOf(name: string): number | undefined {
        for (let key = numberOf(name); ; key++) {
            const place = this.places.get(key);
            if (place === undefined || this.list[place]?.name === name) return place;
        }
    }
}

/** A number that few names share. */
function numberOf(name: string): number {
    let number = 0;
    for (let at = 0; at < name.length; at++) number = (Math.imul(number, 31) + name.charCodeAt(at)) & LARGEST;
    return number;
}

/** So that it, and some more, is a small integer to V8. */
const LARGEST = 0x1fff_ffff;
