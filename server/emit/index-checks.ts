// The checks that the tables' macros give the indexes with which the tables were checked. A range may be of a million ids without
// names: their checks are not kept, but made when they are printed.

import { PIECE, type Steps } from '../language/steps';
import { byText } from './build-checks';
import type { BuildCheck } from './target';

/** The ids of a row that a macro gives indexes, of which some may have no name. */
export interface CheckedRange {
    /** Equal for two ranges if each number is printed alike in both. */
    readonly form: string;
    readonly first: number;
    /** Its ids with their indexes. */
    readonly each: <T>(make: (id: number, index: number) => T) => Iterable<T>;
    readonly hasName: (id: number) => boolean;
    /** The index of an id without a name, as C writes it. */
    readonly textOf: (id: number) => string;
}

/** In an order that does not depend on that of the rows: by text, and then the ids of ranges. */
export class IndexChecks {
    /** By their texts, because rows may need the same one. */
    private readonly single = new Map<string, BuildCheck>();
    private readonly ranges: CheckedRange[] = [];

    get isEmpty(): boolean {
        return this.single.size + this.ranges.length === 0;
    }

    add(check: BuildCheck): void {
        this.single.set(check.text, check);
    }

    /** Those of its ids that have names are added one by one. */
    addRange(range: CheckedRange): void {
        this.ranges.push(range);
    }

    /** Visits each check once. */
    *each(visit: (check: BuildCheck) => void): Steps<void> {
        let looked = 0;
        for (const check of this.inOrder()) {
            if (check !== undefined) visit(check);
            looked++;
            if (looked % PIECE === 0) yield PIECE;
        }
    }

    /** `undefined` for an id whose check has been, or stands by itself. */
    private *inOrder(): Generator<BuildCheck | undefined> {
        yield* byText(this.single);
        const numbers = new Map<string, Numbers>();
        for (const range of this.ranges.sort(byForm)) {
            const seen = numbers.get(range.form) ?? new Numbers();
            numbers.set(range.form, seen);
            yield* range.each((id, index) => {
                if (range.hasName(id) || !seen.add(id)) return undefined;
                const text = range.textOf(id);
                return this.single.has(text) ? undefined : { text, value: index, radix: 10 };
            });
        }
    }
}

function byForm(a: CheckedRange, b: CheckedRange): number {
    if (a.form === b.form) return a.first - b.first;
    return a.form < b.form ? -1 : 1;
}

const PAGE = 4096;

/** A set of very many numbers, most of them beside each other: a byte for each. */
class Numbers {
    private readonly pages = new Map<number, Uint8Array>();

    /** Gives whether it is new. */
    add(number: number): boolean {
        const at = Math.floor(number / PAGE);
        const page = this.pages.get(at) ?? new Uint8Array(PAGE);
        const isNew = page[number % PAGE] === 0;
        page[number % PAGE] = 1;
        this.pages.set(at, page);
        return isNew;
    }
}
