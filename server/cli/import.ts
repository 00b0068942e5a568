// `import`: converts the tables of C files to a file of the language, or says whether such a file still says what the C says.

import type { CDefinition, CFile } from '../c/reading';
import type { Analysis } from '../checks/analyse';
import { against } from '../convert/against';
import { bundledNames, namesBeside } from '../convert/bundled-names';
import { type ConvertOptions, convert } from '../convert/convert';
import { finished, type Unfinished } from '../convert/finished';
import type { HeaderAccess } from '../convert/header-imports';
import { type Refusal, refusalText } from '../convert/refusals';
import { isFailure } from '../convert/remarks';
import { REMEDIES_IN_EDITOR } from '../convert/remedies';
import { type ReportedTable, reportLines } from '../convert/report';
import { short } from '../diagnostics/phrases';
import { bytesOnDisk, fullPath, readBytes, readText, shownPath } from '../files/disk';
import { Document } from '../language/document';
import { isCalled } from '../model/file-kinds';
import type { Host } from '../model/host';
import { includeFinder } from '../model/includes';
import { pathFrom } from '../model/paths';
import type { Edition, Target } from '../model/targets';
import { eachErrorFree } from './error-free';
import { printJson, printText } from './import-check';
import { includeFolders } from './include-folders';
import { type Input, inputsOf } from './inputs';
import { writeNew } from './new-file';
import { refuse, type Terminal, writeText } from './terminal';
import { visible } from './visible';

export interface ImportFlags {
    readonly output?: string;
    readonly include?: readonly string[];
    /** What -D and -U say, in their order. */
    readonly definitions: readonly CDefinition[];
    readonly target?: Target;
    readonly edition?: Edition;
    readonly platform?: string;
    readonly table?: readonly string[];
    readonly ranges?: true;
    readonly includeDisabled?: true;
    readonly stdout?: true;
    readonly check?: true;
    /** How to print what `check` finds. */
    readonly format?: 'text' | 'json';
    readonly quiet?: true;
    /** The header that the file is to name as its output, relative to it. */
    readonly header?: string;
}

/**
 * Converts the tables of C files. 0: everything is said; 1: something is left out or changed, the output exists already, or with
 * `check` something differs; 2: wrong usage, a file that cannot be read, or no table in it.
 */
export async function importC(
    args: readonly string[],
    options: ImportFlags,
    terminal: Terminal,
): Promise<number> {
    const misuse = misuseOf(args, options);
    if (misuse !== undefined) return refuse(terminal, misuse);
    if (options.check) return checkAgainst(args.slice(0, -1), args.at(-1) ?? '', options, terminal);
    const files = filesOf(args);
    if (typeof files === 'string') return refuse(terminal, files);
    const path = fullPath(options.output ?? 'imported.eemi');
    const folders = includeFolders(options.include, terminal);
    const headers = headersFrom(path, folders);
    const conversion = converted(files, { ...convertOptions(options, folders), headers });
    if ('refusal' in conversion) return refuse(terminal, refusalText(conversion, shownPath));
    const imported = finished(conversion, path, DISK);
    const remarks = options.quiet ? imported.remarks.filter(isFailure) : imported.remarks;
    if (!options.quiet || remarks.length > 0)
        for (const line of reportLines(remarks, conversion, shownPath))
            terminal.err.write(`${visible(line)}\n`);
    const code = imported.remarks.some(isFailure) ? 1 : 0;
    if (options.stdout) {
        writeText(terminal.out, imported.text);
        return code;
    }
    return Math.max(code, await writeNew(imported.text, path, INSTEAD, terminal));
}

/** A conversion without what only a comparison asks for, which would keep all that was read of the C. */
function converted(
    files: readonly CFile[],
    options: ConvertOptions,
): (Unfinished & { readonly tables: readonly ReportedTable[] }) | Refusal {
    const conversion = convert(files, options);
    if ('refusal' in conversion) return conversion;
    const { lines, remarks, arrays, headerUses } = conversion;
    const tables = conversion.tables.map(({ kind, name, rows, rowsInC }) => ({ kind, name, rows, rowsInC }));
    return { lines, remarks, arrays, headerUses, tables };
}

