// `check --fix`: applies the fixes that nobody has to look at, to all files or to none, and says which. With `--dry-run` it shows them.

import { type Repaired, repaired } from '../checks/repair';
import { count } from '../diagnostics/phrases';
import { readText, shownPath } from '../files/disk';
import type { Replacement } from '../files/replace';
import { placeOfSource } from '../files/writing';
import { isCalled } from '../model/file-kinds';
import { allOrNone } from './all-or-none';
import type { Input } from './inputs';
import { RunFiles } from './run-files';
import { NOTHING_WRITTEN, refuse, type Stream, type Terminal, writeText } from './terminal';
import { unifiedDiff } from './unified-diff';
import { visible } from './visible';
import { eachFile, nextTurn } from './walk';

export interface FixOptions {
    readonly dryRun?: true;
    /** Where it is said what was done. */
    readonly log: Stream;
}

/**
 * Fixes what can be fixed unasked in files. 0: done, or there is nothing to do; 1: there is something to do (`dryRun`); 2: a file
 * cannot be written, and then none was. A file that cannot be read is left to the check that follows.
 */
export async function fixFiles(
    files: readonly Input[],
    { dryRun, log }: FixOptions,
    terminal: Terminal,
): Promise<number> {
    return allOrNone(dryRun ? [] : files.map(({ path }) => path), async replacement => {
        const said: string[] = [];
        const refused: string[] = [];
        const work = { fixes: 0, files: 0 };
        const host = new RunFiles(files);
        await eachFile(files, 'fixing', terminal, input => {
            const text = isCalled(input.path, 'source') ? readText(input.path, true) : '';
            if (typeof text !== 'string') return;
            const result = repaired(input.path, text, host);
            if (result.repairs.length === 0) return;
            work.fixes += result.repairs.length;
            work.files++;
            if (dryRun) writeText(terminal.out, unifiedDiff(input.shown, text, result.text));
            else stage(input, result, { said, refused, replacement });
        });
        if (dryRun) return wouldFix(work, files.length, terminal);
        if (refused.length > 0) return refuse(terminal, [...refused, NOTHING_WRITTEN]);
        await nextTurn();
        const failed = replacement.commit();
        if (failed !== undefined)
            return refuse(terminal, [`${shownPath(failed.file)} ${failed.reason}`, NOTHING_WRITTEN]);
        if (!terminal.isQuiet && said.length > 0) log.write(`${said.join('\n')}\n\n`);
        return 0;
    });
}

/** What is written when all files are fixed, and what is said then. */
interface Waiting {
    readonly said: string[];
    /** Which files may not be written, and why. */
    readonly refused: string[];
    readonly replacement: Replacement;
}

function stage(input: Input, { text, repairs }: Repaired, { said, refused, replacement }: Waiting): void {
    const place = placeOfSource(input.path);
    if ('refusal' in place) refused.push(`${input.shown} ${place.refusal}`);
    else replacement.stage(place, [Buffer.from(text)]);
    for (const { line, code, title } of repairs)
        said.push(visible(`${input.shown}:${line + 1}: fixed ${code}: ${title}`));
}

function wouldFix(
    work: { readonly fixes: number; readonly files: number },
    all: number,
    terminal: Terminal,
): number {
    const what =
        work.fixes === 0
            ? 'nothing to put right without a decision'
            : `${count(work.fixes, 'repair')} in ${count(work.files, 'file')}; \`eemi-acl check --fix\` applies ${work.fixes === 1 ? 'it' : 'them'}`;
    if (!terminal.isQuiet) terminal.err.write(`${count(all, 'file')}: ${what}\n`);
    return work.fixes === 0 ? 0 : 1;
}
