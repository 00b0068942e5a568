// The command line: which command runs, and what it answers to what it does not understand.

import { type Command, CommanderError } from 'commander';
import { addHelp, emptyProgram } from './command';
import { COMMANDS, type Running } from './commands';
import { type ColorChoice, complain, type Terminal, withColors } from './terminal';

const MISUSE = 2;

/** Nothing that a command takes is empty. As the name of a file, an empty word would be the working folder. */
const EMPTY_WORD =
    'a word of the command line is empty, perhaps a variable without a value; name what it stands for';

/**
 * Runs the command in `args` (without the program's name), and gives the exit code: 0, 1 or 2; `undefined` if it keeps
 * running, as the server does.
 */
export async function runCommandLine(
    args: readonly string[],
    terminal: Terminal,
): Promise<number | undefined> {
    if (args.includes('')) {
        complain(terminal, EMPTY_WORD);
        return MISUSE;
    }
    let exitCode: number | undefined;
    const exit = (code: number): void => {
        exitCode = code;
    };
    const program = commandLine(terminal, exit, definedFor(args));
    try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
    } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? 0 : MISUSE;
    }
}

/** Defining commands takes time at each start, and one runs: that which the first word names, or any if none of them is named. */
const definedFor = ([first = '']: readonly string[]): readonly string[] =>
    Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);

/** The program with these commands (default: all), of which one runs when it is parsed, and `exit` is then told the exit code. */
export function commandLine(
    terminal: Terminal,
    exit: (code: number) => void,
    names: readonly string[] = Object.keys(COMMANDS),
): Command {
    const program = emptyProgram(terminal);
    const running: Running = {
        exit,
        on: ({ quiet } = {}) => ({
            ...withColors(terminal, program.opts<{ color?: ColorChoice }>().color),
            isQuiet: quiet === true,
        }),
        wholeProgram: () => commandLine(terminal, exit),
    };
    for (const name of names) COMMANDS[name]?.(program, running);
    // Nobody asks one command for the help of another.
    if (names.length > 1) addHelp(program);
    return program;
}
