// Entries by their names: whatever comes and goes, they hold what a map of the names holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineWithNumber } from '../../server/language/lines';
import { Entries } from '../../server/model/kept/entries';
import { type Entry, NameEntry } from '../../server/model/names';

/** Few names, so that they meet again, and of those some that crowd together. */
const name = fc.oneof(
    fc.nat(200).map(number => `NODE_${number}`),
    fc.constantFrom('Aa', 'BB', 'AaAa', 'BBBB', 'AaBB', 'BBAa', '', '__proto__', 'constructor'),
);

const step = fc.record({ act: fc.constantFrom('add', 'replace', 'delete', 'get'), name });

const group = { file: 'names.eemi', kind: 'node' } as const;
const traits = { size: undefined, of: undefined, pll: false };
const entryOf = (name: string, id: number): NameEntry =>
    new NameEntry(lineWithNumber(id), group, 0, name, BigInt(id), traits);

test('entries hold what a map of their names holds', () => {
    fc.assert(
        fc.property(fc.array(step, { maxLength: 600 }), steps => {
            const entries = new Entries();
            const map = new Map<string, Entry>();
            for (const [at, { act, name }] of steps.entries()) {
                const entry = entryOf(name, at);
                if (act === 'add') {
                    assert.equal(entries.add(entry), map.get(name));
                    if (!map.has(name)) map.set(name, entry);
                } else if (act === 'replace') {
                    entries.replace(entry);
                    if (map.has(name)) map.set(name, entry);
                } else if (act === 'delete') {
                    entries.delete(name);
                    map.delete(name);
                }
                assert.equal(entries.get(name), map.get(name));
                assert.equal(entries.has(name), map.has(name));
            }
            assert.deepEqual(new Set(entries.all()), new Set(map.values()));
        }),
    );
});

test('ten thousand names that are numbered in a row are all found', () => {
    const entries = new Entries();
    const names = Array.from({ length: 10_000 }, (_, at) => `XILPM_RESET_GPIO_${at}`);
    const all = names.map(entryOf);
    for (const entry of all) assert.equal(entries.add(entry), undefined);
    for (const entry of all.toReversed()) assert.equal(entries.get(entry.name), entry);
    assert.equal(entries.get('XILPM_RESET_GPIO_10000'), undefined);
});
