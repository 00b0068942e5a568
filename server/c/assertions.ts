// What a file checks itself while it is compiled: `BUILD_BUG_ON(NAME != 70)` says what NAME is, also where its header is not there.

import type { Parsing } from './parsing';
import type { CAssertion } from './reading';
import { textOf } from './spelling';
import { isPunctuator, placeOfToken, type Token } from './token';
import { isClosing, opens } from './tokens';

/** The checks by name, and whether the condition holds in code that compiles. */
const CHECKS: ReadonlyMap<string, boolean> = new Map([
    ['BUILD_BUG_ON', false],
    ['BUILD_BUG_ON_MSG', false],
    ['_Static_assert', true],
    ['static_assert', true],
]);
/** A condition with more tokens compares more than a name with a number. */
const MOST_TOKENS = 100;
/** A condition with one of these outside of parentheses is no comparison, or compares a part only. */
const LOOSER: readonly string[] = ['==', '!=', '&', '^', '|', '&&', '||', '?', ':', ',', '='];

/** A check that is being read, from behind its name. */
interface OpenCheck {
    readonly holds: boolean;
    readonly condition: Token[];
    depth: number;
}

/** Looks at all tokens on their way to the parser, since checks stand at file level as well as within functions. */
export class Assertions {
    /** What each name is by the first check that says so. */
    readonly all = new Map<string, CAssertion>();
    private open: OpenCheck | undefined;

    constructor(private readonly parsing: Parsing) {}

    /** Looks at the next token. */
    see(token: Token): void {
        if (this.open !== undefined) this.goOn(token, this.open);
        if (this.open === undefined && token.kind === 'name') this.begin(token.text);
    }

    private begin(name: string): void {
        const holds = CHECKS.get(name);
        if (holds !== undefined) this.open = { holds, condition: [], depth: 0 };
    }

    /** Takes the condition, up to the comma before a message or the closing parenthesis. */
    private goOn(token: Token, check: OpenCheck): void {
        if (opens(token)) check.depth++;
        if (isClosing(token)) check.depth--;
        const isOver = check.depth === 0 || (check.depth === 1 && isPunctuator(token, ','));
        if (isOver || token.kind === 'end' || check.condition.length > MOST_TOKENS) this.open = undefined;
        if (isOver) this.learn(check.condition.slice(1), check.holds);
        else check.condition.push(token);
    }

    /** Takes what a condition says if it holds, or if it does not. */
    private learn(condition: readonly Token[], holds: boolean): void {
        const tokens = withoutParentheses(condition);
        const [first, ...rest] = tokens;
        const isNegated = first !== undefined && isPunctuator(first, '!');
        const parts = splitAt(tokens, holds ? '&&' : '||');
        if (parts.length > 1) for (const part of parts) this.learn(part, holds);
        else if (isNegated && withoutParentheses(rest).length < rest.length) this.learn(rest, !holds);
        else this.learnComparison(splitAt(tokens, holds ? '==' : '!=').map(withoutParentheses));
    }

    private learnComparison([left, right, more]: (readonly Token[])[]): void {
        if (left === undefined || right === undefined || more !== undefined) return;
        this.learnValue(left, right);
        this.learnValue(right, left);
    }

    private learnValue([name, more]: readonly Token[], number: readonly Token[]): void {
        if (name?.kind !== 'name' || more !== undefined || this.all.has(name.text)) return;
        if (this.parsing.evaluate([name], name).unknown !== name.text) return;
        const { value } = this.parsing.evaluate(number, name);
        if (value === undefined || value < 0n || !isPart(number)) return;
        this.all.set(name.text, { value, spelling: textOf(number), at: placeOfToken(name) });
    }
}

/** Whether tokens with a value are one side of a comparison, and not more. */
const isPart = (tokens: readonly Token[]): boolean =>
    tokens.length === 1 || LOOSER.every(operator => splitAt(tokens, operator).length === 1);

/** Tokens without the parentheses that are around all of them. */
function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
    const [first] = tokens;
    if (first === undefined || !isPunctuator(first, '(')) return tokens;
    let depth = 0;
    for (const [at, token] of tokens.entries()) {
        if (opens(token)) depth++;
        if (isClosing(token)) depth--;
        if (depth === 0) return at === tokens.length - 1 ? withoutParentheses(tokens.slice(1, -1)) : tokens;
    }
    return tokens;
}

/** The pieces between the places where an operator stands outside of brackets. */
function splitAt(tokens: readonly Token[], operator: string): (readonly Token[])[] {
    const pieces: Token[][] = [[]];
    let depth = 0;
    for (const token of tokens) {
        if (opens(token)) depth++;
        if (isClosing(token)) depth--;
        if (depth === 0 && isPunctuator(token, operator)) pieces.push([]);
        else pieces.at(-1)?.push(token);
    }
    return pieces;
}
