// The documents that an editor has open: their text as the core reads it, updated edit by edit. It does not know the disk.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { Change, Document } from '../language/document';
import { LazyDocument } from '../language/lazy-document';
import type { Steps } from '../language/steps';
import { isCalled } from '../model/file-kinds';

/** The languages of documents that may have been generated, as editors call them. */
const OTHERS: readonly unknown[] = ['c', 'cpp', 'c++', 'typescript'];

/** Whether a document that is opened is none of sources, given what the editor calls its language. */
export const isOther = (language: unknown, file: string): boolean =>
    OTHERS.includes(language) && !isCalled(file, 'source');

export interface OpenDocument {
    /** As the editor spells it, so that every answer uses the same spelling. */
    readonly uri: string;
    readonly version: number;
    readonly document: Document;
    /** The line, from 0, that was edited last; `undefined` before the first edit and after a save: then no line is being typed. */
    readonly typed: number | undefined;
}

/** An open document, and its text. */
class Opened implements OpenDocument {
    constructor(
        readonly uri: string,
        readonly version: number,
        readonly content: LazyDocument,
        readonly typed: number | undefined,
    ) {}

    get document(): Document {
        return this.content.document;
    }
}

export class OpenDocuments {
    private readonly open = new Map<string, Opened>();
    /** The documents as bytes, as far as they were requested since their last edit. */
    private readonly encoded = new Map<string, Uint8Array>();

    get(file: string): OpenDocument | undefined {
        return this.open.get(file);
    }

    /** The bytes that saving an open file would write; the same object until the next edit. */
    bytes(file: string): Uint8Array | undefined {
        const opened = this.open.get(file);
        if (opened === undefined) return undefined;
        const bytes = this.encoded.get(file) ?? new TextEncoder().encode(opened.content.text);
        this.encoded.set(file, bytes);
        return bytes;
    }

    /** The open files; the one that was opened or changed last comes last. */
    files(): readonly string[] {
        return [...this.open.keys()];
    }

    set(file: string, uri: string, version: number, text: string): void {
        this.encoded.delete(file);
        this.open.set(file, new Opened(uri, version, new LazyDocument(text), undefined));
    }

    /** Reads the text of an open file in pieces, if it is not read; `undefined` if the file is not open. */
    reading(file: string): Steps<void> | undefined {
        return this.open.get(file)?.content.reading();
    }

    /**
     * Applies changes in their order, and reports each, without what it did if the file has another document from then on; `false` if
     * the file is not open.
     */
    change(
        file: string,
        version: number,
        changes: readonly TextDocumentContentChangeEvent[],
        changed: (change: Change | undefined) => void,
    ): boolean {
        const opened = this.open.get(file);
        if (opened === undefined) return false;
        const { uri, content } = opened;
        let { typed } = opened;
        for (const change of changes) {
            typed = lineTyped(content, change) ?? typed;
            changed(content.edit('range' in change ? change.range : EVERYTHING, change.text));
        }
        this.encoded.delete(file);
        this.open.delete(file);
        this.open.set(file, new Opened(uri, version, content, typed));
        return true;
    }

    /** No line of a file is being typed any more; gives whether one was. The file's place in the order of the files stays. */
    saved(file: string): boolean {
        const opened = this.open.get(file);
        if (opened?.typed === undefined) return false;
        this.open.set(file, new Opened(opened.uri, opened.version, opened.content, undefined));
        return true;
    }

    delete(file: string): void {
        this.encoded.delete(file);
        this.open.delete(file);
    }
}

/** The line where the cursor is after a change. What changes only blanks in a line is not typed, but laid out by the editor. */
function lineTyped(content: LazyDocument, change: TextDocumentContentChangeEvent): number | undefined {
    if (!('range' in change)) return undefined;
    const { start } = change.range;
    const breaks = change.text.includes('\n') ? change.text.split('\n').length - 1 : 0;
    if (breaks === 2 && BETWEEN_BRACES.test(change.text)) return start.line + 1;
    return breaks === 0 && isLayout(content, change) ? undefined : start.line + breaks;
}

/** After Enter between `{` and `}` an editor also moves the `}` to a line of its own, below that of the cursor. */
const BETWEEN_BRACES = /^\r?\n[ \t]*\r?\n[ \t]*$/;

/** Whether a change of one line writes blanks, or removes some of several, or those at the end. */
function isLayout(content: LazyDocument, { range: { start, end }, text }: Ranged): boolean {
    if (text.trim() !== '' || start.line !== end.line) return false;
    if (text !== '') return true;
    const line = content.lineText(start.line);
    const [removed, next = ' '] = [line.slice(start.character, end.character), line[end.character]];
    return removed.trim() === '' && `${line[start.character - 1] ?? ' '}${next}`.includes(' ');
}

type Ranged = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

/** A change without a range replaces the whole text: positions outside a document are moved to the nearest place inside. */
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
