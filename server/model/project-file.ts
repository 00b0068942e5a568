// The project file, `eemi.json`: which files a project has, how severe the codes are in it, whether warnings fail, where outputs may
// go, and which changes of access are meant. This reads its text; it knows no disk.

import { type Code, codes, isCode, isWaivable, severityOf } from '../diagnostics';
import type { Severity } from '../diagnostics/entry';
import { list } from '../diagnostics/phrases';
import { nearestWords } from '../language/nearest';

/** The name of the file. */
export const PROJECT_FILE = 'eemi.json';

/** How severe codes are where a project says otherwise than the registry; `off` for what it does not want to hear. */
export type Severities = ReadonlyMap<Code, Severity | 'off'>;

/** What a project file says; what it does not say is missing. */
export interface Project {
    /** Files, folders and patterns, relative to the project file's folder. */
    readonly files?: readonly string[];
    readonly severity?: Severities;
    /** Whether a run fails on warnings as well. */
    readonly strict?: boolean;
    /** The folder that outputs must stay below, relative to the project file's folder, and not above it. */
    readonly root?: string;
    /** The changes of access that are meant, by their digests. */
    readonly approved?: ReadonlyMap<string, ProjectApproval>;
}

export interface ProjectApproval {
    readonly reason: string;
    /** Its line in the project file, from 0. */
    readonly line: number;
}

/** Something in a project file that does not count. */
export interface ProjectFlaw {
    /** From 0. */
    readonly line: number;
    /** What is wrong and what to do. */
    readonly message: string;
}

export interface ReadProject {
    readonly project: Project;
    readonly flaws: readonly ProjectFlaw[];
}

/** What each key may hold: gives the value, or says what is expected. Keys that begin with `$` are for editors. */
const KEYS = {
    files: value => (isTexts(value) ? { files: value } : 'a list of files, folders or patterns'),
    severity: value => (isObject(value) ? { severity: severitiesIn(value) } : 'an object: code and severity'),
    strict: value => (typeof value === 'boolean' ? { strict: value } : '`true` or `false`'),
    root: value =>
        typeof value === 'string' && isWithin(value) ? { root: value } : 'a folder in that of this file',
    approved: (value, text) =>
        isObject(value) ? { approved: approvalsIn(value, text) } : 'an object: digest and reason',
} as const satisfies Record<string, (value: unknown, text: string) => Project | string>;

/** The keys, in the order in which the documentation has them. */
export const PROJECT_KEYS = [
    'files',
    'severity',
    'strict',
    'root',
    'approved',
] as const satisfies (keyof typeof KEYS)[];

/** The words for severities in a project file. */
export const SEVERITY_WORDS = ['error', 'warning', 'information', 'off'] as const;

/** Reads the text of a project file. What is wrong does not count, and is listed. */
export function readProject(text: string): ReadProject {
    const read = parsed(text);
    if (!('value' in read)) return { project: {}, flaws: [read] };
    if (!isObject(read.value))
        return { project: {}, flaws: [{ line: 0, message: 'expected an object, `{ … }`' }] };
    const flaws: ProjectFlaw[] = [];
    let project: Project = {};
    for (const [key, value] of Object.entries(read.value)) {
        const result = readKey(key, value, text);
        if (typeof result !== 'string') project = { ...project, ...result };
        else if (result !== '') flaws.push({ line: lineOfKey(text, key), message: result });
    }
    return {
        project,
        flaws: [...flaws, ...flawsOfSeverities(text, read.value), ...flawsOfApprovals(text, read.value)],
    };
}

/** What a key says, or what is wrong with it; nothing of a key for editors. */
function readKey(key: string, value: unknown, text: string): Project | string {
    if (key.startsWith('$')) return {};
    if (!isKey(key)) return unknown('key', key, PROJECT_KEYS);
    const result = KEYS[key](value, text);
    return typeof result === 'string' ? `\`${key}\`: expected ${result}` : result;
}

const isKey = (key: string): key is keyof typeof KEYS => Object.hasOwn(KEYS, key);

const severitiesIn = (entries: object): Severities =>
    new Map(
        Object.entries(entries).flatMap(([code, word]: [string, unknown]): [Code, Severity | 'off'][] =>
            isCode(code) && isSeverity(word) && wrongWith(code, word) === undefined ? [[code, word]] : [],
        ),
    );

