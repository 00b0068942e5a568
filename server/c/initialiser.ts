// Initialisers: where each value of a list goes, with and without designators, and with braces left out.

import { type CType, converted, plainName, sizeOf } from './ctypes';
import { isAggregate, isUnknown, type Part, partAt, positionAfter, positionsOf } from './members';
import { noValue, type Operand } from './operands';
import type { Parsing } from './parsing';
import { MOST_PATHS, Paths } from './paths';
import type { CValue } from './reading';
import { isInTransparent, spellingsOf } from './spelling';
import { isPunctuator, placeOfToken, type Token } from './token';
import { behindBracket, skipBracket, TokenList, type Tokens, takeBracket, takeIf, takeUntil } from './tokens';

/** Braces in braces, to this depth. */
const DEEPEST = 64;

/** Where a list stands: at a part of a type, and with each further level at a part of that part. */
export interface Level {
    readonly type: CType;
    /** A position; of a range, the first and the last one. */
    at: number;
    to: number;
    /** The designator as written, where nothing is known about the type. */
    written?: string | undefined;
    /** Whether its designator names a field that there is none of, which has been said. */
    isMissing?: boolean;
}

/** What a value is put into. */
export interface Target extends Part {
    /** The paths of the scalars or of what they are in; several for a range. */
    readonly paths: readonly (readonly string[])[];
    readonly position: number;
}

/** Takes initialisers, and gives each value that is written to whoever wants it. */
export class Initialiser {
    /** Whether a brace of the row that is read is not closed, which has been said. */
    isBroken = false;
    private depth = 0;
    private readonly paths = new Paths();
    private readonly names = new Map<string, readonly string[]>();

    constructor(
        private readonly parsing: Parsing,
        /** Takes a value that is written. */
        private readonly put: (value: CValue) => void,
        /** Hears that braces begin for what is at a path, which makes all in it zero. */
        private readonly clear: (path: readonly string[], open: Token) => void,
    ) {}

    /**
     * Takes one value, in braces or not, for the part that the levels lead to. Where that has parts itself and the braces are left
     * out, it goes into the first of them, and the levels lead there afterwards.
     */
    value(
        tokens: Tokens,
        levels: Level[],
        prefixes: readonly (readonly string[])[],
        from: number,
        position: number,
    ): void {
        const isBraced = isPunctuator(tokens.peek(), '{');
        const taken = isBraced ? [] : takeUntil(tokens, [',', ';']);
        const literal = isBraced ? undefined : this.literalOf(taken, tokens.peek());
        if (!isBraced && literal === undefined) descend(levels, taken[0]?.kind === 'string');
        const part = partOf(levels);
        const behind = tokens.peek();
        if (part === undefined) return this.withoutField(tokens, taken, isBraced, levels);
        const paths = this.paths.below(prefixes, levels, from);
        if (paths === undefined) return this.tooMany(tokens, taken, isBraced, TOO_WIDE);
        const target = { type: part.type, bits: part.bits, paths, position };
        if (isBraced) this.braces(tokens, target);
        else if (literal !== undefined) this.braces(literal, target);
        else this.scalar(taken, behind, target);
    }

    /** Takes the braces that come next, with the values for a target. */
    braces(tokens: Tokens, target: Target): void {
        const open = tokens.peek();
        if (this.depth >= DEEPEST) {
            this.fault(open, `braces stand in each other more than ${DEEPEST} deep`);
            skipBracket(tokens);
            return;
        }
        this.depth++;
        for (const path of target.paths) this.clear(path, open);
        tokens.next();
        if (isAggregate(target.type) || isUnknown(target.type)) this.list(tokens, target);
        else this.scalarInBraces(tokens, target);
        this.close(tokens, open);
        this.depth--;
    }

    /** Takes the values in braces, up to the one that closes them. */
    private list(tokens: Tokens, { type, paths }: Target): void {
        const levels: Level[] = [{ type, at: -1, to: -1 }];
        for (let position = 0; !this.isAtEnd(tokens); position++) {
            if (this.startsDesignator(tokens)) this.designators(tokens, levels);
            else advance(levels);
            this.value(tokens, levels, paths, 0, position);
            if (!this.separator(tokens)) return;
        }
    }

