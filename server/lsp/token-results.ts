// The semantic tokens that an editor has, so that the server can send only what changed.

import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { semanticTokensDelta } from '../features/semanticTokens';

export class TokenResults {
    private readonly results = new Map<string, { readonly resultId: string; readonly data: number[] }>();
    private count = 0;

    /** Whether the editor has all tokens of a file. */
    has(file: string): boolean {
        return this.results.has(file);
    }

    /** All tokens of a file, with a new result id. */
    whole(file: string, data: number[]): { resultId: string; data: number[] } {
        const resultId = String(++this.count);
        this.results.set(file, { resultId, data });
        return { resultId, data };
    }

    /** The edits from the tokens with this result id to the new ones; all tokens if the id is unknown. */
    changes(file: string, before: string, data: number[]): SemanticTokens | SemanticTokensDelta {
        const known = this.results.get(file);
        const whole = this.whole(file, data);
        if (known === undefined || known.resultId !== before) return whole;
        return { resultId: whole.resultId, edits: semanticTokensDelta(known.data, data) };
    }

    delete(file: string): void {
        this.results.delete(file);
    }
}
