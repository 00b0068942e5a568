// The commands that write outputs: all outputs of the requested files, or none. The same code as on the command line decides
// what may be written.

import { type Analysis, errorsOf } from '../checks/analyse';
import { count, list } from '../diagnostics/phrases';
import { adoption, whyKept } from '../emit/freshness';
import { FRESHNESS_WORDS } from '../emit/freshness-words';
import { type Output, outputsOf } from '../emit/outputs';
import type { Workspace } from '../features/workspace';
import type { Destination } from '../files/destination';
import { kindOf } from '../files/disk';
import { Plan } from '../files/plan';
import { Replacement } from '../files/replace';
import { commitOutputs, stageOutputs } from '../files/writing';
import type { Range } from '../language/document';
import type { Steps } from '../language/steps';
import { baseName, resolvePath } from '../model/paths';
import type { Program } from '../model/program';
import type { EmitAnswer, EmitOptions } from './protocol';
import { isOnDisk } from './uris';

/** Writes the outputs of one file, in pieces. */
export function* emitFile(workspace: Workspace, file: string, options: EmitOptions): Steps<EmitAnswer> {
    const shown = baseName(file);
    if (!isOnDisk(file))
        return refused(
            `${shown} is not on disk, and its outputs would name it as their source: save it first`,
        );
    yield* workspace.analysing([file]);
    const analysis = workspace.analysis(file);
    if (analysis === undefined) return refused(`${shown} could not be read, so nothing was written`);
    if (analysis.program.outputs.length > 0) return yield* emitAll(workspace, [analysis], options);
    if (options.onlyExisting || options.quiet) return NOTHING;
    return refused(
        `${shown} has no \`emit\` line, so there is nothing to write; add one such as \`emit c "acl.h"\``,
    );
}

/** What is lost if the outputs of a file are overwritten, as a question to a person; `undefined` if nothing is. */
export function questionBeforeOverwriting(workspace: Workspace, file: string): string | undefined {
    if (!isOnDisk(file)) return undefined;
    const lost = (workspace.analysis(file)?.program.outputs ?? []).flatMap(({ path }) => {
        const state = workspace.freshness(file, resolvePath(file, path));
        return state === 'edited' || state === 'foreign' || state === 'claimed'
            ? `${baseName(path)} ${FRESHNESS_WORDS[state].lost}`
            : [];
    });
    return lost.length === 0 ? undefined : `Overwrite? ${list(lost, 3)}`;
}

/** Writes the outputs of every file in the workspace, in pieces. */
export function* emitWorkspace(workspace: Workspace, options: EmitOptions): Steps<EmitAnswer> {
    yield* workspace.analysingAll();
    const analyses = workspace
        .files()
        .filter(isOnDisk)
        .flatMap(file => workspace.analysis(file) ?? [])
        .filter(({ program }) => program.outputs.length > 0);
    if (analyses.length === 0)
        return refused('no file of this workspace has an `emit` line, so there is nothing to write');
    return yield* emitAll(workspace, analyses, options);
}

function* emitAll(
    workspace: Workspace,
    analyses: readonly Analysis[],
    options: EmitOptions,
): Steps<EmitAnswer> {
    const wanted = options.onlyExisting ? analyses.filter(hasExisting) : analyses;
    const errors = wanted.flatMap(({ program, problems }) =>
        errorsOf(problems).map(({ range, message }) => ({ file: program.file, range, message })),
    );
    const [first] = errors;
    if (first !== undefined) return unsaid(withErrors(workspace, first, errors.length), options);
    const plan = new Plan(undefined, baseName);
    const replacement = new Replacement();
    try {
        for (const { program } of wanted) {
            const source = { path: program.file, shown: baseName(program.file) };
            const wantedOutputs = wantedOf(program, options);
            yield* stageOutputs(plan, replacement, source, wantedOutputs, each => keeps(each, options));
        }
        if (plan.isEmpty) return NOTHING;
        const { destinations, refusals } = plan.decide(wanted.flatMap(inputsOf));
        const kept = destinations
            .filter(each => keeps(each, options))
            .flatMap(each => reasonKept(each) ?? []);
        const reasons = [...refusals, ...kept];
        if (reasons.length > 0) {
            const answer = refused(`nothing was written: ${list(reasons, 3)}`);
            return refusals.length > 0 ? answer : unsaid(answer, options);
        }
        return write(workspace, destinations, replacement, options);
    } finally {
        replacement.discard();
    }
}

/** An answer without its message, if that is not wanted. */
const unsaid = (answer: EmitAnswer, { quiet }: EmitOptions): EmitAnswer =>
    quiet ? { ...answer, message: '', firstError: null } : answer;

/** The outputs of a file that are to be written. */
const wantedOf = (program: Program, { onlyExisting }: EmitOptions): readonly Output[] =>
    outputsOf(program).filter(({ path }) => !onlyExisting || exists(path));

function write(
    workspace: Workspace,
    destinations: readonly Destination[],
    replacement: Replacement,
    { quiet }: EmitOptions,
): EmitAnswer {
    const { written, unchanged, failed } = commitOutputs(destinations, replacement);
    const uris = (some: readonly Destination[]): string[] => some.map(({ path }) => workspace.uriOf(path));
    const answer = { written: uris(written), unchanged: uris(unchanged) };
    if (failed !== undefined) return { ...refused(`${baseName(failed.file)} ${failed.reason}`), ...answer };
    return { ...refused(quiet ? '' : success(written, destinations.length)), ...answer, isRefused: false };
}

const success = (written: readonly Destination[], all: number): string =>
    written.length > 0
        ? `wrote ${list(written.map(shownWithPast))}`
        : `${count(all, 'output')}: nothing to write, all up to date`;

/** A file that was another source's says so. */
function shownWithPast(destination: Destination): string {
    const past = adoption(destination);
    return past === '' ? destination.shown : `${destination.shown}, which ${past}`;
}

function withErrors(
    { uriOf }: Workspace,
    { file, range, message }: { readonly file: string; readonly range: Range; readonly message: string },
    errors: number,
): EmitAnswer {
    const place = `${baseName(file)}:${range.start.line + 1}`;
    const where = errors === 1 ? `at ${place}` : `the first at ${place}`;
    return {
        ...refused(`${count(errors, 'error')}, ${where}, so nothing was written: ${message}`),
        errors,
        firstError: { uri: uriOf(file), range, message },
    };
}

const NOTHING: EmitAnswer = {
    written: [],
    unchanged: [],
    isRefused: false,
    errors: 0,
    firstError: null,
    message: '',
};

/** The answer of a command that did nothing, and says why. */
export const refused = (message: string): EmitAnswer => ({ ...NOTHING, isRefused: true, message });

/** The answer of a command that wrote no output. */
export const done = (message: string): EmitAnswer => ({ ...NOTHING, message });

const hasExisting = ({ program }: Analysis): boolean => program.outputs.some(output => exists(output.file));

const exists = (path: string): boolean => kindOf(path) === 'file';

const keeps = (destination: Destination, { overwrite }: EmitOptions): boolean =>
    overwrite !== true && reasonKept(destination) !== undefined;

function reasonKept(destination: Destination): string | undefined {
    const why = whyKept(destination, {
        edited: 'then choose Overwrite at its `emit` line',
        foreign: 'or choose Overwrite at its `emit` line',
    });
    return why && `${destination.shown} ${why}`;
}

/** The files that were read or looked for, which no output may replace. */
const inputsOf = ({ program }: Analysis): string[] => program.reads.map(({ path }) => path).filter(isOnDisk);
