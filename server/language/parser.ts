// Reads one line into a node. The line is the unit of parsing, of error recovery and of incremental work. All that the parser
// needs to know about the lines above is the block that the line is in, and what goes on in it: a comment of C, or a merge conflict.

import { lineOfWord, wordsOfLines } from './block-lines';
import { type Habit, habitAt, insideComment } from './c-habits';
import { type Flaw, flaw, replaceBy, safe } from './flaw';
import { type Inside, markerOf } from './inside';
import { isQuoted, mendsOf, withMends } from './mending';
import { looseForm, type OtherForm, otherForm } from './other-forms';
import { expected, type Reader } from './reader';
import { type Mend, Scanner } from './scanner';
import { formOf, openingReader, type Statement } from './statements';
import { BLANK, CLOSE, UNREADABLE } from './statements/bare-lines';
import type { Block } from './syntax';

/** The result for one line. `before` is the block that the line is in, `after` the block that the next line is in. */
export interface LineNode {
    readonly before: Block;
    readonly after: Block;
    readonly statement: Statement;
    readonly flaws: readonly Flaw[];
    /** The column of `//`, or of what stands for it in another language; -1 without a comment. */
    readonly comment: number;
}

const NO_FLAWS: readonly Flaw[] = [];

/** A line is read in one go, and an editor waits for that. No statement comes near; a comment may be longer. */
export const LONGEST_LINE = 1 << 16;

/**
 * One reader for all lines, since they are read one after the other. A new reader for each line would be garbage between the
 * nodes, and reading many lines would take twice as long, because the collector then copies the nodes too.
 */
const reader: Reader = { scanner: new Scanner(''), flaws: [] };

/**
 * Reads a line (without its line end) that is in the block `before`, and perhaps begins inside a comment of C or a merge conflict. Accepts
 * any text, and never throws.
 */
export function parseLine(text: string, before: Block, inside: Inside = 'nothing'): LineNode {
    // Elsewhere a marker is looked for in lines alone that cannot be read.
    if ((inside === 'comment' || inside === 'theirs') && !isBlankText(text) && markerOf(text) === undefined)
        return inside === 'theirs' ? unread(before, NO_FLAWS) : readAround(text, before, insideComment(text));
    if (text.length > LONGEST_LINE && !isComment(text)) return unread(before, [tooLong(text)]);
    const node = readLine(text, before);
    const first = node.flaws.find(({ code }) => code === 'syntax') ?? node.flaws[0];
    if (first === undefined) return node;
    if (markerOf(text) !== undefined) return unread(before, flawsOfMarker(text, inside));
    return text.length > SHORT ? mended(text, node, first) : mendedOnce(text, node, first);
}

/** In so few characters there may be as many mistakes as there are lines, but few that differ. */
const SHORT = 8;

/** What such lines were found to be, by their blocks and texts. */
const mendedBefore = new Map<string, LineNode>();
const MOST_MENDED = 1 << 12;

function mendedOnce(text: string, node: LineNode, first: Flaw): LineNode {
    const key = `${node.before}\n${text}`;
    const known = mendedBefore.get(key) ?? mended(text, node, first);
    if (mendedBefore.size >= MOST_MENDED) mendedBefore.clear();
    mendedBefore.set(key, known);
    return known;
}

const unread = (before: Block, flaws: readonly Flaw[]): LineNode => ({
    ...{ before, after: before, statement: UNREADABLE, flaws, comment: -1 },
});

/** Only the first marker of a conflict is told of. */
function flawsOfMarker(text: string, inside: Inside): readonly Flaw[] {
    const isFirst = markerOf(text) === '<';
    if (!isFirst && inside !== 'nothing' && inside !== 'comment') return NO_FLAWS;
    const span = { start: 0, end: text.length };
    return [flaw('syntax', span, { conflict: isFirst ? 'begins' : 'left' })];
}

function isComment(text: string): boolean {
    const content = text.trimStart();
    return content === '' || content.startsWith('//');
}

const tooLong = ({ length }: string): Flaw =>
    flaw('syntax', { start: LONGEST_LINE, end: length }, { longest: LONGEST_LINE });

const isBlankText = (text: string): boolean => /^[ \t]*$/.test(text);

function readLine(text: string, before: Block, mend?: Mend): LineNode {
    const { scanner, flaws } = reader;
    scanner.restart(text, mend);
    const statement = readStatement(reader, before);
    const node = {
        before,
        after: blockAfter(statement, before, reader),
        statement,
        flaws: flaws.length === 0 ? NO_FLAWS : flaws.splice(0),
        comment: scanner.comment,
    };
    scanner.release();
    return node;
}

/**
 * A line that cannot be read, as it was probably meant if one word or symbol of it is wrong, or C. It has one flaw, which says
 * what is wrong.
 */
