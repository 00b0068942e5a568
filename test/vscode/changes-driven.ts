// What changes grant, as a person sees it in a real VS Code with its git extension, in three themes. Pictures are in
// out/vscode/changes-CLASS.png.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { VsCodeHost } from './host';
import type { Page } from './playwright';
import { repositoryIn } from './repository';
import { startWorkbench, type Workbench, writeSettings } from './workbench';

/** The themes, and the class by which a page knows each. */
const THEMES = [
    ['Default Dark Modern', 'vscode-dark'],
    ['Default Light Modern', 'vscode-light'],
    ['Default High Contrast', 'vscode-high-contrast'],
] as const;

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

/** Opens a board, changes it, and looks at what that grants, in each theme. */
export async function driveChanges(host: VsCodeHost, root: string): Promise<void> {
    for (const [theme, className] of THEMES) {
        const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-changes-'));
        const folder = path.join(scratch, 'board');
        mkdirSync(folder);
        writeFileSync(path.join(folder, 'board.eemi'), TABLES);
        repositoryIn(folder);
        const changed = TABLES.replace('MM_SD0', 'MM_SD1').replace('TTC_0, ZYNQMP_PM_DEV_TTC_1', 'TTC_0');
        writeFileSync(path.join(folder, 'board.eemi'), changed);
        const userData = path.join(scratch, 'user');
        writeSettings(userData, { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false });
        const extensions = path.join(scratch, 'extensions');
        const options = { userData, extensions, doubtsFolders: false, runsTests: true, env: {} };
        const workbench = await startWorkbench(host, { ...options, died: () => {} });
        const picture = path.join(root, `out/vscode/changes-${className}.png`);
        try {
            await use(workbench, root, folder);
            await workbench.page.screenshot({ path: picture });
            if (className === 'vscode-dark') await seeAgain(workbench, root, folder);
        } catch (error) {
            await workbench.page.screenshot({ path: picture }).catch(() => {});
            const where = `${theme}: ${String(error)}\nthe window is shown in ${picture}`;
            throw new Error(where, { cause: error });
        } finally {
            await workbench.close();
            rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        }
    }
}

async function use({ page, open, uriOf }: Workbench, root: string, folder: string): Promise<void> {
    await open(folder, [
        ['extensionDevelopmentPath', uriOf(root)],
        ['skipWelcome', 'true'],
    ]);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'board.eemi' }).dblclick();
    const source = page.locator('.editor-group-container').first();
    await source.locator('.codelens-decoration a', { hasText: '+1 / -1 since HEAD' }).first().click();
    const beside = page.locator('.editor-group-container').last();
    await says(page, '.tab.active', 'board.eemi since HEAD');
    await beside.locator('.detected-link').first().waitFor();
    await page.keyboard.press('Control+B');
    await source.locator('.view-line span[class*="mtk"]', { hasText: 'ZYNQMP_PM_DEV_SD_0' }).first().hover();
    await page.locator('.monaco-hover', { hasText: 'Since HEAD' }).waitFor();
}

/** After the window was loaded again. */
async function seeAgain({ page, open, uriOf }: Workbench, root: string, folder: string): Promise<void> {
    await open(folder, [['extensionDevelopmentPath', uriOf(root)]]);
    const beside = page.locator('.editor-group-container').last();
    await beside.locator('.view-line', { hasText: '2 widenings, 1 narrowing' }).waitFor();
}

const says = (page: Page, selector: string, text: string): Promise<void> =>
    page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });
