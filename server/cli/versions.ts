// The two versions that `diff` compares: a file on disk or of a git revision, in the language or in C.

import path from 'node:path';
import type { Version } from '../changes/changes';
import { analyse } from '../checks/analyse';
import { bundledNames } from '../convert/bundled-names';
import { convert } from '../convert/convert';
import { finished } from '../convert/finished';
import { printable } from '../diagnostics/phrases';
import { fullPath, kindOf, readBytes, shownPath, textOf } from '../files/disk';
import { Document } from '../language/document';
import { isCalled } from '../model/file-kinds';
import type { Failure, Host } from '../model/host';
import { includeFinder } from '../model/includes';
import type { Edition } from '../model/targets';
import { bytesAt, revisionOf } from './revision';

export interface VersionOptions {
    /** The edition of the rules to ask instead of the file's own. */
    readonly edition: Edition | undefined;
    /** Where the headers of C files are looked for. */
    readonly include: readonly string[];
}

/** Where a version is. */
interface Place {
    /** The full path, which a file of a revision has on disk. */
    readonly file: string;
    /** What stands before the paths of its files, such as `HEAD:`. */
    readonly prefix: string;
    readonly read: (file: string) => Uint8Array | Failure;
}

/** The version that an argument names; or what is wrong with it, a sentence without its full stop. */
export function versionOf(written: string, options: VersionOptions): Version | string {
    const at = written.indexOf(':');
    const isRevision = kindOf(written) === 'missing' && at > 0 && !isOnDrive(written);
    if (!isRevision) return readVersion({ file: fullPath(written), prefix: '', read: bytesOnDisk }, options);
    const [name, file] = [written.slice(0, at), fullPath(written.slice(at + 1))];
    return versionAt(name, file, path.resolve(), options);
}

/** The version of a file on disk that the last commit has. */
export const versionAtHead = (written: string, options: VersionOptions): Version | string =>
    kindOf(written) === 'folder'
        ? `${written} is a folder; name a file`
        : versionAt('HEAD', fullPath(written), path.dirname(path.resolve(written)), options);

/** `C:\tables.eemi` is a path on Windows, whether or not it exists. */
const isOnDrive = (written: string): boolean => written[1] === ':' && ['/', '\\'].includes(written[2] ?? '');

function versionAt(name: string, file: string, folder: string, options: VersionOptions): Version | string {
    if (name.startsWith('-')) return `${name} is no revision but looks like an option; name a revision`;
    const revision = revisionOf(name, folder);
    if (typeof revision === 'string') return revision;
    const read = (each: string): Uint8Array | Failure => bytesAt(revision, each);
    return readVersion({ file, prefix: `${name}:`, read }, options);
}

/** The bytes of a file that is named may come from a pipe, of which they are read once. */
function bytesOnDisk(file: string): Uint8Array | Failure {
    const bytes = readBytes(file, true);
    return 'failure' in bytes ? bytes.failure : bytes;
}

function readVersion(place: Place, options: VersionOptions): Version | string {
    const host = new PlaceHost(place.read);
    const content = host.bytes(place.file);
    const name = shownAs(place, place.file);
    if (typeof content === 'string') return `${name} ${whyNot(place, content)}`;
    return isCalled(place.file, 'source')
        ? sourceVersion(place, host, options)
        : convertedVersion(place, content, host, options);
}

function whyNot({ file, prefix }: Place, failure: Failure): string {
    if (prefix !== '') return NOT_IN_REVISION[failure] ?? 'does not exist in that revision';
    const read = readBytes(file, true);
    return 'failure' in read ? read.reason : 'could not be read';
}

/** A path of a place as a person reads it, in one line. */
const shownAs = ({ prefix }: Pick<Place, 'prefix'>, file: string): string =>
    printable(prefix + shownPath(file));

const NOT_IN_REVISION: { readonly [F in Failure]?: string } = {
    folder: 'is a folder; name a file',
    unreadable:
        'cannot be read from the repository, which lacks its content or has too much of it; fetch it first',
};

function sourceVersion(place: Place, host: Host, { edition }: VersionOptions): Version | string {
    const { file } = place;
    const name = shownAs(place, file);
    const text = host.document(file);
    const analysis = typeof text === 'string' ? undefined : analyse(file, host);
    if (analysis === undefined) return `${name} is not UTF-8 text; save it as UTF-8`;
    const { program } = analysis;
    return { program, edition, name, ...whereOf(place, (file, line) => ({ file, line })), lost: [] };
}

/** A version in C, as `import` reads it. */
function convertedVersion(
    place: Place,
    bytes: Uint8Array,
    host: Host,
    { edition, include }: VersionOptions,
): Version | string {
    const { file } = place;
    const name = shownAs(place, file);
    const conversion = convert([{ path: file, bytes }], {
        include: includeFinder(path => host.bytes(path), include.map(fullPath)),
        definitions: [],
        includeDisabled: false,
        ranges: false,
        target: undefined,
        edition,
        platform: undefined,
        tables: [],
        platforms: bundledNames(),
        shown: shownPath,
    });
    if ('refusal' in conversion) return `${name}: ${conversion.refusal}`;
    const { analysis, places, remarks } = finished(conversion, `${file}.eemi`, host);
    if (analysis === undefined) return `${name} could not be read`;
    const lost = remarks.filter(({ kind }) => kind === 'left-out' || kind === 'changed');
    const where = whereOf(place, (_, line) => places[line] ?? { file, line: 0 });
    return { program: analysis.program, edition, name, ...where, lost: lost.map(({ message }) => message) };
}

const whereOf = (place: Place, placeOf: Version['placeOf']): Pick<Version, 'placeOf' | 'shown'> => ({
    placeOf,
    shown: ({ file, line }) => `${shownAs(place, file)}:${line + 1}`,
});

/** Files of one place, each read once. */
class PlaceHost implements Host {
    private readonly read = new Map<string, Uint8Array | Failure>();
    private readonly documents = new Map<string, Document | Failure>();

    constructor(private readonly from: (file: string) => Uint8Array | Failure) {}

    bytes(file: string): Uint8Array | Failure {
        const content = this.read.get(file) ?? this.from(file);
        this.read.set(file, content);
        return content;
    }

    document(file: string): Document | Failure {
        const document = this.documents.get(file) ?? documentOf(this.bytes(file));
        this.documents.set(file, document);
        return document;
    }
}

function documentOf(content: Uint8Array | Failure): Document | Failure {
    if (typeof content === 'string') return content;
    const text = textOf(Buffer.from(content));
    return typeof text === 'string' ? new Document(text) : text.failure;
}
