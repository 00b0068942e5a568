// Declarators: pointers, arrays and functions around a name.

import { type CType, nameOf } from './ctypes';
import type { Declarator, Parsing } from './parsing';
import { isAttribute, startsType, takeAttribute } from './specifiers';
import { isPunctuator, type Token } from './token';
import { skipBracket, TokenList, type Tokens, takeBracket, takeIf } from './tokens';

const DEEPEST = 64;
/** In tokens: what stands in parentheses of a declarator. */
const LONGEST_INNER = 4096;
const QUALIFIERS: readonly string[] = [
    'const',
    'volatile',
    'restrict',
    '__restrict',
    '__restrict__',
    '_Atomic',
];

/** Takes a declarator that gives a type this form; it may be without a name, as in a cast. */
export function takeDeclarator(parsing: Parsing, tokens: Tokens, base: CType): Declarator {
    const type = takePointers(tokens, base);
    if (parsing.nesting.depth >= DEEPEST) return { name: undefined, type };
    const inner = takeInner(parsing, tokens);
    const name = inner === undefined && tokens.peek().kind === 'name' ? tokens.next() : undefined;
    const own = takeSuffixes(parsing, tokens, type);
    if (inner === undefined) return { name, type: own };
    // Each level of parentheses is gone through again.
    if (inner.length > LONGEST_INNER) return { name: undefined, type };
    parsing.nesting.depth++;
    const found = takeDeclarator(parsing, new TokenList(inner, tokens.peek()), own);
    parsing.nesting.depth--;
    return found;
}

function takePointers(tokens: Tokens, base: CType): CType {
    let type = base;
    for (;;) {
        if (takeIf(tokens, '*')) type = { kind: 'pointer', name: `${nameOf(type)} *` };
        else if (isAttribute(tokens.peek())) takeAttribute(tokens);
        else if (QUALIFIERS.includes(tokens.peek().text)) tokens.next();
        else return type;
    }
}

/** The tokens of a declarator in parentheses: `(*name)`. */
function takeInner(parsing: Parsing, tokens: Tokens): readonly Token[] | undefined {
    if (!isPunctuator(tokens.peek(), '(')) return undefined;
    const first = tokens.peek(1);
    const isInner = isPunctuator(first, '*') || isPunctuator(first, '(') || isPlainName(parsing, first);
    return isInner ? takeBracket(tokens) : undefined;
}

const isPlainName = (parsing: Parsing, token: Token): boolean =>
    token.kind === 'name' && !startsType(parsing, token);

/** Takes `[…]` and `(…)` behind a name. */
function takeSuffixes(parsing: Parsing, tokens: Tokens, base: CType): CType {
    const lengths: Length[] = [];
    for (;;) {
        if (isPunctuator(tokens.peek(), '[')) lengths.push(takeLength(parsing, tokens));
        else if (isPunctuator(tokens.peek(), '(')) {
            skipBracket(tokens);
            return { kind: 'function' };
        } else if (lengths.length > DEEPEST) return { kind: 'unknown', name: nameOf(base) };
        else return lengths.reduceRight<CType>((of, length) => ({ kind: 'array', of, ...length }), base);
    }
}

interface Length {
    readonly length: number | undefined;
    readonly isOpen: boolean;
}

function takeLength({ evaluate }: Parsing, tokens: Tokens): Length {
    const open = tokens.peek();
    const inner = takeBracket(tokens);
    if (inner.length === 0) return { length: undefined, isOpen: true };
    const { value } = evaluate(inner, open);
    const isLength = value !== undefined && value >= 0n && value <= 1n << 32n;
    return { length: isLength ? Number(value) : undefined, isOpen: false };
}
