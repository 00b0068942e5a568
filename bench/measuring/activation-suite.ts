// What VS Code runs inside itself: it activates the extension, which nothing else did before, and writes down what of that
// is the extension's own, while VS Code waits and afterwards. The file is named by an environment variable.

import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { extensions } from 'vscode';

/** What VS Code calls. */
export async function run(): Promise<void> {
    const extension = extensions.getExtension('eemi-acl.eemi-acl');
    if (extension === undefined || extension.isActive) throw new Error('the extension is not at rest');
    const dist = path.join(extension.extensionPath, 'dist');
    const main = loaded(path.join(dist, 'extension.js'), 'activate');
    // This one the extension loads by itself as soon as VS Code has gone on, and finds it loaded.
    const surfaces = loaded(path.join(dist, 'surfaces.js'), 'setUp');
    await extension.activate();
    const times = {
        ...{ load: main.load, activate: await main.call },
        ...{ loadSurfaces: surfaces.load, setUp: await surfaces.call },
    };
    const { EEMI_BENCH_ACTIVATION: file = '' } = process.env;
    appendFileSync(file, `${JSON.stringify(times)}\n`);
}

interface Loaded {
    /** What it took, in milliseconds. */
    readonly load: number;
    /** What the first call of the function took, once there was one. */
    readonly call: Promise<number>;
}

/** Loads a file of the extension as VS Code would, which will find it loaded, and times a function that it exports. */
function loaded(file: string, name: string): Loaded {
    const require = createRequire(file);
    const start = performance.now();
    const exported = require(file);
    const load = performance.now() - start;
    const module = require.cache[require.resolve(file)];
    if (module === undefined) throw new Error(`${file} is not where it was loaded`);
    const call = new Promise<number>(resolve => {
        const timed = (context: unknown): unknown => {
            const start = performance.now();
            const result = exported[name](context);
            resolve(performance.now() - start);
            return result;
        };
        module.exports = { ...exported, [name]: timed };
    });
    return { load, call };
}
