// The judge of what C means: gcc, which tests ask for tokens and for values.

import { spawnSync } from 'node:child_process';
import { Preprocessor } from '../../server/c/preprocessor';
import { Problems } from '../../server/c/problems';
import { tokensOfC } from '../../server/c/read';
import { compiler, run } from '../emit/compile';
import type { Scratch } from '../emit/scratch';
import { optionsOver } from './memory';

/** As on Arm, for which the tables are. */
const ARM = ['-std=gnu11', '-funsigned-char', '-w'];

export interface Preprocessed {
    /** Each token in order. */
    readonly tokens: readonly string[];
    /** What was wrong: whole sentences of gcc, or of ours. */
    readonly errors: readonly string[];
}

/** The tokens that gcc's preprocessor makes of a text. */
export function preprocessedByGcc(text: string, folder?: string): Preprocessed {
    const args = ['-E', '-P', '-undef', '-nostdinc', '-x', 'c', ...ARM, '-'];
    const { stdout, stderr } = spawnSync(compiler().command, args, {
        input: text,
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        cwd: folder,
    });
    const errors = stderr.split('\n').filter(line => line.includes('error:'));
    return { tokens: tokensOfC(stdout), errors };
}

/** The tokens that ours makes of it. */
export function preprocessed(text: string, files: Readonly<Record<string, string>> = {}): Preprocessed {
    const problems = new Problems();
    const file = { path: '<stdin>', bytes: Buffer.from(text) };
    const pre = new Preprocessor(file, optionsOver(files), problems, new Set());
    const tokens: string[] = [];
    for (let token = pre.next(); token.kind !== 'end'; token = pre.next()) tokens.push(token.text);
    return { tokens, errors: problems.all.map(({ message }) => message) };
}

/** Compiles a C program and runs it: what it prints, or what the compiler says. */
export async function printedBy(scratch: Scratch, text: string): Promise<{ status: number; output: string }> {
    const source = scratch.write('program.c', text);
    const program = scratch.at('program');
    const compiled = await run(compiler().command, [...ARM, '-O0', '-o', program, source]);
    return compiled.status === 0 ? run(program, []) : compiled;
}
