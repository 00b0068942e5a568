// Whether the condition of an `#if`, `#ifdef` or one of their like holds.

import { INT } from './ctypes';
import { type Meaning, valueOfTokens } from './expression';
import { constant, noValue, type Operand } from './operands';
import type { Preprocessor } from './preprocessor';
import { isPunctuator, type Token } from './token';
import { type Tokens, takeBracket, takeIf } from './tokens';

export interface Held {
    readonly isTaken: boolean;
    /** The macros that it asks for and that are not defined. */
    readonly undefinedNames: readonly string[];
}

/** Works out the condition that stands behind the name of a directive. A faulty one is said, and does not hold. */
export function holds(pre: Preprocessor, name: Token, line: readonly Token[]): Held {
    if (name.text === 'else') return { isTaken: true, undefinedNames: [] };
    if (name.text.endsWith('def')) return isDefined(pre, name, line[0]);
    const missing = new Set<string>();
    const expanded = pre.expander.expandedCondition(line);
    const { value, why, unknown } = valueOfTokens(expanded, name, meaningOf(pre, missing));
    if (value === undefined) {
        const kind = unknown === undefined ? 'directive' : 'condition';
        pre.fault(kind, name, `this #${name.text} cannot be worked out: ${why}`);
    }
    return { isTaken: value !== undefined && value !== 0n, undefinedNames: [...missing] };
}

/** `#ifdef`, `#ifndef`, `#elifdef`, `#elifndef`. */
function isDefined(pre: Preprocessor, name: Token, asked: Token | undefined): Held {
    if (asked?.kind !== 'name') {
        pre.fault('directive', name, `#${name.text} needs the name of a macro`);
        return { isTaken: false, undefinedNames: [] };
    }
    const isThere = pre.isDefined(asked.text);
    return { isTaken: isThere !== name.text.endsWith('ndef'), undefinedNames: isThere ? [] : [asked.text] };
}

function meaningOf(pre: Preprocessor, missing: Set<string>): Meaning {
    const defined = (token: Token): Operand => {
        const isThere = pre.isDefined(token.text);
        if (!isThere) missing.add(token.text);
        return constant(isThere ? 1n : 0n, INT);
    };
    return {
        isDirective: true,
        nameValue: ({ text }) => {
            missing.add(text);
            return constant(0n, INT);
        },
        startsType: () => false,
        takeTypeName: () => INT,
        member: () => undefined,
        operator: (name, tokens) => {
            if (name.text === 'defined') return definedOperand(tokens, defined);
            return name.text.startsWith('__has_') && isPunctuator(tokens.peek(), '(')
                ? has(pre, name, takeBracket(tokens))
                : undefined;
        },
    };
}

function definedOperand(tokens: Tokens, defined: (token: Token) => Operand): Operand {
    const inParentheses = takeIf(tokens, '(');
    const token = tokens.next();
    if (token.kind !== 'name' || (inParentheses && !takeIf(tokens, ')')))
        return noValue('“defined” needs a name');
    return defined(token);
}

/** `__has_include`, and the questions about attributes and the like, to which gcc mostly says yes. */
function has(pre: Preprocessor, name: Token, inner: readonly Token[]): Operand {
    if (!name.text.startsWith('__has_include')) return constant(1n, INT);
    const text = inner.map(token => token.text).join('');
    const how = text.startsWith('<') ? 'angled' : 'quoted';
    const found = pre.options.include(text.slice(1, -1), name.source.path, how);
    return constant(found === undefined ? 0n : 1n, INT);
}
