// Tabs: one tab stop, the arrow keys go from tab to tab, and each shows its panel.

export class Tabs {
    private readonly tabs: readonly HTMLElement[];

    /** `names`: the tab of each has the id `tab-NAME`, and its panel `panel-NAME`. */
    constructor(private readonly names: readonly string[]) {
        this.tabs = names.flatMap(name => document.getElementById(`tab-${name}`) ?? []);
        for (const [at, tab] of this.tabs.entries()) {
            tab.addEventListener('click', () => this.select(at));
            tab.addEventListener('keydown', event => this.pressed(event, at));
        }
        this.select(0);
    }

    /** Opens a panel, and gives its tab the focus. */
    open(name: string): void {
        this.select(this.names.indexOf(name));
        this.tabs[this.names.indexOf(name)]?.focus();
    }

    private pressed({ key }: KeyboardEvent, at: number): void {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
        if (step === undefined) return;
        const next = (at + step + this.tabs.length) % this.tabs.length;
        this.select(next);
        this.tabs[next]?.focus();
    }

    private select(chosen: number): void {
        for (const [at, tab] of this.tabs.entries()) {
            tab.setAttribute('aria-selected', `${at === chosen}`);
            tab.tabIndex = at === chosen ? 0 : -1;
            const panel = document.getElementById(`panel-${this.names[at]}`);
            if (panel !== null) panel.hidden = at !== chosen;
        }
    }
}
