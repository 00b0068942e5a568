// workspace/executeCommand: writing outputs, over edited ones only after asking.

import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { emitFile, emitWorkspace, questionBeforeOverwriting } from './emitting';
import { field, stringOf, uriOf } from './params';
import { EMIT, EMIT_ALL, type EmitAnswer, type EmitOptions, OVERWRITE } from './protocol';
import type { ServerContext } from './request-handler';

/** Runs a command and gives its answer: `null` if the person who was asked did not agree. An unknown command is an error. */
export function executeCommand(
    context: ServerContext,
    { command, arguments: args }: ExecuteCommandParams,
): EmitAnswer | null | Promise<EmitAnswer | null> {
    const given = Array.isArray(args) ? args : [];
    if (command === OVERWRITE) return overwrite(context, given);
    return told(context, run(context, stringOf(command, 'command'), given));
}

async function overwrite(context: ServerContext, [uri]: readonly unknown[]): Promise<EmitAnswer | null> {
    const { session, workspace, agrees } = context;
    const file = session.fileOf(uriOf(uri, `what ${OVERWRITE} takes`));
    const question = questionBeforeOverwriting(workspace, file);
    if (question !== undefined && !(await agrees(question, 'Overwrite'))) return null;
    return told(context, emitFile(workspace, file, { overwrite: question !== undefined }));
}

function told({ emitted }: ServerContext, answer: EmitAnswer): EmitAnswer {
    emitted(answer);
    return answer;
}

function run({ session, workspace }: ServerContext, command: string, args: readonly unknown[]): EmitAnswer {
    const [first, second] = args;
    if (command === EMIT_ALL) return emitWorkspace(workspace, optionsIn(first));
    if (command !== EMIT) throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
    return emitFile(workspace, session.fileOf(uriOf(first, `what ${EMIT} takes`)), optionsIn(second));
}

const optionsIn = (value: unknown): EmitOptions => ({
    onlyExisting: field(value, 'onlyExisting') === true,
    quiet: field(value, 'quiet') === true,
});
