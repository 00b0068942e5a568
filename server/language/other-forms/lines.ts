// Lines that may stand in any block and in no language: of a patch or a page, with the comments of others, several in one.

import { type LineFix, replaceBy, safe } from '../flaw';
import type { Mend } from '../scanner';
import { between, type Form, type Found, indentOf, onLineBelow, removing, writing } from './form';

/** Words that are neither ids nor any part of a row: somebody wrote to himself. They are asked for last, as other forms say more. */
export const PROSE: readonly Form[] = [
    {
        blocks: ['node', 'reset', 'mmio', 'clock', 'names'],
        line: /^\s*(?<wrong>(?:TODO|FIXME|XXX|NOTE)\b(?!.*->).*)$/d,
        expected: '`//` before a comment',
        fixes: asComment,
        mend: nothing,
    },
    {
        blocks: ['node', 'reset', 'mmio', 'clock', 'names'],
        line: /^\s*(?<wrong>[A-Za-z][a-z]*(?:\s+[a-z]+){2,20}[.:!]?)$/d,
        expected: '`//` before a comment',
        fixes: asComment,
        mend: nothing,
    },
    {
        blocks: ['node', 'reset', 'mmio', 'clock', 'names'],
        line: /^\s*(?<wrong>(?!(?:node|reset|mmio|clock|names|domain|test|index|waive|platform|target|emit|import|license)\s)[A-Za-z][a-z]*\s+(?!(?:hwdom|deny)$)[a-z]+[.:!]?)$/d,
        expected: '`//` before a comment',
        fixes: asComment,
        mend: nothing,
    },
];

/** Outside of blocks nothing is open. */
const OPEN_BLOCKS = ['node', 'reset', 'mmio', 'clock', 'domain', 'test', 'names'] as const;

