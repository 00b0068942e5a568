// The tokens of a guest's configuration, as libxlu's scanner finds them.

/** Why no token begins at a place. */
export type ScanProblem =
    | 'byte-order-mark'
    | 'carriage-return'
    | 'character'
    | 'capital'
    | 'comment-at-end'
    | 'unclosed-string'
    | 'numeric-escape'
    | 'unknown-escape'
    | 'zero-byte';

export interface Token {
    readonly kind: 'name' | 'number' | 'string' | 'newline' | '=' | '+=' | ',' | ';' | '[' | ']' | 'end';
    /** Of a string, what is in its quotes, without escapes. */
    readonly text: string;
    readonly start: number;
    /** Exclusive. */
    readonly end: number;
    /** Why there are no tokens from here on; the file does not simply end. */
    readonly problem?: ScanProblem;
}

const BLANKS = /[ \t]*/y;
const TOKENS = [
    ['newline', /(?:#[^\n]*)?\n/y],
    ['name', /[a-z][._0-9a-z]*/y],
    ['number', /[0-9][0-9a-fx]*/y],
    ['string', /'[^'\\\n]*(?:\\[^\n][^'\\\n]*)*'|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y],
    ['+=', /\+=/y],
    ['=', /=/y],
    [',', /,/y],
    [';', /;/y],
    ['[', /\[/y],
    [']', /\]/y],
] as const;

export class XlTokens {
    private at = 0;

    constructor(private readonly text: string) {}

    /** The next token. At the end, and from the first place on where there is none, always `end`. */
    next(): Token {
        this.at = endOf(BLANKS, this.text, this.at) ?? this.at;
        const start = this.at;
        for (const [kind, pattern] of TOKENS) {
            const end = endOf(pattern, this.text, start);
            if (end === undefined) continue;
            this.at = end;
            const text = this.text.slice(start, end);
            return kind === 'string' ? this.string(text, start, end) : { kind, text, start, end };
        }
        return isEnd(this.text, start)
            ? END(start)
            : this.stop(problemOf(this.text, start), start, start + 1);
    }

    private string(quoted: string, start: number, end: number): Token {
        const zero = quoted.indexOf('\0');
        if (zero !== -1) return this.stop('zero-byte', start + zero, start + zero + 1);
        for (const { index, 1: escaped = '' } of quoted.matchAll(ESCAPE)) {
            if (escaped in ESCAPES) continue;
            const problem = NUMERIC.test(escaped) ? 'numeric-escape' : 'unknown-escape';
            return this.stop(problem, start + index, start + index + 2);
        }
        const text = quoted.slice(1, -1).replace(ESCAPE, (_, escaped: string) => ESCAPES[escaped] ?? '');
        return { kind: 'string', text, start, end };
    }

    private stop(problem: ScanProblem, start: number, end: number): Token {
        this.at = start;
        return { kind: 'end', text: this.text.slice(start, end), start, end, problem };
    }
}

/** libxlu overlooks what is no token if it is the very last byte of a file. */
const isEnd = (text: string, at: number): boolean =>
    at === text.length || (at === text.length - 1 && text.charAt(at) <= '\x7f');

const END = (at: number): Token => ({ kind: 'end', text: '', start: at, end: at });

const ESCAPE = /\\([^\n])/gu;
const NUMERIC = /[0-9x]/;
const ESCAPES: Readonly<Record<string, string>> = {
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    "'": "'",
    '"': '"',
    '\\': '\\',
};

/** What is wrong with a text at a place where no token begins. */
function problemOf(text: string, at: number): ScanProblem {
    const character = text.charAt(at);
    if (character === '#') return 'comment-at-end';
    if (character === "'" || character === '"') return 'unclosed-string';
    if (character === '\r') return 'carriage-return';
    if (character === '\ufeff') return 'byte-order-mark';
    if (character === '\0') return 'zero-byte';
    return character >= 'A' && character <= 'Z' ? 'capital' : 'character';
}

/** Where a pattern that matches at a place ends; `undefined` if it does not. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
}
