// Puts arguments into the body of a macro: `#`, `##`, `__VA_OPT__`, and which macros the result's tokens came through.

import type { Macro } from './macros';
import { Scanner } from './scanner';
import { sourceOfText } from './source';
import { type Expansion, isPunctuator, type Token } from './token';
import type { Work } from './work';

/** One use of a macro may bring so many tokens. */
const MOST_TOKENS = 1 << 16;

interface Surroundings {
    readonly expanded: (argument: readonly Token[]) => readonly Token[];
    readonly fault: (token: Token, message: string) => void;
    readonly work: Work;
}

/** The tokens that a use of a macro is replaced by, not expanded further. None if that is too much work. */
export function substituted(
    macro: Macro,
    values: readonly (readonly Token[])[],
    expansion: Expansion,
    around: Surroundings,
): readonly Token[] {
    if (macro.parameters === undefined && !macro.body.some(token => isPunctuator(token, '##'))) {
        if (!around.work.spend(macro.body.length + 1)) return [];
        const name = expansion.written[0];
        return macro.body.map((token, at) => placed(token, expansion, at === 0 ? name : undefined));
    }
    return new Substitution(macro, values, expansion, around).tokens();
}

/**
 * A token of a body as one of the result. The first one has the blanks that its macro's name had. It is written out, since V8 takes a
 * copy for something else than the tokens that are read, and all that looks at tokens would be slower.
 */
const placed = (
    { kind, text, source, start, end, isSpaced, isPainted, branch }: Token,
    from: Expansion,
    first: Token | undefined,
): Token => ({
    kind,
    text,
    source,
    start,
    end,
    isSpaced: first === undefined ? isSpaced : first.isSpaced || first.isFirst,
    isFirst: false,
    isPainted,
    from,
    branch,
});

/** In characters: C asks compilers for 4095 in a string. */
const LONGEST_TOKEN = 1 << 16;

class Substitution {
    private readonly out: Token[] = [];
    private readonly expandedValues = new Map<number, readonly Token[]>();
    private isFull = false;

    constructor(
        private readonly macro: Macro,
        private readonly values: readonly (readonly Token[])[],
        private readonly expansion: Expansion,
        private readonly around: Surroundings,
    ) {}

    tokens(): readonly Token[] {
        this.put(this.macro.body);
        const [name] = this.expansion.written;
        const [first] = this.out;
        // The result has the blanks that the name had.
        if (first !== undefined && name !== undefined)
            this.out[0] = { ...first, isSpaced: name.isSpaced || name.isFirst };
        if (!this.isFull) return this.out;
        if (name !== undefined) this.around.fault(name, `${name.text} brings too much`);
        return [];
    }

    /** Adds what part of the body gives. */
    private put(body: readonly Token[]): void {
        for (let at = 0; at < body.length && !this.isFull; ) at = this.putOne(body, at);
    }

    /** Adds what one element of the body gives, with all that is pasted to it; the index behind it. */
    private putOne(body: readonly Token[], start: number): number {
        let { tokens, end } = this.operand(body, start, isPasteAt(body, start + 1));
        let isOptionalComma = false;
        while (isPasteAt(body, end)) {
            isOptionalComma = this.isCommaBeforeRest(body, end);
            const right = this.operand(body, end + 1, true);
            tokens = isOptionalComma
                ? this.commaAndRest(tokens, right.tokens)
                : this.pasted(tokens, right.tokens);
            end = right.end;
        }
        this.add(tokens);
        return end;
    }

    private add(tokens: readonly Token[]): void {
        this.isFull ||=
            this.out.length + tokens.length > MOST_TOKENS || !this.around.work.spend(tokens.length + 1);
        if (this.isFull) return;
        for (const token of tokens) this.out.push(token);
    }

    /** What one element of the body stands for. Beside `##` an argument stands for itself, elsewhere it is expanded. */
    private operand(
        body: readonly Token[],
        at: number,
        isPasted: boolean,
    ): { tokens: readonly Token[]; end: number } {
        const token = body[at];
        if (token === undefined) return { tokens: [], end: at + 1 };
        const next = body[at + 1];
        if (this.macro.parameters !== undefined && isPunctuator(token, '#') && next !== undefined)
            return this.stringOf(body, at);
        if (this.macro.isVariadic && token.text === '__VA_OPT__') return this.optional(body, at);
        const parameter = token.kind === 'name' ? (this.macro.parameters?.indexOf(token.text) ?? -1) : -1;
        if (parameter < 0) return { tokens: [placed(token, this.expansion, undefined)], end: at + 1 };
        const value = isPasted ? (this.values[parameter] ?? []) : this.expandedValue(parameter);
        return { tokens: this.rebased(value, token), end: at + 1 };
    }

    private expandedValue(parameter: number): readonly Token[] {
        const known = this.expandedValues.get(parameter);
        if (known !== undefined) return known;
        const found = this.around.expanded(this.values[parameter] ?? []);
        this.expandedValues.set(parameter, found);
        return found;
    }

    /** The tokens of an argument as tokens of the result: they came through this macro, and within it through those of theirs. */
    private rebased(value: readonly Token[], parameter: Token): readonly Token[] {
        const base = this.expansion.parent;
        const known = new Map<Expansion, Expansion>();
        const moved = (from: Expansion | undefined): Expansion => {
            if (from === undefined || from === base) return this.expansion;
            const there = known.get(from) ?? { ...from, parent: moved(from.parent), within: this.expansion };
            known.set(from, there);
            return there;
        };
        return value.map((token, at) => ({
            ...token,
            isSpaced: at === 0 ? parameter.isSpaced : token.isSpaced || token.isFirst,
            isFirst: false,
            from: moved(token.from),
        }));
    }

