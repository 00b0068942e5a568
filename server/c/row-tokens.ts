// The tokens of a table that is broken: what looks like the next row ends the one that is read, whatever is open in that. It goes by
// how people write tables: each row begins its line, and nothing within a row stands further left.

import { endToken, isPunctuator, outermost, type Token, writtenFirst, writtenLast } from './token';
import type { TokenStream, Tokens } from './tokens';

/** The words with which a declaration begins at the margin: the list before it was not closed. */
const DECLARING: readonly string[] = ['static', 'extern', 'typedef', 'const', 'struct', 'union', 'enum'];
/** Behind one of these a value goes on, in braces or not. */
const GOES_ON: readonly string[] = ['=', '(', '+', '-', '*', '/', '|', '&', '^', '<<', '>>', '~', '.'];
/** In columns; a line that is longer has no row that anyone would look for. */
const MOST_COLUMNS = 256;
const TAB = 8;

export class RowTokens implements Tokens {
    /** The first token of the row that is read; `undefined` between rows, where every token is given. */
    private first: Token | undefined;
    private column = 0;
    /** How many of the next tokens are known to begin no row. */
    private known = 0;

    constructor(private readonly tokens: TokenStream) {}

    /** Says that the next token begins a row. */
    begin(): void {
        this.first = this.tokens.peek();
        this.column = columnOf(this.first);
        this.known = 0;
    }

    /** Says that the row is over. */
    end(): void {
        this.first = undefined;
    }

    /** The token at so many behind the next one; where another row begins, or behind that, one of the kind `end`. */
    peek(ahead = 0): Token {
        while (this.known <= ahead) {
            if (this.endsRow(this.known)) return this.endOfRow();
            this.known++;
        }
        return this.tokens.peek(ahead);
    }

    next(): Token {
        const token = this.peek();
        // The real end is taken without moving on.
        if (token !== this.tokens.peek()) return token;
        this.known--;
        return this.tokens.next();
    }

    /** Whether a declaration comes next, so that nothing closes the list. */
    get isAtDeclaration(): boolean {
        return declares(this.tokens.peek());
    }

    /** Directly behind what was taken, which is in the row. */
    private endOfRow(): Token {
        const last = writtenLast(this.tokens.last ?? this.tokens.peek());
        return endToken(last.source, last.end);
    }

    private endsRow(ahead: number): boolean {
        const token = this.tokens.peek(ahead);
        const written = writtenFirst(token);
        if (this.first === undefined || token === this.first || !written.isFirst) return false;
        const before = ahead > 0 ? this.tokens.peek(ahead - 1) : this.tokens.last;
        // Of all that a macro brings the first token stands where the macro does.
        if (before !== undefined && token.from !== undefined && outermost(before) === outermost(token))
            return false;
        const column = columnOf(token);
        if (declares(token)) return true;
        if (isPunctuator(token, '}'))
            return column < this.column && isPunctuator(this.tokens.peek(ahead + 1), ';');
        return column <= this.column && this.startsRow(token, before, ahead);
    }

    private startsRow(token: Token, before: Token | undefined, ahead: number): boolean {
        if (isPunctuator(token, '[')) return true;
        if (before !== undefined && GOES_ON.includes(before.text)) return false;
        if (token.kind === 'name') return isPunctuator(this.tokens.peek(ahead + 1), '(');
        // The braces of a row may stand below its index.
        return isPunctuator(token, '{') && before?.text !== ']';
    }
}

/** Whether the token at so many behind the next one looks like the beginning of a row. */
export function startsRow(tokens: Tokens, ahead: number): boolean {
    const token = tokens.peek(ahead);
    if (token.kind === 'name') return isPunctuator(tokens.peek(ahead + 1), '(');
    return isPunctuator(token, '[') || isPunctuator(token, '{');
}

/**
 * Whether the name that comes next stands where rows do: with arguments, before another row, or at the end of the list. Where braces
 * are left out, single values follow each other.
 */
export function standsForRows(tokens: Tokens): boolean {
    if (isPunctuator(tokens.peek(1), '(')) return true;
    const ahead = isPunctuator(tokens.peek(1), ',') ? 2 : 1;
    const next = tokens.peek(ahead);
    const isNameBelow = ahead === 1 && next.kind === 'name' && next.isFirst;
    return isNameBelow || isPunctuator(next, '}') || startsRow(tokens, ahead);
}

/** Whether a `}` or `;` comes next that ends no list: what stands behind it is neither the end nor a declaration. */
export function closesTooSoon(tokens: Tokens): boolean {
    const token = tokens.peek();
    const next = tokens.peek(1);
    if (isPunctuator(token, ';')) return goesOnBehind(tokens, 1);
    if (!isPunctuator(token, '}')) return false;
    if (isPunctuator(next, ',')) return !startsDeclarator(tokens, 2);
    return goesOnBehind(tokens, isPunctuator(next, ';') ? 2 : 1);
}

/** Whether another declarator may begin with the token that comes so many behind the next one, or nothing more. */
function startsDeclarator(tokens: Tokens, ahead: number): boolean {
    const token = tokens.peek(ahead);
    if (token.kind === 'name') return !startsRow(tokens, ahead);
    return token.kind === 'end' || isPunctuator(token, '*') || isPunctuator(token, '(');
}

/** Whether a list goes on with the token that comes so many behind the next one, which would be the first one behind it. */
function goesOnBehind(tokens: Tokens, ahead: number): boolean {
    const token = tokens.peek(ahead);
    if (token.kind === 'end') return false;
    if (token.kind !== 'name') return !isPunctuator(token, ';');
    if (DECLARING.includes(token.text)) return false;
    return !token.isFirst || (columnOf(token) > 0 && startsRow(tokens, ahead));
}

/** Takes what is left of a row, up to what ends it, and to the next row, which begins its line or comes at once. */
export function skipToRow(tokens: Tokens): void {
    if (isPunctuator(tokens.peek(), '[') || isPunctuator(tokens.peek(), '{')) return;
    for (;;) {
        const token = tokens.peek();
        const isStop = token.kind === 'end' || [',', ';', '}'].some(text => isPunctuator(token, text));
        if (isStop || (writtenFirst(token).isFirst && startsRow(tokens, 0)) || declares(token)) return;
        tokens.next();
    }
}

/** Whether a token begins a declaration at the margin: nothing that is open goes on behind it. */
export const declares = (token: Token): boolean =>
    token.isFirst && token.from === undefined && DECLARING.includes(token.text) && columnOf(token) === 0;

/** The column of a token where it is written, from 0; of one far to the right, a column that is right of most. */
function columnOf(token: Token): number {
    const { source, start } = writtenFirst(token);
    const from = Math.max(0, start - MOST_COLUMNS);
    const before = source.text.slice(from, start);
    let column = 0;
    for (const character of before.slice(before.lastIndexOf('\n') + 1))
        column = character === '\t' ? column + TAB - (column % TAB) : column + 1;
    return column;
}
