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

const WORK = 'activation of the extension';
const LIMIT = { most: 50 };

/** What it takes to load the extension and to activate it, in milliseconds. */
interface Activation {
    readonly load: number;
    readonly activate: number;
}

export async function* activation(
    { windows }: Effort,
    scratch: string,
): AsyncGenerator<Partial<Measurements>> {
    const row = { work: WORK, rows: undefined, unit: 'ms' } as const;
    if (!(await isInstalled(process.cwd()))) {
        yield { rows: [{ ...row, measured: missing('the VS Code of `npm test`'), limit: LIMIT }] };
        return;
    }
    const times = await activations(windows, scratch);
    const both = median(times.map(({ load, activate }) => load + activate));
    const loading = median(times.map(({ load }) => load));
    yield {
        rows: [
            { ...row, measured: both, limit: LIMIT },
            { ...row, work: 'of that, loading it', measured: loading },
        ],
    };
}

/** Those of so many windows. */
async function activations(windows: number, scratch: string): Promise<readonly Activation[]> {
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
    try {
        for (const call of ['codeAutomationLog', 'codeAutomationExit']) {
            await workbench.page.exposeFunction(call, () => {});
        }
        for (let window = 1; window <= windows; window++) {
            await open(workbench, folder);
            await until('the extension is activated', () => activationsIn(file).length === window);
        }
    } finally {
        await workbench.close();
    }
    return activationsIn(file);
}

const activationsIn = (file: string): Activation[] =>
    readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map((line): Activation => JSON.parse(line));

const open = ({ open, uriOf }: Workbench, folder: string): Promise<void> =>
    open(folder, [
        ['extensionDevelopmentPath', uriOf('.')],
        ['extensionTestsPath', uriOf('out/bench/activation-suite.js')],
        ['skipWelcome', 'true'],
    ]);
