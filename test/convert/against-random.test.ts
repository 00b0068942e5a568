// One change in a random table, in the C or in the file that was written for it, is said at the rows that it is in, and nothing else is.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import { against } from '../../server/convert/against';
import { namesBeside } from '../../server/convert/bundled-names';
import { hostOf } from '../workspace';
import { optionsFor } from './importing';

const RUNS = 400;

/** A row as both write it, in a line each. */
interface Row {
    readonly c: string;
    readonly eemi: string;
    /** What changed it, on either side. */
    readonly isHit?: true;
}

/** A table as both write it: what stands above the rows, and below. */
interface Form {
    readonly c: readonly [above: string, below: string];
    readonly eemi: readonly [above: string, below: string];
    /** Whether the order of the rows counts. */
    readonly isOrdered: boolean;
}

interface Table {
    readonly form: Form;
    readonly rows: readonly Row[];
    /** A row that the table does not have. */
    readonly other: Row;
}

const STRUCTS = `struct pm_access { uint64_t addr; bool hwdom_access; };
struct reg { uint64_t start; uint64_t end; uint32_t mask; uint32_t node; bool hwdom_access; bool readonly; };
struct pm_clk2node { uint32_t clk_idx; uint32_t dev_idx; };
#define PM_RESET_IDX(n) ((n) - 1000)
`;

const formOf = (kind: string, struct: string, head = '', isOrdered = false): Form => ({
    c: [`${STRUCTS}static const ${struct} pm_${kind}[] = {\n`, '};\n'],
    eemi: [`target xlnx\n${kind} pm_${kind} {\n${head}`, '}\n'],
    isOrdered,
});

const accessRow = (makeIndex: (id: number) => string) => (id: number, value: number) => ({
    c: `[${makeIndex(id)}] = { ${hex(value * 4096)}${value % 3 === 0 ? ', true' : ''} },`,
    eemi: `${id} -> at ${hex(value * 4096)}${value % 3 === 0 ? ' or hwdom' : ''}`,
});

const hex = (value: number): string => `0x${value.toString(16)}`;

function registerRow(at: number, value: number): Row {
    const start = 0x1000 + 4 * (at % 24);
    const [length, mask, node] = [at % 5, value % 7, Math.floor(value / 7) % 5];
    const isReadonly = value % 2 === 1 && at % 3 === 0;
    return {
        c: `{ .start = ${hex(start)},${length > 1 ? ` .end = ${hex(start + 4 * length)},` : ''} .mask = ${mask}, .node = ${node + 1}, .readonly = ${Number(isReadonly)} },`,
        eemi: `${hex(start)}${length > 1 ? ` .. ${hex(start + 4 * length - 4)}` : ''}${mask > 0 ? ` mask ${mask}` : ''}${isReadonly ? ' readonly' : ''} -> ${node + 1}`,
    };
}

const clockRow = (clock: number, value: number): Row => ({
    c: `{ ${clock}, ${value + 1} },`,
    eemi: `${clock} -> ${value + 1}`,
});

const KINDS: readonly { readonly form: Form; readonly row: (id: number, value: number) => Row }[] = [
    { form: formOf('node', 'struct pm_access'), row: accessRow(id => `${id}`) },
    {
        form: formOf('reset', 'struct pm_access', '    index PM_RESET_IDX(n) = n - 1000\n'),
        row: (id, value) => accessRow(each => `PM_RESET_IDX(${each})`)(id + 1000, value),
    },
    { form: formOf('mmio', 'struct reg', '', true), row: registerRow },
    { form: formOf('clock', 'struct pm_clk2node', '', true), row: clockRow },
];

/** Rows of different ids; a register or clock may have several, all different. */
const tables: fc.Arbitrary<Table> = fc
    .record({
        kind: fc.constantFrom(...KINDS),
        ids: fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 3, maxLength: 25 }),
        values: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 25, maxLength: 25 }),
    })
    .map(({ kind: { form, row }, ids: [free = 0, ...ids], values }) => {
        const rows = ids.map((id, at) => row(id, values[at] ?? 1));
        const other = row(free, values.at(-1) ?? 1);
        const texts = new Map(rows.map(each => [each.eemi, each] as const));
        texts.delete(other.eemi);
        return { form, rows: [...texts.values()], other };
    })
    .filter(({ rows }) => rows.length >= 2);

/** Both sides after a change of one of them, and how many places may be said. */
interface Changed {
    readonly unchanged: readonly Row[];
    readonly changed: readonly Row[];
    readonly least: number;
    readonly most: number;
}

const hit = (row: Row): Row => ({ ...row, isHit: true });

const hitAt = (rows: readonly Row[], ...places: readonly number[]): Row[] =>
    rows.map((row, at) => (places.includes(at) ? hit(row) : row));

