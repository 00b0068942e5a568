// `report`: all that a reviewer of a change wants to know, in one page: what it grants, findings that are new and gone, failing tests, and
// how the outputs stand.

import { policyDigest } from '../access/policy';
import type { FailOn, Judging } from '../changes/approvals';
import { type ReviewedChange, reviewedChange } from '../changes/report';
import { type Analysis, errorsOf } from '../checks/analyse';
import { failureParts, isFailed, testFile } from '../claims/report';
import type { TestedFile } from '../claims/results';
import { judgeOutputs } from '../emit/freshness';
import { FRESHNESS_WORDS } from '../emit/freshness-words';
import { kindOf, readOutput, readText, shownPath } from '../files/disk';
import { finish } from '../language/steps';
import { Digest } from '../model/digest';
import { lineOf } from '../model/problem';
import { approvedFor } from './approved';
import { Fingerprints } from './fingerprints';
import { type Input, type Inputs, inputsOf } from './inputs';
import { renames } from './renamed';
import { failing } from './report';
import { type Ran, type WantedReport, withReports } from './report-files';
import {
    type Review,
    type ReviewedFinding,
    type ReviewedOutput,
    type ReviewedSource,
    type ReviewForm,
    reviewText,
} from './review';
import { RunFiles } from './run-files';
import { complain, refuse, type Terminal } from './terminal';
import { type Base, baseOf, emptyVersion, type ReadVersion, versionOnDisk } from './versions';
import { visibleLines } from './visible';
import { eachFile } from './walk';

export const REVIEW_FORMS: readonly ReviewForm[] = ['markdown', 'html'];

export interface ReviewFlags {
    readonly format: ReviewForm;
    readonly report?: readonly WantedReport<ReviewForm>[];
    readonly failOn: FailOn;
    readonly approved?: string;
    readonly strict?: boolean;
}

/**
 * Reviews files against a revision. 0: nothing that `--fail-on` names, no errors, all outputs up to date; 1: something of that; 2: wrong usage,
 * or a file that cannot be read.
 */
export async function reportBase(
    name: string,
    args: readonly string[],
    flags: ReviewFlags,
    terminal: Terminal,
): Promise<number> {
    const inputs = await inputsOf(args);
    const runFiles = new RunFiles(inputs.files);
    const base = baseOf(name, runFiles.severities);
    if (typeof base === 'string') return refuse(terminal, base);
    const approved = approvedFor(
        flags.approved,
        inputs.files.map(each => each.path),
    );
    if (typeof approved === 'string') return refuse(terminal, approved);
    return withReports(flags.report ?? [], terminal, async reports => {
        const judging = { failOn: flags.failOn, approved };
        const reviewed = await reviewOf(inputs, base, args, { judging, runFiles, flags, terminal });
        for (const each of [{ form: flags.format, terminal }, ...reports])
            each.terminal.out.write(visibleLines(reviewText(each.form, reviewed.review)));
        for (const complaint of reviewed.review.unread) complain(terminal, complaint);
        return reviewed;
    });
}

interface Reviewing {
    readonly judging: Judging;
    readonly runFiles: RunFiles;
    readonly flags: ReviewFlags;
    readonly terminal: Terminal;
}

/** What a file is compared with that is new or gone. */
const EMPTY = 'an empty file';

/** What became of one file. */
interface ReviewedFile {
    readonly versions: readonly [ReadVersion, ReadVersion];
    readonly isGone: boolean;
    readonly isNew: boolean;
    /** The path that it had in the revision, if that was another one. */
    readonly was: string | undefined;
    readonly isFailing: boolean;
    readonly tested: TestedFile | undefined;
    readonly outputs: readonly ReviewedOutput[];
}

async function reviewOf(
    { files, complaints }: Inputs,
    base: Base,
    args: readonly string[],
    { judging, runFiles, flags, terminal }: Reviewing,
): Promise<Ran & { readonly review: Review }> {
    const all: ReviewedFile[] = [];
    const unread = [...complaints];
    const add = (reviewed: ReviewedFile | string): void => {
        if (typeof reviewed === 'string') unread.push(reviewed);
        else all.push(reviewed);
    };
    const renamed = renamedSince(files, base);
    const isGone = (file: string): boolean => kindOf(file) === 'missing' && !renamed.olds.has(file);
    await eachFile(files, 'reviewing', terminal, input => {
        const analysis = runFiles.analyse(input);
        if (!('failure' in analysis)) {
            const was = renamed.before.get(input.path);
            add(fileOnDisk(input, was, analysis, base, runFiles.isStrict(input, flags.strict)));
        } else if (analysis.failure !== 'missing' || !base.sources.has(input.path))
            unread.push(`${input.shown} ${analysis.reason}`);
        else if (isGone(input.path)) add(fileThatIsGone(input.path, base));
    });
    for (const file of args.length === 0 ? base.sources : [])
        if (isGone(file)) add(fileThatIsGone(file, base));
    const changes = changesOf(all, judging);
    const review = { ...dataOf(all, base), access: changes, unread };
    const isWrong = changes.some(({ fails }) => fails) || all.some(({ isFailing }) => isFailing);
    const exitCode = unread.length > 0 ? 2 : Number(isWrong);
    return { exitCode, taken: runFiles.taken, review };
}

/** The files that the revision has under another name: that name of each, and all of these names. */
interface Renamed {
    readonly before: ReadonlyMap<string, string>;
    readonly olds: ReadonlySet<string>;
}

