// The script for fish: one `complete` for each option and each place of a command.

import {
    type Described,
    type DescribedCommand,
    type DescribedOption,
    flagsWithValue,
    type Wanted,
} from './described';

/** Its text, without a line break at the end. */
export const fishScript = (program: Described): string => `\
# fish completion for eemi-acl, made by \`eemi-acl completion fish\`.

# Whether a command is there; with an argument, whether it is this one.
function __eemi_acl_command
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${flagsWithValue(program).join(' ')}
            set skip 1
        else if not string match -q -- '-*' $word
            test (count $argv) = 0; or test $word = $argv[1]
            return
        end
    end
    return 1
end

# Folders, and files with one of these endings.
function __eemi_acl_files
    set -l endings (string escape --style=regex -- $argv | string join '|')
    __fish_complete_path (commandline -ct) | string match -r -- "^.*(?:/|$endings)"'(?=\\t|$)'
end

complete -c eemi-acl -f
${program.options.map(option => optionLine(ALWAYS, option)).join('\n')}
${program.commands.flatMap(commandLines).join('\n')}`;

/** Also behind a command. */
const ALWAYS = 'true';
const NO_COMMAND = 'not __eemi_acl_command';

function commandLines({ name, summary, options, places }: DescribedCommand): string[] {
    const condition = `__eemi_acl_command ${name}`;
    return [
        `complete -c eemi-acl -n ${quoted(NO_COMMAND)} -a ${name} -d ${quoted(summary)}`,
        ...options.map(option => optionLine(condition, option)),
        ...places.flatMap(({ wants }) => placeLine(condition, wants)),
    ];
}

function optionLine(condition: string, { flags, description, value }: DescribedOption): string {
    const names = flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
    const follows = value === undefined ? '' : ` ${valueText(value.wants)}`;
    return `complete -c eemi-acl -n ${quoted(condition)} ${names.join(' ')}${follows} -d ${quoted(description)}`;
}

function placeLine(condition: string, wants: Wanted): string[] {
    return wants === 'text' ? [] : [`complete -c eemi-acl -n ${quoted(condition)} ${valueText(wants)}`];
}

function valueText(wants: Wanted): string {
    if (wants === 'folders') return "-x -a '(__fish_complete_directories)'";
    if (wants === 'text') return '-x';
    if ('words' in wants) return `-x -a ${quoted(wants.words.join(' '))}`;
    return wants.files.length === 0 ? '-r -F' : `-x -a '(__eemi_acl_files ${wants.files.join(' ')})'`;
}

/** In single quotes fish knows only \\ and \'. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
