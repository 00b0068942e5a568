// What the open documents grant compared with what others did: with those of a revision, which the editor hands over, since this server
// starts no program, or with the files on disk. It works when nothing else is to do, in pieces, and is told of no edit: the problems of an
// analysis are another list after each. The built program loads this file when it is needed.

import { changing, type Version } from '../changes/changes';
import { changesMarks, changesText, type Tallies, talliesOf } from '../changes/view';
import type { Analysis } from '../checks/analyse';
import type { Document } from '../language/document';
import type { Steps } from '../language/steps';
import type { Failure, Host } from '../model/host';
import { baseName } from '../model/paths';
import type { Program } from '../model/program';
import type { BaseAnswer, BaseKind, Changes } from './protocol';
import { SERVING, turnOf } from './turn';

/** What a comparison needs of the server. */
export interface Surroundings {
    /** Continues the analysis of a file for a turn; gives whether it is done. */
    readonly advance: (file: string) => boolean;
    /** The analysis of an open document; `undefined` for any other. */
    readonly analysisOf: (file: string) => Analysis | undefined;
    /** The version of an open document; `undefined` for any other. */
    readonly versionOf: (file: string) => number | undefined;
    /** The analysis of a file that the host has. */
    readonly analysing: (file: string, host: Host) => Steps<Analysis | undefined>;
    /** The text of a file as a document of its own. */
    readonly documentOf: (bytes: Uint8Array) => Document | Failure;
    readonly disk: Host;
    readonly uriOf: (file: string) => string;
    readonly send: (changes: Changes) => void;
    readonly schedule: () => void;
}

/** What an editor hands over. */
export interface Given {
    readonly kind: BaseKind;
    /** The contents by path, `missing` for what the revision does not have; `undefined` to forget all. */
    readonly files: ReadonlyMap<string, Uint8Array | 'missing'> | undefined;
    readonly isShown: boolean;
    /** Its path in the revision, if that is another one. */
    readonly was?: string;
}

/**
 * With more rows than this a table is compared only while the comparison is shown. What is done for it between two looks at the messages
 * grows with the rows, and an edit should not have to wait for something that nobody looks at.
 */
const MOST_ROWS = 5000;

/** Compares nothing yet. */
export function comparisons(surroundings: Surroundings): Comparisons {
    return new Comparisons(surroundings);
}

/** What a document is compared with. */
interface Base {
    readonly file: string;
    readonly kind: BaseKind;
    readonly isShown: boolean;
    /** An editor may hand over what a document is compared with before it says that the document is open. */
    wasOpen: boolean;
    /** Its path in the revision. */
    readonly was: string;
    readonly host: Host;
    /** The old program of a revision, which never changes. */
    readonly before: Program | undefined;
    /** What it was compared by last: other objects after each change. */
    stamp: readonly unknown[];
    /** What stood at the tables when all was known last. */
    tallies: Tallies | undefined;
    /** The comparison that is under way. */
    steps: Steps<void> | undefined;
}

export class Comparisons {
    private readonly bases = new Map<string, Base>();

    constructor(private readonly around: Surroundings) {}

    /** Takes over what a document is compared with. Gives the files that are lacking; as long as there are any, nothing is compared. */
    *with(file: string, { kind, files, isShown, was = file }: Given): Steps<BaseAnswer> {
        const key = `${kind} ${file}`;
        this.bases.delete(key);
        if (files === undefined) return NOTHING;
        const handed = new Handed(files, this.around);
        const host = kind === 'disk' ? new Copies(this.around) : handed;
        const before = kind === 'disk' ? undefined : yield* this.around.analysing(was, host);
        if (handed.wanted.size > 0)
            return { wanted: [...handed.wanted].map(each => this.around.uriOf(each)) };
        this.bases.set(key, {
            file,
            kind,
            isShown,
            wasOpen: this.around.versionOf(file) !== undefined,
            was,
            host,
            before: before?.program,
            stamp: [],
            tallies: undefined,
            steps: undefined,
        });
        this.around.schedule();
        return NOTHING;
    }

    /** Does one piece of work, and gives whether there was one. */
    step(): boolean {
        for (const [key, base] of this.bases) {
            const isOpen = this.around.versionOf(base.file) !== undefined;
            if (base.wasOpen && !isOpen) this.bases.delete(key);
            base.wasOpen = isOpen;
            if (isOpen && this.advance(base)) return true;
        }
        return false;
    }

