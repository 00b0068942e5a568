// `iomem all`, `iomem FRAME count 2`, `iomem FRAME size 0x2000`: pages that a domain owns.

import { expression } from '../expression';
import { flaw, replaceBy } from '../flaw';
import { type AddPart, type LineForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { addFrame, readFrame } from '../frame';
import { expected, type Reader, take } from '../reader';
import type { Block, Expression, FrameNode } from '../syntax';
import { addWaivers, NO_WAIVERS, readWaivers, type WaiverNode } from '../waiver';

export interface IomemNode {
    readonly kind: 'iomem';
    readonly all: boolean;
    readonly frame: FrameNode | undefined;
    /** The last frame of a range of them, which is reported. */
    readonly until: FrameNode | undefined;
    readonly count: Expression | undefined;
    readonly size: Expression | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const iomem: LineForm<IomemNode, 'domain'> = {
    place: 'block',
    word: 'iomem',
    group: 'iomem',
    read: readIomem,
    parts: addParts,
    subject: ({ frame }) => frame,
    column: ONE_COLUMN,
    path: NOTHING,
};

const ALL: IomemNode = {
    kind: 'iomem',
    all: true,
    frame: undefined,
    until: undefined,
    count: undefined,
    size: undefined,
    waivers: NO_WAIVERS,
};

function readIomem(reader: Reader): IomemNode {
    reader.scanner.next();
    if (take(reader, 'all')) return ALL;
    reportNone(reader);
    reportXl(reader);
    reportRange(reader);
    const frame = readFrame(reader, 'domain');
    const until = frame && readUntil(reader);
    if (frame !== undefined && until === undefined) reportBareSize(reader);
    const count = take(reader, 'count') ? expression(reader, 'a number of pages') : undefined;
    const size =
        count === undefined && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    return { kind: 'iomem', all: false, frame, until, count, size, waivers: readWaivers(reader) };
}

/** A word that says that the domain owns nothing, which is reported. */
function reportNone(reader: Reader): void {
    const { scanner, flaws } = reader;
    const word = scanner.lexeme;
    if (
        !scanner.is('word') ||
        !NOTHING_OWNED.includes(word) ||
        !/^\s*(?:\/\/|$)/.test(scanner.text.slice(scanner.end))
    )
        return;
    const whole = { start: scanner.text.length - scanner.text.trimStart().length, end: scanner.end };
    const fix = replaceBy('Remove the line: the domain owns what its other lines give it', whole, '');
    const expected = 'a frame (a domain owns what its lines give it, and without one nothing)';
    flaws.push(flaw('syntax', scanner, { expected, found: `\`${word}\`` }, fix));
    scanner.skipRest();
}

const NOTHING_OWNED: readonly string[] = ['none', 'nothing', 'no', 'deny', 'empty'];

/** The last frame of `A..B`, which is reported: how far it is from the first is known where names have values. */
function readUntil(reader: Reader): FrameNode | undefined {
    const { scanner, flaws } = reader;
    if (!scanner.is('..') && !scanner.is('..<')) return undefined;
    const { start, end, lexeme } = scanner;
    scanner.next();
    const until = readFrame(reader, 'domain');
    const expected = '`count` or `size`, or a line for each frame';
    flaws.push(flaw('syntax', { start, end }, { expected, found: `\`${lexeme}\`` }));
    return until;
}

/** Reports a number behind the frame: whole pages are a size, anything else counts them. */
function reportBareSize(reader: Reader): void {
    const { scanner } = reader;
    if (!scanner.is('number') || !/^(?:0x[\da-fA-F_]{1,16}|\d[\d_]{0,15})$/.test(scanner.lexeme)) return;
    const { start, lexeme } = scanner;
    const value = BigInt(lexeme.replaceAll('_', ''));
    const word = value > 0n && value % PAGE_BYTES === 0n ? 'size' : 'count';
    const pages = value === 1n ? 'page' : 'pages';
    const title = `Write ${word}: the domain gets ${lexeme} ${word === 'size' ? 'bytes' : pages} from there on`;
    expected(
        reader,
        '`size` before bytes, or `count` before pages',
        replaceBy(title, { start, end: start }, `${word} `),
    );
}

/** Reports an entry as `xl` reads it. */
function reportXl(reader: Reader): void {
    const { text, start } = reader.scanner;
    const [written = '', first = '', count = ''] = XL.exec(text.slice(start)) ?? [];
    if (written === '') return;
    const here = `mfn 0x${first}${count === '1' ? '' : ` count 0x${count}`}`;
    const fix = replaceBy(`Write ${here}`, { start, end: start + written.length }, here);
    expected(reader, '`mfn` and a frame number, as in `mfn 0xff000 count 2`', fix);
}

/** Reports pages by the first and the last, of which the count follows, but not always in which unit they are. */
function reportRange({ scanner, flaws }: Reader): void {
    const { text, start } = scanner;
    const [written = '', form = '', from = '', sign = '', end = ''] =
        FIRST_TO_LAST.exec(text.slice(start)) ?? [];
    if (written === '') return;
    const [first, to] = [from, end].map(number => BigInt(number.replaceAll('_', '')));
    if (first === undefined || to === undefined) return;
    // Less than the first, it is an offset that is subtracted.
    if (sign === '-' && to < first) return;
    const last = sign === '..<' ? to - 1n : to;
    const span = { start, end: start + written.length };
    const fixes = formsOf(form, from, first, last).map(here => replaceBy(`Write ${here}`, span, here));
    const expected = '`size` after a byte address, or `count` after a frame number';
    flaws.push(flaw('syntax', span, { expected, found: `\`${sign}\`` }, ...fixes));
    scanner.skipRest();
}

/** The same pages as the language has them: of bytes that fill no pages, it was frame numbers that were meant. */
function formsOf(form: string, from: string, first: bigint, last: bigint): string[] {
    if (last < first || last >= PAST_ADDRESSES) return [];
    const isWhole = first % PAGE_BYTES === 0n && (last + 1n) % PAGE_BYTES === 0n;
    const inBytes = `at ${from} size 0x${(last + 1n - first).toString(16)}`;
    const inPages = `mfn ${from} count ${last + 1n - first}`;
    if (form !== '') return form === 'mfn' ? [inPages] : [inBytes].filter(() => isWhole);
    if (!isWhole) return last < PAST_FRAMES ? [inPages] : [];
    return last < PAST_FRAMES ? [inBytes, inPages] : [inBytes];
}

const PAGE_BYTES = 4096n;

/** No chip has so many; sizes are to stay far below 64 bits. */
const PAST_ADDRESSES = 1n << 52n;

/** No device of these chips is so far up: as a number of a frame, this is an address of 36 bits. */
const PAST_FRAMES = 1n << 24n;

/** `A-B` or `A..B`, with `at`, `mfn` or nothing before. */
const FIRST_TO_LAST =
    /^(?:(at|mfn)\s+)?(0[xX][0-9a-fA-F][0-9a-fA-F_]{0,23}|\d[\d_]{0,24})\s*(-|\.\.<?)\s*(0[xX][0-9a-fA-F][0-9a-fA-F_]{0,23}|\d[\d_]{0,24})(?=\s*(?:$|\/\/|waive\b))/;

/** `"START,NUM"` in hexadecimal, perhaps in a list, or without quotes. */
const XL =
    /^=?\s*(?:\[\s*)?"?(?:0x)?([0-9a-f]+),(?:0x)?([0-9a-f]+)(?:@[0-9a-fx]+)?"?(?:\s*\])?(?=\s*(?:$|\/\/|waive\b))/;

function addParts({ frame, until, count, size, waivers }: IomemNode, add: AddPart, block: Block): void {
    addFrame(frame, add);
    addFrame(until, add);
    add(count, 'pages', NO_NAMES);
    add(size, 'bytes', NO_NAMES);
    addWaivers(waivers, add, block);
}
