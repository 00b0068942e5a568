// What may be written. A workspace that is not trusted is checked and shown, and nothing is written into it: an `emit` line
// names any path in its project, and who wrote the line is not known.

import { commands, window, workspace } from 'vscode';

/** Whether outputs may be written. Says why not where it was asked for by a person. */
export function mayWrite(isAsked: boolean): boolean {
    if (!workspace.isTrusted && isAsked) void explain();
    return workspace.isTrusted;
}

/** For a place where there is no room for more. */
export const RESTRICTED = 'This workspace is not trusted, so outputs are shown but not written.';

async function explain(): Promise<void> {
    const manage = 'Manage Workspace Trust';
    const answer = await window.showWarningMessage(`Nothing was written. ${RESTRICTED}`, manage);
    if (answer === manage) await commands.executeCommand('workbench.trust.manage');
}