const INSTEAD = 'name another file, or compare it with --check';

function misuseOf(args: readonly string[], options: ImportFlags): string | undefined {
    const { output, stdout, check, format } = options;
    if (args.includes('-')) return 'standard input has no folder for its headers; name a file';
    if (check)
        return isCheckable(args) ? undefined : '--check takes C files and then one .eemi file; name them';
    if (format !== undefined) return '--format is about what --check finds; add it, or drop --format';
    const source = args.find(arg => isCalled(arg, 'source'));
    if (source !== undefined) return `${source} is no C; name the C file, and with -o the file to write`;
    if (output === undefined)
        return stdout ? undefined : 'where to write is missing; add `-o FILE.eemi` or --stdout';
    return isCalled(output, 'source')
        ? undefined
        : `-o: ${output} does not end in .eemi; name a file that does`;
}

const isCheckable = (args: readonly string[]): boolean =>
    args.length > 1 && args.every((arg, at) => isCalled(arg, 'source') === (at === args.length - 1));

/** The files, or why one cannot be read. */
function filesOf(args: readonly string[]): CFile[] | string {
    const files: CFile[] = [];
    for (const arg of args) {
        const path = fullPath(arg);
        const bytes = readBytes(path, true);
        if ('failure' in bytes) return `${arg} ${bytes.reason}`;
        files.push({ path, bytes });
    }
    return files;
}

const convertOptions = (options: ImportFlags, folders: readonly string[]): ConvertOptions => ({
    include: includeFinder(bytesOnDisk, folders),
    definitions: options.definitions,
    includeDisabled: options.includeDisabled === true ? 'all' : undefined,
    ranges: options.ranges === true,
    target: options.target,
    edition: options.edition,
    platform: options.platform,
    tables: options.table ?? [],
    platforms: bundledNames(),
    header: options.header,
    remedies: {
        value: "give its header's folder with -I, or the chip with --platform",
        header: "give its header's folder with -I",
        form: "give their struct's header with -I, or use --target xlnx",
        tables: 'choose with --table',
        disabled: name => disabledRemedy(name, options),
    },
    shown: shownPath,
});

function disabledRemedy(name: string | undefined, { includeDisabled }: ImportFlags): string {
    if (includeDisabled) return REMEDIES_IN_EDITOR.disabled(name);
    const how = name === undefined ? 'use' : `define ${short(name)} with -D, or use`;
    return `${how} --include-disabled`;
}

/** Headers are named as the file that is written names them. */
const headersFrom = (path: string, folders: readonly string[]): HeaderAccess => ({
    folders,
    pathOf: file => pathFrom(path, file),
});

const DISK: Host = {
    isFixed: true,
    document: path => {
        const text = readText(path, false);
        return typeof text === 'string' ? new Document(text) : text.failure;
    },
    bytes: bytesOnDisk,
};

/** Says for each row in which a file differs from the C, what both have. */
async function checkAgainst(
    cFiles: readonly string[],
    source: string,
    options: ImportFlags,
    terminal: Terminal,
): Promise<number> {
    const files = filesOf(cFiles);
    if (typeof files === 'string') return refuse(terminal, files);
    const folders = includeFolders(options.include, terminal);
    const inputs = await inputsOf([source]);
    const print = options.format === 'json' ? printJson : printText;
    let code = 0;
    const errorFree = ({ shown }: Input, { program }: Analysis): void => {
        const compared = against(
            program,
            files,
            namesBeside(program, options.platform),
            convertOptions(options, folders),
        );
        if ('refusal' in compared) code = refuse(terminal, refusalText(compared, shownPath));
        else code = print({ shown, program, platform: options.platform, ...compared }, terminal) ? 0 : 1;
    };
    const task = { doing: 'comparing', strict: false, errorFree };
    return Math.max(await eachErrorFree(inputs.files, task, terminal), code);
}
