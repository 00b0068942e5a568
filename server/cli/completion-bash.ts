// The script for bash, 4.0 or newer: one function, which looks at the words before the cursor.

import { type Described, type DescribedCommand, flagsWithValue, type Wanted } from './described';

/** Its text, without a line break at the end. */
export const bashScript = (program: Described): string => `\
# bash completion for eemi-acl, made by \`eemi-acl completion bash\`.

# Folders, and files with one of these endings; where there is none, any file.
_eemi_acl_files() {
    local found ending
    compopt -o filenames -o default
    while IFS= read -r found; do
        if [[ -d $found ]]; then
            COMPREPLY+=("$found")
        else
            for ending in "$@"; do
                [[ $found == *"$ending" ]] && COMPREPLY+=("$found")
            done
        fi
    done < <(compgen -f -- "$cur")
}

_eemi_acl() {
    local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= place=0 i
    COMPREPLY=()
    # Bash makes three words of --flag=value.
    [[ $cur == "=" ]] && cur=
    [[ $before == "=" ]] && before=\${COMP_WORDS[COMP_CWORD-2]}
    for ((i = 1; i < COMP_CWORD; i++)); do
        case $command:\${COMP_WORDS[i]} in
            ${valueFlags(program).join(' | ')})
                [[ \${COMP_WORDS[i+1]} == "=" ]] && ((i++))
                ((i++)) ;;
            *:-*) ;;
            *) if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else ((place++)); fi ;;
        esac
    done
    case $command:$before in
${program.commands.flatMap(command => valueCases(`${command.name}:`, command)).join('\n')}
${valueCases('*:', program).join('\n')}
    esac
    if [[ $cur == -* ]]; then
        case $command in
${program.commands.map(command => `            ${command.name}) ${wordsLine(flagsOf(command))} ;;`).join('\n')}
            '') ${wordsLine(flagsOf(program))} ;;
        esac
        return
    fi
    case $command:$place in
        :*) ${wordsLine(program.commands.map(({ name }) => name))} ;;
${program.commands.flatMap(placeCases).join('\n')}
    esac
}

complete -F _eemi_acl eemi-acl`;

/** Each flag that takes a value, behind its command; those of the program may stand behind any. */
const valueFlags = (program: Described): string[] => [
    ...flagsWithValue(program).map(flag => `*:${flag}`),
    ...program.commands.flatMap(command => flagsWithValue(command).map(flag => `${command.name}:${flag}`)),
];

const flagsOf = ({ options }: DescribedCommand): string[] => options.flatMap(({ flags }) => flags);

/** What may stand behind each flag. */
const valueCases = (before: string, { options }: DescribedCommand): string[] =>
    options.flatMap(({ flags, value }) =>
        value === undefined
            ? []
            : `        ${flags.map(flag => before + flag).join(' | ')}) ${lineOf(value.wants)}; return ;;`,
    );

/** What may stand at each place. */
const placeCases = ({ name, places }: DescribedCommand): string[] =>
    places.map(
        ({ wants, isVariadic }, at) => `        ${name}:${isVariadic ? '*' : at}) ${lineOf(wants)} ;;`,
    );

function lineOf(wants: Wanted): string {
    if (wants === 'folders') return 'compopt -o dirnames';
    if (wants === 'text') return ':';
    if ('words' in wants) return wordsLine(wants.words);
    return wants.files.length === 0 ? 'compopt -o default' : `_eemi_acl_files ${wants.files.join(' ')}`;
}

const wordsLine = (words: readonly string[]): string =>
    `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur"))`;
