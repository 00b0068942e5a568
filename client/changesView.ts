// "Compare Access with HEAD" and "with the File on Disk": a read-only document that says who gains and loses what, with links to the
// rows. It follows the source while one types, and the repository. The server makes the text.

import {
    commands,
    type Disposable,
    DocumentLink,
    EventEmitter,
    languages,
    type Memento,
    Range,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import type { BaseKind, ChangesLink } from '../server/lsp/protocol';
import type { AccessChanges } from './accessChanges';
import { changesUri, comparedIn, SCHEME } from './changesUri';
import { activeSource } from './emitCommands';
import { restoreViews } from './outputRestoring';
import { onceClosed, onceOpen, showText } from './textViews';

/** The language of the documents, which package.json contributes. */
const LANGUAGE = 'eemi-changes';

export function changesView(changes: AccessChanges, memory: Memento): Disposable[] {
    const renewed = new EventEmitter<Uri>();
    const follow = (source: Uri): void => {
        for (const kind of KINDS) renewed.fire(changesUri(source, kind));
    };
    return [
        renewed,
        changes.onDidChange(follow),
        // A view of which nothing could be said may have a repository now.
        changes.head.onDidChange(() => {
            for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) renewed.fire(uri);
        }),
        onceOpen(SCHEME, uri => renewed.fire(uri)),
        workspace.registerTextDocumentContentProvider(SCHEME, {
            onDidChange: renewed.event,
            provideTextDocumentContent: uri => textOf(uri, changes),
        }),
        languages.registerDocumentLinkProvider(
            { scheme: SCHEME },
            { provideDocumentLinks: ({ uri }) => linksOf(uri, changes) },
        ),
        onceClosed(SCHEME, uri => {
            const compared = comparedIn(uri);
            if (compared !== undefined) changes.show(compared.source, compared.kind, false);
        }),
        commands.registerCommand('eemi.compareWithHead', (source?: Uri) => show('head', source)),
        commands.registerCommand('eemi.compareWithDisk', (source?: Uri) => show('disk', source)),
        restoreViews(memory, SCHEME, showView),
    ];
}

const KINDS = ['head', 'disk'] as const;

async function show(kind: BaseKind, chosen?: Uri): Promise<void> {
    const source = chosen ?? activeSource();
    if (source === undefined) {
        window.showInformationMessage('Open an .eemi file to see what its changes grant.');
        return;
    }
    await showView(changesUri(source, kind), ViewColumn.Beside);
}

async function showView(uri: Uri, viewColumn: ViewColumn): Promise<void> {
    const source = comparedIn(uri)?.source;
    // The server compares what is open.
    if (source !== undefined) await workspace.openTextDocument(source);
    await showText(uri, LANGUAGE, viewColumn);
}

/** What is known, and has more made; the document is asked for again when that is there. */
function textOf(uri: Uri, changes: AccessChanges): string {
    const compared = comparedIn(uri);
    if (compared === undefined) return '';
    const { source, kind } = compared;
    changes.show(source, kind, true);
    return changes.of(source, kind)?.text ?? whyNot(source, kind, changes);
}

function whyNot(source: Uri, kind: BaseKind, { head }: AccessChanges): string {
    if (kind === 'disk' || head.of(source) !== undefined) return 'The access is compared …\n';
    return workspace.isTrusted
        ? 'There is no last commit to compare with: VS Code knows of no git repository that this file is in.\n'
        : 'There is no last commit to compare with: VS Code reads no repository in a workspace that is not trusted.\n';
}

function linksOf(uri: Uri, changes: AccessChanges): DocumentLink[] {
    const compared = comparedIn(uri);
    if (compared === undefined) return [];
    const { source, kind } = compared;
    return (changes.of(source, kind)?.links ?? []).flatMap(link => {
        const target = targetOf(link, source, kind, changes);
        const { line, start, end } = link;
        return target === undefined ? [] : new DocumentLink(new Range(line, start, line, end), target);
    });
}

/** A row; one that was only in the last commit is shown as it was there. What is on disk has no document beside the one that is edited. */
function targetOf(
    { to: { uri, line, isOld } }: ChangesLink,
    source: Uri,
    kind: BaseKind,
    { head }: AccessChanges,
): Uri | undefined {
    const file = Uri.parse(uri);
    const shown = isOld && kind === 'head' ? head.of(source)?.uriOf(file) : file;
    return isOld && kind === 'disk' ? undefined : shown?.with({ fragment: `L${line + 1}` });
}
