// Diagnostics about names and values.

import { entry } from './entry';
import { hex, idText, short } from './phrases';

type NameKind = 'node' | 'reset' | 'clock' | 'frame' | 'register';
type Kind = NameKind | 'domain';

const KIND_WORDS: Record<Kind | 'table' | 'macro', string> = {
    node: 'a node',
    reset: 'a reset line',
    clock: 'a clock',
    frame: 'a frame',
    register: 'a register',
    domain: 'a domain',
    table: 'a table',
    macro: 'an index macro',
};

/** What goes wrong on the machine when the number of one kind is used for another. */
const anyOf = (kinds: readonly Kind[]): string =>
    kinds.length === 0 ? 'a number' : kinds.map(kind => KIND_WORDS[kind]).join(' or ');

/** Ids in the form that firmware uses, addresses and offsets in hexadecimal. */
const valueText = (kind: NameKind, value: bigint): string =>
    kind === 'frame' || kind === 'register' ? hex(value) : idText(value);

export const NAME_DIAGNOSTICS = {
    'unknown-name': entry<
        | { name: string; kinds: readonly Kind[]; near: readonly string[] }
        | { unnamed: number; kinds: readonly Kind[]; first: number; last: number }
    >({
        severity: 'error',
        waivable: false,
        message: params =>
            'unnamed' in params
                ? `${params.kinds[0]} ${params.unnamed} has no name and is in this range (${params.first} to ${params.last}): ` +
                  'a range between names can only contain ids that have names; write two ranges, or write the ends as numbers'
                : `\`${params.name}\` is not declared, so nothing can be generated for it; ${anyOf(params.kinds)} is expected here` +
                  (params.near.length === 0
                      ? ': add a `platform`, `import` the file that declares it, or declare it in a `names` block'
                      : `: did you mean ${params.near.join(' or ')}?`),
        when: 'A name is used that is not declared in the platform, an import or the file, or a range between names contains an id without a name.',
        why: 'At best the C would not compile; at worst it would use a macro with the same spelling from some other header.',
        instead: 'Correct the spelling, or declare the name in a `names` block.',
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
        | { problem: 'two-frames' }
        | { problem: 'no-frame'; register: string }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            if (params.problem === 'two-frames') {
                return 'two frames are added here, and the sum is the address of neither: an address is one frame plus offsets';
            }
            if (params.problem === 'no-frame') {
                return (
                    `\`${params.register}\` is an offset in a block of registers, not an address: on its own it would point into the first ` +
                    'pages of memory; add the frame of its block'
                );
            }
            return (
                `\`${params.written}\`${params.written === params.name ? '' : `, ${params.name},`} is ${KIND_WORDS[params.is]}, but ${anyOf(params.kinds)} is expected here: ` +
                'numbers of different kinds mean different things, and this one would reach something else entirely'
            );
        },
        when: 'A name of one kind is used where another kind is expected: a node where a frame belongs, a reset line in a node table.',
        why: 'In C all of them are integers, so it compiles: in a table that shipped, 36 reset rows held a device where an address belonged, and denied everyone for 21 months.',
        instead: 'Use a name of the kind that the message asks for.',
    }),
    'duplicate-name': entry<{ name: string; kind: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ name, kind, other }) =>
            kind === 'domain'
                ? `the domain \`${name}\` is declared twice, so it is unclear which one a test means: rename one`
                : `\`${name}\` is declared twice (${kind === other ? `both times as a ${kind}` : `as a ${other} and as a ${kind}`}); ` +
                  'C has one name space for all of them, so one of the two would be lost: rename one',
        when: 'Two declarations in a file and its imports have the same name. Names, tables and macros share one name space, as in C.',
        why: 'Either the later C definition wins or the build breaks; which number a row then uses depends on the order of the headers.',
        instead: 'Rename or remove one of them.',
    }),
    'differs-from-platform': entry<{
        name: string;
        kind: NameKind;
        value: bigint;
        platformKind: NameKind;
        platformValue: bigint;
    }>({
        severity: 'warning',
        waivable: true,
        message: ({ name, kind, value, platformKind, platformValue }) =>
            `\`${name}\` is ${KIND_WORDS[kind]} with the value ${valueText(kind, value)} here, but ${KIND_WORDS[platformKind]} with ${valueText(platformKind, platformValue)} ` +
            "in the platform; this file's value counts, so rows that use the name reach a different device from the one in the firmware's numbering. " +
            'Find out which value the firmware on your board has',
        when: 'A file declares a name that its platform declares with a different value or kind.',
        why: 'SWDT_1 is 70 in one tree and 72 in the firmware: a table with the wrong one controls the Ethernet time stamp unit instead of the watchdog.',
        instead: 'Remove the declaration, or waive the finding and say why this tree differs.',
    }),
    'alias-of': entry<{ frame: string }>({
        severity: 'error',
        waivable: false,
        message: ({ frame }) =>
            `another name of \`${short(frame)}\` has the devices of that frame, and cannot have others`,
        detail: () => 'Say `of` and `standin` where the frame has its address.',
        when: 'A declaration that gives a frame another name says whose registers it is (`of`, `standin`).',
        why: 'One page would belong to different devices depending on the name that a row uses for it.',
        instead: 'Write `of` where the frame has its address.',
    }),
    'out-of-range': entry<
        | { problem: 'negative' | 'too-large' | 'no-pages' | 'no-bytes' | 'past-end' }
        | { problem: 'id' | 'frame'; value: bigint }
        | { problem: 'below-base'; id: number; base: number }
        | { problem: 'index' | 'field'; id: number; index: bigint | undefined }
        | { problem: 'backwards'; first: bigint; last: bigint }
        | { problem: 'long-range'; count: bigint }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.problem) {
                case 'negative':
                    return 'this expression is negative; C would wrap it round to a huge number. Values must be 0 to 2^64 - 1';
                case 'too-large':
                    return 'this expression does not fit in 64 bits; C would silently truncate it. Values must be 0 to 2^64 - 1';
                case 'no-pages':
                    return 'this is zero pages, so the domain would own nothing by this line: write at least one page';
                case 'no-bytes':
                    return 'a device of zero bytes cannot be owned: write its size, or drop `size` if it is not known';
                case 'past-end':
                    return 'this device would reach past the end of the 64-bit address space: is there a typo in its address or its size?';
                case 'id':
                    return `${hex(params.value)} does not fit in the 32 bits of firmware ids, offsets and C fields; C would truncate it to a different one`;
                case 'frame':
                    return `frame ${hex(params.value)} is past the end of the 64-bit address space (the last frame is 0xfffffffffffff): if it is a byte address, write \`at\``;
                case 'below-base':
                    return `id ${params.id} is below the table's first id ${params.base}, so it has no index and nobody could ever use the row; ids start at ${params.base} (device trees count resets from 0)`;
                case 'index':
                    return params.index === undefined
                        ? `the index macro has no value for id ${params.id}, so the row has no place in the array`
                        : `id ${params.id} would get index ${params.index}, above 2^20: the array would take up megabytes of the hypervisor. Is the id right?`;
                case 'field':
                    return params.index === undefined
                        ? `the index macro has no value for id ${hex(params.id)}, so the row could never be found`
                        : `id ${hex(params.id)} would get index ${hex(params.index)}, which does not fit in the 32 bits of the C field: C would truncate it to a different one`;
                case 'backwards':
                    return `this range runs backwards, from ${hex(params.first)} to ${hex(params.last)}, and would cover nothing: swap its ends`;
                case 'long-range':
                    return `this range covers ${params.count} ids, but a table has at most 2^20 rows: is there a typo in one of its ends?`;
            }
        },
        when: "A value does not fit in its C field or in 64 bits, an id is below its table's base, a range runs backwards, or an index is above 2^20.",
        why: 'C silently truncates the value or wraps it round, and the row applies to another id or frame.',
        instead: 'Write a value that fits; in a range the smaller end comes first.',
    }),
    'ambiguous-number': entry<{
        /** The number as written; `undefined` for the constants of a C header. */
        text: string | undefined;
        use: string;
    }>({
        severity: 'error',
        waivable: false,
        message: ({ text }) =>
            `${text === undefined ? 'are these constants byte addresses or frame numbers' : `is \`${text}\` a byte address or a frame number`}? They differ by a factor of 4096, and C accepts either: the wrong one is a page ` +
            "nobody owns, or someone else's. Write `at` before a byte address, `mfn` before a frame number",
        when: 'A frame is given as a bare number.',
        why: 'A byte address where C expects a frame number is never granted to anyone; a frame number where C expects an address is 4096 times too low.',
        instead: 'Write `at 0xff9a0000` or `mfn 0xff9a0`.',
    }),
};
