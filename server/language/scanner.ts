// Splits one line into tokens, one at a time. It knows only characters; the meaning of words is up to the parser.

/** A token is a word, a number, a string, one of the symbols, a character that cannot begin a token, or the end of the line. */
export type TokenKind = 'word' | 'number' | 'string' | 'stray' | 'end' | SymbolKind;

export type SymbolKind = '->' | '..<' | '..' | '{' | '}' | '(' | ')' | '=' | ',' | Operator;

export type Operator = '+' | '-' | '*' | '|' | '&' | '<<' | '>>';

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const STAR = 0x2a;
const MINUS = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const UNDERSCORE = 0x5f;
const BYTE_ORDER_MARK = 0xfeff;

const SINGLE: ReadonlyMap<number, SymbolKind> = new Map(
    (['{', '}', '(', ')', '=', ',', '+', '*', '|', '&'] as const).map(symbol => [
        symbol.charCodeAt(0),
        symbol,
    ]),
);

/** Columns of a line, and the word or symbol that is read in their place; nothing is read there if `newText` is empty. */
export interface Mend {
    readonly start: number;
    readonly end: number;
    readonly newText: string;
}

const NOTHING_MENDED: Mend = { start: 0, end: 0, newText: '' };

/** The code returned after the end of the text. */
const NO_CODE = -1;
/** The code of the character at a position, or NO_CODE. Asking a string for one past its end is slow, and makes later calls slow too. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : NO_CODE);

const isDigit = (char: number): boolean => char >= 0x30 && char <= 0x39;
/** Upper-case and lower-case letters differ only in the bit 0x20. */
const isLetter = (char: number): boolean =>
    ((char | 0x20) >= 0x61 && (char | 0x20) <= 0x7a) || char === UNDERSCORE;

/** What the characters of words and of gaps are, by their codes: without a call for each, since most of a file is names and what aligns them. */
const WORD_PART = 1;
const GAP = 2;
const KINDS = new Uint8Array(0x10000);
for (let char = 0; char < 0x80; char++) if (isLetter(char) || isDigit(char)) KINDS[char] = WORD_PART;
KINDS[SPACE] = GAP;
KINDS[TAB] = GAP;

const isWordPart = (char: number): boolean => KINDS[char] === WORD_PART;
const isCapital = (char: number): boolean => char >= 0x41 && char <= 0x5a;

/** Whether a line is empty, or begins with a capital, a digit or a comment, as no word of the language does. */
export function beginsPlainly(text: string): boolean {
    let at = 0;
    let first = codeAt(text, at);
    while (first === SPACE || first === TAB) first = codeAt(text, ++at);
    return (
        at === text.length ||
        isDigit(first) ||
        isCapital(first) ||
        (first === SLASH && codeAt(text, at + 1) === SLASH)
    );
}

/**
 * Reads a line from left to right. `kind`, `start` and `end` describe the current token (UTF-16 columns, `end`
 * exclusive). At the end `kind` stays `'end'`, and `comment` is the column of `//`, or -1. Accepts any text.
 */
export class Scanner {
    text = '';
    kind: TokenKind = 'end';
    start = 0;
    end = 0;
    /** Where the token before this one ended. */
    previousEnd = 0;
    comment = -1;
    /** Whether a part of the line was skipped, so that something that seems missing may have been there. */
    skipped = false;
    /** Where something else is read than what is written (see mending.ts); -1 for nowhere. */
    private mendAt = -1;
    private mend: Mend = NOTHING_MENDED;
    /** The current token's text, once it was requested, so that lookups of a word share the string and its hash. */
    private cut: string | undefined;

    constructor(text: string) {
        this.restart(text);
    }

    /** Starts again with another line, or with the same one, of which a part is read as if something else were written. */
    restart(text: string, mend = NOTHING_MENDED): void {
        this.text = text;
        this.mend = mend;
        this.mendAt = mend.end === 0 ? -1 : mend.start;
        this.end = 0;
        this.comment = -1;
        this.skipped = false;
        this.next();
    }

    /** Lets go of the line, which may be a slice of a whole file. */
    release(): void {
        this.text = '';
        this.cut = undefined;
    }

