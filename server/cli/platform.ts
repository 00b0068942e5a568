// `platform`: what a bundled platform is, or with --compare what the headers of a tree have otherwise.

import { readConstants } from '../convert/constants';
import { type PlatformDifferences, platformDifferences } from '../convert/platform-differences';
import { count, idText, list } from '../diagnostics/phrases';
import { bytesOnDisk, fullPath, readBytes } from '../files/disk';
import { hexOf } from '../language/number';
import { isPositionOf } from '../model/chip';
import { includeFinder } from '../model/includes';
import { IS_ID, type NameEntry } from '../model/names';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { valuesText } from '../model/sources';
import type { Platform } from '../model/surroundings';
import { explain } from './explain';
import { includeFolders } from './include-folders';
import { complain, refuse, type Terminal, writeText } from './terminal';
import { visibleLines } from './visible';

export interface PlatformOptions {
    readonly compare?: readonly string[];
    readonly include?: readonly string[];
}

/** 0: said, or nothing differs; 1: something differs; 2: no such platform, or a header that cannot be read. */
export function platform(name: string, options: PlatformOptions, terminal: Terminal): number {
    const found = platformOf(name);
    if (found === undefined)
        return refuse(terminal, `there is no platform ${name}; there are ${list(PLATFORM_NAMES)}`);
    if (options.compare === undefined && options.include !== undefined)
        return refuse(terminal, '-I is for the headers of --compare; name them, or drop -I');
    if (options.compare === undefined) return explain(name, terminal);
    const include = includeFinder(bytesOnDisk, includeFolders(options.include, terminal));
    const constants = new Map<string, bigint | undefined>();
    const notFound = new Set<string>();
    for (const header of options.compare) {
        const path = fullPath(header);
        const bytes = readBytes(path, true);
        if ('failure' in bytes) return refuse(terminal, `${header} ${bytes.reason}`);
        const read = readConstants({ path, bytes }, include);
        if ('refusal' in read) return refuse(terminal, `${header}: ${read.refusal}`);
        for (const [constant, value] of read.constants) constants.set(constant, value);
        for (const each of read.notFound) notFound.add(each);
    }
    for (const each of notFound)
        complain(
            terminal,
            `${each} is included and was not found; what it defines is not compared, -I names its folder`,
        );
    return say(found, options.compare, platformDifferences(found, constants), terminal);
}

function say(
    { name }: Platform,
    headers: readonly string[],
    { same, other, onlyHere, onlyThere, unknown }: PlatformDifferences,
    terminal: Terminal,
): number {
    const { out } = terminal;
    const there = headers.length === 1 ? (headers[0] ?? '') : 'the headers';
    if (same + other.length + onlyThere.length + unknown.length === 0)
        return refuse(terminal, `${there} has no name like those of ${name}`);
    const lists = [
        section(
            'Other value',
            other.map(
                each => `${each.name} ${thereText(each)}, in ${name} ${ownText(each.entry, each.here)}`,
            ),
        ),
        section(
            `Only in ${name}`,
            onlyHere.map(({ entry, value }) => `${entry.name} ${valueText(entry, value)}`),
        ),
        section(
            `Only in ${there}`,
            onlyThere.map(each => `${each.name} ${valueText(each, each.value)}`),
        ),
    ];
    const lines = [...lists.flat(), `${count(same, 'name')} with the same value`];
    writeText(out, `${visibleLines(lines.join('\n'))}\n`);
    if (unknown.length > 0)
        complain(terminal, `not compared, because the value in ${there} is not known: ${list(unknown)}`);
    return other.length + onlyHere.length + onlyThere.length === 0 ? 0 : 1;
}

/** A list with its title and its length; nothing for an empty one. */
const section = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${title}: ${items.length}`, ...items.map(item => `  ${item}`), ''];

/** The header's value; of an id by its position also that it is one. */
const thereText = ({ entry, value }: PlatformDifferences['other'][number]): string =>
    isPositionOf({ value }, entry) ? `${hexOf(value)} (its position)` : valueText(entry, value);

/** The platform's value, and where trees disagree whose it is. */
const ownText = (entry: NameEntry, here: bigint): string =>
    entry.whose.length > 0 && (IS_ID[entry.kind] || entry.value === here)
        ? valuesText(entry)
        : valueText(entry, here);

const valueText = ({ kind }: Pick<NameEntry, 'kind'>, value: bigint): string =>
    IS_ID[kind] ? idText(value) : hexOf(value);
