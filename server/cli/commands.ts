// Every command with its options, its help and an example. What each does is in a file of its own.

import { Argument, type Command, Option } from 'commander';
import type { CDefinition } from '../c/reading';
import { codes } from '../diagnostics';
import { ACTIONS } from '../language/statements/test-line';
import { PLATFORM_NAMES } from '../model/platforms';
import { TARGETS } from '../model/targets';
import { type CheckOptions, check } from './check';
import { added, command, filesArgument, formOptions, QUIET } from './command';
import { completionScript } from './completion';
import type { WordsOf } from './described';
import { DIFF_FORMS, type DiffFlags, diff } from './diff';
import { type EmitFlags, emit } from './emit';
import { explain } from './explain';
import { type FormatOptions, format } from './format';
import { FINDINGS_FORMS } from './forms';
import { type ImportFlags, importC } from './import';
import { type InitFlags, init } from './init';
import { lsp } from './lsp';
import {
    defining,
    editionOption,
    failOnOption,
    macroName,
    platformOption,
    processId,
    rulesOption,
} from './options';
import { type PlatformOptions, platform } from './platform';
import { type QueryOptions, query } from './query';
import { REVIEW_FORMS, type ReviewFlags, reportBase } from './report-base';
import { type SummaryOptions, summary } from './summary';
import { type Terminal, writeText } from './terminal';
import { type TestOptions, test } from './test';
import { type VerifyOptions, verify } from './verify';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** What the action of a command needs of the program that runs it. */
export interface Running {
    /** To be told the exit code. */
    readonly exit: (code: number) => void;
    /** Where a command prints, by the options that it was given. */
    readonly on: (options?: { readonly quiet?: true }) => Terminal;
    /** The program with all its commands. */
    readonly wholeProgram: () => Command;
}

/** What defines each command, in the order in which the help lists them. */
export const COMMANDS: Readonly<Record<string, (program: Command, running: Running) => void>> = {
    init: defineInit,
    check: defineCheck,
    emit: defineEmit,
    verify: defineVerify,
    import: defineImport,
    format: defineFormat,
    summary: defineSummary,
    query: defineQuery,
    test: defineTest,
    diff: defineDiff,
    report: defineReport,
    explain: defineExplain,
    platform: definePlatform,
    completion: defineCompletion,
    lsp: defineLsp,
};

function defineInit(program: Command, { exit, on }: Running): void {
    const definitions: CDefinition[] = [];
    command(program, 'init', 'write a first table for a platform, or from tables in C', [
        'init',
        'init board.eemi --platform zynqmp-xlnx',
        'init zynqmp-acl.eemi --from xilinx-zynqmp-eemi.c -I include',
    ])
        .argument('[file]', 'the .eemi file to write; one that exists is never overwritten', 'board.eemi')
        .addOption(platformOption('the platform whose names it uses (asked for if it is not said)'))
        .option('--from <c-file>', 'import the tables of this C file; may be repeated', added)
        .option('-I, --include <folder>', 'with --from: look for headers there', added)
        .option('-D, --define <name[=value]>', 'with --from: define a macro', defining(definitions))
        .action(async (file: string, options: Omit<InitFlags, 'definitions'>) =>
            exit(await init(file, { ...options, definitions }, on())),
        );
}

function defineCheck(program: Command, { exit, on }: Running): void {
    const [checkFormat, checkReport] = formOptions('how to print findings', FINDINGS_FORMS);
    command(program, 'check', 'find what is wrong with the tables', [
        'check --strict boards/',
        'check --report sarif=findings.sarif --report junit=findings.xml',
    ])
        .addArgument(filesArgument('; - is standard input'))
        .addOption(checkFormat)
        .addOption(checkReport.conflicts('fix'))
        .option('--strict', 'fail on warnings as well')
        .option('--no-strict', 'do not, whatever eemi.json says')
        .option('--fix', 'first put right what is only misspelt; rows that can be read stay as they are')
        .option('--dry-run', 'with --fix: show what it would write; write nothing')
        .option('--select <code>', 'show only findings with this code; may be repeated', added)
        .option('--ignore <code>', 'do not show findings with this code; may be repeated', added)
        .option('-v, --verbose', 'show also why, related places, and everything that would put it right')
        .option('-q, --quiet', QUIET)
        .addOption(
            new Option('--watch', 'check again whenever a file changes, until Ctrl-C').conflicts([
                'fix',
                'stdinPath',
            ]),
        )
        .option('--stdin-path <path>', 'the path of the file that standard input stands for')
        .action(async (files: string[], options: CheckOptions) =>
            exit(await check(files, options, on(options))),
        );
}

