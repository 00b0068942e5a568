// The form of a command on the command line: its help, its examples, the options that several commands have, and what is said to a
// word that is no command. It knows no command.

import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { nearestWords } from '../language/nearest';
import type { WantedReport } from './report-files';
import { COLOR_CHOICES, complain, type Terminal } from './terminal';

const FILES = 'files, folders (every .eemi file in them) or quoted patterns';

/** What `-q` does, for the commands that say more than what fails. */
export const QUIET = 'print only what fails the run';

/** What the exit codes mean. */
export const EXIT_CODES = [
    ['0', 'success'],
    ['1', 'findings that fail'],
    ['2', 'misuse or a file that cannot be read'],
] as const;

/** The program, still without commands but for `help`. */
export function emptyProgram(terminal: Terminal): Command {
    const { out, err } = terminal;
    const program = new Command('eemi-acl')
        .description(
            'Checks the tables that say which Xen guest may ask the power firmware for what, and generates C and TypeScript from them.',
        )
        .version(PROGRAM_VERSION, '-V, --version', 'print the version')
        .helpOption('-h, --help', 'show this help')
        .addOption(
            new Option('--color <when>', 'use colours (default: on a terminal)').choices(COLOR_CHOICES),
        )
        .helpCommand(false)
        .showHelpAfterError('eemi-acl: `eemi-acl --help` lists the commands')
        .exitOverride()
        .configureOutput({
            writeOut: out.write,
            writeErr: err.write,
            outputError: text => complain(terminal, withMeant(inOneLine(text), namesOf(program))),
            getOutHelpWidth: () => out.width,
            getErrHelpWidth: () => err.width,
        })
        .addHelpText(
            'after',
            `\nExample:\n  eemi-acl check tables.eemi\n\nExit codes: ${EXIT_CODES.map(([code, meaning]) => `${code} ${meaning}`).join(', ')}.`,
        );
    return program;
}

/** `help`, and `help COMMAND`. It lists the commands that are there, so it is added last. */
export function addHelp(program: Command): void {
    command(program, 'help', 'show the help of a command', ['help check'])
        .argument('[command]', 'the command (default: the program)')
        .action((name: string | undefined) => {
            const named = program.commands.find(each => each.name() === name);
            if (name === undefined) program.help();
            else if (named === undefined) program.error(`unknown command '${name}'`);
            else named.help();
        });
}

const inOneLine = (text: string): string =>
    text
        .replace(/^error: /, '')
        .replaceAll('\n', ' ')
        .trim();

const namesOf = ({ commands }: Command): string[] => commands.map(each => each.name());

/** A command with its examples. */
export const command = (
    program: Command,
    name: string,
    description: string,
    examples: readonly string[],
): Command =>
    program
        .command(name)
        .description(`${description[0]?.toUpperCase()}${description.slice(1)}.`)
        .summary(description)
        .helpOption('-h, --help', 'show this help')
        .showHelpAfterError(`eemi-acl: \`eemi-acl ${name} --help\` shows its usage`)
        .addHelpText(
            'after',
            `\n${examples.length > 1 ? 'Examples' : 'Example'}:\n${examples.map(each => `  eemi-acl ${each}`).join('\n')}`,
        );

/** The files of a command that takes any number of them; without one, those of the project, or this folder. */
export const filesArgument = (more = ''): Argument =>
    new Argument('[file...]', `${FILES}${more}`).default([], 'those of eemi.json, or this folder');

/** An option that may be repeated. */
export const added = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** The forms in which a command prints what it found, the first by default, and the files that get it in one of them besides. */
export const formOptions = (what: string, forms: readonly string[]): readonly [Option, Option] => [
    new Option('--format <form>', what).choices(forms).default(forms[0]),
    new Option('--report <form=file>', 'also write it in this form to a file; may be repeated').argParser(
        wantedReport(forms),
    ),
];

const wantedReport =
    (forms: readonly string[]) =>
    (text: string, before: readonly WantedReport<string>[] = []): readonly WantedReport<string>[] => {
        const [form = '', ...file] = text.split('=');
        if (file.join('=') === '' || !forms.includes(form))
            throw new InvalidArgumentError(`It is FORM=FILE, and FORM one of ${forms.join(', ')}.`);
        return [...before, { form, file: file.join('=') }];
    };

/**
 * An error of commander, which suggests only what is spelt like a command, with the command that is meant: also that which other
 * programs call so, or almost so.
 */
function withMeant(error: string, commands: readonly string[]): string {
    const unknown = /^unknown command '([^']*)'/.exec(error)?.[1];
    if (unknown === undefined) return error;
    const meant = meantBy(unknown, commands);
    return `unknown command '${unknown}'${meant === undefined ? '' : ` (Did you mean ${meant}?)`}`;
}

function meantBy(written: string, commands: readonly string[]): string | undefined {
    const words = new Map([...commands.map((name): [string, string] => [name, name]), ...SAME_ELSEWHERE]);
    const word = written.slice(0, 100).toLowerCase();
    return words.get(word) ?? words.get(nearestWords([...words.keys()], word)[0] ?? '');
}

/** What other programs call the commands. */
const SAME_ELSEWHERE: readonly (readonly [string, string])[] = [
    ['fmt', 'format'],
    ['compare', 'diff'],
    ['lint', 'check'],
    ['validate', 'check'],
    ['fix', 'check --fix'],
    ['build', 'emit'],
    ['compile', 'emit'],
    ['gen', 'emit'],
    ['generate', 'emit'],
    ['ask', 'query'],
    ['why', 'query'],
    ['show', 'summary'],
    ['list', 'summary'],
    ['doc', 'explain'],
    ['server', 'lsp'],
    ['convert', 'import'],
    ['new', 'init'],
    ['create', 'init'],
    ['watch', 'check --watch'],
    ['version', '--version'],
];
