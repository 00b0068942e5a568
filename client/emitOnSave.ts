// Writes the outputs of a source when a person saves it, and not when the editor does so by itself: half a change is no output. With
// errors nothing is written, whatever the settings say; the status bar says so as long as there are any.

import { type Disposable, type TextDocument, workspace } from 'vscode';
import { ExecuteCommandRequest, type LanguageClient, State } from 'vscode-languageclient/node';
import type { EmitOptions } from '../server/lsp/protocol';
import { EMIT_COMMAND, isBeingEmitted } from './emitCommands';
import { onSave } from './onSave';
import { mayWrite } from './trust';

export const emitOnSave = (client: LanguageClient): Disposable[] =>
    onSave(async (document, isByHand) => {
        const options = isByHand ? optionsFor(document) : undefined;
        if (options === undefined || client.state !== State.Running) return;
        const params = { command: EMIT_COMMAND, arguments: [document.uri.toString(), options] };
        await client
            .sendRequest(ExecuteCommandRequest.type, params)
            .catch((error: unknown) => client.error(`${document.uri.path} could not be emitted`, error));
    });

/** `undefined` if nothing is to be emitted. */
function optionsFor(document: TextDocument): EmitOptions | undefined {
    if (document.languageId !== 'eemi' || document.uri.scheme !== 'file') return undefined;
    if (isBeingEmitted(document) || !mayWrite(false)) return undefined;
    switch (workspace.getConfiguration('eemi', document).get('emitOnSave')) {
        case 'always':
            return { quiet: true };
        case 'ifOutputExists':
            return { quiet: true, onlyExisting: true };
        default:
            return undefined;
    }
}
