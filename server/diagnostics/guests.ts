// Diagnostics about what a domain owns by the files that it is read from: configurations of guests.

import { entry } from './entry';
import { READ_FAILURES } from './failures';
import { list, listWithin, short, shortened, thatFits } from './phrases';

/** What `xl` does not take, and how it is put right; `text` is what stands there. */
const XL_PROBLEMS = {
    'byte-order-mark': {
        what: () => 'begins with a byte order mark',
        detail: 'Save the file as UTF-8 without one.',
    },
    'carriage-return': {
        what: () => 'has a carriage return',
        detail: 'Save the file with the line ends of Unix (LF).',
    },
    character: {
        what: text => `has ${quoted(text)} outside quotes`,
        detail: 'Only names in small letters, numbers, and `= += , ; [ ]` may stand there.',
    },
    capital: {
        what: text => `has the capital ${quoted(text)} outside quotes`,
        detail: 'Names and numbers have small letters.',
    },
    'comment-at-end': {
        what: () => 'is a comment without a line end',
        detail: 'End the last line of the file with a line break.',
    },
    'unclosed-string': {
        what: () => 'has a string without its end',
        detail: 'A string ends on its own line.',
    },
    'numeric-escape': {
        what: text => `has the escape ${quoted(text)}, which xl reads wrongly`,
        detail: 'Write the character itself.',
    },
    'unknown-escape': {
        what: text => `has the escape ${quoted(text)}, which there is not`,
        detail: 'A backslash is written as two.',
    },
    'zero-byte': { what: () => 'has a zero byte', detail: 'A configuration is a text.' },
    'other-type': {
        what: () => 'adds a list and a string with `+=`',
        detail: 'Both must be lists, or both strings.',
    },
    'no-setting': {
        what: () => 'does not begin with the name of a setting',
        detail: 'A line is `NAME = VALUE`.',
    },
    'no-equals': { what: () => 'has a name without `=`', detail: 'A line is `NAME = VALUE`.' },
    'no-value': {
        what: () => 'lacks a value',
        detail: 'A value is a string in quotes, a number, or a list in `[ ]`.',
    },
    'unclosed-list': {
        what: () => 'has a list without `,` or `]` behind an entry',
        detail: 'Entries of a list are separated by commas.',
    },
    'no-end': {
        what: () => 'goes on behind a value',
        detail: 'A line break or `;` separates settings.',
    },
    'no-text': { what: () => 'has a list inside `iomem`', detail: 'Each entry is a string.' },
    'no-pages-text': {
        what: text => `has ${quoted(text)} in \`iomem\``,
        detail: 'An entry is "START,NUM" or "START,NUM@GFN": numbers of pages in hexadecimal, without blanks before a comma or behind.',
    },
    cache: {
        what: text => `has ${quoted(text)}, which only AMD's xl reads`,
        detail: 'The `xl` of trees for target `xen` takes nothing behind @GFN.',
    },
    'cache-without-gfn': {
        what: text => `has ${quoted(text)} in \`iomem\``,
        detail: "AMD's `xl` reads `,memory` and `,devmem` behind @GFN only. Write START,NUM@GFN,memory.",
    },
    'zero-pages': {
        what: text => `has 0 pages in \`iomem\`: ${quoted(text)}`,
        detail: 'The second number is how many pages are given.',
    },
    'past-end': {
        what: text => `has pages past the last one: ${quoted(text)}`,
        detail: 'Both numbers are pages in hexadecimal, and no bytes.',
    },
} as const satisfies Record<string, { what: (text: string) => string; detail: string }>;

/** What is not read although `xl` may take it. */
const XL_LIMITS = {
    'too-large': { what: 'has more than 1 MB', detail: 'No configuration of a guest is so long.' },
    'too-deep': { what: 'has more than 1000 lists in each other', detail: 'No setting needs that.' },
    'too-many': {
        what: 'has more than 4096 entries in `iomem`',
        detail: 'No board has so many regions of registers.',
    },
} as const;

const isLimit = (
    problem: keyof typeof XL_PROBLEMS | keyof typeof XL_LIMITS | 'image-builder',
): problem is keyof typeof XL_LIMITS => problem in XL_LIMITS;

/** A path has the address of a device and not its size. */
const imageBuilderDetail = (trees: readonly string[]): string =>
    `It names devices by their paths, which do not say which pages a guest gets. Give the partial device tree of the guest instead, \`from "NAME.dtb"\`: ${
        trees.length > 0
            ? `it names ${list(
                  trees.map(tree => `"${tree}"`),
                  4,
              )} in DOMU_PASSTHROUGH_DTB.`
            : 'the one that ImageBuilder merges for DOMU_PASSTHROUGH_PATHS.'
    } Or write an \`iomem\` line for each device.`;

