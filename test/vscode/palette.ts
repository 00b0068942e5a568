// Commands by their titles, and lines by their numbers, as a person asks for them by the keys. Nothing is typed before the field for it
// has the focus.

import type { Page } from './playwright';

/** Runs a command from the palette. */
export async function command(page: Page, title: string): Promise<void> {
    await page.keyboard.press('F1');
    await isAsked(page);
    await page.keyboard.type(title);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Puts the cursor on a line of the editor in front, from 1. */
export async function goToLine(page: Page, line: number): Promise<void> {
    await page.keyboard.press('Control+G');
    await isAsked(page);
    await page.keyboard.type(`${line}`);
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

const isAsked = (page: Page): Promise<void> => page.locator('.quick-input-widget input:focus').waitFor();
