// All that the extension shows, in the order in which it depends on each other, and the server behind it. Each surface has a
// file of its own; what a table means is known to the server alone.

import { commands, type Disposable, type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client';
import { emitCommands } from './emitCommands';
import { emitOnSave } from './emitOnSave';
import { outputView } from './outputView';
import { statusBar } from './statusBar';
import { walkthrough } from './walkthrough';

/** Sets everything up and starts the server on its own time: whoever needs it waits for it, and nobody else. */
export function setUp(context: ExtensionContext): LanguageClient {
    const client = createClient(context);
    context.subscriptions.push(
        ...serverCommands(client),
        ...emitCommands(client),
        ...emitOnSave(client),
        ...outputView(client),
        ...statusBar(client),
        ...walkthrough(context),
    );
    // That it did not start, the client tells by itself.
    client.start().catch(() => {});
    return client;
}

const serverCommands = (client: LanguageClient): Disposable[] => [
    commands.registerCommand('eemi.restartServer', () =>
        client.restart().catch((error: unknown) => {
            window.showErrorMessage(`The EEMI server could not be restarted: ${String(error)}`);
        }),
    ),
    commands.registerCommand('eemi.showLog', () => client.outputChannel.show()),
];
