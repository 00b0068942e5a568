// The views of outputs after a window was loaded again. VS Code restores only editors of files, and would leave an empty group where
// a view was.

import { type Disposable, type Memento, TabInputText, Uri, window } from 'vscode';
import { SCHEME } from './outputUri';

const KEY = 'outputViews';

interface OpenView {
    readonly uri: string;
    readonly viewColumn: number;
}

/** Shows the views again that were open when the window was closed, and remembers those that are open from now on. */
export function restoreViews(
    memory: Memento,
    show: (uri: Uri, viewColumn: number) => Promise<void>,
): Disposable {
    const remember = (): void => void memory.update(KEY, openViews());
    const open = new Set(openViews().map(({ uri }) => uri));
    const lost = memory.get<readonly OpenView[]>(KEY, []).filter(({ uri }) => !open.has(uri));
    const restored = lost.map(({ uri, viewColumn }) => show(Uri.parse(uri), viewColumn));
    // What cannot be shown, because its source is gone, is forgotten.
    void Promise.allSettled(restored).then(remember);
    return window.tabGroups.onDidChangeTabs(remember);
}

const openViews = (): OpenView[] =>
    window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
        tabs.flatMap(({ input }) =>
            input instanceof TabInputText && input.uri.scheme === SCHEME
                ? [{ uri: input.uri.toString(), viewColumn }]
                : [],
        ),
    );
