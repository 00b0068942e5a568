// Diagnostics about values that do not fit where they stand.

import { entry } from './entry';
import { hex, idText, short, thatFits } from './phrases';

export const RANGE_DIAGNOSTICS = {
    'out-of-range': entry<
        | {
              problem:
                  | 'negative'
                  | 'minus'
                  | 'minus-offset'
                  | 'too-large'
                  | 'no-pages'
                  | 'no-bytes'
                  | 'past-end';
          }
        | { problem: 'id' | 'frame'; value: bigint }
        | { problem: 'below-base'; id: number; base: number }
        | { problem: 'index' | 'field'; id: number; index: bigint | undefined }
        | { problem: 'backwards'; first: bigint; last: bigint }
        | {
              problem: 'whole-address' | 'beyond-block';
              value: bigint;
              block: string;
              size: bigint | undefined;
          }
        | { problem: 'long-range'; count: bigint }
        | { problem: 'scattered'; macro: string; most: number }
        | { problem: 'many-ids'; kind: 'node' | 'reset'; count: number }
    >({
        severity: 'error',
        waivable: false,
        message: params => {
            switch (params.problem) {
                case 'negative':
                    return 'this expression is negative: C would wrap it round to a huge number';
                case 'minus':
                    return '`-` subtracts one address from the other, so the row is for neither: a range is written with `..`';
                case 'minus-offset':
                    return '`-` takes the offset from its block, so the row is for a register below it: offsets are added';
                case 'too-large':
                    return 'this expression does not fit in 64 bits: C would cut it off without a word';
                case 'no-pages':
                    return 'this is zero pages: the domain would own nothing by this line';
                case 'no-bytes':
                    return 'a device of zero bytes cannot be owned';
                case 'past-end':
                    return 'this device would reach past the end of the 64-bit address space';
                case 'id':
                    return `${hex(params.value)} does not fit in 32 bits: C would cut it off to another number`;
                case 'frame':
                    return `frame ${hex(params.value)} is past the end of the 64-bit address space`;
                case 'below-base':
                    return `id ${idText(params.id)} is below the table's first id, ${idText(params.base)}: nobody could ever use the row`;
                case 'index':
                    return params.index === undefined
                        ? `id ${idText(params.id)} has no index, so the row has no place in the array`
                        : `id ${idText(params.id)} has an index beyond the 2^20 places that an array may have in the hypervisor`;
                case 'field':
                    return params.index === undefined
                        ? `id ${idText(params.id)} has no index, so the row would never be found`
                        : `the index of id ${idText(params.id)} does not fit in 32 bits: C would cut it off to another one`;
                case 'backwards':
                    return 'this range runs backwards, and would cover nothing';
                case 'whole-address':
                    return thatFits(
                        `${hex(params.value)} is a whole address, not an offset in ${short(params.block)}: added to it, it is another register`,
                        `${hex(params.value)} is a whole address, not an offset in its block: added to that, it is another register`,
                    );
                case 'beyond-block':
                    return thatFits(
                        `offset ${hex(params.value)} is beyond ${short(params.block)}: a row by it would be for the register of another block`,
                        `offset ${hex(params.value)} is beyond its block: a row by it would be for the register of another one`,
                    );
                case 'long-range':
                    return `this range covers ${params.count} ids, more than a table can have rows`;
                case 'scattered':
                    return `${short(params.macro)} scatters the ids of this range over the array, in more than ${params.most} pieces`;
                case 'many-ids':
                    return `the rows of the ${params.kind} table have ${params.count} ids in all, more than an array may have places`;
            }
        },
        detail: params => {
            switch (params.problem) {
                case 'negative':
                case 'too-large':
                    return 'Values are 0 to 2^64 - 1.';
                case 'minus':
                    return 'Write `..` between the first register and the last one.';
                case 'minus-offset':
                    return 'Write `+` between the block and its register.';
                case 'no-pages':
                    return 'Write at least one page.';
                case 'no-bytes':
                    return 'Write its size, or drop `size` if it is not known.';
                case 'past-end':
                    return 'Is there a typo in its address or its size?';
                case 'id':
                    return 'The ids and offsets of the firmware, and the fields that hold them in C, have 32 bits.';
                case 'frame':
                    return 'The last frame is 0xfffffffffffff. If this is a byte address, write `at`.';
                case 'below-base':
                    return `Ids of this table start at ${idText(params.base)}; device trees count resets from 0.`;
                case 'index':
                case 'field':
                    if (params.index === undefined)
                        return 'The index macro has no value for it. Correct the id or the macro.';
                    return params.problem === 'index'
                        ? `It would be ${hex(params.index)}, and the last is 0xfffff. Is the id right?`
                        : `It would be ${hex(params.index)}. Is the id right?`;
                case 'backwards':
                    return `It goes from ${hex(params.first)} to ${hex(params.last)}. Swap its ends.`;
                case 'whole-address':
                    return 'In a row the block and the offset are added up: write what is left of the address without that of its block.';
                case 'beyond-block':
                    return `The block has ${hex(params.size ?? 0n)} bytes. Is there a typo in the offset, or is it of another block?`;
                case 'long-range':
                    return 'A table has at most 2^20 rows. Is there a typo in one of the ends?';
                case 'scattered':
                    return 'Consecutive ids usually have consecutive indexes: is the macro right, and the range?';
                case 'many-ids':
                    return 'It takes at most 2^20, and its rows are not checked before. Is there a typo in the end of a range?';
            }
        },
    }),
};
