// Documents of C and TypeScript that the editor tells of. Only those whose first lines say that they were generated from a source are
// looked at: they are compared with it, and what was edited in them is published. Nothing is done about any other. The first such document
// loads it (`AT_FIRST_CALL` in build.mjs).

import { generatedFrom } from '../emit/banner';
import type { JudgedFile } from '../emit/generated-file';
import { type GeneratedDocument, generatedDocument } from '../features/outputs/generatedDocument';
import type { Range } from '../language/document';
import type { Steps } from '../language/steps';
import { isCalled } from '../model/file-kinds';
import type { Failure, Host } from '../model/host';
import { resolvePath } from '../model/paths';
import { isError, type Problem } from '../model/problem';
import type { Program } from '../model/program';
import type { Analyses } from './analyses';
import { LINES_A_TURN, type Limit, turnOf } from './turn';

/** What comparing takes, and what is done with what was found. */
export interface Surroundings {
    readonly host: Host;
    readonly analyses: Pick<Analyses, 'advance' | 'of'>;
    readonly limit: Limit;
    readonly judge: (program: Program, file: string, text: string) => Steps<JudgedFile>;
    readonly isRevision: (file: string) => boolean;
    /** The sources that name a file as an output, as far as they are known. */
    readonly sourcesOf: (output: string) => readonly string[];
    readonly publish: (file: string, problems: readonly Problem[], document: DocumentOf) => void;
    /** What is shown in open documents may be outdated. */
    readonly drawAgain: () => void;
    readonly schedule: () => void;
}

/** The URI of a document, and its version while it is open. */
export interface DocumentOf {
    readonly uri: string;
    readonly version: number | undefined;
}

interface Opened extends DocumentOf {
    readonly text: string;
    /** What its lens says, as far as all that asked were told the same. */
    title: string | undefined;
    /** The sources that it depends on: the one that it names, and the one that it was compared with. */
    sources: readonly string[];
    compared: GeneratedDocument | undefined;
}

export function generatedDocuments(around: Surroundings): GeneratedDocuments {
    return new GeneratedDocuments(around);
}

export class GeneratedDocuments {
    private readonly open = new Map<string, Opened>();
    /** Documents whose findings are outdated. */
    private readonly outdated = new Set<string>();
    private readonly published = new Set<string>();
    private underWay:
        | { readonly file: string; readonly steps: Steps<GeneratedDocument | undefined> }
        | undefined;

    constructor(private readonly around: Surroundings) {}

    has(file: string): boolean {
        return this.open.has(file);
    }

    get(file: string): { readonly uri: string; readonly text: string } | undefined {
        return this.open.get(file);
    }

    opened(file: string, uri: string, version: number, text: string): void {
        const title = this.open.get(file)?.title;
        this.open.set(file, { uri, version, text, title, sources: [], compared: undefined });
        this.outdate([file]);
    }

    /** Applies changes in their order. Gives whether the file is open as such a document. */
    edited(file: string, version: number, changes: readonly { range?: Range; text: string }[]): boolean {
        const opened = this.open.get(file);
        if (opened === undefined) return false;
        this.opened(file, opened.uri, version, changes.reduce(changed, opened.text));
        return true;
    }

    /** Gives whether the file was open as such a document. */
    closed(file: string): boolean {
        const opened = this.open.get(file);
        this.open.delete(file);
        this.outdated.delete(file);
        if (opened === undefined) return false;
        const { uri } = opened;
        if (this.published.delete(file)) this.around.publish(file, [], { uri, version: undefined });
        return true;
    }

    /** These files, or what is known of them, have changed: sources, or generated files themselves. */
    outdate(files: readonly string[]): void {
        this.underWay = undefined;
        for (const [file, opened] of this.open) {
            if (!files.includes(file) && !opened.sources.some(each => files.includes(each))) continue;
            opened.compared = undefined;
            if (generatedFrom(opened.text) === undefined && !this.published.has(file)) continue;
            this.outdated.add(file);
            this.around.schedule();
        }
    }

    /** Does one piece of work, and gives whether there was one. */
    step(): boolean {
        const file = this.underWay?.file ?? this.outdated.values().next().value;
        if (file === undefined) return false;
        const { steps } = this.underWay ?? { steps: this.read(file) };
        this.underWay = { file, steps };
        const turn = turnOf(steps, this.around.limit);
        if (!turn.done) return true;
        this.underWay = undefined;
        this.tell(file, turn.value);
        return true;
    }

    private tell(file: string, document: GeneratedDocument | undefined): void {
        this.outdated.delete(file);
        const opened = this.open.get(file);
        if (opened === undefined) return;
        const wasPublished = this.published.delete(file);
        if (document === undefined && !wasPublished) return;
        if (document !== undefined) this.published.add(file);
        this.around.publish(file, document?.problems ?? [], opened);
        if (opened.title !== document?.title) this.around.drawAgain();
        opened.title = document?.title;
    }

    /** A document compared with its source; `undefined` for one that was not generated, or is an old revision. */
    *read(file: string): Steps<GeneratedDocument | undefined> {
        const opened = this.open.get(file);
        const from = opened && generatedFrom(opened.text);
        if (opened === undefined || from === undefined || this.around.isRevision(file)) return undefined;
        if (opened.compared !== undefined) return opened.compared;
        const named = resolvePath(file, from);
        const source = yield* this.sourceOf(file, named);
        opened.sources = [named, source];
        const known = yield* this.judged(file, opened.text, source);
        opened.compared = generatedDocument({ file, text: opened.text, source, known });
        // Whoever is told another one now would keep it if the source were put right before `tell`.
        if (opened.compared.title !== opened.title) opened.title = undefined;
        return opened.compared;
    }

    /** Whose output a file is: of the source that it names, but of another one where only that one writes it. */
    private *sourceOf(file: string, named: string): Steps<string> {
        for (const source of [named, ...this.around.sourcesOf(file)]) {
            const analysis = yield* this.analysed(source);
            if (analysis?.program.outputs.some(output => output.file === file)) return source;
        }
        return named;
    }

    private *judged(file: string, text: string, source: string) {
        const analysis = yield* this.analysed(source);
        if (analysis === undefined) return this.failureOf(source);
        const judged = yield* this.around.judge(analysis.program, file, text);
        return { program: analysis.program, errors: analysis.problems.filter(isError).length, judged };
    }

    /** A banner may name any file of the machine, and only a source is read. */
    private *analysed(source: string) {
        if (!isCalled(source, 'source')) return undefined;
        while (!this.around.analyses.advance(source)) yield LINES_A_TURN;
        return this.around.analyses.of(source);
    }

    private failureOf(source: string): Failure | 'no source' {
        if (!isCalled(source, 'source')) return 'no source';
        const found = this.around.host.document(source);
        return typeof found === 'string' ? found : 'missing';
    }
}

/** A text after a change, whose range counts as in the editor protocol. */
function changed(before: string, { range, text }: { range?: Range; text: string }): string {
    if (range === undefined) return text;
    return before.slice(0, offsetOf(before, range.start)) + text + before.slice(offsetOf(before, range.end));
}

/** Places outside the text count as the nearest one. */
function offsetOf(text: string, { line, character }: Range['start']): number {
    const ends = /\r\n|\r|\n|$/g;
    let start = 0;
    for (let at = 0; ; at++) {
        ends.lastIndex = start;
        const { index = text.length, 0: eol = '' } = ends.exec(text) ?? {};
        if (at === line || eol === '') return at === line ? Math.min(start + character, index) : text.length;
        start = index + eol.length;
    }
}
