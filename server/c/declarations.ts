// The declarations of a file one after the other, with the tables among them.

import { Assertions } from './assertions';
import { builtin } from './builtins';
import { conditionsBelow } from './conditionals';
import { type ArrayType, BOOL, type CType, INT, nameOf } from './ctypes';
import { DeclarationComments } from './declaration-comments';
import { takeDeclarator } from './declarators';
import { type Meaning, valueOfTokens } from './expression';
import { withFlaws } from './flaws';
import { KNOWN_TYPES } from './known';
import { typeOfValue } from './literals';
import { fieldsOf, isUnknown } from './members';
import { constant, noValue, type Operand } from './operands';
import type { Parsing } from './parsing';
import type { Preprocessor } from './preprocessor';
import type { CRow, CTable, Trivium } from './reading';
import { declares } from './row-tokens';
import { Rows } from './rows';
import { memberOf, Scope } from './scope';
import {
    basicType,
    isAttribute,
    startsType,
    takeAttribute,
    takeSpecifiers,
    takeTypeName,
} from './specifiers';
import { StrayRows } from './stray-rows';
import { isOpenLiteral, isPunctuator, openLiteral, placeOfToken, type Token, writtenFirst } from './token';
import { skipBody, skipBracket, TokenStream, takeIf, takeUntil } from './tokens';
import type { Trivia } from './trivia';
import type { Pieces } from './work';

const KNOWN: ReadonlyMap<string, CType> = new Map(
    [...KNOWN_TYPES].map(([name, words]) => {
        const type = basicType(words.split(' '));
        return [name, type?.kind === 'integer' ? { ...type, name } : { kind: 'unknown', name }];
    }),
);

/** How much was skipped, and how much was wrong, before a table. */
interface Before {
    readonly skipped: number;
    readonly spoiling: number;
}

export class Declarations {
    readonly tables: CTable[] = [];
    readonly parsing: Parsing;
    readonly tokens: TokenStream;
    readonly assertions: Assertions;
    readonly strays = new StrayRows();
    private readonly comments: DeclarationComments;
    /** Whether a function is not closed, and has swallowed what comes behind it. */
    hasOpenBody = false;
    /** Whether something is wrong in a table, or behind it, that may cost more rows than those it stands in. */
    hasBrokenTable = false;

    constructor(
        private readonly pre: Preprocessor,
        private readonly trivia: Trivia,
        /** Whether a `}` at the margin ends a function, also where more braces are open. */
        private readonly endsAtMargin: boolean,
        /** Whether reading goes on with the next row where a table is broken. */
        private readonly recovers: boolean,
    ) {
        this.parsing = parsingOf(pre);
        this.comments = new DeclarationComments(trivia, this.tables);
        this.assertions = new Assertions(this.parsing);
        this.tokens = new TokenStream(
            () => this.nextToken(),
            token => {
                this.strays.take(token);
                if (this.comments.isInType) this.comments.see(token);
            },
        );
    }

    private nextToken(): Token {
        const token = this.pre.next();
        if (token.kind === 'other' && isOpenLiteral(token)) this.noteOpenLiteral(token);
        if (!this.pre.options.withoutAssertions) this.assertions.see(token);
        return token;
    }

    /** Says that a string or character ends with its line; what stands behind its quote is read as code. */
    private noteOpenLiteral(token: Token): void {
        this.hasBrokenTable = true;
        this.parsing.problems.add('refused', placeOfToken(token), openLiteral(token));
    }

    /** Reads all that is left. */
    *readAll(): Pieces<void> {
        for (;;) {
            yield* this.pre.pause();
            const token = this.tokens.peek();
            if (token.kind === 'end') {
                this.strays.take(token);
                return this.comments.end(token, this.tokens.last);
            }
            yield* this.read();
        }
    }

    /** Reads rows that stand by themselves, up to the end, as those of a table without a name. */
    *readRows(): Pieces<void> {
        yield* this.pre.pause();
        const first = this.tokens.peek();
        const type: ArrayType = {
            kind: 'array',
            of: { kind: 'unknown', name: '' },
            length: undefined,
            isOpen: true,
        };
        const rows = new Rows(this.parsing, this.tokens, this.trivia, type, this.recovers);
        const before = this.soFar();
        this.strays.isOff = true;
        yield* rows.readAll();
        if (this.tokens.peek().kind !== 'end') this.stray(this.tokens.peek());
        this.tables.push(yield* this.table(first, undefined, type, rows, [], this.tokens.peek(), before));
    }

    /** Reads one declaration, a function with its body, or what it takes for one. */
    private *read(): Pieces<void> {
        const { tokens } = this;
        this.strays.isOff = false;
        const between = this.comments.begin(tokens.peek(), tokens.last);
        const { length } = this.tables;
        yield* this.declaration(between.lead);
        this.comments.finish(between, length);
    }

