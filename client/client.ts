// The client of the server: how the server is started, which documents it hears about, and which of its own messages
// this extension uses.

import { type ExtensionContext, type LogOutputChannel, type Uri, version, window, workspace } from 'vscode';
import {
    ErrorAction,
    LanguageClient,
    State,
    type StaticFeature,
    TransportKind,
} from 'vscode-languageclient/node';
import { TRUSTED } from '../server/lsp/protocol';
import { beforeEmit } from './emitCommands';
import { linked } from './explanations';
import { Unfinished } from './unfinished';

/**
 * The client, not yet started. It restarts a server that died, up to five times in three minutes. `checked` is called for each source
 * whose diagnostics came.
 */
export function createClient(context: ExtensionContext, checked: (source: Uri) => void): LanguageClient {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    const log = logOf(context);
    const unfinished = new Unfinished();
    context.subscriptions.push(...unfinished.watch());
    const client = new LanguageClient(
        'eemi',
        'EEMI ACL',
        { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6010'] } } },
        {
            outputChannel: log,
            initializationOptions: () => ({ isTrusted: workspace.isTrusted }),
            documentSelector: schemes().map(scheme => ({ scheme, language: 'eemi' })),
            middleware: {
                handleDiagnostics: (uri, findings, next) => {
                    unfinished.show(uri, findings.map(linked), shown => next(uri, shown));
                    checked(uri);
                },
                executeCommand: async (command, args, next) =>
                    (await beforeEmit(command, args)) ? next(command, args) : undefined,
            },
        },
    );
    restartWhenever(client);
    client.registerFeature(SPECIAL);
    client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) log.info('The server starts.');
    });
    context.subscriptions.push(
        workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(TRUSTED, {}).catch(() => {})),
    );
    return client;
}

/**
 * Has a server that died restarted also if messages were on their way to it. By itself the client ends for good after the fourth that
 * cannot be sent, which it may hear of before it hears that the server is gone: so it was for who typed on.
 */
function restartWhenever(client: LanguageClient): void {
    const byItself = client.createDefaultErrorHandler();
    client.clientOptions.errorHandler = {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => byItself.closed(),
    };
}

/** The log, which is the extension's own, so that it outlives each server. What a bug report needs is on its first line. */
function logOf({ extension, subscriptions }: ExtensionContext): LogOutputChannel {
    const log = window.createOutputChannel('EEMI ACL', { log: true });
    log.info(`EEMI ACL ${extension.packageJSON.version}, VS Code ${version}, ${process.platform}`);
    subscriptions.push(log);
    return log;
}

/** Where documents may be. Old revisions in a comparison are explained; what is wrong in them the server keeps to itself. */
export const schemes = (): string[] => [
    ...new Set([
        'file',
        'untitled',
        'git',
        ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    ]),
];

/** Tells the server what this client has beyond the protocol, and which of the editor's commands completions may call. */
const SPECIAL: StaticFeature = {
    fillClientCapabilities: capabilities => {
        capabilities.experimental = {
            ...capabilities.experimental,
            eemiStatus: true,
            eemiCompare: true,
            commands: { commands: ['editor.action.triggerSuggest'] },
        };
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
};
