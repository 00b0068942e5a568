// Entries by their names, each name once.

import type { NameKind } from '../../language/syntax';
import type { Entry } from '../names';

/** How many slots there are at first. */
const FEW = 64;
/** The golden ratio's part of 32 bits: multiples of it lie far apart. */
const SCATTER = 0x9e37_79b1;

/**
 * Made for a hundred thousand names, of which a map of strings takes several times as long. And a file names things mostly
 * in the order in which they were declared, so the entry behind the one that was found last is looked at first.
 */
export class Entries {
    /**
     * The place of each name's entry in the list, plus 1: in the slot of the name's number, or in the next one that no other
     * name has. At least half of them are free, which have 0; their number is a power of two.
     */
    private slots = new Int32Array(FEW);
    /** A place whose entry is gone stays, so that those behind it are found, and is taken again. */
    private list: (Entry | undefined)[] = [];
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
        if (this.list.length * 2 >= this.slots.length) this.grow();
        let free: number | undefined;
        for (let slot = this.slotOf(entry.name); ; slot = this.behind(slot)) {
            const place = (this.slots[slot] ?? 0) - 1;
            if (place === -1) {
                if (free === undefined) this.slots[slot] = this.list.length + 1;
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
        for (let slot = this.slotOf(name); ; slot = this.behind(slot)) {
            const place = (this.slots[slot] ?? 0) - 1;
            if (place === -1) return undefined;
            if (this.list[place]?.name === name) return place;
        }
    }

    /** Lets go of the places whose entries are gone, and gives the others at least eight slots each. */
    private grow(): void {
        const entries = this.all();
        let size = FEW;
        while (size < entries.length * 8) size *= 2;
        this.list = entries;
        this.slots = new Int32Array(size);
        entries.forEach(({ name }, place) => {
            let slot = this.slotOf(name);
            while (this.slots[slot] !== 0) slot = this.behind(slot);
            this.slots[slot] = place + 1;
        });
    }

    /** Where a name's entry stands if no other took the slot. */
    private slotOf(name: string): number {
        let number = 0;
        for (let at = 0; at < name.length; at++) number = (Math.imul(number, 31) + name.charCodeAt(at)) | 0;
        // Names that are numbered in a row would crowd together.
        return (Math.imul(number, SCATTER) >>> 8) & (this.slots.length - 1);
    }

    private behind(slot: number): number {
        return (slot + 1) & (this.slots.length - 1);
    }
}