    private *declaration(lead: readonly Trivium[]): Pieces<void> {
        const { tokens } = this;
        const { length } = this.tables;
        const { type, isTypedef } = yield* takeSpecifiers(this.parsing, tokens);
        const inType = this.comments.ofType(tokens.last, tokens.peek());
        do {
            // What stands above is about the first table.
            const above = this.tables.length > length ? [] : [...lead, ...inType];
            if (!(yield* this.declarator(type, isTypedef, above))) return;
            if (!this.isFollowed() && this.restIsLost(length)) return;
        } while (takeIf(tokens, ','));
        if (takeIf(tokens, ';') || this.restIsLost(length)) return;
        const stray = tokens.peek();
        if (isPunctuator(stray, '}') || isPunctuator(stray, ')') || isPunctuator(stray, ']'))
            this.stray(tokens.next());
        else yield* this.skipRest();
    }

    /** Whether what follows a declarator is no row of a table. */
    private isFollowed(): boolean {
        if (!isPunctuator(this.tokens.peek(), ',')) return true;
        const next = this.tokens.peek(1);
        return next.kind === 'name' || isPunctuator(next, '*');
    }

    /**
     * Says that behind a table a `;` is missing, which costs what comes next, be it rows or another table; true if a declaration
     * begins there, which can be read.
     */
    private restIsLost(tables: number): boolean {
        const [table] = this.tables.slice(tables).slice(-1);
        const next = this.tokens.peek();
        if (table === undefined || next.kind === 'end') return false;
        this.hasBrokenTable = true;
        const canGoOn = this.recovers && next.isFirst && next.kind === 'name';
        const message = 'no “;” stands behind this “}”';
        const { last = next } = this.tokens;
        if (canGoOn && isPunctuator(last, '}')) this.parsing.problems.add('refused', table.end, message);
        else if (!canGoOn)
            this.parsing.problems.add('syntax', table.end, `${message}: what follows is not read`);
        this.strays.isOff = !canGoOn;
        return canGoOn;
    }

    /** Takes one declarator with its initialiser; false if a body follows, and the declaration is at its end. */
    private *declarator(
        base: CType | undefined,
        isTypedef: boolean,
        lead: readonly Trivium[],
    ): Pieces<boolean> {
        const { tokens, parsing } = this;
        const { name, type } = takeDeclarator(parsing, tokens, base ?? { kind: 'unknown', name: '' });
        this.skipAttributes();
        if (name !== undefined) this.declare(name, type, isTypedef);
        if (isPunctuator(tokens.peek(), '{')) {
            yield* this.skipBody();
            return false;
        }
        if (takeIf(tokens, '=')) yield* this.initialiser(name, type, lead);
        return true;
    }

    private declare({ text }: Token, type: CType, isTypedef: boolean): void {
        const { scope } = this.parsing;
        const named = type.kind === 'integer' || type.kind === 'struct' ? renamed(type, text) : type;
        if (isTypedef) scope.typedefs.set(text, named);
        else scope.variables.set(text, type);
    }

    private *initialiser(name: Token | undefined, type: CType, lead: readonly Trivium[]): Pieces<void> {
        const isTable = name !== undefined && type.kind === 'array' && isPunctuator(this.tokens.peek(), '{');
        if (!isTable) {
            const before = this.strays.all.length;
            takeUntil(this.tokens, [',', ';'], this.recovers ? declares : undefined);
            if (this.strays.all.length > before) this.strays.addNames(before, fieldsOf(type) ?? []);
            return;
        }
        const rows = new Rows(this.parsing, this.tokens, this.trivia, type, this.recovers);
        const before = this.soFar();
        this.strays.isOff = true;
        const end = yield* rows.read();
        this.strays.isOff = false;
        const table = yield* this.table(name, name, type, rows, lead, end, before);
        this.tables.push(table);
        const { length } = table;
        this.parsing.scope.variables.set(name.text, { ...type, length: type.isOpen ? length : type.length });
    }

    private soFar(): Before {
        const { skipped, problems } = this.pre;
        return { skipped: skipped.length, spoiling: problems.spoiling.length };
    }

    private *table(
        first: Token,
        name: Token | undefined,
        type: ArrayType,
        rows: Rows,
        lead: readonly Trivium[],
        end: Token,
        before: Before,
    ): Pieces<CTable> {
        const { problems, sources } = this.pre;
        const all = rows.finished();
        this.hasBrokenTable ||= problems.spoiling.length > before.spoiling || all.some(isRefused);
        return {
            name: name?.text ?? '',
            at: placeOfToken(first),
            elementType: nameOf(type.of),
            fields: isUnknown(type.of) ? undefined : fieldsOf(type.of),
            length: rows.length,
            rows: yield* withFlaws(all, placeOfToken(end), problems.spoiling.slice(before.spoiling), sources),
            skipped: this.pre.skipped.slice(before.skipped),
            lead: rows.opening.length === 0 ? lead : [...lead, ...rows.opening],
            tail: rows.before(end),
            behind: [],
            conditions: conditionsBelow(undefined, writtenFirst(first).branch),
            end: placeOfToken(end),
        };
    }

