// The rows of a table: each element of the outermost braces, with its index, its values, and the comments that belong to it.

import { type Branch, conditionsBelow } from './conditionals';
import { Counting } from './counting';
import type { ArrayType } from './ctypes';
import { checkIndex, takeIndex, UNKNOWN_INDEX } from './indexes';
import { advance, enter, Initialiser, type Level } from './initialiser';
import { isAggregate, isUnknown } from './members';
import { type OpenRow, rowOf } from './open-row';
import { overridden } from './overrides';
import type { Parsing } from './parsing';
import type { CComment, CIndex, CPlace, CRow, CValue, Trivium } from './reading';
import { closesTooSoon, RowTokens, skipToRow, standsForRows, startsRow } from './row-tokens';
import type { Source } from './source';
import { spellingsOf } from './spelling';
import { isPunctuator, placeOfToken, type Token, writtenFirst, writtenLast } from './token';
import { type TokenStream, type Tokens, takeBracket, takeIf, takeUntil } from './tokens';
import type { Trivia } from './trivia';
import type { Pieces } from './work';

/** A table with more of them was not written, but came out of a range: a file of 10 MB has no more rows. */
const MOST_VALUES = 1_000_000;
const MOST_ROWS = 300_000;
/** What has more of them is no table that somebody wrote and broke. */
const MOST_MISTAKES = 10_000;
/** Each more around a row counts as a value: thousands that stand in each other are too much to note at each row. */
const MOST_CONDITIONS = 16;

export class Rows {
    /** Those that are complete. */
    private readonly all: CRow[] = [];
    private open: OpenRow | undefined;
    private readonly initialiser: Initialiser;
    /** The tokens of rows. */
    private readonly inRow: Tokens;
    /** The same in a table that is broken: reading goes on with what looks like the next row. */
    private readonly recovering: RowTokens | undefined;
    private readonly levels: Level[];
    private readonly counting = new Counting();
    private count = 0;
    /** The branch in which the table's brace stands. */
    private branch: Branch | undefined;
    /** Comments between the name of the table and its rows. */
    opening: readonly CComment[] = NONE;
    /** The file of the row that was begun last. */
    private source: Source | undefined;

    constructor(
        private readonly parsing: Parsing,
        private readonly tokens: TokenStream,
        private readonly trivia: Trivia,
        private readonly type: ArrayType,
        recovers: boolean,
    ) {
        this.recovering = recovers ? new RowTokens(tokens) : undefined;
        this.inRow = this.recovering ?? tokens;
        this.initialiser = new Initialiser(
            parsing,
            value => this.put(value),
            (path, open) => this.clear(path, open),
        );
        this.levels = [{ type: { ...type, length: undefined, isOpen: true }, at: 0, to: 0 }];
    }

    /** Takes the braces with all rows, and gives the token that closes them, or stands where one should. */
    *read(): Pieces<Token> {
        const open = this.tokens.next();
        const { source, end, branch } = writtenLast(open);
        this.branch = branch;
        this.opening = this.trivia.comments(source, end);
        this.source = source;
        yield* this.readAll();
        const close = this.tokens.peek();
        this.initialiser.close(this.tokens, open);
        return close;
    }

    /** The same for rows without braces around them. */
    *readAll(): Pieces<void> {
        for (;;) {
            yield* this.parsing.pause();
            this.recovering?.end();
            if (this.recovering !== undefined && this.skipsStray()) continue;
            if (this.isAtEnd()) break;
            this.recovering?.begin();
            const { length } = this.parsing.problems.spoiling;
            if (length > MOST_MISTAKES) {
                const at = placeOfToken(this.tokens.peek());
                this.parsing.giveUp(at, 'the table has too many mistakes: reading stops here');
                break;
            }
            this.item();
            const goesOn = this.separator(length);
            this.finish();
            if (!goesOn) break;
        }
        this.complete();
    }

    private isAtEnd(): boolean {
        return this.initialiser.isAtEnd(this.tokens) || this.recovering?.isAtDeclaration === true;
    }

