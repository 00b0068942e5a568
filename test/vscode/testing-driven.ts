// The Testing view in a real VS Code, in three themes: tests run with coverage, what is false beside its line, and the rows that no test
// consults in the gutter and in the explorer.

import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from './explorer';
import type { VsCodeHost } from './host';
import { command, goToLine } from './palette';
import { inWindow, type Shown, THREE } from './themed';

export const driveTesting = (host: VsCodeHost, root: string): Promise<void> =>
    inWindow(host, root, { name: 'testing', write: folder => writeBoard(root, folder), themes: THREE }, use);

function writeBoard(root: string, folder: string): void {
    cpSync(path.join(root, 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi'), path.join(folder, 'tables.eemi'));
    writeFileSync(path.join(folder, 'board.eemi'), BOARD);
}

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

async function use({ page, inThemes }: Shown): Promise<void> {
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
    await inThemes('false');

    await openFile(page, 'tables.eemi');
    await page.locator('.explorer-folders-view .test-coverage-bars').first().waitFor();
    await goToLine(page, 454);
    await page.locator('.coverage-deco-gutter.coverage-deco-hit').first().waitFor();
    await page.locator('.coverage-deco-gutter.coverage-deco-miss').first().waitFor();
    await inThemes('coverage');
}
