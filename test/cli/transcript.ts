// Transcripts: Markdown pages with commands and what they print. Each command is run by a real shell in a real folder, and must
// print exactly that; `UPDATE=1` updates the page.
//
// A fence `eemi NAME` (or of any other language with a file's name) is a file of the folder; a fence `console` holds lines
// `$ command`, each followed by its output and, unless it is 0, its exit code as `[1]`. Each `##` section is a test with a
// folder of its own; the files before the first section stand in all of them.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';

interface Section {
    readonly title: string;
    readonly lines: readonly string[];
}

const FENCE = /^```(\w+) ?(\S*)$/;

const { UPDATE } = process.env;

/** The built program, which `npm test` has made. */
export const PROGRAM = path.resolve('dist/cli.js');

/**
 * Makes a test from each section of a page; with `UPDATE=1`, updates the page. `copies`: files of the project that stand in all folders too,
 * by their names there.
 */
export function testTranscripts(page: string, copies: Readonly<Record<string, string>> = {}): void {
    const [preface, ...sections] = sectionsOf(readFileSync(page, 'utf8'));
    const copied = Object.entries(copies).map(([name, file]) => [name, readFileSync(file, 'utf8')] as const);
    const before = new Map([...copied, ...filesIn(preface?.lines ?? [])]);
    const actual: string[][] = [];
    test(page, { concurrency: availableParallelism() }, async context => {
        const runs = sections.map((section, at) =>
            context.test(section.title, async () => {
                const lines = await runSection(section, before);
                actual[at] = lines;
                if (UPDATE === undefined) assert.equal(text(lines), text(section.lines));
            }),
        );
        await Promise.all(runs);
        if (UPDATE !== undefined) writeFileSync(page, text([...(preface?.lines ?? []), ...actual.flat()]));
    });
}

const text = (lines: readonly string[]): string => lines.join('\n');

/** The sections by `##`, preceded by what is before the first one. */
function sectionsOf(page: string): Section[] {
    const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
    for (const line of page.split('\n')) {
        if (line.startsWith('## ')) sections.push({ title: line.slice(3), lines: [] });
        sections.at(-1)?.lines.push(line);
    }
    return sections;
}

function filesIn(lines: readonly string[]): Map<string, string> {
    const files = new Map<string, string>();
    let name = '';
    for (const line of lines) {
        const fence = FENCE.exec(line);
        if (fence !== null) name = fence[2] ?? '';
        else if (line === '```') name = '';
        else if (name !== '') files.set(name, `${files.get(name) ?? ''}${line}\n`);
    }
    return files;
}

/** The section's lines with what its commands really print. */
async function runSection({ lines }: Section, before: ReadonlyMap<string, string>): Promise<string[]> {
    const folder = new Folder();
    try {
        for (const [name, content] of [...before, ...filesIn(lines)]) folder.write(name, content);
        const result: string[] = [];
        let inConsole = false;
        for (const line of lines) {
            if (line.startsWith('```')) inConsole = line === '```console';
            if (!inConsole || line === '```console') result.push(line);
            else if (line.startsWith('$ ')) result.push(line, ...(await folder.run(line.slice(2))));
        }
        return result;
    } finally {
        folder.remove();
    }
}

/** A temporary folder in which commands run; `eemi-acl` is the built program. */
export class Folder {
    readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    private readonly bin = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-bin-')));

    constructor() {
        symlinkSync(PROGRAM, path.join(this.bin, 'eemi-acl'));
    }

    write(name: string, content: string | Uint8Array): void {
        const file = path.join(this.path, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
    }

    read(name: string): string {
        return readFileSync(path.join(this.path, name), 'utf8');
    }

    delete(name: string): void {
        rmSync(path.join(this.path, name), { recursive: true, force: true });
    }

    /** What a shell command prints on both streams, in lines, and its exit code when it is not 0. */
    run(command: string): Promise<string[]> {
        return new Promise(resolve => {
            const shell = execFile(
                'sh',
                ['-c', `exec 2>&1\n${command}`],
                { cwd: this.path, env: this.environment(), maxBuffer: 1e9 },
                (error, output) => {
                    const place = path.relative(this.path, path.dirname(PROGRAM));
                    const lines = output.replaceAll(place, 'PROGRAM').split('\n');
                    if (lines.at(-1) === '') lines.pop();
                    else lines.push('(no line end)');
                    if (error !== null) lines.push(`[${shell.exitCode}]`);
                    resolve(lines);
                },
            );
            shell.stdin?.end();
        });
    }

    remove(): void {
        rmSync(this.path, { recursive: true, force: true });
        rmSync(this.bin, { recursive: true, force: true });
    }

    /** What commands in the folder see. */
    environment(): NodeJS.ProcessEnv {
        const { PATH = '' } = process.env;
        return {
            PATH: `${this.bin}:${path.dirname(process.execPath)}:${PATH}`,
            HOME: this.path,
            LC_ALL: 'C',
        };
    }
}
