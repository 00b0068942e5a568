// The VS Code extension: what VS Code calls and waits for. So only what is necessary happens here: the surfaces, and the
// library that talks to the server, are in another file, which is loaded when VS Code no longer waits.

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
    // A command may be what activated this extension, and then follows at once.
    for (const command of commandsOf(context)) {
        const wait = async (...args: readonly unknown[]): Promise<unknown> => {
            await loaded;
            return commands.executeCommand(command, ...args);
        };
        waiting.push(commands.registerCommand(command, wait));
    }
    context.subscriptions.push(...waiting);
}

/** Ends the server when the editor closes. */
export async function deactivate(): Promise<void> {
    if (client?.needsStop()) await client.stop();
}

const onceGoneOn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** The commands that package.json contributes. */
const commandsOf = ({ extension }: ExtensionContext): string[] =>
    extension.packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
