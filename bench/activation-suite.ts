// What VS Code runs inside itself: it activates the extension, which nothing else did before, and writes down what of that
// is the extension's own: loading it, and its `activate`. The file is named by an environment variable.

import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { extensions } from 'vscode';

/** What VS Code calls. */
export async function run(): Promise<void> {
    const extension = extensions.getExtension('eemi-acl.eemi-acl');
    if (extension === undefined || extension.isActive) throw new Error('the extension is not at rest');
    const { load, times } = loaded(path.join(extension.extensionPath, 'dist/extension.js'));
    await extension.activate();
    const { EEMI_BENCH_ACTIVATION: file = '' } = process.env;
    appendFileSync(file, `${JSON.stringify({ load, activate: times[0] })}\n`);
}

/** Loads the extension, as VS Code would, which will find it loaded; each call of its `activate` is then timed. */
function loaded(main: string): { readonly load: number; readonly times: readonly number[] } {
    const require = createRequire(main);
    const times: number[] = [];
    const start = performance.now();
    const { activate, deactivate } = require(main);
    const load = performance.now() - start;
    const module = require.cache[require.resolve(main)];
    if (module === undefined) throw new Error('the extension is not where it was loaded');
    module.exports = {
        deactivate,
        activate: async (context: unknown) => {
            const start = performance.now();
            await activate(context);
            times.push(performance.now() - start);
        },
    };
    return { load, times };
}