    /** Takes the comma behind a row, or says what is wrong there unless more problems than so many were; false if the list ends. */
    private separator(spoiling: number): boolean {
        if (this.open?.unknownMacro !== undefined && this.isAtRow) return true;
        if (this.recovering === undefined) return this.initialiser.separator(this.tokens);
        const { problems } = this.parsing;
        const isRow = this.recovering.peek().kind === 'end' || startsRow(this.tokens, 0);
        if (!isRow || this.isAtEnd()) this.initialiser.separator(this.inRow);
        else if (problems.spoiling.length === spoiling)
            problems.add('refused', placeOfToken(this.tokens.peek()), 'no comma stands before this row');
        this.initialiser.isBroken = false;
        return true;
    }

    /** Takes a `}` or `;` behind which the rows go on; false if none is there. */
    private skipsStray(): boolean {
        const { tokens } = this;
        const stray = tokens.peek();
        if (!closesTooSoon(tokens)) return false;
        const isBehindRow = tokens.last !== undefined && !isPunctuator(tokens.last, ',');
        const isComma =
            isPunctuator(stray, ';') && (startsRow(tokens, 1) || isPunctuator(tokens.peek(1), '}'));
        const message = isComma
            ? 'this “;” stands where a comma should'
            : `this “${stray.text}” ${stray.text === ';' ? 'ends' : 'closes'} nothing`;
        // Whether the braces of the row before say what they should, nobody knows.
        const kind = isBehindRow && !isComma ? 'syntax' : 'refused';
        this.parsing.problems.add(kind, placeOfToken(stray), message);
        tokens.next();
        skipToRow(tokens);
        takeIf(tokens, ',');
        return true;
    }

    /** How many elements the array has. */
    get length(): number | undefined {
        if (!this.type.isOpen) return this.type.length;
        if (this.all.some(({ index }) => index.last === undefined)) return undefined;
        return this.all.reduce((most, { index: { last = -1 } }) => Math.max(most, last + 1), 0);
    }

    /** The rows. What an earlier one says about the index of a later one is said as a problem. */
    finished(): readonly CRow[] {
        const placed = this.all.filter(({ index }) => index.first !== undefined);
        const before = overridden(placed.map(({ index: { first = 0, last = first } }) => ({ first, last })));
        const earlier = new Map<CRow, CRow | undefined>();
        for (const [at, of] of before) {
            const row = placed[at];
            if (row !== undefined) earlier.set(row, placed[of]);
        }
        return this.all.map(row => this.settled(row, earlier.get(row)));
    }

    /** A row that changes fields only changes nothing where no earlier one is; any other one replaces that. */
    private settled(row: CRow, earlier: CRow | undefined): CRow {
        if (row.sets === 'part') return earlier === undefined ? { ...row, sets: 'whole', clears: NONE } : row;
        if (earlier !== undefined) this.noteTwice(row, earlier);
        return row;
    }

    private noteTwice({ index, at }: CRow, earlier: CRow): void {
        const which =
            index.first === index.last
                ? `index ${index.first}`
                : `an index of ${index.first} to ${index.last}`;
        const message = `this row and an earlier one have ${which}: this one counts`;
        this.parsing.problems.add('index-twice', at, message, earlier.at);
    }

    /** Takes one initialiser: a row, or, where the braces are left out, one more value of a row. */
    private item(): void {
        const first = this.tokens.peek();
        const around = conditionsBelow(this.branch, writtenFirst(first).branch);
        this.count += Math.max(around.length - MOST_CONDITIONS, 0);
        this.counting.enter(around.every(({ isTaken }) => isTaken));
        const isDesignated = this.initialiser.startsDesignator(this.inRow);
        if (isDesignated) this.designated(first);
        else advance(this.levels);
        if (this.levels.length === 1 && !isDesignated) {
            if (first.fault !== undefined && this.hasParts) return this.faultyRow(first, first.fault);
            if (this.isUnknownMacro(first)) return this.unknownRows(first);
            this.begin(first, this.counting.following(placeOfToken(first)));
        }
        const row = this.open;
        if (row === undefined) return;
        this.top();
        this.initialiser.value(this.inRow, this.levels, [[]], 1, row.values.size);
        row.isPart ||= this.levels.length > 1;
        row.last = this.tokens.last ?? first;
    }

