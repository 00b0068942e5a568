// How often functions were called, by V8's own count, so the program needs no counters.

import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** A function of the program, and how often it was called. */
export interface Called {
    /** Its source, from the project's root, with `/`. */
    readonly file: string;
    /** Its name in the source; empty for a function without one. A constructor has the name of its class. */
    readonly name: string;
    readonly calls: number;
    /** The calls, and how often blocks inside ran if that is a different number. */
    readonly steps: number;
}

/** Turns off the compilers that inline functions, whose calls could not be counted. */
const OPTIMISING = ['opt', 'maglev'];

type FunctionName = Pick<Called, 'file' | 'name'>;

/**
 * Counts what the functions of the scripts below a folder do, bundles with source maps beside them. Blocks are counted only in functions
 * that first ran after this was created. The process is slow from then on.
 */
export class Counter {
    private readonly session = new Session();
    private readonly below: string;
    private readonly sources = new Map<string, Sources>();

    /** `folder` is a full path. */
    constructor(folder: string) {
        this.below = `${pathToFileURL(folder).href}/`;
        for (const compiler of OPTIMISING) setFlagsFromString(`--no-${compiler}`);
        this.session.connect();
        this.session.post('Profiler.enable');
        this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    }

    /** The calls since the last time this was asked, for sources below a folder of the project. */
    since(folder: string): Called[] {
        return this.take().flatMap(({ url, functionName, ranges }) => {
            const [whole] = ranges;
            if (whole === undefined || whole.count === 0) return [];
            const place = this.sourcesOf(url).placeOf(functionName, whole.startOffset);
            if (!place.file.startsWith(folder)) return [];
            const steps = ranges.reduce((sum, { count }) => sum + count, 0);
            return [{ ...place, calls: whole.count, steps }];
        });
    }

    end(): void {
        this.session.post('Profiler.stopPreciseCoverage');
        this.session.disconnect();
    }

    private sourcesOf(url: string): Sources {
        const sources = this.sources.get(url) ?? new Sources(fileURLToPath(url));
        this.sources.set(url, sources);
        return sources;
    }

    private take(): readonly (Profiler.FunctionCoverage & { readonly url: string })[] {
        const counted: Profiler.ScriptCoverage[] = [];
        // A session with its own thread answers before `post` returns.
        this.session.post('Profiler.takePreciseCoverage', (error, { result }) => {
            if (error === null) counted.push(...result.filter(({ url }) => url.startsWith(this.below)));
        });
        if (counted.length === 0) throw new Error(`V8 has no counts of scripts below ${this.below}`);
        return counted.flatMap(({ url, functions }) => functions.map(each => ({ url, ...each })));
    }
}

/** Where the functions of a bundle come from. */
class Sources {
    private readonly text: string;
    private readonly lineStarts: readonly number[];
    private readonly map: SourceMap;
    private readonly folder: string;
    private readonly known = new Map<number, FunctionName>();

    constructor(script: string) {
        this.text = readFileSync(script, 'utf8');
        this.lineStarts = [0, ...Array.from(this.text.matchAll(/\n/g), ({ index }) => index + 1)];
        this.map = new SourceMap(JSON.parse(readFileSync(`${script}.map`, 'utf8')));
        this.folder = path.dirname(script);
    }

    /** `name` is that in the bundle, which renames a second function of the same name. */
    placeOf(name: string, offset: number): FunctionName {
        const known = this.known.get(offset) ?? this.find(name, offset);
        this.known.set(offset, known);
        return known;
    }

    private find(name: string, offset: number): FunctionName {
        const at = this.text.startsWith('function', offset) ? this.text.indexOf(name, offset) : offset;
        const line = this.lineAt(at);
        const entry = this.map.findEntry(line, at - (this.lineStarts[line] ?? 0));
        if (!('originalSource' in entry)) return { file: '', name };
        const file = path.relative(process.cwd(), path.resolve(this.folder, entry.originalSource));
        return { file: file.replaceAll(path.sep, '/'), name: nameIn(entry) ?? name };
    }

    /** It has a search of its own, since calls into the program would be counted. */
    private lineAt(offset: number): number {
        let low = 0;
        let high = this.lineStarts.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
            else high = middle;
        }
        return low;
    }
}

/** The function's name in the source, if the bundle renamed it. */
const nameIn = (entry: object): string | undefined =>
    'name' in entry && typeof entry.name === 'string' ? entry.name : undefined;
