// Runs inside VS Code: activates the extension for the first time, and writes down how much of that time is the extension's
// own, both while VS Code waits and afterwards. An environment variable names the file to write.

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
    // The extension itself loads this one as soon as VS Code goes on; by then it is loaded already.
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
    /** How long it took, in milliseconds. */
    readonly load: number;
    /** How long the first call of the function took, once it was called. */
    readonly call: Promise<number>;
}

/** Loads a file of the extension before VS Code does, and times a function that it exports. */
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
