// What an expression gives: a value with its type, or why it has none; and what C's operators make of that.

import {
    type CType,
    commonType,
    converted,
    INT,
    type IntegerType,
    nameOf,
    POINTER,
    promoted,
    UNSIGNED_LONG,
} from './ctypes';

export interface Operand {
    /** `undefined`: it has no constant value. */
    readonly value: bigint | undefined;
    /** `undefined` if that is not known either. */
    readonly type: CType | undefined;
    /** Why it has no value, as the end of a sentence. */
    readonly why: string | undefined;
    /** The name because of which it has none. */
    readonly unknown: string | undefined;
}

export const constant = (value: bigint, type: IntegerType): Operand => ({
    value: converted(value, type),
    type,
    why: undefined,
    unknown: undefined,
});

export const noValue = (why: string, type?: CType, unknown?: string): Operand => ({
    value: undefined,
    type,
    why,
    unknown,
});

const truth = (isTrue: boolean): Operand => constant(isTrue ? 1n : 0n, INT);

export const isZero = ({ value }: Operand): boolean => value === 0n;

/** `+x`, `-x`, `~x`, `!x`. */
export function unary(operator: string, operand: Operand): Operand {
    const { value, type } = operand;
    if (operator === '!') return value === undefined ? withType(operand, INT) : truth(value === 0n);
    if (type?.kind !== 'integer')
        return value === undefined ? operand : noValue('it computes with an address');
    const result = promoted(type);
    if (value === undefined) return withType(operand, result);
    if (operator === '-') return constant(-value, result);
    return constant(operator === '~' ? ~value : value, result);
}

/** `a OPERATOR b` for all operators with two operands, but for the comma and assignments. */
export function binary(operator: string, left: Operand, right: Operand, isDirective: boolean): Operand {
    if (operator === '&&' || operator === '||') return logical(operator, left, right);
    const [a, b] = [integerType(left), integerType(right)];
    const isCompared = COMPARED.includes(operator);
    const isShift = operator === '<<' || operator === '>>';
    const type = resultType(operator, a, b);
    const result = isCompared ? INT : type;
    if (left.value === undefined) return withType(left, result);
    if (right.value === undefined) return withType(right, result);
    if (type === undefined) return noValue('it computes with an address');
    if (isShift) return shifted(operator, left.value, right.value, type, isDirective);
    const [x, y] = [converted(left.value, type), converted(right.value, type)];
    if (isCompared) return truth(compared(operator, x, y));
    if ((operator === '/' || operator === '%') && y === 0n) return noValue('it divides by zero', type);
    return constant(computed(operator, x, y), type);
}

/** `condition ? yes : no`. The result has the type of both. */
export function chosen(condition: Operand, yes: Operand, no: Operand): Operand {
    const [a, b] = [integerType(yes), integerType(no)];
    const type = a === undefined || b === undefined ? undefined : commonType(a, b);
    if (condition.value === undefined) return withType(condition, type);
    const taken = condition.value === 0n ? no : yes;
    if (type === undefined) return taken;
    if (taken.value === undefined) return withType(taken, type);
    return constant(taken.value, type);
}

/** A value as one of another type. */
export function cast(operand: Operand, type: CType): Operand {
    const { value } = operand;
    if (type.kind === 'unknown')
        return noValue(`nothing declares the type ${type.name}`, type, operand.unknown ?? type.name);
    if (value === undefined) return withType(operand, type);
    if (type.kind === 'integer') return constant(value, type);
    if (type.kind === 'pointer') return { ...operand, value: BigInt.asUintN(64, value), type };
    return noValue(`it is a ${nameOf(type)}`, type);
}

/** A shift has the type of what is shifted. */
function resultType(operator: string, a?: IntegerType, b?: IntegerType): IntegerType | undefined {
    if (a === undefined || b === undefined) return undefined;
    return operator === '<<' || operator === '>>' ? promoted(a) : commonType(a, b);
}

const COMPARED: readonly string[] = ['==', '!=', '<', '>', '<=', '>='];

/** An address counts as a number of 64 bits where it is compared or chosen. */
function integerType({ type, value }: Operand): IntegerType | undefined {
    if (type === POINTER || type?.kind === 'pointer') return value === undefined ? undefined : UNSIGNED_LONG;
    return type?.kind === 'integer' ? type : undefined;
}

const withType = (operand: Operand, type: CType | undefined): Operand => ({ ...operand, type });

/** The right side does not count if the left side decides. */
function logical(operator: '&&' | '||', left: Operand, right: Operand): Operand {
    const decides = operator === '||';
    if (left.value === undefined) return withType(left, INT);
    if ((left.value !== 0n) === decides) return truth(decides);
    return right.value === undefined ? withType(right, INT) : truth(right.value !== 0n);
}

function shifted(
    operator: string,
    value: bigint,
    by: bigint,
    type: IntegerType,
    isDirective: boolean,
): Operand {
    const isLeft = (operator === '<<') !== (isDirective && by < 0n);
    const count = isDirective && by < 0n ? -by : by;
    const width = BigInt(type.bits);
    if (!isDirective && (count < 0n || count >= width))
        return noValue(`it shifts ${type.bits} bits by ${by}, which C does not define`, type);
    const within = count > width ? width : count;
    return constant(isLeft ? value << within : value >> within, type);
}

function compared(operator: string, a: bigint, b: bigint): boolean {
    if (operator === '==') return a === b;
    if (operator === '!=') return a !== b;
    if (operator === '<') return a < b;
    if (operator === '>') return a > b;
    return operator === '<=' ? a <= b : a >= b;
}

function computed(operator: string, a: bigint, b: bigint): bigint {
    if (operator === '+') return a + b;
    if (operator === '-') return a - b;
    if (operator === '*') return a * b;
    if (operator === '/') return a / b;
    if (operator === '%') return a % b;
    if (operator === '&') return a & b;
    return operator === '|' ? a | b : a ^ b;
}
