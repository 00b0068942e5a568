// The first line of every message fits into 120 characters, however long the names, numbers and lists are of which it speaks.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Code, codes, type Params, render } from '../../server/diagnostics';
import type { GapNames } from '../../server/diagnostics/gap-names';
import { short } from '../../server/diagnostics/phrases';

const MOST = 120;

/** Of what the messages speak. */
interface Given {
    readonly a: string;
    readonly b: string;
    readonly c: string;
    readonly names: readonly string[];
    /** A line, a count or a position. */
    readonly line: number;
    readonly id: number;
    readonly value: bigint;
    readonly other: bigint;
}

const FALSE = { may: false, bits: undefined, because: 'there is no reset table', opposite: true };
const UNASKED = { why: 'undecided', target: 'xlnx', edition: 2019 } as const;
const PLL = { ...UNASKED, why: 'forwarded' } as const;
const WRITTEN = { ...FALSE, action: 'write', may: true } as const;

/** For each code, parameters that lead to each of its texts. The compiler asks for a row for a new code. */
const EVERY_TEXT: { readonly [C in Code]: (given: Given) => readonly Params<C>[] } = {
    syntax: ({ a }) => [
        { expected: 'x'.repeat(90), found: `\`${short(a)}\`` },
        { unknown: a, near: ['register', 'readonly', 'platform'] },
        { habit: 'hash' },
        ...each(['begins', 'left'], conflict => ({ conflict })),
        { longest: 65_536 },
    ],
    'c-syntax': ({ a, b }) => [
        ...each(['comment', 'declaration', 'row'], habit => ({ habit })),
        { habit: 'terminator', mark: ';' },
        { habit: 'source', lastLine: 1_000_000, of: 'tables' },
        { habit: 'source', lastLine: 1_000_000, of: 'rows' },
        { habit: 'source', lastLine: 1_000_000, of: 'names' },
        { habit: 'directive', directive: a },
        { habit: 'macro', macro: a, inside: b },
    ],
    'unclosed-block': ({ a }) => [{ at: 'end' }, { at: 'statement', block: a }],
    'unclosed-string': () => [{}],
    'bad-number': ({ a }) =>
        each(['suffix', 'leading-zero', 'digits', 'too-long'], problem => ({ number: a, problem })),
    'reserved-name': ({ a }) => each(['language', 'c', 'output'], owner => ({ word: a, owner })),
    'too-deep': ({ line }) => [{ levels: line }],
    'unknown-name': ({ a, b, names, id, line }) => [
        { name: a, kinds: [], near: [] },
        { name: a, kinds: ['register', 'domain'], near: names },
        { name: a, kinds: ['node'], near: names, notFound: ['sub/ids.h'] },
        ...each([0, 1, 2], others => ({
            name: a,
            kinds: ['node'] as const,
            near: [b],
            unused: { line, others },
        })),
        { unnamed: id, kinds: ['register'], first: id, last: id + line },
    ],
    'other-platform': ({ a, b }) => [
        { name: a, platforms: ['zynqmp-xlnx'], own: 'versal-net', same: b },
        { name: a, platforms: ['zynqmp-xlnx', 'versal-net'], own: undefined, same: undefined },
    ],
    'wrong-kind': ({ a, b }) => [
        { problem: 'two-frames' },
        { problem: 'swapped', is: 'reset' },
        { problem: 'swapped', is: 'clock' },
        { problem: 'no-frame', register: a },
        { problem: 'class', written: '0x1822402b', is: 'reset', kinds: ['node'] },
        { problem: 'kind', written: a, name: a, is: 'register', kinds: ['register', 'frame'] },
        { problem: 'kind', written: '0x1822402b', name: b, is: 'macro', kinds: ['register', 'frame'] },
        { problem: 'kind', written: a, name: a, is: 'macro', kinds: [] },
    ],
    'duplicate-name': ({ a }) => [
        { name: a, kind: 'domain', other: 'domain' },
        { name: a, kind: 'register', other: 'register' },
        { name: a, kind: 'register', other: 'macro' },
    ],
    'differs-from-platform': ({ a, value, other }) => [
        {
            name: a,
            kind: 'register',
            value,
            platformKind: 'reset',
            platformValue: other,
            others: [],
            whose: [],
        },
        {
            name: a,
            kind: 'frame',
            value,
            platformKind: 'frame',
            platformValue: other,
            others: [value],
            whose: [],
        },
    ],
    'id-by-position': ({ a, b, value, names }) =>
        each([[], names], others => others).flatMap(others => [
            { kind: 'clock', form: 'bare', written: a, whole: undefined, others },
            { kind: 'clock', form: 'bare', written: a, whole: { name: b, id: value, pll: true }, others },
            { kind: 'clock', form: 'bare', written: a, whole: { name: b, id: value, pll: false }, others },
            { kind: 'reset', form: 'indexed', written: a, whole: { name: b, id: value, pll: false }, others },
        ]),
    'alias-of': ({ a }) => [{ frame: a }],
    'node-twice': ({ a }) => [{ node: a }],
    'of-differs': ({ a, b, names }) => [
        { node: a, known: [b] },
        { node: a, known: names },
    ],
    'out-of-range': ({ a, id, line, value, other }) => [
        ...each(
            ['negative', 'minus', 'minus-offset', 'too-large', 'no-pages', 'no-bytes', 'past-end'],
            problem => ({
                problem,
            }),
        ),
        ...each(['id', 'frame'], problem => ({ problem, value })),
        { problem: 'below-base', id, base: line },
        ...each([undefined, value], index => ({ problem: 'index', id, index }) as const),
        ...each([undefined, value], index => ({ problem: 'field', id, index }) as const),
        { problem: 'backwards', first: value, last: other },
        ...each(['whole-address', 'beyond-block'], problem => ({ problem, value, block: a, size: other })),
        { problem: 'long-range', count: value },
        { problem: 'scattered', macro: String(line), most: 256 },
        { problem: 'many-ids', kind: 'reset', count: line },
    ],
    'ambiguous-number': ({ a, b }) => each([undefined, a], text => ({ text, use: b })),
    'wrong-unit': ({ a, b, value, line }) => [
        { in: 'number', written: `mfn 0x${(value >> 12n).toString(16)}`, meant: 'byte address', owner: a },
        ...each(['size', 'declared-size'], unit => ({ in: unit, value, owner: a })),
        { in: 'config', path: `${a}.cfg`, line, page: value, right: value >> 12n, owner: b },
    ],
    'address-width': ({ value }) => [{ address: value, chip: 'Versal NET', bits: 48 }],
    'iomem-wide': ({ a, names, value }) =>
        each([[], [a], names], asBytes => ({ pages: value >> 12n, devices: names, asBytes })),
    'idle-row': ({ names, a, b }) =>
        each(['node', 'reset', 'mmio', 'clock'] as const, kind =>
            each([[a], names], ids => ({ kind, ids, by: [b] })),
        ).flat(),
    'unconsulted-row': ({ a }) => each([1, 70], unconsulted => ({ table: a, rows: 140, unconsulted })),
    'duplicate-page': ({ a, b, line }) => [{ domain: a, pages: b, line }],
    'second-hwdom': ({ a, b }) => [{ name: a, other: b }],
    'idle-page': ({ names, a, b }) => each([[b], names], devices => ({ domain: a, devices, pages: names })),
    'duplicate-index': ({ a, id, line }) =>
        each([id, id + 1], otherId =>
            each([undefined, line], lostLine => ({
                index: line,
                kind: 'reset' as const,
                lost: a,
                lostLine,
                keptLine: line,
                id,
                otherId,
            })),
        ).flat(),
    'duplicate-table': ({ a, b }) => each([a, ''], name => ({ kind: 'reset', name, other: b })),
    'empty-table': ({ a }) => each(['node', 'reset', 'mmio', 'clock'], kind => ({ kind, name: a })),
    'no-node-table': ({ a }) => [{ kind: 'clock', name: a }],
    'bad-index': ({ a, value, other }) => [
        ...each(['node-table', 'form', 'shift'], problem => ({ problem })),
        ...each([undefined, a], macro => ({ problem: 'classes', chip: 'Versal Gen 2', macro }) as const),
        { problem: 'base', target: 'xlnx', base: value, name: a, expected: other },
    ],
    'missing-frame': ({ a }) => each(['node', 'reset', 'mmio', 'clock'], table => ({ table, row: a })),
    'not-a-page': ({ a, names, value, other }) => [
        { use: 'size', size: value },
        { use: 'end', address: value, frame: other },
        ...each(['row', 'domain'], use => ({
            use,
            address: value,
            frame: other,
            name: a,
            neighbours: [],
            mistaken: undefined,
            isKnown: value > 1n,
        })),
        ...each(['row', 'domain'], use => ({
            use,
            address: value,
            frame: other,
            name: undefined,
            neighbours: names,
            mistaken: undefined,
            isKnown: true,
        })),
        {
            use: 'row',
            address: value,
            frame: other,
            name: undefined,
            neighbours: names,
            mistaken: a,
            isKnown: false,
        },
    ],
    'frame-zero': ({ a, b, value }) => [
        { kind: 'reset', row: a, address: value % 4096n, hwdom: true, mistaken: undefined },
        { kind: 'node', row: a, address: value % 4096n, hwdom: false, mistaken: undefined },
        ...each(['id', 'index'], is => ({
            kind: 'node' as const,
            row: a,
            address: value % 4096n,
            hwdom: false,
            mistaken: { name: b, is },
        })),
    ],
    'node-zero-passes': ({ a }) => each([undefined, a], name => ({ name })),
    'mailbox-row': ({ a }) => [
        { row: 'missing', index: 56 },
        { row: 'other', device: a, index: 56 },
    ],
    'index-gap': ({ a, names }) => [
        { kind: 'reset', stretches: [{ after: undefined, names: names.slice(0, 1) }], mailbox: undefined },
        { kind: 'node', stretches: [undefined, a].map(after => ({ after, names })), mailbox: a },
        { kind: 'node', stretches: [{ after: a, names: [`72 (${a})`] }], mailbox: undefined },
    ],
    'shared-page': ({ a, b, names, value }) => [{ frame: value, one: a, other: b, rows: names }],
    'sparse-table': ({ a, line, id }) => [{ row: a, size: id, rows: line, bytes: id, index: id }],
    'unused-waiver': ({ a }) => [{ code: a }],
    'bad-waiver': ({ a }) => [
        ...each(['unknown', 'error', 'warning', 'ids', 'no-reason'], problem => ({ code: a, problem })),
        { code: a, problem: 'unknown', near: ['reset-frame-differs'] },
    ],
    'wrong-frame': ({ a, b, c, names, id, line }) =>
        each(['node', 'reset'], kind =>
            [[], [a], names].flatMap(owners =>
                [[], [c], names].flatMap(rights =>
                    [[b], names].flatMap(devices =>
                        [false, true].map(isAbsent => ({
                            kind,
                            devices,
                            frame: a,
                            rights,
                            owners,
                            disputed: owners.length === 0 ? [id, line] : [],
                            beside:
                                devices.length === 1 && rights.length < 2
                                    ? { name: c, line, frame: a, isRight: rights.length === 1 }
                                    : undefined,
                            isAbsent,
                        })),
                    ),
                ),
            ),
        ).flat(),
    'unusual-frame': ({ a, b, c, names }) => [
        { devices: [a], frame: b, usual: [c] },
        { devices: names, frame: b, usual: names },
    ],
    'reset-frame-differs': ({ a, b, c, names }) =>
        each(['frame', 'hwdom', 'nobody'], granted => [
            { resets: [a], nodes: [b], frame: c, granted, other: a },
            { resets: names, nodes: names, frame: c, granted, other: a },
        ]).flat(),
    'reset-withheld': ({ a, b, c, names }) => [
        { resets: [c], nodes: [a], frames: [b] },
        { resets: names, nodes: names, frames: names },
    ],
    'bad-mask': ({ value, other }) => [
        ...each(['zero', 'too-wide', 'all-ones', 'asks-nothing'], problem => ({ problem, mask: value })),
        { problem: 'and', mask: value, address: other },
    ],
    'mmio-wraps': ({ value }) => [{ start: value }],
    'mmio-empty': ({ value }) => [{ start: value }],
    'mmio-unsorted': ({ value, other, line }) =>
        each([true, false], whole => ({ start: value, end: other, whole, hider: value, hiderLine: line })),
    'mmio-shadowed': ({ value, other, line }) =>
        each(['first', 'decides', 'reads', 'repeats'], why =>
            [true, false].map(whole => ({ start: value, end: other, whole, hiderLine: line, why })),
        ).flat(),
    'same-bits': ({ a, b, line }) => [{ bits: '0xffffffff', node: a, first: b, line }],
    'mmio-dead': ({ a, line }) =>
        each(['nobody', 'readonly', 'only-hwdom'], why => [
            { node: a, why, hasRow: true, rows: 1, unnamed: false, passedOnce: false },
            { node: a, why, hasRow: false, rows: line, unnamed: true, passedOnce: true },
        ]).flat(),
    'mmio-refused': () => ['Versal', 'Versal NET', 'Versal Gen 2'].map(chip => ({ chip })),
    'range-end-out': ({ a }) => each(['read', 'write', 'read-write'], rights => ({ register: a, rights })),
    'wrong-block': ({ a, b, c }) => [{ register: a, frame: b, block: c }],
    'register-gap': given => {
        const bits = { register: given.a, node: given.b, sibling: given.c };
        return [[], [bits], given.names.map(() => bits)].flatMap(lacking =>
            [...gapNames(given), { likely: [], others: [] }]
                .filter(({ likely, others }) => lacking.length + likely.length + others.length > 0)
                .map(gap => ({ ...gap, bits: lacking })),
        );
    },
    'unaligned-register': ({ value, other }) => [{ address: value, aligned: other }],
    'clock-unsorted': ({ names, a, line }) => [
        { lost: names, weaker: [], stop: a, line, hwdomHasOthers: true },
        { lost: names, weaker: [], stop: a, line, hwdomHasOthers: false },
        { lost: [], weaker: names, stop: a, line, hwdomHasOthers: true },
        { lost: names, weaker: names, stop: a, line, hwdomHasOthers: true },
    ],
    'clock-bypassed': ({ names }) => [{ clocks: names }],
    'clock-dead': ({ names, a, b }) => [
        ...each(['no-row', 'denied', 'frame-zero'], why => ({
            clocks: [b],
            nodes: [{ name: a, why }],
            hwdomHasOthers: why !== 'denied',
            passedOnce: why === 'no-row',
        })),
        {
            clocks: names,
            nodes: each([a, b], name => ({ name, why: 'frame-zero' })),
            hwdomHasOthers: true,
            passedOnce: false,
        },
    ],
    'clock-gap': given =>
        each([true, false], hwdom => gapNames(given).map(gap => ({ ...gap, hwdom }))).flat(),
    'duplicate-clock': ({ a, b, line }) => [{ clock: a, node: b, line }],
    'double-index': ({ id, line }) =>
        each([undefined, line], own => [undefined, id].map(asked => ({ id, own, asked }))).flat(),
    'duplicate-statement': ({ a, line }) => [{ statement: a, line }],
    'unknown-platform': ({ a, names }) => [{ name: a, known: names }],
    'wrong-platform': ({ a }) => [
        {
            name: a,
            others: 0,
            written: undefined,
            differs: 'chip',
            platforms: ['versal', 'versal-net', 'zynqmp'],
        },
        {
            name: a,
            others: 1000,
            written: undefined,
            differs: 'chip',
            platforms: ['zynqmp', 'zynqmp-xlnx'],
        },
        { name: a, others: 1000, written: 'zynqmp-xlnx', differs: 'chip', platforms: ['versal-net'] },
        { name: a, others: 1000, written: 'zynqmp-xlnx', differs: 'tree', platforms: ['zynqmp'] },
        { name: a, others: 1000, written: 'versal2', differs: 'devices', platforms: ['versal-net'] },
    ],
    'mixed-target': ({ a, b }) => each(['platform', 'target'], what => ({ what, one: a, other: b })),
    'target-differs': () =>
        each([undefined, 'zynqmp'], other => ({
            platform: 'zynqmp-xlnx',
            usual: 'xlnx',
            target: 'xen',
            other,
        })),
    'bad-license': ({ a, names }) => each([[], names], near => ({ license: a, near })),
    'bad-path': ({ a }) =>
        each(['empty', 'absolute', 'backslash', 'control', 'source'], problem => ({ path: a, problem })),
    'import-not-found': ({ a }) =>
        each(['missing', 'folder', 'unreadable', 'closed', 'untrusted', 'unsaved', 'too-many'], failure => ({
            path: a,
            failure,
        })),
    'import-cycle': ({ names }) => [{ files: names, count: names.length }],
    'import-has-errors': ({ a, line }) => [{ path: a, errors: line }],
    'from-not-found': ({ a, b }) =>
        each(['missing', 'folder', 'unreadable', 'closed', 'untrusted', 'unsaved'], failure => ({
            path: a,
            domain: b,
            failure,
        })),
    'xl-refuses': ({ a, b, line }) =>
        each(
            [
                'too-large',
                'byte-order-mark',
                'carriage-return',
                'character',
                'capital',
                'comment-at-end',
                'unclosed-string',
                'numeric-escape',
                'unknown-escape',
                'zero-byte',
                'too-deep',
                'other-type',
                'no-setting',
                'no-equals',
                'no-value',
                'unclosed-list',
                'no-end',
                'no-text',
                'no-pages-text',
                'cache',
                'cache-without-gfn',
                'zero-pages',
                'too-many',
                'past-end',
                'image-builder',
            ],
            problem => ({ path: a, line, problem, text: b, trees: line % 2 === 0 ? [] : [a, b] }),
        ),
    'list-expected': ({ a, line }) => each(['iomem', 'dtdev'], setting => ({ path: a, line, setting })),
    'dtdev-without-page': ({ a, names }) => [
        { domain: a, devices: names, pages: names, owned: names },
        { domain: a, devices: [a], pages: ['0xff0e0'], owned: [] },
    ],
    'xen-refuses': ({ a, b }) => [
        ...each(
            [
                'source',
                'no-tree',
                'too-large',
                'cut-off',
                'old-version',
                'out-of-bounds',
                'bad-structure',
                'too-deep',
                'too-many',
            ],
            problem => ({ path: a, problem, device: '' }),
        ),
        ...each(['bad-cells', 'inside-page', 'no-path', 'no-reg', 'wraps'], problem => ({
            path: a,
            problem,
            device: b,
        })),
    ],
    'no-passthrough': ({ a }) => [{ path: a }],
    'unknown-tree-node': ({ a, b, names }) => [
        { path: a, node: b, isTree: true, known: names },
        { path: a, node: b, isTree: true, known: [] },
        { path: a, node: b, isTree: false, known: [] },
    ],
    'entry-not-whole': ({ a, b, line }) => [
        { path: a, device: b, cells: line, needed: 6 },
        { path: a, device: b, cells: 5, needed: 6 },
    ],
    'extra-page': ({ a, names }) => [{ domain: a, devices: names, pages: names, gains: names }],
    'device-lacks': ({ a, names }) => [
        { domain: a, devices: names, hasClock: true, objects: names, pages: names, gains: names },
        { domain: a, devices: names, hasClock: true, objects: names, pages: names, gains: [] },
        { domain: a, devices: names, hasClock: false, objects: names, pages: [], gains: [] },
    ],
    'provider-unknown': ({ a, names }) => [
        { path: a, devices: names, properties: ['clocks', 'resets', 'power-domains'] },
    ],
    'page-of-several': ({ a, b, names }) => [
        { domain: a, others: names, pages: names },
        { domain: a, others: [b], pages: ['0xff110 (MM_TTC0)'] },
    ],
    'false-claim': ({ a, b, id, line }) => [
        ...each(['node', 'reset', 'clock', 'read'], action => ({ ...FALSE, domain: a, action, object: b })),
        { ...FALSE, domain: a, action: 'mailbox', object: 'the mailbox' },
        ...each([1, id], bits => ({ ...WRITTEN, domain: a, object: b, bits })),
        ...each([1, line], claims => ({
            ...WRITTEN,
            domain: a,
            object: b,
            bits: id,
            cause: { code: 'reset-frame-differs', line, claims },
        })),
    ],
    'unknown-claim': ({ a, line }) => [
        { why: 'domain', domain: a, claims: line },
        ...each([1, line], claims => ({ ...UNASKED, action: 'clock', claims }) as const),
        ...each([1, line], claims => ({ ...UNASKED, action: 'mailbox', claims }) as const),
        ...each([1, line], claims => ({ ...PLL, clock: a, claims })),
    ],
    'header-refused': ({ a }) =>
        each(['patch', 'mail', 'binary', 'large', 'limit', 'many', 'places'], why => ({ path: a, why })),
    'header-has-errors': ({ a, b, c, line }) => [{ path: a, file: b, line, said: c, others: line }],
    'no-such-constant': ({ a, b, names }) => [
        { pattern: `${a}*`, path: b, near: names, notFound: [] },
        { pattern: a, path: b, near: [], notFound: names },
    ],
    'excludes-nothing': ({ a }) => [{ pattern: a }],
    'no-constant-value': ({ a, b, c, names }) => [
        { names: [a], path: b, why: c, notFound: names },
        { names: [a, ...names], path: b, why: `${c} has no value`, notFound: [] },
    ],
    'same-value': ({ a, b, names, value }) => [
        { pairs: [[a, b]], value: `${value}` },
        { pairs: [a, ...names].map(name => [name, b] as const), value: `${value}` },
    ],
    'without-header': ({ a }) => [
        ...each(['include', 'define'], statement => ({ statement })),
        { statement: 'include', folder: a },
        { statement: 'define', macro: a },
    ],
    'not-supported': () => [{ feature: 'clock' }],
    'duplicate-output': ({ a }) => [{ path: a }],
    'output-extension': ({ a }) => [
        { path: a, format: 'c', other: 'ts' },
        { path: a, format: 'ts', other: 'c' },
    ],
    'stale-output': ({ a, b }) => [
        ...FORMATS.flatMap(format =>
            each(['stale', 'old-banner', 'conflict'], is => ({ path: a, format, is, from: undefined })),
        ),
        { path: a, format: 'c' as const, is: 'stale' as const, from: b },
    ],
    'claimed-output': ({ a, b }) => each(FORMATS, format => ({ path: a, format, from: b })),
    'unfinished-output': ({ a }) => each([1, 2, 3], count => ({ path: a, count })),
    'edited-output': ({ a, b, c }) => [
        ...FORMATS.flatMap(format => each(['edited', 'foreign', 'read'], is => ({ path: a, format, is }))),
        ...PARTS.flatMap(part =>
            each([true, false], isOfNow => ({
                part,
                row: a,
                format: isOfNow ? ('c' as const) : ('ts' as const),
                isOfNow,
                source: b,
                wanted: c,
            })),
        ),
        ...PARTS.map(part => ({
            part,
            row: a,
            format: 'ts' as const,
            isOfNow: true,
            source: '',
            wanted: '',
        })),
    ],
};

