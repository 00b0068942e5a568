// `format`: prints, checks or writes the one layout of `.eemi` files.

import { count } from '../diagnostics/phrases';
import { kindOf, readText, shownPath, type Unreadable } from '../files/disk';
import type { Replacement } from '../files/replace';
import { placeOfSource } from '../files/writing';
import { Document } from '../language/document';
import { formatText } from '../language/format';
import { isCalled } from '../model/file-kinds';
import { allOrNone } from './all-or-none';
import { type Input, inputsOf } from './inputs';
import { statusLine } from './status';
import { NOTHING_WRITTEN, refuse, type Terminal, tell, writeText } from './terminal';
import { unifiedDiff } from './unified-diff';
import { eachFile, nextTurn } from './walk';

export interface FormatOptions {
    readonly check?: true;
    readonly write?: true;
    /** Like `check`, and shows what would change. */
    readonly diff?: true;
    readonly quiet?: true;
}

interface Formatted {
    readonly all: number;
    /** The files that are not formatted, as a person reads their paths. */
    readonly differing: readonly string[];
    /** What cannot be formatted, and why. */
    readonly refused: readonly string[];
}

/**
 * Formats files. 0: done, or all are formatted (`check`, `diff`); 1: one is not formatted (`check`, `diff`); 2: wrong usage, or a file that
 * cannot be read or written, and then nothing was written.
 */
export async function format(
    args: readonly string[],
    options: FormatOptions,
    terminal: Terminal,
): Promise<number> {
    const misuse = misuseOf(args, options);
    if (misuse !== undefined) return refuse(terminal, misuse);
    const { files, complaints } = await inputsOf(args);
    if (isPrinting(options) && files.length > 1) return refuse(terminal, onlyOne(files));
    return allOrNone(options.write ? files.map(({ path }) => path) : [], async replacement => {
        const found = await formatAll(files, options, replacement, terminal);
        const refused = [...complaints, ...found.refused];
        if (refused.length > 0 && options.write) refused.push(NOTHING_WRITTEN);
        if (refused.length > 0) return refuse(terminal, refused);
        if (options.check || options.diff) return compare(found, options, terminal);
        if (!options.write) return 0;
        await nextTurn();
        return write(found, replacement, terminal);
    });
}

const isPrinting = ({ check, write, diff }: FormatOptions): boolean => !check && !write && !diff;

function misuseOf(args: readonly string[], options: FormatOptions): string | undefined {
    if (options.write && args.includes('-')) return 'standard input cannot be written to; drop --write';
    if (!isPrinting(options)) return undefined;
    if (options.quiet) return 'what is printed is wanted; drop -q, or add --write, --check or --diff';
    if (args.length > 1) return onlyOne(args);
    const [only = ''] = args;
    return only !== '-' && kindOf(only) === 'folder'
        ? `${only} is a folder, but only one file can be printed; use --write, --check or --diff`
        : undefined;
}

const onlyOne = ({ length }: readonly unknown[]): string =>
    `only one file can be printed, but ${length} are named; use --write, --check or --diff`;

/** Formats each file, and writes the new text beside the file or prints it. */
async function formatAll(
    files: readonly Input[],
    options: FormatOptions,
    replacement: Replacement,
    terminal: Terminal,
): Promise<Formatted> {
    const refused: string[] = [];
    const differing: string[] = [];
    await eachFile(files, 'formatting', terminal, input => {
        const text = input.text ?? readText(input.path, true);
        const refusal = refusalOf(input, text, options.write === true);
        if (refusal !== undefined || typeof text !== 'string') {
            refused.push(`${input.shown} ${refusal}`);
            return replacement.discard();
        }
        const result = formatText(new Document(text));
        if (isPrinting(options)) return writeText(terminal.out, result);
        if (result === text) return;
        differing.push(input.shown);
        if (options.diff) writeText(terminal.out, unifiedDiff(input.shown, text, result));
        if (!options.write) return;
        const place = placeOfSource(input.path);
        if (!('refusal' in place)) return replacement.stage(place, [Buffer.from(result)]);
        refused.push(`${input.shown} ${place.refusal}`);
        replacement.discard();
    });
    return { all: files.length, differing, refused };
}

function refusalOf({ path }: Input, text: string | Unreadable, write: boolean): string | undefined {
    if (typeof text !== 'string') return text.reason;
    return write && !isCalled(path, 'source')
        ? 'is not an .eemi file; rename it, or print it without --write'
        : undefined;
}

function compare({ all, differing }: Formatted, { diff }: FormatOptions, terminal: Terminal): number {
    if (!diff) for (const shown of differing) terminal.out.write(statusLine('differs', shown));
    const rest =
        differing.length === 0
            ? 'all formatted'
            : `${differing.length} not formatted; \`eemi-acl format --write\` fixes that`;
    // A diff is for programs as well, so the rest is not printed among it.
    if (!terminal.isQuiet) (diff ? terminal.err : terminal.out).write(`${count(all, 'file')}: ${rest}\n`);
    return differing.length === 0 ? 0 : 1;
}

function write({ all, differing }: Formatted, replacement: Replacement, terminal: Terminal): number {
    const failed = replacement.commit();
    if (failed !== undefined) return refuse(terminal, `${shownPath(failed.file)} ${failed.reason}`);
    for (const shown of differing) tell(terminal, statusLine('written', shown));
    const unchanged = all - differing.length;
    tell(terminal, `${count(all, 'file')}: ${differing.length} written, ${unchanged} unchanged\n`);
    return 0;
}
