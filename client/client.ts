// The server's other end: how it is started, which documents it is told of, and what of the protocol beyond that of editors
// this extension speaks.

import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient, type StaticFeature, TransportKind } from 'vscode-languageclient/node';
import { beforeEmit } from './emitCommands';

/** The client of the server beside this program, not yet started. It starts a server that died again, up to five times in three minutes. */
export function createClient(context: ExtensionContext): LanguageClient {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    const client = new LanguageClient(
        'eemi',
        'EEMI ACL',
        { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6010'] } } },
        {
            documentSelector: schemes().map(scheme => ({ scheme, language: 'eemi' })),
            middleware: {
                executeCommand: async (command, args, next) =>
                    (await beforeEmit(command, args)) ? next(command, args) : undefined,
            },
        },
    );
    client.registerFeature(WANTS_STATUS);
    return client;
}

/** Where documents may be: not in the past of a version control system, whose mistakes are nobody's problem now. */
const schemes = (): string[] => [
    ...new Set(['file', 'untitled', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]),
];

/** Asks the server for its notification of how a document stands. */
const WANTS_STATUS: StaticFeature = {
    fillClientCapabilities: capabilities => {
        capabilities.experimental = { ...capabilities.experimental, eemiStatus: true };
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
};
