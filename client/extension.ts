// The VS Code extension: what is set up when a file of the language is opened, in the order in which it depends on each
// other. Each surface has a file of its own; what a table means is known to the server alone.

import { commands, type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client';
import { emitCommands } from './emitCommands';
import { emitOnSave } from './emitOnSave';
import { outputView } from './outputView';
import { statusBar } from './statusBar';
import { walkthrough } from './walkthrough';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
    client = createClient(context);
    context.subscriptions.push(
        ...serverCommands(client),
        ...emitCommands(),
        ...emitOnSave(client),
        ...outputView(client),
        ...statusBar(client),
        ...walkthrough(context),
    );
    await client.start();
}

/** Ends the server with the editor. */
export async function deactivate(): Promise<void> {
    if (client?.needsStop()) await client.stop();
}

const serverCommands = (client: LanguageClient) => [
    commands.registerCommand('eemi.restartServer', () =>
        client.restart().catch((error: unknown) => {
            window.showErrorMessage(`The EEMI server did not start again: ${String(error)}`);
        }),
    ),
    commands.registerCommand('eemi.showLog', () => client.outputChannel.show()),
];