    /** `{ 3 }` for a scalar. */
    private scalarInBraces(tokens: Tokens, target: Target): void {
        if (isPunctuator(tokens.peek(), '}')) return;
        if (isPunctuator(tokens.peek(), '{')) this.braces(tokens, target);
        else {
            const taken = takeUntil(tokens, [',', ';']);
            this.scalar(taken, tokens.peek(), target);
        }
        while (takeIf(tokens, ',') && !this.isAtEnd(tokens))
            this.tooMany(tokens, takeUntil(tokens, [',', ';']), false);
    }

    /** Takes the comma behind a value; false if the list ends there, as it should or not. */
    separator(tokens: Tokens): boolean {
        if (takeIf(tokens, ',')) return true;
        if (this.isAtEnd(tokens)) return false;
        this.fault(tokens.peek(), `“${tokens.peek().text}” stands where a comma or “}” should`);
        takeUntil(tokens, [',', ';']);
        if (isPunctuator(tokens.peek(), ')') || isPunctuator(tokens.peek(), ']')) tokens.next();
        takeIf(tokens, ',');
        return true;
    }

    isAtEnd(tokens: Tokens): boolean {
        const token = tokens.peek();
        return token.kind === 'end' || isPunctuator(token, '}') || isPunctuator(token, ';');
    }

    /** Takes the `}`; where it is missing, that is said once. */
    close(tokens: Tokens, open: Token): void {
        if (takeIf(tokens, '}') || this.isBroken) return;
        this.isBroken = true;
        const found = placeOfToken(tokens.peek());
        this.parsing.problems.add('syntax', placeOfToken(open), 'no “}” closes this “{”', found);
    }

    /** `[3]`, `.addr`, or as GNU once had it, `addr:`. */
    startsDesignator(tokens: Tokens): boolean {
        const token = tokens.peek();
        if (isPunctuator(token, '[') || isPunctuator(token, '.')) return true;
        return token.kind === 'name' && isPunctuator(tokens.peek(1), ':');
    }

    /** Takes designators, and leads the levels to the part that they name. */
    private designators(tokens: Tokens, levels: Level[]): void {
        levels.length = 1;
        let isNeeded = false;
        for (let isFirst = true; this.startsDesignator(tokens); isFirst = false) {
            if (!isFirst) enter(levels);
            isNeeded = !isFirst || isPunctuator(tokens.peek(), '.');
            this.designator(tokens, levels);
        }
        this.equals(tokens, isNeeded);
    }

    /** Takes the `=` behind designators. GNU's old form has none behind a single index or `addr:`. */
    equals(tokens: Tokens, isNeeded: boolean): void {
        if (takeIf(tokens, '=') || !isNeeded || this.isAtEnd(tokens)) return;
        const at = placeOfToken(tokens.peek());
        this.parsing.problems.add('refused', at, `an “=” is missing before “${tokens.peek().text}”`);
    }

    /** Takes one designator for the innermost level. */
    designator(tokens: Tokens, levels: Level[]): void {
        const level = levels.at(-1);
        const first = tokens.peek();
        if (level === undefined) return;
        if (isPunctuator(first, '[')) return this.element(tokens, level);
        takeIf(tokens, '.');
        const name = tokens.next();
        takeIf(tokens, ':');
        if (isUnknown(level.type)) Object.assign(level, { at: 0, to: 0, written: name.text });
        else this.member(name, levels, level);
    }

    private element(tokens: Tokens, level: Level): void {
        const open = tokens.peek();
        const { from = -2, to = -2 } = this.positions(takeBracket(tokens), open);
        const hasElements = level.type.kind === 'array' || isUnknown(level.type);
        if (!hasElements) this.fault(open, 'an index stands where there is no array');
        const written = from < 0 ? '' : String(from);
        Object.assign(level, hasElements ? { at: from, to, written } : MISSING);
    }