    /** Whether a row is the use of a macro that nothing defines: by itself, or with what looks like arguments. */
    private isUnknownMacro(first: Token): boolean {
        return (
            first.kind === 'name' &&
            this.hasParts &&
            standsForRows(this.tokens) &&
            !/^(?:sizeof|_)/.test(first.text) &&
            this.parsing.meaning.nameValue(first).unknown === first.text
        );
    }

    /** Whether an element is more than one value, as far as is known. */
    private get hasParts(): boolean {
        return isAggregate(this.type.of) || isUnknown(this.type.of);
    }

    /** Takes the use of a macro whose arguments are faulty, which has been said: it would have been one row or several. */
    private faultyRow(first: Token, why: string): void {
        this.begin(first, { ...UNKNOWN_INDEX, at: placeOfToken(first), unknown: undefined, why });
        takeUntil(this.inRow, [',', ';']);
        if (this.open !== undefined) this.open.last = this.tokens.last ?? first;
    }

    /** Takes such a use: it may bring any rows, so that neither its own index nor that of the next row is known. */
    private unknownRows(first: Token): void {
        const { text: unknown } = first;
        const at = placeOfToken(first);
        const why = `${unknown} has no definition`;
        this.begin(first, { ...UNKNOWN_INDEX, at, unknown, why });
        const use = [this.tokens.next(), ...(isPunctuator(this.inRow.peek(), '(') ? this.arguments() : [])];
        // The comma may be the macro's.
        if (!this.isAtRow) use.push(...takeUntil(this.inRow, [',', ';']));
        if (this.open !== undefined)
            Object.assign(this.open, { last: this.tokens.last, unknownMacro: unknown });
        this.parsing.problems.add('no-value', at, `this value is not known: ${why}`);
        const spellings = spellingsOf(use);
        this.put({
            path: NONE,
            position: 0,
            value: undefined,
            written: undefined,
            type: undefined,
            why,
            unknown,
            spellings,
            at,
        });
    }

    private arguments(): readonly Token[] {
        const open = this.inRow.peek();
        const inner = takeBracket(this.inRow);
        const { last = open } = this.tokens;
        return [open, ...inner, ...(isPunctuator(last, ')') ? [last] : [])];
    }

    /** Whether another row may begin here, without a comma. */
    private get isAtRow(): boolean {
        const next = this.tokens.peek();
        return startsRow(this.tokens, 0) || (next.kind === 'name' && next.isFirst);
    }

    /** The outermost level always stands at the first element: the index is kept apart, since it may not be known. */
    private top(): void {
        const [level] = this.levels;
        if (level === undefined) return;
        level.at = 0;
        level.to = 0;
    }

    /** Adds a value to the row, in place of an earlier one for its field. */
    private put(value: CValue): void {
        if (this.open === undefined || !this.hasRoom(value)) return;
        const { values } = this.open;
        // Of a struct that is not known, the path does not say which field it is.
        const key = keyOf(value.path) ?? `#${values.size}`;
        const earlier = values.get(key);
        if (earlier !== undefined) this.noteReplaced(values, key, earlier, value.at);
        values.set(key, value);
    }

    /** Drops the values that a row says for what is at a path, since braces set all of that. */
    private clear(path: readonly string[], open: Token): void {
        const row = this.open;
        if (row === undefined || path.length === 0) return;
        row.clears.push(path);
        if (row.values.size > 0 && this.hasRoom(open)) this.dropBelow(row.values, `${path.join('.')}.`, open);
    }