    /** GNU: a comma pasted to the rest of the arguments goes away if these are omitted. */
    private isCommaBeforeRest(body: readonly Token[], paste: number): boolean {
        const before = body[paste - 1];
        const rest = body[paste + 1];
        const name = this.macro.isVariadic ? this.macro.parameters?.at(-1) : undefined;
        return (
            before !== undefined && isPunctuator(before, ',') && rest?.kind === 'name' && rest.text === name
        );
    }

    private commaAndRest(comma: readonly Token[], rest: readonly Token[]): readonly Token[] {
        const { parameters = [] } = this.macro;
        const isOmitted =
            this.values.length < parameters.length || (parameters.length === 1 && rest.length === 0);
        return isOmitted ? comma.slice(0, -1) : [...comma, ...rest];
    }

    private pasted(left: readonly Token[], right: readonly Token[]): readonly Token[] {
        const [a, b] = [left.at(-1), right[0]];
        if (a === undefined || b === undefined) return [...left, ...right];
        if (!this.mayMake(a.text.length + b.text.length)) return [];
        const one = this.onlyToken(a.text + b.text);
        if (one === undefined) {
            const [name = a] = this.expansion.written;
            this.around.fault(
                name,
                `“${a.text}” and “${b.text}” do not make one token when ${name.text} pastes them`,
            );
            return [...left, ...right];
        }
        const token = { ...one, source: a.source, start: a.start, end: a.end, isSpaced: a.isSpaced };
        return [...left.slice(0, -1), { ...token, isFirst: false, from: this.expansion }, ...right.slice(1)];
    }

    /** Whether a token of this length may be made: in a few lines, macros can ask for one that fills the memory. */
    private mayMake(length: number): boolean {
        this.isFull ||= length > LONGEST_TOKEN || !this.around.work.spend(length >> 3);
        return !this.isFull;
    }

    private onlyToken(text: string): Token | undefined {
        const scanner = new Scanner(sourceOfText('', text), () => undefined);
        const token = scanner.next();
        return token.end === text.length && token.kind !== 'end' ? token : undefined;
    }

    /** `#parameter`: the argument as a string. */
    private stringOf(body: readonly Token[], at: number): { tokens: readonly Token[]; end: number } {
        const parameter = body[at + 1];
        if (parameter === undefined) return { tokens: [], end: at + 1 };
        const optional = parameter.text === '__VA_OPT__' ? this.optional(body, at + 1) : undefined;
        const index = this.macro.parameters?.indexOf(parameter.text) ?? -1;
        const value = optional?.tokens ?? this.values[index] ?? [];
        const length = value.reduce((sum, { text }) => sum + text.length + 1, 0);
        if (!this.mayMake(length)) return { tokens: [], end: optional?.end ?? at + 2 };
        const text = value.map((token, each) => blankBefore(token, each) + quotable(token)).join('');
        // A lone backslash at the end would quote the quotation mark: gcc leaves it out.
        const isOpen = backslashesAtEnd(text) % 2 > 0;
        const quoted = `"${isOpen ? text.slice(0, -1) : text}"`;
        const hash = body[at] ?? parameter;
        const token: Token = {
            ...placed(hash, this.expansion, undefined),
            kind: 'string',
            text: quoted,
        };
        return { tokens: [token], end: optional?.end ?? at + 2 };
    }

    /** `__VA_OPT__(…)`: what stands in the parentheses, if the rest of the arguments has any token. */
    private optional(body: readonly Token[], at: number): { tokens: readonly Token[]; end: number } {
        const end = closing(body, at + 1);
        if (end === undefined) return { tokens: [], end: body.length };
        const rest = (this.macro.parameters?.length ?? 1) - 1;
        if (this.expandedValue(rest).length === 0) return { tokens: [], end: end + 1 };
        const inner = new Substitution(this.macro, this.values, this.expansion, this.around);
        inner.put(body.slice(at + 2, end));
        return { tokens: inner.out, end: end + 1 };
    }
}

/** How many there are; a regular expression would look for the end from each of them. */
function backslashesAtEnd(text: string): number {
    let count = 0;
    while (text[text.length - 1 - count] === '\\') count++;
    return count;
}

const isPasteAt = (body: readonly Token[], at: number): boolean => {
    const token = body[at];
    return token !== undefined && isPunctuator(token, '##');
};

const blankBefore = ({ isSpaced, isFirst }: Token, at: number): string =>
    at > 0 && (isSpaced || isFirst) ? ' ' : '';

/** A token as it stands in a string. */
const quotable = ({ kind, text }: Token): string =>
    kind === 'string' || kind === 'character' ? text.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : text;

/** The index of the `)` that closes the `(` at an index. */
function closing(body: readonly Token[], open: number): number | undefined {
    let depth = 0;
    for (let at = open; at < body.length; at++) {
        const token = body[at];
        if (token === undefined) return undefined;
        if (isPunctuator(token, '(')) depth++;
        if (isPunctuator(token, ')') && --depth === 0) return at;
        if (depth === 0) return undefined;
    }
    return undefined;
}
