// The command line: every command with its options, its help and an example. What they do is in the file of each.

import { Command, CommanderError, Option } from 'commander';
import { type CheckOptions, check } from './check';
import { type EmitOptions, emit } from './emit';
import { explain } from './explain';
import { type FormatOptions, format } from './format';
import { lsp } from './lsp';
import { summary } from './summary';
import { complain, type Terminal } from './terminal';

const FILES = 'files, folders (every .eemi file below) or quoted patterns';
const MISUSE = 2;

/**
 * Runs the command that `args` (without the program's name) asks for, and gives the exit code: 0, 1 or 2; `undefined` where
 * it goes on, as the server does.
 */
export async function runCommandLine(
    args: readonly string[],
    terminal: Terminal,
): Promise<number | undefined> {
    let exitCode: number | undefined;
    const program = commandLine(terminal, code => {
        exitCode = code;
    });
    try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
    } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? 0 : MISUSE;
    }
}

function commandLine(terminal: Terminal, exit: (code: number) => void): Command {
    const { out, err } = terminal;
    const program = new Command('eemi-acl')
        .description(
            'Checks and prints the tables that say which guest of Xen may ask the power firmware for what.',
        )
        .version(PROGRAM_VERSION, '--version', 'print the version')
        .helpOption('--help', 'show how a command is used')
        .helpCommand(false)
        .showHelpAfterError('eemi-acl: `eemi-acl --help` lists the commands')
        .exitOverride()
        .configureOutput({
            writeOut: out.write,
            writeErr: err.write,
            outputError: text =>
                complain(
                    terminal,
                    text
                        .replace(/^error: /, '')
                        .replaceAll('\n', ' ')
                        .trim(),
                ),
            getOutHelpWidth: () => out.width,
            getErrHelpWidth: () => err.width,
        })
        .addHelpText(
            'after',
            `\nExample:\n  eemi-acl check tables.eemi\n\nExit codes: 0 fine, 1 findings that fail, ${MISUSE} misuse or a file that cannot be read.`,
        );

    command(program, 'check', 'find what is wrong with tables', ['check --strict boards/'])
        .argument('<file...>', `${FILES}; - is standard input`)
        .addOption(
            new Option('--format <form>', 'how findings are printed')
                .choices(['text', 'json'])
                .default('text'),
        )
        .option('--strict', 'warnings fail as well')
        .option('--stdin-path <path>', 'where standard input would stand as a file')
        .action(async (files: string[], options: CheckOptions) =>
            exit(await check(files, options, terminal)),
        );

    command(program, 'emit', 'write the C and the TypeScript that the files name', [
        'emit tables.eemi',
        'emit --stdout c --standalone tables.eemi',
    ])
        .argument('<file...>', FILES)
        .option('--check', 'write nothing; fail when an output is not what would be written')
        .addOption(
            new Option('--stdout <form>', 'print one file’s output, write nothing')
                .choices(['c', 'ts'])
                .conflicts(['check', 'force', 'root']),
        )
        .option('--standalone', 'with --stdout c: with everything that the C relies on')
        .option('--force', 'overwrite what was changed by hand or not printed by this tool')
        .option(
            '--root <folder>',
            'outputs stay below it (default: the nearest folder with .git, else the file’s own)',
        )
        .option('--strict', 'warnings stop it as errors do')
        .action(async (files: string[], options: EmitOptions) => exit(await emit(files, options, terminal)));

    command(program, 'format', 'lay files out as every .eemi file is', ['format --write boards/'])
        .argument('<file...>', `${FILES}; - is standard input`)
        .addOption(
            new Option('--check', 'write nothing; fail when a file is laid out otherwise').conflicts('write'),
        )
        .option('--write', 'write the files, instead of printing one')
        .action(async (files: string[], options: FormatOptions) =>
            exit(await format(files, options, terminal)),
        );

    command(program, 'summary', 'say who gets what', ['summary tables.eemi'])
        .argument('<file...>', FILES)
        .action(async (files: string[]) => exit(await summary(files, terminal)));

    command(program, 'explain', 'explain a diagnostic, or list all', ['explain index-gap'])
        .argument('[code]', 'the code that stands in a finding')
        .action((code: string | undefined) => exit(explain(code, terminal)));

    command(program, 'lsp', 'serve an editor', ['lsp --stdio'])
        .requiredOption('--stdio', 'over standard input and output, which is the only way')
        .action(lsp);

    return program;
}

/** A command with its examples. */
const command = (program: Command, name: string, description: string, examples: readonly string[]): Command =>
    program
        .command(name)
        .description(`${description[0]?.toUpperCase()}${description.slice(1)}.`)
        .summary(description)
        .helpOption('--help', 'show this')
        .showHelpAfterError(`eemi-acl: \`eemi-acl ${name} --help\` shows how it is used`)
        .addHelpText(
            'after',
            `\n${examples.length > 1 ? 'Examples' : 'Example'}:\n${examples.map(each => `  eemi-acl ${each}`).join('\n')}`,
        );
