// wrong-unit: a byte address where a frame number is written, or the other way round; pages where bytes are counted. In declarations
// it is found when they are resolved. Bytes where pages are counted give a domain too much (iomem-wide).

import { count } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import type { Span } from '../language/syntax';
import type { FromLine, GivenRange, IomemLine } from '../model/domain';
import { addressOfFrame } from '../model/page';
import { type Edit, type Problem, problem, type Related, rangeIn, replace } from '../model/problem';
import type { MmioRow } from '../model/program';
import type { Scope } from '../model/scope';
import { formsOf, type OtherKind, wordsOf } from '../model/written-number';
import { framesOfRow } from './fitting';
import { eachOwningLine, eachRow, together } from './forms';
import { firstMeant, frameMeant, type PagesMeant, registerMeant, rowMeant, sizeMeant } from './meant-pages';
import { MOST_RELATED } from './places';

const rows = eachRow({
    codes: ['wrong-unit'],
    of: ['node', 'reset'],
    find(row, ask) {
        const meant = rowMeant(row, ask);
        const span = meant && row.frame?.node;
        if (meant === undefined || span === undefined) return undefined;
        // Of the names of one page, that of the row's own device says most.
        const own = framesOfRow(row, ask.kind, ask).find(({ number }) => number === Number(meant.page));
        const named = own === undefined ? meant : { ...meant, owner: own };
        return wrongFrame(row.line, span, named, 'which grants the row to the owner of');
    },
});

const registers = eachRow({
    codes: ['wrong-unit'],
    of: ['mmio'],
    find(row, ask) {
        const meant = registerMeant(row.first, ask);
        return meant && wrongRegister(row, meant, row.last && registerMeant(row.last, ask));
    },
});

const domains = eachOwningLine(['wrong-unit'], (line, { scope }) =>
    'given' in line ? inConfig(scope, line) : inDomain(scope, line),
);

export const wrongUnit = together(['wrong-unit'], rows, registers, domains);

function wrongFrame(line: number, span: Span, meant: OtherKind, effect: string): Problem {
    const end = `${effect} page ${hexOf(meant.page)}`;
    const fixes = formsOf(meant).map(text => replace(`Write ${text}, ${end}`, line, span, text));
    return problem('wrong-unit', rangeIn(line, span), { in: 'number', ...wordsOf(meant) }, { fixes });
}

function wrongRegister(row: MmioRow, meant: OtherKind, last: OtherKind | undefined): Problem {
    const { line, first } = row;
    const edit = (span: Span, { page }: OtherKind): Edit => ({
        range: rangeIn(line, span),
        newText: hexOf(addressOfFrame(page)),
    });
    const ends = row.last === undefined || last === undefined ? [] : [edit(row.last.span, last)];
    const title = `Write ${hexOf(addressOfFrame(meant.page))}, which is in ${meant.owner.name}`;
    const fixes = [{ title, edits: [edit(first.span, meant), ...ends] }];
    const params = { in: 'number', ...wordsOf(meant), written: hexOf(first.value) } as const;
    return problem('wrong-unit', rangeIn(line, first.span), params, { fixes });
}

function inDomain(scope: Scope, iomem: IomemLine): Problem | undefined {
    const frame = frameMeant(scope, iomem);
    if (frame !== undefined) return wrongFrame(iomem.line, iomem.span, frame, 'which gives the domain');
    const pages = sizeMeant(scope, iomem);
    return pages && wrongSize(iomem, pages);
}

/** Nothing can be edited in a configuration, which is another file. */
function inConfig(scope: Scope, { given, line, span, path }: FromLine): Problem | undefined {
    const [first, ...others] = (given?.ranges ?? []).filter(each => firstMeant(scope, each) !== undefined);
    const meant = first && firstMeant(scope, first);
    if (first === undefined || meant === undefined) return undefined;
    const params = {
        in: 'config',
        path: path.slice(path.lastIndexOf('/') + 1),
        line: first.line + 1,
    } as const;
    const words = { page: meant.number.value, right: meant.page, owner: meant.owner.name };
    const related = [first, ...others].slice(0, MOST_RELATED).map(relatedOf);
    return problem('wrong-unit', rangeIn(line, span), { ...params, ...words }, { related });
}

const relatedOf = ({ file, line, span }: GivenRange): Related => ({
    file,
    range: rangeIn(line, span),
    message: 'here',
});

function wrongSize({ line, size, use }: IomemLine, { pages, owner }: PagesMeant): Problem | undefined {
    if (size === undefined) return undefined;
    // Beside the number of a frame, pages are what is counted.
    const here = use.node.form === 'mfn' ? `count ${pages}` : `size ${hexOf(addressOfFrame(pages))}`;
    const title = `Write ${here}, which gives the domain ${pagesText(pages)} of ${owner.name}`;
    const params = { in: 'size', value: size.bytes, owner: owner.name } as const;
    const fixes = [replace(title, line, { start: use.node.end, end: size.span.end }, ` ${here}`)];
    return problem('wrong-unit', rangeIn(line, size.span), params, { fixes });
}

const pagesText = (pages: bigint): string => count(pages, 'page');
