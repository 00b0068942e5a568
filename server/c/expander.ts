// Expands macros, one token after the other, as the C standard says and gcc does where it leaves a choice.

import type { Macro } from './macros';
import { endOfOpenList } from './open-list';
import { sourceOfText } from './source';
import { substituted } from './substitution';
import { counterOf, type Expansion, endToken, isPunctuator, type Token } from './token';
import type { Work } from './work';

/** Arguments within arguments, to this depth. */
const DEEPEST = 100;
/** For each list that nothing closes all that follows is looked at, so many tokens for all lists together. */
const MOST_IN_OPEN_LISTS = 1 << 20;

/** What an expander asks for. */
export interface Surroundings {
    /** The next token that is written, directives done. */
    readonly raw: () => Token;
    /** The macro of a name. */
    readonly macroOf: (name: string) => Macro | undefined;
    /** A token that a name such as `__LINE__` stands for. */
    readonly special: (token: Token) => Token | undefined;
    /** Says what is wrong at a token. */
    readonly fault: (token: Token, message: string) => void;
    /** Says what is too much at a token. Nothing more is read. */
    readonly giveUp: (token: Token, message: string) => void;
    readonly work: Work;
}

/** Tokens that are read before those that are written next. */
interface Context {
    readonly tokens: readonly Token[];
    at: number;
    /** The macro whose result they are, and its use. */
    readonly macro: Macro | undefined;
    readonly use?: Expansion;
    /** Nothing behind them is read: they are an argument, or a line. */
    readonly isClosed: boolean;
}

/** What is wrong with the arguments of a use, as `Token.fault`. */
interface Faulty {
    readonly fault: string;
}

export class Expander {
    private contexts: Context[] = [];
    private depth = 0;
    private inOpenLists = 0;
    /** What substitution asks for: made once, since there is one for each use of a macro. */
    private readonly substituting;

    constructor(private readonly around: Surroundings) {
        this.substituting = { ...around, expanded: (tokens: readonly Token[]) => this.expanded(tokens) };
    }

    /** The next token when everything is expanded; behind the last one, and when the work is spent, one of the kind `end`. */
    next(): Token {
        for (;;) {
            const token = this.take();
            if (token.kind !== 'name' || token.isPainted) return this.counted(token);
            const special = this.around.special(token);
            if (special !== undefined) return this.counted(special);
            const macro = this.around.macroOf(token.text);
            if (macro === undefined) return this.counted(token);
            if (macro.open > 0) return this.counted({ ...token, isPainted: true });
            const how = this.enter(token, macro);
            if (how === 'entered') continue;
            return this.counted(how === 'none' ? token : { ...token, fault: how.fault });
        }
    }

    /** Whether the next token comes out of a macro. */
    get isInMacro(): boolean {
        for (let last = this.contexts.at(-1); last?.at === last?.tokens.length; last = this.contexts.at(-1)) {
            if (last === undefined || last.isClosed) break;
            this.leave(last);
        }
        return this.contexts.length > 0;
    }

    /** Tokens by themselves, expanded: an argument of a macro, or the name of one. */
    expanded(tokens: readonly Token[]): readonly Token[] {
        return this.apart(tokens, token => [token]);
    }

    /** What stands behind `#if`, expanded: the name behind `defined` stays, and what stands in `__has_include(…)`. */
    expandedCondition(tokens: readonly Token[]): readonly Token[] {
        return this.apart(tokens, token => {
            if (token.kind !== 'name') return [token];
            if (token.text === 'defined') return [token, ...this.operandOfDefined()];
            return token.text.startsWith('__has_') ? [token, ...this.unexpandedUpTo(')')] : [token];
        });
    }

    private operandOfDefined(): readonly Token[] {
        const first = this.take();
        return isPunctuator(first, '(') ? [first, ...this.unexpandedUpTo(')')] : [first];
    }

    private unexpandedUpTo(punctuator: string): readonly Token[] {
        const found: Token[] = [];
        for (let token = this.take(); token.kind !== 'end'; token = this.take()) {
            found.push(token);
            if (isPunctuator(token, punctuator)) break;
        }
        return found;
    }

    /** Expands tokens with nothing behind them; each that comes out may bring others that are not expanded. */
    private apart(
        tokens: readonly Token[],
        withOthers: (token: Token) => readonly Token[],
    ): readonly Token[] {
        const [first] = tokens;
        if (first === undefined) return tokens;
        if (this.depth >= DEEPEST) {
            this.around.giveUp(first, `macros stand in each other's arguments more than ${DEEPEST} deep`);
            return [];
        }
        this.depth++;
        this.contexts.push({ tokens, at: 0, macro: undefined, isClosed: true });
        const found: Token[] = [];
        for (let token = this.next(); token.kind !== 'end'; token = this.next())
            found.push(...withOthers(token));
        this.contexts.pop();
        this.depth--;
        return found.filter(({ kind }) => kind !== 'end');
    }