const CHANGES: Record<string, (table: Table, at: number, to: number) => Changed> = {
    nothing: ({ rows }) => ({ unchanged: rows, changed: rows, least: 0, most: 0 }),
    'a row less': ({ rows }, at) => ({
        unchanged: hitAt(rows, at),
        changed: rows.toSpliced(at, 1),
        least: 1,
        most: 1,
    }),
    'a row more': ({ rows, other }, at) => ({
        unchanged: rows,
        changed: rows.toSpliced(at, 0, hit(other)),
        least: 1,
        most: 1,
    }),
    'another row in its place': ({ rows, other, form }, at) => ({
        unchanged: hitAt(rows, at),
        changed: rows.with(at, hit(other)),
        least: 1,
        most: form.isOrdered ? 1 : 2,
    }),
    'a row at another place': ({ rows, form }, at, to) => {
        const row = rows[at];
        const without = rows.toSpliced(at, 1);
        const moved = row === undefined ? without : without.toSpliced(to, 0, row);
        const low = Math.min(at, to);
        // Of two neighbours either may be said.
        const places = Math.abs(at - to) === 1 ? [low, low + 1] : [at];
        const placesNow = Math.abs(at - to) === 1 ? [low, low + 1] : [to];
        const isSaid = form.isOrdered && at !== to;
        return {
            unchanged: hitAt(rows, ...places),
            changed: hitAt(moved, ...placesNow),
            least: isSaid ? 1 : 0,
            most: isSaid ? 1 : 0,
        };
    },
    'two rows the other way round': ({ rows, form }, at, to) => {
        const [a, b] = [rows[at], rows[to]];
        const swapped = a === undefined || b === undefined ? rows : rows.with(at, b).with(to, a);
        const isSaid = form.isOrdered && at !== to;
        // Between them one row may be taken for the one that moved, and then it stands with one of the two.
        return {
            unchanged: hitAt(rows, at, to, ...(Math.abs(at - to) === 2 ? [(at + to) / 2] : [])),
            changed: hitAt(swapped, at, to, ...(Math.abs(at - to) === 2 ? [(at + to) / 2] : [])),
            least: isSaid ? 1 : 0,
            most: isSaid ? 2 : 0,
        };
    },
    'a row twice': ({ rows, form }, at, to) => {
        const twice = rows.toSpliced(to, 0, rows[at] ?? { c: '', eemi: '' });
        const row = rows[at]?.eemi;
        const hits = (all: readonly Row[]): Row[] => all.map(each => (each.eemi === row ? hit(each) : each));
        return {
            unchanged: hits(rows),
            changed: hits(twice),
            least: form.isOrdered ? 1 : 0,
            most: form.isOrdered ? 1 : 0,
        };
    },
};

for (const [title, change] of Object.entries(CHANGES))
    test(`${title}: said at its rows`, () => {
        const cases = fc.record({
            table: tables,
            at: fc.nat({ max: 1000 }),
            to: fc.nat({ max: 1000 }),
            isInC: fc.boolean(),
        });
        fc.assert(
            fc.property(cases, ({ table, at, to, isInC }) => {
                const size = table.rows.length;
                const { unchanged, changed, least, most } = change(table, at % size, to % size);
                const [inC, here] = isInC ? [changed, unchanged] : [unchanged, changed];
                const said = saidOf(table.form, inC, here);
                const all = said.map(each => each.text).join('\n');
                assert.ok(least <= said.length && said.length <= most, `${said.length} said:\n${all}`);
                for (const { atC, atHere, text } of said) {
                    assert.ok(atC !== undefined || atHere !== undefined, text);
                    if (atC !== undefined) assert.ok(inC[atC]?.isHit, `${text}: row ${atC} of the C`);
                    if (atHere !== undefined) assert.ok(here[atHere]?.isHit, `${text}: row ${atHere} here`);
                }
            }),
            { numRuns: RUNS / 4 },
        );
    });

/** What is said of two tables, with the rows that it is said at, from 0. */
function saidOf(form: Form, inC: readonly Row[], here: readonly Row[]) {
    const c = `${form.c[0]}${inC.map(row => `${row.c}\n`).join('')}${form.c[1]}`;
    const eemi = `${form.eemi[0]}${here.map(row => `${row.eemi}\n`).join('')}${form.eemi[1]}`;
    const analysis = analyse('/tree/tables.eemi', hostOf(new Map([['/tree/tables.eemi', eemi]])));
    assert.ok(analysis);
    const files = new Map([['old.c', c]]);
    const found = against(
        analysis.program,
        [{ path: '/tree/old.c', bytes: Buffer.from(c) }],
        namesBeside(analysis.program, undefined),
        optionsFor(files),
    );
    assert.ok(!('refusal' in found));
    assert.deepEqual(found.unread, []);
    const below = (text: string, line: number | undefined): number | undefined =>
        line === undefined ? undefined : line - text.split('\n').length + 1;
    return found.differences.map(({ at, here, message }) => ({
        atC: below(form.c[0], at?.line),
        atHere: below(form.eemi[0], here?.line),
        text: `${message}\n${c}${eemi}`,
    }));
}
