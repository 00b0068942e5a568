// Finds tables, and rows that are in none, in code that the preprocessor skips. Macros are not expanded there, so this goes by the form of a declaration:
// `NAME[…] = {`, perhaps with attributes before the `=`.

import { StrayRows } from './stray-rows';
import { isPunctuator, type Token } from './token';

/** Takes the tokens of a skipped group one after the other. */
export class TableFinder {
    /** Braces and parentheses that are open, and brackets. */
    private depth = 0;
    private brackets = 0;
    private before: Token | undefined;
    private name: Token | undefined;
    /** Rows outside of tables. A group of lines within a table has rows without braces around them. */
    readonly strays = new StrayRows(1);
    /** The names in front of the braces of the table that was found last. */
    names: ReadonlySet<string> = new Set();

    /** The token of the name if this token, the `{`, completes the beginning of a table. */
    take(token: Token): Token | undefined {
        const { before } = this;
        this.before = token;
        const isTop = this.depth === 0 && this.brackets === 0;
        const found = isTop && isPunctuator(token, '{') && before !== undefined && isPunctuator(before, '=');
        if (isTop && isPunctuator(token, '[') && before?.kind === 'name') this.name ??= before;
        if (isTop && [';', ',', '}'].some(text => isPunctuator(token, text))) this.name = undefined;
        this.count(token);
        if (this.depth === 0) this.strays.isOff = false;
        const name = found ? this.name : undefined;
        if (name !== undefined) this.names = new Set(this.strays.words);
        this.strays.take(token);
        if (name !== undefined) this.strays.isOff = true;
        return name;
    }

    private count({ kind, text }: Token): void {
        if (kind !== 'punctuator') return;
        if (text === '[') this.brackets++;
        else if (text === ']') this.brackets = Math.max(0, this.brackets - 1);
        else if (text === '{' || text === '(') this.depth++;
        else if (text === '}' || text === ')') this.depth = Math.max(0, this.depth - 1);
    }
}
