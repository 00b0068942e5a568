// What a comparison says of two policies is what their rules answer: for every set of pages, as a guest and as the hardware domain, about
// every id and register in and around the rows. The pairs are random, of both targets and of all editions.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Domain } from '../../server/access/tables';
import { type Both, comparing, type Thing } from '../../server/changes/compare';
import type { Access, Side } from '../../server/changes/side';
import { isEnough, waysOf } from '../../server/changes/ways';
import { finish } from '../../server/language/steps';
import { traitsOf } from '../../server/model/targets';
import { inEdition } from '../emit/programs';
import { policyFrom } from '../fuzz/random-policy';
import { finder } from './finding';
import { sideOf } from './sides';

const { RUNS = '120' } = process.env;

const EDITIONS = traitsOf('xlnx').editions;

/** Two sources: of unrelated policies, or the second the first with a line less, twice, or elsewhere. */
const pairs = fc
    .record({
        numbers: fc.array(fc.nat(), { minLength: 1, maxLength: 300, size: 'max' }),
        others: fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 300, size: 'max' })),
        edits: fc.array(fc.tuple(fc.nat(2), fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
        editions: fc.tuple(fc.constantFrom(...EDITIONS), fc.constantFrom(...EDITIONS)),
        isSameEdition: fc.boolean(),
        plls: fc.array(fc.nat(9), { maxLength: 3 }),
    })
    .map(({ numbers, others, edits, editions: [first, second], isSameEdition, plls }): Both<string> => {
        const source = withPlls(policyFrom(numbers).source, plls);
        const changed = others === null ? edited(source, edits) : policyFrom(others).source;
        return [inEdition(source, first), inEdition(changed, isSameEdition ? first : second)];
    });

/** Some clocks are of PLLs, where there are clocks. */
const withPlls = (source: string, plls: readonly number[]): string =>
    plls.length === 0 || !source.includes('clock clocks {')
        ? source
        : `${source}names clock {\n${[...new Set(plls)].map(id => `    PLL_${id} = ${id} pll\n`).join('')}}\n`;

function edited(source: string, edits: readonly (readonly [number, number, number])[]): string {
    const lines = source.split('\n');
    const rows = lines.flatMap((line, at) => (line.includes('->') ? at : []));
    for (const [how, from, to] of edits) {
        const [a, b] = [rows[from % rows.length] ?? 0, rows[to % rows.length] ?? 0];
        const [first = '', second = ''] = [lines[a], lines[b]];
        if (how === 0) lines[a] = '';
        else if (how === 1) lines[b] = first;
        else [lines[a], lines[b]] = [second, first];
    }
    return lines.join('\n');
}

test(`${RUNS} random pairs`, () =>
    fc.assert(
        fc.property(pairs, ([first, second]) =>
            agrees([sideOf(first), sideOf(second)], `${first}\n---\n${second}`),
        ),
        { numRuns: Number(RUNS) },
    ));

test('the smallest sets of random functions are those that every set shows', () =>
    fc.assert(
        fc.property(fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 6 }), sets => {
            const suffices = (owns: (page: number) => boolean): boolean => sets.some(set => set.every(owns));
            const enough = subsets([0, 1, 2, 3, 4, 5]).filter(set => suffices(page => set.has(page)));
            const smallest = enough.filter(
                set =>
                    !enough.some(other => other.size < set.size && [...other].every(page => set.has(page))),
            );
            const found = waysOf([0, 1, 2, 3, 4, 5], suffices);
            assert.deepEqual(
                found?.map(way => way.join()).sort(),
                smallest.map(set => [...set].join()).sort(),
            );
        }),
        { numRuns: 1000 },
    ));

