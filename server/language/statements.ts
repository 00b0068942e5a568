// Every kind of statement, with its form. How a line is read, how it is formatted and what its parts are is looked up here. The
// unions of nodes come from the same tables, so code that handles nodes by kind does not compile until it handles a new one.

import type { LineOf } from './block-lines';
import type { LineForm, OpeningForm, StatementForm } from './form';
import type { Reader } from './reader';
import { accessRow } from './statements/access-row';
import { type BLANK, blank, type CLOSE, close, type UNREADABLE, unreadable } from './statements/bare-lines';
import { clockRow } from './statements/clock-row';
import { declaration } from './statements/declaration';
import { define } from './statements/define';
import { domainHead } from './statements/domain-head';
import { emit } from './statements/emit';
import { from } from './statements/from';
import { importFile } from './statements/import';
import { include } from './statements/include';
import { indexLine } from './statements/index-line';
import { iomem } from './statements/iomem';
import { license } from './statements/license';
import { mmioRow } from './statements/mmio-row';
import { namesHead } from './statements/names-head';
import { platform } from './statements/platform';
import { tableHead } from './statements/table-head';
import { target } from './statements/target';
import { testHead } from './statements/test-head';
import { testLine } from './statements/test-line';
import { type WaiveNode, waive } from './statements/waive';
import type { OpenBlock, Span } from './syntax';
import { isSmall, type LanguageWord } from './words';

/** Statements of the file that are one line. */
const FILE_STATEMENTS = { platform, target, license, include, define, import: importFile, emit };

/** The head lines of blocks. */
const HEADS = { names: namesHead, table: tableHead, domain: domainHead, test: testHead };

/** The lines of blocks; BLOCK_LINES says which block has which. */
const LINES: { readonly [K in BlockStatement['kind']]: LineForm<NodeOfKind<BlockStatement, K>> } = {
    index: indexLine,
    declaration,
    'access-row': accessRow,
    'mmio-row': mmioRow,
    'clock-row': clockRow,
    iomem,
    from,
    'test-line': testLine,
    waive,
};

type NodeOfKind<S, K> = Extract<S, { readonly kind: K }>;
type ValueOf<T> = T[keyof T];
type NodeOf<F> = F extends OpeningForm<infer S, infer _W> ? S : never;
type WordOf<F> = F extends OpeningForm<infer _S, infer W> ? W : never;

export type FileStatement = NodeOf<ValueOf<typeof FILE_STATEMENTS>>;
export type HeadNode = NodeOf<ValueOf<typeof HEADS>>;
export type BlockStatement = LineOf<OpenBlock>;
export type Statement =
    | FileStatement
    | HeadNode
    | BlockStatement
    | typeof BLANK
    | typeof CLOSE
    | typeof UNREADABLE;

/**
 * The nodes that are not lines of a kind of block, and waivers, which every block may have. Code that reads the lines of such a
 * block asserts that only these remain, so it does not compile until it handles a new kind of line.
 */
export type NotIn<B extends OpenBlock> = Exclude<Statement, LineOf<B>> | WaiveNode;

/** A row of any table. */
export type RowNode = Extract<Statement, { readonly missing: unknown }>;

/** The words with which statements of the file and head lines begin. */
export type FirstWord = WordOf<ValueOf<typeof FILE_STATEMENTS> | ValueOf<typeof HEADS>>;

/** All forms; the key is the kind of the node. */
const STATEMENTS: {
    readonly [K in Statement['kind']]: StatementForm<NodeOfKind<Statement, K>>;
} = { ...FILE_STATEMENTS, ...HEADS, ...LINES, blank, close, unreadable };

/** A form must be called with nodes of its own kind only. */
const FORMS: { readonly [K in Statement['kind']]: StatementForm<Statement> } = STATEMENTS;

const LINE_FORMS: { readonly [K in BlockStatement['kind']]: LineForm<BlockStatement> } = LINES;

/** The form of a statement. */
export const formOf = ({ kind }: Statement): StatementForm<Statement> => FORMS[kind];

/** Whether a statement is one line of the file, outside blocks. */
export const isFileStatement = (statement: Statement): statement is FileStatement =>
    formOf(statement).place === 'file';

/** Whether a statement is a line inside a block, not its head or end. */
export const isBlockStatement = (statement: Statement): statement is BlockStatement =>
    formOf(statement).place === 'block';

/** Whether a statement is the head of a block. */
export const isHead = (statement: Statement): statement is HeadNode => formOf(statement).place === 'head';

/** Whether a statement is a row of any table. */
export const isRow = (statement: Statement): statement is RowNode => 'missing' in statement;

/** The name of a line in an outline; `undefined` for a line that is not listed. */
export const subjectOf = (statement: BlockStatement): Span | undefined =>
    LINE_FORMS[statement.kind].subject(statement);

/** How to read a statement after its first word; `undefined` if no statement begins with that word. */
export const openingReader = (word: string): OpeningReader | undefined =>
    isSmall(word) ? OPENING_READERS.get(word) : undefined;

/** Whether some statement of the file or head line begins with a word. */
export const isFirstWord = (word: string): word is FirstWord => openingReader(word) !== undefined;

type OpeningReader = (reader: Reader) => FileStatement | HeadNode | undefined;

const OPENING_READERS: ReadonlyMap<string, OpeningReader> = new Map(
    [...Object.values(FILE_STATEMENTS), ...Object.values(HEADS)].flatMap(form =>
        readersOf<FileStatement | HeadNode>(form),
    ),
);

function readersOf<S>(form: OpeningForm<S, LanguageWord>): [string, (reader: Reader) => S | undefined][] {
    return form.words.map(word => [word, reader => form.read(reader, word)]);
}
