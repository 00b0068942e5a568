// `iomem all`, `iomem FRAME count 2`, `iomem FRAME size 0x2000`: pages that a domain owns.

import { expression } from '../expression';
import { replaceBy } from '../flaw';
import { type AddPart, type LineForm, NO_NAMES, NOTHING, ONE_COLUMN } from '../form';
import { addFrame, readFrame } from '../frame';
import { expected, type Reader, take } from '../reader';
import type { Block, Expression, FrameNode } from '../syntax';
import { addWaivers, NO_WAIVERS, readWaivers, type WaiverNode } from '../waiver';

export interface IomemNode {
    readonly kind: 'iomem';
    readonly all: boolean;
    readonly frame: FrameNode | undefined;
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
    count: undefined,
    size: undefined,
    waivers: NO_WAIVERS,
};

function readIomem(reader: Reader): IomemNode {
    reader.scanner.next();
    if (take(reader, 'all')) return ALL;
    reportXl(reader);
    const frame = readFrame(reader, 'domain');
    const count = take(reader, 'count') ? expression(reader, 'a number of pages') : undefined;
    const size =
        count === undefined && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    return { kind: 'iomem', all: false, frame, count, size, waivers: readWaivers(reader) };
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

/** `"START,NUM"` in hexadecimal, perhaps in a list, or without quotes. */
const XL =
    /^=?\s*\[?\s*"?(?:0x)?([0-9a-f]+),(?:0x)?([0-9a-f]+)(?:@[0-9a-fx]+)?"?\s*\]?(?=\s*(?:$|\/\/|waive\b))/;

function addParts({ frame, count, size, waivers }: IomemNode, add: AddPart, block: Block): void {
    addFrame(frame, add);
    add(count, 'pages', NO_NAMES);
    add(size, 'bytes', NO_NAMES);
    addWaivers(waivers, add, block);
}
