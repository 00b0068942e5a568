// What an array holds, from the rows that were read: later rows replace earlier ones, or change some of their fields.

import type { CTable } from '../../server/c/reading';

/** The values of the fields that are not zero, by index, then by path. */
export function elementsOf({ rows }: CTable): ReadonlyMap<number, ReadonlyMap<string, bigint>> {
    const elements = new Map<number, Map<string, bigint>>();
    for (const { index, sets, clears, values } of rows) {
        for (let at = index.first ?? 0; at <= (index.last ?? -1); at++) {
            const before = sets === 'part' ? elements.get(at) : undefined;
            const element = new Map(before);
            for (const path of clears)
                for (const name of before?.keys() ?? [])
                    if (`${name}.`.startsWith(`${path.join('.')}.`)) element.delete(name);
            for (const { path, value } of values) element.set(path.join('.'), value ?? 0n);
            elements.set(at, element);
        }
    }
    return elements;
}
