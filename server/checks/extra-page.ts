// extra-page: a device tree grants a page behind a region, and rows go by it.

import type { Domain, FromLine, Given, GivenRange } from '../model/domain';
import { type Problem, problem, rangeIn } from '../model/problem';
import { kept, wholeProgram } from './forms';
import { pagesTexts } from './owned-pages';
import { type Grants, grantsThrough } from './page-grants';

export const extraPage = wholeProgram(['extra-page'], function* (program) {
    for (const domain of program.domains) {
        if (domain.file !== program.file || domain.all || domain.hwdom) continue;
        for (const from of domain.froms) yield* foundIn(program, domain, from);
    }
});

function* foundIn(program: Grants, domain: Domain, from: FromLine): Iterable<Problem> {
    const extras = (from.given ? extrasOf(from.given) : []).filter(range => !isMeant(domain, range));
    const found = extras.flatMap(range => {
        const gains = grantsThrough(program, [range.first]);
        return gains.length === 0 ? [] : [{ range, gains }];
    });
    if (found.length === 0) return;
    const ranges = found.map(({ range }) => range);
    const params = {
        domain: domain.name,
        devices: [...new Set(ranges.flatMap(({ device }) => device ?? []))],
        pages: pagesTexts(program.scope, ranges),
        gains: [...new Set(found.flatMap(({ gains }) => gains))],
    };
    const related = [
        { file: from.path, range: rangeIn(0, { start: 0, end: 0 }), message: 'the device tree' },
    ];
    yield problem('extra-page', rangeIn(from.line, from.span), params, { related });
}

/** Thousands of domains may be read from one file. */
const extrasOf = kept(({ ranges }: Given) => ranges.filter(({ isExtra }) => isExtra));

/** Whether the domain owns the page otherwise too. */
const isMeant = ({ ranges }: Domain, { first: page }: GivenRange): boolean =>
    ranges.some(range => !range.isExtra && range.first <= page && page <= range.last);
