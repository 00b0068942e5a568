// The command line as plain data, from the definitions of its commands: what shells complete.

import type { Argument, Command, Option } from 'commander';

/** What stands at a place of the command line. */
export interface Place {
    /** What the help calls it. */
    readonly called: string;
    readonly wants: Wanted;
    /** Whether any number of words may stand there. */
    readonly isVariadic: boolean;
}

/** Words to choose from, files by their endings (any file without one), folders, or what nobody can guess. */
export type Wanted =
    | { readonly words: readonly string[] }
    | { readonly files: readonly string[] }
    | 'folders'
    | 'text';

export interface DescribedOption {
    /** One or two, such as `-q` and `--quiet`. */
    readonly flags: readonly string[];
    readonly description: string;
    /** What follows it; `undefined` for nothing. */
    readonly value: Place | undefined;
    readonly mayBeRepeated: boolean;
}

export interface DescribedCommand {
    readonly name: string;
    readonly summary: string;
    readonly options: readonly DescribedOption[];
    readonly places: readonly Place[];
}

export interface Described extends DescribedCommand {
    readonly commands: readonly DescribedCommand[];
}

/** The words that may stand for a placeholder of the help, by what it is called. */
export type WordsOf = Readonly<Record<string, readonly string[]>>;

/** The program with its commands. `words`: those to choose from, where the definition does not list them. */
export function described(program: Command, words: WordsOf): Described {
    const known = { ...words, command: program.commands.map(command => command.name()) };
    return {
        ...describedCommand(program, known),
        commands: program.commands.map(command => describedCommand(command, known)),
    };
}

function describedCommand(command: Command, words: WordsOf): DescribedCommand {
    const help = command.createHelp();
    return {
        name: command.name(),
        summary: command.summary(),
        options: help.visibleOptions(command).map(option => describedOption(option, words)),
        places: command.registeredArguments.map(each => placeOf(each.name(), each, words)),
    };
}

function describedOption(option: Option, words: WordsOf): DescribedOption {
    const { short, long, description } = option;
    const value = calledIn(option);
    return {
        flags: [short, long].flatMap(flag => flag ?? []),
        description,
        value: value === undefined ? undefined : placeOf(value, option, words),
        // Those with a list of choices are parsed as well, to compare.
        mayBeRepeated: option.parseArg !== undefined && option.argChoices === undefined,
    };
}

/** What the help calls the value of an option. */
const calledIn = ({ flags }: Option): string | undefined => /[<[](.+?)(?:\.\.\.)?[\]>]$/.exec(flags)?.[1];

const placeOf = (
    called: string,
    { argChoices, variadic }: Pick<Argument | Option, 'argChoices' | 'variadic'>,
    words: WordsOf,
): Place => ({ called, wants: wantedOf(called, argChoices ?? words[called]), isVariadic: variadic });

function wantedOf(called: string, words: readonly string[] | undefined): Wanted {
    if (words !== undefined) return { words };
    if (called === 'folder') return 'folders';
    const files = FILES[called];
    return files === undefined ? 'text' : { files };
}

/** The endings of the files that a placeholder stands for; none where any file may be meant. */
const FILES: Readonly<Record<string, readonly string[]>> = {
    file: ['.eemi'],
    'c-file': ['.c', '.h', '.eemi'],
    output: ['.h', '.ts'],
    header: ['.h'],
    old: ['.eemi', '.c', '.h'],
    new: ['.eemi', '.c', '.h'],
    path: [],
    list: [],
    'form=file': [],
    'd-file': [],
};

/** The flags of a command after which a value stands. */
export const flagsWithValue = ({ options }: DescribedCommand): string[] =>
    options.flatMap(({ flags, value }) => (value === undefined ? [] : flags));
