// Lines in a form that the language does not have, of which it is plain what was meant: two frames in a row, pages in a list, the verb of
// a claim. The parser asks here about lines that it cannot read; most files have none, so the first call loads it (`AT_FIRST_CALL` in
// build.mjs).

import { short } from '../diagnostics/phrases';
import { bytesOf } from './bad-number';
import { type Flaw, flaw, type LineFix, replaceBy, safe } from './flaw';
import type { Mend } from './scanner';
import type { Block, Span } from './syntax';

/** What is said of such a line. */
export interface OtherForm {
    readonly flaw: Flaw;
    /** What is read instead; without it the line is what could be read of it. */
    readonly mend?: Mend;
}

/** A form: in which blocks a line has it, what was expected where it has the group `wrong`, and what it may be instead. */
interface Form {
    readonly blocks: readonly (Block | 'names')[];
    readonly line: RegExp;
    readonly expected: string;
    /** Without it nobody can say for sure what was meant. */
    readonly fixes?: (found: Found) => readonly LineFix[];
    readonly mend?: (found: Found) => Mend;
}

/** A line without its comment and waivers, and the parts of it that a form names. */
interface Found {
    readonly text: string;
    /** From its first word to its last. */
    readonly whole: Span;
    /** What the form describes of it. */
    readonly matched: Span;
    readonly part: (name: string) => Part;
}

interface Part extends Span {
    readonly text: string;
}

/** The form of a line whose first flaw this is; `undefined` for a line that has none of these. */
export function otherForm(text: string, { start }: Flaw, block: Block): OtherForm | undefined {
    const line = text.replace(/\s*(?:\/\/|\bwaive\b).*$/, '').trimEnd();
    for (const { blocks, line: pattern, expected, fixes, mend } of FORMS) {
        const isIn = blocks.some(each => each === block || (each === 'names' && block.startsWith('names ')));
        const found = isIn ? foundIn(line, pattern) : undefined;
        if (found === undefined) continue;
        // Else something before it is the mistake.
        if (start < found.matched.start || start > found.matched.end) continue;
        const wrong = found.part('wrong');
        const told = flaw(
            'syntax',
            wrong,
            { expected, found: `\`${short(wrong.text)}\`` },
            ...(fixes?.(found) ?? []),
        );
        return { flaw: told, ...(mend && { mend: mend(found) }) };
    }
    return undefined;
}

function foundIn(text: string, pattern: RegExp): Found | undefined {
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const part = (name: string): Part => {
        const [start, end] = match.indices?.groups?.[name] ?? [0, 0];
        return { start, end, text: text.slice(start, end) };
    };
    const start = text.length - text.trimStart().length;
    const matched = { start: match.index, end: match.index + match[0].length };
    return { text, whole: { start, end: text.length }, matched, part };
}

