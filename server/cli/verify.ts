// `verify`: says of generated files whether they are up to date, and which rows are not those of the source. It needs only the files: each
// names its source. It writes nothing.

import { errorsOf } from '../checks/analyse';
import { count } from '../diagnostics/phrases';
import { readBanner } from '../emit/banner';
import { UNTOLD } from '../emit/freshness';
import { FRESHNESS_WORDS } from '../emit/freshness-words';
import { type JudgedFile, judgeFile, oneSide } from '../emit/generated-file';
import type { Printed } from '../emit/printed';
import {
    isReordered,
    onlyInBanner,
    otherLines,
    type RowDifference,
    rowDifferences,
} from '../emit/row-differences';
import { fullPath, kindOf, readOutput, shownPath } from '../files/disk';
import { finish } from '../language/steps';
import { resolvePath } from '../model/paths';
import type { Program } from '../model/program';
import type { FindingsForm } from './forms';
import { type WantedReport, withReports } from './report-files';
import { RunFiles } from './run-files';
import type { Terminal } from './terminal';
import { type Verified, type Verifier, verifierIn } from './verified';
import { visible } from './visible';

export interface VerifyOptions {
    readonly format: FindingsForm;
    readonly report?: readonly WantedReport<FindingsForm>[];
    readonly quiet?: true;
}

/** 0: all are up to date; 1: one is not, or its source has errors; 2: one cannot be read, has no banner, or its source is not there. */
export const verify = (
    files: readonly string[],
    { format, report = [] }: VerifyOptions,
    terminal: Terminal,
): Promise<number> =>
    withReports(report, terminal, async reports => {
        const verifiers = [
            verifierIn(format, terminal),
            ...reports.map(each => verifierIn(each.form, each.terminal)),
        ];
        const runFiles = new RunFiles([]);
        const paths = files.map(fullPath);
        const codes = paths.map(file => verifyOne(file, runFiles, verifiers));
        const wrong = codes.filter(code => code !== 0).length;
        for (const { end } of verifiers) end(files.length, wrong);
        return { exitCode: Math.max(...codes), taken: new Set([...runFiles.taken, ...paths]) };
    });

function verifyOne(file: string, runFiles: RunFiles, verifiers: readonly Verifier[]): number {
    const shown = shownPath(file);
    const found = generatedFile(file, runFiles);
    if ('why' in found) {
        for (const { unreadable } of verifiers) unreadable(`${visible(shown)} ${found.why}`);
        return found.code;
    }
    const verified = compared(found);
    for (const { file } of verifiers) file(verified);
    return verified.state === 'fresh' ? 0 : 1;
}

/** A generated file with the source that it names. */
interface GeneratedFile {
    readonly file: string;
    /** Its lines end with LF. */
    readonly text: string;
    readonly program: Program;
}

interface Unverified {
    /** In words that follow the name of the file. */
    readonly why: string;
    readonly code: 1 | 2;
}

function generatedFile(file: string, runFiles: RunFiles): GeneratedFile | Unverified {
    const text = textOf(file);
    if (text === undefined) return { why: whyUnread(file), code: 2 };
    const banner = readBanner(oneSide(text));
    if (banner === undefined) return { why: NO_BANNER, code: 2 };
    const path = resolvePath(file, banner.source);
    const source = visible(shownPath(path));
    const analysis = runFiles.analyse({ path, shown: source, text: undefined });
    if ('failure' in analysis) {
        const why = analysis.failure === 'missing' ? MISSING : analysis.reason;
        return { why: `was generated from ${source}, which ${why}`, code: 2 };
    }
    const errors = count(errorsOf(analysis.problems).length, 'error');
    if (errorsOf(analysis.problems).length > 0)
        return { why: `cannot be compared: ${source} has ${errors}; \`eemi-acl check\` shows them`, code: 1 };
    return { file, text, program: analysis.program };
}

/** The text with LF at the ends of its lines; `undefined` if it cannot be read, or is too long for an output. */
function textOf(file: string): string | undefined {
    const pieces: Uint8Array[] = [];
    let length = 0;
    const bytes = readOutput(file);
    if (bytes === undefined) return undefined;
    for (const piece of bytes) {
        pieces.push(Uint8Array.from(piece));
        length += piece.length;
        if (length > MOST_BYTES) return undefined;
    }
    return Buffer.concat(pieces).toString('utf8').replaceAll('\r\n', '\n');
}

function compared({ file, text, program }: GeneratedFile): Verified {
    const source = visible(shownPath(program.file));
    const judged = finish(judgeFile(program, file, text));
    const { state, printed, named, copyOf } = judged;
    const side = oneSide(text);
    const differences = state === 'fresh' ? [] : rowDifferences(side, printed);
    const notes = [
        copyOf === undefined ? '' : `a copy of ${visible(shownPath(copyOf))}`,
        ...howItDiffers(judged, side, differences),
        named === undefined ? `${source} does not name it` : '',
    ];
    const note = notes.filter(each => each !== '').join('; ');
    return { shown: shownPath(file), source, text, state, note, differences };
}

function howItDiffers(
    { state, printed, isConflict }: JudgedFile,
    side: string,
    differences: readonly RowDifference[],
): string[] {
    const { note } = FRESHNESS_WORDS[state];
    if (state === 'fresh') return [note];
    if (isConflict) return [IN_DOUBT, differing(differences, side, printed)];
    const lines = state === 'conflict' ? undefined : onlyInBanner(side, printed);
    if (lines !== undefined) return [`only its banner is not what its source generates${linesText(lines)}`];
    const others = state === 'edited' ? othersEdited(side, printed) : '';
    return [note, differing(differences, side, printed), others];
}

const IN_DOUBT = `in a merge conflict, ${UNTOLD}; \`eemi-acl emit --force\` generates it from the source, and a change by hand is lost`;

function linesText(lines: readonly number[]): string {
    if (lines.length === 0) return '';
    return `: ${lines.length === 1 ? 'line' : 'lines'} ${lines.map(line => line + 1).join(', ')}`;
}

/** A longer file is no output: a table has at most as many rows as an array has places. */
const MOST_BYTES = 1 << 28;

const NO_BANNER =
    'was not generated by eemi-acl, or has lost the banner that names its source; name a generated file';
const MISSING = 'does not exist; if one of the two was moved, emit it again';

const whyUnread = (file: string): string =>
    ({
        missing: 'does not exist; correct the path',
        folder: 'is a folder; name generated files',
        file: 'cannot be read',
    })[kindOf(file)];

function differing(differences: readonly RowDifference[], text: string, printed: Printed): string {
    if (differences.length > 0)
        return `${count(differences.length, 'row')} ${differences.length === 1 ? 'differs' : 'differ'}`;
    return isReordered(text, printed) ? 'its rows stand in another order' : 'no row differs';
}

function othersEdited(text: string, printed: Printed): string {
    const { added, missing } = otherLines(text, printed);
    const [first] = added;
    if (first !== undefined)
        return `line ${first + 1}${added.length === 1 ? '' : ` and ${added.length - 1} more`} edited that ${added.length === 1 ? 'is no row' : 'are no rows'}`;
    return missing === 0
        ? ''
        : `${count(missing, 'line')} missing that ${missing === 1 ? 'is no row' : 'are no rows'}`;
}
