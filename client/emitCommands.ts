// The commands that write outputs when a person asks for it, for one file or for all. The server prints, writes and reports;
// only what must happen before that is here.

import { commands, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { EMIT, EMIT_ALL, OVERWRITE } from '../server/lsp/protocol';
import { comparedIn } from './changesUri';
import { isGenerated } from './generatedDocuments';
import { sourceOf } from './outputUri';
import { mayWrite } from './trust';

export const EMIT_COMMAND: typeof EMIT = 'eemi.emit';
const EMIT_ALL_COMMAND: typeof EMIT_ALL = 'eemi.emitAll';
const WRITING: readonly string[] = [
    EMIT_COMMAND,
    EMIT_ALL_COMMAND,
    'eemi.overwrite' satisfies typeof OVERWRITE,
];

/** Documents that a command is saving before it emits them. */
const beingEmitted = new Set<TextDocument>();

export const emitCommands = (client: LanguageClient): Disposable[] => [
    commands.registerCommand('eemi.emitFile', async (chosen?: Uri) => {
        const source = chosen ?? activeSource();
        if (source === undefined) window.showInformationMessage('Open an .eemi file to emit it.');
        else await execute(client, EMIT_COMMAND, source.toString());
    }),
    commands.registerCommand('eemi.emitWorkspace', () => execute(client, EMIT_ALL_COMMAND)),
];

/** The server's commands exist only while it runs. */
async function execute(client: LanguageClient, command: string, ...args: readonly unknown[]): Promise<void> {
    await client.start();
    await commands.executeCommand(command, ...args);
}

/**
 * Runs before each command of the server, wherever it was called from. Emitting needs a trusted workspace, and reads the files
 * on disk, as the command line does. Gives whether to go on.
 */
export async function beforeEmit(command: string, args: readonly unknown[]): Promise<boolean> {
    if (!WRITING.includes(command)) return true;
    if (!mayWrite(true)) return false;
    const [uri] = args;
    const dirty = workspace.textDocuments.filter(({ isDirty, isUntitled }) => isDirty && !isUntitled);
    const unsaved = dirty.filter(
        document =>
            // What a person edited in an output is judged, and not overwritten behind an editor that still shows it.
            (document === window.activeTextEditor?.document && isGenerated(document)) ||
            (document.languageId === 'eemi' &&
                (command === EMIT_ALL_COMMAND || document.uri.toString() === normal(uri))),
    );
    return (await Promise.all(unsaved.map(save))).every(isSaved => isSaved);
}

/** Whether a document was saved by a command that will emit it anyway. */
export const isBeingEmitted = (document: TextDocument): boolean => beingEmitted.has(document);

/** The source in the active editor, or the source of the output or the comparison in it. */
export function activeSource(): Uri | undefined {
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'eemi') return document.uri;
    return document && (sourceOf(document.uri) ?? comparedIn(document.uri)?.source);
}

async function save(document: TextDocument): Promise<boolean> {
    beingEmitted.add(document);
    try {
        return await document.save();
    } finally {
        beingEmitted.delete(document);
    }
}

/** The server may spell a URI differently. */
const normal = (uri: unknown): string => (typeof uri === 'string' ? Uri.parse(uri).toString() : '');
