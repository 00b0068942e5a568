// The view "EEMI Access" in a real VS Code, used by the keys alone; axe judges in three themes whether everybody can use it.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { goToTab, openFile } from './explorer';
import type { VsCodeHost } from './host';
import type { Frame, Page } from './playwright';
import { inWindow, type Shown, THREE } from './themed';
import { until } from './until';

/** Opens the view on a board with the tables that ship. */
export const driveAccess = (host: VsCodeHost, root: string): Promise<void> =>
    inWindow(
        host,
        root,
        { name: 'access', write: folder => writeBoard(root, folder), themes: THREE },
        async shown => {
            await use(shown, root);
            await useNarrow(shown, root);
            await useLong(shown.page);
        },
    );

/** Rows enough that they cannot all stand in a page. */
const ROWS = 10_000;

function writeBoard(root: string, folder: string): void {
    cpSync(path.join(root, 'examples/zynqmp-xlnx/zynqmp-xlnx.eemi'), path.join(folder, 'tables.eemi'));
    writeFileSync(path.join(folder, 'board.eemi'), BOARD);
    const rows = Array.from({ length: ROWS }, (_, id) => `    ${id} -> mfn 0x${(id + 16).toString(16)}`);
    const long = [
        'target xlnx',
        'node many {',
        ...rows,
        '}',
        'domain guest {',
        '    iomem mfn 0x10 count 9',
        '}',
        '',
    ];
    writeFileSync(path.join(folder, 'long.eemi'), long.join('\n'));
}

const BOARD = `import "tables.eemi"
domain dom0 hwdom {
    iomem all
}
domain serial {
    iomem MM_UART0
    iomem MM_TTC0
}
domain flash {
    iomem MM_QSPI
    iomem MM_TTC0
}
`;

async function use({ page, inThemes }: Shown, root: string): Promise<void> {
    const view = await openView(page, 'board.eemi', '282 of 282 rows');
    const judged = (part: string): Promise<void> =>
        inThemes(part, async pageClass => {
            await view.locator(`body.${pageClass}`).waitFor({ state: 'attached' });
            await judge(view, root);
        });
    await judged('rows');

    // The tabs are one stop, the table is another, and the arrow keys go from cell to cell.
    await view.locator('#tab-matrix').focus();
    await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowDown', 'End', 'Enter');
    await says(
        view,
        '#trace',
        'flash may not control node ZYNQMP_PM_DEV_RPU: it lacks MM_RPU (page 0xff9a0)',
    );
    await says(page, '.tab.active', 'tables.eemi');
    assert.equal(await view.locator('[role=grid] .active').first().innerText(), '– no');
    await judged('trace');

    await view.locator('#filter').focus();
    await page.keyboard.type('ttc');
    await says(view, '#count', '9 of 282 rows');
    await press(page, 'Tab', 'Tab', ' ');
    await says(view, '#count', '2 of 282 rows, 2 shared by several guests');
    await says(view, '#matrix-grid', 'yes, shared');

    await view.locator('#tab-matrix').focus();
    await press(page, 'ArrowRight');
    await says(view, '#space-grid', 'MM_SATA_AHCI_HBA');
    await judged('space');
    // The pages of a device lead to the rows that grant through them.
    await press(page, 'Tab', 'Tab', 'Enter');
    await says(view, '#matrix-grid', 'MM_SATA_AHCI_HBA');

    await goToTab(page, 'board.eemi');
    await press(page, 'Control+End');
    await page.keyboard.type('domain late {\niomem MM_GPIO');
    await says(view, '#summary', 'late may control 1 device');
}

/** Beside an editor there is little room, and what the keys lead to is in sight, not below the names, which stay where they are. */
async function useNarrow({ page, inThemes }: Shown, root: string): Promise<void> {
    await page.setViewportSize({ width: 1010, height: 800 });
    const view = await viewOf(page, 'rows');
    await view.locator('#filter').fill('');
    await view.locator('#filter').focus();
    await press(page, 'Tab', 'Tab', 'Tab', 'Control+End', 'ArrowLeft', 'ArrowLeft');
    await until(
        'the active cell is in sight',
        async () => (await view.evaluate(ACTIVE_IN_SIGHT)) || undefined,
    );
    await inThemes('narrow', () => judge(view, root));
    await page.setViewportSize({ width: 1120, height: 600 });
    // Else the next file would be opened over the view.
    await goToTab(page, 'board.eemi');
}

const ACTIVE_IN_SIGHT = `(() => {
    const [cell, name, grid] = ['.active', 'thead th', ''].map(each =>
        document.querySelector('#matrix-grid ' + each).getBoundingClientRect());
    return innerWidth < 400 && cell.left >= name.right - 1 && cell.right <= grid.right;
})()`;

/** Of very many rows only those in sight are in the page, and the last is one key away. */
async function useLong(page: Page): Promise<void> {
    await openFile(page, 'long.eemi');
    const view = await viewOf(page, '');
    await view.locator('#filter').fill('');
    await says(view, '#count', `${ROWS} of ${ROWS} rows`);
    await view.locator('#filter').focus();
    await press(page, 'Tab', 'Tab', 'Tab', 'Control+End');
    await says(view, '#matrix-grid', `node ${ROWS - 1}`);
    assert.ok((await view.locator('#matrix-grid tr').count()) < 200);
}

async function openView(page: Page, name: string, count: string): Promise<Frame> {
    await openFile(page, name);
    await page.locator('.editor-actions a[aria-label*="Show Who May Use What"]').click();
    return viewOf(page, count);
}

/** The page in the view, as soon as it shows this many rows. */
const viewOf = (page: Page, count: string): Promise<Frame> =>
    until('the view is shown', async () => {
        for (const frame of page.frames()) {
            const found = frame.locator('#count', { hasText: count });
            if ((await found.count().catch(() => 0)) > 0) return frame;
        }
        return undefined;
    });

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
}

const says = async (where: Pick<Page, 'locator'>, selector: string, text: string): Promise<void> =>
    where.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });

/** Nothing that axe finds in the page. */
async function judge(view: Frame, root: string): Promise<void> {
    await view.evaluate(readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
    assert.deepEqual(await view.evaluate(FOUND), []);
}

const FOUND =
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary].join(" "))))';
