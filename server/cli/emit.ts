// `emit`: generates the outputs of files and writes them, all or none.

import { type Analysis, warningsOf } from '../checks/analyse';
import { count } from '../diagnostics/phrases';
import { adoption, whyKept } from '../emit/freshness';
import { FRESHNESS_WORDS } from '../emit/freshness-words';
import { outputPrinter, outputsOf } from '../emit/outputs';
import type { Destination } from '../files/destination';
import { kindOf, shownPath } from '../files/disk';
import { Plan } from '../files/plan';
import type { Replacement } from '../files/replace';
import { commitOutputs, stageOutputs } from '../files/writing';
import { finish } from '../language/steps';
import { allOrNone } from './all-or-none';
import { DepFile } from './depfile';
import { eachErrorFree } from './error-free';
import { type Input, inputsOf } from './inputs';
import { statusLine } from './status';
import { complain, NOTHING_WRITTEN, refuse, type Terminal, tell, writeUtf8 } from './terminal';
import { nextTurn } from './walk';

export interface EmitFlags {
    readonly check?: true;
    readonly force?: true;
    readonly quiet?: true;
    readonly strict?: boolean;
    readonly root?: string;
    readonly stdout?: 'c' | 'ts';
    readonly standalone?: true;
    readonly touch?: true;
    readonly depfile?: string;
}

/**
 * Writes the outputs that the files name. 0: they are up to date; 1: errors, or a file that must not be overwritten, and
 * nothing was written; 2: wrong usage, or a file that cannot be read or written.
 */
export async function emit(args: readonly string[], options: EmitFlags, terminal: Terminal): Promise<number> {
    const misuse = misuseOf(args, options);
    if (misuse !== undefined) return refuse(terminal, misuse);
    const { files, complaints } = await inputsOf(args);
    if (complaints.length > 0) return refuse(terminal, complaints);
    if (options.stdout !== undefined) return printOne(files, options.stdout, options, terminal);
    const { depfile } = options;
    if (depfile === undefined) return emitFiles(files, options, terminal);
    return emitWith(new DepFile(depfile), files, options, terminal);
}

/** Also says what the outputs depend on, once they are written. */
async function emitWith(
    depFile: DepFile,
    files: readonly Input[],
    options: EmitFlags,
    terminal: Terminal,
): Promise<number> {
    const refusal = depFile.refusal();
    if (refusal !== undefined) return refuse(terminal, refusal);
    const exitCode = await emitFiles(files, options, terminal, depFile);
    if (exitCode > 0) return exitCode;
    const failure = await depFile.write();
    return failure === undefined ? 0 : refuse(terminal, failure);
}

function misuseOf(args: readonly string[], { stdout, standalone, root }: EmitFlags): string | undefined {
    if (args.includes('-')) return 'standard input has no folder for outputs; name a file';
    if (standalone && stdout !== 'c') return '--standalone needs `--stdout c`; add it';
    if (root === undefined || kindOf(root) === 'folder') return undefined;
    return `--root: ${root} is not a folder; name one`;
}

async function printOne(
    files: readonly Input[],
    format: 'c' | 'ts',
    options: EmitFlags,
    terminal: Terminal,
): Promise<number> {
    const { strict, standalone = false } = options;
    if (files.length > 1) {
        return refuse(
            terminal,
            `--stdout prints the output of one file, but ${files.length} are named; name one`,
        );
    }
    const errorFree = (_: Input, { program }: Analysis): void => {
        const { bytes } = outputPrinter(program)(format, { standalone });
        for (const piece of bytes) writeUtf8(terminal.out, piece);
    };
    return eachErrorFree(files, { doing: 'generating', strict, errorFree }, terminal);
}

