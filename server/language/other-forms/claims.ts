// Claims of tests in other forms.

import { replaceBy, safe } from '../flaw';
import { type Form, indentOf, kindOfName, onLineBelow, until, writing } from './form';

export const CLAIMS: readonly Form[] = [
    {
        blocks: ['test'],
        line: /^\s*\w+\s+(?<wrong>may_not|!\s*may|may\s*!)\s*(?:node|reset|clock|read|write|mailbox)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => [safe(writing('may not', part('wrong')))],
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+(?<wrong>has|gets|owns|controls|uses)\s+(?:node|reset|clock)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => [safe(writing('may', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'may' }),
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+may\s+(?:not\s+)?(?<wrong>device|dev|peripheral|ip)\s+\w+$/d,
        expected: '`node`, by which the firmware knows a device',
        fixes: ({ part }) => [safe(writing('node', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'node' }),
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+may\s.*?\s(?<wrong>"(?<words>[^"]*)")$/d,
        expected: 'nothing behind the claim but a comment, with `//`',
        fixes: ({ part }) => [safe(replaceBy('Write //', part('wrong'), `// ${part('words').text}`))],
        mend: ({ part }) => ({ ...part('wrong'), newText: '' }),
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+may\s+(?:not\s+)?(?<wrong>(?:power|turn|switch)(?:\s+(?:on|off|up|down))?|control|use|access|own|have|wake|request|release|reboot|restart|enable|disable|set)\s+(?<object>(?:(?:node|reset|clock)\s+)?[A-Za-z_]\w*)$/d,
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
        line: /^\s*(?!may\b)\w+\s+(?<wrong>node|reset|clock|read|write|mailbox)\b/d,
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
        blocks: ['test'],
        line: /^\s*(?<wrong>expect|assert|check|ensure|verify|that|domain|guest|vm)\s+(?<claim>\w+\s+(?:may|can)\b.*)$/d,
        expected: 'the claim alone, which begins with a domain',
        fixes: ({ part }) => [
            safe(replaceBy(`Remove ${part('wrong').text}`, until(part('wrong'), part('claim')), '')),
        ],
        mend: ({ part }) => ({ ...until(part('wrong'), part('claim')), newText: '' }),
    },
    {
        blocks: ['test'],
        line: /^\s*(?!not\b)\w+\s+(?<wrong>not\s+may)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => [safe(writing('may not', part('wrong')))],
    },
    {
        blocks: ['test'],
        line: /^\s*(?<wrong>not\s+(?<domain>\w+)\s+(?:may|can))\s/d,
        expected: '`may not` behind the domain',
        fixes: ({ part }) => [safe(writing(`${part('domain').text} may not`, part('wrong')))],
    },
    {
        blocks: ['test'],
        line: /\bmay\s+(?<wrong>(?<kind>node|reset|clock|read|write)\s+not)\s/d,
        expected: '`not` behind `may`',
        fixes: ({ part }) => [safe(writing(`not ${part('kind').text}`, part('wrong')))],
    },
    {
        blocks: ['test'],
        line: /^\s*(?<wrong>\w+(?:(?:\s*[,&|]\s*|\s+and\s+)\w+)+)\s+(?<claim>(?:may|can)\s+.*)$/d,
        expected: 'one domain (each claim has a line of its own)',
        fixes: ({ text, whole, part }) => {
            const domains = part('wrong').text.split(/\s*[,&|]\s*|\s+and\s+/);
            const lines = domains.map(each => `${each} ${part('claim').text}`);
            return [safe(replaceBy('Write a line for each', whole, lines.join(`\n${indentOf(text)}`)))];
        },
    },
    {
        blocks: ['test'],
        line: /^\s*(?<wrong>may)\s+(?:not\s+)?(?:node|reset|clock|read|write|mailbox)\b/d,
        expected: "a domain's name before `may`",
    },
    {
        blocks: ['test'],
        line: /^\s*(?<wrong>hwdom|all|any)\s+(?:may|can)\b/d,
        expected: 'one domain by the name that its block gives it',
    },
    {
        blocks: ['test'],
        line: /^\s*(?<who>\w+\s+may(?:\s+not)?)\s+(?:node|reset|clock|read|write)\s+\w+(?<wrong>(?:\s*[,;]|\s+and)\s+)(?<second>(?:node|reset|clock|read|write)\s+\w+)$/d,
        expected: 'one thing (each claim has a line of its own)',
        fixes: found => {
            const who = `${found.part('who').text} `;
            return [safe(onLineBelow('Write a line for each', found.part('wrong'), found, who))];
        },
    },
    {
        blocks: ['test'],
        line: /^\s*\w+(?<wrong>\s*->\s*)(?<object>[A-Za-z_]\w*)$/d,
        expected: '`may` or `may not`, and what it is about',
        fixes: ({ part }) => {
            const verb = `may ${kindOfName(part('object').text)}`;
            return [replaceBy(`Write ${verb}`, part('wrong'), ` ${verb} `)];
        },
    },
    {
        blocks: ['test'],
        line: /^\s*\w+\s+(?<wrong>(?:can|could|should|must)\s+(?:access|control|use|power|own|request))\s+(?:node|reset|clock|read|write)\b/d,
        expected: '`may` or `may not`',
        fixes: ({ part }) => [safe(writing('may', part('wrong')))],
        mend: ({ part }) => ({ ...part('wrong'), newText: 'may' }),
    },
    {
        blocks: ['test'],
        line: /\b(?:node|reset|clock)\s+(?<wrong>\w+\s*\.\.\s*\w+|\w*\*)$/d,
        expected: 'one name (a claim is about one thing)',
    },
];

const SEPARATOR = /\s*,\s*|\s+and\s+/;