    private dropBelow(values: Map<string, CValue>, beginning: string, open: Token): void {
        this.count += values.size;
        for (const [key, earlier] of values)
            if (`${key}.`.startsWith(beginning)) this.noteReplaced(values, key, earlier, placeOfToken(open));
    }

    private noteReplaced(values: Map<string, CValue>, key: string, earlier: CValue, at: CPlace): void {
        values.delete(key);
        // C refuses that too, and a value that was meant for another field may be lost with it.
        if (earlier.value === undefined && earlier.unknown === undefined)
            this.parsing.problems.add('syntax', earlier.at, `this value is not known: ${earlier.why}`);
        const message = `the row says ${key} twice: this one counts`;
        this.parsing.problems.add('value-twice', at, message, earlier.at);
    }

    /** Whether one more row or value may be kept; if not, reading stops. */
    private hasRoom(of: Token | CValue): boolean {
        const isFull = this.count++ >= MOST_VALUES || this.all.length > MOST_ROWS;
        if (!isFull) return true;
        const at = 'at' in of ? of.at : placeOfToken(of);
        this.parsing.giveUp(at, 'the table has too many rows or values: reading stops here');
        return false;
    }

    private begin(first: Token, index: CIndex): void {
        this.complete();
        this.open = {
            first,
            last: first,
            index,
            lead: this.before(first),
            values: new Map(),
            clears: [],
            inside: NONE,
            behind: NONE,
            isPart: false,
        };
        this.hasRoom(first);
        this.counting.count(index);
        checkIndex(this.parsing, index, this.type.length);
    }

    /** What stands before a token, back to the row before it; also in a file that was included, behind its last row. */
    before(token: Token): readonly Trivium[] {
        const { source, start } = writtenFirst(token);
        const left =
            this.source === undefined || this.source === source ? NONE : this.trivia.rest(this.source);
        this.source = source;
        const lead = this.trivia.before(source, start);
        return left.length === 0 ? lead : [...left, ...lead];
    }

    private complete(): void {
        if (this.open === undefined) return;
        this.all.push(rowOf(this.open, this.branch));
        this.open = undefined;
    }

    /** Takes `[…]` with all designators behind it. */
    private designated(first: Token): void {
        this.levels.length = 1;
        this.top();
        if (!isPunctuator(first, '[')) {
            this.parsing.problems.add(
                'syntax',
                placeOfToken(first),
                'this names a field where an index should stand',
            );
            this.begin(first, this.counting.following(placeOfToken(first)));
        } else this.begin(first, takeIndex(this.parsing, this.inRow, this.tokens));
        let isNeeded = false;
        while (this.initialiser.startsDesignator(this.inRow)) {
            enter(this.levels);
            this.initialiser.designator(this.inRow, this.levels);
            isNeeded = true;
        }
        this.initialiser.equals(this.inRow, isNeeded);
    }

    /** Notes the comments within the row and behind it; when the next row is in sight, all of them are known. */
    private finish(): void {
        const row = this.open;
        if (row === undefined) return;
        const [first, last] = [writtenFirst(row.first), writtenLast(row.last)];
        const next = writtenFirst(this.tokens.peek());
        if (first.source === last.source)
            row.inside = withMore(row.inside, this.trivia.comments(last.source, last.end));
        const limit =
            next.source === last.source && next.start >= last.end ? next.start : Number.MAX_SAFE_INTEGER;
        row.behind = withMore(row.behind, this.trivia.behind(last.source, last.end, limit));
    }
}

/** A table may have very many rows, and an empty array for each would take as much room as all that it says. */
const NONE: readonly never[] = [];

/** A path as a key; most have one name only. */
function keyOf(path: readonly string[]): string | undefined {
    return path.length > 1 ? path.join('.') : path[0];
}

/** Most rows have no comments, and share one empty array. */
const withMore = (comments: readonly CComment[], more: readonly CComment[]): readonly CComment[] =>
    more.length === 0 ? comments : [...comments, ...more];