    /** The current token as it is written. */
    get lexeme(): string {
        this.cut ??= this.text.slice(this.start, this.end);
        return this.cut;
    }

    /** Whether the current token is of this kind. */
    is(kind: TokenKind): boolean {
        return this.kind === kind;
    }

    next(): void {
        const { text } = this;
        this.previousEnd = this.end;
        this.cut = undefined;
        let at = this.end;
        if (at === 0 && codeAt(text, 0) === BYTE_ORDER_MARK) at = 1;
        while (at < text.length && KINDS[text.charCodeAt(at)] === GAP) at++;
        const char = codeAt(text, at);
        this.start = at;
        if (at === this.mendAt) return this.mended();
        if (isLetter(char)) return this.word(at);
        if (isDigit(char)) {
            this.word(at);
            this.kind = 'number';
            return;
        }
        this.symbol(char, at);
    }

    /** Extends the current word over hyphens: `index-gap`, `zynqmp-xlnx`. */
    extendOverHyphens(): void {
        let at = this.end;
        while (codeAt(this.text, at) === MINUS && isWordPart(codeAt(this.text, at + 1))) {
            while (isWordPart(codeAt(this.text, ++at)));
        }
        if (at === this.end) return;
        this.end = at;
        this.cut = undefined;
    }

    /** Extends the current word by a `*` that directly follows it: `NODE_*`. */
    extendOverStar(): void {
        if (codeAt(this.text, this.end) !== STAR) return;
        this.end++;
        this.cut = undefined;
    }

    /** Extends the current token to a column, if more of the line was read as one word; never shortens it. */
    extendTo(end: number): void {
        if (end <= this.end) return;
        this.end = end;
        this.cut = undefined;
    }

    /** Goes to the end of the line (still noting a comment), so that one mistake gives one message. */
    skipRest(): void {
        this.skipped = true;
        while (this.kind !== 'end') this.next();
    }

    private mended(): void {
        const { end, newText } = this.mend;
        const { previousEnd } = this;
        this.mendAt = -1;
        this.end = end;
        if (newText === '') {
            this.next();
            this.previousEnd = previousEnd;
            return;
        }
        this.cut = newText;
        this.kind = kindOf(newText);
    }

    private word(from: number): void {
        const { text } = this;
        let at = from + 1;
        while (at < text.length && KINDS[text.charCodeAt(at)] === WORD_PART) at++;
        this.token('word', at);
    }

    private symbol(char: number, at: number): void {
        const { text } = this;
        if (char === NO_CODE) return this.token('end', at);
        const following = codeAt(text, at + 1);
        if (char === MINUS) return following === GREATER ? this.token('->', at + 2) : this.token('-', at + 1);
        if (char === DOT && following === DOT) {
            return codeAt(text, at + 2) === LESS ? this.token('..<', at + 3) : this.token('..', at + 2);
        }
        if (char === LESS && following === LESS) return this.token('<<', at + 2);
        if (char === GREATER && following === GREATER) return this.token('>>', at + 2);
        if (char === SLASH && following === SLASH) return this.atComment(at);
        if (char === QUOTE) return this.string(at);
        const single = SINGLE.get(char);
        if (single !== undefined) return this.token(single, at + 1);
        this.token('stray', at + (isPair(char, following) ? 2 : 1));
    }

    /** A string without its closing quote reaches to the end of the line; `lexeme` shows that the quote is missing. */
    private string(at: number): void {
        const close = this.text.indexOf('"', at + 1);
        this.token('string', close === -1 ? this.text.length : close + 1);
    }

    private atComment(at: number): void {
        this.comment = at;
        this.kind = 'end';
        this.end = at;
    }

    private token(kind: TokenKind, end: number): void {
        this.kind = kind;
        this.end = end;
    }
}

/** The kind of a token that is read instead of what is written. */
function kindOf(text: string): TokenKind {
    if (text === '->' || text === '..' || text === '=' || text === '+' || text === ',') return text;
    if (text === '{' || text === '}') return text;
    if (text.startsWith('"')) return 'string';
    return isDigit(codeAt(text, 0)) ? 'number' : 'word';
}

const isPair = (high: number, low: number): boolean =>
    high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