    private member(name: Token, levels: Level[], level: Level): void {
        const positions = positionsOf(level.type, name.text);
        const at = positions?.[0] ?? -2;
        if (at < 0) this.fault(name, `there is no field ${name.text}`);
        moveTo(level, at);
        level.isMissing = at < 0;
        for (const position of positions?.slice(1) ?? []) {
            enter(levels);
            moveTo(levels.at(-1) ?? level, position);
        }
    }

    /** The positions in the brackets of a designator within an element. */
    private positions(
        inner: readonly Token[],
        open: Token,
    ): { from: number | undefined; to: number | undefined } {
        const { first, last } = rangeOf(inner);
        const from = this.position(first, open);
        return { from, to: last === undefined ? from : this.position(last, open) };
    }

    private position(tokens: readonly Token[], open: Token): number | undefined {
        const { value, why } = this.parsing.evaluate(tokens, open);
        if (value === undefined)
            this.parsing.problems.add('no-value', placeOfToken(open), `this index has no value: ${why}`);
        return value === undefined || value < 0n || value > 1n << 32n ? undefined : Number(value);
    }

    /** The braces of `(type){ … }`, if tokens are that and the type has parts. */
    private literalOf(taken: readonly Token[], behind: Token): Tokens | undefined {
        const open = taken[0];
        const type = taken[1];
        if (open?.text === '__extension__') return this.literalOf(taken.slice(1), behind);
        if (open === undefined || type === undefined || !isPunctuator(open, '(')) return undefined;
        if (!this.parsing.meaning.startsType(type)) return undefined;
        const tokens = new TokenList(taken, behind);
        const brace = behindBracket(tokens, 0);
        if (brace === undefined || !isPunctuator(tokens.peek(brace), '{')) return undefined;
        tokens.next();
        const named = this.parsing.meaning.takeTypeName(tokens);
        takeIf(tokens, ')');
        return isAggregate(named) || isUnknown(named) ? tokens : undefined;
    }

    private scalar(taken: readonly Token[], behind: Token, target: Target): void {
        const { bits, paths, position } = target;
        const operand = taken.length === 0 ? noValue('it is missing') : this.parsing.evaluate(taken, behind);
        const at = placeOfToken(taken[0] ?? behind);
        const { value, why, unknown } = intoField(operand, target.type, bits);
        const { value: written } = operand;
        const spellings = this.spellingsOf(taken);
        const type = typeName(operand);
        const isMfn = isInTransparent(taken[0]) && ({ isMfn: true } as const);
        for (const path of paths)
            this.put({ path, position, value, written, type, why, unknown, spellings, at, ...isMfn });
        if (taken.length === 0) this.fault(behind, 'a value is missing here');
        else if (written !== undefined && loses(written, target.type, bits))
            this.parsing.problems.add('changed', at, `${written} becomes ${value} in its field`);
        else if (value === undefined && isNumber(target.type))
            this.parsing.problems.add('no-value', at, `this value is not known: ${why}`);
    }

    /** The spellings of a value. Names by themselves, such as `true`, are in many rows, which share the list. */
    private spellingsOf(taken: readonly Token[]): readonly string[] {
        const only = taken[0];
        const isName = taken.length === 1 && only?.kind === 'name' && only.from === undefined;
        if (!isName) return spellingsOf(taken);
        const spelt = this.names.get(only.text) ?? [only.text];
        this.names.set(only.text, spelt);
        return spelt;
    }

    /** One mistake has one message: that of the designator, if there is one. */
    private withoutField(
        tokens: Tokens,
        taken: readonly Token[],
        isBraced: boolean,
        levels: readonly Level[],
    ): void {
        if (!levels.some(({ isMissing }) => isMissing)) this.tooMany(tokens, taken, isBraced);
        else if (isBraced) skipBracket(tokens);
    }

    private tooMany(tokens: Tokens, taken: readonly Token[], isBraced: boolean, why = NO_FIELD): void {
        const first = isBraced ? tokens.peek() : (taken[0] ?? tokens.peek());
        if (isBraced) skipBracket(tokens);
        this.fault(first, why);
    }

