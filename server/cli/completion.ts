// `completion`: a script with which a shell completes the command line. All that it knows is in the definitions of the commands.
// Nothing is started when a user presses Tab. The first call loads this file (`AT_FIRST_CALL` in build.mjs).

import type { Command } from 'commander';
import { bashScript } from './completion-bash';
import { fishScript } from './completion-fish';
import { zshScript } from './completion-zsh';
import { described, type WordsOf } from './described';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** The script for a shell, which ends with a line break. */
export function completionScript(program: Command, shell: keyof typeof SCRIPTS, words: WordsOf): string {
    return `${SCRIPTS[shell](described(program, words))}\n`;
}
