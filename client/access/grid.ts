// A table that is walked through by the arrow keys, with one tab stop. Only the rows in sight are in the document, so it may have very
// many. The table itself keeps the focus and names its active cell, which may leave the document while one scrolls.

/** What a grid shows. */
export interface Content {
    /** The row of titles, as HTML. */
    readonly head: string;
    readonly rows: number;
    /** The cells of a row, as HTML; `at` counts from 0. */
    readonly row: (at: number) => string;
}

/** In pixels. The style sheet gives each row this height. */
const ROW_HEIGHT = 24;
/** Rows above and below those in sight, so that nothing flickers. */
const MARGIN = 12;
/** How many rows a page key goes. */
const PAGE = 20;

export class Grid {
    private readonly table: HTMLTableElement;
    private readonly head: HTMLTableSectionElement;
    private readonly body: HTMLTableSectionElement;
    private content: Content = { head: '', rows: 0, row: () => '' };
    private active = { row: 0, column: 0 };
    private shownHead = '';

    constructor(
        private readonly scroller: HTMLElement,
        private readonly name: string,
        private readonly choose: (row: number, column: number) => void,
    ) {
        this.table = document.createElement('table');
        this.table.setAttribute('role', 'grid');
        this.table.setAttribute('aria-label', name);
        this.table.tabIndex = 0;
        this.head = this.table.createTHead();
        this.body = this.table.createTBody();
        for (const part of [this.head, this.body]) part.setAttribute('role', 'rowgroup');
        scroller.append(this.table);
        scroller.addEventListener('scroll', () => this.render());
        new ResizeObserver(() => this.render()).observe(scroller);
        this.table.addEventListener('keydown', event => this.pressed(event));
        this.body.addEventListener('click', event => this.clicked(event));
    }

    /** Shows a content, with the active cell where it was, as far as there is one. */
    show(content: Content): void {
        this.content = content;
        this.table.setAttribute('aria-rowcount', `${content.rows + 1}`);
        if (content.head !== this.shownHead) this.head.innerHTML = content.head;
        this.shownHead = content.head;
        this.head.rows[0]?.setAttribute('role', 'row');
        this.table.setAttribute('aria-colcount', `${this.columns}`);
        this.active = this.within(this.active.row, this.active.column);
        this.render();
    }

    private get columns(): number {
        return this.head.rows[0]?.cells.length ?? 0;
    }

    private within(row: number, column: number): { row: number; column: number } {
        return {
            row: Math.max(0, Math.min(row, this.content.rows - 1)),
            column: Math.max(0, Math.min(column, this.columns - 1)),
        };
    }

    private render(): void {
        const { scrollTop, clientHeight } = this.scroller;
        const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
        const end = Math.min(this.content.rows, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + MARGIN);
        const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => this.rowText(first + at));
        this.body.innerHTML = `${spacer}${rows.join('')}${spacer}`;
        this.stretch(this.body.firstElementChild, first);
        this.stretch(this.body.lastElementChild, this.content.rows - end);
        this.markActive();
    }

    private rowText(at: number): string {
        return `<tr role="row" aria-rowindex="${at + 2}" data-at="${at}">${this.content.row(at)}</tr>`;
    }

    /** Gives a spacer the height of the rows that it stands for. */
    private stretch(element: Element | null, rows: number): void {
        if (element instanceof HTMLElement) element.style.height = `${Math.max(0, rows) * ROW_HEIGHT}px`;
    }

    private markActive(): void {
        const { row, column } = this.active;
        const cell = this.body.querySelector(`tr[data-at="${row}"]`)?.children[column];
        for (const old of this.body.querySelectorAll('.active')) old.classList.remove('active');
        if (cell === undefined) return this.table.removeAttribute('aria-activedescendant');
        cell.id = `${this.name.replaceAll(' ', '-')}-${row}-${column}`;
        cell.classList.add('active');
        this.table.setAttribute('aria-activedescendant', cell.id);
    }

    private pressed(event: KeyboardEvent): void {
        const { row, column } = this.active;
        if (event.key === 'Enter' || event.key === ' ') this.choose(row, column);
        else {
            const target = this.targetOf(event);
            if (target === undefined) return;
            this.activate(target.row, target.column);
        }
        event.preventDefault();
    }

    private targetOf({ key, ctrlKey }: KeyboardEvent): { row: number; column: number } | undefined {
        const { row, column } = this.active;
        switch (key) {
            case 'ArrowUp':
                return { row: row - 1, column };
            case 'ArrowDown':
                return { row: row + 1, column };
            case 'ArrowLeft':
                return { row, column: column - 1 };
            case 'ArrowRight':
                return { row, column: column + 1 };
            case 'PageUp':
                return { row: row - PAGE, column };
            case 'PageDown':
                return { row: row + PAGE, column };
            case 'Home':
                return { row: ctrlKey ? 0 : row, column: 0 };
            case 'End':
                return { row: ctrlKey ? this.content.rows - 1 : row, column: this.columns - 1 };
            default:
                return undefined;
        }
    }

    /** Makes a cell the active one, and brings its row into sight. */
    private activate(row: number, column: number): void {
        this.active = this.within(row, column);
        const top = this.active.row * ROW_HEIGHT;
        const room = this.scroller.clientHeight - this.head.offsetHeight - ROW_HEIGHT;
        if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
        else if (top > this.scroller.scrollTop + room) this.scroller.scrollTop = top - room;
        this.render();
        this.scroller.style.scrollPaddingLeft = `${this.covered}px`;
        this.body.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }

    /** How much of the left is covered by the first column, which stays where it is, in pixels. */
    private get covered(): number {
        return this.active.column === 0 ? 0 : (this.head.rows[0]?.cells[0]?.offsetWidth ?? 0);
    }

    private clicked({ target }: MouseEvent): void {
        const cell = target instanceof Element ? target.closest('td, th') : null;
        const { at } = cell?.closest('tr')?.dataset ?? {};
        if (cell === null || at === undefined) return;
        this.active = this.within(Number(at), [...(cell.parentElement?.children ?? [])].indexOf(cell));
        this.markActive();
        this.choose(this.active.row, this.active.column);
    }
}

/** Stands for the rows that are not in the document. */
const spacer = '<tr class="spacer" aria-hidden="true"></tr>';
