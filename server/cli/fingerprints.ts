// By what a finding is recognised in another version of its file, where its line may have another number.

import type { Document } from '../language/document';
import { sha256 } from '../model/digest';
import { lineOf, type Problem } from '../model/problem';

/**
 * Of the findings of one file, in the order of its text: the code, the text of the line but for its spaces, and how many findings before it
 * in the file have the same two.
 */
export class Fingerprints {
    private readonly seen = new Map<string, number>();

    /** `scope` is what else tells two findings apart; empty for those of one file. */
    constructor(private readonly scope: readonly string[] = []) {}

    of(document: Document, problem: Problem): string {
        const text = document.lines.get(lineOf(problem))?.text ?? '';
        const key = `${problem.code} ${text.trim().replace(/\s+/g, ' ')}`;
        const before = this.seen.get(key) ?? 0;
        this.seen.set(key, before + 1);
        return sha256([...this.scope.map(each => `${each}\n`), `${key} ${before}`]);
    }
}
