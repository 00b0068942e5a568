// idle-page: a line gives a domain pages of a device by which no row grants anything, and no device that the domain may control has
// them. Pages of no known device are not judged: memory, and what the fabric holds.

import { passersOf } from '../access/passers';
import { rowOfId } from '../model/coverage';
import type { Domain, FrameRange, FromLine, Given, GivenRange, IomemLine } from '../model/domain';
import type { NameEntry } from '../model/names';
import { devicesIn } from '../model/page-owners';
import { problem, rangeIn } from '../model/problem';
import { accessTable } from '../model/program';
import { rowsByFrame } from '../model/rows-by-frame';
import type { Scope } from '../model/scope';
import { givenTwice } from './duplicate-page';
import { knownIn, misfitsIn } from './fitting';
import { kept, wholeProgram } from './forms';
import { isMisread } from './meant-pages';
import { pagesTexts } from './owned-pages';
import type { Grants } from './page-grants';

export const idlePage = wholeProgram(
    ['idle-page'],
    function* (program) {
        if (accessTable(program.tables, 'node') === undefined) return;
        const granting = KINDS.flatMap(kind => accessTable(program.tables, kind) ?? []).map(rowsByFrame);
        for (const domain of program.domains) {
            if (domain.file !== program.file || domain.all || domain.hwdom) continue;
            const twice = givenTwice(program, domain);
            for (const line of [...domain.iomem.filter(each => !twice.has(each)), ...domain.froms]) {
                const idle = judgedIn(line, program.scope).filter(
                    range => isIdle(program, granting, domain, range) && !isMisread(range, program),
                );
                if (idle.length === 0) continue;
                const params = {
                    domain: domain.name,
                    devices: [
                        ...new Set(idle.flatMap(range => framesIn(program, range).map(({ name }) => name))),
                    ],
                    pages: pagesTexts(program.scope, idle),
                };
                yield problem('idle-page', rangeIn(line.line, line.span), params);
            }
        }
    },
    { fromAbsence: 'grants' },
);

/** What may be idle of the pages that a line gives. */
function judgedIn(line: IomemLine | FromLine, scope: Scope): readonly (IomemLine | GivenRange)[] {
    if (!('given' in line)) return [line];
    return line.given === undefined ? [] : judgedInFile(line.given, scope);
}

/** Thousands of domains may be read from one file. The page behind a region is told otherwise. */
const judgedInFile = kept(({ ranges }: Given, scope: Scope) =>
    ranges.filter(range => !range.isExtra && isShort(range) && framesIn({ scope }, range).length > 0),
);

/** Longer ranges are memory, or are told otherwise. */
const isShort = ({ first, last }: FrameRange): boolean => last - first < MOST_PAGES;

const MOST_PAGES = 64n;

const KINDS = ['node', 'reset'] as const;

/** The rows of node and reset tables by the pages through which they grant. */
type Granting = readonly ReturnType<typeof rowsByFrame>[];

function isIdle(program: Grants, granting: Granting, domain: Domain, range: FrameRange): boolean {
    // Most pages grant something, which is found faster than what is in them.
    if (!isShort(range) || grantsSomething(granting, range)) return false;
    const frames = framesIn(program, range);
    const nodes = frames.flatMap(({ of }) => of);
    if (frames.length === 0 || nodes.some(node => mayControl(program, domain, node))) return false;
    return !nodes.some(node => isMissed(program, node, range));
}

/** Whether the row of a node goes by a page that is not its own, and should by one of these: then that is told. */
function isMissed({ scope, tables }: Grants, { number }: NameEntry, { first, last }: FrameRange): boolean {
    const table = accessTable(tables, 'node');
    const row = number === undefined ? undefined : rowOfId(table, number);
    if (table === undefined || row === undefined) return false;
    return misfitsIn(row, 'node', knownIn(scope, table)).some(({ right }) =>
        right.some(({ number: page = -1 }) => first <= page && page <= last),
    );
}

/** Whether rows grant through one of the pages. */
function grantsSomething(granting: Granting, { first, last }: FrameRange): boolean {
    for (let page = Number(first); page <= Number(last); page++)
        if (granting.some(rows => rows.sizeOf(page) > 0)) return true;
    return false;
}

const framesIn = ({ scope }: Pick<Grants, 'scope'>, { first, last }: FrameRange): NameEntry[] =>
    devicesIn(scope, Number(first), Number(last));

/** Whether a domain may control a node by the pages that it owns. */
function mayControl({ tables }: Grants, domain: Domain, { number }: NameEntry): boolean {
    const row = number === undefined ? undefined : rowOfId(accessTable(tables, 'node'), number);
    const { frame } = passersOf(row);
    return frame !== undefined && domain.owns(BigInt(frame));
}
