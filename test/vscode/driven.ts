// The packed extension, installed into an empty VS Code and used as a person does: by the mouse, the keys, and what stands in
// the window.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openFile } from './explorer';
import { typeFirst } from './first-driven';
import type { VsCodeHost } from './host';
import { pack } from './packing';
import { command, goToLine } from './palette';
import type { Locator, Page } from './playwright';
import { LIMIT, until } from './until';
import { startWorkbench, writeSettings } from './workbench';

/** Packs, installs and uses the extension. With UPDATE=1 the pictures of docs/images are taken again. */
export async function drive(host: VsCodeHost, root: string): Promise<void> {
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'eemi-driven-'));
    const userData = path.join(scratch, 'user');
    const extensions = path.join(scratch, 'extensions');
    const folder = path.join(scratch, 'board');
    mkdirSync(folder);
    cpSync(path.join(root, 'walkthrough/example.eemi'), path.join(folder, 'board.eemi'));
    writeFileSync(path.join(folder, 'large.eemi'), LARGE);
    writeFileSync(path.join(folder, 'notes.md'), NOTES);
    writeFileSync(path.join(folder, 'first.eemi'), '');
    writeSettings(userData, { ...PLAIN, 'eemi.emitOnSave': 'always' });
    let death: string | undefined;
    const { file } = await pack(root, 'driven.vsix');
    await install(host, file, userData, extensions);
    const options = { userData, extensions, doubtsFolders: false, runsTests: false, env: {} };
    const workbench = await startWorkbench(host, { ...options, died: why => (death = why) });
    const { page, open, close } = workbench;
    try {
        await open(folder, [['skipWelcome', 'true']]);
        await use(page, folder, path.join(root, 'out/vscode'));
        await open(folder, []);
        await seeAgain(page);
        await readNotes(page);
        await useLarge(page);
        await typeFirst(page, folder, 'first.eemi');
        const { UPDATE } = process.env;
        if (UPDATE === '1') takeOver(root);
    } catch (error) {
        const picture = path.join(root, 'out/vscode/failed.png');
        await page.screenshot({ path: picture }).catch(() => {});
        throw new Error(
            `${String(error)}\nthe window is shown in ${picture}${death === undefined ? '' : `; ${death}`}`,
            {
                cause: error,
            },
        );
    } finally {
        await close();
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

/** What is not to be seen on the pictures. */
const PLAIN = {
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'editor.fontSize': 13,
    'breadcrumbs.enabled': false,
    'workbench.activityBar.location': 'hidden',
};

async function install(
    { node, server }: VsCodeHost,
    file: string,
    userData: string,
    extensions: string,
): Promise<void> {
    const run = promisify(execFile);
    const args = [
        server,
        '--accept-server-license-terms',
        ...['--install-extension', file],
        ...['--user-data-dir', userData, '--server-data-dir', path.join(userData, 'server')],
        ...['--extensions-dir', extensions],
    ];
    await run(node, args, { timeout: LIMIT });
}

async function use(page: Page, folder: string, pictures: string): Promise<void> {
    const source = page.locator('.editor-group-container').first();
    const beside = page.locator('.editor-group-container').last();
    const squiggle = source.locator('.squiggly-error');
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'ambiguous-number' });

    await openFile(page, 'board.eemi');
    await squiggle.waitFor();
    await page.keyboard.press('Control+Shift+M');
    await problem.waitFor();
    await page.locator('.statusbar-item', { hasText: '1 error' }).waitFor();

    await page.locator('.editor-actions a[aria-label*="Show the C to the Side"]').click();
    await shows(beside, '#ifndef __BOARD_EEMI_ACL_H__');
    await shows(beside, '1 error:');
    await word(source, 'NODE_SD_0').click();
    await shows(beside, '{ .mfn = mfn_init(MM_SD0), .hwdom_access = true }, /* 39: 0xff160000 */');
    assert.deepEqual(written(folder), []);

    await page.keyboard.press('Control+B');
    await pointAt(page, squiggle);
    await page.locator('.monaco-hover', { hasText: 'may be a byte address or a frame number' }).waitFor();
    await takePicture(page, pictures, 'dark');

    await word(source, 'zynqmp').click();
    await page.keyboard.press('Control+S');
    // A save with an error is answered by the entry that is there already, which stays while the list of problems has the focus.
    await problem.dblclick();
    await page.locator('.statusbar-item', { hasText: 'Ln 13, Col' }).waitFor();
    await page.locator('.statusbar-item', { hasText: '1 error' }).waitFor();
    assert.equal(await page.locator('.notification-toast', { hasText: '1 error' }).count(), 0);
    assert.deepEqual(written(folder), []);

    // The keys go to the editor, and it knows by now what can be done about the line, when the light bulb stands there.
    await source.locator('.monaco-editor.focused').waitFor();
    const bulb = source.locator('.lightBulbWidget');
    await until('the light bulb stands beside the error', () => areLevel(bulb, squiggle));
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Write mfn' }).click();
    await shows(source, 'NODE_USB_0 -> mfn 0xfe200');
    await squiggle.waitFor({ state: 'hidden' });
    await problem.waitFor({ state: 'hidden' });
    await shows(beside, '[NODE_USB_0] = { .mfn = mfn_init(0xfe200) },');

    await page.keyboard.press('Control+S');
    await until('both outputs are written', () => written(folder).length === 2);
    await page.locator('.statusbar-item', { hasText: 'output up to date' }).waitFor();

    await command(page, 'Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor();
    await page.keyboard.press('Control+J');
    await page.locator('.markers-panel').waitFor({ state: 'hidden' });
    await word(source, 'NODE_SD_0').click();
    await beside.locator('.cldr.rangeHighlight, .view-overlays [class*="ced-"]').first().waitFor();
    await takePicture(page, pictures, 'light');
}

