// The Testing view in a real VS Code, in three themes: tests run with coverage, what is false beside its line, and the rows that no test
// consults in the gutter and in the explorer.

import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VsCodeHost } from './host';
import type { Page } from './playwright';
import { inThemes } from './themed';

export const driveTesting = (host: VsCodeHost, root: string): Promise<void> =>
    inThemes(
        host,
        root,
        'testing',
        folder => {
            const tables = 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi';
            cpSync(path.join(root, tables), path.join(folder, 'tables.eemi'));
            writeFileSync(path.join(folder, 'board.eemi'), BOARD);
        },
        ({ page }, { picture }) => use(page, picture),
    );

const BOARD = `import "tables.eemi"

domain serial {
    iomem MM_UART0
}

test "serial has its port and no more" {
    serial may node ZYNQMP_PM_DEV_UART_0
    serial may clock ZYNQMP_PM_CLK_LPD_LSBUS
    serial may not node ZYNQMP_PM_DEV_SD_0
    serial may
}
`;

async function use(page: Page, picture: string): Promise<void> {
    await openFile(page, 'board.eemi');
    await page.locator('.codelens-decoration', { hasText: 'Run Test' }).first().waitFor();
    await page.locator('.editor-instance .testing-run-glyph').first().waitFor();

    await page.locator('.activitybar [aria-label="Testing"]').first().click();
    const tree = page.locator('.test-explorer .monaco-list-row');
    await tree.locator('text=serial has its port and no more').waitFor();
    await command(page, 'Test: Run All Tests with Coverage');
    await page
        .locator('.test-explorer [class*="testing-error"], .test-explorer [class*="testing-failed"]')
        .first()
        .waitFor();
    await page
        .locator('.editor-instance')
        .locator('text=serial may not control clock >> visible=true')
        .first()
        .waitFor();
    await page.screenshot({ path: `${picture}.png` });

    await openFile(page, 'tables.eemi');
    await page.locator('.explorer-folders-view .test-coverage-bars').first().waitFor();
    await command(page, 'Go to Line/Column...');
    await page.keyboard.type('454');
    await page.keyboard.press('Enter');
    await page.locator('.coverage-deco-gutter.coverage-deco-hit').first().waitFor();
    await page.locator('.coverage-deco-gutter.coverage-deco-miss').first().waitFor();
    await page.screenshot({ path: `${picture}-coverage.png` });
}

async function openFile(page: Page, name: string): Promise<void> {
    await page.keyboard.press('Control+Shift+E');
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await page.locator('.tab.active', { hasText: name }).waitFor();
}

async function command(page: Page, title: string): Promise<void> {
    await page.keyboard.press('F1');
    await page.keyboard.type(title);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}
