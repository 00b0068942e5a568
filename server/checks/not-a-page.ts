// not-a-page: a row or a domain names a frame by an address inside its page, where it has neighbours.

import { isFrameZero } from '../access/passers';
import type { Span } from '../language/syntax';
import { namesBy } from '../model/kept/name-index';
import { RowSet, rowIndex } from '../model/kept/row-index';
import { addressOfFrame, frameNumber, isWholePages, pagesFor } from '../model/page';
import { type Fix, type Problem, problem, rangeIn, replace } from '../model/problem';
import {
    type AccessRow,
    type AccessTable,
    type FrameUse,
    isAccessTable,
    type Program,
} from '../model/program';
import type { Scope } from '../model/scope';
import type { Check } from './check';
import { ownTables } from './places';

export const notAPage: Check = {
    codes: ['not-a-page'],
    *find(program) {
        for (const table of ownTables(program).filter(isAccessTable)) {
            for (const { line, frame } of rowsInside(table)) {
                if (frame !== undefined) yield insidePage(program, line, frame, 'row');
            }
        }
        yield* inDomains(program);
    },
};

const rowsInside = rowIndex<AccessRow, AccessTable, RowSet<AccessRow>>(
    () => new RowSet(({ address }) => address !== undefined && isInside(address)),
);

/** An address in frame 0 has a message of its own. */
const isInside = (address: bigint): boolean => !isWholePages(address) && !isFrameZero(address);

function* inDomains(program: Program): Iterable<Problem> {
    const { domains, file } = program;
    for (const domain of domains) {
        if (domain.file !== file) continue;
        for (const { line, use, size } of domain.iomem) {
            if (!isWholePages(use.address)) yield insidePage(program, line, use, 'domain');
            else if (size !== undefined && !isWholePages(size.bytes))
                yield oddSize(line, size.bytes, size.span);
        }
    }
}

function insidePage(
    { scope }: Program,
    line: number,
    { address, name, node }: FrameUse,
    use: 'row' | 'domain',
): Problem {
    const frame = frameNumber(address);
    const inPage = framesByPage(scope, 'frame').of(Number(frame));
    const neighbours = inPage.filter(each => each.name !== name?.name);
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

/** The named frames by their page (a frame number). */
const framesByPage = namesBy<number>(({ number }) => (number === undefined ? [] : [number]));
