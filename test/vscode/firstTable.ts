// A first table, typed by hand from the empty file to the C: after each line it is written down what the window shows. The recording is
// there to be read; UPDATE=1 makes it anew.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from './playwright';
import { until } from './until';

const RECORDING = 'test/fixtures/first-table.txt';

/** What is typed or pressed, one step after the other. */
const STEPS: readonly (readonly string[])[] = [
    ['<Control+Space>'],
    ['<Escape>'],
    ['platform '],
    ['zynqmp'],
    ['<Escape>'],
    ['<Enter>', 'emit c "first.h"'],
    ['<Enter>', '<Enter>', 'node '],
    ['<Escape>'],
    ['pm_node_access {'],
    ['<Enter>'],
    ['waive '],
    ['index-gap '],
    ['<Escape>'],
    ['"all others stay off"'],
    ['<Enter>'],
    ['NODE_SD_0'],
    ['<Escape>'],
    [' -> '],
    ['MM_SD0'],
    ['<Escape>'],
    [' or '],
    ['hwdom'],
    ['<Escape>'],
    ['<Enter>', 'NODE_RTC -> 0xffa60'],
    ['<Control+Backspace>'],
    ['MM_RTC'],
    ['<Escape>'],
    ['<Enter>', 'NODE_PL -> '],
    ['deny'],
    ['<Escape>'],
    ['<Control+s>'],
];

/** Types the table into an empty file of the folder, which is open, and compares what is shown with the recording. */
export async function typeFirstTable(page: Page, root: string, file: string): Promise<void> {
    const recording = path.join(root, RECORDING);
    const { UPDATE } = process.env;
    const expected =
        UPDATE === '1' || !existsSync(recording) ? [] : readFileSync(recording, 'utf8').split('\n\n');
    const recorded: string[] = [];
    await page.locator('.editor-group-container.active .view-lines').first().click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    // The server is asked from the first key on.
    await page.locator('.statusbar-item[id*="eemi.status"]', { hasText: 'EEMI' }).waitFor();
    for (const [at, keys] of STEPS.entries()) {
        await press(page, keys);
        recorded.push(await shown(page, `keys     ${keys.join(' ')}`, expected[at]));
    }
    recorded.push(`the file\n${readFileSync(file, 'utf8').trimEnd()}`);
    const text = `${recorded.join('\n\n')}\n`;
    if (UPDATE === '1') writeFileSync(recording, text);
    assert.equal(text, readFileSync(recording, 'utf8'));
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
    for (const key of keys) {
        const [, named] = /^<(.+)>$/.exec(key) ?? [];
        if (named === undefined) await page.keyboard.type(key);
        else await page.keyboard.press(named);
    }
}

/** What the window shows as soon as it is what the recording says, or, where there is none, as soon as it stays. */
async function shown(page: Page, keys: string, expected: string | undefined): Promise<string> {
    let last = '';
    let same = 0;
    await until(`the window shows\n${expected ?? 'something'}`, async () => {
        const now = await stateOf(page, keys);
        same = now === last ? same + 1 : 0;
        last = now;
        if (expected === undefined) return same > STAYS;
        if (now !== expected) throw new Error(`it shows\n${now}`);
        return true;
    });
    return last;
}

/** How often the window is looked at before what it shows is written down. */
const STAYS = 50;

async function stateOf(page: Page, keys: string): Promise<string> {
    const source = page.locator('.editor-group-container.active');
    const [errors, warnings] = [source.locator('.squiggly-error'), source.locator('.squiggly-warning')];
    const offered = await page
        .locator('.suggest-widget.visible .monaco-list-row .label-name')
        .allInnerTexts();
    const [status = ''] = await page.locator('.statusbar-item[id*="eemi.status"]').allInnerTexts();
    return [
        keys,
        `offered  ${offered.slice(0, 4).join(', ')}`,
        `wrong    ${await errors.count()} errors, ${await warnings.count()} warnings underlined`,
        `status   ${status.trim()}`,
    ]
        .map(line => line.trimEnd())
        .join('\n');
}
