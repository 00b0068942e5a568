// Enums, and the values and types of their enumerators.

import { type CType, converted, INT, type IntegerType, LONG, UNSIGNED_INT, UNSIGNED_LONG } from './ctypes';
import { constant, noValue, type Operand } from './operands';
import type { Parsing } from './parsing';
import type { Enumerator } from './scope';
import { isAttribute, takeAttribute } from './specifiers';
import { spellingsOf } from './spelling';
import { isPunctuator, placeOfToken } from './token';
import { type Tokens, takeIf, takeUntil } from './tokens';
import type { Pieces } from './work';

/** Takes an enum, whose word comes next. */
export function* takeEnum(parsing: Parsing, tokens: Tokens): Pieces<CType> {
    tokens.next();
    while (isAttribute(tokens.peek())) takeAttribute(tokens);
    const tag = tokens.peek().kind === 'name' ? tokens.next().text : undefined;
    const name = `enum ${tag ?? '{…}'}`;
    const known = tag === undefined ? undefined : parsing.scope.tags.get(name);
    if (!isPunctuator(tokens.peek(), '{')) return known ?? { ...UNSIGNED_INT, name };
    const type = { ...typeOf(yield* takeEnumerators(parsing, tokens)), name };
    while (isAttribute(tokens.peek())) takeAttribute(tokens);
    if (tag !== undefined) parsing.scope.tags.set(name, type);
    return type;
}

/** Takes the enumerators in their braces and declares them. */
function* takeEnumerators(parsing: Parsing, tokens: Tokens): Pieces<readonly Enumerator[]> {
    const all: Enumerator[] = [];
    tokens.next();
    let before: Enumerator | undefined;
    for (yield* parsing.pause(); !takeIf(tokens, '}'); yield* parsing.pause()) {
        const name = tokens.peek();
        if (name.kind === 'end') break;
        if (name.kind === 'name') {
            before = takeEnumerator(parsing, tokens, before);
            parsing.scope.enumerators.set(before.name, before);
            all.push(before);
        } else {
            parsing.problems.add(
                'syntax',
                placeOfToken(name),
                `“${name.text}” stands where a name of the enum should`,
            );
        }
        takeUntil(tokens, [',', ';']);
        if (!takeIf(tokens, ',') && !isPunctuator(tokens.peek(), '}')) tokens.next();
    }
    return settled(parsing, all);
}

function takeEnumerator({ evaluate }: Parsing, tokens: Tokens, before: Enumerator | undefined): Enumerator {
    const name = tokens.next();
    while (isAttribute(tokens.peek())) takeAttribute(tokens);
    const at = placeOfToken(name);
    if (!takeIf(tokens, '=')) return { name: name.text, operand: following(before), at, spelling: '' };
    const value = takeUntil(tokens, [',']);
    const operand = asEnumerator(evaluate(value, name));
    return { name: name.text, operand, at, spelling: spellingsOf(value)[0] ?? '' };
}

/** One more than the enumerator before; the first one is 0. */
function following(before: Enumerator | undefined): Operand {
    if (before === undefined) return constant(0n, INT);
    const { name, operand } = before;
    const { value, type } = operand;
    if (value === undefined || type?.kind !== 'integer')
        return noValue(`it follows ${name}, which has no value`, INT, operand.unknown ?? name);
    const next = constant(value + 1n, type);
    return next.value === value + 1n ? next : constant(value + 1n, wider(type));
}

const wider = ({ bits, isSigned }: IntegerType): IntegerType => {
    if (bits < 64) return LONG;
    return isSigned ? UNSIGNED_LONG : LONG;
};

/** A value that fits is an `int`, whatever type it was worked out in. */
function asEnumerator(operand: Operand): Operand {
    const { value } = operand;
    if (value === undefined || operand.type === INT || converted(value, INT) !== value) return operand;
    return constant(value, INT);
}

/** The type that holds all values, as gcc chooses it. */
function typeOf(all: readonly Enumerator[]): IntegerType {
    const values = all.map(({ operand: { value } }) => value ?? 0n);
    const isNegative = values.some(value => value < 0n);
    const [narrow, wide] = isNegative ? [INT, LONG] : [UNSIGNED_INT, UNSIGNED_LONG];
    return values.every(value => converted(value, narrow) === value) ? narrow : wide;
}

/** After the enum, the enumerators that are no `int` have the type of the enum. */
function settled({ scope }: Parsing, all: readonly Enumerator[]): readonly Enumerator[] {
    const type = typeOf(all);
    for (const each of all) {
        const { value } = each.operand;
        if (value === undefined || converted(value, INT) === value) continue;
        scope.enumerators.set(each.name, { ...each, operand: constant(value, type) });
    }
    return all;
}
