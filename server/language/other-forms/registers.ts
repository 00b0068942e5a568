// Rows of register tables in other forms.

import { type LineFix, replaceBy, safe } from '../flaw';
import { type Form, type Found, removing, until, writing } from './form';

export const REGISTERS: readonly Form[] = [
    {
        blocks: ['mmio'],
        line: /\s(?<wrong>r\/o|r\/w)\s*->/d,
        expected: ({ part }) =>
            part('wrong').text === 'r/o' ? '`readonly`' : 'nothing, as a row is for reading and writing',
        fixes: found => {
            const wrong = found.part('wrong');
            return wrong.text === 'r/o'
                ? [writing('readonly', wrong, 'no writes')]
                : [removing(wrong, found)];
        },
    },
    {
        blocks: ['mmio'],
        line: /\bmask\s+(?<wrong>bit\s*(?<bit>\d|[12]\d|3[01]))\s*(?:->|readonly\b)/d,
        expected: 'the bits as a number',
        fixes: ({ part }) => [
            writing(
                `0x${(1n << BigInt(part('bit').text)).toString(16)}`,
                part('wrong'),
                `bit ${part('bit').text}`,
            ),
        ],
    },
    {
        blocks: ['mmio'],
        line: /->\s*(?<wrong>only)\s+(?<node>[A-Z]\w*_\w+)$/d,
        expected: 'a node alone, or `only hwdom`',
        fixes: ({ part }) => [safe(replaceBy('Remove only', until(part('wrong'), part('node')), ''))],
        mend: ({ part }) => ({ ...until(part('wrong'), part('node')), newText: '' }),
    },
    {
        blocks: ['mmio'],
        line: /^\s*(?<wrong>at|mmio|register|reg|row|address|addr)\s+(?<address>[A-Za-z0-9(].*)->/d,
        expected: ({ part }) =>
            part('wrong').text === 'at'
                ? "a register's address alone (here it is always in bytes)"
                : "the row alone, which begins with the register's address",
        fixes: ({ part }) => {
            const [wrong, address] = [part('wrong'), part('address')];
            return [safe(replaceBy(`Remove ${wrong.text}`, until(wrong, address), ''))];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['mmio'],
        line: /\s(?<wrong>read-only|read_only|read)\b(?=.*->)/d,
        expected: '`readonly`',
        fixes: ({ part }) => [writing('readonly', part('wrong'), 'no writes')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'readonly' }),
    },
    {
        blocks: ['mmio'],
        line: /\bmask\s+(?<first>[^>]*?[^\s>-])\s+(?<wrong>mask)\s+[^>\s]/d,
        expected: 'one mask, with `|` between its parts',
        fixes: ({ part }) => [writing('|', part('wrong'), 'the row gives the bits of both')],
        mend: ({ part }) => ({ ...part('wrong'), newText: '|' }),
    },
    {
        blocks: ['mmio'],
        line: /\bmask\s+(?<wrong>~\s*\(?(?<bits>0x[\da-f]{1,8}|\d{1,9})\)?)(?=\s*(?:->|readonly))/d,
        expected: 'the bits themselves, without `~`',
        fixes: ({ part }) => {
            const bits = `0x${(0xffff_ffffn & ~BigInt(part('bits').text)).toString(16)}`;
            return [writing(bits, part('wrong'), 'the row gives all other bits')];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: part('bits').text }),
    },
    {
        blocks: ['mmio'],
        line: /\s(?<wrong>size|count)\s.*->/d,
        expected: '`..` and the last register of a range',
    },
    {
        blocks: ['mmio'],
        line: /->\s*\w+\s*(?<wrong>,|or\b|and\b)\s*(?!hwdom\b)\w+$/d,
        expected: 'one node (a register row has one)',
    },
    {
        blocks: ['mmio'],
        line: /^\s*(?<wrong>(?<parts>(?:mask\s+\w+|readonly)(?:\s+(?:mask\s+\w+|readonly))*)\s+(?<address>[A-Z0(][^->]*?))\s*->/d,
        expected: "the register's address first",
        fixes: ({ part }) => [safe(writing(`${part('address').text} ${part('parts').text}`, part('wrong')))],
    },
    {
        blocks: ['mmio'],
        line: /^\s*[A-Za-z_]\w*\s*(?<wrong>(?:::|\/|->|\[)\s*(?<register>[A-Za-z_]\w*)(?:\s*\])?)(?=.*->).*$/d,
        expected: '`+` between a block and its register',
        fixes: ({ part }) => [safe(writing(` + ${part('register').text}`, part('wrong')))],
    },
    {
        blocks: ['mmio'],
        line: /(?:\w\s*(?<!mask\s*)(?<wrong>:\s*(?<bits>0x[\da-f]+|\d+)|\bbits?\s+(?<bit>\d+(?::\d+)?)|\bbits?\s+(?<hex>0x[\da-f]+)))(?=\s*->)/di,
        expected: '`mask` and the bits of the register',
        fixes: ({ part }) => maskFixes(part),
    },
    {
        blocks: ['mmio'],
        line: /\w\s*(?<wrong>\[\s*(?<bit>\d+(?:\s*:\s*\d+)?)\s*\])(?=\s*->)/d,
        expected: '`mask` and the bits of the register',
        fixes: ({ part }) => maskFixes(part, ' '),
    },
    {
        blocks: ['mmio'],
        line: /\bmask\s+(?<wrong>GENMASK(?:_ULL)?\(\s*(?<bit>\d+\s*,\s*\d+)\s*\))/d,
        expected: 'the bits of the register as a number',
        fixes: ({ part }) => {
            const bits = bitsOf(part('bit').text);
            return bits === undefined ? [] : [writing(bits, part('wrong'))];
        },
    },
    {
        blocks: ['mmio'],
        line: /\s(?<wrong>\(\s*(?:ro|readonly|read-only)\s*\)|r)(?=\s*->)/d,
        expected: '`readonly`',
        fixes: ({ part }) => [writing('readonly', part('wrong'), 'no writes')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'readonly' }),
    },
    {
        blocks: ['mmio'],
        line: /\s(?<wrong>w|wo|write-?only|write)(?=\s*->)/d,
        expected: '`readonly` or nothing (who may write may read)',
    },
    {
        blocks: ['mmio'],
        line: /^\s*(?<wrong>index)\b.*$/d,
        expected: 'a row (a register is found by its address and has no index)',
    },
];

/** The fix that gives only these bits of a register; `before` stands between it and the register. */
function maskFixes(part: Found['part'], before = ''): readonly LineFix[] {
    const written = part('bits').text || part('hex').text;
    const bits = written === '' ? bitsOf(part('bit').text) : written;
    if (bits === undefined) return [];
    return [replaceBy(`Write mask ${bits}: only these bits`, part('wrong'), `${before}mask ${bits}`)];
}

/** The mask of one bit, or of those from one to another, as `[7:4]` and `GENMASK(7, 4)` count them; `undefined` beyond a register. */
function bitsOf(written: string): string | undefined {
    const [high = 0, low = high] = written.split(/\s*[:,]\s*/).map(Number);
    if (high > 31 || low > high) return undefined;
    const count = BigInt(high - low + 1);
    return `0x${(((1n << count) - 1n) << BigInt(low)).toString(16)}`;
}