const FORMATS = ['c', 'ts'] as const;
const PARTS = ['changed', 'added', 'removed', 'lines', 'missing', 'banner', 'conflict'] as const;

function gapNames({ a, b, names }: Given): readonly GapNames[] {
    return [
        { likely: [], others: [a] },
        { likely: [{ name: a, sibling: b }], others: [] },
        { likely: names.map(name => ({ name, sibling: b })), others: names },
    ];
}

function each<const V, T>(values: readonly V[], make: (value: V) => T): T[] {
    return values.map(make);
}

const name = fc.oneof(
    fc.integer({ min: 1, max: 40 }).map(nameOf),
    fc.constantFrom(40, 41, 64, 200).map(nameOf),
    fc.constantFrom('a\u2028b', 'a\r\nb', '\u0000'.repeat(40), '\ud83d\ude00'.repeat(30)),
);

const given: fc.Arbitrary<Given> = fc.record({
    a: name,
    b: name,
    c: name,
    names: fc.array(name, { minLength: 1, maxLength: 30 }),
    line: fc.integer({ min: 1, max: 10_000_000 }),
    id: fc.integer({ min: 0, max: 0xffff_ffff }),
    value: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    other: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
});

const LARGEST: Given = {
    a: nameOf(40),
    b: nameOf(40),
    c: nameOf(40),
    names: Array.from({ length: 30 }, () => nameOf(40)),
    line: 10_000_000,
    id: 0xffff_ffff,
    value: 2n ** 64n - 1n,
    other: 2n ** 64n - 1n,
};

function nameOf(length: number): string {
    return 'XILPM_RESET_'.repeat(1 + length / 12).slice(0, length);
}

/** All texts of a code fit, with whatever names. */
function assertFits<C extends Code>(code: C): void {
    fc.assert(
        fc.property(given, values => {
            for (const params of EVERY_TEXT[code](values)) {
                const { message, detail } = render(code, params);
                assert.ok(message.length > 0 && message.length <= MOST, `${message.length}: ${message}`);
                assert.doesNotMatch(message, /\.$|[\p{C}\p{Zl}]/u);
                assert.match(detail, /^$|^[^\p{C}\p{Zl}]*[.?]$/u);
            }
        }),
        { numRuns: 200, examples: [[LARGEST]] },
    );
}

for (const code of codes()) test(`${code}: the first line fits`, () => assertFits(code));
