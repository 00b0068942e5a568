// workspace/executeCommand: writing outputs.

import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { emitFile, emitWorkspace } from './emitting';
import { field, stringOf, uriOf } from './params';
import { EMIT, EMIT_ALL, type EmitAnswer, type EmitOptions } from './protocol';
import type { ServerContext } from './request-handler';

/** Runs a command and gives its answer. An unknown command is an error. */
export function executeCommand(
    context: ServerContext,
    { command, arguments: args }: ExecuteCommandParams,
): EmitAnswer {
    const answer = run(context, stringOf(command, 'command'), Array.isArray(args) ? args : []);
    context.emitted(answer);
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
