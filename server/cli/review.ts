// A review as a comment or as a page: what a change grants, which findings are new and gone, failing tests, and how outputs stand. The built
// program loads this file when it is needed.

import { count, list } from '../diagnostics/phrases';
import { commentOf } from '../questions/comment';
import type { Part } from '../view/parts';
import { reportPage } from '../view/report-page';

export type ReviewForm = 'markdown' | 'html';

/** All that a review says, as plain data. */
export interface Review {
    /** The revision that the files are compared with. */
    readonly base: string;
    readonly files: number;
    /** Also those that approve nothing. */
    readonly access: readonly {
        readonly parts: readonly Part[];
        readonly widenings: number;
        readonly approved: number;
        readonly narrowings: number;
        readonly isUnclear: boolean;
    }[];
    readonly appeared: readonly ReviewedFinding[];
    readonly gone: readonly ReviewedFinding[];
    /** How many findings are there in both. */
    readonly stayed: number;
    readonly tests: { readonly claims: number; readonly failing: number; readonly parts: readonly Part[] };
    readonly sources: readonly ReviewedSource[];
    readonly outputs: readonly ReviewedOutput[];
    /** What could not be read, a sentence each without its full stop. */
    readonly unread: readonly string[];
}

export interface ReviewedFinding {
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    /** Such as `board.eemi:12`. */
    readonly place: string;
}

export interface ReviewedSource {
    readonly path: string;
    /** The path that it had in the revision, if that was another one. */
    readonly was: string | undefined;
    /** Of the rows as numbers, before and now; empty where there is no such file. */
    readonly policies: readonly [string, string];
}

export interface ReviewedOutput {
    readonly path: string;
    readonly state: string;
    readonly isFresh: boolean;
    /** The SHA-256 of the file; empty if there is none. */
    readonly digest: string;
}

/** The review in a form, with a line end. It depends on the data alone. */
export function reviewText(form: ReviewForm, review: Review): string {
    const parts = partsOf(review);
    return form === 'html' ? reportPage(parts) : commentOf(parts);
}

function partsOf(review: Review): Part[] {
    const { base, files, access, appeared, gone, stayed, tests, sources, outputs, unread } = review;
    const told = access.filter(({ parts }) => parts.length > 0);
    return [
        {
            kind: 'title',
            text: `Review: ${summaryOf(review)}`,
            more: `${count(files, 'file')} since ${base}`,
        },
        ...unread.map(text => ({ kind: 'text', text }) as const),
        { kind: 'heading', text: 'What the change grants' },
        ...sources.flatMap(({ path, was }) =>
            was === undefined ? [] : ({ kind: 'text', text: renamedText(path, was) } as const),
        ),
        ...(told.length === 0 ? [NOTHING] : told.flatMap(({ parts }) => parts)),
        { kind: 'heading', text: 'Findings' },
        { kind: 'text', text: `${appeared.length} new, ${gone.length} gone, ${stayed} as before.` },
        { kind: 'table', titles: ['new', 'code', 'finding', 'where'], rows: appeared.map(findingRow) },
        { kind: 'table', titles: ['gone', 'code', 'finding', 'where'], rows: gone.map(findingRow) },
        { kind: 'heading', text: 'Tests' },
        { kind: 'text', text: testsText(tests) },
        ...tests.parts,
        { kind: 'heading', text: 'Outputs' },
        ...(outputs.length === 0 ? [{ kind: 'text', text: 'No file has an output.' } as const] : []),
        { kind: 'table', titles: ['output', 'state', 'SHA-256'], rows: outputs.map(outputRow) },
        { kind: 'fold', title: 'digests of the policies', lines: sources.map(sourceLine) },
    ];
}

const renamedText = (path: string, was: string): string =>
    `${path} is new, and is compared with ${was}, which is gone and at least half of which it has.`;

const NOTHING = { kind: 'text', text: 'Nobody gains or loses anything.' } as const;

function summaryOf({ access, appeared, tests, outputs, unread }: Review): string {
    const sum = (of: (each: Review['access'][number]) => number): number =>
        access.reduce((all, each) => all + of(each), 0);
    const [widenings, narrowings] = [sum(each => each.widenings), sum(each => each.narrowings)];
    const approved = sum(each => each.approved);
    const unclear = sum(({ isUnclear }) => (isUnclear ? 1 : 0));
    const stale = outputs.filter(({ isFresh }) => !isFresh).length;
    const parts = [
        ...(widenings > 0 ? [count(widenings, 'widening') + approvedText(approved, widenings)] : []),
        ...(narrowings > 0 ? [count(narrowings, 'narrowing')] : []),
        ...(unclear > 0 ? [`${count(unclear, 'file')} not known`] : []),
        ...(appeared.length > 0 ? [count(appeared.length, 'new finding')] : []),
        ...(tests.failing > 0 ? [count(tests.failing, 'failing claim')] : []),
        ...(stale > 0 ? [`${count(stale, 'output')} not up to date`] : []),
        ...(unread.length > 0 ? [`${unread.length} could not be read`] : []),
    ];
    return parts.length === 0 ? 'nothing changed for anybody' : list(parts);
}

function approvedText(approved: number, all: number): string {
    if (approved === 0) return '';
    return approved === all ? ' (approved)' : ` (${approved} approved)`;
}

const findingRow = ({ severity, code, message, place }: ReviewedFinding): string[] => [
    severity,
    code,
    message,
    place,
];

function testsText({ claims, failing }: Review['tests']): string {
    if (claims === 0) return 'No file has tests.';
    const all = count(claims, 'claim');
    return failing === 0
        ? `${all}: all hold.`
        : `${all}: ${failing} ${failing === 1 ? 'does' : 'do'} not hold.`;
}

const outputRow = ({ path, state, digest }: ReviewedOutput): string[] => [path, state, digest];

function sourceLine({ path, policies: [before, now] }: ReviewedSource): string {
    if (before === now) return `${path}: ${now}, as before`;
    return `${path}: ${now === '' ? 'gone' : now}; before ${before === '' ? 'there was none' : before}`;
}
