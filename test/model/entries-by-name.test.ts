// The entries of a scope by their names are found as in a map, whatever was found, added and removed before.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/language/document';
import { EntriesByName } from '../../server/model/kept/entries-by-name';
import { NameEntry, NO_TRAITS } from '../../server/model/names';

const line = new Document('').lines.get(0);
const names = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const acts = fc.array(
    fc.oneof(
        { weight: 3, arbitrary: fc.record({ act: fc.constant('get' as const), name: names }) },
        fc.record({ act: fc.constantFrom('node', 'frame'), name: names }),
        fc.record({ act: fc.constant('delete' as const), name: names }),
    ),
    { maxLength: 60 },
);

function entryOf(kind: 'node' | 'frame', name: string): NameEntry {
    assert(line !== undefined);
    return new NameEntry(line, { file: 'a.eemi', kind }, 0, name, 0x1000n, NO_TRAITS);
}

test('entries are found as in a map', () => {
    fc.assert(
        fc.property(acts, list => {
            const [entries, map] = [new EntriesByName(), new Map<string, NameEntry>()];
            for (const { act, name } of list) {
                if (act === 'get') assert.equal(entries.get(name), map.get(name));
                else if (act === 'delete') {
                    entries.delete(name);
                    map.delete(name);
                } else if (!map.has(name)) {
                    const entry = entryOf(act, name);
                    entries.add(entry);
                    map.set(name, entry);
                }
                assert.equal(entries.has(name), map.has(name));
                assert.deepEqual(new Set(entries.all()), new Set(map.values()));
            }
        }),
    );
});