    private advance(base: Base): boolean {
        if (!this.around.advance(base.file)) return true;
        const stamp = this.stampOf(base);
        const isNew = stamp.some((each, at) => each !== base.stamp[at]);
        base.stamp = stamp;
        const steps = isNew ? this.compare(base) : base.steps;
        // Taken off first, so that what fails does not fail again and again.
        base.steps = undefined;
        if (steps === undefined) return false;
        if (!turnOf(steps, SERVING).done) base.steps = steps;
        return true;
    }

    private stampOf({ file, kind }: Base): unknown[] {
        const { problems } = this.around.analysisOf(file) ?? {};
        return [problems, kind === 'disk' && this.around.disk.bytes(file)];
    }

    private *compare(base: Base): Steps<void> {
        const { file, kind, isShown, was, host } = base;
        const now = this.around.analysisOf(file)?.program;
        if (now === undefined) return;
        const before = kind === 'disk' ? (yield* this.around.analysing(file, host))?.program : base.before;
        const about = { uri: this.around.uriOf(file), kind, version: this.around.versionOf(file) ?? 0 };
        if (before === undefined) return this.around.send({ ...about, ...nothingOf(file, kind) });
        if (!isShown && rowsIn(now) > MOST_ROWS) return this.around.send({ ...about, ...notFollowed(now) });
        const name = was === file ? NAMES[kind] : `${baseName(was)} of ${NAMES[kind]}`;
        const changes = yield* changing([versionOf(before, name), versionOf(now, 'the editor')]);
        const marks =
            kind === 'disk' ? NO_MARKS : yield* changesMarks(changes, file, NAMES[kind], base.tallies);
        base.tallies = talliesOf(changes, NAMES[kind]) ?? base.tallies;
        const { text, links } = yield* changesText(changes, `${baseName(file)}: ${name} -> the editor`);
        this.around.send({
            ...about,
            ...marks,
            text,
            links: links.map(({ to: { file, line, at }, ...where }) => ({
                ...where,
                to: { uri: this.around.uriOf(file), line, isOld: at === 0 },
            })),
        });
    }
}

const NOTHING: BaseAnswer = { wanted: [] };

const NO_MARKS = { tables: [], rows: [] };

const NAMES = { head: 'HEAD', disk: 'the file on disk' } as const;

const nothingOf = (file: string, kind: BaseKind) => ({
    ...NO_MARKS,
    text: `${baseName(file)}: ${kind === 'head' ? 'HEAD has no such file, or it cannot be read: all of it counts as new\nOne that was renamed is compared as soon as git knows of it: `git add` both names' : 'there is no file on disk to compare it with'}\n`,
    links: [],
});

/** That a large table is not compared stands above it, and leads to where it is. */
const notFollowed = ({ tables, file }: Program) => ({
    tables: tables
        .filter(table => table.file === file)
        .map(({ first }) => ({
            line: first,
            text: `Compare with HEAD (in more than ${MOST_ROWS} rows only while that is shown)`,
        })),
    rows: [],
    text: 'The access is compared …\n',
    links: [],
});

const rowsIn = ({ tables }: Program): number => tables.reduce((sum, { rows }) => sum + rows.length, 0);

const versionOf = (program: Program, name: string): Version => ({
    program,
    edition: undefined,
    name,
    placeOf: (file, line) => ({ file, line }),
    shown: ({ file, line }) => `${baseName(file)}:${line + 1}`,
    lost: [],
});

/** The files that an editor hands over, and those that are wanted besides. */
class Handed implements Host {
    readonly wanted = new Set<string>();
    private readonly documents = new Map<string, Document | Failure>();

    constructor(
        private readonly files: NonNullable<Given['files']>,
        private readonly around: Pick<Surroundings, 'documentOf'>,
    ) {}

    bytes = (file: string): Uint8Array | Failure => {
        const content = this.files.get(file);
        if (content === undefined) this.wanted.add(file);
        return content ?? 'missing';
    };

    document = (file: string): Document | Failure => {
        const known = this.documents.get(file);
        if (known !== undefined) return known;
        const bytes = this.bytes(file);
        const document = typeof bytes === 'string' ? bytes : this.around.documentOf(bytes);
        this.documents.set(file, document);
        return document;
    };
}

/** The files on disk, each document copied: it belongs to the analysis that follows its edits. */
class Copies implements Host {
    constructor(private readonly around: Pick<Surroundings, 'documentOf' | 'disk'>) {}

    bytes = (file: string): Uint8Array | Failure => this.around.disk.bytes(file);

    document = (file: string): Document | Failure => {
        const bytes = this.bytes(file);
        return typeof bytes === 'string' ? bytes : this.around.documentOf(bytes);
    };
}
