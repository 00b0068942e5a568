// The tokens of a file and of what it includes, with directives done and macros expanded.

import type { Branch, Conditional } from './conditionals';
import { readDirective } from './directives';
import { Expander } from './expander';
import { KNOWN_MACROS, PREDEFINED } from './known';
import { isSameMacro, type Macro, macroOf } from './macros';
import type { Operand } from './operands';
import type { Problems } from './problems';
import type {
    CDefinition,
    CFile,
    CInclude,
    COptions,
    CPlace,
    CProblemKind,
    CStrayRows,
    DisabledTable,
    SkippedLines,
} from './reading';
import { Scanner } from './scanner';
import { placeOf, type Source, sourceOf, sourceOfText } from './source';
import { endToken, isPunctuator, placeOfToken, type Token } from './token';
import { NO_PIECES, PIECE, type Pieces, Work } from './work';

/** So many steps for reading what is written, and one for each byte of the file. */
const WORK = 3_000_000;
/**
 * So many steps for what macros bring, and more for each token that was read of the file: a row written with macros costs 30 to 100.
 * Whoever asks for more has written a few lines that bring millions of tokens.
 */
const EXPANSION = 100_000;
const EXPANSION_EACH_TOKEN = 64;
const MOST_FOR_FILE = 24_000_000;
/** For each byte of a header. Headers make room for so many steps at most, since they could include each other by ever new paths. */
const EXPANSION_EACH_BYTE = 16;
const MOST_FOR_HEADERS = 3_000_000;
/**
 * A file takes so many steps, however short it is, and one for eight bytes: they are looked through before they are read. The largest trees
 * include some thousand, and files of a few lines that include each other a million.
 */
const EACH_INCLUDE = 256;
/** A step of a directive takes as long as so many tokens. */
const EACH_DIRECTIVE = 8;
/** Files within files. */
const DEEPEST_INCLUDE = 200;

/** A file that is being read. */
export interface Frame {
    readonly scanner: Scanner;
    readonly source: Source;
    /** The conditionals that are open in it. */
    readonly conditionals: Conditional[];
    /** The branch that the `#include` stands in. */
    readonly outer: Branch | undefined;
    /** Whether it has lines of a merge conflict. */
    hasConflict: boolean;
    /** Whether nothing but comments was met. */
    isFresh: boolean;
    /** The name of the guard, once its conditional is closed and as long as nothing comes behind it. */
    guard: string | undefined;
}

/** The answers of the compiler that depend on where they are asked. */
export const SPECIAL: readonly string[] = ['__LINE__', '__FILE__', '__COUNTER__', '__INCLUDE_LEVEL__'];

export class Preprocessor {
    readonly macros = new Map<string, Macro>();
    /** Macros that were used and then undefined. */
    readonly gone = new Map<string, Macro>();
    /** What `push_macro` kept of each name, the last one last. */
    private readonly pushed = new Map<string, (Macro | undefined)[]>();
    /** The macros that were used, and later defined in another way. */
    readonly redefined = new Set<string>();
    readonly frames: Frame[] = [];
    readonly includes: CInclude[] = [];
    /** The files that were read, by path. */
    readonly sources = new Map<string, Source>();
    readonly disabled: DisabledTable[] = [];
    /** Rows in code that is skipped, in the file itself. */
    readonly strays: CStrayRows[] = [];
    /** What was skipped so far, in all files. */
    readonly skipped: SkippedLines[] = [];
    /** The guards of the files that were read to the end, by path; the empty string is `#pragma once`. */
    readonly guards = new Map<string, string>();
    readonly expander: Expander;
    readonly main: Source;
    private readonly known: ReadonlyMap<string, Macro>;
    private readonly reading: Work;
    /** For what macros bring. */
    readonly work: Work;
    private roomForFile = 0;
    private leftForHeaders = MOST_FOR_HEADERS;
    private counter = 0;
    /** Where the first token of the file is that is none of a directive, as an offset. */
    firstToken: number | undefined;
    /** The same of its first directive. */
    firstDirective: number | undefined;
    /** Whether reading stopped because there was too much to do. */
    isExhausted = false;
    /** Once everything was read, and only constants are worked out: the values of the macros that are known already. */
    values: Map<string, Operand> | undefined;
    private end: Token;
    /** A directive that is being read. */
    private directive: Pieces<void> | undefined;
    /** The next token, if it was read ahead. */
    private ready: Token | undefined;
    /** How many calls of `pause` there were since it stopped. */
    private pauses = 0;

    constructor(
        file: CFile,
        readonly options: COptions,
        readonly problems: Problems,
        /** The lines of the file with a directive whose branch is read whatever it says. */
        private readonly forced: ReadonlySet<number>,
    ) {
        this.main = sourceOf(file);
        this.end = endToken(this.main, this.main.text.length);
        this.reading = new Work(WORK + this.main.text.length, options.mostAtOnce);
        this.work = new Work(EXPANSION, options.mostAtOnce);
        this.known = new Map(KNOWN_MACROS.flatMap(text => defined(text, 'known')));
        for (const [name, macro] of PREDEFINED.flatMap(text => defined(text, 'known')))
            this.macros.set(name, macro);
        for (const each of options.definitions ?? []) this.define(each);
        this.expander = new Expander({
            raw: () => this.raw(),
            macroOf: name => this.macros.get(name) ?? this.known.get(name),
            special: token => this.special(token),
            fault: (token, message) => this.fault('macro', token, message),
            giveUp: (token, message) => this.giveUp(placeOf(token.source, token.start), message),
            work: this.work,
        });
        this.enter(this.main, undefined);
    }