    /** The next token of the innermost context that has one; contexts without any are left, but for a closed one. */
    private take(): Token {
        for (;;) {
            const context = this.contexts.at(-1);
            if (context === undefined) return this.around.raw();
            const token = context.tokens[context.at++];
            if (token !== undefined) return token;
            if (context.isClosed) return endOf(context);
            this.leave(context);
        }
    }

    /** Counts a token for the macros that it came from here. */
    private counted(token: Token): Token {
        if (token.from !== undefined) this.add(counterOf(token.from), 1);
        return token;
    }

    /** Adds tokens to a use, and to those around it whose results were left, since they do not come by again. */
    private add(use: Expansion, tokens: number): void {
        for (let each: Expansion | undefined = use; each !== undefined && each.depth === this.depth; ) {
            each.count += tokens;
            each = each.isLeft && each.parent !== undefined ? counterOf(each.parent) : undefined;
        }
    }

    private leave({ macro, use }: Context): void {
        this.contexts.pop();
        if (macro !== undefined) macro.open--;
        if (use === undefined) return;
        use.isLeft = true;
        if (use.parent !== undefined) this.add(counterOf(use.parent), use.count);
    }

    /** Begins to read the result of a macro instead of its use, unless this is no use of it, or a faulty one. */
    private enter(name: Token, macro: Macro): 'entered' | 'none' | Faulty {
        const args =
            macro.parameters === undefined ? { written: [name], values: [] } : this.argumentsOf(name, macro);
        if (args === 'none' || 'fault' in args) return args;
        const expansion: Expansion = {
            macro: macro.name,
            written: args.written,
            level: name.from,
            parent: name.from,
            count: 0,
            depth: this.depth,
            within: undefined,
            isLeft: false,
        };
        const tokens = substituted(macro, args.values, expansion, this.substituting);
        macro.isUsed = true;
        macro.open++;
        this.contexts.push({ tokens, at: 0, macro, use: expansion, isClosed: false });
        return 'entered';
    }

    /** The arguments of a use; what is wrong with them is said. */
    private argumentsOf(
        name: Token,
        macro: Macro,
    ): { written: readonly Token[]; values: Token[][] } | 'none' | Faulty {
        if (!this.opens()) return 'none';
        const { parameters = [], isVariadic } = macro;
        const written = [name, this.take()];
        const values: Token[][] = [[]];
        for (let depth = 1; depth > 0; ) {
            const token = this.take();
            if (token.kind === 'end') return this.endList(name, written);
            written.push(token);
            if (isPunctuator(token, '(')) depth++;
            if (isPunctuator(token, ')')) depth--;
            const isRest = isVariadic && values.length === parameters.length;
            if (depth === 1 && isPunctuator(token, ',') && !isRest) values.push([]);
            else if (depth > 0) values.at(-1)?.push(token);
        }
        const fault = this.wrongNumber(macro, values);
        return fault === undefined ? { written, values } : this.refuse(name, fault);
    }

    /** Ends a list that nothing closes: what cannot be in it is read again, as what follows. */
    private endList(name: Token, list: readonly Token[]): Faulty {
        const fault = this.refuse(name, 'is not closed', 'its “)” is missing');
        this.inOpenLists += list.length;
        if (this.depth > 0 || this.inOpenLists > MOST_IN_OPEN_LISTS) return fault;
        const end = endOfOpenList(list);
        if (end !== undefined)
            this.contexts.push({ tokens: list.slice(end), at: 0, macro: undefined, isClosed: false });
        return fault;
    }

    /** What is wrong with the number of arguments. */
    private wrongNumber({ parameters = [], isVariadic }: Macro, values: Token[][]): string | undefined {
        const [only] = values;
        if (parameters.length === 0 && values.length === 1 && only?.length === 0) values.pop();
        // The rest may be omitted, which is not the same as being empty.
        const isOmitted = isVariadic && values.length === parameters.length - 1;
        if (isOmitted || values.length === parameters.length) return undefined;
        return `takes ${parameters.length}, and has ${values.length}`;
    }

    private refuse(
        name: Token,
        wrong: string,
        fault = `the list of arguments of ${name.text} ${wrong}`,
    ): Faulty {
        this.around.fault(name, `the list of arguments of ${name.text} ${wrong}`);
        return { fault };
    }

    /** Whether `(` comes next, perhaps behind the end of the result that the name came out of. */
    private opens(): boolean {
        for (;;) {
            const context = this.contexts.at(-1);
            const token = context === undefined ? this.ahead() : context.tokens[context.at];
            if (token !== undefined) return isPunctuator(token, '(');
            if (context === undefined || context.isClosed) return false;
            this.leave(context);
        }
    }

    /** The next token that is written, which is still to be read. */
    private ahead(): Token {
        const token = this.around.raw();
        this.contexts.push({ tokens: [token], at: 0, macro: undefined, isClosed: false });
        return token;
    }
}

const endOf = ({ tokens }: Context): Token =>
    endToken(tokens.at(-1)?.source ?? NOWHERE, tokens.at(-1)?.end ?? 0);

const NOWHERE = sourceOfText('', '');
