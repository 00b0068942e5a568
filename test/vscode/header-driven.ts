// A generated header in a real VS Code, as a person sees it: what a row shows, what was edited, and what can be done about that, in four
// themes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from './explorer';
import type { VsCodeHost } from './host';
import type { Locator, Page } from './playwright';
import { table } from './tables';
import { ALL, inWindow, type Shown } from './themed';

export const driveHeader = (host: VsCodeHost, root: string): Promise<void> =>
    inWindow(
        host,
        root,
        { name: 'header', write: folder => writeBoard(root, folder), themes: ALL, settings: PLAIN },
        use,
    );

const PLAIN = {
    'window.commandCenter': false,
    'breadcrumbs.enabled': false,
};

/** A source and its header, in which somebody has changed a row. */
function writeBoard(root: string, folder: string): void {
    const [source, header] = [path.join(folder, 'board.eemi'), path.join(folder, 'board.h')];
    writeFileSync(source, table('MM_SD0', 'emit c "board.h"'));
    execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'emit', '-q', source]);
    writeFileSync(header, readFileSync(header, 'utf8').replace('mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'));
    writeFileSync(path.join(folder, 'other.c'), '#include "board.h"\n');
}

async function use({ page, inThemes }: Shown): Promise<void> {
    const editor = page.locator('.editor-group-container').first();
    await openFile(page, 'board.h');
    await editor.locator('.codelens-decoration', { hasText: 'Edited by hand: 1 row differs' }).waitFor();
    for (const title of ['Compare', 'Take over into the source…', 'Overwrite…', 'Open the source'])
        await editor.locator('.codelens-decoration a', { hasText: title }).first().waitFor();
    const squiggle = editor.locator('.squiggly-warning').first();
    await squiggle.waitFor();
    await pointAt(page, editor, 'NODE_USB_0');
    const hover = page.locator('.monaco-hover', { hasText: 'node 22' });
    await hover.waitFor();
    await inThemes('hover', () => hover.waitFor());
    await page.keyboard.press('Escape');

    await word(editor, 'MM_SD1').click();
    // The editor knows by then what can be done about the line.
    await editor.locator('.lightBulbWidget').waitFor();
    await page.keyboard.press('Control+.');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Take it into board.eemi' });
    await fix.waitFor();
    await inThemes('fixes', () => fix.waitFor());
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