/** After the window was loaded again. */
async function seeAgain(page: Page): Promise<void> {
    const beside = page.locator('.editor-group-container').last();
    await shows(beside, '#ifndef __BOARD_EEMI_ACL_H__');
    assert.equal(await page.locator('.editor-group-container').count(), 2);
}

/** A fence in a Markdown file. */
const NOTES = '# Notes\n\n```eemi\nNODE_SD_0 -> MM_SD0\n```\n';

/** In a fence names have the colours of the language. */
async function readNotes(page: Page): Promise<void> {
    const source = page.locator('.editor-group-container').first();
    await openFile(page, 'notes.md');
    await word(source, 'MM_SD0').waitFor();
    await isColouredLike(word(source, 'NODE_SD_0'), word(source, 'MM_SD0'), false);
}

const ROWS = 20_000;

/** So many rows that an editor is not given the colours of the whole file. */
const LARGE = [
    'names frame {',
    '    SEEN = at 0xff160000',
    '    TYPED = at 0xff170000',
    '}',
    'names node {',
    ...Array.from({ length: ROWS }, (_, at) => `    DEVICE_${at} = ${at}`),
    '}',
    'node large {',
    ...Array.from({ length: ROWS }, (_, at) => `    DEVICE_${at} -> SEEN`),
    '}',
    '',
].join('\n');

/** In a large file names have their colours where they are seen, and in a line as soon as it is typed. */
async function useLarge(page: Page): Promise<void> {
    const source = page.locator('.editor-group-container').first();
    await openFile(page, 'large.eemi');
    await word(source, 'SEEN').click();
    await goToLine(page, 35_000);
    const [row, frame] = [word(source, 'DEVICE_149'), word(source, 'SEEN')];
    await isColouredLike(frame, row, false);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('DEVICE_TYPED -> TYPED //');
    await isColouredLike(word(source, /^TYPED$/), frame, true);
    await isColouredLike(frame, row, false);
}

/** Waits until a word has the same colour as another, or another colour: the grammar gives all names that are no platform's one. */
const isColouredLike = (one: Locator, other: Locator, isLike: boolean): Promise<unknown> =>
    until(`they are coloured ${isLike ? 'alike' : 'differently'}`, async () => {
        const [a, b] = [await one.getAttribute('class'), await other.getAttribute('class')];
        return (a === b) === isLike;
    });

const written = (folder: string): string[] =>
    readdirSync(folder).filter(name => !/\.(?:eemi|md)$/.test(name));

/** A word of an editor's text; in the middle of its line may stand what is no text, and takes clicks for itself. */
const word = (editor: Locator, text: string | RegExp): Locator =>
    editor.locator('.view-line span[class*="mtk"]', { hasText: text }).first();

/** Waits until some line of an editor holds this text. */
async function shows(editor: Locator, text: string): Promise<void> {
    await until(`«${text}» is shown`, async () => {
        const lines = await editor.locator('.monaco-editor').allInnerTexts();
        return lines.join('\n').replaceAll('\u00a0', ' ').includes(text);
    });
}

/** Whether two things stand in one line. */
async function areLevel(one: Locator, other: Locator): Promise<boolean> {
    const [a, b] = [await one.boundingBox(), await other.boundingBox()];
    return a !== null && b !== null && a.y < b.y + b.height && b.y < a.y + a.height;
}

async function pointAt(page: Page, place: Locator): Promise<void> {
    const box = await place.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

async function takePicture(page: Page, pictures: string, name: string): Promise<void> {
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

function takeOver(root: string): void {
    mkdirSync(path.join(root, 'docs/images'), { recursive: true });
    for (const name of ['dark.png', 'light.png']) {
        cpSync(path.join(root, 'out/vscode', name), path.join(root, 'docs/images', name));
    }
}