    /** Skips attributes, assembler names, and names that stand for something like that. */
    private skipAttributes(): void {
        while (this.tokens.peek().kind === 'name') {
            if (isAttribute(this.tokens.peek())) takeAttribute(this.tokens);
            else {
                this.tokens.next();
                if (isPunctuator(this.tokens.peek(), '(')) skipBracket(this.tokens);
            }
        }
    }

    private *skipBody(): Pieces<void> {
        const open = this.tokens.peek();
        const isLast = (token: Token): boolean => this.endsAtMargin && isAtMargin(token);
        if (yield* skipBody(this.tokens, isLast, this.parsing.pause)) return;
        this.hasOpenBody = true;
        const { last = open } = this.tokens;
        const { problems } = this.parsing;
        problems.add('refused', placeOfToken(open), 'no “}” closes this “{”', placeOfToken(last));
    }

    /** Skips what is no declaration, up to its `;` or the end of its braces. */
    private *skipRest(): Pieces<void> {
        for (let isOver = false; !isOver; ) {
            yield* this.pre.pause();
            const token = this.tokens.peek();
            if (token.kind === 'end' || isPunctuator(token, '}')) return;
            if (this.recovers && declares(token)) return;
            isOver = isPunctuator(token, ';') || isPunctuator(token, '{');
            if (isPunctuator(token, '{')) yield* this.skipBody();
            else this.tokens.next();
        }
    }

    private stray(token: Token): void {
        this.parsing.problems.add('refused', placeOfToken(token), `this “${token.text}” closes nothing`);
    }
}

/** Whether a value or the index of a row is none that a compiler would take, whatever stands in headers. */
const isRefused = ({ index, values }: CRow): boolean =>
    (index.why !== undefined && index.unknown === undefined) ||
    values.some(({ value, unknown }) => value === undefined && unknown === undefined);

/** Whether a token is a `}` that begins its line: people write it so at the end of a function and nowhere within. */
const isAtMargin = (token: Token): boolean =>
    isPunctuator(token, '}') && token.from === undefined && placeOfToken(token).character === 0;

/** A type by the name of a typedef. A struct keeps its members with its own name, since they may come later. */
function renamed(type: CType, name: string): CType {
    if (type.kind === 'integer') return { ...type, name };
    return type.kind === 'struct' && type.name.endsWith('{…}') ? { ...type, name } : type;
}

/** What the parts of the parser share in one reading. */
function parsingOf(pre: Preprocessor): Parsing {
    const scope = new Scope();
    const meaning: Meaning = {
        isDirective: false,
        nameValue: name =>
            startsType(parsing, name) ? noValue(`${name.text} is no value`) : valueOfName(pre, scope, name),
        startsType: token => startsType(parsing, token),
        takeTypeName: tokens => takeTypeName(parsing, tokens),
        operator: (name, tokens) => builtin(name, tokens, meaning),
        member: memberOf,
    };
    const parsing: Parsing = {
        scope,
        knownTypes: KNOWN,
        nesting: { depth: 0 },
        problems: pre.problems,
        giveUp: (at, message) => pre.giveUp(at, message),
        meaning,
        pause: () => pre.pause(),
        takeDeclarator: (tokens, type) => takeDeclarator(parsing, tokens, type),
        evaluate: (tokens, behind) => valueOfTokens(tokens, behind, meaning),
    };
    return parsing;
}

const TRUE = constant(1n, { ...INT, name: BOOL.name });
const FALSE = constant(0n, { ...INT, name: BOOL.name });

function valueOfName({ options }: Preprocessor, scope: Scope, name: Token): Operand {
    const { text } = name;
    const enumerator = scope.enumerators.get(text);
    if (enumerator !== undefined) return enumerator.operand;
    const variable = scope.variables.get(text);
    if (variable !== undefined) return noValue(`${text} is a variable`, variable);
    const circle = circleOf(name);
    const given = circle.length > 1 ? undefined : options.nameValue?.(text);
    if (given !== undefined) return constant(given, typeOfValue(given));
    if (text === 'true') return TRUE;
    if (text === 'false') return FALSE;
    if (text === 'NULL') return constant(0n, INT);
    if (circle.length === 0) return noValue(`${text} has no definition`, undefined, text);
    // A header may have an enumerator that is named like its own macro.
    if (circle.length === 1)
        return noValue(`${text} is defined as itself, and as nothing else`, undefined, text);
    return noValue(`${circle.join(' and ')} are defined by each other`);
}

/** The macros that a name came through, from the one of the same name on; none if that is not among them. */
function circleOf({ text, isPainted, from }: Token): readonly string[] {
    const names: string[] = [];
    for (let use = isPainted ? from : undefined; use !== undefined; use = use.parent) {
        names.push(use.macro);
        if (use.macro === text) return names.reverse();
    }
    return [];
}
