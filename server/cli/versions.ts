// The versions that `diff` and `report` compare: a file on disk or of a git revision, in the language or in C.

import path from 'node:path';
import type { Version } from '../changes/changes';
import { type Analysis, analyse } from '../checks/analyse';
import { bundledNames } from '../convert/bundled-names';
import { convert } from '../convert/convert';
import { finished } from '../convert/finished';
import { refusalText } from '../convert/refusals';
import { printable, short } from '../diagnostics/phrases';
import { fullPath, IN_OTHER_BYTES, kindOf, REPLACED, readBytes, shownPath, textOf } from '../files/disk';
import { Document } from '../language/document';
import { endingOf, isCalled } from '../model/file-kinds';
import type { Failure, Host } from '../model/host';
import { includeFinder } from '../model/includes';
import type { Problem } from '../model/problem';
import { type Edition, rulesetText } from '../model/targets';
import { renames } from './renamed';
import { bytesAt, filesAt, nameIn, type Revision, revisionOf, submoduleOf, topOf } from './revision';

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
    /** The revision that it is a file of; without one, it is on disk. */
    readonly revision?: Revision;
}

/** A version, and a way to ask what is wrong with it: `diff` does not, and the checks take as long as the rest of reading it. */
export interface ReadVersion extends Version {
    readonly problems: () => readonly Problem[];
}

/** A revision that files on disk are compared with. */
export interface Base {
    readonly name: string;
    /** The full paths of the sources below the working folder that it has. */
    readonly sources: ReadonlySet<string>;
    /** The text of a source that it has; `undefined` if it cannot be read. */
    readonly textOf: (file: string) => string | undefined;
    /** Its version of a source; or what is wrong with it, a sentence without its full stop. */
    readonly version: (file: string) => ReadVersion | string;
}

/** The revision with this name; or what is wrong with it. `severities`: how severe the codes are in its files. */
export function baseOf(name: string, severities: Host['severities']): Base | string {
    const revision = revisionNamed(name, path.resolve());
    if (typeof revision === 'string') return revision;
    const sources = filesAt(revision, endingOf('source'));
    if (sources === undefined) return `the files of ${name} cannot be listed; fetch it first`;
    const host = new PlaceHost(file => bytesAt(revision, file), severities);
    const version = (file: string): ReadVersion | string => {
        const place = { file, prefix: `${name}:` };
        const content = host.bytes(file);
        return typeof content === 'string'
            ? `${shownAs(place, file)} ${notInRevision(content, revision, file)}`
            : sourceVersion(place, host, NO_OPTIONS);
    };
    const textAt = (file: string): string | undefined => textIn(host, file);
    return { name, sources: new Set(sources), textOf: textAt, version };
}

function textIn(host: Host, file: string): string | undefined {
    const document = host.document(file);
    return typeof document === 'string' ? undefined : document.text;
}

/** A version on disk that was analysed already. */
export const versionOnDisk = (analysis: Analysis): ReadVersion =>
    versionOfAnalysis(analysis, ON_DISK, undefined);

const versionOfAnalysis = (
    analysis: Analysis,
    place: Pick<Place, 'prefix'>,
    edition: Edition | undefined,
): ReadVersion => ({
    program: analysis.program,
    problems: () => analysis.problems,
    edition,
    name: shownAs(place, analysis.program.file),
    ...whereOf(place, (file, line) => ({ file, line })),
    lost: [],
});

/** What a version would be if its file had no tables: the other side where there is no such file. */
export function emptyVersion({ program }: Version, name: string): ReadVersion | string {
    const { file, platform, target, edition } = program;
    const lines = [
        ...(platform === undefined ? [] : [`platform ${platform}`]),
        `target ${rulesetText({ target, edition })}`,
    ];
    const host = new PlaceHost(() => Buffer.from(`${lines.join('\n')}\n`));
    const version = sourceVersion({ file, prefix: '' }, host, NO_OPTIONS);
    return typeof version === 'string' ? version : { ...version, name };
}

const NO_OPTIONS: VersionOptions = { edition: undefined, include: [] };
const ON_DISK = { prefix: '' };

/** The version that an argument names; or what is wrong with it, a sentence without its full stop. */
export function versionOf(written: string, options: VersionOptions): Version | string {
    const at = written.indexOf(':');
    const isRevision = kindOf(written) === 'missing' && at > 0 && !isOnDrive(written);
    if (!isRevision) return readVersion({ file: fullPath(written), prefix: '', read: bytesOnDisk }, options);
    const [name, file] = [written.slice(0, at), fullPath(written.slice(at + 1))];
    return versionAt(name, file, path.resolve(), options);
}

/** The version of a file on disk that the last commit has. */
export function versionAtHead(written: string, options: VersionOptions): Version | string {
    if (kindOf(written) === 'folder') return `${written} is a folder; name a file`;
    const folder = path.dirname(path.resolve(written));
    return renamedAtHead(written, options) ?? versionAt('HEAD', fullPath(written), folder, options);
}

