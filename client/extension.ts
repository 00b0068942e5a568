// The VS Code extension: what VS Code calls, and waits for among many others. So nothing is done here but what must be: the
// surfaces, and the library that speaks with the server, are a file of their own and are loaded once VS Code has gone on.

import { commands, type Disposable, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

export function activate(context: ExtensionContext): void {
    const waiting: Disposable[] = [];
    const loaded = onceGoneOn().then(async () => {
        const { setUp } = await import('./surfaces');
        for (const each of waiting) each.dispose();
        client = setUp(context);
    });
    // A command may be what called this extension, and then follows at once.
    for (const command of commandsOf(context)) {
        const wait = async (...args: readonly unknown[]): Promise<unknown> => {
            await loaded;
            return commands.executeCommand(command, ...args);
        };
        waiting.push(commands.registerCommand(command, wait));
    }
    context.subscriptions.push(...waiting);
}

/** Ends the server with the editor. */
export async function deactivate(): Promise<void> {
    if (client?.needsStop()) await client.stop();
}

const onceGoneOn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** The commands that the extension's description offers. */
const commandsOf = ({ extension }: ExtensionContext): string[] =>
    extension.packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
