// not-a-page: a row or a domain names a frame by an address inside its page, where it has neighbours.

import type { Span } from '../language/syntax';
import type { Scope } from '../model/names';
import { addressOfFrame, frameNumber, isWholePages, pagesFor } from '../model/page';
import { type Fix, type Problem, problem, rangeIn, replace } from '../model/problem';
import { type FrameUse, isAccessTable, type Program } from '../model/program';
import { addTo } from '../model/sorted';
import type { Check } from './check';
import { isFrameZero } from './frame-zero';
import { ownTables } from './scope';

export const notAPage: Check = {
    codes: ['not-a-page'],
    *find(program) {
        const inPage = pageFinder(program.scope);
        for (const table of ownTables(program).filter(isAccessTable)) {
            for (const { line, frame } of table.rows) {
                if (frame !== undefined && isInside(frame.address))
                    yield insidePage(program, inPage, line, frame, 'row');
            }
        }
        yield* inDomains(program, inPage);
    },
};

/** An address in frame 0 has a message of its own. */
const isInside = (address: bigint): boolean => !isWholePages(address) && !isFrameZero(address);

function* inDomains(program: Program, inPage: PageFinder): Iterable<Problem> {
    const { domains, file } = program;
    for (const domain of domains) {
        if (domain.file !== file) continue;
        for (const { line, use, size } of domain.ranges) {
            if (!isWholePages(use.address)) yield insidePage(program, inPage, line, use, 'domain');
            else if (size !== undefined && !isWholePages(size.bytes))
                yield oddSize(line, size.bytes, size.span);
        }
    }
}

function insidePage(
    { scope }: Program,
    inPage: PageFinder,
    line: number,
    { address, name, node }: FrameUse,
    use: 'row' | 'domain',
): Problem {
    const frame = frameNumber(address);
    const neighbours = inPage(frame).filter(each => each.name !== name?.name);
    const first = neighbours.find(({ value }) => value === addressOfFrame(frame))?.name;
    const start = first ?? `at 0x${addressOfFrame(frame).toString(16)}`;
    const fixes: Fix[] = [replace(`Write ${start}, the page's start`, line, node, start)];
    const mistaken = name === undefined ? idName(scope, address) : undefined;
    const params = { use, address, frame, neighbours: neighbours.map(each => each.name), mistaken };
    return problem('not-a-page', rangeIn(line, node), params, { fixes });
}

const idName = (scope: Scope, value: bigint): string | undefined =>
    [...scope.namesOf('node', value), ...scope.namesOf('reset', value)][0]?.name;

function oddSize(line: number, bytes: bigint, span: Span): Problem {
    const whole = `0x${addressOfFrame(pagesFor(bytes)).toString(16)}`;
    return problem(
        'not-a-page',
        rangeIn(line, span),
        { use: 'size', size: bytes },
        {
            fixes: [replace(`Write ${whole}`, line, span, whole)],
        },
    );
}

type PageFinder = (frame: bigint) => readonly { readonly name: string; readonly value: bigint | undefined }[];

/** Finds the named frames of a page (a frame number). They are gathered when the first one is asked for. */
function pageFinder(scope: Scope): PageFinder {
    let pages: Map<bigint, { name: string; value: bigint | undefined }[]> | undefined;
    return frame => {
        if (pages === undefined) {
            pages = new Map();
            for (const entry of scope.names('frame')) {
                if (entry.value === undefined) continue;
                addTo(pages, frameNumber(entry.value), entry);
            }
        }
        return pages.get(frame) ?? [];
    };
}