async function emitFiles(
    files: readonly Input[],
    options: EmitFlags,
    terminal: Terminal,
    depFile?: DepFile,
): Promise<number> {
    const plan = new Plan(options.root);
    // Beside outputs, and in the folders above them, writing them tidies up.
    return allOrNone([], async replacement => {
        const { exitCode, sources, warnings } = await printAll(
            files,
            options,
            plan,
            replacement,
            terminal,
            depFile,
        );
        if (exitCode > 0) return options.check ? exitCode : refuse(terminal, NOTHING_WRITTEN, exitCode);
        if (plan.isEmpty) return refuse(terminal, NO_OUTPUT);
        const { destinations, refusals } = plan.decide(sources);
        if (options.check) return compare(destinations, refusals, terminal);
        const kept = options.force ? [] : destinations.flatMap(each => reasonKept(each) ?? []);
        if (kept.length + refusals.length > 0)
            return refuse(terminal, [...refusals, ...kept, NOTHING_WRITTEN], 1);
        const refusal = depFile?.refusal(new Set([...sources, ...destinations.map(({ path }) => path)]));
        if (refusal !== undefined) return refuse(terminal, [refusal, NOTHING_WRITTEN]);
        await nextTurn();
        const failure = write(destinations, replacement, terminal, options.touch);
        if (failure !== undefined) return refuse(terminal, failure);
        if (warnings > 0) tell(terminal, `${count(warnings, 'warning')}; \`eemi-acl check\` shows them\n`);
        return 0;
    });
}

interface StagedOutputs {
    readonly exitCode: number;
    /** All files that were read or looked for. */
    readonly sources: ReadonlySet<string>;
    readonly warnings: number;
}

/** Adds the outputs of all files to the plan, and writes each new text beside the file it will replace. */
async function printAll(
    files: readonly Input[],
    options: EmitFlags,
    plan: Plan,
    replacement: Replacement,
    terminal: Terminal,
    depFile: DepFile | undefined,
): Promise<StagedOutputs> {
    const sources = new Set<string>();
    let warnings = 0;
    let isStopped = false;
    const isKept = (destination: Destination): boolean =>
        options.check === true || (!options.force && reasonKept(destination) !== undefined);
    const errorFree = (source: Input, { program, problems }: Analysis): void => {
        for (const { path } of program.reads) sources.add(path);
        warnings += warningsOf(problems).length;
        if (isStopped) return;
        depFile?.add({ program });
        finish(stageOutputs(plan, replacement, source, outputsOf(program), isKept, options.touch));
    };
    const withErrors = (): void => {
        isStopped = true;
        replacement.discard();
    };
    const use = { doing: 'generating', strict: options.strict, errorFree, withErrors };
    return { exitCode: await eachErrorFree(files, use, terminal), sources, warnings };
}

const NO_OUTPUT =
    'none of the files has an `emit` line, so nothing is written; add one such as `emit c "acl.h"`, or use --stdout';

/** `--check`: says which outputs are not up to date. */
function compare(
    destinations: readonly Destination[],
    refusals: readonly string[],
    terminal: Terminal,
): number {
    for (const each of destinations) {
        const { state, shown } = each;
        const line = statusLine(state, shown, adoption(each) || FRESHNESS_WORDS[state].note);
        if (state === 'fresh') tell(terminal, line);
        else terminal.out.write(line);
    }
    for (const refusal of refusals) complain(terminal, refusal);
    const all = destinations.length + refusals.length;
    const wrong = all - destinations.filter(({ state }) => state === 'fresh').length;
    tell(terminal, `${count(all, 'output')}: ${wrong === 0 ? 'all' : `${wrong} not`} up to date\n`);
    return wrong === 0 ? 0 : 1;
}

/** Why overwriting it would lose what somebody wrote; `undefined` if it would not. */
function reasonKept(destination: Destination): string | undefined {
    const { shown, where } = destination;
    const why = whyKept(destination, { edited: 'then use --force', foreign: 'or use --force' });
    return why && `${where}: ${shown} ${why}`;
}

/** Moves the new texts into place, and says so; or gives what went wrong. */
function write(
    destinations: readonly Destination[],
    replacement: Replacement,
    terminal: Terminal,
    touch = false,
): string | undefined {
    const { written, failed } = commitOutputs(destinations, replacement);
    const isWritten = new Set(written);
    for (const destination of destinations) {
        if (isWritten.has(destination))
            tell(terminal, statusLine('written', destination.shown, adoption(destination)));
        else if (destination.state === 'fresh')
            tell(terminal, statusLine(touch ? 'touched' : 'unchanged', destination.shown));
    }
    return failed && `${shownPath(failed.file)} ${failed.reason}`;
}
