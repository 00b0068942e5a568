// What changes grant, as a person sees it in a real VS Code with its git extension, in three themes.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from './explorer';
import type { VsCodeHost } from './host';
import type { Page } from './playwright';
import { repositoryIn } from './repository';
import { inWindow, type Shown, THREE } from './themed';

const TABLES = `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "an example"
    ZYNQMP_PM_DEV_TTC_0 -> MM_TTC0
    ZYNQMP_PM_DEV_TTC_1 -> MM_TTC1
    ZYNQMP_PM_DEV_SD_0  -> MM_SD0
}
clock pm_clock_node_map {
    waive clock-gap "an example"
    ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_TTC_1
}
domain linux_guest {
    iomem MM_SD1
}
`;

/** Opens a board that was changed since the last commit, and looks at what that grants. */
export const driveChanges = (host: VsCodeHost, root: string): Promise<void> =>
    inWindow(host, root, { name: 'changes', write: writeBoard, themes: THREE }, async shown => {
        await use(shown);
        await seeAgain(shown);
    });

function writeBoard(folder: string): void {
    const file = path.join(folder, 'board.eemi');
    writeFileSync(file, TABLES);
    repositoryIn(folder);
    const changed = TABLES.replace('MM_SD0', 'MM_SD1').replace('TTC_0, ZYNQMP_PM_DEV_TTC_1', 'TTC_0');
    writeFileSync(file, changed);
}

async function use({ page, inThemes }: Shown): Promise<void> {
    await openFile(page, 'board.eemi');
    const source = page.locator('.editor-group-container').first();
    await source.locator('.codelens-decoration a', { hasText: '+1 / -1 since HEAD' }).first().click();
    const beside = page.locator('.editor-group-container').last();
    await says(page, '.tab.active', 'board.eemi since HEAD');
    await beside.locator('.detected-link').first().waitFor();
    await page.keyboard.press('Control+B');
    await source.locator('.view-line span[class*="mtk"]', { hasText: 'ZYNQMP_PM_DEV_SD_0' }).first().hover();
    const hover = page.locator('.monaco-hover', { hasText: 'Since HEAD' });
    await hover.waitFor();
    await inThemes('hover', () => hover.waitFor());
}

/** After the window was loaded again. */
async function seeAgain({ page, reload }: Shown): Promise<void> {
    await reload();
    const beside = page.locator('.editor-group-container').last();
    await beside.locator('.view-line', { hasText: '2 widenings, 1 narrowing' }).waitFor();
}

const says = (page: Page, selector: string, text: string): Promise<void> =>
    page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });
