// Diagnostics about names and values.

import { entry } from './entry';
import { missing } from './headers';
import { folded, foldedParts, hex, idText, list, listWithin, short, thatFits } from './phrases';
import { whereDeclared } from './undeclared';

type NameKind = 'node' | 'reset' | 'clock' | 'frame' | 'register';
type Kind = NameKind | 'domain';

type AnyKind = Kind | 'table' | 'macro';

const KIND_WORDS: Record<AnyKind, string> = {
    node: 'a node',
    reset: 'a reset line',
    clock: 'a clock',
    frame: 'a frame',
    register: 'a register',
    domain: 'a domain',
    table: 'a table',
    macro: 'an index macro',
};

/** `a node or a reset line`; only numbers are left where no kind of name fits. */
const anyOf = (kinds: readonly Kind[]): string =>
    kinds.length === 0 ? 'a number' : kinds.map(kind => KIND_WORDS[kind]).join(' or ');

const either = (names: readonly string[]): string => list(names.map(short), names.length, 'or');

const isAddress = (kind: NameKind): boolean => kind === 'frame' || kind === 'register';

/** Ids in the form that firmware uses, addresses and offsets in hexadecimal. */
const valueText = (kind: NameKind, value: bigint): string => (isAddress(kind) ? hex(value) : idText(value));

const meaningText = (kind: NameKind, value: bigint): string =>
    kind === 'frame'
        ? `a frame at ${hex(value)}`
        : `${KIND_WORDS[kind]} with the value ${valueText(kind, value)}`;

