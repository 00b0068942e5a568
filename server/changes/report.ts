// A comparison in one of the forms that `diff` prints, and whether it fails a run. The built program loads this file when it is needed.

import { finish } from '../language/steps';
import type { Paragraph } from '../questions/paragraphs';
import { isFailing, type Judging } from './approvals';
import { type Changes, changing, type Version } from './changes';
import type { Both } from './compare';
import { changesData } from './data';
import { type Found, foundIn } from './found';
import { changesMarkdown } from './markdown';
import { changesParagraphs } from './text';

export type DiffFormat = 'text' | 'json' | 'markdown' | 'sarif' | 'github';

export interface DiffOptions extends Judging {
    readonly format: DiffFormat;
}

export interface DiffReport {
    /** Paragraphs that still must be wrapped, a text, data for JSON, or what stands at which line. */
    readonly content:
        | { readonly paragraphs: readonly Paragraph[] }
        | { readonly text: string }
        | { readonly data: object }
        | { readonly found: Found };
    readonly fails: boolean;
}

/** What a change grants. What could not be compared may be anything, and fails like a gain. */
export function diffReport(versions: Both<Version>, options: DiffOptions): DiffReport {
    const changes = finish(changing(versions));
    const isUnclear = options.failOn !== 'none' && changes.unknown.length > 0;
    const fails = isUnclear || changes.grants.some(grant => isFailing(grant, options));
    return { content: contentOf(changes, options), fails };
}

function contentOf(changes: Changes, options: DiffOptions): DiffReport['content'] {
    switch (options.format) {
        case 'text':
            return { paragraphs: changesParagraphs(changes, options) };
        case 'json':
            return { data: changesData(changes, options) };
        case 'markdown':
            return { text: changesMarkdown(changes, options) };
        case 'sarif':
        case 'github':
            return { found: foundIn(changes, options) };
    }
}