function defineEmit(program: Command, { exit, on }: Running): void {
    command(program, 'emit', 'write the C and TypeScript outputs that the files name', [
        'emit tables.eemi',
        'emit --stdout c --standalone tables.eemi',
    ])
        .addArgument(filesArgument())
        .option('--check', 'write nothing; fail if an output is not up to date')
        .addOption(
            new Option('--stdout <form>', 'print the output of one file; write nothing')
                .choices(['c', 'ts'])
                .conflicts(['check', 'force', 'root', 'quiet']),
        )
        .option('--standalone', 'with --stdout c: include everything that the C depends on')
        .addOption(
            new Option(
                '--force',
                'overwrite files that were edited by hand, generated from another source or not generated at all',
            ).conflicts('check'),
        )
        .option(
            '--root <folder>',
            'write no outputs outside it (default: what eemi.json says, else the nearest folder with .git, else the file’s own)',
        )
        .addOption(
            new Option('--touch', 'also renew the time of outputs that are up to date, for make').conflicts([
                'check',
                'stdout',
            ]),
        )
        .addOption(
            new Option(
                '--depfile <d-file>',
                'write what the outputs depend on, as a rule for make or ninja',
            ).conflicts(['check', 'stdout']),
        )
        .option('--strict', 'stop on warnings as well')
        .option('--no-strict', 'do not, whatever eemi.json says')
        .option('-q, --quiet', QUIET)
        .action(async (files: string[], options: EmitFlags) => exit(await emit(files, options, on(options))));
}

function defineVerify(program: Command, { exit, on }: Running): void {
    const [verifyFormat, verifyReport] = formOptions('how to print what differs', FINDINGS_FORMS);
    command(program, 'verify', 'say whether generated files are up to date, and which rows are not', [
        'verify generated/board-eemi-acl.h',
    ])
        .argument('<output...>', 'generated C headers and TypeScript modules')
        .addOption(verifyFormat)
        .addOption(verifyReport)
        .option('-q, --quiet', QUIET)
        .action(async (files: string[], options: VerifyOptions) =>
            exit(await verify(files, options, on(options))),
        );
}

function defineImport(program: Command, { exit, on }: Running): void {
    const definitions: CDefinition[] = [];
    command(program, 'import', 'convert tables in C to a file of the language', [
        'import -I include old.c -o tables.eemi',
        'import --check old.c tables.eemi',
    ])
        .argument('<c-file...>', 'C files with the tables; with --check also the .eemi file, last')
        .option('-o, --output <file>', 'the .eemi file to write; one that exists is never overwritten')
        .option('-I, --include <folder>', 'look for headers there', added)
        .option('-D, --define <name[=value]>', 'define a macro', defining(definitions))
        .option('-U, --undefine <macro>', 'undefine a macro', name => {
            definitions.push({ name: macroName(name), body: undefined });
        })
        .addOption(
            new Option('--target <target>', 'the form of the C, where its structs do not show it').choices(
                TARGETS,
            ),
        )
        .addOption(
            editionOption(
                '--edition <year>',
                'the edition of the rules of target xlnx (default: the newest)',
            ),
        )
        .addOption(platformOption('the platform whose names to use (default: that which fits)'))
        .option('--table <table>', 'convert only this table', added)
        .option('--include-disabled', 'also tables and rows that are not compiled, as in #if 0')
        .option('--ranges', 'write runs of like rows as ranges')
        .addOption(new Option('--stdout', 'print the file; write nothing').conflicts('output'))
        .addOption(
            new Option('--check', 'write nothing; fail if the file says something else than the C').conflicts(
                ['output', 'stdout', 'ranges', 'edition'],
            ),
        )
        .addOption(
            new Option('--format <form>', 'how to print what --check finds (default: "text")').choices([
                'text',
                'json',
            ]),
        )
        .option('-q, --quiet', QUIET)
        .action(async (files: string[], options: Omit<ImportFlags, 'definitions'>) =>
            exit(await importC(files, { ...options, definitions }, on(options))),
        );
}

