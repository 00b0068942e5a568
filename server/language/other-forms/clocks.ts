// Rows of clock tables in other forms.

import { short } from '../../diagnostics/phrases';
import { type LineFix, replaceBy, safe } from '../flaw';
import { behind, between, type Form, type Found, writing } from './form';

export const CLOCKS: readonly Form[] = [
    {
        blocks: ['clock'],
        line: /->\s*\w+(?:\s*,\s*\w+)*(?<comma>\s*,\s*)(?<wrong>hwdom)$/d,
        expected: 'nodes only (their rows say whether the hardware domain may)',
        fixes: ({ part }) => [replaceBy('Remove hwdom', between(part('comma'), part('wrong')), '')],
        mend: ({ part }) => ({ ...between(part('comma'), part('wrong')), newText: '' }),
    },
    {
        blocks: ['clock'],
        line: /->\s*(?<wrong>hwdom|only\s+hwdom)$/d,
        expected: "a node (a clock without a row is the hardware domain's)",
        fixes: rowRemoved,
    },
    {
        blocks: ['clock'],
        line: /->\s*(?<wrong>deny|none|nobody)$/d,
        expected: 'a node (no guest may control a clock without a row)',
        fixes: found => rowRemoved(found).map(fix => ({ ...fix, preferred: false })),
    },
    {
        blocks: ['clock'],
        line: /->\s*(?<nodes>\w+(?:\s*,\s*\w+)*)\s+(?<wrong>(?:or|only)\s+hwdom)$/d,
        expected: 'nothing behind the nodes, whose rows say who may',
        fixes: ({ part }) => [
            replaceBy(
                `Remove ${part('wrong').text}: the hardware domain may if the rows of the nodes let it`,
                behind(part('nodes'), part('wrong')),
                '',
            ),
        ],
    },
    {
        blocks: ['clock'],
        line: /^\s*\w+\s*(?<wrong>\.\.<?)\s*\w+\s*->/d,
        expected: '`->` (a row is for one clock)',
    },
    {
        blocks: ['clock'],
        line: /->\s*(?<wrong>[[{(]\s*(?<nodes>\w+(?:\s*,\s*\w+)*)\s*,?\s*[\]})])$/d,
        expected: 'the nodes alone, with `,` between them',
        fixes: ({ part }) => [safe(writing(part('nodes').text, part('wrong')))],
    },
    {
        blocks: ['clock'],
        line: /->\s*\w+(?:\s*,\s*\w+)*\s*(?<wrong>,)$/d,
        expected: 'nothing behind the last node',
        fixes: ({ part }) => [safe(replaceBy('Remove the ,', part('wrong'), ''))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['clock'],
        line: /->\s*\w+\s*(?<wrong>;|\.\.|\/)\s*(?<node>[A-Za-z_]\w*)$/d,
        expected: '`,`',
        fixes: ({ part }) => [
            replaceBy(
                `Write a comma: a guest then needs ${short(part('node').text)} too to control the clock`,
                part('wrong'),
                ', ',
            ),
        ],
        mend: ({ part }) => ({ ...part('wrong'), newText: ',' }),
    },
];

/** Before 2022 the hardware domain needs a row as any other domain does. */
function rowRemoved({ whole }: Found): LineFix[] {
    return [
        replaceBy("Remove the row: the clock is the hardware domain's alone, in trees since 2022", whole, ''),
    ];
}