/** Of a file that the last commit does not have, the file there that it was before; `undefined` if it has it, or nothing is like it. */
function renamedAtHead(written: string, options: VersionOptions): Version | string | undefined {
    const file = fullPath(written);
    const ending = path.extname(file);
    const folder = path.dirname(path.resolve(written));
    const revision = revisionNamed('HEAD', folder);
    const now = readBytes(file);
    if (typeof revision === 'string' || ending === '' || 'failure' in now) return undefined;
    if (bytesAt(revision, file) !== 'missing') return undefined;
    const host = new PlaceHost(each => bytesAt(revision, each));
    const all = filesAt({ ...revision, folder: topOf(folder) }, ending) ?? [];
    const gone = all.flatMap(each => {
        const text = kindOf(each) === 'missing' ? textIn(host, each) : undefined;
        return text === undefined ? [] : [[each, text] as const];
    });
    const before = renames(new Map([[file, now.toString('utf8')]]), new Map(gone)).get(file);
    if (before === undefined) return undefined;
    const version = versionAt('HEAD', before, folder, options);
    return typeof version === 'string' ? version : { ...version, renamedTo: shownAs(ON_DISK, file) };
}

/** `C:\tables.eemi` is a path on Windows, whether or not it exists. */
const isOnDrive = (written: string): boolean => written[1] === ':' && ['/', '\\'].includes(written[2] ?? '');

function versionAt(name: string, file: string, folder: string, options: VersionOptions): Version | string {
    const revision = revisionNamed(name, folder);
    if (typeof revision === 'string') return revision;
    const prefix = `${name}:`;
    if (nameIn(revision, file) === undefined)
        return `${shownAs({ prefix }, file)} is outside the repository; name a file in it`;
    const read = (each: string): Uint8Array | Failure => bytesAt(revision, each);
    return readVersion({ file, prefix, read, revision }, options);
}

const revisionNamed = (name: string, folder: string): Revision | string =>
    name.startsWith('-')
        ? `${name} is no revision but looks like an option; name a revision`
        : revisionOf(name, folder);

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

function whyNot({ file, revision }: Place, failure: Failure): string {
    if (revision !== undefined) return notInRevision(failure, revision, file);
    const read = readBytes(file, true);
    return 'failure' in read ? read.reason : 'could not be read';
}

function notInRevision(failure: Failure, revision: Revision, file: string): string {
    if (file.includes(REPLACED)) return IN_OTHER_BYTES;
    const submodule = failure === 'unreadable' ? submoduleOf(revision, file) : undefined;
    return submodule === undefined
        ? (NOT_IN_REVISION[failure] ?? 'does not exist in that revision')
        : `is in the submodule ${printable(submodule.name)}, whose commit is not here; run \`git submodule update --init\``;
}

/** A path of a place as a person reads it, in one line. */
const shownAs = ({ prefix }: Pick<Place, 'prefix'>, file: string): string =>
    printable(prefix + shownPath(file));

const NOT_IN_REVISION: { readonly [F in Failure]?: string } = {
    folder: 'is a folder; name a file',
    unreadable:
        'cannot be read from the repository, which lacks its content or has too much of it; fetch it first',
};

function sourceVersion(
    place: Pick<Place, 'file' | 'prefix'>,
    host: Host,
    { edition }: VersionOptions,
): ReadVersion | string {
    const { file } = place;
    const text = host.document(file);
    const analysis = typeof text === 'string' ? undefined : analyse(file, host);
    return analysis === undefined
        ? `${shownAs(place, file)} is not UTF-8 text; save it as UTF-8`
        : versionOfAnalysis(analysis, place, edition);
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
        includeDisabled: undefined,
        ranges: false,
        target: undefined,
        edition,
        platform: undefined,
        tables: [],
        platforms: bundledNames(),
        remedies: {
            value: "give its header's folder with -I, or compare what `eemi-acl import --platform` makes of the file",
            header: "give its header's folder with -I",
            form: "give their struct's header with -I",
            tables: 'compare what `eemi-acl import --table` makes of the file',
            disabled: name =>
                `compare what \`eemi-acl import ${name === undefined ? '--include-disabled' : `-D ${short(name)}`}\` makes of the file`,
        },
        shown: shownPath,
    });
    if ('refusal' in conversion) {
        const text = refusalText(conversion, path => shownAs(place, path));
        return conversion.at === undefined ? `${name}: ${text}` : text;
    }
    const { analysis, places, remarks } = finished(conversion, `${file}.eemi`, host);
    if (analysis === undefined) return `${name} could not be read`;
    const lost = remarks.filter(({ kind }) => kind === 'left-out' || kind === 'changed');
    const where = whereOf(place, (_, line) => places[line] ?? { file, line: 0 });
    return { program: analysis.program, edition, name, ...where, lost: lost.map(({ message }) => message) };
}

const whereOf = (
    place: Pick<Place, 'prefix'>,
    placeOf: Version['placeOf'],
): Pick<Version, 'placeOf' | 'shown'> => ({
    placeOf,
    shown: ({ file, line }) => `${shownAs(place, file)}:${line + 1}`,
});

/** Files of one place, each read once. */
class PlaceHost implements Host {
    private readonly read = new Map<string, Uint8Array | Failure>();
    private readonly documents = new Map<string, Document | Failure>();

    constructor(
        private readonly from: (file: string) => Uint8Array | Failure,
        readonly severities?: Host['severities'],
    ) {}

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
