// duplicate-page: a line gives a domain pages that another line of it gives it already.

import { short } from '../diagnostics/phrases';
import { compare } from '../language/sorted';
import type { Domain, IomemLine } from '../model/domain';
import { problem, rangeIn, removeLines, undecided } from '../model/problem';
import type { Program } from '../model/program';
import { kept, wholeProgram } from './forms';
import { isMisread } from './meant-pages';
import { pagesTexts } from './owned-pages';
import { relatedIn } from './places';

export const duplicatePage = wholeProgram(['duplicate-page'], function* (program) {
    for (const domain of program.domains) {
        if (domain.file !== program.file) continue;
        for (const [line, first] of givenTwice(program, domain)) {
            const [pages = ''] =
                line.name === undefined ? pagesTexts(program.scope, [line]) : [line.name.name];
            const params = { domain: domain.name, pages, line: first.line + 1 };
            const title = `Remove the line: ${short(domain.name)} keeps the pages, so it changes nothing`;
            yield problem('duplicate-page', rangeIn(line.line, line.span), params, {
                related: [relatedIn(domain, first.line, first.span, 'given here')],
                fixes: [undecided(removeLines(title, line.line, line.line))],
                unnecessary: true,
            });
        }
    }
});

/** The lines of a domain whose pages are all given by another one, each with that one. Of two alike it is the second. */
export const givenTwice = (
    program: Pick<Program, 'scope' | 'chip'>,
    domain: Domain,
): ReadonlyMap<IomemLine, IomemLine> =>
    new Map([...repeated(domain)].filter(pair => !pair.some(each => isMisread(each, program))));

const repeated = kept(({ iomem }: Domain): ReadonlyMap<IomemLine, IomemLine> => {
    const found = new Map<IomemLine, IomemLine>();
    let reaching: IomemLine | undefined;
    for (const line of iomem.filter(isShort).sort(byPages)) {
        if (reaching === undefined || line.last > reaching.last) reaching = line;
        else found.set(line, reaching);
    }
    return found;
});

/** Longer ranges are memory, or are told otherwise. */
const isShort = ({ first, last }: IomemLine): boolean => last - first < MOST_PAGES;

const MOST_PAGES = 64n;

/** By the first page, then the longest first; those of the same pages as they stand. */
const byPages = (a: IomemLine, b: IomemLine): number =>
    compare(a.first, b.first) || compare(b.last, a.last) || a.line - b.line;
