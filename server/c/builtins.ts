// The operators of the compiler that look like calls of functions.

import { type CType, INT, isSame, UNSIGNED_LONG } from './ctypes';
import { Evaluation, type Meaning } from './expression';
import { constant, isZero, noValue, type Operand } from './operands';
import { isPunctuator, type Token } from './token';
import { TokenList, type Tokens, takeBracket, takeIf } from './tokens';

/** What such an operator gives, its arguments still to be taken; `undefined` if the name is none of them. */
export function builtin(name: Token, tokens: Tokens, meaning: Meaning): Operand | undefined {
    const read = BUILTINS.get(name.text);
    if (read === undefined || !isPunctuator(tokens.peek(), '(')) return undefined;
    const inner = takeBracket(tokens);
    return read(new TokenList(inner, name), meaning);
}

function offset(args: Tokens, meaning: Meaning): Operand {
    let type: CType | undefined = meaning.takeTypeName(args);
    let bytes = 0;
    while (type !== undefined && (takeIf(args, ',') || takeIf(args, '.'))) {
        const member = meaning.member(type, args.next().text);
        bytes += member?.offset ?? 0;
        type = member?.type;
    }
    const isRead = type !== undefined && args.peek().kind === 'end';
    return isRead
        ? constant(BigInt(bytes), UNSIGNED_LONG)
        : noValue('its offset is not known', UNSIGNED_LONG);
}

function choice(args: Tokens, meaning: Meaning): Operand {
    const [condition, yes, no] = values(args, meaning);
    if (condition?.value === undefined) return noValue('what it chooses is not known');
    return (isZero(condition) ? no : yes) ?? noValue('it has no choice');
}

function isConstant(args: Tokens, meaning: Meaning): Operand {
    return constant(values(args, meaning)[0]?.value === undefined ? 0n : 1n, INT);
}

function areCompatible(args: Tokens, meaning: Meaning): Operand {
    const left = meaning.takeTypeName(args);
    if (!takeIf(args, ',')) return noValue('its types are not known', INT);
    return constant(isSame(left, meaning.takeTypeName(args)) ? 1n : 0n, INT);
}

const BUILTINS: ReadonlyMap<string, (args: Tokens, meaning: Meaning) => Operand> = new Map([
    ['__builtin_offsetof', offset],
    ['__builtin_choose_expr', choice],
    ['__builtin_constant_p', isConstant],
    ['__builtin_expect', (args, meaning) => values(args, meaning)[0] ?? noValue('it is empty')],
    ['__builtin_types_compatible_p', areCompatible],
]);

/** The values of what stands between commas, at most three. */
function values(args: Tokens, meaning: Meaning): readonly Operand[] {
    const evaluation = new Evaluation(args, meaning);
    const found = [evaluation.expression()];
    while (found.length < 3 && takeIf(args, ',')) found.push(evaluation.expression());
    return found;
}
