// workspace/executeCommand: writing outputs, over edited ones only after asking, taking edited ones over into their source, and opening that.

import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { count } from '../diagnostics/phrases';
import { takingOver } from '../features/outputs/generatedDocument';
import type { Steps } from '../language/steps';
import { baseName } from '../model/paths';
import { done, emitFile, emitWorkspace, questionBeforeOverwriting, refused } from './emitting';
import { field, stringOf, uriOf } from './params';
import {
    EMIT,
    EMIT_ALL,
    type EmitAnswer,
    type EmitOptions,
    OPEN_SOURCE,
    OVERWRITE,
    TAKE_OVER,
} from './protocol';
import type { ServerContext } from './request-handler';
import { engineOver } from './take-over-engine';

/** The commands that write outputs. */
const WRITING: readonly string[] = [EMIT, EMIT_ALL, OVERWRITE];

/**
 * Runs a command and gives its answer: `null` if the person who was asked did not agree. An unknown command is an error. In a workspace
 * that is not trusted nothing is written, whatever asks for it: an `emit` line can name any path in the project.
 */
export function executeCommand(
    context: ServerContext,
    { command, arguments: args }: ExecuteCommandParams,
): EmitAnswer | null | Promise<EmitAnswer | null> | Steps<EmitAnswer> {
    const given = Array.isArray(args) ? args : [];
    if (WRITING.includes(command) && !context.session.trust.isGiven)
        return told(context, refused('nothing was written: this workspace is not trusted'));
    if (command === OVERWRITE) return overwrite(context, given);
    if (command === TAKE_OVER) return takeOver(context, given);
    if (command === OPEN_SOURCE) return openSource(context, given);
    return telling(context, run(context, stringOf(command, 'command'), given));
}

async function overwrite(context: ServerContext, [uri]: readonly unknown[]): Promise<EmitAnswer | null> {
    const { session, workspace, agrees, inTurns } = context;
    const file = session.fileOf(uriOf(uri, `what ${OVERWRITE} takes`));
    const question = questionBeforeOverwriting(workspace, file);
    if (question !== undefined && !(await agrees(question, 'Overwrite'))) return null;
    const overwriting = { overwrite: question !== undefined };
    return told(context, await inTurns(() => emitFile(workspace, file, overwriting)));
}

async function takeOver(
    context: ServerContext,
    [uri, output]: readonly unknown[],
): Promise<EmitAnswer | null> {
    const { session, workspace, agrees, apply } = context;
    const file = session.fileOf(uriOf(uri, `what ${TAKE_OVER} takes`));
    const path = session.fileOf(uriOf(output, `what ${TAKE_OVER} takes`));
    const [analysis, existing] = [workspace.analysis(file), workspace.output(path)];
    if (analysis === undefined || existing === undefined)
        return told(context, refused(`${baseName(path)} or its source cannot be read`));
    const found = takingOver(analysis, path, existing, engineOver(session.host));
    if ('why' in found) return told(context, refused(`${baseName(path)} ${found.why}`));
    if (!(await agrees(found.question, 'Take over'))) return null;
    const isApplied = await apply(file, found.edits);
    if (!isApplied)
        return told(context, refused(`${baseName(file)} was changed meanwhile: nothing was taken over`));
    return told(
        context,
        done(
            `took ${count(found.rows, 'row')} over into ${baseName(file)}; ${baseName(path)} stays as it is until you choose Overwrite`,
        ),
    );
}

function openSource({ show }: ServerContext, [uri]: readonly unknown[]): null {
    show(uriOf(uri, `what ${OPEN_SOURCE} takes`));
    return null;
}

function* telling(context: ServerContext, steps: Steps<EmitAnswer>): Steps<EmitAnswer> {
    return told(context, yield* steps);
}

function told({ emitted }: ServerContext, answer: EmitAnswer): EmitAnswer {
    emitted(answer);
    return answer;
}

function run(
    { session, workspace }: ServerContext,
    command: string,
    args: readonly unknown[],
): Steps<EmitAnswer> {
    const [first, second] = args;
    if (command === EMIT_ALL) return emitWorkspace(workspace, optionsIn(first));
    if (command !== EMIT) throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
    return emitFile(workspace, session.fileOf(uriOf(first, `what ${EMIT} takes`)), optionsIn(second));
}

const optionsIn = (value: unknown): EmitOptions => ({
    onlyExisting: field(value, 'onlyExisting') === true,
    quiet: field(value, 'quiet') === true,
});