function agrees(sides: Both<Side>, source: string): void {
    const { things, unknown, isCut } = finish(comparing(...sides));
    assert.deepEqual([unknown, isCut], [[], false]);
    for (const { access } of things) for (const each of access) assertSmallest(each, source);
    const pages = [...new Set(sides.flatMap(pagesOf))];
    const domains = subsets(pages).flatMap(owned =>
        [false, true].map(
            (hardwareDomain): Domain => ({ hardwareDomain, ownsFrame: page => owned.has(page) }),
        ),
    );
    const found = finder(things, sides);
    for (const [question, thing, may] of questionsOf(sides))
        for (const [at, side] of sides.entries())
            for (const domain of domains) {
                const access = found(thing)?.access[at];
                const ways = domain.hardwareDomain ? access?.hwdom : access?.guest;
                const told = ways === undefined ? undefined : isEnough(ways, domain.ownsFrame);
                const answered = may(side, domain);
                // What is not among the things is the same on both sides: nobody's, or what no row is about.
                const expected = told ?? otherwise(thing, domain);
                if (answered !== expected)
                    assert.equal(
                        answered,
                        expected,
                        `side ${at}: ${question} ${domain.hardwareDomain}\n${source}`,
                    );
            }
}

/** No way contains another, so that the same access is always said in the same way. */
function assertSmallest({ guest, hwdom }: Access, source: string): void {
    for (const ways of [guest, hwdom])
        for (const way of ways)
            assert.ok(!ways.some(other => other !== way && other.every(page => way.includes(page))), source);
}

/** Reads by the hardware domain reach no table. */
const otherwise = (thing: Thing, { hardwareDomain }: Domain): boolean =>
    thing.kind === 'read' && hardwareDomain;

type Question = readonly [text: string, thing: Thing, may: (side: Side, domain: Domain) => boolean];

function* questionsOf(sides: Both<Side>): Iterable<Question> {
    const policies = sides.map(({ policy }) => policy);
    const rows = policies.flatMap(({ node, reset }) => [...(node?.rows ?? []), ...(reset?.rows ?? [])]);
    for (const id of around(rows.map(each => each.id))) {
        yield [
            `node ${id}`,
            { kind: 'node', id },
            ({ rules }, domain) => rules.domainHasNodeAccess(domain, id),
        ];
        yield [
            `reset ${id}`,
            { kind: 'reset', id },
            ({ rules }, domain) => rules.domainHasResetAccess(domain, id),
        ];
    }
    if (policies.every(({ target }) => target === 'xlnx'))
        for (const id of around(policies.flatMap(({ clock }) => (clock?.rows ?? []).map(each => each.id))))
            yield [
                `clock ${id}`,
                { kind: 'clock', id },
                ({ rules }, domain) => rules.domainClockCall?.(domain, 'change', id) === 'forwarded',
            ];
    const ends = policies.flatMap(({ mmio }) => (mmio?.rows ?? []).flatMap(({ start, end }) => [start, end]));
    for (const start of new Set(ends.flatMap(end => [end - 1n, end, end + 1n])))
        if (start >= 0n) yield* registerQuestions(start);
    if (sides.every(({ rules }) => rules.domainHasMailboxAccess !== undefined))
        yield [
            'mailbox',
            { kind: 'mailbox' },
            ({ rules }, domain) => rules.domainHasMailboxAccess?.(domain) ?? false,
        ];
}

function* registerQuestions(start: bigint): Iterable<Question> {
    const text = start.toString(16);
    yield [
        `read ${text}`,
        { kind: 'read', start, end: start },
        ({ rules }, domain) => rules.domainHasMmioAccess(domain, false, start, 1).allowed,
    ];
    for (const mask of [1, 2, 0x8000, 0x1_0000, 0x8000_0000])
        yield [
            `write ${text} ${mask}`,
            { kind: 'write', start, end: start, mask },
            ({ rules }, domain) => rules.domainHasMmioAccess(domain, true, start, mask).mask !== 0,
        ];
}

const pagesOf = ({ policy: { node, reset } }: Side): number[] =>
    [...(node?.rows ?? []), ...(reset?.rows ?? [])].flatMap(({ frame }) => (frame === 0 ? [] : frame));

/** Ids, their neighbours, what a macro leaves of them, and others that have the same index. */
function around(ids: readonly number[]): Set<number> {
    const all = ids.flatMap(id => [id - 1, id, id + 1, id & 0x3fff, (id ^ 0x400_0000) >>> 0]);
    return new Set([0, 0x4000, 0xffff_ffff, ...all].filter(id => id >= 0 && id <= 0xffff_ffff));
}

const subsets = (pages: readonly number[]): ReadonlySet<number>[] =>
    Array.from(
        { length: 1 << pages.length },
        (_, bits) => new Set(pages.filter((_, at) => (bits >> at) & 1)),
    );
