// not-a-page: a row or a domain names a frame by an address inside its page, which other devices may share.

import { isFrameZero } from '../access/passers';
import { count, listWithin, short } from '../diagnostics/phrases';
import type { Span } from '../language/syntax';
import type { IomemLine, SizeInBytes } from '../model/domain';
import { deviceAt, frameFault } from '../model/frame-fault';
import type { NameEntry } from '../model/names';
import { addressOfFrame, frameNumber, isLastByte, isWholePages, PAGE_BYTES, pagesFor } from '../model/page';
import { devicesIn } from '../model/page-owners';
import { framesOfPage } from '../model/pages-in-use';
import { type Fix, type Problem, problem, rangeIn, replace } from '../model/problem';
import type { FrameUse } from '../model/program';
import { startFixes, startOfRegion } from '../model/region-end';
import type { Scope } from '../model/scope';
import { framesOfRow } from './fitting';
import { eachOwningLine, eachRow, together } from './forms';
import { frameMeant, MANY_DEVICES, rowMeant, sizeMeant } from './meant-pages';
import { ownFrames } from './own-frames';

const rows = eachRow({
    codes: ['not-a-page'],
    of: ['node', 'reset'],
    find(row, ask) {
        const { address, line } = row;
        // An address in frame 0 gets its own message.
        if (address === undefined || isWholePages(address) || isFrameZero(address)) return undefined;
        if (row.frameName !== undefined && ask.isDeclaredWrong(row.frameName)) return undefined;
        if (rowMeant(row, ask) !== undefined) return undefined;
        const ids =
            row.frameName === undefined
                ? [...ask.names('node', address), ...ask.names('reset', address)]
                : [];
        const { frame } = row;
        if (isLastByte(address)) return frame && lastByte(line, frame, ask.deviceAt(frameNumber(address)));
        const frames = ask.framesOfPage(address);
        const device = frames[0] ?? ask.deviceAt(frameNumber(address));
        const isShared = frames.length > 1;
        const own = isShared ? framesOfRow(row, ask.kind, ask).filter(each => frames.includes(each)) : [];
        const kind = ask.kind === 'reset' ? 'reset' : 'node';
        // An id in the place of an address is certainly a mistake.
        const meant = ids.length === 0 ? [] : ownFrames(row, kind, ask);
        return frame && insidePage(line, frame, 'row', { frames, own, device, id: ids[0], meant });
    },
});

const domains = eachOwningLine(['not-a-page'], (iomem, names) => {
    if ('given' in iomem || frameMeant(names.scope, iomem) !== undefined) return undefined;
    const { line, use, size } = iomem;
    if (!isWholePages(use.address)) {
        const isFaulty = use.name !== undefined && frameFault(use.name, names) !== undefined;
        return isFaulty ? undefined : inDomain(names.scope, line, use);
    }
    if (size === undefined || isWholePages(size.bytes)) return undefined;
    return sizeMeant(names.scope, iomem) === undefined ? oddSize(names.scope, iomem, size) : undefined;
});

export const notAPage = together(['not-a-page'], rows, domains);

function inDomain(scope: Scope, line: number, use: FrameUse): Problem {
    const { address, name } = use;
    const device = deviceAt(scope, frameNumber(address));
    if (isLastByte(address)) return lastByte(line, use, device);
    const ids =
        name === undefined ? [...scope.namesOf('node', address), ...scope.namesOf('reset', address)] : [];
    const frames = framesOfPage(scope, Number(frameNumber(address)));
    return insidePage(line, use, 'domain', { frames, own: [], device, id: ids[0], meant: [] });
}

/** What is known of the page in which an address is. */
interface Around {
    /** The frames in it. */
    readonly frames: readonly NameEntry[];
    /** Those of them that are of the row's own device. */
    readonly own: readonly NameEntry[];
    /** Whose page it is, if any device is known to have it. */
    readonly device: NameEntry | undefined;
    /** What the address may have been meant as instead. */
    readonly id: NameEntry | undefined;
    /** What the row would be with the frame of its device, if an id stands there. */
    readonly meant: readonly Fix[];
}

function insidePage(
    line: number,
    { address, name, node }: FrameUse,
    use: 'row' | 'domain',
    { frames, own, device, id, meant }: Around,
): Problem {
    const frame = frameNumber(address);
    const neighbours = frames.filter(each => each.name !== name?.name);
    const first = [...own, ...neighbours].find(({ value }) => value === addressOfFrame(frame))?.name;
    const start = first ?? `at 0x${addressOfFrame(frame).toString(16)}`;
    // For an id it would be the wrong place too, and where no device is known the number may be one of another kind.
    const isRight = id === undefined && device !== undefined;
    const fixes = isRight ? [replace(`Write ${short(start)}, the page's start`, line, node, start)] : meant;
    const params = {
        use,
        name: name?.name,
        address,
        frame,
        neighbours: neighbours.map(each => each.name),
        mistaken: id?.name,
        isKnown: device !== undefined,
    };
    return problem('not-a-page', rangeIn(line, node), params, { fixes });
}

function lastByte(line: number, { node, address }: FrameUse, around: NameEntry | undefined): Problem {
    const fixes = startFixes(line, node, address, startOfRegion(around, address, undefined));
    const params = { use: 'end', address, frame: frameNumber(address) } as const;
    return problem('not-a-page', rangeIn(line, node), params, { fixes });
}

function oddSize(scope: Scope, iomem: IomemLine, { bytes, span }: SizeInBytes): Problem {
    const { line, use } = iomem;
    const pages = pagesFor(bytes);
    const whole = `0x${addressOfFrame(pages).toString(16)}`;
    const title = `Write ${whole}, which gives the domain ${count(pages, 'page')}`;
    const rounded = [replace(title, line, span, whole)];
    const counted = asCount(scope, iomem, bytes, span);
    // Beside the number of a frame, pages are what is counted.
    const fixes = use.node.form === 'mfn' ? [...counted, ...rounded] : [...rounded, ...counted];
    return problem('not-a-page', rangeIn(line, span), { use: 'size', size: bytes }, { fixes });
}

/** The fix for a size that was meant as a number of pages, which no page has in bytes; none if these are many. */
function asCount(scope: Scope, { line, first, use }: IomemLine, pages: bigint, span: Span): Fix[] {
    if (pages === 0n || pages >= PAGE_BYTES) return [];
    const devices = devicesIn(scope, Number(first), Number(first + pages - 1n)).map(({ name }) => name);
    if (devices.length > MANY_DEVICES) return [];
    const whose = devices.length === 0 ? '' : `, with ${listWithin(60, devices)} in them`;
    const title = `Write count ${pages}, which gives the domain ${count(pages, 'page')}${whose}`;
    return [replace(title, line, { start: use.node.end, end: span.end }, ` count ${pages}`)];
}
