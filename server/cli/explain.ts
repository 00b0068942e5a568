// `explain`: what the registry says about a diagnostic, where the names of a platform come from, and what changed in the rules of a target.

import { type Code, codes, isCode, isWaivable, severityOf } from '../diagnostics';
import { manualOf } from '../diagnostics/manual';
import { list } from '../diagnostics/phrases';
import { nearest } from '../language/nearest';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { disputedLines, sourceLines } from '../model/sources';
import type { Platform } from '../model/surroundings';
import { isTarget, TARGETS, type Target } from '../model/targets';
import { hangingIndent } from './prose';
import { targetText } from './targets';
import { complain, paintOf, type Terminal } from './terminal';

/** Explains a code, a platform or a target, or lists all codes if none is given. 0, or 2 for a word that is none of them. */
export function explain(word: string | undefined, terminal: Terminal): number {
    const platform = platformOf(word ?? '');
    if (platform !== undefined) return say(platformText(platform, terminal), terminal);
    if (word !== undefined && isTarget(word)) return say(rulesText(word, terminal), terminal);
    if (word !== undefined && !isCode(word)) {
        const names = near(word).map(code => `\`${code}\``);
        const meant = names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`;
        complain(terminal, `there is no diagnostic, platform or target ${word}${meant}`);
        complain(
            terminal,
            `\`eemi-acl explain\` lists all diagnostics; platforms are ${list(PLATFORM_NAMES)}, targets ${list(TARGETS)}`,
        );
        return 2;
    }
    return say(word === undefined ? listing(terminal) : explanation(word, terminal), terminal);
}

function say(lines: readonly string[], { out }: Terminal): number {
    out.write(`${lines.join('\n')}\n`);
    return 0;
}

const MOST_NEAR = 3;

/** Codes, platforms and targets that contain the word, and those that are spelt like it. */
function near(word: string): readonly string[] {
    const names = [...codes(), ...PLATFORM_NAMES, ...TARGETS];
    const containing = word === '' ? [] : names.filter(name => name.includes(word));
    const similar = nearest([names.map(name => ({ name }))], word.slice(0, 100));
    return [...new Set([...containing, ...similar])].slice(0, MOST_NEAR);
}

function platformText(platform: Platform, { out }: Terminal): string[] {
    const { name, chip, target } = platform;
    const disputed = disputedLines(platform);
    const item = (text: string): string[] => hangingIndent('  ', text, out.width);
    return [
        `${out.colors.bold(name)}: ${chip.name}, addresses of ${chip.addressBits} bits, target ${target}`,
        '',
        ...sourceLines(platform).flatMap(item),
        ...(disputed.length === 0 ? [] : ['', 'Not the same in all trees:', ...disputed.flatMap(item)]),
        '',
        'To follow another tree or version:',
        ...item(`\`eemi-acl platform ${name} --compare FILE.h\` says how its header differs`),
        ...item('`import "FILE.h" as node NAME_*` in a table takes the numbers out of that header'),
    ];
}

const rulesText = (target: Target, { out }: Terminal): string[] =>
    targetText(target).flatMap(({ lead, text }) => hangingIndent(lead, text, out.width));

function explanation(code: Code, { out }: Terminal): string[] {
    const severity = severityOf(code);
    const { when, why, instead, bad, good, said } = manualOf(code);
    const { message, detail } = said;
    const paint = paintOf(severity, out.colors);
    return [
        `${out.colors.bold(code)}: ${paint(severity)}${isWaivable(code) ? ', can be waived' : ''}`,
        '',
        ...paragraph('when', when, out.width),
        ...paragraph('why', why, out.width),
        ...paragraph('instead', instead, out.width),
        '',
        ...example(`gives ${code}`, bad),
        '',
        ...paragraph('says', message, out.width),
        ...(detail === '' ? [] : paragraph('', detail, out.width)),
        '',
        ...example('gives nothing', good),
    ];
}

const paragraph = (word: string, text: string, width: number): string[] =>
    hangingIndent(word.padEnd(9), text, width);

const example = (title: string, text: string): string[] => [
    `${title}:`,
    ...text
        .trimEnd()
        .split('\n')
        .map(line => `    ${line}`.trimEnd()),
];

function listing({ out }: Terminal): string[] {
    const longest = Math.max(...codes().map(code => code.length));
    return codes().flatMap(code => {
        const { when } = manualOf(code);
        return hangingIndent(`${code.padEnd(longest)}  ${severityOf(code).padEnd(11)}  `, when, out.width);
    });
}