    /** The next token; at the end of everything, and when there is too much to do, one of the kind `end`. */
    next(): Token {
        return this.expander.next();
    }

    isDefined(name: string): boolean {
        return this.macros.has(name) || SPECIAL.includes(name) || name.startsWith('__has_');
    }

    /** Whether the branch that begins with a directive is read whatever it says. */
    isForced({ source, start }: Token): boolean {
        return source === this.main && this.forced.has(placeOf(source, start).line);
    }

    /** Says what is wrong where a token is written: of one that came out of a macro, where that is used. */
    fault(kind: CProblemKind, token: Token, message: string): void {
        this.problems.add(kind, placeOfToken(token), message);
    }

    get frame(): Frame | undefined {
        return this.frames.at(-1);
    }

    /** The branch that is read. */
    get branch(): Branch | undefined {
        const { frame } = this;
        return frame?.conditionals.at(-1)?.branch ?? frame?.outer;
    }

    /** Counts what was looked for as so many calls, so that a reading stops soon. */
    looked(): void {
        this.pauses += this.options.places ?? 0;
    }

    /** Reads a file at this place, unless its guard says that it was read. */
    include(file: CFile, hash: Token): void {
        const guard = this.guards.get(file.path);
        if (guard !== undefined && (guard === '' || this.macros.has(guard))) return;
        if (!this.reading.spend(EACH_INCLUDE)) return;
        if (this.frames.length > DEEPEST_INCLUDE)
            return this.fault(
                'directive',
                hash,
                `files include each other more than ${DEEPEST_INCLUDE} deep`,
            );
        if (!this.reading.spend(file.bytes.length >> 3)) return;
        this.makeRoom(file);
        this.enter(sourceOf(file), this.branch);
    }

    /** Allows the macros that a header uses, once for each header. */
    private makeRoom({ path, bytes }: CFile): void {
        if (this.sources.has(path) || this.work.isSpent) return;
        const room = Math.min(EXPANSION_EACH_BYTE * bytes.length, this.leftForHeaders);
        this.leftForHeaders -= room;
        this.work.allow(this.work.rest + room);
    }

    /** Allows the macros that the file uses, as far as it was read: its comments ask for none. */
    private makeRoomFor({ source, scanner }: Frame): void {
        if (source !== this.main || this.work.isSpent) return;
        const room = Math.min(EXPANSION_EACH_TOKEN * scanner.tokens, MOST_FOR_FILE);
        this.work.allow(this.work.rest + room - this.roomForFile);
        this.roomForFile = room;
    }

    private enter(source: Source, outer: Branch | undefined): void {
        const scanner = new Scanner(source, (at, message) =>
            this.problems.add('refused', placeOf(source, at), message),
        );
        scanner.branch = outer;
        this.sources.set(source.path, source);
        this.frames.push({
            scanner,
            source,
            conditionals: [],
            outer,
            hasConflict: false,
            isFresh: true,
            guard: undefined,
        });
    }

    /**
     * Does the directives before the next token, in pieces, and stops after many calls. The parser calls it between declarations,
     * enumerators, members and rows, where every token was taken that `next` gave.
     */
    pause(): Iterable<number> {
        const isDue = this.prepare();
        // Mostly the next token is there at once, and there is a pause for each row.
        return isDue || !this.isPrepared ? this.preparing(isDue) : NO_PIECES;
    }

    private *preparing(isFirstDue: boolean): Pieces<void> {
        if (isFirstDue) yield PIECE;
        while (!this.isPrepared) if (this.prepare()) yield PIECE;
    }

    /** Does one step towards the next token, if it is not there; whether it is time to stop. */
    private prepare(): boolean {
        this.reading.pause();
        // Where it is spent, tokens of a macro are missing: then reading stops.
        if (!this.work.isSpent) this.work.pause();
        if (!this.expander.isInMacro) this.ready ??= this.step();
        if (++this.pauses < PIECE) return false;
        this.pauses = 0;
        return true;
    }

    private get isPrepared(): boolean {
        return this.ready !== undefined || this.expander.isInMacro;
    }

    /** The next token that is written, where no directive stands and nothing is skipped. */
    private raw(): Token {
        let token = this.ready;
        this.ready = undefined;
        while (token === undefined) token = this.step();
        return token;
    }

