// What a `from` line gives a domain: its file is read, and what is wrong with it is reported at the line.

import { type IomemPages, readConfig } from '../../guests/config';
import type { Place } from '../../guests/place';
import type { Line } from '../../language/lines';
import type { StringNode } from '../../language/syntax';
import type { FrameRange, Given } from '../domain';
import type { FileKind } from '../file-kinds';
import type { Failure } from '../host';
import { perVersion } from '../kept/per-version';
import { rangeIn } from '../problem';
import { traitsOf } from '../targets';
import { type Resolution, report } from './lookup';

/** A `from` line, and the file that it names. */
export interface FromFile {
    readonly line: Line;
    /** Its path as it is written. */
    readonly node: StringNode;
    readonly domain: string;
    /** The path as the host names it. */
    readonly path: string;
    readonly as: Extract<FileKind, 'xl' | 'fdt'>;
    readonly content: Uint8Array | Failure;
}

/** What the file gives; `undefined` after a report, if that is not known. */
export function givenBy(resolution: Resolution, from: FromFile): Given | undefined {
    const { line, node, domain, as, content } = from;
    if (as === 'fdt') {
        report(resolution, 'not-supported', line, node, { feature: 'from', path: node.value });
        return undefined;
    }
    if (typeof content !== 'string') return givenByConfig(resolution, from, content);
    report(resolution, 'from-not-found', line, node, { path: node.value, domain, failure: content });
    return undefined;
}

/** The host gives the same bytes until the file changes. */
const configIn = perVersion(readConfig);

function givenByConfig(resolution: Resolution, from: FromFile, bytes: Uint8Array): Given | undefined {
    const { line, node, path } = from;
    const config = configIn(bytes, traitsOf(resolution.target).hasCachedIomem);
    if (config.fault !== undefined) {
        const { problem, text, place } = config.fault;
        const params = { path: node.value, line: place.line + 1, problem, text };
        report(resolution, 'xl-refuses', line, node, params, placedIn(path, place));
        return undefined;
    }
    for (const { name, place } of config.ignored) {
        const params = { path: node.value, line: place.line + 1, setting: name };
        report(resolution, 'list-expected', line, node, params, placedIn(path, place));
    }
    return { ranges: config.pages.map(pages => rangeOf(path, pages)), devices: config.devices };
}

const placedIn = (file: string, place: Place) => () => ({
    related: [{ file, range: rangeIn(place.line, place), message: 'here' }],
});

const rangeOf = (file: string, { first, count, place }: IomemPages): FrameRange => ({
    first,
    last: first + count - 1n,
    name: undefined,
    file,
    line: place.line,
    span: place,
});
