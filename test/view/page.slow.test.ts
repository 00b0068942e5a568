// The page of `query --format html` in a browser: wide and narrow nothing of it is cut off, its titles and names stay in sight, axe finds
// nothing in it, and on paper it has no scroll bars.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { overviewReport } from '../../server/questions/report';
import { programAt } from '../emit/programs';
import { boardOf } from '../questions/board';
import { hostFor } from '../vscode/host';
import type { BrowserWindow, Frame, Page } from '../vscode/playwright';
import { ROOT } from '../workspace';

const BOARD = `import "zynqmp-xlnx.eemi"
domain dom0 hwdom {
    iomem all
}
domain serial {
    iomem MM_UART0
    iomem MM_TTC0
}
domain flash_of_the_whole_board_with_a_long_name {
    iomem MM_QSPI
    iomem MM_TTC0
}
`;

const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-page-'));
const file = path.join(scratch, 'access.html');
let browser: BrowserWindow | undefined;

before(async () => {
    const program = programAt(ROOT, boardOf(BOARD));
    const report = overviewReport(program, program.domains, 'html');
    assert.ok('text' in report);
    writeFileSync(file, report.text);
    const host = await hostFor(process.cwd());
    browser = await host.playwright.chromium.launch({
        executablePath: host.browser.path,
        env: { ...process.env, ...host.browser.env },
        headless: true,
        handleSIGTERM: true,
        args: ['--no-sandbox'],
    });
});

after(async () => {
    await browser?.close();
    rmSync(scratch, { recursive: true, force: true });
});

/** Shows the page in a window of this width, in pixels. */
async function shown(width: number, look: (frame: Frame, page: Page) => Promise<void>): Promise<void> {
    const page = (await browser?.newPage({ viewport: { width, height: 800 } })) ?? assert.fail('no browser');
    await page.goto(pathToFileURL(file).href);
    await look(page.frames()[0] ?? assert.fail('no page'), page);
    await page.close();
}

/** What is beyond the right edge of the page without being in something that scrolls by itself, by its text. */
const CUT_OFF = `[...document.querySelectorAll('body *')]
    .filter(each => each.closest('.wide') === null || each.matches('.wide'))
    .filter(each => each.getBoundingClientRect().right > innerWidth)
    .map(each => each.textContent.slice(0, 60))`;

/** Scrolls a table to its end, and says where its titles and the name of its last row are in the part that is shown. */
const KEPT = `[...document.querySelectorAll('.wide:has(table)')].map(wide => {
    wide.scrollTo(1e6, 1e6);
    const at = wide.getBoundingClientRect();
    const [title] = wide.querySelectorAll('thead th');
    const name = [...wide.querySelectorAll('tbody th')].at(-1);
    return [
        wide.clientHeight <= innerHeight,
        Math.round(title.getBoundingClientRect().top - at.top),
        Math.round(title.getBoundingClientRect().left - at.left),
        Math.round(name.getBoundingClientRect().left - at.left),
    ];
})`;

for (const width of [350, 1200])
    test(`${width} pixels wide`, () =>
        shown(width, async frame => {
            assert.deepEqual(await frame.evaluate(CUT_OFF), []);
            assert.deepEqual(await frame.evaluate(KEPT), [
                [true, 0, 0, 0],
                [true, 0, 0, 0],
            ]);
        }));

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const FOUND =
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + " " + html)))';

for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing in ${colorScheme} colours`, () =>
        shown(350, async (frame, page) => {
            await page.emulateMedia({ colorScheme });
            await frame.evaluate(AXE);
            assert.deepEqual(await frame.evaluate(FOUND), []);
        }));

/** What does not fit on the paper, or would have to be opened there. */
const NOT_ON_PAPER = `[...document.querySelectorAll('details, td, tbody th, svg, p')]
    .filter(each => each.matches('details') ? each.checkVisibility() : each.getBoundingClientRect().right > innerWidth)
    .map(each => each.outerHTML.slice(0, 80))`;

test('on paper, as wide as A4 that lies', () =>
    shown(1050, async (frame, page) => {
        await page.emulateMedia({ media: 'print' });
        assert.deepEqual(await frame.evaluate(NOT_ON_PAPER), []);
        assert.equal(await frame.evaluate('getComputedStyle(document.body).fontSize'), '10px');
        assert.equal(
            await frame.evaluate(
                '[...document.querySelectorAll(".wide")].every(each => each.scrollHeight <= each.clientHeight)',
            ),
            true,
        );
    }));
