// Diagnostics about names and values.

import { entry } from './entry';
import { hex, idText } from './words';

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

/** Ids are read in the way firmware counts them, addresses and offsets in hexadecimal. */
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
                ? `no ${params.kinds[0]} is named ${params.unnamed}, which lies in this range (${params.first} to ${params.last}): ` +
                  'a range between names stands for named ids only; write two ranges, or write the ends as numbers'
                : `\`${params.name}\` is not declared, so nothing can be printed for it; ${anyOf(params.kinds)} is meant here` +
                  (params.near.length === 0
                      ? ': name a `platform`, `import` the file that declares it, or declare it in a `names` block'
                      : `: did you mean ${params.near.join(' or ')}?`),
        when: 'A name is used that neither the platform, an import nor the file declares, or a range between names holds an id without a name.',
        why: 'C would stop with an undeclared identifier at best, and take a macro of the same spelling from some other header at worst.',
        instead: 'Correct the spelling, or declare the name in a `names` block.',
    }),
    'wrong-kind': entry<
        | {
              problem: 'kind';
              /** As written: a name, or an id with the bits of its class. */
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
                return 'two frames are added up here, and the sum is the address of neither: an address has one frame and offsets';
            }
            if (params.problem === 'no-frame') {
                return (
                    `\`${params.register}\` is an offset in a block of registers and no address: alone it would be a place in the first ` +
                    'pages of memory; add the frame of its block'
                );
            }
            return (
                `\`${params.written}\`${params.written === params.name ? '' : `, ${params.name},`} is ${KIND_WORDS[params.is]}, but ${anyOf(params.kinds)} is meant here: ` +
                'the numbers of different kinds mean different things, and this one would reach something else entirely'
            );
        },
        when: 'A name of one kind stands where another kind is meant: a node where a frame belongs, a reset line in a node table.',
        why: 'In C all of them are integers and it compiles: 36 reset rows of a shipped table once held a device where an address belonged, and denied everyone for 21 months.',
        instead: 'Use a name of the kind that the message asks for.',
    }),
    'duplicate-name': entry<{ name: string; kind: string; other: string }>({
        severity: 'error',
        waivable: false,
        message: ({ name, kind, other }) =>
            kind === 'domain'
                ? `the domain \`${name}\` is declared twice, and a test could not know which one it asks about: rename one`
                : `\`${name}\` is declared twice (${kind === other ? `both times as a ${kind}` : `as a ${other} and as a ${kind}`}); ` +
                  'C has one name space for all of them, so one of the two would be lost: rename one',
        when: 'Two declarations in a file and its imports have one name. Names, tables and macros share one name space, as in C.',
        why: 'The later C definition wins or the build breaks; which number a row then uses depends on the order of headers.',
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
            `\`${name}\` is ${KIND_WORDS[kind]} with the value ${valueText(kind, value)} here, and ${KIND_WORDS[platformKind]} with ${valueText(platformKind, platformValue)} ` +
            "in the platform; this file's value counts: rows that use the name reach another device than the firmware's numbering says. " +
            'Make sure which one the firmware on your board has',
        when: 'A file declares a name that its platform has with another value or kind.',
        why: 'SWDT_1 is 70 in one tree and 72 in the firmware: a table that takes the wrong one controls the Ethernet time stamp unit instead of the watchdog.',
        instead: 'Remove the declaration, or waive the finding with the reason why this tree differs.',
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
                    return 'this expression is negative; C would wrap it round to a huge number. Values here are 0 to 2^64 - 1';
                case 'too-large':
                    return 'this expression does not fit 64 bits; C would cut it off silently. Values here are 0 to 2^64 - 1';
                case 'no-pages':
                    return 'this is no page at all, so the line would own nothing: write at least one page';
                case 'no-bytes':
                    return 'a device of no bytes cannot be owned: write its size, or leave it away where it is not known';
                case 'past-end':
                    return 'this device would reach past the end of a 64-bit address space: is its address or its size mistyped?';
                case 'id':
                    return `${hex(params.value)} does not fit the 32 bits that firmware ids, offsets and C's fields have; C would cut it off and reach another one`;
                case 'frame':
                    return `frame ${hex(params.value)} lies past the end of a 64-bit address space (the last frame is 0xfffffffffffff): is it a byte address? Then write \`at\``;
                case 'below-base':
                    return `id ${params.id} is below the table's first id ${params.base}, so it has no index and nobody could ever use the row; ids count from ${params.base} (device trees count resets from 0)`;
                case 'index':
                    return params.index === undefined
                        ? `the index macro has no value for id ${params.id}, so the row has no place in the array`
                        : `id ${params.id} would get index ${params.index}, above 2^20: the array would take megabytes of the hypervisor. Is the id right?`;
                case 'field':
                    return params.index === undefined
                        ? `the index macro has no value for id ${hex(params.id)}, so the row could never be found`
                        : `id ${hex(params.id)} would get index ${hex(params.index)}, which does not fit the 32 bits of C's field: C would cut it off and reach another one`;
                case 'backwards':
                    return `this range runs backwards, from ${hex(params.first)} to ${hex(params.last)}, and would cover nothing: exchange its ends`;
                case 'long-range':
                    return `this range stands for ${params.count} ids; a table has at most 2^20 rows: is an end mistyped?`;
            }
        },
        when: "A value does not fit its C field or 64 bits, an id lies below its table's base, a range runs backwards, or an index is above 2^20.",
        why: 'C cuts the value off or wraps it round without a word, and the row lands on another id or frame.',
        instead: 'Write a value that fits; a range has its smaller end first.',
    }),
    'ambiguous-number': entry<{ text: string; use: string }>({
        severity: 'error',
        waivable: false,
        message: ({ text }) =>
            `is \`${text}\` a byte address or a frame number? They differ by a factor of 4096, and C takes either: the wrong one is a page ` +
            "nobody owns, or someone else's. Write `at` before a byte address, `mfn` before a frame number",
        when: 'A frame is given as a bare number.',
        why: 'A byte address where C wants a frame number is never granted to anyone; a frame number where C wants an address lies 4096 times too low.',
        instead: 'Write `at 0xff9a0000` or `mfn 0xff9a0`.',
    }),
};
