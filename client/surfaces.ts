// All that the extension shows, each part after those it depends on, and the server behind it. Each surface has a file
// of its own; only the server knows what a table means.

import { commands, type Disposable, EventEmitter, type ExtensionContext, type Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { AccessChanges } from './accessChanges';
import { accessView } from './accessView';
import { changesMarks } from './changesMarks';
import { changesView } from './changesView';
import { createClient, schemes } from './client';
import { emitCommands } from './emitCommands';
import { emitOnSave } from './emitOnSave';
import { explanations } from './explanations';
import { generatedDocuments } from './generatedDocuments';
import { GitHead } from './gitHead';
import { importTables } from './importTables';
import { layOutOnSave } from './layOutOnSave';
import { outputView } from './outputView';
import { statusBar } from './statusBar';
import { Statuses } from './statuses';
import { testing } from './testing/testing';
import { walkthrough } from './walkthrough';

/** Sets everything up and starts the server without waiting for it; only what needs the server waits. */
export function setUp(context: ExtensionContext): LanguageClient {
    const checked = new EventEmitter<Uri>();
    const client = createClient(context, source => checked.fire(source));
    const statuses = new Statuses(client, checked.event);
    const head = new GitHead();
    const changes = new AccessChanges(client, head);
    context.subscriptions.push(
        checked,
        statuses,
        head,
        changes,
        ...serverCommands(client),
        explanations(context),
        ...generatedDocuments(client, schemes()),
        ...emitCommands(client),
        // VS Code tells nobody else of a save that one listener has delayed for too long: first those that delay nothing.
        ...emitOnSave(client),
        ...layOutOnSave(),
        ...importTables(client, context.workspaceState),
        ...testing(client, checked.event),
        ...accessView(client, statuses, context),
        ...outputView(client, statuses, context.workspaceState),
        ...changesView(changes, context.workspaceState),
        ...changesMarks(client, changes),
        ...statusBar(client, statuses),
        ...walkthrough(context),
    );
    // If it does not start, the client itself says so.
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
