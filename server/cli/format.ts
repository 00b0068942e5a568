// `format`: the one layout of `.eemi` files; printed, compared or written.

import { realpathSync, statSync } from 'node:fs';
import { count } from '../diagnostics/words';
import { kindOf, readText, shownPath } from '../files/disk';
import { replaceFiles } from '../files/replace';
import { Document } from '../language/document';
import { formatText } from '../language/format';
import { type Input, inputsOf } from './inputs';
import { holdSignals } from './signals';
import { statusLine } from './status';
import { complain, type Terminal, writeText } from './terminal';

export interface FormatOptions {
    readonly check?: true;
    readonly write?: true;
}

interface Formatted {
    readonly input: Input;
    readonly text: string;
    readonly differs: boolean;
}

/**
 * Lays files out. 0: done, or with `check` all are laid out so; 1: with `check`, one is not; 2: misuse, or a file that
 * cannot be read or written, and then nothing was written.
 */
export async function format(
    args: readonly string[],
    options: FormatOptions,
    terminal: Terminal,
): Promise<number> {
    const misuse = misuseOf(args, options);
    if (misuse !== undefined) return refuse([misuse], terminal);
    const { files, complaints } = await inputsOf(args);
    const formatted: Formatted[] = [];
    const refused = [...complaints];
    for (const input of files) {
        const text = input.text ?? readText(input.path, true);
        if (typeof text !== 'string') refused.push(`${input.shown} ${text.reason}`);
        else if (options.write && !input.path.endsWith('.eemi')) {
            refused.push(`${input.shown} is no .eemi file; rename it, or print it without --write`);
        } else {
            const result = formatText(new Document(text));
            formatted.push({ input, text: result, differs: result !== text });
        }
    }
    if (refused.length > 0 && options.write) refused.push('nothing was written');
    if (refused.length > 0) return refuse(refused, terminal);
    if (options.check) return compare(formatted, terminal);
    if (options.write) return write(formatted, terminal);
    for (const { text } of formatted) writeText(terminal.out, text);
    return 0;
}

function misuseOf(args: readonly string[], { check, write }: FormatOptions): string | undefined {
    if (write && args.includes('-')) return 'standard input cannot be written to; leave --write away';
    if (check || write) return undefined;
    if (args.length > 1) return `one file is printed, and ${args.length} are named; use --write or --check`;
    const [only = ''] = args;
    return only !== '-' && kindOf(only) === 'folder'
        ? `${only} is a folder, and one file is printed; use --write or --check`
        : undefined;
}

function compare(formatted: readonly Formatted[], { out }: Terminal): number {
    const wrong = formatted.filter(({ differs }) => differs);
    for (const { input } of wrong) out.write(statusLine('differs', input.shown));
    const rest =
        wrong.length === 0
            ? 'laid out as it should be'
            : `${wrong.length} laid out otherwise; \`eemi-acl format --write\` mends that`;
    out.write(`${count(formatted.length, 'file')}: ${rest}\n`);
    return wrong.length === 0 ? 0 : 1;
}

function write(formatted: readonly Formatted[], terminal: Terminal): number {
    const changed = formatted.filter(({ differs }) => differs);
    holdSignals();
    const failed = replaceFiles(
        changed.map(({ input, text }) => {
            const file = realpathSync(input.path);
            return { file, text, mode: statSync(file).mode & 0o7777 };
        }),
    );
    for (const { input } of changed.slice(0, failed?.done)) {
        terminal.out.write(statusLine('written', input.shown));
    }
    if (failed !== undefined) {
        complain(terminal, `${shownPath(failed.file)} ${failed.reason}`);
        return 2;
    }
    const unchanged = formatted.length - changed.length;
    terminal.out.write(
        `${count(formatted.length, 'file')}: ${changed.length} written, ${unchanged} unchanged\n`,
    );
    return 0;
}

function refuse(reasons: readonly string[], terminal: Terminal): number {
    for (const reason of reasons) complain(terminal, reason);
    return 2;
}
