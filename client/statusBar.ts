// The one entry in the status bar (`statusEntry.ts`): for which document it stands, and when it changes.

import { type Disposable, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { activeSource } from './emitCommands';
import { sourceOf } from './outputUri';
import { entryOf, type Remembered, remembered, STOPPED } from './statusEntry';
import type { Statuses } from './statuses';
import { RESTRICTED } from './trust';

export function statusBar(client: LanguageClient, statuses: Statuses): Disposable[] {
    const item = window.createStatusBarItem('eemi.status', StatusBarAlignment.Left, 0);
    item.name = 'EEMI';
    const known = new Map<string, Remembered>();
    let last: string | undefined;
    const update = (): void => {
        // In a terminal or a list one still wants to know how the table stands that is in view.
        const source = activeSource()?.toString() ?? visible(last);
        last = source;
        // Of an old revision nothing is told.
        if (source?.startsWith('git:') !== false) return item.hide();
        const shown = NOT_THERE.includes(client.state)
            ? STOPPED
            : entryOf(known.get(source), (first, last) => hasCursor(source, first, last), relative);
        item.text = shown.text;
        item.tooltip = shown.tooltip + (shown === STOPPED || workspace.isTrusted ? '' : `\n${RESTRICTED}`);
        item.command = shown.command;
        item.backgroundColor = shown.isBad ? new ThemeColor('statusBarItem.errorBackground') : undefined;
        item.show();
    };
    return [
        item,
        statuses.onDidTell(status => {
            const source = Uri.parse(status.uri).toString();
            known.set(source, remembered(status, known.get(source)));
            update();
        }),
        workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
        client.onDidChangeState(({ newState }) => {
            if (NOT_THERE.includes(newState)) known.clear();
            update();
        }),
        window.onDidChangeActiveTextEditor(update),
        window.onDidChangeVisibleTextEditors(update),
        window.onDidChangeTextEditorSelection(update),
        workspace.onDidGrantWorkspaceTrust(update),
    ];
}

/** A source, if an editor still shows it or its output. */
const visible = (source: string | undefined): string | undefined =>
    window.visibleTextEditors.some(({ document: { uri } }) => (sourceOf(uri) ?? uri).toString() === source)
        ? source
        : undefined;

/** Whether the cursor of some editor of a source is on one of these lines. */
const hasCursor = (source: string, first: number, last: number): boolean =>
    window.visibleTextEditors.some(
        ({ document, selection: { active } }) =>
            document.uri.toString() === source && first <= active.line && active.line <= last,
    );

const relative = (uri: string): string => workspace.asRelativePath(Uri.parse(uri));

const NOT_THERE: readonly State[] = [State.Stopped, State.StartFailed];
