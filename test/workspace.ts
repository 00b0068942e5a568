// Files in memory for tests: the first one is checked, the others are there to be imported or to have been printed.

import { type Analysis, analyse } from '../server/checks/analyse';
import { outputProblems, type ReadOutput } from '../server/emit/freshness';
import { outputsOf } from '../server/emit/outputs';
import { Document } from '../server/language/document';
import { finish } from '../server/language/steps';
import type { Failure, Host } from '../server/model/host';
import type { Problem } from '../server/model/problem';
import { blobOf } from './guests/blob';

/** The first file of an example, by name. */
export const ROOT = 'input.eemi';

const SECTION = /^--- (\S+)( generated from( \S+\.eemi)?(, with a line added by hand)?)?$/;

/** Splits an example into its files; what was printed from a source is printed from it here. */
export function filesOf(example: string): Map<string, string> {
    const files = new Map<string, string>();
    let section: Section = { path: ROOT, printed: false, other: undefined, edited: false };
    let lines: string[] = [];
    const close = (): void => {
        const text = lines.map(line => `${line}\n`).join('');
        files.set(section.path, section.printed ? printed(section, text, files) : text);
        lines = [];
    };
    for (const line of example.replace(/\n$/, '').split('\n')) {
        const match = SECTION.exec(line);
        if (match === null) {
            lines.push(line);
            continue;
        }
        close();
        const [, path = '', from, other, byHand] = match;
        section = { path, printed: from !== undefined, other: other?.trim(), edited: byHand !== undefined };
    }
    close();
    return files;
}

interface Section {
    readonly path: string;
    /** Whether it is printed from the text that follows, or from another file above. */
    readonly printed: boolean;
    readonly other: string | undefined;
    readonly edited: boolean;
}

function printed(
    { path, other = ROOT, edited }: Section,
    text: string,
    files: ReadonlyMap<string, string>,
): string {
    const source = text === '' ? (files.get(other) ?? '') : text;
    const analysis = analyse(other, hostOf(new Map([[other, source]])));
    const outputs = analysis === undefined ? [] : outputsOf(analysis.program);
    const output = outputs.find(each => each.path === path);
    return (
        (output === undefined ? '' : finish(output.print()).text) + (edited ? '/* added by hand */\n' : '')
    );
}

/** A host over texts in memory, which may be such as no file can hold. A device tree is written as its source, and compiled here. */
export const hostOf = (files: ReadonlyMap<string, string>): Host => ({
    document: once(path => answer(files.get(path), text => new Document(text))),
    bytes: once(path => answer(files.get(path), text => bytesOf(path, text))),
});

/** What a file of an example holds. */
export const bytesOf = (path: string, text: string): Uint8Array =>
    path.endsWith('.dtb') && text.startsWith('/dts-v1/') ? blobOf(text) : Buffer.from(text);

const answer = <T>(text: string | undefined, make: (text: string) => T): T | Failure =>
    text === undefined ? 'missing' : make(text);

/** A host over files that nobody edits, given how one is read. */
export function hostOver(read: (path: string) => Uint8Array | Failure): Host {
    const bytes = once(read);
    const document = once(path => {
        const content = bytes(path);
        return typeof content === 'string' ? content : new Document(Buffer.from(content).toString('utf8'));
    });
    return { document, bytes };
}

/** Gives the same answer for a path each time. */
function once<T>(ask: (path: string) => T): (path: string) => T {
    const answers = new Map<string, T>();
    return path => {
        const answer = answers.get(path) ?? ask(path);
        answers.set(path, answer);
        return answer;
    };
}

/** The analysis of the first file of an example. */
export function analyseExample(example: string): Analysis {
    const analysis = analyse(ROOT, hostOf(filesOf(example)));
    if (analysis === undefined) throw new Error('an example has a first file');
    return analysis;
}

/** The files in the places of outputs, from texts. */
export const outputIn =
    (files: ReadonlyMap<string, string>): ReadOutput =>
    path => {
        const text = files.get(path);
        return text === undefined ? undefined : [Buffer.from(text)];
    };

/** All problems that a user sees in the first file of an example. */
export function problemsOf(example: string): readonly Problem[] {
    const { program, problems } = analyseExample(example);
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    const files = filesOf(example);
    return [...problems, ...outputProblems(program, !hasErrors, outputIn(files))];
}
