// Rows of node and reset tables in other forms.

import { listWithin, short } from '../../diagnostics/phrases';
import { type LineFix, replaceBy, safe } from '../flaw';
import { effectOf } from '../mending';
import { between, type Form, type Found, indentOf, removing, until, writing } from './form';

export const ROWS: readonly Form[] = [
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>hwdom\s*(?:,|\|{1,2}|&{1,2}|\+|and\b)\s*(?<by>MM_\w+))$/d,
        expected: 'the frame first, and `or hwdom` behind it',
        fixes: ({ part }) => [writing(`${part('by').text} or hwdom`, part('wrong'), 'both may')],
        mend: ({ part }) => ({ ...part('wrong'), newText: part('by').text }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>phys|paddr|addr|address|base)\s+(?:0x[\da-f]+|\d+)/di,
        expected: '`at` before a byte address',
        fixes: ({ part }) => [writing('at', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'at' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*\w+\s+(?<wrong>readonly|ro|rw)$/d,
        expected: 'nothing behind the frame (`readonly` is for registers)',
        fixes: found => [removing(found.part('wrong'), found)],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?<wrong>(?<open>["'`])(?<id>[A-Za-z_]\w*)\k<open>)\s*->\s*(?<close>["'`]?)(?<by>[A-Za-z_]\w*)\k<close>$/d,
        expected: 'names without quotes',
        fixes: ({ whole, part }) => [safe(writing(`${part('id').text} -> ${part('by').text}`, whole))],
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*\w+\s*(?<wrong>=)\s*(?:0x[\da-f]+|\d+)$/d,
        expected: '`->` (a name gets its number in a `names` block)',
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?<first>[A-Z]\w*\d)(?<wrong>\s*-\s*(?<last>\d+))\s*->/d,
        expected: '`..` between the first name and the last',
        fixes: ({ part }) => {
            const last = `${part('first').text.replace(/(?<!\d)\d+$/, '')}${part('last').text}`;
            return [writing(`..${last}`, part('wrong'), 'the row is for these ids')];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>[{[<]\s*(?<by>[A-Za-z_]\w*)\s*,?\s*[}\]>])$/d,
        expected: 'a frame alone',
        fixes: ({ part }) => [safe(writing(part('by').text, part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: part('by').text }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<by>(?!hwdom\b|deny\b)[A-Za-z_]\w*)\s*(?<wrong>or\b|and\b|[,|/&])\s*(?<other>[A-Z]\w*_\w+)$/d,
        expected: 'one frame (a row goes by one page)',
        fixes: ({ part }) =>
            ['by', 'other'].map(name => {
                const { text } = part(name);
                const title = `Write ${short(text)} alone: only its owner may`;
                return replaceBy(title, between(part('by'), part('other')), text);
            }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<by>(?!hwdom\b|deny\b)[A-Za-z_]\w*)\s*(?<wrong>or\b|and\b|[,|/&])\s*(?<other>[A-Z]\w*_\w+)\s*(?:or\b|and\b|[,|/&])\s*(?<hwdom>hwdom)$/d,
        expected: 'one frame (a row goes by one page)',
        fixes: ({ part }) =>
            ['by', 'other'].map(name => {
                const { text } = part(name);
                const title = `Write ${short(text)} or hwdom: only its owner and the hardware domain may`;
                return replaceBy(title, between(part('by'), part('hwdom')), `${text} or hwdom`);
            }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<by>(?!hwdom\b|deny\b)[A-Za-z_]\w*)\s+or\s+(?<wrong>deny)$/d,
        expected: '`hwdom`, or nothing behind the frame',
        fixes: ({ part }) => [
            replaceBy(
                `Write ${short(part('by').text)} alone: only its owner may`,
                between(part('by'), part('wrong')),
                part('by').text,
            ),
            replaceBy('Write deny: nobody may', between(part('by'), part('wrong')), 'deny'),
        ],
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<by>(?!hwdom\b|deny\b)[A-Za-z_]\w*)\s+(?<wrong>only\s+hwdom)$/d,
        expected: '`or hwdom`, or `hwdom` without a frame',
        fixes: ({ part }) => [
            replaceBy(
                'Write hwdom: only the hardware domain may',
                between(part('by'), part('wrong')),
                'hwdom',
            ),
            replaceBy('Write or hwdom: the hardware domain may too', part('wrong'), 'or hwdom'),
        ],
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>or\s+hwdom|hwdom\s+or|hwdom\s+or\s+hwdom|deny\s+or\s+hwdom|hwdom\s+or\s+deny)$/d,
        expected: '`hwdom` alone, or a frame before `or`',
        fixes: ({ part }) => [writing('hwdom', part('wrong'), 'only the hardware domain may')],
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>all|any|anyone|everyone|everybody|true|yes|\*)$/d,
        expected: 'a frame, `hwdom` or `deny` (no row is for every domain)',
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*(?<wrong>node|reset|clock|rst|clk|row|device|dev|allow|grant|permit|give)\s+(?<id>[A-Z]\w*_\w+)(?:\s*\.\.\s*\w+)?\s*->/d,
        expected: 'the row alone, which begins with its id',
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, until(part('wrong'), part('id')), '')),
        ],
        mend: ({ part }) => ({ ...until(part('wrong'), part('id')), newText: '' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?<wrong>deny|hwdom)\s+(?:->\s*)?(?<id>[A-Z]\w*_\w+)$/d,
        expected: 'the id first, and behind `->` who may',
        fixes: found => {
            const effect = effectOf(found.part('wrong').text, found.block).slice(2);
            return [writing(grantBehind(found), found.whole, effect)];
        },
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>\{\s*(?:0(?:x0+)?|NULL)?\s*,?\s*\})$/d,
        expected: '`deny` if nobody may, or a frame',
        fixes: ({ part }) => [writing('deny', part('wrong'), 'nobody may')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'deny' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>\{?\s*\.hwdom_access\s*=\s*(?:true|1)\s*,?\s*\}?)$/d,
        expected: '`hwdom` if the hardware domain may',
        fixes: ({ part }) => [writing('hwdom', part('wrong'), 'the hardware domain may')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'hwdom' }),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*(?<wrong>\(?\s*(?<id>[A-Za-z_]\w*)\s*&\s*(?:0x[\da-f]+|\d+)(?:\s*\))?)\s*->/di,
        expected: 'the id alone (the `index` line makes an index of it)',
        fixes: ({ part }) => [safe(writing(part('id').text, part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: part('id').text }),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*\w+\s*(?<wrong>mask\s*(?:0x[\da-f]+|\d+))\s*->/di,
        expected: '`->` (only a register has a mask)',
        fixes: found => [removing(found.part('wrong'), found)],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*\w+\s*(?<wrong>\+)\s*\w+\s*->/d,
        expected: '`->` (an id stands by its name or number, and is not added up)',
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*(?<wrong>\w*[*?[{][\w*?,{}[\]-]*)\s*->/d,
        expected: 'one id, or a range as in `A..B`',
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?<first>[A-Z]\w*_\w+)\s*(?<wrong>[|&/]|\band\b|\bor\b)\s*(?<other>[A-Z]\w*_\w+)\s*(?<right>->\s*\S.*)$/d,
        expected: '`->` (a row is for one id or register)',
        fixes: found => rowForEach(found, found.part('other').text),
    },
    {
        blocks: ['node', 'reset'],
        line: /^\s*(?<first>[A-Z]\w*_\w+)\s+(?<wrong>[A-Z]\w*_\w+)\s*(?<right>->\s*\S.*)$/d,
        expected: '`->` (a row is for one id or register)',
        fixes: found => rowForEach(found, found.part('wrong').text),
    },
    {
        blocks: ['node', 'reset', 'clock'],
        line: /^\s*(?<wrong>[A-Z][A-Z\d]*(?:_[A-Z\d]+)*(?:\s+[A-Z\d]+)+)\s*->/d,
        expected: 'one name, with `_` between its parts',
        fixes: ({ part }) => [writing(part('wrong').text.replace(/\s+/g, '_'), part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: part('wrong').text.replace(/\s+/g, '_') }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*at\s+\w+(?<wrong>\s+(?:size|count|len)\s+\w+)$/d,
        expected: 'nothing behind the frame (a row goes by one page)',
        fixes: ({ part }) => [safe(replaceBy(`Remove ${part('wrong').text.trim()}`, part('wrong'), ''))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>frame|page|iomem|owner\s+of)\s+(?<by>[A-Za-z_]\w*)/d,
        expected: 'a frame alone',
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, until(part('wrong'), part('by')), '')),
        ],
        mend: ({ part }) => ({ ...until(part('wrong'), part('by')), newText: '' }),
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong><\s*(?:0x0\s+)?(?<at>0x[\da-f]+)\b[^>]*>|"?[\w/,-]*@(?<unit>[\da-f]{5,})"?)$/di,
        expected: '`at` and a byte address',
        fixes: ({ part }) => [writing(ofDeviceTree(part), part('wrong'))],
    },
];

/** A row whose grant stands before its id. */
const grantBehind = ({ part }: Found): string => `${part('id').text} -> ${part('wrong').text}`;

/** The address of a device tree's `reg` or of its node's name. */
const ofDeviceTree = (part: Found['part']): string =>
    part('at').text === '' ? `at 0x${part('unit').text}` : `at ${part('at').text}`;

/** The fix that writes a row for each of two ids. */
function rowForEach({ text, whole, part }: Found, other: string): LineFix[] {
    const ids = [part('first').text, other];
    const rows = ids.map(each => `${each} ${part('right').text}`).join(`\n${indentOf(text)}`);
    return [replaceBy(`Write a row for each: ${listWithin(80, ids)}`, whole, rows)];
}
