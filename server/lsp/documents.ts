// The documents that an editor has open: their text as the core reads it, changed edit by edit. It knows no disk.

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { type Change, Document } from '../language/document';

export interface OpenDocument {
    /** As the editor spells it, so that every answer is spelt the same. */
    readonly uri: string;
    readonly version: number;
    readonly document: Document;
}

export class OpenDocuments {
    private readonly open = new Map<string, OpenDocument>();
    /** What was asked for as bytes, since the last edit. */
    private readonly encoded = new Map<string, Uint8Array>();

    get(file: string): OpenDocument | undefined {
        return this.open.get(file);
    }

    /** What a save of an open file would write; the same object until an edit. */
    bytes(file: string): Uint8Array | undefined {
        const text = this.open.get(file)?.document.text;
        if (text === undefined) return undefined;
        const bytes = this.encoded.get(file) ?? new TextEncoder().encode(text);
        this.encoded.set(file, bytes);
        return bytes;
    }

    /** The files that are open, the one that was opened or changed last at the end. */
    files(): readonly string[] {
        return [...this.open.keys()];
    }

    set(file: string, uri: string, version: number, text: string): void {
        this.encoded.delete(file);
        this.open.set(file, { uri, version, document: new Document(text) });
    }

    /** Applies changes in their order, and tells of each; `false` where the file is not open. */
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

/** A document moves positions outside its text to the nearest place. */
const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