    /** The next token; `undefined` if a directive or the end of an included file comes first, of which this does one step. */
    private step(): Token | undefined {
        const { frame } = this;
        if (frame === undefined) return this.end;
        if (this.directive !== undefined) return this.goOn(this.directive);
        if (!this.reading.spend(1) || this.work.isSpent) return this.stop(frame);
        const token = frame.scanner.next();
        this.makeRoomFor(frame);
        if (token.kind === 'end') return this.leave(frame, token);
        if (token.isFirst && isPunctuator(token, '#')) {
            this.firstDirective ??= token.start;
            return this.goOn(readDirective(this, frame, token));
        }
        if (token.isFirst && this.isConflict(frame, token)) {
            frame.scanner.skipLine();
            return undefined;
        }
        frame.isFresh = false;
        frame.guard = undefined;
        if (frame.source === this.main) this.firstToken ??= token.start;
        return token;
    }

    /** Whether a line is one that git writes around what differs; the first one of a conflict is said. Both sides are read. */
    private isConflict(frame: Frame, { source, start, text }: Token): boolean {
        if (text === '<<' && source.text.startsWith('<<<<<<< ', start)) {
            frame.hasConflict = true;
            const message = 'a merge conflict that is not resolved begins here';
            this.problems.add('refused', placeOf(source, start), message);
            return true;
        }
        return frame.hasConflict && /^(?:=======|>>>>>>>|\|{7})/.test(source.text.slice(start, start + 7));
    }

    private goOn(directive: Pieces<void>): undefined {
        this.reading.takeTime(EACH_DIRECTIVE);
        this.directive = directive.next().done ? undefined : directive;
    }

    private leave(frame: Frame, end: Token): undefined {
        const open = frame.conditionals.at(-1);
        if (open !== undefined)
            this.problems.add('directive', open.branch.condition.at, 'no #endif closes this conditional');
        if (frame.guard !== undefined) this.guards.set(frame.source.path, frame.guard);
        this.frames.pop();
        if (this.frames.length === 0) this.end = { ...end, branch: undefined };
    }

    private stop({ source, scanner }: Frame): Token {
        this.giveUp(
            placeOf(source, scanner.offset),
            'macros or included files ask for too much: reading stops here',
        );
        this.end = endToken(source, scanner.offset);
        return this.end;
    }

    /** Says that something is too much, once, and reads nothing more. */
    giveUp(at: CPlace, message: string): void {
        this.work.allow(-1);
        if (this.values !== undefined) return;
        if (!this.isExhausted) this.problems.addLast('limit', at, message);
        this.isExhausted = true;
        this.frames.length = 0;
    }

    /** Defines a macro of a file. */
    defineMacro(macro: Macro): void {
        const before = this.macros.get(macro.name) ?? this.gone.get(macro.name);
        if (before?.isUsed && !isSameMacro(before, macro)) this.redefined.add(macro.name);
        this.macros.set(macro.name, macro);
    }

    undefineMacro(name: string): void {
        const macro = this.macros.get(name);
        if (macro?.isUsed) this.gone.set(name, macro);
        this.macros.delete(name);
    }

    /** Keeps what a name stands for. */
    pushMacro(name: string): void {
        const kept = this.pushed.get(name) ?? [];
        kept.push(this.macros.get(name));
        this.pushed.set(name, kept);
    }

    /** Gives a name back what it stood for when that was kept; nothing if it was not. */
    popMacro(name: string): void {
        const kept = this.pushed.get(name) ?? [];
        if (kept.length === 0) return;
        const macro = kept.pop();
        if (macro === undefined) this.undefineMacro(name);
        else this.defineMacro(macro);
    }

    private define({ name, body }: CDefinition): void {
        if (body === undefined) this.macros.delete(name);
        else
            for (const [defines, macro] of defined(`${name} ${body}`, 'command'))
                this.macros.set(defines, macro);
    }

    private special(token: Token): Token | undefined {
        const known = this.values?.get(token.text);
        if (known !== undefined) return { ...token, kind: 'number', known };
        // Where nothing uses it, it has no value. Nearly all names are ruled out by how they begin.
        if (this.values !== undefined || !token.text.startsWith('__')) return undefined;
        if (!SPECIAL.includes(token.text) || this.macros.has(token.text)) return undefined;
        const { source, scanner } = this.frame ?? { source: token.source };
        if (token.text === '__FILE__') return { ...token, kind: 'string', text: `"${source.path}"` };
        return { ...token, kind: 'number', text: String(this.specialNumber(token.text, source, scanner)) };
    }

    private specialNumber(name: string, source: Source, scanner: Scanner | undefined): number {
        if (name === '__COUNTER__') return this.counter++;
        if (name === '__INCLUDE_LEVEL__') return this.frames.length - 1;
        return placeOf(source, scanner?.offset ?? source.text.length).line + 1;
    }
}

/** What a `#define` of this text defines; nothing if it is none. */
function defined(text: string, origin: 'command' | 'known'): [string, Macro][] {
    const scanner = new Scanner(sourceOfText('', text), () => undefined);
    const tokens: Token[] = [];
    for (let token = scanner.next(); token.kind !== 'end'; token = scanner.next()) tokens.push(token);
    const macro = macroOf(tokens, origin);
    return typeof macro === 'string' ? [] : [[macro.name, macro]];
}
