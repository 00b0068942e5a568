// A report as Markdown that fits into a comment of a pull request: tables first, and what is longer folded.

import { count, list } from '../diagnostics/phrases';
import type { Part } from '../view/parts';
import { markdownCell, markdownOf, markdownRow } from './markdown';

/** In characters. A comment on GitHub may have 65 536. */
export const LONGEST = 65_000;

/**
 * The parts in their order, in at most `LONGEST` characters. Tables give way to headings and sentences, which are short, folds to tables, and
 * what comes later to what comes earlier; what is left out is counted at the end.
 */
export function commentOf(parts: readonly Part[]): string {
    const room = new Room(LONGEST - LEFT_OUT_ROOM);
    const shown = parts.map(() => '');
    for (const kinds of TURNS)
        for (const [at, part] of parts.entries()) if (kinds.includes(part.kind)) shown[at] = room.fit(part);
    return shown.reduce(joined, '') + room.leftOut();
}

const TURNS: readonly (readonly Part['kind'][])[] = [['title', 'heading', 'text'], ['table'], ['fold']];

/** With an empty line between two parts: what stands right behind another would belong to it. */
const joined = (before: string, part: string): string =>
    before === '' || part === '' || before.endsWith('\n\n') ? before + part : `${before}\n${part}`;

/** For what is said of what is left out. */
const LEFT_OUT_ROOM = 300;

/** What is left of the length of a comment, and what did not fit into it. */
class Room {
    private lines = 0;
    private folds = 0;

    constructor(private left: number) {}

    /** A part, without the rows that do not fit; empty if nothing of it does. */
    fit(part: Part): string {
        const text = part.kind === 'table' ? this.table(part) : textOf(part);
        // With the line end that may come before it.
        if (text.length < this.left) {
            this.left -= text.length + 1;
            return text;
        }
        if (part.kind === 'fold') this.folds++;
        else this.lines++;
        return '';
    }

    /** As many rows as fit; none behind the first that does not. */
    private table({ titles, rows }: Part & { readonly kind: 'table' }): string {
        let room = this.left - 1 - markdownOf([titles]).length;
        const first = rows.findIndex(row => {
            room -= markdownRow(row).length;
            return room < 0;
        });
        const shown = first === -1 ? rows : rows.slice(0, first);
        this.lines += rows.length - shown.length;
        return shown.length === 0 ? '' : markdownOf([titles, ...shown]);
    }

    leftOut(): string {
        const left = [
            ...(this.lines > 0 ? [count(this.lines, 'line')] : []),
            ...(this.folds > 0 ? [count(this.folds, 'fold')] : []),
        ];
        if (left.length === 0) return '';
        return `\n${list(left)} left out: a comment may have ${LONGEST} characters.\n`;
    }
}

function textOf(part: Exclude<Part, { kind: 'table' }>): string {
    switch (part.kind) {
        case 'title':
            return `**${markdownCell(part.text)}**${part.more === '' ? '' : ` (${markdownCell(part.more)})`}\n\n`;
        case 'heading':
            return `### ${markdownCell(part.text)}\n\n`;
        case 'text':
            return `${markdownCell(part.text)}\n\n`;
        case 'fold':
            return foldOf(part);
    }
}

function foldOf({ title, lines }: Part & { readonly kind: 'fold' }): string {
    if (lines.length === 0) return '';
    const items = lines.map(line => `- ${markdownCell(line)}\n`).join('');
    return `<details><summary>${markdownCell(title)}</summary>\n\n${items}\n</details>\n`;
}
