// Tokens as a parser takes them: with a look at what comes next.

import { endToken, isPunctuator, type Token } from './token';
import { NO_PIECES, type Pieces, whole } from './work';

export interface Tokens {
    /** The token that comes so many tokens after the next one, which is still to be taken. */
    readonly peek: (ahead?: number) => Token;
    /** Takes the next token; at the end one of the kind `end`, again and again. */
    readonly next: () => Token;
}

/** Tokens that are all there. `behind` is what stands after them: it says where the end is. */
export class TokenList implements Tokens {
    private at = 0;
    private readonly end: Token;

    constructor(
        private readonly all: readonly Token[],
        behind: Token,
    ) {
        this.end = endToken(behind.source, behind.start);
    }

    peek(ahead = 0): Token {
        return this.all[this.at + ahead] ?? this.end;
    }

    next(): Token {
        return this.all[this.at++] ?? this.end;
    }
}

/** Tokens that are made one at a time. */
export class TokenStream implements Tokens {
    /** Those that were made and not taken stand from one place to another; the list is used again when all are taken. */
    private readonly ahead: Token[] = [];
    private at = 0;
    private end = 0;
    /** The token that was taken last. */
    last: Token | undefined;

    constructor(
        private readonly make: () => Token,
        /** Looks at each token that is taken. */
        private readonly see: (token: Token) => void,
    ) {}

    peek(ahead = 0): Token {
        for (;;) {
            const place = this.at + ahead;
            const token = place < this.end ? this.ahead[place] : undefined;
            if (token !== undefined) return token;
            this.ahead[this.end] = this.make();
            this.end++;
        }
    }

    next(): Token {
        const token = this.peek();
        this.at++;
        if (this.at === this.end) {
            this.at = 0;
            this.end = 0;
        }
        this.last = token;
        this.see(token);
        return token;
    }
}

/** Takes the next token if it is this punctuator; whether it was. */
export function takeIf(tokens: Tokens, punctuator: string): boolean {
    const isNext = isPunctuator(tokens.peek(), punctuator);
    if (isNext) tokens.next();
    return isNext;
}

/** The brackets that open, and what closes each. */
export const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Takes the tokens of a bracket that comes next, up to the one that closes it, and gives those between. A bracket in it that nothing
 * closes ends with it; it ends itself before one that closes what was open before, and before these punctuators.
 */
export function takeBracket(tokens: Tokens, stops: readonly string[] = []): readonly Token[] {
    const inner: Token[] = [];
    const open = [CLOSING[tokens.next().text]];
    for (;;) {
        const token = tokens.peek();
        if (token.kind === 'end') return inner;
        if (open.length === 1 && token.kind === 'punctuator' && stops.includes(token.text)) return inner;
        if (opens(token)) open.push(CLOSING[token.text]);
        if (isClosing(token)) {
            const closed = open.lastIndexOf(token.text);
            if (closed < 0) return inner;
            open.length = closed;
        }
        tokens.next();
        if (open.length === 0) return inner;
        inner.push(token);
    }
}

/**
 * Takes the tokens up to one of these punctuators outside of brackets, to a bracket that closes what was open before, or to the
 * end, and leaves that one. A `;` or a `}` ends it also in parentheses that nothing closes, and `isEnd` wherever it is.
 */
export function takeUntil(
    tokens: Tokens,
    stops: readonly string[],
    isEnd?: (token: Token) => boolean,
): readonly Token[] {
    // Most are one token: a list that grows would have room for many.
    let taken: Token[] | undefined;
    for (let [depth, braces] = [0, 0]; ; ) {
        const token = tokens.peek();
        const { kind, text } = token;
        if (kind === 'end' || isEnd?.(token)) return taken ?? NONE;
        if (kind === 'punctuator') {
            if (depth === 0 && (stops.includes(text) || isClosing(token))) return taken ?? NONE;
            if ((text === ';' || text === '}') && braces === 0) return taken ?? NONE;
            if (opens(token)) depth++;
            else if (isClosing(token)) depth--;
            if (text === '{') braces++;
            else if (text === '}') braces--;
        }
        tokens.next();
        if (taken === undefined) taken = [token];
        else taken.push(token);
    }
}

const NONE: readonly never[] = [];

/** Whether a token opens a bracket of any kind. */
export const opens = ({ kind, text }: Token): boolean =>
    kind === 'punctuator' && (text === '(' || text === '[' || text === '{');

/** Whether a token closes a bracket of any kind. */
export const isClosing = ({ kind, text }: Token): boolean =>
    kind === 'punctuator' && (text === ')' || text === ']' || text === '}');

/** Takes the same as `takeBracket`, and keeps nothing; whether the bracket is closed. */
export const skipBracket = (tokens: Tokens): boolean =>
    whole(
        skipBody(
            tokens,
            () => false,
            () => NO_PIECES,
        ),
    );

/** The same for a bracket that may be long, with a pause after each token. A token may be the last one in any case. */
export function* skipBody(
    tokens: Tokens,
    isLast: (token: Token) => boolean,
    pause: () => Iterable<number>,
): Pieces<boolean> {
    tokens.next();
    for (let depth = 1; depth > 0; ) {
        const token = tokens.next();
        const pieces = pause();
        if (pieces !== NO_PIECES) yield* pieces;
        if (token.kind === 'end' || (depth > 1 && isLast(token))) return false;
        if (opens(token)) depth++;
        else if (isClosing(token)) depth--;
    }
    return true;
}

/** How many tokens ahead the one behind a bracket is that begins so many ahead; `undefined` if it is not closed, or very long. */
export function behindBracket(tokens: Tokens, open: number): number | undefined {
    for (let [depth, at] = [0, open]; at < open + 4096; at++) {
        const token = tokens.peek(at);
        if (token.kind === 'end') return undefined;
        if (opens(token)) depth++;
        else if (isClosing(token) && --depth === 0) return at + 1;
    }
    return undefined;
}
