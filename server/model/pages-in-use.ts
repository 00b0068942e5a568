// The names by which the rows of a program use a page.

import type { Steps } from '../language/steps';
import { namesBy } from './kept/name-index';
import { type RowIndex, rowIndex } from './kept/row-index';
import type { NameEntry } from './names';
import { isWholePages } from './page';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from './program';
import type { Scope } from './scope';

/** The frames whose address is in a page (its frame number), in the order of their declaration. */
export const framesOfPage = (scope: Scope, page: number): readonly NameEntry[] =>
    byPage(scope, 'frame').of(page);

/** The pages (frame numbers) that rows of a program's tables use by several names for the start of the page. */
export function* sharedPages({ scope, tables }: Pick<Program, 'scope' | 'tables'>): Iterable<number> {
    const uses = tables.filter(isAccessTable).map(usesByName);
    // Only pages with several names can be used by several, and there are few.
    for (const page of byPage(scope, 'frame').shared) {
        const used = framesOfPage(scope, page).filter(
            name => isStart(name) && uses.some(each => each.has(name)),
        );
        if (used.some(({ name }) => name !== used[0]?.name)) yield page;
    }
}

/** Prepares in pieces what `sharedPages` needs. */
export function* preparePages({ scope, tables }: Pick<Program, 'scope' | 'tables'>): Steps<void> {
    yield* byPage.prepare(scope, 'frame');
    for (const table of tables) {
        if (isAccessTable(table)) yield* usesByName.prepare(table);
        yield 1;
    }
}

const isStart = ({ value }: NameEntry): boolean => value !== undefined && isWholePages(value);

const byPage = namesBy<number>(({ number }) => (number === undefined ? [] : [number]));

const usesByName = rowIndex<AccessRow, AccessTable, UsesByName>(() => new UsesByName());

/** How many rows of a table use a frame by its name. */
class UsesByName implements RowIndex<AccessRow> {
    private readonly uses = new Map<NameEntry, number>();

    add({ frameName }: AccessRow): void {
        if (frameName !== undefined) this.uses.set(frameName, (this.uses.get(frameName) ?? 0) + 1);
    }

    delete({ frameName }: AccessRow): void {
        if (frameName === undefined) return;
        const left = (this.uses.get(frameName) ?? 0) - 1;
        if (left > 0) this.uses.set(frameName, left);
        else this.uses.delete(frameName);
    }

    has(name: NameEntry): boolean {
        return this.uses.has(name);
    }
}
