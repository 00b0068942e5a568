// The digest of a policy, in the outputs of random tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { printOutput } from '../../server/emit/outputs';
import type { Program } from '../../server/model/program';
import { programOf } from './programs';
import { type RandomTables, randomTables, sourceOf, type TableLines } from './random-tables';

const digestOf = (program: Program, format: 'c' | 'ts'): string =>
    /policy ([0-9a-f]{64})/.exec(printOutput(program, format))?.[1] ?? '';

test('the policy digest is of the rows as numbers', () => {
    fc.assert(
        fc.property(randomTables, fc.nat(), (tables, number) => {
            const source = sourceOf(tables);
            const program = programOf(source);
            const digest = digestOf(program, 'c');
            assert.equal(digestOf(program, 'ts'), digest);
            const same = [
                source.replaceAll(/\b(FR|RG|ND|RS)_/g, 'X$1_'),
                source.replaceAll(/^( *)\/\/.*$/gm, '$1// another'),
                source.replaceAll('pm_', 'xy_'),
                sourceOf({ ...tables, node: reversed(tables.node), reset: reversed(tables.reset) }),
            ];
            for (const text of same) assert.equal(digestOf(programOf(text), 'c'), digest, text);
            for (const text of changedGrants(tables, number))
                assert.notEqual(digestOf(programOf(text), 'c'), digest, text);
        }),
        { numRuns: 60 },
    );
});

const reversed = (table: TableLines | undefined): TableLines | undefined =>
    table && { head: table.head, rows: [...table.rows].reverse() };

/** The same tables with one row each that grants something else; `number` says which row. */
function changedGrants(tables: RandomTables, number: number): string[] {
    const changed = (
        kind: 'node' | 'reset' | 'mmio',
        change: (row: string) => string | undefined,
    ): string[] => {
        const table = tables[kind];
        if (table === undefined) return [];
        const at = table.rows.flatMap((row, index) => (row.includes('->') ? [index] : []));
        const chosen = at[number % at.length] ?? 0;
        const rows = table.rows.flatMap((row, index) => (index === chosen ? (change(row) ?? []) : row));
        return [sourceOf({ ...tables, [kind]: { head: table.head, rows } })];
    };
    const regrant = (row: string): string => row.replace(/->[\s\S]*/, '-> mfn 0xabcdef or hwdom');
    return [
        ...changed('node', regrant),
        ...changed('reset', regrant),
        ...changed('mmio', row => row.replace(/->[\s\S]*/, '-> 61')),
        ...changed('mmio', row => row.replace(/mask [^-]*?(?=readonly|->)|(?<= )(?=->)/, 'mask 0x123 ')),
        ...changed('mmio', row => `    0x4 -> 62\n${row}`),
    ];
}
