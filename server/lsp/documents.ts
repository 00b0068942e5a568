// The documents that an editor has open: their text as the core reads it, updated edit by edit. It does not know the disk.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { type Change, Document } from '../language/document';

export interface OpenDocument {
    /** As the editor spells it, so that every answer uses the same spelling. */
    readonly uri: string;
    readonly version: number;
    readonly document: Document;
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
        const text = this.open.get(file)?.document.text;
        if (text === undefined) return undefined;
        const bytes = this.encoded.get(file) ?? new TextEncoder().encode(text);
        this.encoded.set(file, bytes);
        return bytes;
    }

    /** The open files; the one that was opened or changed last comes last. */
    files(): readonly string[] {
        return [...this.open.keys()];
    }

    set(file: string, uri: string, version: number, text: string): void {
        this.encoded.delete(file);
        this.open.set(file, { uri, version, document: new Document(text) });
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
        for (const change of changes) {
            changed(opened.document.edit('range' in change ? change.range : EVERYTHING, change.text));
        }
        this.encoded.delete(file);
        this.open.delete(file);
        this.open.set(file, { ...opened, version });
        return true;
    }

    delete(file: string): void {
        this.encoded.delete(file);
        this.open.delete(file);
    }
}

/** A change without a range replaces the whole text: positions outside a document are moved to the nearest place inside. */
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