export const LINES: readonly Form[] = [
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*index\s+\w+\s*\(\s*\w+\s*\)\s*(?<wrong>:=|=>|==|->)/d,
        expected: '`=`',
        fixes: ({ part }) => [safe(writing('=', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '=' }),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*index\s+[A-Za-z]\w*\s+(?<wrong>[A-Za-z]\w*)\s*=/d,
        expected: "the macro's parameter in parentheses",
        fixes: ({ part }) => [safe(writing(`(${part('wrong').text})`, part('wrong')))],
    },
    {
        blocks: ['node', 'reset', 'mmio', 'clock'],
        line: /\s(?<wrong>nowarn|ignore|disable|suppress|silence|expect)\s+[a-z]+-[a-z-]+\s+"[^"]*"$/d,
        expected: '`waive`',
        fixes: ({ part }) => [safe(writing('waive', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'waive' }),
    },
    {
        blocks: OPEN_BLOCKS,
        line: /^\s*waive\s+(?<wrong>[a-z-]+(?:(?:\s*,\s*|\s+and\s+)[a-z-]+)+)\s+(?<reason>"[^"]*")$/d,
        expected: 'one code (each has a line of its own)',
        fixes: waiverForEach,
    },
    {
        blocks: ['any'],
        line: /^(?<wrong>@@ .*|diff --git .*|index [\da-f]{7,64}\.\.[\da-f]{7,64}.*|--- [ab]\/\S.*|\+\+\+ [ab]\/\S.*)$/d,
        expected: 'a line of the file, not of a patch',
        fixes: ({ part }) => [safe(replaceBy('Remove it', part('wrong'), ''))],
        mend: nothing,
    },
    {
        blocks: ['any'],
        line: /^(?<wrong>\+)\s*[^\s+]/d,
        expected: 'the line without the mark of a patch',
        fixes: ({ part }) => [safe(replaceBy('Remove +', part('wrong'), ''))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['any'],
        line: /^(?<wrong>-)\s*[^\s->]/d,
        expected: 'the line without the mark of a patch or a list',
        fixes: ({ part, whole }) => [
            replaceBy('Remove the line, as a patch means it', whole, ''),
            replaceBy('Remove -, so that the line counts', part('wrong'), ''),
        ],
    },
    {
        blocks: ['any'],
        line: /^\s*(?<wrong>(?:--|;+|<!--|'{3}|"{3})\s*(?<words>[^\s>-].*?)\s*(?:-->|'{3}|"{3})?)$/d,
        expected: '`//` before a comment',
        fixes: ({ part }) => [safe(replaceBy('Write //', part('wrong'), `// ${part('words').text}`))],
        mend: nothing,
    },
    {
        blocks: ['any'],
        line: /^\s*(?<wrong>(?:`{3}|~~~)\w*)$/d,
        expected: 'the file alone, without marks of Markdown',
        fixes: ({ part }) => [safe(replaceBy('Remove it', part('wrong'), ''))],
        mend: nothing,
    },
    {
        blocks: ['any'],
        line: /(?<=^\s*)\S.*(?<wrong>\\)$/d,
        expected: 'the end of the line (nothing goes on below)',
        fixes: found => [safe(removing(found.part('wrong'), found))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: OPEN_BLOCKS,
        line: /^\s*(?<wrong>[)\]>]+[;,]?)$/d,
        expected: '`}`',
        fixes: ({ part }) => [safe(writing('}', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '}' }),
    },
    {
        blocks: OPEN_BLOCKS,
        line: /^\s*\}\s*(?<wrong>[\s})\];,]*[})\]][;,]?)$/d,
        expected: 'nothing after `}`, which goes on a line of its own',
        fixes: found => [safe(removing(found.part('wrong'), found))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: OPEN_BLOCKS,
        line: /^[^{}]*[^\s{}](?<wrong>\s*\})$/d,
        expected: '`}` on a line of its own',
        fixes: ({ part }) => [
            safe(replaceBy('Write } on the line below', part('wrong'), '\n}')),
            replaceBy('Remove }', part('wrong'), ''),
        ],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset', 'mmio', 'clock'],
        line: /^\s*(?<wrong>\d+(?:[:|.)]\s*|\s+))[A-Z]\w*_\w+.*->/d,
        expected: "the row alone, without a line's number",
        fixes: ({ part }) => [replaceBy(`Remove ${part('wrong').text.trim()}`, part('wrong'), '')],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*\w+\s*->\s*\w+(?:\s+or\s+hwdom)?(?<wrong>\s*[,;]\s*)\w+(?:\s*\.\.\s*\w+)?\s*->.*$/d,
        expected: 'the end of the line (each row has a line of its own)',
        fixes: found => [safe(onLineBelow('Write a line for each', found.part('wrong'), found))],
    },
    {
        blocks: ['node', 'reset', 'clock', 'mmio'],
        line: /->\s*\w.*?\s(?<wrong>(?:--|;|%)\s*(?<words>[^\s>-].*))$/d,
        expected: '`//` before a comment',
        fixes: ({ part }) => [safe(replaceBy('Write //', part('wrong'), `// ${part('words').text}`))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset', 'clock', 'mmio'],
        line: /->\s*\w.*?\s(?<wrong>"(?<double>[^"]*)"|'(?<single>[^']*)'|\((?<inside>[^()]*)\)|\/\s(?<behind>\S.*))$/d,
        expected: 'nothing behind the row but a comment, with `//`',
        fixes: ({ part }) => {
            const words = ['double', 'single', 'inside', 'behind'].map(each => part(each).text).join('');
            const isGrant = /hwdom|deny|readonly|mask/.test(words);
            return isGrant ? [] : [replaceBy('Write //', part('wrong'), `// ${words}`)];
        },
    },
];

/** Several codes with one reason: a line for each. */
function waiverForEach({ text, part }: Found): LineFix[] {
    const [codes, reason] = [part('wrong'), part('reason')];
    const waivers = codes.text.split(/\s*,\s*|\s+and\s+/).map(code => `${code} ${reason.text}`);
    const lines = waivers.join(`\n${indentOf(text)}waive `);
    return [safe(replaceBy('Write a line for each', between(codes, reason), lines))];
}

function asComment({ part }: Found): LineFix[] {
    return [safe(replaceBy('Write //', part('wrong'), `// ${part('wrong').text}`))];
}

/** A line of which nothing is read. */
function nothing({ whole }: Found): Mend {
    return { ...whole, newText: '' };
}
