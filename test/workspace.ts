// Files in memory for tests: the first one is checked, the others are there to be imported or to have been printed.

import { type Analysis, analyse } from '../server/checks/analyse';
import { outputProblems } from '../server/emit/freshness';
import { printOutputs } from '../server/emit/outputs';
import { Document } from '../server/language/document';
import type { Host } from '../server/model/graph';
import type { Problem } from '../server/model/problem';

/** The first file of an example, by name. */
export const ROOT = 'input.eemi';

const SECTION = /^--- (\S+)( printed from(, with a line added by hand)?)?$/;

/** Splits an example into its files; what was printed from a source is printed from it here. */
export function filesOf(example: string): Map<string, string> {
    const files = new Map<string, string>();
    let section: { path: string; printed: boolean; edited: boolean } = {
        path: ROOT,
        printed: false,
        edited: false,
    };
    let lines: string[] = [];
    const close = (): void => {
        const text = lines.map(line => `${line}\n`).join('');
        files.set(section.path, section.printed ? printed(section.path, text, section.edited) : text);
        lines = [];
    };
    for (const line of example.replace(/\n$/, '').split('\n')) {
        const match = SECTION.exec(line);
        if (match === null) {
            lines.push(line);
            continue;
        }
        close();
        section = { path: match[1] ?? '', printed: match[2] !== undefined, edited: match[3] !== undefined };
    }
    close();
    return files;
}

function printed(path: string, source: string, edited: boolean): string {
    const analysis = analyse(ROOT, hostOf(new Map([[ROOT, source]])));
    const outputs = analysis === undefined ? [] : [...printOutputs(analysis.program)];
    const output = outputs.find(each => each.path === path);
    return (output?.printed.text ?? '') + (edited ? '/* added by hand */\n' : '');
}

/** A host over files in memory. */
export const hostOf = (files: ReadonlyMap<string, string>): Host => ({
    document: path => {
        const text = files.get(path);
        return text === undefined ? 'missing' : new Document(text);
    },
    output: path => files.get(path),
});

/** The analysis of the first file of an example. */
export function analyseExample(example: string): Analysis {
    const analysis = analyse(ROOT, hostOf(filesOf(example)));
    if (analysis === undefined) throw new Error('an example has a first file');
    return analysis;
}

/** All that a user is told about the first file of an example. */
export function problemsOf(example: string): readonly Problem[] {
    const { program, problems } = analyseExample(example);
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    return hasErrors ? problems : [...problems, ...outputProblems(program, hostOf(filesOf(example)))];
}
