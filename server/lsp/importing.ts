// The tables of a C file as a new file of the language, for an editor that shows it unsaved.

import { bundledNames } from '../convert/bundled-names';
import { convert } from '../convert/convert';
import { finished } from '../convert/finished';
import { reportLines } from '../convert/report';
import { includeFinder } from '../model/includes';
import { baseName, pathFrom, relativePath, savedPath } from '../model/paths';
import type { ImportAnswer } from './protocol';
import type { Session } from './session';

/** Converts the text of the C file at a path. Headers are looked for where trees of Xen have them. */
export function importTables({ host }: Pick<Session, 'host'>, file: string, text: string): ImportAnswer {
    const shown = (path: string): string => (path === file ? baseName(file) : relativePath(file, path));
    const target = `${file}.eemi`;
    const folders = headerFolders(savedPath(file));
    const conversion = convert([{ path: file, bytes: Buffer.from(text) }], {
        include: includeFinder(host.bytes, folders),
        headers: { folders, pathOf: path => pathFrom(target, path) },
        definitions: [],
        includeDisabled: true,
        ranges: false,
        target: undefined,
        edition: undefined,
        platform: undefined,
        tables: [],
        platforms: bundledNames(),
        remedy: 'declare it in a `names` block',
        shown,
    });
    if ('refusal' in conversion) return { text: null, report: `${conversion.refusal}\n` };
    const imported = finished(conversion, target, host);
    const lines = reportLines(imported.remarks, conversion, shown);
    return { text: imported.text, report: lines.map(line => `${line}\n`).join('') };
}

/** Below each folder above the file: `include`, and where Xen has its own and those of Arm. */
function headerFolders(file: string): string[] {
    const folders: string[] = [];
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
        for (const name of ['include', 'arch/arm/include', 'xen/include', 'xen/arch/arm/include'])
            folders.push(`${file.slice(0, end)}/${name}`);
    return folders;
}
