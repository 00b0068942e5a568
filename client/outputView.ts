// "Show the C to the Side": a read-only document with the output of a source, which follows the source while one types. The server
// makes the text; outputCursor.ts makes the cursors follow each other.

import {
    commands,
    type Disposable,
    languages,
    type Memento,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { activeSource } from './emitCommands';
import { followCursor } from './outputCursor';
import { dimOld, outputLenses } from './outputMarks';
import { restoreViews } from './outputRestoring';
import { Outputs } from './outputs';
import { type Format, formatOf, outputUri, SCHEME } from './outputUri';
import type { Statuses } from './statuses';
import { onceClosed, onceOpen, showText } from './textViews';

export function outputView(client: LanguageClient, statuses: Statuses, memory: Memento): Disposable[] {
    const outputs = new Outputs(client);
    return [
        outputs,
        onceOpen(SCHEME, uri => outputs.tell(uri)),
        workspace.registerTextDocumentContentProvider(SCHEME, {
            onDidChange: outputs.onDidChange,
            provideTextDocumentContent: uri => outputs.textOf(uri),
        }),
        languages.registerCodeLensProvider(
            { scheme: SCHEME },
            {
                onDidChangeCodeLenses: outputs.onDidRenew,
                provideCodeLenses: ({ uri }) => outputLenses(uri, outputs),
            },
        ),
        // An output holds imported tables too, so what is new about any source may concern any view. The editor's own event would come
        // before the server knows of the change, and not at all for a file that is not open.
        statuses.onNews(() => outputs.refresh()),
        onceClosed(SCHEME, uri => outputs.forget(uri)),
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) outputs.refresh();
            else outputs.leaveBehind();
        }),
        commands.registerCommand('eemi.showC', (source?: Uri) => show('c', source)),
        commands.registerCommand('eemi.showTypeScript', (source?: Uri) => show('ts', source)),
        commands.registerCommand('eemi.compareOutput', compare),
        restoreViews(memory, SCHEME, showView),
        ...followCursor(outputs),
        ...dimOld(outputs),
    ];
}

const LANGUAGES = { c: 'c', ts: 'typescript' } as const;

async function show(format: Format, source = activeSource() ?? lastSource()): Promise<void> {
    if (source === undefined) {
        window.showInformationMessage('Open an .eemi file to see its output.');
        return;
    }
    const isVisible = window.visibleTextEditors.some(
        ({ document: { uri } }) => uri.toString() === source.toString(),
    );
    if (!isVisible) await window.showTextDocument(source);
    await showView(outputUri(source, format), ViewColumn.Beside);
}

const showView = (uri: Uri, viewColumn: ViewColumn): Promise<void> =>
    showText(uri, LANGUAGES[formatOf(uri)], viewColumn);

/** Shows an output on disk beside what would be generated now. The arguments come from the server. */
async function compare(source: string, output: string, format: Format): Promise<void> {
    const onDisk = Uri.parse(output);
    const title = `${workspace.asRelativePath(onDisk)}: on disk ↔ as generated now`;
    await commands.executeCommand('vscode.diff', onDisk, outputUri(Uri.parse(source), format), title);
}

/** The source that was opened last, for when something else is in front, such as the walkthrough. */
const lastSource = (): Uri | undefined =>
    workspace.textDocuments.filter(({ languageId }) => languageId === 'eemi').at(-1)?.uri;
