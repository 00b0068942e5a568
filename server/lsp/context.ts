// Creates the parts of an editor's session from what the editor says in its initialize request.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import { analysing } from '../checks/analyse';
import { textOf } from '../files/disk';
import { Document } from '../language/document';
import { abilitiesOf } from './abilities';
import { type Comparisons, comparisons, type Surroundings } from './comparing';
import { Editor } from './editor';
import type { Log } from './log';
import { field, uriOf, urisIn } from './params';
import type { ServerContext } from './request-handler';
import { type ProgramFiles, Session } from './session';
import { TokenResults } from './token-results';
import { SERVING } from './turn';

/** How the server works between messages. */
interface Running extends Pick<ServerContext, 'inTurns'> {
    /** To be called when there is work to do. */
    readonly schedule: () => void;
}

export function contextOf(
    connection: MessageConnection,
    log: Log,
    program: ProgramFiles,
    params: unknown,
    { schedule, inTurns }: Running,
): ServerContext {
    const abilities = abilitiesOf(field(params, 'capabilities'));
    const editor = new Editor(connection, log, abilities, schedule, file => session.uriOf(file));
    // An editor that does not know of trust is trusted.
    const isTrusted = field(field(params, 'initializationOptions'), 'isTrusted') !== false;
    const session = new Session(program, editor, isTrusted, SERVING);
    const settings = { inlayHints: true };
    const showInlayHints = (value: unknown): void => {
        if (typeof value !== 'boolean' || value === settings.inlayHints) return;
        settings.inlayHints = value;
        editor.refresh();
    };
    session.changeFolders([], foldersOf(params));
    let comparing: Comparisons | undefined;
    return {
        session,
        workspace: session.workspace,
        abilities,
        settings,
        tokens: new TokenResults(),
        compare: (file, given) => {
            comparing ??= comparisons(surroundingsOf(session, editor));
            return comparing.with(file, given);
        },
        compareNext: () => comparing?.step() === true,
        greet: () => {
            editor.followConfiguration();
            editor.askForInlayHints(showInlayHints);
        },
        emitted: ({ written, isRefused, firstError, message }) => {
            session.changedOnDisk(written.map(uri => session.fileOf(uri)));
            if (message !== '') editor.show(isRefused ? 'error' : 'info', message, firstError ?? undefined);
        },
        agrees: (question, answer) => editor.agrees(question, answer),
        apply: (file, edits) =>
            editor.apply(session.uriOf(file), session.documents.get(file)?.version ?? null, edits),
        inTurns,
        show: uri => editor.open(uri),
        configured: inlayHints => {
            showInlayHints(inlayHints);
            editor.askForInlayHints(showInlayHints);
        },
    };
}

const surroundingsOf = (session: Session, editor: Editor): Surroundings => ({
    advance: file => session.analyses.advance(file),
    analysisOf: file => session.analyses.of(file),
    versionOf: file => session.documents.get(file)?.version,
    analysing,
    documentOf: bytes => {
        const text = textOf(Buffer.from(bytes));
        return typeof text === 'string' ? new Document(text) : text.failure;
    },
    disk: session.disk,
    uriOf: file => session.uriOf(file),
    send: changes => editor.changes(changes),
    schedule: editor.schedule,
});

/** The URIs of the folders that the editor has open: one in an older editor, none if only a file is open. */
function foldersOf(params: unknown): string[] {
    const [folders, root] = [field(params, 'workspaceFolders'), field(params, 'rootUri')];
    if (folders) return urisIn(params, 'workspaceFolders');
    return root ? [uriOf(root, 'rootUri')] : [];
}
