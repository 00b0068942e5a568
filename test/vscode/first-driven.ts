// A first table, from an empty file to the C that is written: the skeleton, rows by completion, a save. What the server answers to each key is
// in fixtures/first-table.txt; here it is seen that VS Code makes the same of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from './explorer';
import { command, goToLine } from './palette';
import type { Page } from './playwright';
import { until } from './until';

/** Types it into a file that is empty, where a save writes outputs that do not exist yet. */
export async function typeFirst(page: Page, folder: string, name: string): Promise<void> {
    const source = page.locator('.editor-group-container').first();
    await openFile(page, name);
    await page.keyboard.press('Control+Space');
    await choose(page, 'eemi');
    await choose(page, 'zynqmp');
    // Nothing is wrong yet with a table in which nothing stands, though the cursor is not there.
    await page.locator('.statusbar-item', { hasText: 'EEMI' }).first().waitFor();
    await source.locator('.squiggly-error').waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.statusbar-item', { hasText: 'error' }).count(), 0);

    await goToLine(page, ROW);
    await page.keyboard.press('End');
    for (const [typed, row, frame, laidOut] of ROWS) {
        await page.keyboard.type(typed);
        await choose(page, row);
        await page.keyboard.type(' -> ');
        await choose(page, frame);
        await page.keyboard.press('Enter');
        // Whoever types on before the rows are laid out goes on typing, and they stay as they are.
        await source.locator('.view-line', { hasText: laidOut }).first().waitFor();
    }
    await page.keyboard.type(WAIVER);
    await page.keyboard.press('Control+S');
    const header = path.join(folder, 'generated', name.replace('.eemi', '-eemi-acl.h'));
    await until('the C is written', () => rowsOf(readFileSync(header, 'utf8')).length > 0);
    assert.equal(readFileSync(path.join(folder, name), 'utf8'), TEXT);
    assert.deepEqual(rowsOf(readFileSync(header, 'utf8')), C);

    await command(page, 'EEMI: Show the C to the Side');
    const beside = page.locator('.editor-group-container').last();
    await beside
        .locator('.view-line', { hasText: /NODE_PL.*hwdom_access.*false/ })
        .first()
        .waitFor();
}

/** The line, from 1, where the skeleton wants the first row. */
const ROW = 8;

/** What is typed of an id, what is chosen out of the lists, and how a row then stands there. */
const ROWS = [
    ['SD_0', 'NODE_SD_0', 'MM_SD0', /NODE_SD_0\s->\sMM_SD0/],
    ['UART_1', 'NODE_UART_1', 'MM_UART1', /NODE_SD_0\s{3}->\sMM_SD0/],
    ['_PL', 'NODE_PL', 'deny', /NODE_PL\s{5}->\sdeny/],
] as const;

const WAIVER = 'waive index-gap "all others stay off"';

const TEXT = `platform zynqmp
license  "GPL-2.0-only"

emit c  "generated/first-eemi-acl.h"
emit ts "generated/first-eemi-acl.ts"

node pm_node_access {
    NODE_SD_0   -> MM_SD0
    NODE_UART_1 -> MM_UART1
    NODE_PL     -> deny
    waive index-gap "all others stay off"
}`;

const C = [
    '[NODE_SD_0] = { .mfn = mfn_init(MM_SD0) }, /* 39: 0xff160000 */',
    '[NODE_UART_1] = { .mfn = mfn_init(MM_UART1) }, /* 34: 0xff010000 */',
    '[NODE_PL] = { .hwdom_access = false }, /* 69 */',
];

const rowsOf = (text: string): string[] =>
    text
        .split('\n')
        .map(line => line.trim())
        .filter(line => line.startsWith('[NODE'));

/** Takes an item out of the list of completions, wherever it stands there. */
async function choose(page: Page, label: string): Promise<void> {
    const exact = { hasText: new RegExp(`^${label}$`) };
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.locator('.label-name', exact).first().waitFor();
    const focused = page.locator('.suggest-widget.visible .monaco-list-row.focused');
    await until(`${label} is selected`, async () => {
        if ((await focused.locator('.label-name', exact).count()) > 0) return true;
        await page.keyboard.press('ArrowDown');
        return false;
    });
    await page.keyboard.press('Enter');
}
