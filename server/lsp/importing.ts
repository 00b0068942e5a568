// The tables of a C file as a new file of the language, for an editor that shows it unsaved.

import { bundledNames } from '../convert/bundled-names';
import { converting } from '../convert/convert';
import { finishing } from '../convert/finished';
import { IN_EDITOR } from '../convert/in-editor';
import { refusalText } from '../convert/refusals';
import { placeText, reportLines } from '../convert/report';
import type { Steps } from '../language/steps';
import { includeFinder } from '../model/includes';
import { baseName, pathFrom, relativePath, savedPath } from '../model/paths';
import type { ImportAnswer } from './protocol';
import type { Session } from './session';

/** A C file as the editor has it, which may not be saved. */
export interface OpenC {
    readonly path: string;
    readonly text: string;
}

/** Converts C files for a source beside the first of them, in pieces. Headers are looked for where trees of Xen have them. */
export function* importTables(
    session: Pick<Session, 'host' | 'uriOf'>,
    file: OpenC,
    others: readonly OpenC[],
): Steps<ImportAnswer> {
    const { host } = session;
    const all = [file, ...others];
    const shown = (path: string): string =>
        path === file.path ? baseName(path) : relativePath(file.path, path);
    const target = `${file.path}.eemi`;
    const folders = [...new Set(all.flatMap(({ path }) => headerFolders(savedPath(path))))];
    const files = all.map(file => ({ path: file.path, bytes: bytesOf(file, host) }));
    const conversion = yield* converting(files, {
        include: includeFinder(host.bytes, folders),
        headers: { folders, pathOf: path => pathFrom(target, path) },
        definitions: [],
        includeDisabled: 'tables',
        ranges: false,
        target: undefined,
        edition: undefined,
        platform: undefined,
        tables: [],
        platforms: bundledNames(),
        ...IN_EDITOR,
        shown,
    });
    if ('refusal' in conversion)
        return { text: null, report: `${refusalText(conversion, shown)}\n`, links: [] };
    const { text, remarks } = yield* finishing(conversion, target, host);
    const lines = reportLines(remarks, conversion, shown);
    const links = remarks.flatMap(({ at }, line) =>
        at === undefined
            ? []
            : { line, end: placeText(at, shown).length, to: { uri: session.uriOf(at.file), line: at.line } },
    );
    return { text, report: lines.map(line => `${line}\n`).join(''), links };
}

/**
 * The text as bytes. An editor that takes a file in Latin-1 for UTF-8 has U+FFFD in place of letters, and the file has them still: it
 * counts, unless the text was edited.
 */
function bytesOf({ path, text }: OpenC, host: Session['host']): Uint8Array {
    const saved = text.includes('\ufffd') ? host.bytes(path) : 'missing';
    const isSaved = typeof saved !== 'string' && withLf(new TextDecoder().decode(saved)) === withLf(text);
    return isSaved ? saved : Buffer.from(text);
}

/** An editor makes the endings of lines alike. */
const withLf = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Below each folder above the file, as far as a tree of Xen could be above it: `include`, and where Xen has its own and those of Arm. */
function headerFolders(file: string): string[] {
    const folders: string[] = [];
    for (
        let end = file.lastIndexOf('/');
        end > 0 && folders.length < MOST_FOLDERS;
        end = file.lastIndexOf('/', end - 1)
    )
        for (const name of ['include', 'arch/arm/include', 'xen/include', 'xen/arch/arm/include'])
            folders.push(`${file.slice(0, end)}/${name}`);
    return folders;
}

/** Each header that is not found is looked for in all of them. */
const MOST_FOLDERS = 100;
