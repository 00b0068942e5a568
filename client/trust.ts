// What may be written. In a workspace that is not trusted, files are checked and outputs shown, but nothing is written: an `emit`
// line can name any path in the project, and nobody knows who wrote it.

import { commands, window, workspace } from 'vscode';

/** Whether outputs may be written. If a person asked for it, also says why not. */
export function mayWrite(isAsked: boolean): boolean {
    if (!workspace.isTrusted && isAsked) void explain();
    return workspace.isTrusted;
}

/** The short form, for places without room. */
export const RESTRICTED = 'This workspace is not trusted, so outputs are shown but not written.';

async function explain(): Promise<void> {
    const manage = 'Manage Workspace Trust';
    const answer = await window.showWarningMessage(`Nothing was written. ${RESTRICTED}`, manage);
    if (answer === manage) await commands.executeCommand('workbench.trust.manage');
}
