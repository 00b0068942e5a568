// The server as a program: over standard input and output (`--stdio`), or over the channel to a parent process that is
// Node (`--node-ipc`). The command line starts it too.

import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection';

/** Serves the editor that the process's arguments lead to, until it goes; throws where they lead to none. */
export function main(): void {
    let heard = (): void => {};
    const connection = createConnection(ProposedFeatures.all, {
        messageStrategy: {
            handleMessage: (message, next) => {
                heard();
                return next(message);
            },
        },
    });
    heard = serve(connection, {
        platforms: path.join(__dirname, 'platforms'),
        diagnostics: path.join(__dirname, '..', 'docs', 'diagnostics.md'),
    });
    connection.listen();
}
