// The text of an editor in which somebody types: its cursor, the brackets and quotes that the editor closes by itself, the places of a
// snippet, and the indentation, all as VS Code does them with the settings of the language. It knows no server.

import type { Position, Range } from 'vscode-languageserver-types';

export interface Change {
    readonly range: Range;
    readonly text: string;
}

/** Offsets into the text; with `start === end` a cursor. */
interface Stretch {
    start: number;
    end: number;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
    ['{', '}'],
    ['(', ')'],
    ['"', '"'],
]);
const INDENT = '    ';
/** Before these, and at the end of a line, a bracket is closed. */
const CLOSED_BEFORE = /^[;:.,=}\])>\s]?$/;

export class TypedText {
    text = '';
    /** What is selected; typing replaces it. */
    selection: Stretch = { start: 0, end: 0 };
    /** Closers that the editor wrote, which typing them passes over. */
    private closers: Stretch[] = [];
    /** The places of the snippets that are being filled in, in their order, the one of the innermost first. */
    private stops: Stretch[] = [];

    /** `changed` is told each change in turn. */
    constructor(private readonly changed: (change: Change) => void) {}

    /** One character, or a line break. */
    type(character: string): void {
        if (character === '\n') this.breakLine();
        else if (!this.passes(character)) this.insertTyped(character);
    }

    backspace(): void {
        const { start, end } = this.selection;
        this.replace(start === end ? start - 1 : start, end, '');
    }

    /** Writes a completion over a range; a snippet with its first place selected. */
    complete(range: Range, newText: string, isSnippet: boolean): void {
        const start = this.offsetAt(range.start);
        const indent = /^ */.exec(this.lineText(range.start.line))?.[0] ?? '';
        const { text, places } = isSnippet ? expanded(newText, indent) : { text: newText, places: [] };
        this.replace(start, this.offsetAt(range.end), text);
        this.stops.unshift(...places.map(place => ({ start: start + place.start, end: start + place.end })));
        if (places.length > 0) this.nextPlace();
    }

    /** Selects the next place of the snippet. `false` if there is none. */
    nextPlace(): boolean {
        const next = this.stops.shift();
        if (next !== undefined) this.selection = { ...next };
        return next !== undefined;
    }

    /** Applies edits of the server, the last first. */
    apply(edits: readonly { readonly range: Range; readonly newText: string }[]): void {
        const { start } = this.selection;
        for (const { range, newText } of edits.toReversed()) {
            const [from, to] = [this.offsetAt(range.start), this.offsetAt(range.end)];
            const cursor = this.selection.start;
            this.replace(from, to, newText);
            if (cursor <= from) this.moveTo(cursor);
            else if (cursor >= to) this.moveTo(cursor + newText.length - (to - from));
        }
        if (edits.length === 0) this.moveTo(start);
    }

    /** To the end of a line, from 0; whoever leaves a snippet is done with it. */
    goTo(line: number): void {
        this.moveTo(this.offsetAt({ line, character: this.lineText(line).length }));
        this.stops = [];
        this.closers = [];
    }

    get position(): Position {
        return this.positionAt(this.selection.end);
    }

    get before(): string {
        return this.lineText(this.position.line).slice(0, this.position.character);
    }

    get after(): string {
        return this.lineText(this.position.line).slice(this.position.character);
    }

    get lines(): string[] {
        return this.text.split('\n');
    }

    lineText(line: number): string {
        return this.lines[line] ?? '';
    }

    private moveTo(offset: number): void {
        this.selection = { start: offset, end: offset };
    }

    private passes(character: string): boolean {
        const { start, end } = this.selection;
        const at = this.closers.findIndex(closer => closer.start === end && this.text[end] === character);
        if (start !== end || at === -1) return false;
        this.closers.splice(at, 1);
        this.moveTo(end + 1);
        return true;
    }

    private insertTyped(character: string): void {
        const closer = this.closes(character) ? CLOSERS.get(character) : undefined;
        const { start, end } = this.selection;
        this.replace(start, end, character + (closer ?? ''));
        if (closer === undefined) return;
        this.moveTo(start + 1);
        this.closers.push({ start: start + 1, end: start + 2 });
    }

    /** Whether a bracket or quote is closed as it is typed: not in a string, and not before or, a quote, behind a word. */
    private closes(character: string): boolean {
        const isString = (this.before.split('"').length - 1) % 2 === 1;
        if (isString || this.before.includes('//') || !CLOSED_BEFORE.test(this.after.slice(0, 1)))
            return false;
        return character !== '"' || !/\w$/.test(this.before);
    }

    /** The new line is indented as the line before, and more after a `{`; a `}` behind the cursor goes below. */
    private breakLine(): void {
        const { start, end } = this.selection;
        const indent = /^ */.exec(this.before)?.[0] ?? '';
        const opens = this.before.trimEnd().endsWith('{');
        const inner = `\n${indent}${opens ? INDENT : ''}`;
        const outer = opens && this.after.startsWith('}') ? `\n${indent}` : '';
        this.replace(start, end, inner + outer);
        this.moveTo(start + inner.length);
    }

    /** Replaces, and leaves the cursor behind it. */
    private replace(start: number, end: number, text: string): void {
        const range = { start: this.positionAt(start), end: this.positionAt(end) };
        this.text = this.text.slice(0, start) + text + this.text.slice(end);
        this.moveTo(start + text.length);
        const grown = text.length - (end - start);
        this.closers = moved(this.closers, start, end, grown);
        this.stops = moved(this.stops, start, end, grown);
        this.changed({ range, text });
    }

    private positionAt(offset: number): Position {
        const lines = this.text.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    }

    private offsetAt({ line, character }: Position): number {
        const before = this.lines.slice(0, line);
        return before.reduce((sum, each) => sum + each.length + 1, 0) + character;
    }
}

/** What lies behind a change moves with it; what it covers is gone. */
const moved = (stretches: readonly Stretch[], start: number, end: number, grown: number): Stretch[] =>
    stretches.flatMap(each => {
        if (each.end < start) return [each];
        if (each.start >= end) return [{ start: each.start + grown, end: each.end + grown }];
        return [];
    });

const PLACE = /\$(\d+)|\$\{(\d+):([^}]*)\}/;

/** The text of a snippet and its places in their order: by number, the last one is 0 or the end. Each number may occur once. */
function expanded(snippet: string, indent: string): { text: string; places: Stretch[] } {
    const numbered: { readonly number: number; readonly place: Stretch }[] = [];
    let text = '';
    let rest = snippet.replaceAll('\n', `\n${indent}`);
    for (let match = PLACE.exec(rest); match !== null; match = PLACE.exec(rest)) {
        text += rest.slice(0, match.index);
        const [all, bare, number = bare, shown = ''] = match;
        numbered.push({
            number: Number(number) || Number.POSITIVE_INFINITY,
            place: { start: text.length, end: text.length + shown.length },
        });
        text += shown;
        rest = rest.slice(match.index + all.length);
    }
    text += rest;
    const places = numbered.toSorted((a, b) => a.number - b.number).map(({ place }) => place);
    const hasEnd = numbered.some(({ number }) => number === Number.POSITIVE_INFINITY);
    return { text, places: hasEnd ? places : [...places, { start: text.length, end: text.length }] };
}
