// Works out expressions, those of C and those of `#if`. It parses and computes at once: a part without a value does not stop it.

import { alignmentOf, CHAR, type CType, LONG, nameOf, sizeOf, UNSIGNED_LONG } from './ctypes';
import { characterOf, numberOf, stringLength, whyNoNumber } from './literals';
import { binary, cast, chosen, constant, noValue, type Operand, unary } from './operands';
import { isOpenLiteral, isPunctuator, openLiteral, type Token } from './token';
import { TokenList, type Tokens, takeBracket, takeIf, takeUntil } from './tokens';

/** What an expression asks about names. */
export interface Meaning {
    readonly isDirective: boolean;
    /** The value of a name that is no macro. */
    readonly nameValue: (name: Token) => Operand;
    /** Whether the name of a type begins with this token. */
    readonly startsType: (token: Token) => boolean;
    /** Takes the name of a type, such as stands in a cast. */
    readonly takeTypeName: (tokens: Tokens) => CType;
    /** What `name(…)` gives, its arguments still to be taken; `undefined` if it is no operator of the compiler. */
    readonly operator: (name: Token, tokens: Tokens) => Operand | undefined;
    /** The type of a member, and where it begins in bytes. */
    readonly member: (
        of: CType,
        name: string,
    ) => { readonly type: CType; readonly offset: number } | undefined;
}

/** Brackets and operators within each other, to this depth, a bracket counting as two. */
const DEEPEST = 1000;

const PRECEDENCE: Readonly<Record<string, number>> = {
    ...{ '*': 10, '/': 10, '%': 10, '+': 9, '-': 9, '<<': 8, '>>': 8, '<': 7, '>': 7, '<=': 7, '>=': 7 },
    ...{ '==': 6, '!=': 6, '&': 5, '^': 4, '|': 3, '&&': 2, '||': 1 },
};

/** The value of tokens that are one expression, all of them. */
export function valueOfTokens(tokens: readonly Token[], behind: Token, meaning: Meaning): Operand {
    const first = tokens[0];
    if (first === undefined) return noValue('it is empty');
    const alone = tokens.length === 1 ? valueOfOne(first, meaning) : undefined;
    if (alone !== undefined) return alone;
    const list = new TokenList(tokens, behind);
    const found = new Evaluation(list, meaning).expression();
    const left = list.peek();
    return left.kind === 'end'
        ? found
        : noValue(found.value === undefined ? (found.why ?? '') : unexpected(left));
}

/** The value of a number or a name by itself, as most are; `undefined` of what begins an expression, or is none. */
function valueOfOne(token: Token, meaning: Meaning): Operand | undefined {
    if (token.kind === 'number') return valueOfNumber(token, meaning);
    if (token.kind !== 'name' || token.fault !== undefined || PREFIXES.includes(token.text)) return undefined;
    return valueOfPlainName(token, meaning);
}

const valueOfPlainName = (token: Token, { startsType, nameValue }: Meaning): Operand =>
    startsType(token) ? noValue('it is a type') : nameValue(token);

function valueOfNumber({ text, known }: Token, { isDirective }: Meaning): Operand {
    if (known !== undefined) return known;
    const literal = numberOf(text);
    if (literal === undefined) return noValue(whyNoNumber(text));
    if (!isDirective) return constant(literal.value, literal.type);
    const isUnsigned =
        !literal.type.isSigned && (/[uU]/.test(text) || literal.value > 0x7fff_ffff_ffff_ffffn);
    return constant(literal.value, isUnsigned ? UNSIGNED_LONG : LONG);
}

const unexpected = ({ text }: Token): string => `“${text}” stands where its expression should be at an end`;

export class Evaluation {
    private depth = 0;

    constructor(
        private readonly tokens: Tokens,
        private readonly meaning: Meaning,
    ) {}

