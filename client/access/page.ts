// The page in the view "EEMI Access": it shows the data that it is sent, and tells which cell was chosen. What a cell means is not known
// here: the HTML comes from the functions that also make the page of its own.

import { type AccessData, type Filter, filtered, isShared } from '../../server/view/access';
import { escaped } from '../../server/view/escape';
import { LEADING, matrixHead, matrixRow } from '../../server/view/matrix-html';
import { SPACE_LEGEND, spaceHead, spacePicture, spaceRow } from '../../server/view/space-html';
import { STYLE } from '../../server/view/style';
import type { FromPage, ToPage } from '../accessMessages';
import { Grid } from './grid';
import { EDITOR_STYLE } from './style';
import { Tabs } from './tabs';

declare const acquireVsCodeApi: () => { postMessage: (message: FromPage) => void };

const editor = acquireVsCodeApi();

/** An element of the page, which the view wrote with it. */
function element<E extends HTMLElement>(id: string, type: new () => E): E {
    const found = document.getElementById(id);
    if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
    return found;
}

const filterText = element('filter', HTMLInputElement);
const onlyDifferent = element('only-different', HTMLInputElement);
const onlyShared = element('only-shared', HTMLInputElement);
const count = element('count', HTMLElement);
const trace = element('trace', HTMLElement);
const notice = element('notice', HTMLElement);
const picture = element('picture', HTMLElement);
const summary = element('summary', HTMLElement);
const tabs = new Tabs(['matrix', 'space']);
const matrix = new Grid(element('matrix-grid', HTMLElement), 'Rows by domains', chooseRow);
const space = new Grid(element('space-grid', HTMLElement), 'Pages by owners', choosePages);

let data: AccessData | undefined;
/** The rows that the filter leaves. */
let places: readonly number[] = [];

function showData(shown: AccessData): void {
    data = shown;
    notice.textContent = noticeOf(shown);
    summary.innerHTML = shown.domains
        .map(({ name, summary }) => `<li>${escaped(`${name} ${summary}`)}</li>`)
        .join('');
    picture.innerHTML = `${spacePicture(shown)}<p>${SPACE_LEGEND}</p>${shown.notes.map(note => `<p>${escaped(note)}</p>`).join('')}`;
    space.show({
        head: spaceHead(shown, 'walked'),
        rows: shown.pages.length,
        row: at => spaceRow(shown, at, 'walked'),
    });
    applyFilter();
}

function noticeOf({ errors, omitted, domains }: AccessData): string {
    const parts = [
        errors === 0 ? '' : 'The file has errors: what could not be read is missing here.',
        domains.length === 0 ? 'The file declares no domain: there is nobody to ask about.' : '',
        omitted === 0 ? '' : `${omitted} more rows are not shown.`,
    ];
    return parts.filter(part => part !== '').join(' ');
}

function applyFilter(): void {
    if (data === undefined) return;
    const shown = data;
    const filter: Filter = {
        text: filterText.value,
        onlyDifferent: onlyDifferent.checked,
        onlyShared: onlyShared.checked,
    };
    places = filtered(shown, filter);
    const shared = shown.rows.filter(row => isShared(row, shown.domains)).length;
    count.textContent = `${places.length} of ${shown.rows.length} rows, ${shared} shared by several guests`;
    matrix.show({
        head: matrixHead(shown, 'walked'),
        rows: places.length,
        row: at => matrixRow(shown, places[at] ?? -1, 'walked'),
    });
}

/** The row in its file, and why: for the domain of the cell, or for all of them. */
function chooseRow(at: number, column: number): void {
    const row = data?.rows[places[at] ?? -1];
    if (data === undefined || row === undefined) return;
    const domain = data.domains[column - LEADING]?.name ?? null;
    editor.postMessage({ type: 'chosen', table: row.table, line: row.line, id: row.id, domain });
}

/** The rows that grant through the pages of a device. */
function choosePages(at: number): void {
    const pages = data?.pages[at];
    if (pages === undefined || pages.device === '') return;
    filterText.value = pages.device;
    onlyDifferent.checked = false;
    onlyShared.checked = false;
    applyFilter();
    tabs.open('matrix');
}

function showTrace(sentences: readonly string[]): void {
    const lines = sentences.length === 0 ? ['The row has changed meanwhile.'] : sentences;
    trace.innerHTML = lines.map(each => `<p>${escaped(each)}</p>`).join('');
}

function received(message: ToPage): void {
    switch (message.type) {
        case 'data':
            return showData(message.data);
        case 'trace':
            return showTrace(message.sentences);
        case 'nothing':
            notice.textContent = message.why;
    }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE + EDITOR_STYLE);
document.adoptedStyleSheets = [sheet];
filterText.addEventListener('input', applyFilter);
onlyDifferent.addEventListener('change', applyFilter);
onlyShared.addEventListener('change', applyFilter);
window.addEventListener('message', ({ data: message }: MessageEvent<ToPage>) => received(message));
editor.postMessage({ type: 'ready' });
