// The views of a scheme after a window was loaded again. VS Code restores only editors of files, and would leave an empty group where
// a view was.

import { type Disposable, type Memento, TabInputText, Uri, window } from 'vscode';

interface OpenView {
    readonly uri: string;
    readonly viewColumn: number;
}

/** Shows the views again that were open when the window was closed, and remembers those that are open from now on. */
export function restoreViews(
    memory: Memento,
    scheme: string,
    show: (uri: Uri, viewColumn: number) => Promise<void>,
): Disposable {
    const remember = (): void => void memory.update(scheme, openViews(scheme));
    const open = new Set(openViews(scheme).map(({ uri }) => uri));
    const lost = memory.get<readonly OpenView[]>(scheme, []).filter(({ uri }) => !open.has(uri));
    const restored = lost.map(({ uri, viewColumn }) => show(Uri.parse(uri), viewColumn));
    // What cannot be shown, because its source is gone, is forgotten.
    void Promise.allSettled(restored).then(remember);
    return window.tabGroups.onDidChangeTabs(remember);
}

const openViews = (scheme: string): OpenView[] =>
    window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
        tabs.flatMap(({ input }) =>
            input instanceof TabInputText && input.uri.scheme === scheme
                ? [{ uri: input.uri.toString(), viewColumn }]
                : [],
        ),
    );