/** Whose the value of the platform is, and what other trees have instead. */
function treesText(kind: NameKind, others: readonly bigint[], [own, ...trees]: Trees): string {
    const elsewhere = others.map((other, at) => `${valueText(kind, other)} in ${trees[at] ?? 'some trees'}`);
    const all = own === undefined ? elsewhere : [`as in ${own}`, ...elsewhere];
    return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

/** The tree that gives the value of a name, and those that give each other value, as far as they are known. */
type Trees = readonly (string | undefined)[];

/** What is said of a name like another one that is declared and not used. */
function misspelt(
    declared: string,
    name: string,
    { line, others }: { line: number; others: number },
): string {
    const also = others === 0 ? '' : ` ${others} more ${others === 1 ? 'place uses' : 'places use'} ${name}.`;
    return `Line ${line} declares ${declared}, which nothing uses, so one of the two is misspelt.${also}`;
}

export const NAME_DIAGNOSTICS = {
    'unknown-name': entry<
        | {
              name: string;
              kinds: readonly Kind[];
              near: readonly string[];
              /** The platform of the file, and its domains; whether the name is that of one of them. */
              platform?: string | undefined;
              domains?: readonly string[];
              isDomain?: boolean;
              /** Headers that may have it, if they were found. */
              notFound?: readonly string[];
              /** It is a hexadecimal number without its `0x`. */
              isNumber?: boolean;
              /** The declaration of the only name of `near` is used by nothing; how many other places use the name that is not declared. */
              unused?: { readonly line: number; readonly others: number };
          }
        | { unnamed: number; kinds: readonly Kind[]; first: number; last: number }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            if ('unnamed' in params)
                return `${params.kinds[0]} ${idText(params.unnamed)} has no name, so a range between names cannot contain it`;
            const name = `\`${short(params.name)}\` is not declared`;
            if (params.notFound !== undefined) return `${name}: it may be in a header that was not found`;
            if (params.isNumber === true) return `${name}: a hexadecimal number begins with \`0x\``;
            return params.near.length === 0
                ? `${name}: nothing says what it stands for`
                : thatFits(
                      ...params.near.map(
                          (_, at) =>
                              `${name}; did you mean ${either(params.near.slice(0, params.near.length - at))}?`,
                      ),
                  );
        },
        detail: params => {
            if ('unnamed' in params)
                return `This range is ${idText(params.first)} to ${idText(params.last)}. Write two ranges, or write the ends as numbers.`;
            if (params.notFound !== undefined) return missing(params.notFound);
            if (params.unused !== undefined)
                return misspelt(params.near[0] ?? '', params.name, params.unused);
            const instead = params.near.length === 0 ? ` ${whereDeclared(params)}` : '';
            return `This place takes ${anyOf(params.kinds)}.${instead}`;
        },
    }),
    'other-platform': entry<{
        name: string;
        /** The platforms that have it. */
        platforms: readonly string[];
        own: string | undefined;
        /** What the file's own platform calls the same thing. */
        same: string | undefined;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ name, platforms, own }) =>
            `\`${short(name)}\` is declared by \`platform ${platforms[0]}\`, ` +
            (own === undefined ? 'and this file names no platform' : `not by this file's \`${own}\``),
        detail: ({ platforms, own, same }) =>
            'So nothing says what it stands for here. ' +
            (platforms.length > 1 ? `${list(platforms.map(each => `\`${each}\``))} declare it. ` : '') +
            (same === undefined
                ? 'Write the platform for whose tree the tables are, or use names of this one.'
                : `\`${own}\` is for the same chip and calls it ${same}.`),
    }),
    'wrong-kind': entry<
        | {
              problem: 'kind';
              /** A name as written, or an id with its class bits. */
              written: string;
              name: string;
              is: NameKind | 'table' | 'macro';
              kinds: readonly Kind[];
          }
        /** An id without a name, by its class bits. */
        | { problem: 'class'; written: string; is: NameKind; kinds: readonly Kind[] }
        | { problem: 'two-frames' }
        | { problem: 'swapped'; is: 'node' | 'reset' | 'clock' }
        | { problem: 'no-frame'; register: string }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.problem) {
                case 'two-frames':
                    return 'two frames are added here, and the sum is the address of neither';
                case 'swapped':
                    return `the sides are swapped: ${KIND_WORDS[params.is]} stands left of the arrow, its ${params.is === 'clock' ? 'nodes' : 'frame'} right`;
                case 'no-frame':
                    return `\`${short(params.register)}\` is an offset: without a frame it points into the first pages of memory`;
                case 'class':
                    return `${short(params.written)} has the class of ${KIND_WORDS[params.is]}, not of ${anyOf(params.kinds)}`;
                case 'kind':
                    return params.written === params.name
                        ? `\`${short(params.name)}\` is ${KIND_WORDS[params.is]}, not ${anyOf(params.kinds)}`
                        : `${short(params.written)} is ${KIND_WORDS[params.is]}, ${short(params.name)}, not ${anyOf(params.kinds)}`;
            }
        },
        detail: params => {
            switch (params.problem) {
                case 'two-frames':
                    return 'An address is one frame plus offsets.';
                case 'swapped':
                    return params.is === 'clock'
                        ? 'The left side says what the row is for, the right side which nodes a guest needs for it.'
                        : 'The left side says what the row is for, the right side who gets it.';
                case 'no-frame':
                    return 'Add the frame of its block of registers.';
                case 'class':
                    return 'The top bits of an id say what it is of, and its low bits would find the row of something else.';
                case 'kind':
                    return 'C accepts any number here, and this one would mean something else entirely.';
            }
        },
    }),
    'duplicate-name': entry<{ name: string; kind: AnyKind; other: AnyKind }>({
        severity: 'error',
        waivable: false,
        message: ({ name, kind, other }) => {
            if (kind === 'domain')
                return `the domain \`${short(name)}\` is declared twice: a test could mean either`;
            return kind === other
                ? `\`${short(name)}\` is declared twice as ${KIND_WORDS[kind]}, and C would keep one of the two`
                : `\`${short(name)}\` is ${KIND_WORDS[other]} and ${KIND_WORDS[kind]}, and C would keep one of the two`;
        },
        detail: ({ kind }) =>
            kind === 'domain'
                ? 'Rename one.'
                : 'C has one name space for names, tables and macros. Rename one.',
    }),
    'differs-from-platform': entry<{
        name: string;
        kind: NameKind;
        value: bigint;
        platformKind: NameKind;
        platformValue: bigint;
        /** What the platform knows of other trees. */
        others: readonly bigint[];
        whose: Trees;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ name, kind, value, platformKind, platformValue, others }) => {
            const it = `\`${short(name)}\``;
            const text = kind === platformKind ? valueText : meaningText;
            const both = `${it} is ${text(kind, value)} here, ${text(platformKind, platformValue)} in the platform`;
            if (others.includes(value))
                return thatFits(
                    `${both}: trees disagree, so rows may reach another device`,
                    `${both}: trees disagree`,
                    `${it} differs between trees: rows that use it may reach another device`,
                );
            const other = isAddress(kind) ? 'address' : 'device';
            return thatFits(
                `${both}: rows that use it reach another ${other}`,
                `${both}: rows reach another ${other}`,
                `${it} is something else in the platform: rows that use it reach another ${other}`,
            );
        },
        detail: ({ kind, value, platformKind, platformValue, others, whose }) =>
            `Here it is ${meaningText(kind, value)}, in the platform ${meaningText(platformKind, platformValue)}${treesText(platformKind, others, whose)}. ` +
            `This file's value counts. Find out which one ${isAddress(kind) ? 'is right for your chip' : 'the firmware on your board has'}.`,
    }),
    'id-by-position': entry<{
        kind: NameKind;
        form: 'bare' | 'indexed';
        /** A number, or the name that is declared with it. */
        written: string;
        /** The id at this position, as the platform has it. */
        whole: { readonly name: string; readonly id: bigint; readonly pll: boolean } | undefined;
        /** More names of positions that a pattern pulls in. */
        others: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ kind, form, written, whole, others }) => {
            if (others.length > 0)
                return `${short(written)} and ${others.length} more are positions: Xen finds their rows, but not what they are`;
            const effect = whole?.pll
                ? 'by that number Xen does not know the PLL, and asks the table'
                : `Xen finds its row, but not ${form === 'bare' ? `that it is ${KIND_WORDS[kind]}` : 'its subclass'}`;
            const alone = `${short(written)} is a position: ${effect}`;
            if (whole === undefined) return alone;
            return thatFits(`${short(written)} is the position of ${short(whole.name)}: ${effect}`, alone);
        },
        detail: ({ kind, form, whole, others, written }) =>
            (others.length > 0 ? `They are ${list([written, ...others], 12)}. ` : '') +
            `${whole === undefined ? 'An id' : `Its id is ${idText(whole.id)}, and an id`} says in bits 26 to 31 what it is of, and in bits 20 to 25 which kind of ${kind}; ` +
            `this number ${form === 'bare' ? 'says neither' : 'has 0xA there, which says only that a position follows'}. ` +
            (whole?.pll
                ? 'Since edition 2022 calls by the id are forwarded for every guest without asking the table, calls by the position are not: one PLL has two answers. '
                : 'Xen takes the low 14 bits of either, so calls by the id and by the position come to the same row. ') +
            'The printed C uses the number as it is here, and compares a name with it. Write the id.',
    }),
    'alias-of': entry<{ frame: string }>({
        severity: 'error',
        waivable: false,
        message: ({ frame }) =>
            `another name of \`${short(frame)}\` has the devices of that frame, and cannot have others`,
        detail: () => 'Say `of` and `standin` where the frame has its address.',
    }),
    'node-twice': entry<{ node: string }>({
        severity: 'error',
        waivable: false,
        message: ({ node }) =>
            `\`${short(node)}\` stands here twice: the second time says nothing new, or means another node`,
        detail: () =>
            'A frame has the registers of a node, or tables grant the node through it as a stand-in, but not both.',
    }),
    'of-differs': entry<{ node: string /** The nodes whose page it is. */; known: readonly string[] }>({
        severity: 'warning',
        waivable: true,
        message: ({ node, known }) =>
            thatFits(
                `\`of ${short(node)}\` does not count: the platform has this page as that of ${listWithin(40, foldedParts(known))}`,
                `\`of ${short(node)}\` does not count: the platform has other devices in this page`,
            ),
        detail: ({ node, known }) =>
            `By the platform it is the page of ${folded(known)}, and rows are judged by that. Correct the address or the node. If tables grant ${node} through this page on purpose, write \`standin ${node}\`.`,
    }),
    'ambiguous-number': entry<{
        /** The number as written; `undefined` for the constants of a C header. */
        text: string | undefined;
        use: string;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ text }) =>
            text === undefined
                ? 'these constants may be byte addresses or frame numbers: different pages'
                : `\`${short(text)}\` may be a byte address or a frame number: two different pages`,
        detail: () =>
            "They differ by a factor of 4096, and C accepts either: the wrong one is a page that nobody owns, or someone else's. Write `at` before a byte address, `mfn` before a frame number.",
    }),
};
