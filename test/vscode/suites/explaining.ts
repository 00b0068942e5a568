// What a code means, behind the link on it.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { table } from '../tables';
import { open, type Tests, untilFound } from '../tests';
import { until } from '../until';

export const explaining: Tests = {
    'the link on a code opens what the code means, rendered': async () => {
        const { document } = await open('linked.eemi', table('0xff160'));
        await untilFound(document, 'ambiguous-number');
        const [finding] = vscode.languages.getDiagnostics(document.uri);
        assert.ok(typeof finding?.code === 'object');
        const { target } = finding.code;
        const explanation = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
        assert.match(explanation, /^# ambiguous-number\n\nError\./);
        assert.doesNotMatch(explanation, /^#+ (?!ambiguous-number)/m);
        await vscode.commands.executeCommand('vscode.open', target);
        await until('it is shown', () => {
            const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
            return (
                input instanceof vscode.TabInputCustom && input.viewType === 'vscode.markdown.preview.editor'
            );
        });
    },
};
