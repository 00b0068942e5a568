// `init`: writes a file to begin with, a first table for a platform or what tables in C say, and says what to do next.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CDefinition } from '../c/reading';
import { list } from '../diagnostics/phrases';
import { fullPath, shownPath } from '../files/disk';
import { isCalled } from '../model/file-kinds';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { firstTable } from './first-table';
import { importC } from './import';
import { writeNew } from './new-file';
import { refuse, type Terminal } from './terminal';

export interface InitFlags {
    readonly platform?: string;
    /** The C files to import; without any, a table is made up. */
    readonly from?: readonly string[];
    readonly include?: readonly string[];
    /** What -D says. */
    readonly definitions: readonly CDefinition[];
}

/**
 * Writes a new file. A person at a terminal is asked for the platform if the options do not say it. 0: written; 1: it exists already, or
 * something of the C is left out; 2: wrong usage, or a file that cannot be read or written.
 */
export async function init(file: string, options: InitFlags, terminal: Terminal): Promise<number> {
    const misuse = misuseOf(file, options);
    if (misuse !== undefined) return refuse(terminal, misuse);
    if (existsSync(file))
        return refuse(terminal, `${file} exists already; \`eemi-acl check ${asWord(file)}\` checks it`, 1);
    const code = await write(fullPath(file), options, terminal);
    if (existsSync(file)) sayNext(file, terminal);
    return code;
}

function misuseOf(file: string, { from, include, definitions }: InitFlags): string | undefined {
    if (!isCalled(file, 'source'))
        return `${file} does not end in .eemi; name the file to write, such as board.eemi`;
    const isForC = include !== undefined || definitions.length > 0;
    return isForC && from === undefined
        ? '-I and -D are for the C of --from; name it, or drop them'
        : undefined;
}

async function write(full: string, options: InitFlags, terminal: Terminal): Promise<number> {
    const { from, ...given } = options;
    const header = headerOf(full);
    if (from !== undefined) return importC(from, { ...given, output: full, header }, terminal);
    const name = options.platform ?? (await askedPlatform(terminal));
    const platform = name === undefined ? undefined : platformOf(name);
    if (platform === undefined)
        return refuse(
            terminal,
            `say which platform it is for: --platform ${list(PLATFORM_NAMES, PLATFORM_NAMES.length, 'or')}`,
        );
    return writeNew(firstTable(platform, header), full, 'name another file', terminal);
}

/** The header that the file names as its output: in its folder, with a name that needs no quotes anywhere. */
function headerOf(full: string): string {
    const stem = path.parse(full).name.replace(/[^\w.-]/g, '-');
    return `${/acl$/.test(stem) ? stem : `${stem}-acl`}.h`;
}

function sayNext(file: string, { out }: Terminal): void {
    const shown = asWord(shownPath(fullPath(file)));
    out.write(
        [
            'next:',
            `  eemi-acl check ${shown}    what is wrong with it`,
            `  eemi-acl emit ${shown}     write the C, ${headerOf(file)}`,
            '',
        ].join('\n'),
    );
}

/** As a shell takes it. */
const asWord = (text: string): string =>
    /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The platform that a person at a terminal chooses, by its number or its name; `undefined` if there is nobody to ask, or no answer. */
async function askedPlatform({ err }: Terminal): Promise<string | undefined> {
    if (!process.stdin.isTTY || !err.isTerminal) return undefined;
    const { createInterface } = await import('node:readline');
    err.write(
        `Which platform?\n${PLATFORM_NAMES.map((name, at) => `  ${at + 1}  ${aboutPlatform(name)}\n`).join('')}`,
    );
    const answers = createInterface({
        input: process.stdin,
        output: process.stderr,
        prompt: 'number or name: ',
    });
    answers.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    answers.prompt();
    for await (const answer of answers) {
        const chosen =
            PLATFORM_NAMES[Number(answer) - 1] ?? PLATFORM_NAMES.find(name => name === answer.trim());
        if (chosen !== undefined) return chosen;
        answers.prompt();
    }
    return undefined;
}

function aboutPlatform(name: string): string {
    const platform = platformOf(name);
    const tree = platform?.target === 'xlnx' ? "AMD's Xen tree" : 'patches for Xen that no tree has';
    return `${name.padEnd(12)} ${platform?.chip.name}, ${tree}`;
}
