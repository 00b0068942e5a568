// Which pages suffice for an object: the smallest sets of pages, each of which is enough. The rules are only asked, never looked into:
// owning more never takes anything away, and from that alone follows that the sets found here are all there are.

import { compare } from '../language/sorted';

/** Pages (frame numbers) in ascending order; owning all of them suffices. */
export type Way = readonly number[];

/** None of them contains another. No way at all: nobody passes; the empty way: everybody does. */
export type Ways = readonly Way[];

/** Whether owning the pages for which `owns` is true suffices. A page more never makes it false. */
export type Suffices = (owns: (page: number) => boolean) => boolean;

/** How often an object may be asked about. No table of a chip needs a hundredth of it. */
const MOST_ASKED = 10_000;

/** All ways, given every page that is asked about; `undefined` if there are too many to find. */
export function waysOf(pages: readonly number[], suffices: Suffices): Ways | undefined {
    const search = new Search([...new Set(pages)], suffices);
    const [first = []] = pages;
    // Nearly everything depends on one page at the most.
    if (pages.length > 1) return search.all();
    if (suffices(() => false)) return [[]];
    return pages.length === 1 && suffices(page => page === first) ? [pages] : [];
}

/** Whether some pages contain one of the ways. */
export const isEnough = (ways: Ways, owns: (page: number) => boolean): boolean =>
    ways.some(way => way.every(owns));

/** The ways that did not suffice by the `others`. */
export const waysBeyond = (ways: Ways, others: Ways): Ways =>
    ways.filter(way => !isEnough(others, page => way.includes(page)));

/** The pages that the smallest of the others takes besides all pages of this way; none if no other contains it. */
export const pagesBesides = (way: Way, others: Ways): Way =>
    others
        .filter(other => way.every(page => other.includes(page)))
        .map(other => other.filter(page => !way.includes(page)))
        .sort((a, b) => a.length - b.length)[0] ?? [];

/**
 * Each way that is found is left by leaving out one of its pages, in every way to do so, until what is left suffices no more. A way that
 * was not found would have a page less than each that was, and so would still be there at the end.
 */
class Search {
    private readonly found: Way[] = [];
    private asked = 0;

    constructor(
        private readonly pages: readonly number[],
        private readonly suffices: Suffices,
    ) {}

    all(): Ways | undefined {
        const seen = new Set<string>();
        const waiting: Way[] = [[]];
        for (let without = waiting.pop(); without !== undefined; without = waiting.pop()) {
            if (this.asked > MOST_ASKED) return undefined;
            const key = without.join();
            if (seen.has(key)) continue;
            seen.add(key);
            for (const page of this.wayWithout(without) ?? []) waiting.push(inOrder([...without, page]));
        }
        return this.found.sort((a, b) => compare(a.join(), b.join()));
    }

    /** A way that does without some pages, which becomes a known one; `undefined` if there is none. */
    private wayWithout(without: Way): Way | undefined {
        this.asked++;
        const known = this.found.find(way => !way.some(page => without.includes(page)));
        if (known !== undefined) return known;
        const way = this.smallest(this.pages.filter(page => !without.includes(page)));
        if (way !== undefined) this.found.push(way);
        return way;
    }

    /** A smallest part of some pages that suffices. */
    private smallest(pages: readonly number[]): Way | undefined {
        const owned = new Set(pages);
        if (!this.ask(owned)) return undefined;
        for (const page of pages) {
            owned.delete(page);
            if (!this.ask(owned)) owned.add(page);
        }
        return inOrder([...owned]);
    }

    private ask(owned: ReadonlySet<number>): boolean {
        this.asked++;
        return this.suffices(page => owned.has(page));
    }
}

const inOrder = (pages: readonly number[]): Way => [...pages].sort((a, b) => a - b);
