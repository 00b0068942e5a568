// What a `from` line gives a domain: its file is read, and what is wrong with it is reported at the line.

import { type Config, type IomemPages, readConfig } from '../../guests/config';
import type { Unresolved } from '../../guests/firmware-uses';
import { type Passthrough, type Region, readPassthrough, type TreeFault } from '../../guests/passthrough';
import type { Place } from '../../guests/place';
import type { Line } from '../../language/lines';
import { nearestWords } from '../../language/nearest';
import type { FromNode } from '../../language/statements/from';
import type { StringNode } from '../../language/syntax';
import type { Given, GivenRange, ReadFrom } from '../domain';
import { endingOf, type FileKind } from '../file-kinds';
import type { Failure } from '../host';
import { perVersion } from '../kept/per-version';
import { resolvePath } from '../paths';
import { type Extras, type Fix, rangeIn, replace, undecided } from '../problem';
import { traitsOf } from '../targets';
import { type Resolution, report } from './lookup';

/** A `from` line, and the file that it names. */
export interface FromFile {
    readonly line: Line;
    readonly statement: FromNode;
    /** Its path as it is written. */
    readonly node: StringNode;
    readonly domain: string;
    /** The path as the host names it. */
    readonly path: string;
    readonly as: Extract<FileKind, 'xl' | 'fdt'>;
    readonly content: Uint8Array | Failure;
}

/** What the file gives. */
export function givenBy(resolution: Resolution, from: FromFile): ReadFrom {
    const { line, node, domain, as, content } = from;
    if (typeof content !== 'string')
        return as === 'fdt'
            ? givenByTree(resolution, from, content)
            : { given: givenByConfig(resolution, from, content), nodes: [] };
    report(resolution, 'from-not-found', line, node, { path: node.value, domain, failure: content });
    return { given: undefined, nodes: [] };
}

/** The host gives the same bytes until the file changes. */
const configIn = perVersion(readConfig);

function givenByConfig(resolution: Resolution, from: FromFile, bytes: Uint8Array): Given | undefined {
    const { line, node, path, statement } = from;
    const config = configIn(bytes, traitsOf(resolution.target).takesCaching);
    if (config.fault !== undefined) {
        const { problem, text, place, trees = [] } = config.fault;
        const params = { path: node.value, line: place.line + 1, problem, text, trees };
        report(resolution, 'xl-refuses', line, node, params, () => ({
            ...placedIn(path, place)(),
            fixes: trees.map(tree => treeFix(line, node, tree)),
        }));
        return undefined;
    }
    if (statement.node !== undefined) {
        const params = { path: node.value, node: statement.node.value, isTree: false, known: [] };
        report(resolution, 'unknown-tree-node', line, statement.node, params);
        return undefined;
    }
    for (const { name, place } of config.ignored) {
        const params = { path: node.value, line: place.line + 1, setting: name };
        report(resolution, 'list-expected', line, node, params, placedIn(path, place));
    }
    return givenIn(config, path);
}

/** Thousands of domains may be read from one file, so they share what it gives. */
const givenIn = perVersion(
    ({ pages, devices }: Config, path: string): Given => ({
        ranges: pages.map(each => rangeOf(path, each)),
        devices,
        uses: [],
        statuses: [],
    }),
);

/** What a file names instead is beside it. */
function treeFix(line: Line, node: StringNode, tree: string): Fix {
    const beside = `"${resolvePath(node.value, tree)}"`;
    return undecided(
        replace(`Write ${beside}: the guest owns what that tree gives`, line.number, node, beside),
    );
}

const placedIn = (file: string, place: Place) => (): Extras => ({
    related: [{ file, range: rangeIn(place.line, place), message: 'here' }],
});

const rangeOf = (file: string, { first, count, place }: IomemPages): GivenRange => ({
    first,
    last: first + count - 1n,
    name: undefined,
    file,
    line: place.line,
    span: place,
    device: undefined,
    isExtra: false,
});

const passthroughIn = perVersion(readPassthrough);

function givenByTree(resolution: Resolution, from: FromFile, bytes: Uint8Array): ReadFrom {
    const { statement } = from;
    const read = passthroughIn(bytes, statement.node?.value, traitsOf(resolution.target).takesCaching);
    if (read.fault !== undefined) {
        reportFault(resolution, from, read.fault);
        return { given: undefined, nodes: [] };
    }
    const given = isThere(resolution, from, read) ? givenByNodes(resolution, from, read) : undefined;
    return { given, nodes: read.names.slice(1) };
}

function givenByNodes(resolution: Resolution, from: FromFile, read: Passthrough): Given {
    const { line, node, path } = from;
    for (const { device, cells, needed } of read.rests)
        report(resolution, 'entry-not-whole', line, node, { path: node.value, device, cells, needed });
    if (read.unresolved.length > 0) reportUnresolved(resolution, from, read.unresolved);
    return givenInTree(read, path);
}

const givenInTree = perVersion(
    ({ regions, uses, statuses }: Passthrough, path: string): Given => ({
        ranges: regions.map(region => treeRange(path, region)),
        devices: [],
        uses,
        statuses,
    }),
);

/** What is written for the source of a tree instead is the blob that is made from it. */
function reportFault(resolution: Resolution, { line, node }: FromFile, { problem, device }: TreeFault): void {
    report(resolution, 'xen-refuses', line, node, { path: node.value, problem, device }, () => ({
        fixes: problem === 'source' ? blobFixes(line, node) : [],
    }));
}

function blobFixes(line: Line, node: StringNode): Fix[] {
    const stem = node.value.endsWith('.dts') ? node.value.slice(0, -'.dts'.length) : undefined;
    const blob = `"${stem}${endingOf('fdt')}"`;
    return stem === undefined ? [] : [replace(`Write ${blob}, the compiled tree`, line.number, node, blob)];
}

/** Whether there is a node that counts. Of a tree without any, it is known that it gives nothing. */
function isThere(
    resolution: Resolution,
    { line, node, statement }: FromFile,
    { names }: Passthrough,
): boolean {
    const { node: chosen } = statement;
    const params = { path: node.value };
    if (chosen === undefined) {
        if (names.length === 0) report(resolution, 'no-passthrough', line, node, params);
        return true;
    }
    if (names.includes(chosen.value)) return true;
    const known = names.slice(1);
    report(
        resolution,
        'unknown-tree-node',
        line,
        chosen,
        { ...params, node: chosen.value, isTree: true, known },
        () => ({
            fixes: nearestWords(known, chosen.value).map(each =>
                replace(`Write "${each}"`, line.number, chosen, `"${each}"`),
            ),
        }),
    );
    return false;
}

function reportUnresolved(
    resolution: Resolution,
    { line, node }: FromFile,
    unresolved: readonly Unresolved[],
): void {
    const devices = [...new Set(unresolved.map(({ device }) => device))];
    const properties = [...new Set(unresolved.map(({ property }) => property))];
    report(resolution, 'provider-unknown', line, node, { path: node.value, devices, properties });
}

/** A tree has no lines: its ranges are at its start. */
const treeRange = (file: string, { device, first, last, isExtra }: Region): GivenRange => ({
    first,
    last,
    name: undefined,
    file,
    line: 0,
    span: START,
    device,
    isExtra,
});

const START = { start: 0, end: 0 };
