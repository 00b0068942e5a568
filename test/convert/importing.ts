// Imports C in memory, as the command line does from the disk.

import path from 'node:path';
import { bundledNames } from '../../server/convert/bundled-names';
import { type ConvertOptions, convert } from '../../server/convert/convert';
import { finished, type Imported } from '../../server/convert/finished';
import { refusalText } from '../../server/convert/refusals';
import { isFailure } from '../../server/convert/remarks';
import type { Failure, Host } from '../../server/model/host';
import { includeFinder } from '../../server/model/includes';
import { pathFrom } from '../../server/model/paths';
import { hostOf } from '../workspace';

export interface ImportOptions extends Partial<Omit<ConvertOptions, 'include' | 'platforms' | 'shown'>> {
    /** Folders for headers. */
    readonly folders?: readonly string[];
    /** Whether names come out of headers where these were found. */
    readonly fromHeaders?: boolean;
}

/** What stands in place of a file that is larger than the host reads. */
const LARGE = 'more than 16 MB\n';

/** Where the result would be written. */
export const TARGET_FILE = '/tree/imported.eemi';

const inTree = (folder: string): string => path.posix.join('/tree', folder);

/** The options with those that a test leaves out. */
export function optionsFor(files: ReadonlyMap<string, string>, options: ImportOptions = {}): ConvertOptions {
    const bytes = (path: string): Uint8Array | Failure => {
        const text = files.get(path.replace('/tree/', ''));
        if (text === LARGE) return 'large';
        return text === undefined ? 'missing' : Buffer.from(text);
    };
    return {
        definitions: [],
        includeDisabled: undefined,
        ranges: false,
        target: undefined,
        edition: undefined,
        platform: undefined,
        tables: [],
        ...options,
        include: includeFinder(bytes, (options.folders ?? []).map(inTree)),
        ...(options.fromHeaders === true && {
            headers: {
                folders: (options.folders ?? []).map(inTree),
                pathOf: (path: string) => pathFrom(TARGET_FILE, path),
            },
        }),
        platforms: bundledNames(),
        remedies: {
            value: "give its header's folder with -I, or the chip with --platform",
            header: "give its header's folder with -I",
            form: "give their struct's header with -I, or use --target xlnx",
            tables: 'choose with --table',
            disabled: name => (name === undefined ? 'use --include-disabled' : `define ${name}`),
        },
        shown: path => path.replace('/tree/', ''),
    };
}

/** What an import of the first file gives; a refusal throws. */
export function importing(files: ReadonlyMap<string, string>, options: ImportOptions = {}): Imported {
    const [[name, text] = ['', '']] = files;
    const sources = [{ path: `/tree/${name}`, bytes: Buffer.from(text) }];
    const conversion = convert(sources, optionsFor(files, options));
    if ('refusal' in conversion) throw new Error(conversion.refusal);
    return finished(conversion, TARGET_FILE, hostIn(files));
}

/** The result and the remarks as texts; a refusal is the only remark. */
export function importOf(
    files: ReadonlyMap<string, string>,
    options: ImportOptions = {},
): { readonly text: string; readonly remarks: string } {
    const [[name, text] = ['', '']] = files;
    const sources = [{ path: `/tree/${name}`, bytes: Buffer.from(text) }];
    const conversion = convert(sources, optionsFor(files, options));
    if ('refusal' in conversion)
        return {
            text: '',
            remarks: `refused: ${refusalText(conversion, path => path.replace('/tree/', ''))}\n`,
        };
    const imported = finished(conversion, TARGET_FILE, hostIn(files));
    const lines = imported.remarks.map(({ kind, at, message }) => {
        const place = at === undefined ? '' : `${at.file.replace('/tree/', '')}:${at.line + 1}: `;
        return `${place}${kind}: ${message}\n`;
    });
    return {
        text: imported.text,
        remarks: `${lines.join('')}exit ${imported.remarks.some(isFailure) ? 1 : 0}\n`,
    };
}

/** The files of a test, as the result names them. */
const hostIn = (files: ReadonlyMap<string, string>): Host =>
    hostOf(new Map([...files].map(([path, text]) => [`/tree/${path}`, text])));
