// How long the extension keeps VS Code waiting when a file of the language is opened: loading it, and its `activate`, in the
// VS Code of the tests, in a new window each time.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFor, isInstalled } from '../test/vscode/host';
import { until } from '../test/vscode/until';
import { startWorkbench, type Workbench, writeSettings } from '../test/vscode/workbench';
import type { Effort } from './effort';
import { median } from './measure';
import type { Measurements } from './measurements';
import { missing } from './programs';

export async function* activation(
    { windows }: Effort,
    scratch: string,
): AsyncGenerator<Partial<Measurements>> {
    const measured = (await isInstalled(process.cwd()))
        ? median(await activations(windows, scratch))
        : missing('the VS Code of `npm test`');
    const work = 'activation of the extension';
    yield { rows: [{ work, rows: undefined, unit: 'ms', measured, limit: { most: 50 } }] };
}

/** Milliseconds of each window. */
async function activations(windows: number, scratch: string): Promise<number[]> {
    const file = path.join(scratch, 'activations');
    const [folder, userData] = [path.join(scratch, 'workspace'), path.join(scratch, 'user')];
    const extensions = path.join(scratch, 'extensions');
    writeFileSync(file, '');
    for (const each of [folder, extensions]) mkdirSync(each);
    writeSettings(userData, {});
    const workbench = await startWorkbench(await hostFor(process.cwd()), {
        ...{ userData, extensions, doubtsFolders: false, runsTests: true },
        env: { EEMI_BENCH_ACTIVATION: file },
        died: why => console.error(why),
    });
    const times = (): number[] =>
        readFileSync(file, 'utf8').trimEnd().split('\n').filter(Boolean).map(Number);
    try {
        for (const call of ['codeAutomationLog', 'codeAutomationExit']) {
            await workbench.page.exposeFunction(call, () => {});
        }
        for (let window = 1; window <= windows; window++) {
            await open(workbench, folder);
            await until('the extension is activated', () => times().length === window);
        }
    } finally {
        await workbench.close();
    }
    return times();
}

const open = ({ open, uriOf }: Workbench, folder: string): Promise<void> =>
    open(folder, [
        ['extensionDevelopmentPath', uriOf('.')],
        ['extensionTestsPath', uriOf('out/bench/activation-suite.js')],
        ['skipWelcome', 'true'],
    ]);
