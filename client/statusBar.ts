// The one entry in the status bar: errors, gaps, and whether the outputs on disk are up to date. A click leads to the
// problem.

import { type Disposable, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { OutputStatus, Status } from '../server/lsp/protocol';
import { activeSource } from './emitCommands';
import { sourceOf } from './outputUri';
import type { Statuses } from './statuses';
import { RESTRICTED } from './trust';

export function statusBar(client: LanguageClient, statuses: Statuses): Disposable[] {
    const item = window.createStatusBarItem('eemi.status', StatusBarAlignment.Left, 0);
    item.name = 'EEMI';
    const known = new Map<string, Status>();
    let last: string | undefined;
    const update = (): void => {
        // In a terminal or a list one still wants to know how the table stands that is in view.
        const source = activeSource()?.toString() ?? visible(last);
        last = source;
        // Of an old revision nothing is told.
        if (source?.startsWith('git:') !== false) return item.hide();
        const status = known.get(source);
        const told = finished(status);
        const shown = NOT_THERE.includes(client.state) ? STOPPED : itemOf(told);
        // What is left out is not said to be fine.
        item.text = told !== status && shown.text === FINE ? TYPING : shown.text;
        item.tooltip = shown.tooltip;
        item.command = shown.command;
        item.backgroundColor = shown.isBad ? new ThemeColor('statusBarItem.errorBackground') : undefined;
        item.show();
    };
    return [
        item,
        statuses.onDidTell(status => {
            known.set(Uri.parse(status.uri).toString(), status);
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

/** Without what is wrong with the line that is being typed: it is told when the cursor leaves it, or the file is saved. */
function finished(status: Status | undefined): Status | undefined {
    if (status === undefined || status.typed === null) return status;
    const { typed, errors, warnings } = status;
    const editors = window.visibleTextEditors.filter(
        ({ document }) => document.uri.toString() === Uri.parse(status.uri).toString(),
    );
    if (typed.errors + typed.warnings === 0) return status;
    const isThere = editors.some(({ selection }) => selection.active.line === typed.line);
    return isThere
        ? { ...status, errors: errors - typed.errors, warnings: warnings - typed.warnings }
        : status;
}

const FINE = '$(check) EEMI';
const TYPING = '$(ellipsis) EEMI';

const NOT_THERE: readonly State[] = [State.Stopped, State.StartFailed];

interface StatusItem {
    readonly text: string;
    readonly tooltip: string;
    readonly command: string;
    readonly isBad: boolean;
}

const STOPPED: StatusItem = {
    text: '$(error) EEMI',
    tooltip: 'The EEMI server is not running; click to start it',
    command: 'eemi.restartServer',
    isBad: true,
};

function itemOf(status: Status | undefined): StatusItem {
    if (status === undefined) return WAITING;
    const { errors, gaps, outputs } = status;
    const worst = WORST_FIRST.find(state => outputs.some(({ freshness }) => freshness === state));
    const parts = [
        ...(errors > 0 ? [`$(error) ${counted(errors, 'error')}`] : []),
        ...(gaps > 0 ? [`$(warning) ${counted(gaps, 'gap')}`] : []),
        ...(worst === undefined ? [] : [OUTPUTS[worst].text]),
    ];
    const outputsCommand = worst === undefined ? 'eemi.showC' : OUTPUTS[worst].command;
    return {
        text: parts.length > 0 ? parts.join('  ') : FINE,
        tooltip: tooltipOf(status),
        command: errors > 0 ? PROBLEMS : outputsCommand,
        isBad: errors > 0,
    };
}

const WAITING: StatusItem = {
    text: '$(loading~spin) EEMI',
    tooltip: 'The EEMI server is checking this file',
    command: 'eemi.showLog',
    isBad: false,
};

const PROBLEMS = 'workbench.actions.view.problems';

type Freshness = NonNullable<OutputStatus['freshness']>;

const WORST_FIRST: readonly Freshness[] = [
    'foreign',
    'claimed',
    'edited',
    'conflict',
    'stale',
    'missing',
    'fresh',
];

const OUTPUTS: Readonly<Record<Freshness, { text: string; says: string; command: string }>> = {
    foreign: {
        text: '$(warning) foreign output',
        says: 'was not generated by this program, and is left alone',
        command: PROBLEMS,
    },
    claimed: {
        text: '$(warning) output of another file',
        says: 'was generated from another file, which still names it, and is left alone',
        command: PROBLEMS,
    },
    conflict: {
        text: '$(git-merge) output in conflict',
        says: 'is in a merge conflict, which emitting it resolves',
        command: 'eemi.emitFile',
    },
    edited: {
        text: '$(edit) output edited',
        says: 'was edited by hand, and is left alone',
        command: PROBLEMS,
    },
    stale: {
        text: '$(history) output stale',
        says: 'is stale, because the source has changed since',
        command: 'eemi.emitFile',
    },
    missing: { text: '$(circle-outline) not emitted', says: 'does not exist yet', command: 'eemi.emitFile' },
    fresh: { text: '$(check) output up to date', says: 'is up to date', command: 'eemi.showC' },
};

function tooltipOf({ errors, warnings, gaps, outputs }: Status): string {
    return [
        `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
        ...(gaps > 0 ? [`${counted(gaps, 'id')} with a name but no row: refused to everyone`] : []),
        ...(errors > 0 && outputs.length > 0 ? ['Nothing is written while there are errors'] : []),
        ...outputs.flatMap(({ uri, freshness }) =>
            freshness === null
                ? []
                : `${workspace.asRelativePath(Uri.parse(uri))} ${OUTPUTS[freshness].says}`,
        ),
        ...(workspace.isTrusted ? [] : [RESTRICTED]),
    ].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
