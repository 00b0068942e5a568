// "EEMI: Import Tables from This C File" in a real VS Code: from the explorer by its menu, for one file and for several, and from an editor
// whose text is not saved; what becomes of the result when it is saved, and where the report leads to. The file is in Latin-1, which VS
// Code takes for UTF-8: it shows replacement characters, and the result has the letters.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from './explorer';
import type { VsCodeHost } from './host';
import { command } from './palette';
import type { Locator, Page } from './playwright';
import { inWindow, type Shown } from './themed';
import { until } from './until';

const TITLE = 'Import Tables from This C File';

const TABLES = `#include "ids.h"

struct pm_access { uint64_t addr; bool hwdom_access; };

static const struct pm_access pm_node_access[] = {
    [DEV_A] = { MM_A },  /* the console at M\u00e1laga */
    [DEV_B] = { .hwdom_access = true },
};
`;
const COMMENT = '// the console at M\u00e1laga';
const RESETS = `#include "ids.h"

static const struct pm_access pm_reset_access[] = {
    [RST_A] = { .hwdom_access = true },
    [RST_NONE] = { .hwdom_access = true },
};
`;
const IDS = '#define DEV_A 1\n#define DEV_B 2\n#define RST_A 1001\n#define MM_A 0x10000\n';

/** Imports in all ways. */
export const driveImport = (host: VsCodeHost, root: string): Promise<void> =>
    inWindow(host, root, { name: 'import', write: writeTables, themes: ['dark'] }, use);

function writeTables(folder: string): void {
    writeFileSync(path.join(folder, 'tables.c'), TABLES, 'latin1');
    writeFileSync(path.join(folder, 'resets.c'), RESETS);
    writeFileSync(path.join(folder, 'ids.h'), IDS);
}

async function use({ page, folder, inThemes }: Shown): Promise<void> {
    const file = fileIn(page, 'tables.c');
    const entry = page.locator('.monaco-menu .action-item', { hasText: TITLE });
    // A window shows its files before it knows what extensions add to their menus.
    await until('the menu of a C file has the command', async () => {
        await file.click({ button: 'right' });
        await page.locator('.monaco-menu .action-item', { hasText: 'Copy Relative Path' }).waitFor();
        if ((await entry.count()) > 0) return true;
        await page.keyboard.press('Escape');
        return false;
    });
    await choose(page, entry);
    await showsImported(page, 'tables.eemi', '2 rows', ['DEV_A -> MM_A', COMMENT, 'DEV_B -> hwdom']);
    await inThemes('explorer');
    await save(page, path.join(folder, 'tables.eemi'));
    await inThemes('saved');
    await closeAll(page);

    await openFile(page, 'tables.c');
    const source = page.locator('.editor-group-container').first();
    await shows(source, '[DEV_B] = { .hwdom_access = true },');
    await shows(source, '/* the console at M\ufffdlaga */');
    await source.locator('.view-line', { hasText: '[DEV_B]' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('[DEV_B + 1] = { MM_A },');
    await command(page, `EEMI: ${TITLE}`);
    await showsImported(page, 'tables-2.eemi', '3 rows', ['DEV_A -> MM_A', '3     -> MM_A']);
    await inThemes('editor');
    await closeAll(page);

    await file.click();
    await fileIn(page, 'resets.c').click({ modifiers: ['Control'] });
    await file.click({ button: 'right' });
    await choose(page, entry);
    const rows = ['DEV_A -> MM_A', 'reset pm_reset_access {', 'RST_A -> hwdom'];
    await showsImported(page, 'tables-2.eemi', '2 rows', rows, 'Import of tables.c and 1 more');
    await inThemes('several');
    await followsPlace(page, 'resets.c:5', 'resets.c', 5);
}

/** By the key: a menu takes no click at first, so that the one that opened it chooses nothing. */
async function choose(page: Page, entry: Locator): Promise<void> {
    await entry.hover();
    await page.keyboard.press('Enter');
}

const fileIn = (page: Page, name: string): Locator =>
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });

/** The result is in an editor of its own that nobody has saved, with the cursor in it, and the report is beside it. */
async function showsImported(
    page: Page,
    name: string,
    report: string,
    rows: readonly string[],
    title = 'Import of tables.c',
): Promise<void> {
    const [result, notes] = [
        page.locator('.editor-group-container').first(),
        page.locator('.editor-group-container').last(),
    ];
    for (const row of ['import "ids.h" as ', 'node pm_node_access {', ...rows]) await shows(result, row);
    await shows(notes, `node pm_node_access (${report})`);
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    // Nobody is asked whether to save it.
    await notes.locator('.tab.active:not(.dirty)', { hasText: new RegExp(`^${title}$`) }).waitFor();
    await result.locator('.tab.active.dirty', { hasText: new RegExp(`^${name}$`) }).waitFor();
    await hasNoError(page, result);
}

/** The place at the beginning of a line of the report leads to the line of the C. */
async function followsPlace(page: Page, text: string, file: string, line: number): Promise<void> {
    // With the key held and the mouse above it, a link is another element.
    const place = page.locator('.detected-link, .detected-link-active', { hasText: text }).first();
    await place.click({ modifiers: ['Control'] });
    await page.locator('.tab.active', { hasText: file }).waitFor();
    await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
}

/** The server has read the source in front, and says of no line that it is wrong. */
async function hasNoError(page: Page, source: Locator): Promise<void> {
    await page.locator('.statusbar-item', { hasText: 'EEMI' }).locator('.codicon-check').waitFor();
    assert.equal(await source.locator('.squiggly-error').count(), 0);
}

/** Saves what is in front, without a question where. */
async function save(page: Page, file: string): Promise<void> {
    assert.equal(existsSync(file), false);
    await page.keyboard.press('Control+S');
    // VS Code makes the file first, and writes the text into it afterwards.
    await until(`${file} has the tables`, () =>
        /^import "ids\.h" as [\s\S]*DEV_B -> hwdom/m.test(readFileSync(file, 'utf8')),
    );
    assert.ok(readFileSync(file, 'utf8').includes(COMMENT));
    const result = page.locator('.editor-group-container').first();
    await result.locator('.tab.active:not(.dirty)', { hasText: path.basename(file) }).waitFor();
    await hasNoError(page, result);
}

/** Without a question about what nobody has saved. */
async function closeAll(page: Page): Promise<void> {
    while ((await page.locator('.tab').count()) > 0) {
        const before = await page.locator('.tab').count();
        await command(page, 'View: Revert and Close Editor');
        await until('an editor is closed', async () => (await page.locator('.tab').count()) < before);
    }
}

/** Waits until some line of an editor holds this text. */
async function shows(editor: Locator, text: string): Promise<void> {
    await until(`«${text}» is shown`, async () => {
        const lines = await editor.locator('.monaco-editor').allInnerTexts();
        return lines.join('\n').replaceAll('\u00a0', ' ').includes(text);
    });
}