    /** An expression without a comma; what cannot be read of it stays. */
    expression(): Operand {
        if (this.depth >= DEEPEST) return this.tooDeep();
        this.depth++;
        const condition = this.binary(1);
        const found = takeIf(this.tokens, '?') ? this.choice(condition) : condition;
        this.depth--;
        return found;
    }

    /** GNU: without anything between `?` and `:` the condition is also the value. */
    private choice(condition: Operand): Operand {
        const yes = isPunctuator(this.tokens.peek(), ':') ? condition : this.withCommas();
        if (!takeIf(this.tokens, ':')) return noValue('a “:” is missing');
        return chosen(condition, yes, this.expression());
    }

    private binary(least: number): Operand {
        let left = this.unary();
        for (;;) {
            const { kind, text } = this.tokens.peek();
            const precedence = kind === 'punctuator' ? PRECEDENCE[text] : undefined;
            if (precedence === undefined || precedence < least) return left;
            this.tokens.next();
            left = binary(text, left, this.binary(precedence + 1), this.meaning.isDirective);
        }
    }

    private unary(): Operand {
        if (this.depth >= DEEPEST) return this.tooDeep();
        this.depth++;
        const found = this.prefixed();
        this.depth--;
        return found;
    }

    private prefixed(): Operand {
        const token = this.tokens.peek();
        if (token.kind === 'punctuator') {
            if (['+', '-', '~', '!'].includes(token.text)) {
                this.tokens.next();
                return unary(token.text, this.unary());
            }
            if (token.text === '&' || token.text === '&&') return this.address();
            if (token.text === '*') return this.pointedAt();
            if (token.text === '(') return this.parenthesis();
        }
        if (token.kind === 'name' && !this.meaning.isDirective) {
            if (token.text === 'sizeof') return this.measured(sizeOf);
            if (ALIGNMENTS.includes(token.text)) return this.measured(alignmentOf);
            if (token.text === '__extension__') {
                this.tokens.next();
                return this.unary();
            }
        }
        return this.postfixed(this.primary());
    }

    private address(): Operand {
        this.tokens.next();
        const { type, unknown } = this.unary();
        return noValue('it is an address', type && { kind: 'pointer', name: `${nameOf(type)} *` }, unknown);
    }

    private pointedAt(): Operand {
        this.tokens.next();
        const { type, unknown } = this.unary();
        return noValue('it is read from memory', type?.kind === 'array' ? type.of : undefined, unknown);
    }

    /** A cast, a literal of a struct or array, or an expression in parentheses. */
    private parenthesis(): Operand {
        this.tokens.next();
        if (isPunctuator(this.tokens.peek(), '{')) {
            takeBracket(this.tokens);
            takeIf(this.tokens, ')');
            return noValue('it is worked out by statements');
        }
        if (!this.meaning.startsType(this.tokens.peek()))
            return this.postfixed(this.closed(this.withCommas()));
        const type = this.meaning.takeTypeName(this.tokens);
        if (!takeIf(this.tokens, ')')) return noValue('a “)” is missing');
        if (!isPunctuator(this.tokens.peek(), '{')) return cast(this.unary(), type);
        return this.postfixed(this.literal(type));
    }

    /** `(int){ 3 }`: of a scalar, what stands in the braces. */
    private literal(type: CType): Operand {
        const open = this.tokens.peek();
        const inner = takeBracket(this.tokens);
        const trimmed = inner.at(-1)?.text === ',' ? inner.slice(0, -1) : inner;
        if (type.kind !== 'integer') return noValue(`it is a ${nameOf(type)}`, type);
        return cast(valueOfTokens(trimmed, open, this.meaning), type);
    }

    private closed(inner: Operand): Operand {
        return takeIf(this.tokens, ')')
            ? inner
            : noValue(inner.why ?? 'a “)” is missing', inner.type, inner.unknown);
    }

    private withCommas(): Operand {
        let found = this.expression();
        while (takeIf(this.tokens, ',')) {
            const last = this.expression();
            found = this.meaning.isDirective
                ? last
                : noValue(last.why ?? 'it has a comma', last.type, last.unknown);
        }
        return found;
    }

