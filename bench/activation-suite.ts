// What VS Code runs inside itself: it activates the extension, which nothing else did before, and writes down how long that
// took. The file is named by an environment variable.

import { appendFileSync } from 'node:fs';
import { extensions } from 'vscode';

/** What VS Code calls. */
export async function run(): Promise<void> {
    const extension = extensions.getExtension('eemi-acl.eemi-acl');
    if (extension === undefined || extension.isActive) throw new Error('the extension is not at rest');
    const start = performance.now();
    await extension.activate();
    const { EEMI_BENCH_ACTIVATION: file = '' } = process.env;
    appendFileSync(file, `${performance.now() - start}\n`);
}
