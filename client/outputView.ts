// "Show the C beside": a read-only document with the output of a source, which follows the source while one types. The server
// makes the text; outputCursor.ts makes the cursors follow each other.

import {
    CodeLens,
    commands,
    type Disposable,
    languages,
    Range,
    type TextDocument,
    type Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { activeSource } from './emitCommands';
import { followCursor } from './outputCursor';
import { Outputs } from './outputs';
import { type Format, outputUri, SCHEME } from './outputUri';

export function outputView(client: LanguageClient): Disposable[] {
    const outputs = new Outputs(client);
    // An output holds imported tables too, so a change of any source may concern any view.
    const refresh = ({ languageId }: TextDocument): void => {
        if (languageId === 'eemi') outputs.refresh();
    };
    return [
        outputs,
        workspace.registerTextDocumentContentProvider(SCHEME, {
            onDidChange: outputs.onDidChange,
            provideTextDocumentContent: uri => outputs.textOf(uri),
        }),
        languages.registerCodeLensProvider(
            { scheme: SCHEME },
            {
                onDidChangeCodeLenses: outputs.onDidRenew,
                provideCodeLenses: ({ uri }) => warnings(outputs.known(uri)?.errors ?? 0),
            },
        ),
        workspace.onDidChangeTextDocument(({ document }) => refresh(document)),
        workspace.onDidSaveTextDocument(refresh),
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) outputs.refresh();
        }),
        commands.registerCommand('eemi.showC', (source?: Uri) => show('c', source)),
        commands.registerCommand('eemi.showTypeScript', (source?: Uri) => show('ts', source)),
        ...followCursor(outputs),
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
    const opened = await workspace.openTextDocument(outputUri(source, format));
    const document = await languages.setTextDocumentLanguage(opened, LANGUAGES[format]);
    await window.showTextDocument(document, {
        viewColumn: ViewColumn.Beside,
        preserveFocus: true,
        preview: false,
    });
}

/** The source that was opened last, for when something else is in front, such as the walkthrough. */
const lastSource = (): Uri | undefined =>
    workspace.textDocuments.filter(({ languageId }) => languageId === 'eemi').at(-1)?.uri;

/** What is shown above a text that is incomplete. */
function warnings(errors: number): CodeLens[] {
    if (errors === 0) return [];
    const title = `${errors === 1 ? '1 error' : `${errors} errors`}: only the parts without errors are shown, and nothing is written`;
    return [new CodeLens(new Range(0, 0, 0, 0), { title, command: 'workbench.actions.view.problems' })];
}
