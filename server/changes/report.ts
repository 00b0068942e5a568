// A comparison in the forms that `diff` and `report` print, and whether it fails a run. The built program loads this file when it is needed.

import { finish } from '../language/steps';
import type { Paragraph } from '../questions/paragraphs';
import type { Part } from '../view/parts';
import { isFailing, type Judging } from './approvals';
import { type Changes, changing, type Version } from './changes';
import type { Both } from './compare';
import { changesData } from './data';
import { type Found, foundIn } from './found';
import { changesMarkdown, changesParts } from './markdown';
import { changesParagraphs } from './text';

/** Those of findings. */
export type DiffFormat = 'text' | 'json' | 'sarif' | 'github' | 'gitlab' | 'junit' | 'markdown';

/** Paragraphs that still must be wrapped, a text, data for JSON, or what stands at which line. */
export type DiffContent =
    | { readonly paragraphs: readonly Paragraph[] }
    | { readonly text: string }
    | { readonly data: object }
    | { readonly found: Found };

export interface DiffReport {
    readonly contentIn: (format: DiffFormat) => DiffContent;
    readonly fails: boolean;
}

/** What a change grants. What could not be compared may be anything, and fails like a gain. */
export function diffReport(versions: Both<Version>, judging: Judging): DiffReport {
    const changes = finish(changing(versions));
    return {
        contentIn: format => contentOf(changes, judging, format),
        fails: isFailed(changes, judging),
    };
}

const isFailed = ({ unknown, grants }: Changes, judging: Judging): boolean =>
    (judging.failOn !== 'none' && unknown.length > 0) || grants.some(grant => isFailing(grant, judging));

function contentOf(changes: Changes, judging: Judging, format: DiffFormat): DiffContent {
    switch (format) {
        case 'text':
            return { paragraphs: changesParagraphs(changes, judging) };
        case 'json':
            return { data: changesData(changes, judging) };
        case 'markdown':
            return { text: changesMarkdown(changes, judging) };
        case 'sarif':
        case 'github':
        case 'gitlab':
        case 'junit':
            return { found: foundIn(changes, judging) };
    }
}

/** What a change grants, as a part of a longer report. */
export interface ReviewedChange {
    /** Empty if nothing changed, and nothing is to be said. */
    readonly parts: readonly Part[];
    readonly widenings: number;
    /** How many of them are approved. */
    readonly approved: number;
    readonly narrowings: number;
    readonly isUnclear: boolean;
    readonly fails: boolean;
    /** The digests of its changes. */
    readonly digests: readonly string[];
}

/** The same for a review of several files. */
export function reviewedChange(versions: Both<Version>, judging: Judging): ReviewedChange {
    const changes = finish(changing(versions));
    const { grants, unknown, unchanged } = changes;
    const isSilent = grants.length + unknown.length + unchanged.length === 0;
    const gains = grants.filter(({ isGain }) => isGain);
    return {
        parts: isSilent ? [] : changesParts(changes, judging),
        widenings: gains.length,
        approved: gains.filter(({ digest }) => judging.approved.has(digest)).length,
        narrowings: grants.length - gains.length,
        isUnclear: unknown.length > 0,
        fails: isFailed(changes, judging),
        digests: grants.map(({ digest }) => digest),
    };
}