function defineFormat(program: Command, { exit, on }: Running): void {
    command(program, 'format', 'put files into the standard layout', ['format --write boards/'])
        .addArgument(filesArgument('; - is standard input'))
        .addOption(new Option('--check', 'write nothing; fail if a file is not formatted').conflicts('write'))
        .addOption(new Option('--diff', 'the same, and show what would change').conflicts(['write', 'check']))
        .option('--write', 'write the files instead of printing one')
        .option('-q, --quiet', QUIET)
        .action(async (files: string[], options: FormatOptions) =>
            exit(await format(files, options, on(options))),
        );
}

function defineSummary(program: Command, { exit, on }: Running): void {
    command(program, 'summary', 'show who gets what', ['summary tables.eemi'])
        .addArgument(filesArgument())
        .addOption(new Option('--format <form>', 'how to print it').choices(['text', 'json']).default('text'))
        .action(async (files: string[], options: SummaryOptions) =>
            exit(await summary(files, options, on())),
        );
}

/** For users of hypervisors that filter by the number of a call. */
const CALLS = `
The calls of EEMI that each stands for, by their numbers:
  node     3, 6, 8-11, 13-16
  reset    17, 18
  clock    36, 39, 43, and 37 before December 2023
  write    19
  read     20
  mailbox  those of the IPI mailbox, which have numbers of their own
A table decides about what a call names, never about a call as such: a list of
calls that a guest may make cannot be written here, only derived from these.`;

function defineQuery(program: Command, { exit, on }: Running): void {
    command(program, 'query', 'say whether a domain may do something, and why', [
        'query board.eemi --domain guest',
        'query board.eemi --domain guest node NODE_SD_0',
        'query board.eemi --needs NODE_SD_0 NODE_UART_0',
        "query board.eemi write 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD' --mask 0x1",
    ])
        .argument('<file>', 'a file with tables and domains')
        .argument('[question...]', 'node, reset, clock, read or write, and the name of one; or mailbox')
        .option(
            '--domain <domain>',
            'ask for this domain; may be repeated (default: all, and who could)',
            added,
        )
        .addOption(
            new Option('--format <form>', 'how to print answers')
                .choices(['text', 'json', 'markdown', 'csv', 'html'])
                .default('text'),
        )
        .option('--log <line>', 'ask about the call that a line of Xen’s log refuses; - is standard input')
        .option(
            '--needs <device...>',
            'say which pages a guest needs to use these devices, and what else they give',
        )
        .option('--mask <bits>', 'the bits that are read or written (default: all)')
        .addHelpText('after', CALLS)
        .action(async (file: string, words: string[], options: QueryOptions) =>
            exit(await query(file, words, options, on())),
        );
}

function defineTest(program: Command, { exit, on }: Running): void {
    const [testFormat, testReport] = formOptions('how to print results', FINDINGS_FORMS);
    command(program, 'test', 'run the tests in files', ['test board.eemi', 'test --coverage boards/'])
        .addArgument(filesArgument())
        .option('--filter <text>', 'only tests with this in their titles')
        .addOption(testFormat)
        .addOption(testReport)
        .option('--coverage', 'list the rows that no test consults')
        .option('--mutate', 'try mistakes in the rows, and list those that no test notices')
        .action(async (files: string[], options: TestOptions) => exit(await test(files, options, on())));
}

