// `diff`: what a change grants and takes.

import { type FailOn, type Judging, readApprovals } from '../changes/approvals';
import type { Version } from '../changes/changes';
import { type DiffFormat, diffReport } from '../changes/report';
import { fullPath, readText, shownPath } from '../files/disk';
import { isCalled } from '../model/file-kinds';
import { type Edition, rulesetText, traitsOf } from '../model/targets';
import { githubOfChanges, sarifOfChanges } from './changes-forms';
import { hangingIndent } from './prose';
import { complain, type Stream, type Terminal } from './terminal';
import { versionAtHead, versionOf } from './versions';
import { visible, visibleJson } from './visible';

export interface DiffFlags {
    readonly format: DiffFormat;
    readonly failOn: FailOn;
    readonly approved?: string;
    readonly oldRules?: Edition;
    readonly newRules?: Edition;
    readonly include?: readonly string[];
}

/**
 * Compares two versions; without `second` the first is the new one, and HEAD has the old one. 0: nothing that `--fail-on` names and
 * nobody approved; 1: something; 2: wrong usage, or a version that cannot be read.
 */
export function diff(
    first: string,
    second: string | undefined,
    flags: DiffFlags,
    terminal: Terminal,
): number {
    if (flags.include !== undefined && [first, second ?? first].every(side => isCalled(side, 'source')))
        return misuse(terminal, '-I is for the headers of C files; name one, or drop -I');
    const include = flags.include ?? [];
    const [before, now] = [
        { edition: flags.oldRules, include },
        { edition: flags.newRules, include },
    ];
    const versions = [
        second === undefined ? versionAtHead(first, before) : versionOf(first, before),
        versionOf(second ?? first, now),
    ] as const;
    const approved = approvedIn(flags.approved);
    for (const each of [...versions, approved]) if (typeof each === 'string') return misuse(terminal, each);
    const [old, current] = versions;
    if (typeof old === 'string' || typeof current === 'string' || typeof approved === 'string') return 2;
    const unfit = unfitRules(old) ?? unfitRules(current);
    if (unfit !== undefined) return misuse(terminal, unfit);
    const { content, fails } = diffReport([old, current], { ...flags, approved });
    print(content, flags.format, terminal.out);
    return fails ? 1 : 0;
}

function print(
    content: ReturnType<typeof diffReport>['content'],
    format: DiffFormat,
    { write, width }: Stream,
): void {
    if ('data' in content) write(`${visibleJson(JSON.stringify(content.data))}\n`);
    else if ('found' in content)
        write((format === 'sarif' ? sarifOfChanges : githubOfChanges)(content.found, shownPath));
    else if ('text' in content) write(content.text.split('\n').map(visible).join('\n'));
    else {
        const lines = content.paragraphs.flatMap(({ lead, text }) => hangingIndent(lead, text, width));
        write(`${lines.join('\n')}\n`);
    }
}

/** The digests that a file approves, with the reasons; or what is wrong with it. */
function approvedIn(file: string | undefined): Judging['approved'] | string {
    if (file === undefined) return new Map();
    const text = readText(file, true);
    if (typeof text !== 'string') return `${file} ${text.reason}`;
    const read = readApprovals(text, fullPath(file));
    return 'wrong' in read
        ? `${file}:${read.wrong}: a line is a digest of 32 digits and the reason for it`
        : read.approved;
}

/** Why a version has no such edition; `undefined` if it has, or none was asked for. */
function unfitRules({ program: { target }, edition, name }: Version): string | undefined {
    const { editions } = traitsOf(target);
    if (edition === undefined || editions.includes(edition)) return undefined;
    return `${name} has target ${rulesetText({ target, edition: undefined })}, whose rules have no editions`;
}

function misuse(terminal: Terminal, complaint: string): number {
    complain(terminal, complaint);
    return 2;
}
