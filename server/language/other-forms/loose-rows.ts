// Rows of which the parts are there, with other signs around them: a pair of YAML or JSON, a line of a table on a page.

import { shortened } from '../../diagnostics/phrases';
import { effectOf } from '../mending';
import { type Form, type Found, writing } from './form';

export const LOOSE_ROWS: readonly Form[] = [
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?!\w+\s*->\s*[\w\s]*$)(?<wrong>(?:[-*+|>([{]\s*)*["'`]?(?<id>[A-Z]\w*_\w+)["'`]?(?:[=>→⇒⟶:,|\s]|[-~<–—](?=[-=~<–—]*\s*>))+["'`]?(?<by>(?:(?:at|mfn)\s+)?(?!hwdom\b|deny\b|or\b)\w+)["'`]?(?:\s*(?:[|,+&]|\bor\b|\band\b|\s)\s*(?<hwdom>hwdom))?\s*[,;|)\]]*)$/d,
        expected: rowInstead,
        fixes: ({ part }) => {
            const effect = part('hwdom').text === '' ? '' : 'the hardware domain may';
            return [writing(rowOf(part), part('wrong'), effect)];
        },
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?!\w+\s*->\s*[\w\s]*$)(?<wrong>(?:[-*+|>([{]\s*)*["'`]?(?<id>[A-Z]\w*_\w+)["'`]?(?:[=>→⇒⟶:,|\s]|[-~<–—](?=[-=~<–—]*\s*>))+["'`]?(?<by>hwdom|deny)["'`]?\s*[,;|)\]]*)$/d,
        expected: rowInstead,
        fixes: ({ part, block }) => [
            writing(rowOf(part), part('wrong'), effectOf(part('by').text, block).slice(2)),
        ],
    },
    {
        blocks: ['clock'],
        line: /^\s*(?!\w+\s*->\s*[\w\s]*$)(?<wrong>(?:[-*+|>([{]\s*)*["'`]?(?<id>[A-Z]\w*_\w+)["'`]?(?:[=>→⇒⟶:,|\s]|[-~<–—](?=[-=~<–—]*\s*>))+["'`]?(?<by>[A-Z]\w*_\w+)["'`]?\s*[,;|)\]]*)$/d,
        expected: rowInstead,
        fixes: ({ part }) => [writing(rowOf(part), part('wrong'))],
    },
    {
        blocks: ['mmio'],
        line: /^\s*(?<wrong>(?:[-*+|([{]\s*)*(?<id>[A-Z]\w*\s*\+\s*\w+)\s*[,:|]\s*(?:mask\s*[=:]?\s*(?<mask>0x[\da-f]+|\d+)\s*[,:|]\s*)?(?<by>[A-Z]\w*_\w+)\s*[,;|)\]]*)$/di,
        expected: rowInstead,
        fixes: ({ part }) => [writing(rowOf(part), part('wrong'))],
    },
];

function rowInstead({ part }: Found): string {
    return `\`${shortened(rowOf(part), 60)}\``;
}

/** The row that these parts are. */
function rowOf(part: Found['part']): string {
    const mask = part('mask').text === '' ? '' : ` mask ${part('mask').text}`;
    return `${part('id').text}${mask} -> ${part('by').text}${part('hwdom').text === '' ? '' : ' or hwdom'}`;
}