function mended(text: string, node: LineNode, first: Flaw): LineNode {
    const habit = first.code === 'syntax' ? habitAt(text, first.start, node.before) : undefined;
    if (habit !== undefined) return readAround(text, node.before, habit, node);
    const other = otherForm(text, first, node.before);
    if (other !== undefined) return withFlaw(text, node, other);
    if (first.code !== 'syntax') return node;
    const possible = mendsOf(text, first, node.before)
        .map(mend => ({ mend, read: readLine(text, node.before, mend) }))
        .filter(({ read }) => read.flaws.length === 0 && read.statement.kind !== 'blank');
    const [best] = possible;
    if (best === undefined) return loosely(text, node, first);
    const mends = possible.map(({ mend }) => mend);
    const flaw = withMends(first, mends, text, node.before);
    // Whoever asks for the text of a string expects it in quotes.
    return isQuoted(best.mend)
        ? { ...node, flaws: node.flaws.map(each => (each === first ? flaw : each)) }
        : { ...best.read, flaws: [flaw] };
}

/** A line of which no word or symbol alone is wrong. */
function loosely(text: string, node: LineNode, first: Flaw): LineNode {
    const loose = looseForm(text, first, node.before);
    if (loose !== undefined) return withFlaw(text, node, loose);
    return { ...node, flaws: node.flaws.filter(each => !isCutOff(each, node.flaws, text)) };
}

/** A line in a form that the language does not have: what could be read of it, and the flaw that says what was meant. */
function withFlaw(text: string, node: LineNode, { flaw, mend }: OtherForm): LineNode {
    const read = mend === undefined ? node : readLine(text, node.before, mend);
    // That the block above is open is another mistake.
    const unclosed = read.flaws.filter(({ code }) => code === 'unclosed-block');
    return { ...read, flaws: [...unclosed, flaw] };
}

/** Whether a flaw is about a word of which the rest cannot be read: then the word is not what was meant. */
const isCutOff = ({ code, end }: Flaw, flaws: readonly Flaw[], text: string): boolean =>
    code === 'reserved-name' &&
    flaws.some(
        each => each.code === 'syntax' && text.slice(end, each.start).trim() === '' && each.start >= end,
    );

/** A line without what is of another language, which is its one flaw; `node` is what it is with it. */
function readAround(text: string, before: Block, { mend, flaw, comment }: Habit, node?: LineNode): LineNode {
    const read = node === undefined || mend !== undefined ? readLine(text, before, mend) : node;
    return { ...read, flaws: [flaw], comment: comment ?? read.comment };
}

function readStatement(reader: Reader, before: Block): Statement {
    const { scanner } = reader;
    if (scanner.is('end')) return BLANK;
    if (scanner.is('}')) return readClose(reader, before);
    const statement = readContent(reader, before);
    if (!scanner.is('end')) expected(reader, 'the end of the line');
    return statement ?? UNREADABLE;
}

/** A statement of the file closes an open block, so that a forgotten `}` costs one message. */
function readContent(reader: Reader, before: Block): Statement | undefined {
    const { scanner } = reader;
    const word = scanner.is('word') ? scanner.lexeme : '';
    const readOpening = openingReader(word);
    if (readOpening !== undefined && (before === 'file' || goesOn(scanner))) {
        if (before !== 'file')
            reader.flaws.push(flaw('unclosed-block', scanner, { at: 'statement', block: before }));
        scanner.next();
        const statement = readOpening(reader);
        if (statement !== undefined && formOf(statement).place === 'head') readBrace(reader);
        return statement;
    }
    if (before === 'file') return expected(reader, 'a statement (`platform`, `import`, `emit`, a block, …)');
    const line = lineOfWord(before, word);
    return line === undefined ? expected(reader, wordsOfLines(before)) : line.read(reader, before);
}

/**
 * Whether a word or a string follows the line's first word, as in every statement of the file. `node = 4` or `reset -> deny`
 * is a line with a reserved word as its name, and must not end the block for all the rows below it.
 */
function goesOn({ text }: Scanner): boolean {
    const ahead = new Scanner(text);
    ahead.next();
    return ahead.is('word') || ahead.is('string');
}

/** The `{` of a head line. It opens the block even if something before it cannot be read. */
function readBrace(reader: Reader): void {
    const { scanner } = reader;
    if (scanner.is('{')) {
        scanner.next();
        if (!scanner.is('end')) expected(reader, 'nothing after `{`: a row goes on a line of its own');
    } else if (reader.flaws.every(({ code }) => code === 'unclosed-block')) {
        const { previousEnd } = scanner;
        const fix = replaceBy('Write {', { start: previousEnd, end: previousEnd }, ' {');
        expected(reader, '`{`', ...(scanner.is('end') ? [safe(fix)] : []));
    }
}

function readClose(reader: Reader, before: Block): Statement {
    const { scanner } = reader;
    if (before === 'file') {
        reader.flaws.push(
            flaw(
                'syntax',
                scanner,
                { expected: 'a statement', found: '`}`, but no block is open' },
                replaceBy('Remove }', scanner, ''),
            ),
        );
        scanner.skipRest();
        return CLOSE;
    }
    scanner.next();
    if (!scanner.is('end')) expected(reader, 'nothing after `}`, which goes on a line of its own');
    return CLOSE;
}

function blockAfter(statement: Statement, before: Block, { scanner }: Reader): Block {
    switch (formOf(statement).place) {
        case 'head':
            // A whole block on one line is reported; the lines that follow are not in it.
            return 'opens' in statement && scanner.text[scanner.previousEnd - 1] !== '}'
                ? statement.opens
                : 'file';
        case 'file':
        case 'end':
            return 'file';
        case 'block':
        case 'anywhere':
            return before;
    }
}
