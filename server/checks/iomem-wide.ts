// iomem-wide: an `iomem` line whose pages have the devices of many, or of more than as many bytes would have. Xen grants them all the
// same, and from the number alone nobody can tell that bytes were meant: so it is a warning, as for any other wide grant.

import { count, listWithin } from '../diagnostics/phrases';
import type { FrameRange, FromLine, IomemLine } from '../model/domain';
import { addressOfFrame } from '../model/page';
import { devicesIn } from '../model/page-owners';
import { type Fix, type Problem, problem, rangeIn, replace } from '../model/problem';
import type { Program } from '../model/program';
import type { Scope } from '../model/scope';
import { eachOwningLine } from './forms';
import { type BlockMeant, bytesMeant, isNoPage, MANY_DEVICES } from './meant-pages';

export const iomemWide = eachOwningLine(['iomem-wide'], (line, names) =>
    'given' in line ? [...inConfig(names, line)] : inLine(names, line),
);

type Names = Pick<Program, 'scope' | 'chip'>;

function inLine(names: Names, iomem: IomemLine): Problem | undefined {
    const { scope } = names;
    if (isNoPage(iomem, names)) return undefined;
    const bytes = bytesMeant(scope, iomem);
    const devices = devicesOfMany(iomem, scope);
    if (bytes === undefined && devices.length <= MANY_DEVICES) return undefined;
    const { line, span } = { line: iomem.line, span: (iomem.size ?? iomem.count)?.span ?? iomem.span };
    const fixes = bytes === undefined ? [] : fixesOf(iomem, bytes);
    return problem('iomem-wide', rangeIn(line, span), paramsOf(scope, iomem, bytes), { fixes });
}

/** What a configuration has is told where the device shows that bytes were meant; nothing can be edited there. */
function* inConfig(names: Names, { given, line, span }: FromLine): Iterable<Problem> {
    for (const range of given?.ranges ?? []) {
        const bytes = isNoPage(range, names) ? undefined : bytesMeant(names.scope, range);
        if (bytes === undefined) continue;
        const related = [{ file: range.file, range: rangeIn(range.line, range.span), message: 'here' }];
        const params = paramsOf(names.scope, range, bytes);
        yield problem('iomem-wide', rangeIn(line, span), params, { related });
    }
}

/** The names of the devices in the pages of a line, if it may have many. */
function devicesOfMany(iomem: IomemLine, scope: Scope): readonly string[] {
    // A page has one device.
    if (iomem.last - iomem.first < MANY_DEVICES) return [];
    return namesIn(scope, iomem);
}

const namesIn = (scope: Scope, { first, last }: FrameRange): string[] =>
    devicesIn(scope, Number(first), Number(last)).map(({ name }) => name);

const paramsOf = (scope: Scope, range: FrameRange, bytes: BlockMeant | undefined) => ({
    pages: range.last - range.first + 1n,
    devices: namesIn(scope, range),
    asBytes: bytes?.owners.map(({ name }) => name) ?? [],
});

function fixesOf({ line, count: written, use }: IomemLine, { pages, owners }: BlockMeant): Fix[] {
    if (written === undefined) return [];
    const names = listWithin(
        80,
        owners.map(({ name }) => name),
    );
    // Beside the number of a frame, pages are what is counted.
    const here = use.node.form === 'mfn' ? `count ${pages}` : `size 0x${addressOfFrame(pages).toString(16)}`;
    const title = `Write ${here}, which leaves the domain ${count(pages, 'page')} of ${names}`;
    return [replace(title, line, { start: use.node.end, end: written.span.end }, ` ${here}`)];
}
