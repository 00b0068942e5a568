// How long VS Code waits for the extension when a file of the language is opened (loading it, and `activate`), and how long
// the other extensions then wait while it loads the rest of itself. Measured in the VS Code of the tests, in a new window
// each time.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFor, isInstalled } from '../../test/vscode/host';
import { until } from '../../test/vscode/until';
import { startWorkbench, type Workbench, writeSettings } from '../../test/vscode/workbench';
import { missing } from '../driving/programs';
import type { Effort } from '../effort';
import type { Measurements } from '../results/measurements';
import { median } from '../results/times';

const WORK = 'activation of the extension';
const LIMIT = { most: 50 };

/** How long it takes, in milliseconds. */
interface Activation {
    /** VS Code waits for these two: */
    readonly load: number;
    readonly activate: number;
    /** And these follow without VS Code waiting: loading the surfaces, and showing them. The server then starts on its own. */
    readonly loadSurfaces: number;
    readonly setUp: number;
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
    const waited = times.map(({ load, activate }) => load + activate);
    const then = times.map(({ loadSurfaces, setUp }) => loadSurfaces + setUp);
    yield {
        rows: [
            { ...row, measured: median(waited), limit: LIMIT },
            { ...row, work: 'after it: loading the rest, and setting it up', measured: median(then) },
        ],
    };
}

/** The times in this many windows. */
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
