// The documents that an editor has open: their text as the core reads it, updated edit by edit. It does not know the disk.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { type Change, Document } from '../language/document';
import { finish, type Steps } from '../language/steps';
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

/** A document that was opened and not edited yet. */
class Opened implements OpenDocument {
    readonly typed = undefined;
    private known: Document | undefined;
    private readonly steps: Steps<Document>;

    constructor(
        readonly uri: string,
        readonly version: number,
        text: string,
    ) {
        this.steps = Document.reading(text);
    }

    get document(): Document {
        this.known ??= finish(this.steps);
        return this.known;
    }

    *reading(): Steps<void> {
        while (this.known === undefined) {
            const step = this.steps.next();
            if (step.done) this.known = step.value;
            else yield step.value;
        }
    }
}

export class OpenDocuments {
    private readonly open = new Map<string, OpenDocument>();
    /** The documents as bytes, as far as they were requested since their last edit. */
    private readonly encoded = new Map<string, Uint8Array>();

    get(file: string): OpenDocument | undefined {
        return this.open.get(file);
    }

    /** The bytes that saving an open file would write; the same object until the next edit. */
    bytes(file: string): Uint8Array | undefined {
        const opened = this.open.get(file);
        if (opened === undefined) return undefined;
        const bytes = this.encoded.get(file) ?? new TextEncoder().encode(opened.document.text);
        this.encoded.set(file, bytes);
        return bytes;
    }

    /** The open files; the one that was opened or changed last comes last. */
    files(): readonly string[] {
        return [...this.open.keys()];
    }

    set(file: string, uri: string, version: number, text: string): void {
        this.encoded.delete(file);
        this.open.set(file, new Opened(uri, version, text));
    }

    /** Reads the text of an open file in pieces, if it was not read yet; whoever asks for its document before has it read in one go. */
    *reading(file: string): Steps<void> {
        const opened = this.open.get(file);
        if (opened instanceof Opened) yield* opened.reading();
    }

    /** Applies changes in their order, and reports each; `false` if the file is not open. */
    change(
        file: string,
        version: number,
        changes: readonly TextDocumentContentChangeEvent[],
        changed: (change: Change) => void,
    ): boolean {
        const opened = this.open.get(file);
        if (opened === undefined) return false;
        let { typed } = opened;
        for (const change of changes) {
            typed = lineTyped(opened.document, change) ?? typed;
            changed(opened.document.edit('range' in change ? change.range : EVERYTHING, change.text));
        }
        this.encoded.delete(file);
        this.open.delete(file);
        const { uri, document } = opened;
        this.open.set(file, { uri, version, document, typed });
        return true;
    }

    /** No line of a file is being typed any more; gives whether one was. The file's place in the order of the files stays. */
    saved(file: string): boolean {
        const opened = this.open.get(file);
        if (opened?.typed === undefined) return false;
        this.open.set(file, { ...opened, typed: undefined });
        return true;
    }

    delete(file: string): void {
        this.encoded.delete(file);
        this.open.delete(file);
    }
}

/** The line where the cursor is after a change. What changes only blanks in a line is not typed, but laid out by the editor. */
function lineTyped(document: Document, change: TextDocumentContentChangeEvent): number | undefined {
    if (!('range' in change)) return undefined;
    const { start } = change.range;
    const breaks = change.text.includes('\n') ? change.text.split('\n').length - 1 : 0;
    if (breaks === 2 && BETWEEN_BRACES.test(change.text)) return start.line + 1;
    return breaks === 0 && isLayout(document, change) ? undefined : start.line + breaks;
}

/** After Enter between `{` and `}` an editor also moves the `}` to a line of its own, below that of the cursor. */
const BETWEEN_BRACES = /^\r?\n[ \t]*\r?\n[ \t]*$/;

/** Whether a change of one line writes blanks, or removes some of several, or those at the end. */
function isLayout({ lines }: Document, { range: { start, end }, text }: Ranged): boolean {
    if (text.trim() !== '' || start.line !== end.line) return false;
    const line = lines.get(start.line)?.text ?? '';
    if (text !== '') return true;
    const [removed, next = ' '] = [line.slice(start.character, end.character), line[end.character]];
    return removed.trim() === '' && `${line[start.character - 1] ?? ' '}${next}`.includes(' ');
}

type Ranged = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

/** A change without a range replaces the whole text: positions outside a document are moved to the nearest place inside. */
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
