// What a run reports: findings, file by file, and at the end how many. There is one way for people and one for programs.

import type { Document } from '../language/document';
import type { Problem } from '../model/problem';

export interface Report {
    /** `path` as a person reads it; the problems in the order of the text. */
    readonly file: (path: string, document: Document, problems: readonly Problem[]) => void;
    /** A file, or what stands for files, that could not be read. */
    readonly unreadable: (complaint: string) => void;
    readonly end: () => void;
}

/** A file with more findings than this has one trouble, and a longer list would not show it better. */
export const MOST_A_FILE = 1000;

export interface Tally {
    files: number;
    errors: number;
    warnings: number;
    /** Findings that come with a fix. */
    fixable: number;
    unreadable: number;
}

export const newTally = (): Tally => ({ files: 0, errors: 0, warnings: 0, fixable: 0, unreadable: 0 });

/** Counts a file with its findings, all of them. */
export function count(tally: Tally, problems: readonly Problem[]): void {
    tally.files++;
    for (const { severity, fixes } of problems) {
        if (severity === 'error') tally.errors++;
        else tally.warnings++;
        if (fixes.length > 0) tally.fixable++;
    }
}
