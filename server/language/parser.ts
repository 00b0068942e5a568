// Reads one line into a node. A line is the unit of everything: of parsing, of error recovery and of incremental work.
// All that a line must know of those above it is the block that it stands in.

import { expected, type Reader } from './expression';
import { type Flaw, flaw } from './flaw';
import { readBlockStatement } from './rows';
import { Scanner } from './scanner';
import { isFileWord, isHeadWord, readFileStatement, readHead } from './statements';
import type { Block, LineNode, Statement } from './syntax';

const NO_FLAWS: readonly Flaw[] = [];
const BLANK: Statement = { kind: 'blank' };
const CLOSE: Statement = { kind: 'close' };
const UNREADABLE: Statement = { kind: 'unreadable' };

/** Reads a line (without its line end) that stands in `before`. Total on any text; never throws. */
export function parseLine(text: string, before: Block): LineNode {
    const reader: Reader = { scanner: new Scanner(text), flaws: [] };
    const statement = readStatement(reader, before);
    return {
        before,
        after: blockAfter(statement, before, reader),
        statement,
        flaws: reader.flaws.length === 0 ? NO_FLAWS : reader.flaws,
        comment: reader.scanner.comment,
    };
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
    if (isHeadWord(word) || isFileWord(word)) {
        if (before !== 'file')
            reader.flaws.push(flaw('unclosed-block', scanner, { at: 'statement', block: before }));
        return isHeadWord(word) ? readHead(reader, word) : readFileStatement(reader, word);
    }
    if (before === 'file') return expected(reader, 'a statement (`platform`, `import`, `emit`, a block, …)');
    return readBlockStatement(reader, before);
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
