// The server as a program: over standard input and output (`--stdio`), or over the channel to a parent process that runs
// Node (`--node-ipc`). The command line starts it too.

import path from 'node:path';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import { serve } from './connection';
import { Log } from './log';
import { BrokenStream } from './message-reader';
import { clientProcessIn, leaveWith, transportOf } from './transport';

/** Serves the editor that is connected as the arguments say, until it is gone; throws if they name no connection. */
export function main(): void {
    const args = process.argv.slice(2);
    const { reader, writer, whenClosed } = transportOf(args);
    const log = new Log((method, params) => connection.sendNotification(method, params));
    let heard = (): void => {};
    const connection = createMessageConnection(reader, writer, log, {
        messageStrategy: {
            handleMessage: (message, next) => {
                heard();
                return next(message);
            },
        },
    });
    const clientProcess = clientProcessIn(args);
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
    reader.onError(error => {
        const logged = log.error(error.message);
        if (error instanceof BrokenStream) {
            process.stderr.write(`eemi-acl: ${error.message}; the server ends, start it again\n`);
            void logged.then(server.leave);
        }
    });
    whenClosed(server.leave);
    connection.listen();
}
