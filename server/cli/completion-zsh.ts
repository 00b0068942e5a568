// The script for zsh: each command as a specification for its `_arguments`.

import type { Described, DescribedCommand, DescribedOption, Place, Wanted } from './described';

/** Its text, without a line break at the end. */
export const zshScript = ({ options, commands }: Described): string => `\
#compdef eemi-acl
# zsh completion for eemi-acl, made by \`eemi-acl completion zsh\`.

_eemi-acl() {
    local curcontext=$curcontext state line ret=1
    typeset -A opt_args
    local -a commands
    commands=(
${commands.map(({ name, summary }) => `        ${quoted(`${escaped(name)}:${summary}`)}`).join('\n')}
    )
    _arguments -C \\
${options.map(option => `        ${optionSpec(option)} \\`).join('\n')}
        ': :->command' '*:: :->words' && ret=0
    case $state in
        command) _describe -t commands command commands && ret=0 ;;
        words)
            curcontext=\${curcontext%:*:*}:eemi-acl-$line[1]:
            case $line[1] in
${commands.map(commandCase).join('\n')}
            esac ;;
    esac
    return ret
}

# As a file of $fpath it is called; otherwise it was read by \`source\`.
if [[ $funcstack[1] == _eemi-acl ]]; then _eemi-acl "$@"; else compdef _eemi-acl eemi-acl; fi`;

function commandCase({ name, options, places }: DescribedCommand): string {
    const specs = [...options.map(optionSpec), ...places.map(placeSpec)];
    return [`                ${name}) _arguments`, ...specs, '&& ret=0 ;;'].join(' \\\n                    ');
}

/** `'(-q --quiet)'{-q,--quiet}'[…]'`; one that may be repeated does not exclude itself. */
function optionSpec({ flags, description, value, mayBeRepeated }: DescribedOption): string {
    const first = mayBeRepeated ? "'*'" : quoted(`(${flags.join(' ')})`);
    const names = flags.length === 1 ? flags[0] : `{${flags.join(',')}}`;
    const follows = value === undefined ? '' : `:${escaped(value.called)}:${action(value.wants)}`;
    return `${first}${names}${quoted(`[${escaped(description)}]${follows}`)}`;
}

const placeSpec = ({ called, wants, isVariadic }: Place): string =>
    quoted(`${isVariadic ? '*' : ''}:${escaped(called)}:${action(wants)}`);

function action(wants: Wanted): string {
    if (wants === 'folders') return '_files -/';
    if (wants === 'text') return ' ';
    if ('words' in wants) return `(${wants.words.join(' ')})`;
    return wants.files.length === 0
        ? '_files'
        : `_files -g "${wants.files.map(ending => `*${ending}`).join(' ')}"`;
}

const escaped = (text: string): string => text.replace(/[:[\]\\]/g, '\\$&');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
