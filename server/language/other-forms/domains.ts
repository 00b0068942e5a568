// Lines of domains in other forms.

import { short } from '../../diagnostics/phrases';
import { bytesOf } from '../bad-number';
import { type LineFix, replaceBy, safe } from '../flaw';
import { behind, type Form, type Found, removing, until, writing } from './form';

export const DOMAINS: readonly Form[] = [
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+at\s+(?<first>0x[\da-f]{1,16})(?<wrong>\s*(?:to|until)\s+(?<last>0x[\da-f]{1,16}))$/di,
        expected: '`size` and a number of bytes',
        fixes: ({ part }) => {
            const bytes = BigInt(part('last').text) - BigInt(part('first').text) + 1n;
            const size = ` size 0x${bytes.toString(16)}`;
            return bytes > 0n && bytes % 4096n === 0n ? [writing(size, part('wrong'))] : [];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>file|config|cfg|load|read|include|use)\s+"[^"]*"$/d,
        expected: '`from`, which reads what a guest is given',
        fixes: ({ part }) => [writing('from', part('wrong'), 'the domain gets what the file gives it')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'from' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+(?<wrong>(?:(?:at|mfn)\s+)?\w+(?:(?:\s*,\s*|\s+and\s+|\s+)(?:(?:at|mfn)\s+\w+|[A-Z][A-Za-z\d]*_\w+))+)$/d,
        expected: 'one frame (each has a line of its own)',
        fixes: eachOnItsLine,
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>import|include)\s+"[^"]+\.(?:cfg|xl|dtb)"$/d,
        expected: '`from`, which reads what a guest is given',
        fixes: ({ part }) => [writing('from', part('wrong'), 'the domain gets what the file gives it')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'from' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+(?<form>mfn|at)\s+\w+(?<wrong>\s*,)\s*\w+$/d,
        expected: '`count` before pages, or `size` before bytes',
        fixes: ({ part }) => {
            const word = part('form').text === 'mfn' ? 'count' : 'size';
            return [replaceBy(`Write ${word}`, part('wrong'), ` ${word}`)];
        },
    },
    {
        blocks: ['domain'],
        line: /\b(?:count|size)\s+(?<amount>\w+)\s+(?<wrong>pages?|bytes?)$/d,
        expected: 'nothing behind the number',
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, behind(part('amount'), part('wrong')), '')),
        ],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['domain', 'names'],
        line: /\bsize\s+(?<wrong>(?<amount>\d+)\s+(?<unit>[kmg](?:i?b)?))$/di,
        expected: 'a number of bytes',
        fixes: ({ part }) => {
            const bytes = bytesOf(part('amount').text + part('unit').text);
            return bytes === undefined ? [] : [writing(bytes, part('wrong'))];
        },
        mend: ({ part }) => ({ ...part('unit'), newText: '' }),
    },
    {
        blocks: ['domain'],
        line: /\b(?<wrong>count\s+(?<amount>\d+\w+))$/d,
        expected: '`size` before bytes',
        fixes: ({ part }) => {
            const bytes = bytesOf(part('amount').text);
            return bytes === undefined
                ? []
                : [writing(`size ${bytes}`, part('wrong'), `${part('amount').text} from there on`)];
        },
        mend: ({ part }) => ({ ...part('amount'), newText: '1' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>[A-Z]\w*_\w+|(?:at|mfn)\s+0x[\da-f]+)(?:\s+(?:count|size)\s+\w+)?$/d,
        expected: '`iomem` before a frame',
        fixes: ({ part }) => {
            const { text, start } = part('wrong');
            return [
                replaceBy(`Write iomem: the domain gets ${short(text)}`, { start, end: start }, 'iomem '),
            ];
        },
    },
    {
        blocks: ['any'],
        line: /^\s*domain\s+\w+\s*(?<wrong>\(\s*hwdom\s*\)|hwdom\s*[=:]\s*(?:true|yes|1)|[:,]\s*hwdom)\s*\{$/d,
        expected: '`hwdom` alone',
        fixes: ({ part, text }) => [
            replaceBy('Write hwdom: it is the hardware domain', part('wrong'), spaced(text, part('wrong'))),
        ],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'hwdom' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s*(?:=\s*)?(?<wrong>[[{<(]\s*(?<frame>(?:(?:at|mfn)\s+)?\w+)\s*[\]}>)])$/d,
        expected: 'a frame alone',
        fixes: ({ part }) => [safe(writing(part('frame').text, part('wrong')))],
    },
    {
        blocks: ['domain', 'names'],
        line: /\s(?<wrong>len|length|bytes|sz)\s+\w+$/d,
        expected: '`size` before bytes',
        fixes: ({ part }) => [writing('size', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'size' }),
    },
    {
        blocks: ['domain'],
        line: /\s(?<wrong>pages|page|num|nr|frames)\s+\w+$/d,
        expected: '`count` before pages',
        fixes: ({ part }) => [writing('count', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'count' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+(?<wrong>\*)$/d,
        expected: '`all`, or a frame',
        fixes: ({ part }) => [writing('all', part('wrong'), 'the domain owns every page')],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'all' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+(?<wrong>\w*\*\w*)$/d,
        expected: 'one frame by its name (each has a line of its own)',
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>iomem)\s+(?<from>from)\s+"[^"]*"$/d,
        expected: '`from` first, which reads what a guest is given',
        fixes: ({ part }) => [safe(replaceBy('Remove iomem', until(part('wrong'), part('from')), ''))],
        mend: ({ part }) => ({ ...until(part('wrong'), part('from')), newText: '' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>(?:[-*]\s+)?["'](?<frame>[A-Z]\w*_\w+)["'][,;]?|[-*]\s+(?<item>[A-Z]\w*_\w+))$/d,
        expected: '`iomem` before a frame',
        fixes: ({ part }) => {
            const frame = part('frame').text || part('item').text;
            return [writing(`iomem ${frame}`, part('wrong'), 'the domain gets it')];
        },
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>hwdom|hardware)(?:\s*[=:]\s*\w+)?$/d,
        expected: "`hwdom` in the domain's head, as in `domain dom0 hwdom {`",
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>(?:xen,)?reg(?:-cacheable)?|dtdev|xen,path)\s*=/d,
        expected: '`iomem` and a frame, or `from` and a file that gives pages',
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+(?:(?:at|mfn)\s+)?\w+(?:\s+(?:count|size)\s+\w+)?\s+(?<wrong>readonly|ro|rw|or\s+hwdom|only\s+hwdom)$/d,
        expected: 'nothing behind the pages, which a domain has or has not',
        fixes: found => [removing(found.part('wrong'), found)],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['domain'],
        line: /^\s*iomem\s+all\s+(?<wrong>(?:except|but|not|without|-)\s*\w+)$/d,
        expected: 'nothing behind `all`, which is every page',
    },
    {
        blocks: ['domain'],
        line: /^\s*(?<wrong>may|\w+\s+may)\s+(?:not\s+)?\w+/d,
        expected: '`iomem` or `from` (what a domain may is the claim of a test)',
    },
];

/** The word with a blank before it, unless there is one. */
const spaced = (text: string, { start }: { start: number }): string =>
    text[start - 1] === ' ' ? 'hwdom' : ' hwdom';

/** Pages in a list: a line for each. */
function eachOnItsLine({ text, part }: Found): LineFix[] {
    const { text: list, start, end } = part('wrong');
    const indent = /^\s*/.exec(text)?.[0] ?? '';
    const frames = [...list.matchAll(FRAME)].map(([frame]) => frame);
    const lines = frames.join(`\n${indent}iomem `);
    return [
        replaceBy(`Write a line for each: the domain gets ${frames.length} frames`, { start, end }, lines),
    ];
}

const FRAME = /(?:\b(?:at|mfn)\s+)?\b(?!and\b)\w+/g;