    private fault(token: Token, message: string): void {
        this.parsing.problems.add('syntax', placeOfToken(token), message);
    }
}

const NO_FIELD = 'there is no field for this value';
const TOO_WIDE = `this range within an element has more than ${MOST_PATHS} fields`;

/** What leads to no part, which has been said. */
const MISSING = { at: -2, to: -2, isMissing: true };

function moveTo(level: Level, at: number): void {
    level.at = at;
    level.to = at;
    level.isMissing = false;
}

/** Leads to the next part; to none if there is none left. */
export function advance(levels: Level[]): void {
    for (;;) {
        const level = levels.at(-1);
        if (level === undefined) return;
        if (isUnknown(level.type)) return leaveDesignator(levels);
        const next = positionAfter(level.type, level.to);
        if (next !== undefined || levels.length === 1) {
            moveTo(level, next ?? -2);
            return;
        }
        levels.pop();
    }
}

/** What follows a designator of a type that is not known has another field, which nobody can name. */
function leaveDesignator(levels: Level[]): void {
    const first = levels.findIndex(({ type }) => isUnknown(type));
    levels.length = first + 1;
    const [level] = levels.slice(first);
    if (level !== undefined) level.written = undefined;
}

/** The part that the levels lead to; `undefined` if there is none. */
export function partOf(levels: readonly Level[]): Part | undefined {
    const level = levels.at(-1);
    if (level === undefined) return undefined;
    if (isUnknown(level.type)) return { type: { kind: 'unknown', name: '' }, bits: undefined };
    return partAt(level.type, level.to);
}

/** Adds a level within the part that the levels lead to. */
export function enter(levels: Level[]): void {
    const part = partOf(levels);
    levels.push({ type: part?.type ?? { kind: 'unknown', name: '' }, at: -1, to: -1 });
}

/** Goes on to the first scalar of the part that the levels lead to; a string also fills an array of characters. */
function descend(levels: Level[], isString: boolean): void {
    for (let depth = 0; depth < DEEPEST; depth++) {
        const part = partOf(levels);
        if (part === undefined || !isAggregate(part.type)) return;
        if (isString && part.type.kind === 'array' && sizeOf(part.type.of) === 1) return;
        enter(levels);
        advance(levels);
    }
}

/** The tokens on both sides of `...`. */
export function rangeOf(inner: readonly Token[]): {
    first: readonly Token[];
    last: readonly Token[] | undefined;
} {
    const dots = inner.findIndex(token => isPunctuator(token, '...'));
    return dots < 0
        ? { first: inner, last: undefined }
        : { first: inner.slice(0, dots), last: inner.slice(dots + 1) };
}

/** What a field holds when a value is put into it. */
function intoField(
    operand: Operand,
    type: CType,
    bits: number | undefined,
): Pick<CValue, 'value' | 'why' | 'unknown'> {
    const { value, why, unknown } = operand;
    if (value === undefined) return { value, why, unknown };
    if (type.kind === 'integer') return { value: converted(value, type, bits), why, unknown };
    if (type.kind === 'float') return { value: undefined, why: 'its field is no integer', unknown };
    return { value, why, unknown };
}

/** Whether a field holds less than a value. That a negative one becomes large is C's way, and often meant. */
function loses(value: bigint, type: CType, bits: number | undefined): boolean {
    if (type.kind !== 'integer' || type.isBool) return false;
    const width = bits ?? type.bits;
    return BigInt.asIntN(width, value) !== value && BigInt.asUintN(width, value) !== value;
}

/** Whether a field of this type should have a number. One that nothing declares may be a string. */
const isNumber = ({ kind }: CType): boolean => kind === 'integer' || kind === 'unknown';

function typeName({ value, type }: Operand): string | undefined {
    if (type === undefined || !('name' in type)) return undefined;
    return value === undefined && type.kind === 'unknown' ? undefined : plainName(type);
}
