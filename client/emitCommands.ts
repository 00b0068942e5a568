// The commands that write outputs when a person asks for it: of one file, or of all. The server prints and writes, and says
// what came of it; here is only what must be so before.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { EMIT, EMIT_ALL } from '../server/lsp/protocol';
import { sourceOf } from './outputUri';
import { mayWrite } from './trust';

export const EMIT_COMMAND: typeof EMIT = 'eemi.emit';
const EMIT_ALL_COMMAND: typeof EMIT_ALL = 'eemi.emitAll';

/** Documents that are being saved because they are about to be emitted anyway. */
const beingEmitted = new Set<TextDocument>();

export const emitCommands = (client: LanguageClient): Disposable[] => [
    commands.registerCommand('eemi.emitFile', async (chosen?: Uri) => {
        const source = chosen ?? activeSource();
        if (source === undefined) window.showInformationMessage('Open an .eemi file to emit it.');
        else await execute(client, EMIT_COMMAND, source.toString());
    }),
    commands.registerCommand('eemi.emitWorkspace', () => execute(client, EMIT_ALL_COMMAND)),
];

/** A command of the server is there when the server is. */
async function execute(client: LanguageClient, command: string, ...args: readonly unknown[]): Promise<void> {
    await client.start();
    await commands.executeCommand(command, ...args);
}

/**
 * What comes before each command of the server, from wherever it was called. Emitting needs a trusted workspace, and is
 * done from what is on disk, as on the command line. Gives whether to go on.
 */
export async function beforeEmit(command: string, args: readonly unknown[]): Promise<boolean> {
    if (command !== EMIT_COMMAND && command !== EMIT_ALL_COMMAND) return true;
    if (!mayWrite(true)) return false;
    const [uri] = args;
    const unsaved = workspace.textDocuments
        .filter(({ languageId, isDirty, isUntitled }) => languageId === 'eemi' && isDirty && !isUntitled)
        .filter(document => command === EMIT_ALL_COMMAND || document.uri.toString() === normal(uri));
    return (await Promise.all(unsaved.map(save))).every(isSaved => isSaved);
}

/** Whether a document that was saved is emitted by a command already. */
export const isBeingEmitted = (document: TextDocument): boolean => beingEmitted.has(document);

/** The source that is looked at, directly or as what it prints. */
export function activeSource(): Uri | undefined {
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'eemi') return document.uri;
    return document && sourceOf(document.uri);
}

async function save(document: TextDocument): Promise<boolean> {
    beingEmitted.add(document);
    try {
        return await document.save();
    } finally {
        beingEmitted.delete(document);
    }
}

/** The server spells a URI in its own way. */
const normal = (uri: unknown): string => (typeof uri === 'string' ? Uri.parse(uri).toString() : '');
