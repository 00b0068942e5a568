// page-of-several: pages that two domains own. What the hardware domain gives away it keeps, so that does not count.

import { addTo } from '../language/sorted';
import type { Domain, FromLine, IomemLine } from '../model/domain';
import { type Problem, problem, type Related, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { kept, wholeProgram } from './forms';
import { type Pages, pagesTexts } from './owned-pages';
import { placeIn } from './places';

export const pageOfSeveral = wholeProgram(['page-of-several'], function* (program) {
    const { domains, imports } = program;
    const byLine = new Map<IomemLine | FromLine, Overlap[]>();
    for (const overlap of overlapsIn(domains)) {
        const { one, other } = overlap;
        const isToldThere = imports.some(
            each => each.program?.domains.includes(one.domain) && each.program.domains.includes(other.domain),
        );
        if (!isToldThere) addTo(byLine, other.by, overlap);
    }
    for (const overlaps of byLine.values()) yield* problemOf(program, overlaps);
});

/** Pages that a line gives a domain. */
interface Owned {
    readonly domain: Domain;
    readonly by: IomemLine | FromLine;
    readonly pages: Pages;
}

/** Pages that two domains own; `other` is the one that is declared last. */
interface Overlap {
    readonly one: Owned;
    readonly other: Owned;
    readonly pages: Pages;
}

/** The overlaps with pages of one line. */
function* problemOf(program: Program, overlaps: readonly Overlap[]): Iterable<Problem> {
    const [first] = overlaps;
    if (first === undefined) return;
    const { domain, by } = first.other;
    const sharing = new Set(overlaps.map(({ one }) => one.domain));
    const params = {
        domain: domain.name,
        others: program.domains.filter(each => sharing.has(each)).map(({ name }) => name),
        pages: [
            ...new Set(
                pagesTexts(
                    program.scope,
                    overlaps.map(({ pages }) => pages),
                ),
            ),
        ],
    };
    const related = overlaps.slice(0, MOST_RELATED).map(relatedOf);
    yield problem('page-of-several', placeIn(program, domain, by.line, by.span), params, { related });
}

const MOST_RELATED = 8;

const relatedOf = ({ one: { domain, by } }: Overlap): Related => ({
    file: domain.file,
    range: rangeIn(by.line, by.span),
    message: 'given here too',
});

/** Beyond so many ranges, nobody looks at who shares what. */
const MOST_RANGES = 1 << 14;

const overlapsIn = kept((domains: Program['domains']): readonly Overlap[] => {
    const order = new Map(domains.map((domain, at) => [domain, at]));
    const all = domains.flatMap(domain => (domain.hwdom ? [] : ownedBy(domain))).slice(0, MOST_RANGES);
    const overlaps: Overlap[] = [];
    /** Of each domain, what reaches furthest of its pages so far. */
    const reaching = new Map<Domain, Owned>();
    for (const next of all.sort((a, b) => compare(a.pages.first, b.pages.first))) {
        for (const [domain, known] of reaching) {
            if (known.pages.last < next.pages.first) reaching.delete(domain);
            else if (domain !== next.domain) overlaps.push(overlapOf(known, next, order));
        }
        const own = reaching.get(next.domain);
        if (own === undefined || own.pages.last < next.pages.last) reaching.set(next.domain, next);
    }
    return overlaps;
});

/** All pages of a domain, line by line. */
const ownedBy = (domain: Domain): Owned[] => [
    ...domain.iomem.map(by => ({ domain, by, pages: by })),
    ...domain.froms.flatMap(by => (by.given?.ranges ?? []).map(pages => ({ domain, by, pages }))),
];

function overlapOf(a: Owned, b: Owned, order: ReadonlyMap<Domain, number>): Overlap {
    const isAFirst = (order.get(a.domain) ?? 0) < (order.get(b.domain) ?? 0);
    const [one, other] = isAFirst ? [a, b] : [b, a];
    const last = compare(a.pages.last, b.pages.last) < 0 ? a.pages.last : b.pages.last;
    return { one, other, pages: { first: b.pages.first, last } };
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));
