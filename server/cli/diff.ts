// `diff`: what a change grants and takes.

import type { FailOn } from '../changes/approvals';
import type { Version } from '../changes/changes';
import { type DiffContent, type DiffFormat, diffReport } from '../changes/report';
import { shownPath } from '../files/disk';
import { isCalled } from '../model/file-kinds';
import { type Edition, rulesetText, traitsOf } from '../model/targets';
import { approvedFor } from './approved';
import { foundText } from './changes-forms';
import { FINDINGS_FORMS } from './forms';
import { paragraphText } from './prose';
import { type WantedReport, withReports } from './report-files';
import { refuse, type Stream, type Terminal } from './terminal';
import { versionAtHead, versionOf } from './versions';
import { visibleJson, visibleLines } from './visible';

export const DIFF_FORMS: readonly DiffFormat[] = FINDINGS_FORMS;

export interface DiffFlags {
    readonly format: DiffFormat;
    readonly report?: readonly WantedReport<DiffFormat>[];
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
export async function diff(
    first: string,
    second: string | undefined,
    flags: DiffFlags,
    terminal: Terminal,
): Promise<number> {
    if (flags.include !== undefined && [first, second ?? first].every(side => isCalled(side, 'source')))
        return refuse(terminal, '-I is for the headers of C files; name one, or drop -I');
    const include = flags.include ?? [];
    const [before, now] = [
        { edition: flags.oldRules, include },
        { edition: flags.newRules, include },
    ];
    const versions = [
        second === undefined ? versionAtHead(first, before) : versionOf(first, before),
        versionOf(second ?? first, now),
    ] as const;
    const [old, current] = versions;
    for (const each of versions) if (typeof each === 'string') return refuse(terminal, each);
    if (typeof old === 'string' || typeof current === 'string') return 2;
    const approved = approvedFor(flags.approved, [current.program.file]);
    if (typeof approved === 'string') return refuse(terminal, approved);
    const unfit = unfitRules(old) ?? unfitRules(current);
    if (unfit !== undefined) return refuse(terminal, unfit);
    return withReports(flags.report ?? [], terminal, async reports => {
        const { contentIn, fails } = diffReport([old, current], { failOn: flags.failOn, approved });
        for (const {
            form,
            terminal: { out },
        } of [{ form: flags.format, terminal }, ...reports])
            print(contentIn(form), form, out);
        return { exitCode: fails ? 1 : 0, taken: takenBy([old, current]) };
    });
}

/** What the versions were read from, and the outputs that they name. */
const takenBy = (versions: readonly Version[]): ReadonlySet<string> =>
    new Set(
        versions.flatMap(({ program: { file, reads, outputs } }) => [
            file,
            ...reads.map(each => each.path),
            ...outputs.map(each => each.file),
        ]),
    );

function print(content: DiffContent, format: DiffFormat, { write, width }: Stream): void {
    if ('data' in content) write(`${visibleJson(JSON.stringify(content.data))}\n`);
    else if ('found' in content) write(foundText(content.found, format, shownPath));
    else if ('text' in content) write(visibleLines(content.text));
    else write(paragraphText(content.paragraphs, width));
}

/** Why a version has no such edition; `undefined` if it has, or none was asked for. */
function unfitRules({ program: { target }, edition, name }: Version): string | undefined {
    const { editions } = traitsOf(target);
    if (edition === undefined || editions.includes(edition)) return undefined;
    return `${name} has target ${rulesetText({ target, edition: undefined })}, whose rules have no editions`;
}
