// A generated header in a real VS Code, as a person sees it: what a row shows, what was edited, and what can be done about that, in four
// themes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { VsCodeHost } from './host';
import type { Locator, Page } from './playwright';
import { table } from './tables';
import { startWorkbench, type Workbench, writeSettings } from './workbench';

const THEMES = [
    'Default Dark Modern',
    'Default Light Modern',
    'Default High Contrast',
    'Default High Contrast Light',
] as const;

/** Pictures are in out/vscode/header-THEME.png and header-THEME-fixes.png. */
export async function driveHeader(host: VsCodeHost, root: string): Promise<void> {
    for (const theme of THEMES) {
        const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-header-'));
        const folder = path.join(scratch, 'board');
        const userData = path.join(scratch, 'user');
        writeBoard(root, folder);
        writeSettings(userData, { 'workbench.colorTheme': theme, ...PLAIN });
        const options = { userData, extensions: path.join(scratch, 'extensions'), doubtsFolders: false };
        const workbench = await startWorkbench(host, {
            ...options,
            runsTests: true,
            env: {},
            died: () => {},
        });
        const picture = path.join(
            root,
            `out/vscode/header-${theme.replace('Default ', '').replaceAll(' ', '-')}`,
        );
        try {
            await use(workbench, root, folder, picture);
        } catch (error) {
            await workbench.page.screenshot({ path: `${picture}.png` }).catch(() => {});
            throw new Error(`${theme}: ${String(error)}\nthe window is shown in ${picture}.png`, {
                cause: error,
            });
        } finally {
            await workbench.close();
            rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        }
    }
}

const PLAIN = {
    'editor.minimap.enabled': false,
    'window.commandCenter': false,
    'workbench.reduceMotion': 'on',
    'breadcrumbs.enabled': false,
};

/** A source and its header, in which somebody has changed a row. */
function writeBoard(root: string, folder: string): void {
    mkdirSync(folder);
    const [source, header] = [path.join(folder, 'board.eemi'), path.join(folder, 'board.h')];
    writeFileSync(source, table('MM_SD0', 'emit c "board.h"'));
    execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'emit', '-q', source]);
    writeFileSync(header, readFileSync(header, 'utf8').replace('mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'));
    writeFileSync(path.join(folder, 'other.c'), '#include "board.h"\n');
}

async function use(
    { page, open, uriOf }: Workbench,
    root: string,
    folder: string,
    picture: string,
): Promise<void> {
    await open(folder, [
        ['extensionDevelopmentPath', uriOf(root)],
        ['skipWelcome', 'true'],
    ]);
    const editor = page.locator('.editor-group-container').first();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'board.h' }).dblclick();
    await editor.locator('.codelens-decoration', { hasText: 'Edited by hand: 1 row differs' }).waitFor();
    for (const title of ['Compare', 'Take over into the source…', 'Overwrite…', 'Open the source'])
        await editor.locator('.codelens-decoration a', { hasText: title }).first().waitFor();
    const squiggle = editor.locator('.squiggly-warning').first();
    await squiggle.waitFor();
    await pointAt(page, editor, 'NODE_USB_0');
    await page.locator('.monaco-hover', { hasText: 'node 22' }).waitFor();
    await page.screenshot({ path: `${picture}.png` });
    await page.keyboard.press('Escape');

    await word(editor, 'MM_SD1').click();
    // The editor knows by then what can be done about the line.
    await editor.locator('.lightBulbWidget').waitFor();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Take it into board.eemi' }).waitFor();
    await page.screenshot({ path: `${picture}-fixes.png` });
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Generate it again' }).click();
    await editor.locator('.codelens-decoration', { hasText: 'Up to date (board.eemi)' }).waitFor();
    await squiggle.waitFor({ state: 'hidden' });
    await editor.locator('.codelens-decoration a', { hasText: 'Open the source' }).first().click();
    await page.locator('.tab.active', { hasText: 'board.eemi' }).waitFor();
}

const word = (editor: Locator, text: string): Locator =>
    editor.locator('.view-line span[class*="mtk"]', { hasText: text }).first();

async function pointAt(page: Page, editor: Locator, text: string): Promise<void> {
    const box = await word(editor, text).boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 40, box.y + box.height / 2);
}
