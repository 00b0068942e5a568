// A window of VS Code with the extension as built and a folder of files, and pictures of it in several themes, for what must be looked
// at. What happens in a window does not depend on its theme, so it happens once.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { VsCodeHost } from './host';
import type { Page } from './playwright';
import { startWorkbench, type Workbench, writeSettings } from './workbench';

/**
 * The themes by the names of their pictures: what a system says of its colours for VS Code to choose each, and the classes by which the
 * window and the pages in it know it.
 */
const THEMES = {
    dark: ['dark', 'none', 'vs-dark', 'vscode-dark'],
    light: ['light', 'none', 'vs', 'vscode-light'],
    'high-contrast': ['dark', 'active', 'hc-black', 'vscode-high-contrast'],
    'high-contrast-light': ['light', 'active', 'hc-light', 'vscode-high-contrast-light'],
} as const;

/** VS Code follows what the system says, because it reads its settings but once where no files are watched. */
const CHOSEN_BY_SYSTEM = {
    'window.autoDetectColorScheme': true,
    'workbench.preferredDarkColorTheme': 'Default Dark Modern',
    'workbench.preferredLightColorTheme': 'Default Light Modern',
    'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
    'workbench.preferredHighContrastLightColorTheme': 'Default High Contrast Light',
};

type Theme = keyof typeof THEMES;

/** Those that most pictures are taken in. */
export const THREE: readonly Theme[] = ['dark', 'light', 'high-contrast'];
export const ALL: readonly Theme[] = [...THREE, 'high-contrast-light'];

export interface Scene {
    /** The name of the pictures in out/vscode, of which NAME-failed.png shows a failure. */
    readonly name: string;
    /** Fills the folder before the window opens. */
    readonly write: (folder: string) => void;
    readonly themes: readonly Theme[];
    readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Shown extends Workbench {
    /** The folder that is open. */
    readonly folder: string;
    /**
     * Takes a picture in each theme, out/vscode/NAME-PART-THEME.png, and before that has each looked at. The page is of the class in the
     * theme. In the end the window is dark, as it was.
     */
    readonly inThemes: (part: string, look?: (pageClass: string) => Promise<void>) => Promise<void>;
    /** Opens the folder again. */
    readonly reload: () => Promise<void>;
}

/** Opens a window, uses it and closes it. */
export async function inWindow(
    host: VsCodeHost,
    root: string,
    scene: Scene,
    use: (shown: Shown) => Promise<void>,
): Promise<void> {
    const { name, write, themes, settings } = scene;
    const scratch = mkdtempSync(path.join(os.tmpdir(), `eemi-${name}-`));
    const [folder, userData] = [path.join(scratch, 'board'), path.join(scratch, 'user')];
    mkdirSync(folder);
    write(folder);
    writeSettings(userData, {
        'editor.minimap.enabled': false,
        ...CHOSEN_BY_SYSTEM,
        ...settings,
    });
    // The window takes an extension from its folder only if it may run tests.
    const options = { doubtsFolders: false, runsTests: true, env: {}, died: () => {} };
    const extensions = path.join(scratch, 'extensions');
    const workbench = await startWorkbench(host, { userData, extensions, ...options });
    const { page, uriOf, open } = workbench;
    const picture = path.join(root, 'out/vscode', name);
    try {
        const reload = (): Promise<void> =>
            open(folder, [
                ['extensionDevelopmentPath', uriOf(root)],
                ['skipWelcome', 'true'],
            ]);
        await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
        await reload();
        await use({
            ...workbench,
            folder,
            reload,
            inThemes: async (part, look) => {
                for (const theme of themes) {
                    const pageClass = await changeTo(page, theme);
                    await look?.(pageClass);
                    await page.screenshot({ path: `${picture}-${part}-${theme}.png` });
                }
                await changeTo(page, 'dark');
            },
        });
    } catch (error) {
        await page.screenshot({ path: `${picture}-failed.png` }).catch(() => {});
        throw new Error(`${String(error)}\nthe window is shown in ${picture}-failed.png`, { cause: error });
    } finally {
        await workbench.close();
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

/** Has the system prefer a theme; gives the class of pages in it. */
async function changeTo(page: Page, theme: Theme): Promise<string> {
    const [colorScheme, forcedColors, windowClass, pageClass] = THEMES[theme];
    // Else the browser would put the system's colours in place of those of the theme.
    for (const frame of page.frames())
        await frame.evaluate("document.documentElement.style.forcedColorAdjust = 'none'");
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.locator(`.monaco-workbench.${windowClass}`).waitFor();
    return pageClass;
}
