// Where the names of a platform come from: which tree, in which version, by kind; and whose a value is that not all trees have.

import { count, hex, idText } from '../diagnostics/phrases';
import { areSameThing, IS_ID, isNameEntry, type NameEntry } from './names';
import { platformOf, platformsBeside } from './platforms';
import type { Platform } from './surroundings';

/** Names of one kind that are taken from one tree. */
type Layer = readonly [NameEntry, ...NameEntry[]];

/** Each layer in a line: how many names of which kind, the tree with its version and date, how many are not on the chip. */
export const sourceLines = ({ scope }: Pick<Platform, 'scope'>): string[] =>
    layersIn(scope.declared().filter(isNameEntry)).map(lineOf);

/** Each name whose values differ between trees, or that only some trees have: its values and whose they are. */
export const disputedLines = (platform: Platform): string[] =>
    platform.scope
        .declared()
        .filter(isNameEntry)
        .flatMap(entry => {
            const text = disputeText(entry, platform);
            return text === undefined ? [] : [`${entry.name}: ${text}`];
        });

/** What trees disagree about in a name of a platform; `undefined` for nothing. Another tree for the same chip may know more. */
export function disputeText(entry: NameEntry, { name }: Platform): string | undefined {
    const elsewhere = platformsBeside(name)
        .flatMap(each => platformOf(each) ?? [])
        .flatMap(other =>
            sameIn(other, entry).map(same => `${same.name} of ${other.name} is ${valuesText(same)}`),
        );
    const own = entry.whose.length === 0 ? [] : [valuesText(entry)];
    return own.length + elsewhere.length === 0 ? undefined : [...own, ...elsewhere].join('; ');
}

/** The names of the same thing that not all of the other platform's trees have, or not with one value; none where this entry says so itself. */
const sameIn = ({ scope }: Platform, entry: NameEntry): readonly NameEntry[] =>
    entry.value === undefined || entry.others.length > 0
        ? []
        : scope
              .namesOf(entry.kind, entry.value)
              .filter(each => each.whose.length > 0 && areSameThing(each, entry));

/** The values of a name, each with the tree that gives it. */
export const valuesText = ({ kind, value, others, whose }: NameEntry): string =>
    (value === undefined ? [] : [value, ...others])
        .map((each, at) => {
            const written = IS_ID[kind] ? idText(each) : hex(each);
            const tree = whose[at];
            return tree === undefined ? written : `${written} (${tree})`;
        })
        .join(', ');

function layersIn(entries: readonly NameEntry[]): Layer[] {
    const layers = new Map<string, [NameEntry, ...NameEntry[]]>();
    for (const entry of entries) {
        const key = `${entry.kind} ${entry.source}`;
        const layer = layers.get(key);
        if (layer === undefined) layers.set(key, [entry]);
        else layer.push(entry);
    }
    return [...layers.values()];
}

function lineOf(names: Layer): string {
    const [{ kind, source = 'an unknown tree' }] = names;
    const elsewhere = names.filter(({ absent }) => absent).length;
    const missing = elsewhere === 0 ? '' : `; ${elsewhere} of them not on this chip`;
    return `${count(names.length, kind)} from ${source}${missing}`;
}
