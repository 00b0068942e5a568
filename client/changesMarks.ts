// What changed since the last commit, where it changed: above each table how many changes concern it, and in the hover of a row what it
// changed.

import {
    CodeLens,
    type Disposable,
    EventEmitter,
    Hover,
    languages,
    MarkdownString,
    Range,
    type TextDocument,
    workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { AccessChanges } from './accessChanges';

const SOURCES = { language: 'eemi', scheme: 'file' } as const;

export function changesMarks(client: LanguageClient, changes: AccessChanges): Disposable[] {
    const redraw = new EventEmitter<void>();
    // What is new stands first: VS Code would put a hover of its own below the server's, which is long.
    client.middleware.provideHover = async (document, position, token, next) => {
        const [news, hover] = [
            newsAt(document, position.line, changes),
            await next(document, position, token),
        ];
        return news === undefined ? hover : new Hover([news, ...(hover?.contents ?? [])], hover?.range);
    };
    return [
        redraw,
        changes.onDidChange(() => redraw.fire()),
        workspace.onDidChangeConfiguration(change => {
            if (change.affectsConfiguration(SETTING)) redraw.fire();
        }),
        languages.registerCodeLensProvider(SOURCES, {
            onDidChangeCodeLenses: redraw.event,
            provideCodeLenses: document => (isOn(document) ? lensesOf(document, changes) : []),
        }),
    ];
}

const SETTING = 'eemi.changesSinceHead';

const isOn = ({ uri }: TextDocument): boolean => workspace.getConfiguration('', uri).get(SETTING, true);

function lensesOf({ uri }: TextDocument, changes: AccessChanges): CodeLens[] {
    const { tables = [] } = changes.of(uri, 'head') ?? {};
    return tables.map(
        ({ line, text }) =>
            new CodeLens(new Range(line, 0, line, 0), {
                title: text,
                tooltip: 'Show who gains and loses what',
                command: 'eemi.compareWithHead',
                arguments: [uri],
            }),
    );
}

function newsAt(
    { uri, version }: TextDocument,
    line: number,
    changes: AccessChanges,
): MarkdownString | undefined {
    const known = changes.of(uri, 'head');
    const row = known?.version === version ? known.rows.find(each => each.line === line) : undefined;
    if (row === undefined) return undefined;
    const text = new MarkdownString('Since HEAD:\n');
    for (const sentence of row.sentences) text.appendMarkdown('\n- ').appendText(sentence);
    return text;
}
