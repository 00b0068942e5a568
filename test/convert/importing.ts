// Imports C in memory, as the command line does from the disk.

import { bundledNames } from '../../server/convert/bundled-names';
import { type ConvertOptions, convert } from '../../server/convert/convert';
import { finished, type Imported } from '../../server/convert/finished';
import { isFailure } from '../../server/convert/remarks';
import { includeFinder } from '../../server/model/includes';
import { hostOf } from '../workspace';

export interface ImportOptions extends Partial<Omit<ConvertOptions, 'include' | 'platforms' | 'shown'>> {
    /** Folders for headers. */
    readonly folders?: readonly string[];
}

/** Where the result would be written. */
export const TARGET_FILE = '/tree/imported.eemi';

/** The options with those that a test leaves out. */
export function optionsFor(files: ReadonlyMap<string, string>, options: ImportOptions = {}): ConvertOptions {
    const bytes = (path: string): Uint8Array | 'missing' => {
        const text = files.get(path.replace('/tree/', ''));
        return text === undefined ? 'missing' : Buffer.from(text);
    };
    return {
        definitions: [],
        includeDisabled: false,
        ranges: false,
        target: undefined,
        edition: undefined,
        platform: undefined,
        tables: [],
        ...options,
        include: includeFinder(
            bytes,
            (options.folders ?? []).map(folder => `/tree/${folder}`),
        ),
        platforms: bundledNames(),
        shown: path => path.replace('/tree/', ''),
    };
}

/** What an import of the first file gives; a refusal throws. */
export function importing(files: ReadonlyMap<string, string>, options: ImportOptions = {}): Imported {
    const [[name, text] = ['', '']] = files;
    const sources = [{ path: `/tree/${name}`, bytes: Buffer.from(text) }];
    const conversion = convert(sources, optionsFor(files, options));
    if ('refusal' in conversion) throw new Error(conversion.refusal);
    return finished(conversion, TARGET_FILE, hostOf(new Map()));
}

/** The result and the remarks as texts; a refusal is the only remark. */
export function importOf(
    files: ReadonlyMap<string, string>,
    options: ImportOptions = {},
): { readonly text: string; readonly remarks: string } {
    const [[name, text] = ['', '']] = files;
    const sources = [{ path: `/tree/${name}`, bytes: Buffer.from(text) }];
    const conversion = convert(sources, optionsFor(files, options));
    if ('refusal' in conversion) return { text: '', remarks: `refused: ${conversion.refusal}\n` };
    const imported = finished(conversion, TARGET_FILE, hostOf(new Map()));
    const lines = imported.remarks.map(({ kind, at, message }) => {
        const place = at === undefined ? '' : `${at.file.replace('/tree/', '')}:${at.line + 1}: `;
        return `${place}${kind}: ${message}\n`;
    });
    return {
        text: imported.text,
        remarks: `${lines.join('')}exit ${imported.remarks.some(isFailure) ? 1 : 0}\n`,
    };
}
