// page-of-several: pages that two domains own. What the hardware domain gives away it keeps, so that does not count.

import { first } from '../language/least';
import { compare } from '../language/sorted';
import type { Steps } from '../language/steps';
import type { Domain, FromLine, GivenRange, IomemLine } from '../model/domain';
import { type Problem, problem, type Related, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { kept, type ProgramWithoutRows, wholeProgram } from './forms';
import { isMisread } from './meant-pages';
import { MOST_SHOWN, type Pages, pagesTexts } from './owned-pages';
import { MOST_RELATED, placeIn } from './places';

export const pageOfSeveral = wholeProgram(['page-of-several'], function* (program) {
    if (program.domains.length < 2) return;
    for (const shared of yield* sharedIn(program)) yield problemOf(program, shared);
});

/** Pages that a line gives a domain. */
interface Owned {
    readonly domain: Domain;
    readonly by: IomemLine | FromLine;
    readonly pages: IomemLine | GivenRange;
}

/** What a line gives that domains declared above its own have too. A line may overlap with very many. */
interface Shared {
    readonly by: Owned;
    /** For each domain of the program, whether it is one of those. */
    readonly sharing: Uint8Array;
    /** The first few lines that give it to them, and pages. */
    readonly related: Owned[];
    readonly pages: Pages[];
}

function problemOf(program: Program, { by: { domain, by }, sharing, related, pages }: Shared): Problem {
    const params = {
        domain: domain.name,
        others: program.domains.filter((_, at) => sharing[at] === 1).map(({ name }) => name),
        pages: [...new Set(pagesTexts(program.scope, pages))],
    };
    return problem('page-of-several', placeIn(program, domain, by.line, by.span), params, {
        related: related.map(relatedOf),
    });
}

const relatedOf = ({ domain, by }: Owned): Related => ({
    file: domain.file,
    range: rangeIn(by.line, by.span),
    message: 'given here too',
});

/** Beyond so many ranges, nobody looks at who shares what. */
const MOST_RANGES = 1 << 14;

/** What an import says by itself is reported there. */
function* sharedIn(program: ProgramWithoutRows): Steps<Iterable<Shared>> {
    const { domains, imports } = program;
    const order = new Map(domains.map((domain, at) => [domain, at]));
    const imported = imports.map(({ program }) => new Set(program?.domains));
    const byLine = new Map<IomemLine | FromLine, Shared>();
    const misread = new Map<Owned, boolean>();
    const isMeant = (owned: Owned): boolean => {
        const known = misread.get(owned) ?? isMisread(owned.pages, program);
        misread.set(owned, known);
        return !known;
    };
    yield* eachOverlap(domains, (a, b, pages) => {
        if (!isMeant(a) || !isMeant(b)) return;
        if (imported.some(each => each.has(a.domain) && each.has(b.domain))) return;
        const [placeOfA = 0, placeOfB = 0] = [order.get(a.domain), order.get(b.domain)];
        const [one, by] = placeOfA < placeOfB ? [a, b] : [b, a];
        const shared = byLine.get(by.by) ?? {
            by,
            sharing: new Uint8Array(domains.length),
            related: [],
            pages: [],
        };
        byLine.set(by.by, shared);
        shared.sharing[Math.min(placeOfA, placeOfB)] = 1;
        if (shared.related.length < MOST_RELATED) shared.related.push(one);
        if (shared.pages.length < MOST_SHOWN) shared.pages.push(pages);
    });
    return byLine.values();
}

/** So many overlaps take as long as a line. */
const OVERLAPS_A_LINE = 16;

/** Visits the pages that two domains own, in the order of the pages. */
function* eachOverlap(
    domains: readonly Domain[],
    visit: (a: Owned, b: Owned, pages: Pages) => void,
): Steps<void> {
    /** Of each domain, what reaches furthest of its pages so far. */
    const reaching = new Map<Domain, Owned>();
    for (const next of inOrderOfPages(domains)) {
        for (const [domain, known] of reaching) {
            if (known.pages.last < next.pages.first) reaching.delete(domain);
            else if (domain !== next.domain) visit(known, next, sharedPages(known.pages, next.pages));
        }
        yield 1 + reaching.size / OVERLAPS_A_LINE;
        const own = reaching.get(next.domain);
        if (own === undefined || own.pages.last < next.pages.last) reaching.set(next.domain, next);
    }
}

const inOrderOfPages = kept((domains: readonly Domain[]): readonly Owned[] =>
    [...first(ownedIn(domains), MOST_RANGES)].sort((a, b) => compare(a.pages.first, b.pages.first)),
);

/** All pages of the domains, line by line, made when they are asked for. */
function* ownedIn(domains: readonly Domain[]): Iterable<Owned> {
    for (const domain of domains) {
        if (domain.hwdom) continue;
        for (const by of domain.iomem) yield { domain, by, pages: by };
        for (const by of domain.froms)
            for (const pages of by.given?.ranges ?? []) yield { domain, by, pages };
    }
}

/** `above` begins before `below`. */
const sharedPages = (above: Pages, below: Pages): Pages => ({
    first: below.first,
    last: above.last < below.last ? above.last : below.last,
});
