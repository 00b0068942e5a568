// A window of VS Code in each of three themes, with the extension as built and a folder of files, for what must be looked at.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { VsCodeHost } from './host';
import { startWorkbench, type Workbench, writeSettings } from './workbench';

/** The themes, and the class by which a page knows each. */
const THEMES = [
    ['Default Dark Modern', 'vscode-dark'],
    ['Default Light Modern', 'vscode-light'],
    ['Default High Contrast', 'vscode-high-contrast'],
] as const;

export interface Themed {
    readonly className: (typeof THEMES)[number][1];
    /** The folder that is open. */
    readonly folder: string;
    /** The beginning of the full path of each picture. */
    readonly picture: string;
}

/** Uses a window in each theme. `name` is that of the pictures in out/vscode, of which one shows a failure. */
export async function inThemes(
    host: VsCodeHost,
    root: string,
    name: string,
    write: (folder: string) => void,
    use: (workbench: Workbench, themed: Themed) => Promise<void>,
): Promise<void> {
    for (const [theme, className] of THEMES) {
        const scratch = mkdtempSync(path.join(os.tmpdir(), `eemi-${name}-`));
        const folder = path.join(scratch, 'board');
        const userData = path.join(scratch, 'user');
        const extensions = path.join(scratch, 'extensions');
        mkdirSync(folder);
        write(folder);
        writeSettings(userData, { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false });
        // The window takes an extension from its folder only if it may run tests.
        const options = { userData, extensions, doubtsFolders: false, runsTests: true, env: {} };
        const workbench = await startWorkbench(host, { ...options, died: () => {} });
        const picture = path.join(root, `out/vscode/${name}-${className}`);
        try {
            await workbench.open(folder, [
                ['extensionDevelopmentPath', workbench.uriOf(root)],
                ['skipWelcome', 'true'],
            ]);
            await use(workbench, { className, folder, picture });
        } catch (error) {
            await workbench.page.screenshot({ path: `${picture}.png` }).catch(() => {});
            const where = `${theme}: ${String(error)}\nthe window is shown in ${picture}.png`;
            throw new Error(where, { cause: error });
        } finally {
            await workbench.close();
            rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        }
    }
}
