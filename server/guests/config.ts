// What a guest's configuration says about pages: the entries of `iomem`, as `xl` scans them, and those of `dtdev`.

import { imageBuilderFile } from './image-builder';
import type { Place } from './place';
import { MOST_BYTES, readXl, type XlAtom, type XlList, type XlProblem, type XlValue } from './xl';

/** Pages of one entry. */
export interface IomemPages {
    /** A frame number of up to 64 bits. */
    readonly first: bigint;
    /** At least 1. */
    readonly count: bigint;
    readonly place: Place;
}

/** Why `xl` or Xen refuses an entry, and with it the guest. */
export type EntryProblem =
    | 'no-text'
    | 'no-pages-text'
    /** What only AMD's `xl` reads; and what it reads elsewhere only. */
    | 'cache'
    | 'cache-without-gfn'
    | 'zero-pages'
    | 'past-end'
    | 'too-many'
    /** The file is no configuration of a guest. */
    | 'image-builder';

/** The first mistake for which no guest starts, with what stands there. */
export interface ConfigFault {
    readonly problem: XlProblem | EntryProblem;
    readonly text: string;
    readonly place: Place;
    /** Files that a configuration of ImageBuilder names, of which one may be meant. */
    readonly trees?: readonly string[];
}

/** A device of the host's tree that the guest is to have, by its path. */
export interface DtDev {
    readonly path: string;
    readonly place: Place;
}

/** What a configuration says about pages. */
export interface Config {
    readonly fault?: undefined;
    readonly pages: readonly IomemPages[];
    readonly devices: readonly DtDev[];
    /** Settings that should be lists and are not, so that `xl` ignores them. */
    readonly ignored: readonly IgnoredSetting[];
}

export interface IgnoredSetting {
    readonly name: (typeof LISTS)[number];
    readonly place: Place;
}

const LISTS = ['iomem', 'dtdev'] as const;

/** No board has so many regions of registers. */
const MOST_ENTRIES = 4096;

/** Reads a configuration of any bytes. `takesCache` says whether the guest's `xl` is that of AMD's tree. */
export function readConfig(bytes: Uint8Array, takesCache: boolean): Config | { readonly fault: ConfigFault } {
    const file = readXl(bytes);
    if (file.fault !== undefined) return { fault: imageBuilderFault(bytes) ?? file.fault };
    const { settings } = file;
    const pages: IomemPages[] = [];
    for (const value of valuesOf(settings.get('iomem'))) {
        const entry = pages.length < MOST_ENTRIES ? readEntry(value, takesCache) : tooMany(value);
        if ('problem' in entry) return { fault: entry };
        pages.push(entry);
    }
    const devices = valuesOf(settings.get('dtdev')).filter(isAtom).map(deviceOf);
    return { pages, devices, ignored: LISTS.flatMap(name => ignored(name, settings.get(name))) };
}

/** That it is for ImageBuilder, if it is. It is looked for only where `xl` refuses the file. */
function imageBuilderFault(bytes: Uint8Array): ConfigFault | undefined {
    const found = bytes.length > MOST_BYTES ? undefined : imageBuilderFile(new TextDecoder().decode(bytes));
    return found && { problem: 'image-builder', ...found };
}

const tooMany = ({ place }: XlValue): ConfigFault => ({ problem: 'too-many', text: '', place });

const valuesOf = (value: XlValue | undefined): XlList['values'] =>
    value?.kind === 'list' ? value.values : [];

const isAtom = (value: XlValue): value is XlAtom => value.kind === 'atom';

const deviceOf = ({ text, place }: XlAtom): DtDev => ({ path: text, place });

const ignored = (name: IgnoredSetting['name'], value: XlValue | undefined): IgnoredSetting[] =>
    value?.kind === 'atom' ? [{ name, place: value.place }] : [];

/** The last frame number of 64 bits of address. */
const LAST_FRAME = 0xf_ffff_ffff_ffffn;

function readEntry(value: XlValue, takesCache: boolean): IomemPages | ConfigFault {
    if (value.kind === 'list') return { problem: 'no-text', text: '', place: value.place };
    const { text, place } = value;
    const read = scanEntry(text, takesCache);
    if (typeof read === 'string') return { problem: read, text, place };
    if (read.count === 0n) return { problem: 'zero-pages', text, place };
    return read.first + read.count - 1n > LAST_FRAME
        ? { problem: 'past-end', text, place }
        : { ...read, place };
}

/** What `xl` reads of an entry, whether or not there are such pages: `%x,%x` and, if it is there, `@%x`. */
export function scanEntry(
    text: string,
    takesCache: boolean,
): { first: bigint; count: bigint } | EntryProblem {
    const first = numberAt(text, 0);
    const count = first && text.startsWith(',', first.end) ? numberAt(text, first.end + 1) : undefined;
    if (first === undefined || count === undefined) return 'no-pages-text';
    const gfn = text.startsWith('@', count.end) ? numberAt(text, count.end + 1) : undefined;
    const rest = text.slice((gfn ?? count).end);
    const pages = { first: first.value, count: count.value };
    if (rest === '') return pages;
    if (!CACHES.includes(rest)) return 'no-pages-text';
    if (gfn === undefined) return 'cache-without-gfn';
    return takesCache ? pages : 'cache';
}

const CACHES: readonly string[] = [',memory', ',devmem'];

/** A number as `scanf("%x")` takes it: blanks and a sign may be before it, and no digit is needed after `0x`. */
const NUMBER = /[ \t\n\v\f\r]*([-+]?)(?:0x([0-9a-f]*)|([0-9a-f]+))/iy;

const LARGEST = 0xffff_ffff_ffff_ffffn;

/** Its value in 64 bits, of which a larger one is the largest and a negative one counts down from 2^64, and where it ends. */
function numberAt(text: string, at: number): { value: bigint; end: number } | undefined {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (match === null) return undefined;
    const [, sign, hex, plain] = match;
    const value = BigInt(`0x0${hex ?? plain ?? ''}`);
    const inRange = value > LARGEST ? LARGEST : value;
    const isWhole = sign !== '-' || value > LARGEST;
    return { value: isWhole ? inRange : BigInt.asUintN(64, -value), end: NUMBER.lastIndex };
}