    /** `sizeof x`, `sizeof(type)`: only the type counts. */
    private measured(size: (type: CType) => number | undefined): Operand {
        const { text } = this.tokens.next();
        const type = this.typeInParentheses();
        const operand = type === undefined ? this.unary() : noValue('it is a type', type);
        const bytes = operand.type === undefined ? undefined : size(operand.type);
        if (bytes !== undefined) return constant(BigInt(bytes), UNSIGNED_LONG);
        const { unknown } = operand.type?.kind === 'unknown' ? { unknown: operand.type.name } : operand;
        return noValue(
            unknown === undefined ? `its ${text} is not known` : `nothing declares ${unknown}`,
            UNSIGNED_LONG,
            unknown,
        );
    }

    private typeInParentheses(): CType | undefined {
        if (!isPunctuator(this.tokens.peek(), '(')) return undefined;
        if (!this.meaning.startsType(this.tokens.peek(1))) return undefined;
        this.tokens.next();
        const type = this.meaning.takeTypeName(this.tokens);
        takeIf(this.tokens, ')');
        return type;
    }

    private postfixed(first: Operand): Operand {
        let found = first;
        for (;;) {
            const token = this.tokens.peek();
            if (isPunctuator(token, '[')) {
                takeBracket(this.tokens);
                const of = found.type?.kind === 'array' ? found.type.of : undefined;
                found = noValue('it is read from memory', of, found.unknown);
            } else if (isPunctuator(token, '.') || isPunctuator(token, '->')) {
                this.tokens.next();
                const member = found.type && this.meaning.member(found.type, this.tokens.next().text);
                found = noValue('it is read from memory', member?.type, found.unknown);
            } else if (isPunctuator(token, '(')) {
                takeBracket(this.tokens);
                found = noValue('it is called', undefined, found.unknown);
            } else return found;
        }
    }

    private primary(): Operand {
        const token = this.tokens.next();
        if (token.kind === 'number') return valueOfNumber(token, this.meaning);
        if (token.kind === 'character') {
            const literal = characterOf(token.text);
            return literal === undefined
                ? noValue(`${token.text} is no character`)
                : constant(literal.value, literal.type);
        }
        if (token.kind === 'name') return this.name(token);
        if (token.kind === 'string') return this.string(token);
        if (isOpenLiteral(token)) return noValue(openLiteral(token));
        return noValue(token.kind === 'end' ? 'its end is missing' : `“${token.text}” is no value`);
    }

    private name(token: Token): Operand {
        if (token.fault !== undefined) return noValue(token.fault);
        const operator = this.meaning.operator(token, this.tokens);
        if (operator !== undefined) return operator;
        const found = valueOfPlainName(token, this.meaning);
        if (this.meaning.startsType(token) || !isPunctuator(this.tokens.peek(), '(')) return found;
        takeBracket(this.tokens);
        // A macro that came out of itself.
        if (token.isPainted) return found;
        const isFunction = found.type?.kind === 'function';
        return isFunction
            ? noValue(`it calls ${token.text}`)
            : noValue(`${token.text} has no definition`, undefined, token.text);
    }

    /** Strings beside each other are one. */
    private string(first: Token): Operand {
        let length = stringLength(first.text);
        while (this.tokens.peek().kind === 'string') length += stringLength(this.tokens.next().text) - 1;
        return noValue('it is a string', { kind: 'array', of: CHAR, length, isOpen: false });
    }

    private tooDeep(): Operand {
        takeUntil(this.tokens, [',', ';']);
        return noValue(`brackets and operators stand in each other more than ${DEEPEST} deep`);
    }
}

const ALIGNMENTS: readonly string[] = ['_Alignof', '__alignof__', '__alignof'];
/** Names that an operand follows. */
const PREFIXES: readonly string[] = ['sizeof', '__extension__', ...ALIGNMENTS];