function defineDiff(program: Command, { exit, on }: Running): void {
    const [diffFormat, diffReport] = formOptions('how to print it', DIFF_FORMS);
    command(program, 'diff', 'say what a change grants, and what it takes', [
        'diff board.eemi',
        'diff v1.0:board.eemi board.eemi --fail-on any',
        'diff old.c new.c --format markdown',
    ])
        .argument('<old>', 'an .eemi file, a C file with tables, or REVISION:FILE of the git repository')
        .argument('[new]', 'the same; without it, the old version is what HEAD has of the file')
        .addOption(diffFormat)
        .addOption(diffReport)
        .addOption(failOnOption())
        .option('--approved <list>', 'changes that are meant: on each line a digest, and why')
        .addOption(rulesOption('--old-rules', 'old'))
        .addOption(rulesOption('--new-rules', 'new'))
        .option('-I, --include <folder>', 'look for the headers of C files there', added)
        .action(async (old: string, now: string | undefined, options: DiffFlags) =>
            exit(await diff(old, now, options, on())),
        );
}

function defineReport(program: Command, { exit, on }: Running): void {
    const [reviewFormat, reviewReport] = formOptions('how to print it', REVIEW_FORMS);
    command(program, 'report', 'say in one page all that a reviewer of a change wants to know', [
        'report origin/main',
        'report v1.0 --report html=review.html board.eemi',
    ])
        .argument('<base>', 'the revision of the git repository that the files are compared with')
        .addArgument(filesArgument())
        .addOption(reviewFormat)
        .addOption(reviewReport)
        .addOption(failOnOption())
        .option(
            '--approved <list>',
            'changes that are meant: on each line a digest, and why (default: those of eemi.json)',
        )
        .option('--strict', 'fail on warnings as well')
        .option('--no-strict', 'do not, whatever eemi.json says')
        .action(async (base: string, files: string[], options: ReviewFlags) =>
            exit(await reportBase(base, files, options, on())),
        );
}

function defineExplain(program: Command, { exit, on }: Running): void {
    command(program, 'explain', 'explain a diagnostic, a platform or a target, or list all diagnostics', [
        'explain index-gap',
        'explain versal2',
        'explain xlnx',
    ])
        .argument('[topic]', 'the code of a finding, a platform or a target')
        .action((code: string | undefined) => exit(explain(code, on())));
}

function definePlatform(program: Command, { exit, on }: Running): void {
    command(program, 'platform', 'say what a platform is, or how the headers of a tree differ from it', [
        'platform zynqmp-xlnx',
        'platform versal2 --compare include/amd-versal2-eemi.h',
    ])
        .argument('<platform>', 'one of those that are bundled')
        .option(
            '--compare <header>',
            'list what differs: other values, and names that only one of them has',
            added,
        )
        .option('-I, --include <folder>', 'look for headers there', added)
        .action((name: string, options: PlatformOptions) => exit(platform(name, options, on())));
}

function defineCompletion(program: Command, { exit, on, wholeProgram }: Running): void {
    command(program, 'completion', 'print a script that completes commands in a shell', [
        'completion bash > ~/.local/share/bash-completion/completions/eemi-acl',
        'completion zsh > ~/.zsh/completions/_eemi-acl',
        'completion fish > ~/.config/fish/completions/eemi-acl.fish',
    ])
        .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
        .action((shell: Shell) => {
            writeText(on().out, completionScript(wholeProgram(), shell, wordsOf()));
            exit(0);
        });
}

function defineLsp(program: Command): void {
    command(program, 'lsp', 'run the language server for an editor', ['lsp --stdio'])
        .requiredOption('--stdio', 'talk over standard input and output (required)')
        .option('--clientProcessId <id>', 'end when the editor’s process is gone', processId)
        .action(lsp);
}

/** What completes a placeholder whose words the definitions do not list: they are many, and the help names none of them. */
export const wordsOf = (): WordsOf => ({
    code: codes(),
    topic: [...codes(), ...PLATFORM_NAMES, ...TARGETS],
    platform: PLATFORM_NAMES,
    question: ACTIONS,
});
