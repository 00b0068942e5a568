// Declarations of names in other forms.

import { type LineFix, replaceBy, safe } from '../flaw';
import { type Form, type Found, onLineBelow, removing, until, writing } from './form';

export const NAMES: readonly Form[] = [
    {
        blocks: ['names'],
        line: /^\s*(?<wrong>names?|node|reset|clock|frame|register)\s+(?<declared>[A-Z]\w*_\w+)\s*=/d,
        expected: 'the name alone (the head of the block says what it is of)',
        fixes: ({ part }) => {
            const [wrong, declared] = [part('wrong'), part('declared')];
            return [safe(replaceBy(`Remove ${wrong.text}`, until(wrong, declared), ''))];
        },
        mend: ({ part }) => ({ ...until(part('wrong'), part('declared')), newText: '' }),
    },
    {
        blocks: ['names'],
        line: /^\s*(?<wrong>(?<value>0x[\da-f]+|\d+)\s*=\s*(?<name>[A-Za-z_]\w*))$/di,
        expected: 'the name first, and its number behind `=`',
        fixes: ({ part }) => [safe(writing(`${part('name').text} = ${part('value').text}`, part('wrong')))],
    },
    {
        blocks: ['names'],
        line: /^\s*\w+\s*=\s*[^,;]+?(?<wrong>\s*[,;]\s*)(?<second>[A-Za-z_]\w*\s*=.*)$/d,
        expected: 'the end of the line (each name has a line of its own)',
        fixes: found => [safe(onLineBelow('Write a line for each', found.part('wrong'), found))],
    },
    {
        blocks: ['names'],
        line: /^\s*\w+\s*(?<wrong>:=|={2,3}|=>)/d,
        expected: '`=`',
        fixes: ({ part }) => [safe(writing('=', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '=' }),
    },
    {
        blocks: ['names'],
        line: /\sof\s+\w+(?:\s*,\s*\w+)*(?<gap>\s+)(?<wrong>[A-Z]\w*)/d,
        expected: '`,` between what it is of',
        fixes: ({ part }) => [safe(replaceBy('Write ,', part('gap'), ', '))],
        mend: ({ part }) => ({ ...part('gap'), newText: ',' }),
    },
    {
        blocks: ['names reset', 'names frame'],
        line: /=\s*\S.*?\s(?<wrong>resets|owner|owned by|belongs to|stand-in|stands in for)\s+[A-Z]\w*_/d,
        expected: ({ part }) => `\`${wordFor(part('wrong').text)}\``,
        fixes: ({ part }) => [writing(wordFor(part('wrong').text), part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: wordFor(part('wrong').text) }),
    },
    {
        blocks: ['names frame'],
        line: /=\s*(?<wrong>addr|address|phys|paddr|base)\s+(?:0x[\da-f]+|\d+)/di,
        expected: '`at` before a byte address',
        fixes: ({ part }) => [writing('at', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'at' }),
    },
    {
        blocks: ['names frame'],
        line: /=\s*(?<wrong>page|frame|pfn|gfn)\s+(?:0x[\da-f]+|\d+)/di,
        expected: '`mfn` before the number of a frame',
        fixes: ({ part }) => [writing('mfn', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'mfn' }),
    },
    {
        blocks: ['names frame'],
        line: /\s(?<wrong>(?:count|pages)\s+(?<pages>\d{1,6}))$/d,
        expected: '`size` and a number of bytes',
        fixes: ({ part }) => {
            const size = `size 0x${(BigInt(part('pages').text) << 12n).toString(16)}`;
            return [writing(size, part('wrong'))];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['names frame'],
        line: /=\s*at\s+\w+(?<wrong>\s*,)\s*(?:0x[\da-f]+|\d+)$/di,
        expected: '`size` before bytes',
        fixes: ({ part }) => [replaceBy('Write size', part('wrong'), ' size')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'size' }),
    },
    {
        blocks: ['names frame'],
        line: /=\s*at\s+(?<first>0x[\da-f]+)(?<wrong>\s*(?:\.\.|-)\s*(?<last>0x[\da-f]+))$/di,
        expected: '`size` and a number of bytes',
        fixes: sizeOf,
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['names register'],
        line: /=\s*(?<wrong>at|offset)\s+(?<offset>\w+)/d,
        expected: "a register's offset in its block",
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, until(part('wrong'), part('offset')), '')),
        ],
        mend: ({ part }) => ({ ...until(part('wrong'), part('offset')), newText: '' }),
    },
    {
        blocks: ['names'],
        line: /=\s*\S.*\s(?<wrong>in|from|on)\s+[A-Z]\w*$/d,
        expected: '`of`',
        fixes: ({ part }) => [writing('of', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'of' }),
    },
    {
        blocks: ['names'],
        line: /=\s*\S.*?\s(?<wrong>(?:mask\s+\w+|readonly)(?:\s+(?:mask\s+\w+|readonly))*)$/d,
        expected: 'nothing of a row, where masks and `readonly` belong',
        fixes: found => [removing(found.part('wrong'), found)],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['names node', 'names clock'],
        line: /=\s*\w+\s+(?<wrong>of)\s+\w+$/d,
        expected: 'nothing behind the number (`of` is for a reset line, a frame or a register)',
    },
];

const wordFor = (words: string): string => (words.startsWith('stand') ? 'standin' : 'of');

/** The fix that gives a region by its size instead of its last byte. */
function sizeOf({ part }: Found): LineFix[] {
    const bytes = BigInt(part('last').text) - BigInt(part('first').text) + 1n;
    const size = `size 0x${bytes.toString(16)}`;
    return bytes > 0n ? [replaceBy(`Write ${size}`, part('wrong'), ` ${size}`)] : [];
}