function renamedSince(files: readonly Input[], base: Base): Renamed {
    const appeared = files.flatMap(({ path, text }) => {
        const found = base.sources.has(path) ? undefined : (text ?? readText(path, false));
        return typeof found === 'string' ? [[path, found] as const] : [];
    });
    if (appeared.length === 0) return { before: new Map(), olds: new Set() };
    const gone = [...base.sources].flatMap(file => {
        const text = kindOf(file) === 'missing' ? base.textOf(file) : undefined;
        return text === undefined ? [] : [[file, text] as const];
    });
    const before = renames(new Map(appeared), new Map(gone));
    return { before, olds: new Set(before.values()) };
}

function fileOnDisk(
    input: Input,
    was: string | undefined,
    analysis: Analysis,
    base: Base,
    isStrict: boolean,
): ReviewedFile | string {
    const now = versionOnDisk(analysis);
    const isNew = was === undefined && !base.sources.has(input.path);
    const before = isNew ? emptyVersion(now, EMPTY) : base.version(was ?? input.path);
    if (typeof before === 'string') return before;
    const { program, problems } = analysis;
    const tested = testFile(
        { path: input.shown, program, problems },
        { filter: '', coverage: false, mutate: false },
    );
    const outputs = outputsOf(analysis);
    const isFailing =
        failing(problems, isStrict).length > 0 || isFailed(tested) || outputs.some(({ isFresh }) => !isFresh);
    return { versions: [before, now], isGone: false, isNew, was, isFailing, tested, outputs };
}

function fileThatIsGone(file: string, base: Base): ReviewedFile | string {
    const before = base.version(file);
    if (typeof before === 'string') return before;
    const now = emptyVersion(before, EMPTY);
    if (typeof now === 'string') return now;
    const none = { tested: undefined, outputs: [], isFailing: false };
    return { versions: [before, now], isGone: true, isNew: false, was: undefined, ...none };
}

/** The changes of access. What is imported is compared where it is imported: there it grants something. */
function changesOf(all: readonly ReviewedFile[], judging: Judging): ReviewedChange[] {
    const imported = new Set(
        all.flatMap(({ versions: [before, now], isGone }) => {
            const { program } = isGone ? before : now;
            return program.reads.map(({ path }) => path).filter(path => path !== program.file);
        }),
    );
    const compared = all.filter(({ versions: [, { program }] }) => !imported.has(program.file));
    return compared.map(({ versions }) => reviewedChange(versions, judging));
}

function dataOf(all: readonly ReviewedFile[], base: Base): Omit<Review, 'access' | 'unread'> {
    const findings = all.map(findingsOf);
    const tested = all.flatMap(each => each.tested ?? []);
    const claims = tested.flatMap(({ tests }) => tests.flatMap(test => test.claims));
    return {
        base: base.name,
        files: all.length,
        appeared: findings.flatMap(({ appeared }) => appeared),
        gone: findings.flatMap(({ gone }) => gone),
        stayed: findings.reduce((sum, { stayed }) => sum + stayed, 0),
        tests: {
            claims: claims.length,
            failing: claims.filter(({ verdict }) => verdict !== 'holds').length,
            parts: failureParts(tested),
        },
        sources: all.map(sourceOf),
        outputs: all.flatMap(({ outputs }) => outputs),
    };
}

/** The findings of both versions, those of one apart. Those about outputs are told there. */
function findingsOf({ versions: [before, now] }: ReviewedFile): Pick<Review, 'appeared' | 'gone' | 'stayed'> {
    const [old, current] = [marked(before), marked(now)];
    const appeared = [...current].flatMap(([mark, finding]) => (old.has(mark) ? [] : finding));
    const gone = [...old].flatMap(([mark, finding]) => (current.has(mark) ? [] : finding));
    return { appeared, gone, stayed: current.size - appeared.length };
}

function marked({
    program: { document },
    problems,
    shown,
    placeOf,
    program,
}: ReadVersion): Map<string, ReviewedFinding> {
    const marks = new Fingerprints();
    return new Map(
        problems().map(problem => {
            const { severity, code, message } = problem;
            const place = shown(placeOf(program.file, lineOf(problem)));
            return [marks.of(document, problem), { severity, code, message, place }];
        }),
    );
}

function sourceOf({ versions, isNew, isGone, was }: ReviewedFile): ReviewedSource {
    const [before, now] = versions.map(({ program }) => finish(policyDigest(program)));
    return {
        path: shownPath(versions[1].program.file),
        was: was && shownPath(was),
        policies: [isNew ? '' : (before ?? ''), isGone ? '' : (now ?? '')],
    };
}

/** How the outputs of a file stand. With errors nothing would be generated, so nothing is known of them. */
function outputsOf({ program, problems }: Analysis): ReviewedOutput[] {
    const hasErrors = errorsOf(problems).length > 0;
    const states = hasErrors ? undefined : finish(judgeOutputs(program, readOutput));
    return program.outputs.map(output => {
        const path = output.file;
        const state = states?.get(path)?.state;
        const told = state === undefined ? 'not known: its source has errors' : FRESHNESS_WORDS[state].title;
        return { path: shownPath(path), state: told, isFresh: state === 'fresh', digest: digestAt(path) };
    });
}

function digestAt(path: string): string {
    const bytes = readOutput(path);
    if (bytes === undefined) return '';
    const digest = new Digest();
    for (const piece of bytes) digest.add(piece);
    return digest.sha256;
}