/** Of several that a line has, the first counts. */
const FORMS: readonly Form[] = [
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
        line: /->\s*(?<wrong>\{\s*(?<by>[A-Za-z_]\w*)\s*,?\s*\})$/d,
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
        line: /->\s*(?<wrong>or\s+hwdom|hwdom\s+or|deny\s+or\s+hwdom|hwdom\s+or\s+deny)$/d,
        expected: '`hwdom` alone, or a frame before `or`',
        fixes: ({ part }) => [writing('hwdom', part('wrong'), 'only the hardware domain may')],
    },
    {
        blocks: ['node', 'reset'],
        line: /->\s*(?<wrong>all|any|anyone|everyone|everybody|\*)$/d,
        expected: 'a frame, `hwdom` or `deny` (no row is for every domain)',
    },
    {
        blocks: ['mmio'],
        line: /^\s*(?<wrong>at)\s+(?<address>\S.*)->/d,
        expected: "a register's address alone (here it is always in bytes)",
        fixes: ({ part }) => [safe(replaceBy('Remove at', until(part('wrong'), part('address')), ''))],
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
        blocks: ['domain'],
        line: /^\s*iomem\s+(?<wrong>(?:(?:at|mfn)\s+)?\w+(?:(?:\s*,\s*|\s+and\s+|\s+)(?:(?:at|mfn)\s+\w+|[A-Z]\w*_\w+))+)$/d,
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
        blocks: ['test'],
        line: /^\s*\w+\s+may\s+(?:not\s+)?(?<wrong>power|control|use|access|own|have|wake|request|release|reboot|restart|enable|disable|set)\s+(?<object>(?:(?:node|reset|clock)\s+)?[A-Za-z_]\w*)$/d,
        expected: '`node`, `reset`, `clock`, `read` or `write`',
        fixes: ({ part }) => {
            const [wrong, object] = [part('wrong'), part('object')];
            return object.text.includes(' ')
                ? [safe(replaceBy(`Remove ${wrong.text}`, until(wrong, object), ''))]
                : [safe(writing(kindOfName(object.text), wrong))];
        },
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+may\s+(?:not\s+)?(?<wrong>[A-Z]\w*_\w+)$/d,
        expected: '`node`, `reset` or `clock` before what it is about',
        fixes: ({ part }) => {
            const { text, start } = part('wrong');
            return [
                safe(replaceBy(`Write ${kindOfName(text)}`, { start, end: start }, `${kindOfName(text)} `)),
            ];
        },
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+(?<wrong>(?:may|must|should|can|shall|will|does|is)(?:n't|n’t|'t|\s+never))\s+(?:node|reset|clock|read|write|mailbox)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => [writing('may not', part('wrong'))],
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+(?<wrong>node|reset|clock|read|write|mailbox)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => {
            const { start } = part('wrong');
            return ['may', 'may not'].map(verb =>
                replaceBy(`Write ${verb}`, { start, end: start }, `${verb} `),
            );
        },
    },
    {
        blocks: ['test'],
        line: /^(?<claim>\s*\w+\s+may\s+(?:not\s+)?(?:node|reset|clock)\s+)(?<wrong>\w+(?:(?:\s*,\s*|\s+and\s+)\w+)+)$/d,
        expected: 'one name (each claim has a line of its own)',
        fixes: ({ part }) => {
            const [claim, wrong] = [part('claim'), part('wrong')];
            const lines = wrong.text.split(SEPARATOR).join(`\n${claim.text}`);
            return [safe(replaceBy('Write a line for each', wrong, lines))];
        },
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>hwdom)\s+(?<name>\w+)\s*\{$/d,
        expected: '`domain` first',
        fixes: ({ part, whole }) => [safe(writing(`domain ${part('name').text} hwdom {`, whole))],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>[A-Z]\w*_\w+)\s*=\s*(?:at\s+|mfn\s+)?\w+$/d,
        expected: 'a `names` block around a name, as in `names node {`',
    },
];

/** The fix that writes something in place of a part, and what that does. */
const writing = (newText: string, span: Span, effect = ''): LineFix =>
    replaceBy(`Write ${short(newText)}${effect === '' ? '' : `: ${effect}`}`, span, newText);

const between = (first: Span, last: Span): Span => ({ start: first.start, end: last.end });

const behind = (last: Span, wrong: Span): Span => ({ start: last.end, end: wrong.end });

const until = (first: Span, next: Span): Span => ({ start: first.start, end: next.start });

/** Before 2022 the hardware domain needs a row as any other domain does. */
function rowRemoved({ whole }: Found): LineFix[] {
    return [
        replaceBy("Remove the row: the clock is the hardware domain's alone, in trees since 2022", whole, ''),
    ];
}

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

const SEPARATOR = /\s*,\s*|\s+and\s+/;

/** What a name is probably of, as the headers spell their names: `XILPM_RESET_DP`, `VERSAL_PM_CLK_RTC`; else a node. */
function kindOfName(name: string): 'node' | 'reset' | 'clock' {
    if (/(?:^|_)(?:RESET|RST)_/.test(name)) return 'reset';
    return /(?:^|_)CLK_/.test(name) ? 'clock' : 'node';
}
