// Reads one line into a node. A line is the unit of everything: of parsing, of error recovery and of incremental work.
// All that a line must know of those above it is the block that it stands in.

import { readBlockStatement } from './block-lines';
import { expected, type Reader } from './expression';
import { type Flaw, flaw } from './flaw';
import { Scanner } from './scanner';
import { isFileWord, isHeadWord, readFileStatement, readHead } from './statements';
import type { Block, LineNode, Statement } from './syntax';

const NO_FLAWS: readonly Flaw[] = [];
const BLANK: Statement = { kind: 'blank' };
const CLOSE: Statement = { kind: 'close' };
const UNREADABLE: Statement = { kind: 'unreadable' };

/**
 * One reader for all lines, since lines are read one after the other and each to its end. A reader a line would be garbage
 * between the nodes of many lines, which then take twice the time: the collector copies the nodes as well.
 */
const reader: Reader = { scanner: new Scanner(''), flaws: [] };

/** Reads a line (without its line end) that stands in `before`. Total on any text; never throws. */
export function parseLine(text: string, before: Block): LineNode {
    const { scanner, flaws } = reader;
    scanner.restart(text);
    const statement = readStatement(reader, before);
    const node = {
        before,
        after: blockAfter(statement, before, reader),
        statement,
        flaws: flaws.length === 0 ? NO_FLAWS : flaws.splice(0),
        comment: scanner.comment,
    };
    // The text is not held any longer, as it may be a slice of a whole file.
    scanner.restart('');
    return node;
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
    if ((isHeadWord(word) || isFileWord(word)) && (before === 'file' || goesOn(scanner))) {
        if (before !== 'file')
            reader.flaws.push(flaw('unclosed-block', scanner, { at: 'statement', block: before }));
        return isHeadWord(word) ? readHead(reader, word) : readFileStatement(reader, word);
    }
    if (before === 'file') return expected(reader, 'a statement (`platform`, `import`, `emit`, a block, …)');
    return readBlockStatement(reader, before);
}

/**
 * Whether a word or a string follows the line's first word, as in every statement of the file. What reads `node = 4` or
 * `reset -> deny` is a row with a taken name, and must not end the block for all the rows below it.
 */
function goesOn({ text }: Scanner): boolean {
    const ahead = new Scanner(text);
    ahead.next();
    return ahead.is('word') || ahead.is('string');
}

function readClose(reader: Reader, before: Block): Statement {
    const { scanner } = reader;
    if (before === 'file') {
        reader.flaws.push(
            flaw('syntax', scanner, { expected: 'a statement', found: '`}`, but no block is open' }),
        );
        scanner.skipRest();
        return CLOSE;
    }
    scanner.next();
    if (!scanner.is('end')) expected(reader, 'nothing after `}`, which stands alone on its line');
    return CLOSE;
}

function blockAfter(statement: Statement, before: Block, { scanner }: Reader): Block {
    switch (statement.kind) {
        case 'names':
        case 'table':
        case 'domain':
        case 'test':
            // A whole block on one line is reported; what follows it is not its content.
            return scanner.text[scanner.previousEnd - 1] === '}' ? 'file' : statement.opens;
        case 'close':
        case 'platform':
        case 'target':
        case 'license':
        case 'import':
        case 'emit':
            return 'file';
        default:
            return before;
    }
}
