// Every kind of statement there is, each with its form. What a line means, how it is laid out and what stands where in it is
// looked up here; the unions of nodes come from the same tables, so that whoever handles them by kind hears of a new one.

import type { LineOf } from './block-lines';
import type { LineForm, OpeningForm, StatementForm } from './form';
import type { Reader } from './reader';
import { accessRow } from './statements/access-row';
import { type BLANK, blank, type CLOSE, close, type UNREADABLE, unreadable } from './statements/bare-lines';
import { clockRow } from './statements/clock-row';
import { declaration } from './statements/declaration';
import { domainHead } from './statements/domain-head';
import { emit } from './statements/emit';
import { from } from './statements/from';
import { importFile } from './statements/import';
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
const FILE_STATEMENTS = { platform, target, license, import: importFile, emit };

/** The head lines of blocks. */
const HEADS = { names: namesHead, table: tableHead, domain: domainHead, test: testHead };

/** The lines of blocks; which block has which says BLOCK_LINES. */
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
 * What has no meaning in a block of a kind, beside waivers, which have one in any. Who reads the lines of such a block says
 * that this is what remains: a line that is new there then does not compile.
 */
export type NotIn<B extends OpenBlock> = Exclude<Statement, LineOf<B>> | WaiveNode;

/** A row of any table. */
export type RowNode = Extract<Statement, { readonly missing: unknown }>;

/** The words that a statement of the file or a head line begins with. */
export type FirstWord = WordOf<ValueOf<typeof FILE_STATEMENTS> | ValueOf<typeof HEADS>>;

/** All of them, each under the kind of its node. */
const STATEMENTS: {
    readonly [K in Statement['kind']]: StatementForm<NodeOfKind<Statement, K>>;
} = { ...FILE_STATEMENTS, ...HEADS, ...LINES, blank, close, unreadable };

/** A form is asked about nodes of its own kind only. */
const FORMS: { readonly [K in Statement['kind']]: StatementForm<Statement> } = STATEMENTS;

const LINE_FORMS: { readonly [K in BlockStatement['kind']]: LineForm<BlockStatement> } = LINES;

/** The form of a statement. */
export const formOf = ({ kind }: Statement): StatementForm<Statement> => FORMS[kind];

/** Whether it is a statement of the file that is one line. */
export const isFileStatement = (statement: Statement): statement is FileStatement =>
    formOf(statement).stands === 'file';

/** Whether it is a line of a block, and neither its head nor its end. */
export const isBlockStatement = (statement: Statement): statement is BlockStatement =>
    formOf(statement).stands === 'block';

/** Whether it begins a block. */
export const isHead = (statement: Statement): statement is HeadNode => formOf(statement).stands === 'head';

/** Whether it is a row of any table. */
export const isRow = (statement: Statement): statement is RowNode => 'missing' in statement;

/** What an outline calls a line by; `undefined` for one that it does not list. */
export const subjectOf = (statement: BlockStatement): Span | undefined =>
    LINE_FORMS[statement.kind].subject(statement);

/** How a statement that begins with a word of its own is read behind that word; `undefined` for other words. */
export const openingReader = (word: string): OpeningReader | undefined =>
    isSmall(word) ? OPENING_READERS.get(word) : undefined;

/** Whether a statement of the file or a head line begins with a word. */
export const isFirstWord = (word: string): word is FirstWord => openingReader(word) !== undefined;

type OpeningReader = (reader: Reader) => FileStatement | HeadNode;

const OPENING_READERS: ReadonlyMap<string, OpeningReader> = new Map(
    [...Object.values(FILE_STATEMENTS), ...Object.values(HEADS)].flatMap(form =>
        readersOf<FileStatement | HeadNode>(form),
    ),
);

function readersOf<S>(form: OpeningForm<S, LanguageWord>): [string, (reader: Reader) => S][] {
    return form.words.map(word => [word, reader => form.read(reader, word)]);
}
