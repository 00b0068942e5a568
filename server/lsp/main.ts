// The server as a program: over standard input and output (`--stdio`), or over the channel to a parent process that runs
// Node (`--node-ipc`). The command line starts it too.

import path from 'node:path';
import { createMessageConnection, Message } from 'vscode-jsonrpc/node';
import { compileSooner } from './compile-sooner';
import { serve } from './connection';
import { Log } from './log';
import { BrokenStream } from './message-reader';
import { optionsIn, type ServerOptions } from './server-options';
import { connectionTo, leaveWith } from './transport';
import { WellFormedMessages } from './well-formed';

/** Serves the editor that is connected as the arguments say, until it is gone. If they name no connection, says so and exits with 2. */
export function main(): void {
    const options = optionsIn(process.argv.slice(2), process.send !== undefined);
    if ('refusal' in options) {
        process.stderr.write(`eemi-acl: ${options.refusal}\n`);
        process.exitCode = 2;
        return;
    }
    run(options);
}

function run({ transport, clientProcess }: ServerOptions): void {
    const { reader, writer, whenClosed } = connectionTo(transport);
    let heard = (): void => {};
    const messages = new WellFormedMessages(reader, () => heard());
    const log = new Log((method, params) => connection.sendNotification(method, params));
    let isEdited = false;
    const connection = createMessageConnection(messages, writer, log, {
        messageStrategy: {
            handleMessage: (message, next) => {
                heard();
                if (!isEdited && Message.isNotification(message) && message.method === EDIT) {
                    isEdited = true;
                    compileSooner();
                }
                return next(message);
            },
        },
    });
    const server = serve(connection, log, {
        files: {
            platforms: path.join(__dirname, 'platforms'),
            diagnostics: path.join(__dirname, '..', 'docs', 'diagnostics.md'),
        },
        // A process id in the arguments takes precedence over what the editor sends.
        leaveWith: id => {
            if (clientProcess === undefined) leaveWith(id, server.leave);
        },
        exit: code => process.exit(code),
    });
    if (clientProcess !== undefined) leaveWith(clientProcess, server.leave);
    heard = server.heard;
    messages.onError(error => {
        const logged = log.error(error.message);
        if (error instanceof BrokenStream) {
            process.stderr.write(`eemi-acl: ${error.message}; the server ends, start it again\n`);
            void logged.then(server.leave);
        }
    });
    whenClosed(server.leave);
    connection.listen();
}

const EDIT = 'textDocument/didChange';
