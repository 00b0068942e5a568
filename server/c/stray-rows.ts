// Rows in braces that no table has: what holds them is not understood, or is no array at file level. Without this they would be lost
// without a word.

import type { CField, CStrayRows } from './reading';
import { isPunctuator, outermost, placeOfToken, type Token } from './token';

/** In front of a brace; nothing that declares an array has as many names. */
const MOST_WORDS = 64;
/** Behind one of these a row may begin: with an index, and but for the last one, with a brace. */
const BEFORE_ROWS: readonly string[] = ['{', ',', '='];
/** Behind one of these, or at the beginning, C has no `[` or `{` outside of braces: the head of a table is missing, or broken. */
const BEFORE_DECLARATIONS: readonly string[] = [';', '}', 'static', 'extern', 'typedef', 'const'];

/** A list of rows that is being read. */
interface OpenList {
    /** How many braces are open around its rows. */
    readonly depth: number;
    readonly first: Token;
    readonly names: Set<string>;
}

/** Looks at the tokens that the parser takes, but for those of tables. */
export class StrayRows {
    private readonly found: (CStrayRows & Pick<OpenList, 'names'>)[] = [];
    /** Whether the rows that come are those of a table, or are known to be lost. */
    isOff = false;
    private before: Token | undefined;
    /** The names since the last `;` or brace, and for each open brace those in front of it. */
    words: string[] = [];
    private readonly heads: (readonly string[])[] = [];
    /** Those in front of the brace that was closed last. */
    private closed: readonly string[] = [];
    private list: OpenList | undefined;

    /** Only rows with at least so many braces around them are taken. */
    constructor(private readonly least = 0) {}

    /** All that were closed. */
    get all(): readonly CStrayRows[] {
        return this.found;
    }

    take(token: Token): void {
        if (this.isOff) return;
        // An attribute: `[[…]]`.
        if (token.text === '[' && this.before?.text === '[' && this.list?.first === this.before)
            this.list = undefined;
        if (token.from !== undefined) this.list?.names.add(outermost(token)?.macro ?? '');
        if (token.kind === 'name') this.takeName(token.text);
        else if (token.kind === 'punctuator') this.takePunctuator(token);
        else if (token.kind === 'end') this.closeList(token);
        this.before = token;
    }

    /** Adds names that are about the rows which came since there were so many. */
    addNames(since: number, fields: readonly CField[]): void {
        for (const { names } of this.found.slice(since))
            for (const name of fields.flatMap(({ path }) => path)) names.add(name);
    }

    private takeName(name: string): void {
        if (this.words.length === MOST_WORDS) this.words = [];
        this.words.push(name);
        this.list?.names.add(name);
    }

    private takePunctuator(token: Token): void {
        if (this.list === undefined && this.startsRow(token)) this.openList(token);
        if (token.text === '=' && this.before?.text === '}') this.words = [...this.closed];
        if (token.text === '{') this.heads.push(this.words);
        else if (token.text === '}') this.closed = this.heads.pop() ?? [];
        else if (token.text !== ';') return;
        this.words = [];
        if (this.list !== undefined && this.isBehind(token, this.list)) this.closeList(token);
    }

    private startsRow({ text }: Token): boolean {
        const { before } = this;
        if (text !== '[' && text !== '{') return false;
        if (this.heads.length === 0 && BEFORE_DECLARATIONS.includes(before?.text ?? ';')) return true;
        if (before?.kind !== 'punctuator') return false;
        return BEFORE_ROWS.includes(before.text) && (text === '[' || before.text !== '=');
    }

    private openList(first: Token): void {
        const names = new Set([...(this.heads.at(-1) ?? []), ...this.words]);
        const macro = outermost(first)?.macro;
        if (macro !== undefined) names.add(macro);
        this.list = { depth: this.heads.length, first, names };
    }

    /** Whether a list is over with a token that was taken: its brace is closed, or outside of braces, a statement. */
    private isBehind(token: Token, { depth }: OpenList): boolean {
        const open = this.heads.length;
        return open < depth || (open === 0 && isPunctuator(token, ';'));
    }

    private closeList(last: Token): void {
        if (this.list === undefined) return;
        const { first, names, depth } = this.list;
        const at = placeOfToken(first);
        const isOutside = depth === 0 && first.text === '[';
        if (depth >= this.least)
            this.found.push({ at, end: placeOfToken(last), names, isOutside, conditions: [] });
        this.list = undefined;
    }
}