/** What stands in a file, for the first line of a message. */
const quoted = (text: string): string => `\`${shortened(short(text), 24)}\``;

export const GUEST_DIAGNOSTICS = {
    'from-not-found': entry<{ path: string; domain: string; failure: keyof typeof READ_FAILURES }>({
        severity: 'error',
        waivable: false,
        message: ({ path, domain, failure }) =>
            thatFits(
                `"${short(path)}" ${READ_FAILURES[failure].message}: what ${short(domain)} owns is not known`,
                `"${short(path)}" ${READ_FAILURES[failure].message}: what the domain owns is not known`,
            ),
        detail: ({ failure }) => READ_FAILURES[failure].detail,
    }),
    'xl-refuses': entry<{
        path: string;
        /** From 1. */
        line: number;
        problem: keyof typeof XL_PROBLEMS | keyof typeof XL_LIMITS | 'image-builder';
        text: string;
        /** The device trees that a configuration of ImageBuilder names. */
        trees: readonly string[];
    }>({
        severity: 'error',
        waivable: false,
        message: ({ path, line, problem, text }) => {
            if (problem === 'image-builder')
                return `"${short(path)}" is for ImageBuilder, and not of one guest: what the domain owns is not known`;
            if (isLimit(problem))
                return `"${short(path)}" ${XL_LIMITS[problem].what}: what the domain owns is not known`;
            const what = XL_PROBLEMS[problem].what(text);
            return thatFits(
                `line ${line} of "${short(path)}" ${what}: xl starts no guest from it`,
                `line ${line} of "${short(path)}" ${what}`,
                `line ${line} of the file ${what}`,
            );
        },
        detail({ problem, trees }) {
            if (problem === 'image-builder') return imageBuilderDetail(trees);
            return isLimit(problem)
                ? `This program reads no more. ${XL_LIMITS[problem].detail}`
                : `One mistake, and \`xl\` refuses the whole file; what the domain owns is not known. ${XL_PROBLEMS[problem].detail}`;
        },
    }),
    'list-expected': entry<{ path: string; line: number; setting: 'iomem' | 'dtdev' }>({
        severity: 'warning',
        waivable: true,
        message: ({ path, line, setting }) => {
            const what = setting === 'iomem' ? 'page' : 'device';
            return thatFits(
                `\`${setting}\` on line ${line} of "${short(path)}" is no list: xl ignores it, and the guest gets no ${what}`,
                `\`${setting}\` on line ${line} of the file is no list: xl ignores it, and the guest gets no ${what}`,
            );
        },
        detail: () => '`xl` says so in a warning and starts the guest. Write `[ ]` around the value.',
    }),
    'dtdev-without-page': entry<{
        domain: string;
        /** The last parts of their paths. */
        devices: readonly string[];
        /** The pages where they begin, as texts. */
        pages: readonly string[];
        /** What the domain owns instead, as texts. */
        owned: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ domain, devices, pages }) => {
            const its = devices.length === 1 ? 'its page' : 'their pages';
            const they = devices.length === 1 ? 'it' : 'them';
            return thatFits(
                `${short(domain)} gets ${listWithin(44, devices)} without ${its} (${listWithin(24, pages)}), so it may not control ${they}`,
                `${listWithin(44, devices)} without ${its}: ${short(domain)} may not control ${they}`,
                `${listWithin(44, devices)} without ${its}: the guest may not control ${they}`,
            );
        },
        detail: ({ pages, owned }) =>
            `\`dtdev\` grants nothing; only \`iomem\` does, and it lacks ${list(pages)}. The domain owns ${owned.length === 0 ? 'no page' : list(owned)}: is one of them meant for it?`,
    }),
    'page-of-several': entry<{
        domain: string;
        /** The domains that own some of the same pages. */
        others: readonly string[];
        /** The pages, as texts. */
        pages: readonly string[];
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ domain, others, pages }) => {
            const who = listWithin(56, [...others, domain]);
            return thatFits(
                `${who} own ${listWithin(40, pages)}: each may control, and reset, what the other uses`,
                `${who} own ${listWithin(24, pages)}: each may control what the other uses`,
                `${who} own the same pages`,
            );
        },
        detail: ({ pages }) =>
            `What goes by ${list(pages)} is granted to all of them. Give the pages to one of them, or waive this and say why they share.`,
    }),
};
