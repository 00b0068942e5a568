// The status bar's one entry: errors, gaps, and whether the outputs on disk are what the source would print. A click goes
// where the trouble is.

import { type Disposable, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { OutputStatus, STATUS, Status } from '../server/lsp/protocol';
import { activeSource } from './emitCommands';
import { RESTRICTED } from './trust';

const NOTIFICATION: typeof STATUS = 'eemi/status';

export function statusBar(client: LanguageClient): Disposable[] {
    const item = window.createStatusBarItem('eemi.status', StatusBarAlignment.Left, 0);
    item.name = 'EEMI';
    const known = new Map<string, Status>();
    const update = (): void => {
        const source = activeSource()?.toString();
        if (source === undefined) return item.hide();
        const shown = NOT_THERE.includes(client.state) ? STOPPED : entryOf(known.get(source));
        item.text = shown.text;
        item.tooltip = shown.tooltip;
        item.command = shown.command;
        item.backgroundColor = shown.isBad ? new ThemeColor('statusBarItem.errorBackground') : undefined;
        item.show();
    };
    return [
        item,
        client.onNotification(NOTIFICATION, (status: Status) => {
            known.set(Uri.parse(status.uri).toString(), status);
            update();
        }),
        workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
        client.onDidChangeState(({ newState }) => {
            if (NOT_THERE.includes(newState)) known.clear();
            update();
        }),
        window.onDidChangeActiveTextEditor(update),
        workspace.onDidGrantWorkspaceTrust(update),
    ];
}

const NOT_THERE: readonly State[] = [State.Stopped, State.StartFailed];

interface Entry {
    readonly text: string;
    readonly tooltip: string;
    readonly command: string;
    readonly isBad: boolean;
}

const STOPPED: Entry = {
    text: '$(error) EEMI',
    tooltip: 'The EEMI server is not running; click to start it',
    command: 'eemi.restartServer',
    isBad: true,
};

function entryOf(status: Status | undefined): Entry {
    if (status === undefined) return WAITING;
    const { errors, gaps, outputs } = status;
    const worst = WORST_FIRST.find(state => outputs.some(({ freshness }) => freshness === state));
    const parts = [
        ...(errors > 0 ? [`$(error) ${counted(errors, 'error')}`] : []),
        ...(gaps > 0 ? [`$(warning) ${counted(gaps, 'gap')}`] : []),
        ...(worst === undefined ? [] : [OUTPUTS[worst].text]),
    ];
    return {
        text: parts.length > 0 ? parts.join('  ') : '$(check) EEMI',
        tooltip: tooltipOf(status),
        command: errors > 0 ? PROBLEMS : worst === undefined ? 'eemi.showC' : OUTPUTS[worst].command,
        isBad: errors > 0,
    };
}

const WAITING: Entry = {
    text: '$(loading~spin) EEMI',
    tooltip: 'The EEMI server is checking this file',
    command: 'eemi.showLog',
    isBad: false,
};

const PROBLEMS = 'workbench.actions.view.problems';

type Freshness = NonNullable<OutputStatus['freshness']>;

const WORST_FIRST: readonly Freshness[] = ['foreign', 'edited', 'stale', 'missing', 'fresh'];

const OUTPUTS: Readonly<Record<Freshness, { text: string; says: string; command: string }>> = {
    foreign: {
        text: '$(warning) output in the way',
        says: 'was not printed by this program, and is left alone',
        command: PROBLEMS,
    },
    edited: {
        text: '$(edit) output edited',
        says: 'was changed by hand, and is left alone',
        command: PROBLEMS,
    },
    stale: {
        text: '$(history) output stale',
        says: 'is not what this file prints now',
        command: 'eemi.emitFile',
    },
    missing: { text: '$(circle-outline) not emitted', says: 'was never printed', command: 'eemi.emitFile' },
    fresh: { text: '$(check) output up to date', says: 'is up to date', command: 'eemi.showC' },
};

function tooltipOf({ errors, warnings, gaps, outputs }: Status): string {
    return [
        `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
        ...(gaps > 0 ? [`${counted(gaps, 'id')} with a name and without a row: refused to everyone`] : []),
        ...(errors > 0 && outputs.length > 0 ? ['With errors nothing is written'] : []),
        ...outputs.flatMap(({ uri, freshness }) =>
            freshness === null
                ? []
                : `${workspace.asRelativePath(Uri.parse(uri))} ${OUTPUTS[freshness].says}`,
        ),
        ...(workspace.isTrusted ? [] : [RESTRICTED]),
    ].join('\n');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