function flawsOfSeverities(text: string, value: object): ProjectFlaw[] {
    const entries = 'severity' in value && isObject(value.severity) ? Object.entries(value.severity) : [];
    return entries.flatMap(([code, word]: [string, unknown]) => {
        const message = wrongWith(code, word);
        return message === undefined ? [] : [{ line: lineOfKey(text, code), message }];
    });
}

const approvalsIn = (entries: object, text: string): ReadonlyMap<string, ProjectApproval> =>
    new Map(
        Object.entries(entries).flatMap(([digest, reason]: [string, unknown]): [string, ProjectApproval][] =>
            DIGEST.test(digest) && isReason(reason)
                ? [[digest, { reason, line: lineOfKey(text, digest) }]]
                : [],
        ),
    );

function flawsOfApprovals(text: string, value: object): ProjectFlaw[] {
    const entries = 'approved' in value && isObject(value.approved) ? Object.entries(value.approved) : [];
    return entries.flatMap(([digest, reason]: [string, unknown]) => {
        const expected = DIGEST.test(digest)
            ? 'the reason, in words'
            : 'a digest of 32 digits, as `diff` prints it';
        return DIGEST.test(digest) && isReason(reason)
            ? []
            : [{ line: lineOfKey(text, digest), message: `\`${digest}\`: expected ${expected}` }];
    });
}

const DIGEST = /^[0-9a-f]{32}$/;

const isReason = (reason: unknown): reason is string => typeof reason === 'string' && reason.trim() !== '';

/** An error stops every output, and nobody would know why if it were not told: so it stays one. */
function wrongWith(code: string, word: unknown): string | undefined {
    if (!isCode(code)) return unknown('code', code, codes());
    if (!isSeverity(word))
        return `\`${code}\`: expected ${list(
            SEVERITY_WORDS.map(each => `"${each}"`),
            SEVERITY_WORDS.length,
            'or',
        )}`;
    if (severityOf(code) !== 'error' || word === 'error') return undefined;
    const instead = isWaivable(code) ? '; waive it at the line where it is meant' : '';
    return `\`${code}\` is an error, which stops every output, and stays one${instead}`;
}

function unknown(what: string, word: string, words: readonly string[]): string {
    const near = nearestWords(words, word);
    const meant =
        near.length > 0 ? `did you mean ${list(near, near.length, 'or')}?` : `there are ${list(words)}`;
    return `there is no ${what} \`${word}\`; ${meant}`;
}

const isSeverity = (word: unknown): word is Severity | 'off' => SEVERITY_WORDS.some(each => each === word);

const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** None would mean that a run looks at nothing, and passes. */
const isTexts = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.length > 0 && value.every(each => typeof each === 'string' && each !== '');

/** Whether a path is relative and does not lead out of where it begins. */
function isWithin(path: string): boolean {
    const parts = path.split(/[/\\]/);
    return path !== '' && !/^([/\\]|[A-Za-z]:)/.test(path) && !parts.includes('..');
}

function parsed(text: string): { readonly value: unknown } | ProjectFlaw {
    try {
        return { value: JSON.parse(text.replace(/^\ufeff/, ' ')) };
    } catch (error) {
        const reason = error instanceof Error ? error.message : '';
        const at = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
        return {
            line: text.slice(0, at).split('\n').length - 1,
            message: `this is not JSON; ${remedyAt(text, at)}`,
        };
    }
}

/** What to do about a text that is no JSON from a place on: other readers of such files take comments, and a comma too many. */
function remedyAt(text: string, at: number): string {
    if (text[at] === '/') return 'it has no comments, so remove this one';
    return /,\s*$/.test(text.slice(0, at)) && /[}\]]/.test(text[at] ?? '')
        ? 'remove the comma after the last entry'
        : 'correct it';
}

/** The line where a key stands; the first one if it is written with escapes. */
function lineOfKey(text: string, key: string): number {
    const at = text.indexOf(JSON.stringify(key));
    return at === -1 ? 0 : text.slice(0, at).split('\n').length - 1;
}
