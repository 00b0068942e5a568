// From the text of a source to its tokens, one at a time. It knows neither directives nor macros.

import type { Branch } from './conditionals';
import type { Source } from './source';
import { endToken, type Token, type TokenKind } from './token';

/** Says what is wrong at an offset of the text. */
export type Fault = (at: number, message: string) => void;

/** By the code of their first character, the longest first. */
const PUNCTUATORS = byFirst([
    ...['%:%:', '...', '<<=', '>>=', '->', '++', '--', '<<', '>>', '<=', '>=', '==', '!=', '&&', '||'],
    ...['*=', '/=', '%=', '+=', '-=', '&=', '^=', '|=', '##', '<:', ':>', '<%', '%>', '%:'],
    ...['[', ']', '(', ')', '{', '}', '.', '&', '*', '+', '-', '~', '!', '/', '%', '<', '>', '^', '|'],
    ...['?', ':', ';', '=', ',', '#'],
]);

const DIGRAPHS: ReadonlyMap<string, string> = new Map([
    ['<:', '['],
    [':>', ']'],
    ['<%', '{'],
    ['%>', '}'],
    ['%:', '#'],
    ['%:%:', '##'],
]);

/** What may stand directly before a quote. */
const PREFIXES: readonly string[] = ['L', 'u', 'U', 'u8'];

const [NEWLINE, SLASH, STAR, QUOTE, APOSTROPHE, BACKSLASH, DOT] = [10, 47, 42, 34, 39, 92, 46];

export class Scanner {
    private at = 0;
    /** How many tokens were read. */
    tokens = 0;
    private isFirst = true;
    private isSpaced = false;
    /** The conditional that the next tokens stand in. */
    branch: Branch | undefined;

    constructor(
        readonly source: Source,
        private readonly fault: Fault,
    ) {
        if (source.text.charCodeAt(0) === 0xfeff) this.at = 1;
    }

    /** The next token, on whatever line; at the end one of the kind `end`. */
    next(): Token {
        this.skipBlanks(true);
        return this.at < this.source.text.length ? this.token() : endToken(this.source, this.at);
    }

    /** The next token of this line; `undefined` if there is none. */
    nextInLine(): Token | undefined {
        this.skipBlanks(false);
        const { text } = this.source;
        return this.at < text.length && text.charCodeAt(this.at) !== NEWLINE ? this.token() : undefined;
    }

    /** The name between the angles of an `#include`, which is no token anywhere else; `undefined` if it does not stand here. */
    angled(): string | undefined {
        this.skipBlanks(false);
        const { text } = this.source;
        const end = text.indexOf('>', this.at);
        if (text[this.at] !== '<' || end < 0 || this.endOfLine() < end) return undefined;
        const name = text.slice(this.at + 1, end);
        this.at = end + 1;
        return name;
    }

    /** Goes to the end of the line, whatever stands there. A comment that begins in it may end on a later line. */
    skipLine(): void {
        while (this.nextInLine() !== undefined);
    }

    /** Where the scanner stands. */
    get offset(): number {
        return this.at;
    }

    private endOfLine(): number {
        const end = this.source.text.indexOf('\n', this.at);
        return end < 0 ? this.source.text.length : end;
    }

    private skipBlanks(overLines: boolean): void {
        const { text } = this.source;
        const start = this.at;
        for (; this.at < text.length; this.at++) {
            const code = text.charCodeAt(this.at);
            if (code === NEWLINE) {
                if (!overLines) break;
                this.isFirst = true;
            } else if (code === SLASH && this.startsComment()) {
                this.skipComment();
            } else if (code !== 32 && (code < 9 || code > 13)) break;
        }
        this.isSpaced = this.at > start;
    }

    private startsComment(): boolean {
        const next = this.source.text.charCodeAt(this.at + 1);
        return next === SLASH || next === STAR;
    }

    /** Notes the comment, and stands on its last character afterwards. */
    private skipComment(): void {
        const { text, comments } = this.source;
        const start = this.at;
        const isLine = text.charCodeAt(start + 1) === SLASH;
        const close = isLine ? this.endOfLine() : text.indexOf('*/', start + 2);
        if (close < 0) this.fault(start, 'this comment is not closed');
        const end = close < 0 ? text.length : close + (isLine ? 0 : 2);
        comments.push({ start, end });
        this.at = end - 1;
    }

    private token(): Token {
        const { text } = this.source;
        const start = this.at;
        const code = text.charCodeAt(start);
        this.tokens++;
        if (isNameCode(code) && !isDigit(code)) return this.nameOrText(start);
        if (isDigit(code) || (code === DOT && isDigit(text.charCodeAt(start + 1)))) return this.number(start);
        if (code === QUOTE || code === APOSTROPHE) return this.quoted(start, start);
        return this.punctuator(start);
    }

    private nameOrText(start: number): Token {
        const { text } = this.source;
        let end = start + 1;
        while (isNameCode(text.charCodeAt(end))) end++;
        const after = text.charCodeAt(end);
        const isPrefix =
            end - start <= 2 &&
            (after === QUOTE || after === APOSTROPHE) &&
            PREFIXES.includes(text.slice(start, end));
        return isPrefix ? this.quoted(start, end) : this.made('name', start, end);
    }

    /** What the preprocessor takes for a number: more than what is one. */
    private number(start: number): Token {
        const { text } = this.source;
        let end = start + 1;
        for (; end < text.length; end++) {
            const code = text.charCodeAt(end);
            if (isNameCode(code) || code === DOT) continue;
            const isSign = code === 43 || code === 45;
            if (!isSign || !'eEpP'.includes(text.charAt(end - 1))) break;
        }
        return this.made('number', start, end);
    }

    /** A string or a character. If it is not closed on its line, only the quote: prose in skipped code has apostrophes. */
    private quoted(start: number, quote: number): Token {
        const { text } = this.source;
        const mark = text.charCodeAt(quote);
        for (let end = quote + 1; end < text.length; end++) {
            const code = text.charCodeAt(end);
            if (code === mark) return this.made(mark === QUOTE ? 'string' : 'character', start, end + 1);
            if (code === NEWLINE) break;
            if (code === BACKSLASH) end++;
        }
        return this.made('other', start, quote + 1);
    }

    private punctuator(start: number): Token {
        const { text } = this.source;
        const begun = PUNCTUATORS[text.charCodeAt(start)];
        const found = begun?.length === 1 ? begun[0] : begun?.find(each => text.startsWith(each, start));
        if (found === undefined) return this.made('other', start, start + 1);
        return this.made('punctuator', start, start + found.length, DIGRAPHS.get(found) ?? found);
    }

    private made(
        kind: TokenKind,
        start: number,
        end: number,
        text = this.source.text.slice(start, end),
    ): Token {
        this.at = end;
        const { isFirst, isSpaced, source } = this;
        this.isFirst = false;
        return {
            kind,
            text,
            source,
            start,
            end,
            isSpaced,
            isFirst,
            isPainted: false,
            from: undefined,
            branch: this.branch,
        };
    }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters, digits, `_`, `$`, and everything beyond ASCII. */
const isNameCode = (code: number): boolean =>
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    isDigit(code) ||
    code === 95 ||
    code === 36 ||
    code >= 128;

function byFirst(all: readonly string[]): readonly (readonly string[] | undefined)[] {
    const codes = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const groups = codes.map(first => all.filter(each => each.startsWith(first)));
    return groups.map(group => (group.length === 0 ? undefined : group));
}
