// Statements of the file in other forms.

import { shortened } from '../../diagnostics/phrases';
import { replaceBy, safe } from '../flaw';
import { between, type Form, onLineBelow, removing, until, writing } from './form';

export const STATEMENTS: readonly Form[] = [
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
    {
        blocks: ['file'],
        line: /^\s*platform\s+[\w-]+(?<wrong>\s*(?:[,/+:;]\s*)?(?:target\s*[=:]?\s*)?(?<target>xen|xlnx)(?<year>\s+\d{4})?)$/d,
        expected: ({ part }) => `\`target ${part('target').text}\` on a line of its own`,
        fixes: found => {
            const target = `target ${found.part('target').text}${found.part('year').text}`;
            return [onLineBelow(`Write ${target} on the line below`, found.part('wrong'), found, target)];
        },
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['file'],
        line: /^\s*platform\s+[\w-]+\s*(?<wrong>\{|\.\w+)$/d,
        expected: 'the end of the line',
        fixes: found => [safe(removing(found.part('wrong'), found))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>soc|chip|machine|board|cpu|family|arch|(?:use|using)(?:\s+platform)?|(?:import|include)\s+platform)\s+["']?[\w-]+["']?$/d,
        expected: '`platform`',
        fixes: ({ part }) => [safe(writing('platform', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'platform' }),
    },
    {
        blocks: ['file'],
        line: /^\s*(?<word>import)\s+(?<wrong>[a-z][a-z\d]*(?:-[a-z\d]+)*)$/d,
        expected: 'a path in double quotes, or `platform` before a chip',
        fixes: ({ part }) => [
            writing('platform', part('word'), 'its names are declared'),
            replaceBy('Write it in double quotes', part('wrong'), `"${part('wrong').text}"`),
        ],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>output|generate|print|write|gen|out)\s+(?:c|ts)\s+"[^"]*"$/d,
        expected: '`emit`',
        fixes: ({ part }) => [safe(writing('emit', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'emit' }),
    },
    {
        blocks: ['file'],
        line: /^\s*emit\s+(?:c|ts)\s+"[^"]*"(?<wrong>\s*(?:,|;|and\b)\s*)(?:c|ts)\s+"[^"]*"$/d,
        expected: 'the end of the line (each output has a line of its own)',
        fixes: found => [safe(onLineBelow('Write a line for each', found.part('wrong'), found, 'emit '))],
    },
    {
        blocks: ['file'],
        line: /^\s*emit\s+(?:c|ts)\s+"[^"]*"(?<gap>\s+)(?<wrong>emit)\s+(?:c|ts)\s+"[^"]*"$/d,
        expected: 'the end of the line (each output has a line of its own)',
        fixes: found => [safe(onLineBelow('Write a line for each', found.part('gap'), found))],
    },
    {
        blocks: ['file'],
        line: /^\s*emit\s+(?:c|ts)\s+(?<wrong>to|into|as|>|->|=|:)\s*(?<path>"[^"]*")/d,
        expected: 'the path alone',
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, until(part('wrong'), part('path')), '')),
        ],
        mend: ({ part }) => ({ ...until(part('wrong'), part('path')), newText: '' }),
    },
    {
        blocks: ['file'],
        line: /^\s*emit\s+c\s+"[^"]*"\s+(?<wrong>as|,|\()\s*(?<plain>plain)\s*\)?$/d,
        expected: '`plain` alone',
        fixes: ({ part, whole }) => [safe(writing('plain', between(part('wrong'), whole)))],
        mend: ({ part, whole }) => ({ ...between(part('wrong'), whole), newText: 'plain' }),
    },
    {
        blocks: ['file'],
        line: /^\s*emit\s+ts\s+"[^"]*"\s*(?<wrong>plain)$/d,
        expected: 'nothing behind the path (`plain` is for C, whose rows have notes)',
        fixes: found => [safe(removing(found.part('wrong'), found))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['file'],
        line: /^\s*import\s+"[^"]*"\s+as\s.*\s(?<wrong>"(?<name>\w+\*?)")/d,
        expected: 'a name or a pattern without quotes',
        fixes: ({ part }) => [safe(writing(part('name').text, part('wrong')))],
    },
    {
        blocks: ['file'],
        line: /^\s*import\s+"[^"]*"\s+as\s+\w+\s[^,;"]*?(?<wrong>\s*(?:;|\band\b)\s*)(?:node|reset|clock|frame|register)\s/d,
        expected: '`,` between what is imported',
        fixes: ({ part }) => [safe(replaceBy('Write ,', part('wrong'), ', '))],
        mend: ({ part }) => ({ ...part('wrong'), newText: ',' }),
    },
    {
        blocks: ['file'],
        line: /^\s*import\s+"[^"]*"\s+as\s[^"]*?\s(?<wrong>except|without|but|but not|and not)\s+[A-Za-z_]/d,
        expected: '`not`',
        fixes: ({ part }) => [safe(writing('not', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'not' }),
    },
    {
        blocks: ['file'],
        line: /^\s*import\s+(?<wrong>(?<names>(?:node|reset|clock|frame|register)\s[^"]*\S)\s+from\s+(?<path>"[^"]*"))$/d,
        expected: 'the path first, and `as` behind it',
        fixes: ({ part }) => [safe(writing(`${part('path').text} as ${part('names').text}`, part('wrong')))],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>(?:import\s+(?:\{[^{}"]*\}|\*(?:\s+as\s+\w+)?|\w+)\s+)?from\s+(?<path>"[^"]*\.eemi"))$/d,
        expected: '`import` and the path (all that a file has is imported)',
        fixes: ({ part }) => [safe(writing(`import ${part('path').text}`, part('wrong')))],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>(?<kind>node|reset|clock|frame|register)\s+(?<declared>[A-Z]\w*_\w+\s*=\s*\S.*))$/d,
        expected: ({ part }) => `a block around a name, as in \`names ${part('kind').text} {\``,
        fixes: ({ part }) => {
            const block = `names ${part('kind').text} {\n    ${part('declared').text}\n}`;
            return [replaceBy('Write a block for it', part('wrong'), block)];
        },
    },
    {
        blocks: ['file'],
        line: /^\s*names\s+(?:node|reset|clock|frame|register)\s+(?<wrong>\w+)\s*\{$/d,
        expected: '`{` (a block of names has no name)',
        fixes: found => [safe(removing(found.part('wrong'), found))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>SPDX-License-Identifier\s*:\s*(?<licence>[^\s"].*?))$/d,
        expected: '`license` and an SPDX expression in double quotes',
        fixes: ({ part }) => [
            safe(replaceBy('Write license', part('wrong'), `license "${part('licence').text}"`)),
        ],
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>[A-Z]\w*_\w+)(?:\s*\.\.\s*\w+)?\s*->\s*\S.*$/d,
        expected: 'the head of a table above its rows, as in `node pm_node_access {`',
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>\w+)\s+(?:may|can)\s+(?:not\s+)?(?:node|reset|clock|read|write|mailbox)\b.*$/d,
        expected: 'the head of a test above its claims, as in `test "…" {`',
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>iomem|from)\s+\S.*$/d,
        expected: 'the head of a domain above its pages, as in `domain guest {`',
    },
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>index)\s+\w+\s*\(.*$/d,
        expected: 'the head of a table above its `index`, as in `reset pm_rst_access {`',
    },
];

export const LOOSE_STATEMENTS: readonly Form[] = [
    {
        blocks: ['file'],
        line: /^\s*(?<wrong>(?<word>platform|target)\s*[:=]?\s*["'`]?(?<value>[a-z][\w-]*)["'`]?\s*[;,]?)$/d,
        expected: ({ part }) => `\`${part('word').text} ${shortened(part('value').text, 30)}\``,
        fixes: ({ part }) => [safe(writing(`${part('word').text} ${part('value').text}`, part('wrong')))],
    },
    {
        blocks: ['any'],
        line: /^\s*domain\s+(?<wrong>(?!hwdom\b)[A-Za-z]\w*(?:\s+(?!hwdom\b|extends\b|inherits\b|like\b)[A-Za-z]\w*)+)\s*(?:hwdom\s*)?\{$/d,
        expected: 'one name, with `_` between its parts',
        fixes: ({ part }) => [writing(joined(part('wrong').text), part('wrong'))],
        mend: ({ part }) => ({ ...part('wrong'), newText: joined(part('wrong').text) }),
    },
];

const joined = (words: string): string => words.replace(/\s+/g, '_');
