// What outputs depend on, as a file for make and ninja: all that their sources read. They generate again when one of these changes.

import type { Analysis } from '../checks/analyse';
import { fullPath, shownPath } from '../files/disk';
import { placeToWrite } from '../files/named-file';
import { allOrNone } from './all-or-none';

/** An output rule: full paths. */
interface Rule {
    readonly outputs: readonly string[];
    readonly source: string;
    readonly reads: readonly string[];
}

export class DepFile {
    private readonly rules: Rule[] = [];
    private readonly path: string;

    /** `file` as it was written on the command line. */
    constructor(private readonly file: string) {
        this.path = fullPath(file);
    }

    /** A file that is missing is none that make could look at. */
    add({ program: { file, outputs, reads } }: Pick<Analysis, 'program'>): void {
        if (outputs.length === 0) return;
        const read = reads.filter(({ failure }) => failure === undefined).map(({ path }) => path);
        this.rules.push({
            outputs: outputs.map(output => output.file),
            source: file,
            reads: [...new Set(read)].filter(path => path !== file),
        });
    }

    /** Why it cannot be written; `undefined` if it can. `taken` are the full paths of sources and outputs. */
    refusal(taken: ReadonlySet<string> = new Set()): string | undefined {
        const place = placeToWrite(this.path, taken);
        if ('refusal' in place) return `--depfile: ${this.file} ${place.refusal}`;
        const paths = this.rules.flatMap(({ outputs, source, reads }) => [...outputs, source, ...reads]);
        const unnamed = paths.map(shownPath).find(path => NOT_IN_MAKE.test(path));
        return (
            unnamed && `--depfile: ${unnamed} has a character that make does not take in a name; rename it`
        );
    }

    /** Writes it, or gives what went wrong. */
    write(): Promise<string | undefined> {
        return allOrNone([this.path], async replacement => {
            const place = placeToWrite(this.path);
            if ('refusal' in place) return this.refusal();
            replacement.stage(place, [Buffer.from(this.text())]);
            const failed = replacement.commit();
            return failed && `${shownPath(failed.file)} ${failed.reason}`;
        });
    }

    /**
     * A rule for each source. A line for each file that it reads besides says that it needs nothing, so that make goes on if it is gone: then it
     * is no longer read.
     */
    private text(): string {
        const rules = this.rules.map(
            ({ outputs, source, reads }) =>
                `${named(outputs)}: ${[source, ...reads].map(inMake).join(' \\\n  ')}\n`,
        );
        const read = new Set(this.rules.flatMap(({ reads }) => reads));
        for (const { source } of this.rules) read.delete(source);
        return [...rules, ...[...read].map(path => `\n${inMake(path)}:\n`)].join('');
    }
}

const named = (paths: readonly string[]): string => paths.map(inMake).join(' ');

/** A path from the working folder, as make reads it in a rule. */
const inMake = (path: string): string => shownPath(path).replaceAll('$', '$$$$').replace(/[ #:]/g, '\\$&');

/** What make takes for something else, or for several files, in whatever way it is written. `\p{Cc}` would take long to be read at each start. */
const NOT_IN_MAKE = /[\0-\x1f\x7f-\x9f\\%;|=*?[\]~"'&<>]/u;
