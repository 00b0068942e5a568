// Files opened as a person opens them, from the explorer and by their tabs. Each waits until the editor has the keys: what is pressed
// before that goes elsewhere, and a view that takes the focus meanwhile keeps it.

import type { Locator, Page } from './playwright';
import { until } from './until';

/** The group of editors that has the keys. */
const FRONT = '.editor-group-container.active';
/** Milliseconds after which a file is opened once more. */
const SOON = 10_000;

/** Opens a file from the explorer, whether the side bar is shown or not. */
export async function openFile(page: Page, name: string): Promise<void> {
    await page.keyboard.press('Control+Shift+E');
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
    // Nothing opens where the list is drawn again between the two halves of a click.
    await until(`${name} is opened`, async () => {
        await row.dblclick();
        await tabInFront(page, name).waitFor({ timeout: SOON });
        return true;
    });
    await isInFront(page, name);
}

/** Goes to a file that is open. */
export async function goToTab(page: Page, name: string): Promise<void> {
    await page
        .locator('.tab', { hasText: exactly(name) })
        .first()
        .click();
    await isInFront(page, name);
}

async function isInFront(page: Page, name: string): Promise<void> {
    await tabInFront(page, name).waitFor();
    await page.locator(`${FRONT} .monaco-editor.focused`).first().waitFor();
}

const tabInFront = (page: Page, name: string): Locator =>
    page.locator(`${FRONT} .tab.active`, { hasText: exactly(name) });

const exactly = (name: string): RegExp => new RegExp(`^${name.replaceAll('.', '\\.')}$`);
