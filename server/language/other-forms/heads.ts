// Heads of blocks in other forms.

import { type LineFix, replaceBy, safe } from '../flaw';
import { NAME_KINDS, type Span, TABLE_KINDS, type TableKind } from '../syntax';
import { between, type Form, type Found, indentOf, writing } from './form';

export const HEADS: readonly Form[] = [
    {
        blocks: ['any'],
        line: /^\s*(?:node|reset|mmio|clock|domain|names|test)\s+(?:\w+(?:\s+hwdom)?|"[^"]*")\s*(?<wrong>:|=?\s*[[(]|\[\]\s*(?:=\s*)?\{?|\(\)\s*\{?|->\s*\{?|\{\s*\{|do|begin|then|is)$/d,
        expected: '`{`',
        fixes: ({ part, text }) => [
            safe(replaceBy('Write {', part('wrong'), apart(text, part('wrong').start, '{'))),
        ],
        mend: ({ part }) => ({ ...part('wrong'), newText: '{' }),
    },
    {
        blocks: ['any'],
        line: /^\s*(?:node|reset|mmio|clock|domain|names|test)\s+(?:\w+(?:\s+hwdom)?|"[^"]*")\s*(?<brace>\{)\s*(?<wrong>[\w"][^{}]*?)\s*(?<close>\}?)$/d,
        expected: 'nothing after `{`: a row goes on a line of its own',
        fixes: onLinesBelow,
    },
    {
        blocks: ['any'],
        line: /^\s*(?<wrong>table)\s+\w+(?:\s*[:=]\s*\w+)?\s*[{:([]?$/d,
        expected: 'the kind of the table: `node`, `reset`, `mmio` or `clock`',
        fixes: ({ part }) => TABLE_KINDS.map(kind => writing(kind, part('wrong'))),
    },
    {
        blocks: ['any'],
        line: /^\s*(?:node|reset|mmio|clock)\s+(?<wrong>table|access)\s+(?<name>[A-Za-z_]\w*)\s*\{$/d,
        expected: 'one name, which the table has in C',
        fixes: ({ part }) => [writing(part('name').text, between(part('wrong'), part('name')))],
        mend: ({ part }) => ({ ...between(part('wrong'), part('name')), newText: part('name').text }),
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>devices?|power|registers?|regs?|clks?|rsts?)\s+[A-Za-z_]\w*\s*\{$/d,
        expected: '`node`, `reset`, `mmio` or `clock`',
        fixes: ({ part }) => [writing(kindOfTable(part('wrong').text), part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: kindOfTable(part('wrong').text) }),
    },
    {
        blocks: ['any'],
        line: /^\s*(?<kind>node|reset|mmio|clock)\s*(?<wrong>\{)$/d,
        expected: ({ part }) => `the C name of the ${part('kind').text} table`,
        fixes: found => wordsBefore(found, C_NAMES.get(found.part('kind').text) ?? []),
    },
    {
        blocks: ['any'],
        line: /^\s*names\s*(?<wrong>\{)$/d,
        expected: 'a kind of names: `node`, `reset`, `clock`, `frame` or `register`',
        fixes: found => wordsBefore(found, NAME_KINDS),
    },
    {
        blocks: ['any'],
        line: /^\s*names\s+(?<wrong>devices?|ids?)\s*\{$/d,
        expected: 'a kind of names: `node`, `reset`, `clock`, `frame` or `register`',
        fixes: ({ part }) => [writing('node', part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'node' }),
    },
    {
        blocks: ['any'],
        line: /^\s*names\s+(?<wrong>\w+(?:(?:\s*[,/|]\s*|\s+and\s+)\w+)+)\s*\{$/d,
        expected: 'one kind (each kind of names has a block of its own)',
    },
    {
        blocks: ['any'],
        line: /^\s*test\s*(?<wrong>\(\s*(?<title>"[^"]*")\s*\))\s*\{$/d,
        expected: "the test's title alone",
        fixes: ({ part }) => [
            safe(replaceBy('Write it without parentheses', part('wrong'), ` ${part('title').text}`)),
        ],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>describe|it|scenario|testcase|claims?)\s+"[^"]*"\s*\{$/d,
        expected: '`test`',
        fixes: ({ part }) => [safe(writing('test', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'test' }),
    },
];

/** With a blank before it, unless there is one. */
const apart = (text: string, at: number, written: string): string =>
    text[at - 1] === ' ' ? written : ` ${written}`;

/** Takes what stands behind the `{` of a head to lines of its own. */
function onLinesBelow({ text, part }: Found): LineFix[] {
    const indent = indentOf(text);
    const close = part('close').text === '' ? '' : `\n${indent}}`;
    const span: Span = { start: part('brace').end, end: text.length };
    const rows = part('wrong')
        .text.split(/\s*;\s*/)
        .filter(row => row !== '')
        .map(row => `\n${indent}    ${row}`);
    return [safe(replaceBy('Write it on the line below', span, `${rows.join('')}${close}`))];
}

/** The fixes that write one of these words before the `{` of a head. */
function wordsBefore({ text, part }: Found, words: readonly string[]): LineFix[] {
    const { start } = part('wrong');
    return words.map(word =>
        replaceBy(`Write ${word}`, { start, end: start }, `${apart(text, start, word)} `),
    );
}

function kindOfTable(written: string): TableKind {
    if (written.startsWith('reg')) return 'mmio';
    if (written.startsWith('clk')) return 'clock';
    return written.startsWith('rst') ? 'reset' : 'node';
}

/** What the tables are called in the trees that have them. */
const C_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
    ['node', ['pm_node_access']],
    ['reset', ['pm_reset_access', 'pm_rst_access']],
    ['mmio', ['pm_mmio_access']],
    ['clock', ['pm_clock_node_map', 'pm_clk_node_map']],
]);
