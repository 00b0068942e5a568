// The platforms of Versal NET and Gen 2 against the facts about these chips: every name, id and address; and tables made from the
// facts alone, whose rows must come to the places where the C has them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { kindOfId } from '../../server/model/chip';
import { isNameEntry } from '../../server/model/names';
import { platformOf } from '../../server/model/platforms';
import { isAccessTable, type Table } from '../../server/model/program';
import { analyseExample } from '../workspace';

interface Fact {
    readonly kind: string;
    readonly name: string;
    readonly value: bigint;
    /** Names with blanks between them. */
    readonly of: string;
}

const factsOf = (platform: string): Fact[] =>
    readFileSync(`test/fixtures/facts/${platform}-names.csv`, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(row => {
            const [kind = '', name = '', value = '', of = ''] = row.split(',');
            return { kind, name, value: BigInt(value), of };
        });

const indexOf = ({ value }: Fact): number => Number(value & 0x3fffn);

for (const name of ['versal-net', 'versal2']) {
    const facts = factsOf(name);
    const platform = platformOf(name);
    assert.ok(platform !== undefined);
    const entries = platform.scope.declared().filter(isNameEntry);
    const ids = facts.filter(({ kind }) => kind !== 'frame');
    const elsewhere = new Set(entries.filter(({ absent }) => absent).map(each => each.name));
    const onChip = facts.filter(each => !elsewhere.has(each.name));

    test(`${name} has the names of the facts, and no others`, () => {
        const declared = entries.map(({ kind, name, value = -1n, of }) => {
            return { kind, name, value, of: of.map(each => each.name).join(' ') };
        });
        const byName = (a: Fact, b: Fact) => (a.name < b.name ? -1 : 1);
        assert.deepEqual(declared.sort(byName), [...facts].sort(byName));
    });

    test(`${name}: the class of each id is its kind`, () => {
        for (const { kind, name, value } of ids) assert.equal(kindOfId(value, platform.chip), kind, name);
    });

    test(`${name}: each id on the chip has an index of its own among those of its kind`, () => {
        for (const kind of ['node', 'reset', 'clock']) {
            const names = new Map<number, string>();
            for (const each of onChip.filter(fact => fact.kind === kind)) {
                assert.equal(names.get(indexOf(each)), undefined, each.name);
                names.set(indexOf(each), each.name);
            }
        }
    });

    test(`${name}: the clocks of subclass 1 are PLLs`, () => {
        const isPll = ({ value = 0n }: { value: bigint | undefined }) => ((value >> 20n) & 0x3fn) === 1n;
        for (const clock of entries.filter(({ kind }) => kind === 'clock'))
            assert.equal(clock.pll, isPll(clock), clock.name);
    });

    test(`${name}: each frame is a page of its own that the chip can address`, () => {
        const addresses = facts.filter(({ kind }) => kind === 'frame').map(({ value }) => value);
        assert.equal(new Set(addresses).size, addresses.length);
        for (const address of addresses) assert.equal(address & 0xfffn, 0n);
        for (const address of addresses) assert.equal(address >> BigInt(platform.chip.addressBits), 0n);
    });

    test(`${name}: tables made from the facts have each row where the C has it`, () => {
        const { program, problems } = analyseExample(tablesFrom(name, onChip));
        assert.deepEqual(
            problems.filter(({ severity }) => severity === 'error'),
            [],
        );
        for (const table of program.tables) {
            const expected = onChip.filter(({ kind }) => kind === table.kind).map(indexOf);
            assert.deepEqual(indexesIn(table), expected, table.kind);
        }
    });
}

/** A table of each kind: a row for each id, through the first frame of its device. PLL clocks never come to a table. */
function tablesFrom(platform: string, facts: readonly Fact[]): string {
    const frameOf = new Map<string, bigint>();
    for (const { kind, of, value } of facts) if (kind === 'frame' && !frameOf.has(of)) frameOf.set(of, value);
    const rowsOf = (kind: string, right: (fact: Fact) => string): string[] =>
        facts
            .filter(fact => fact.kind === kind)
            .map(fact => `0x${fact.value.toString(16)} -> ${right(fact)}`);
    const through = (device: string): string => {
        const address = frameOf.get(device);
        return address === undefined ? 'hwdom' : `at 0x${address.toString(16)}`;
    };
    const table = (head: string, rows: readonly string[]): string =>
        [`${head} {`, 'index PM_NODE_IDX(n) = n & 0x3fff', ...rows, '}'].join('\n');
    return [
        `platform ${platform}`,
        table(
            'node pm_node_access',
            rowsOf('node', ({ name }) => through(name)),
        ),
        table(
            'reset pm_rst_access',
            rowsOf('reset', ({ of }) => through(of)),
        ),
        table('clock pm_clk_node_map', [
            'waive clock-unsorted "in the order of the facts"',
            ...rowsOf('clock', () => facts[0]?.name ?? ''),
        ]),
    ].join('\n');
}

const indexesIn = (table: Table): number[] => {
    if (isAccessTable(table)) return table.rows.flatMap(({ runs }) => runs.map(({ index }) => index));
    return table.kind === 'clock' ? table.rows.map(({ clock }) => clock.index) : [];
};
