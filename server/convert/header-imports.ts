// The lines by which the result takes names out of headers that were found, and those that say how these are read. A name is taken
// from its header only if that gives the same value when it is read by itself, as the result reads it.

import { readCInPieces } from '../c/read';
import type { CConstant, CDefinition, CFile, COptions, CPlace } from '../c/reading';
import { hexOf } from '../language/number';
import { addTo } from '../language/sorted';
import type { Steps } from '../language/steps';
import type { NameKind } from '../language/syntax';
import { ownerOfWord } from '../language/words';
import { unmentioned } from '../model/c-header';
import type { Target } from '../model/targets';
import { numbersNothing } from './platform-differences';

/** How the result refers to headers. */
export interface HeaderAccess {
    /** The folders in which headers are looked for, as full paths. */
    readonly folders: readonly string[];
    /** The path of a header or folder as the result writes it; `undefined` if it cannot. */
    readonly pathOf: (path: string) => string | undefined;
}

/** A name that the result takes out of a header, which is given by its path as the host names it. */
export interface HeaderName {
    readonly name: string;
    readonly kind: NameKind;
    readonly header: string;
}

/** The parts of an `import` line, behind the path, are not longer than this, unless a single one is: paths in trees are long. */
const WIDEST = 100;

const NO_NAMES: ReadonlySet<string> = new Set();

/** A header as the result reads it, by itself. */
interface AloneHeader {
    readonly constants: ReadonlyMap<string, CConstant>;
    /** The files that were read, by their paths. */
    readonly asked: ReadonlyMap<string, Uint8Array>;
    /** Whether nothing is missing of it. */
    readonly isWhole: boolean;
}

export class HeaderImports {
    private readonly headers = new Map<string, AloneHeader>();
    private readonly definitions: readonly CDefinition[];

    constructor(
        private readonly access: HeaderAccess,
        private readonly include: COptions['include'],
        private readonly given: readonly CDefinition[],
        /** The files that are converted; what they define themselves is in no header. */
        private readonly sources: readonly string[],
    ) {
        this.definitions = writableDefinitions(given);
    }

    /** Whether a place is in a header, and not in a file that is converted. */
    isInHeader(at: CPlace | undefined): at is CPlace {
        return at !== undefined && !this.sources.includes(at.file);
    }

    /** The header that gives a name this value; `undefined` if none does by itself. A header is read, in pieces, for its first name. */
    *headerOf(name: string, value: bigint, at: CPlace): Steps<string | undefined> {
        const path = this.access.pathOf(at.file);
        if (path === undefined || path.includes('"') || path.endsWith('.eemi')) return undefined;
        const { constants } = this.headers.get(at.file) ?? (yield* this.read(at.file));
        return constants.get(name)?.value === value ? at.file : undefined;
    }

    /** The lines for some names; none without names. `isKnown` tells whether a name is in scope without them. */
    lines(names: readonly HeaderName[], target: Target, isKnown: (name: string) => boolean): string[] {
        if (names.length === 0) return [];
        const byHeader = new Map<string, HeaderName[]>();
        for (const each of names) addTo(byHeader, each.header, each);
        const imports = [...byHeader].flatMap(([header, chosen]) =>
            this.importLines(header, chosen, target, isKnown),
        );
        const options = this.optionLines([...byHeader.keys()]);
        return [...(options.length === 0 ? [] : ['', ...options]), '', ...imports];
    }

    /** The names of the macros that the result cannot say, so that it reads headers without them. */
    unsaid(): string[] {
        const last = new Map(this.given.map(({ name, body }) => [name, body]));
        const said = new Set(this.definitions.map(({ name }) => name));
        return [...last].flatMap(([name, body]) => (body === undefined || said.has(name) ? [] : name));
    }

    private *read(header: string): Steps<AloneHeader> {
        const asked = new Map<string, Uint8Array>();
        const include: COptions['include'] = (...wanted) => {
            const file = this.include(...wanted);
            if (file !== undefined && !('unread' in file)) asked.set(file.path, file.bytes);
            return file;
        };
        const file = include(header, header, 'angled');
        const read =
            file === undefined || 'unread' in file
                ? { constants: new Map<string, CConstant>(), asked, isWhole: false }
                : yield* readAlone(file, { include, definitions: this.definitions }, asked);
        this.headers.set(header, read);
        return read;
    }

    /** The folders and the macros that make a difference to these headers; the others are about something else in the C. */
    private optionLines(headers: readonly string[]): string[] {
        const read = headers.flatMap(header => this.headers.get(header) ?? []);
        const folders = this.access.folders
            .filter(folder => read.some(({ asked }) => hasFileIn(asked, folder)))
            .flatMap(folder => this.folderPath(folder) ?? []);
        const unasked = read.every(({ isWhole }) => isWhole)
            ? unmentioned(
                  read,
                  this.definitions.map(({ name }) => name),
              )
            : NO_NAMES;
        const macros = this.definitions.filter(({ name }) => !unasked.has(name));
        return [
            ...[...new Set(folders)].map(folder => `include "${folder}"`),
            ...macros.map(({ name, body }) => (body === '1' ? `define ${name}` : `define ${name} = ${body}`)),
        ];
    }

    /** A folder as the file that is written names it: its own and those above have no name there. */
    private folderPath(folder: string): string | undefined {
        const inside = this.access.pathOf(`${folder}/x`);
        return inside === 'x' ? '.' : inside?.slice(0, -'/x'.length);
    }

    private importLines(
        header: string,
        names: readonly HeaderName[],
        target: Target,
        isKnown: (name: string) => boolean,
    ): string[] {
        const byKind = new Map<NameKind, string[]>();
        for (const { kind, name } of names) addTo(byKind, kind, name);
        const parts = [...byKind].flatMap(([kind, chosen]) =>
            this.partsOf(
                header,
                kind,
                kind === 'frame' ? `frame ${FRAMES_AS[target]}` : kind,
                chosen,
                isKnown,
            ),
        );
        return wrapped(`import "${this.access.pathOf(header) ?? ''}" as `, parts);
    }

    /** A pattern if that is shorter than the names: for all of a family, as people write it, or else for exactly these. */
    private partsOf(
        header: string,
        kind: NameKind,
        as: string,
        names: readonly string[],
        isKnown: (name: string) => boolean,
    ): string[] {
        const each = names.map(name => `${as} ${name}`);
        const start = beginningOf(names);
        if (names.length < 2 || start === '') return each;
        const constants = this.headers.get(header)?.constants ?? new Map<string, CConstant>();
        const chosen = new Set(names);
        const others = [...constants.values()].filter(
            constant => constant.name.startsWith(start) && !chosen.has(constant.name) && mayBeName(constant),
        );
        const isFamily =
            FAMILIES[kind]?.test(start) === true &&
            names.length * 4 >= names.length + others.length &&
            !others.some(({ name }) => isKnown(name));
        const unwanted = isFamily ? others.filter(isNoMember(names, others, constants)) : others;
        const pattern = `${as} ${start}*${unwanted.map(({ name }) => ` not ${name}`).join('')}`;
        return pattern.length < each.join(', ').length ? [pattern] : each;
    }
}

function* readAlone(file: CFile, options: COptions, asked: AloneHeader['asked']): Steps<AloneHeader> {
    const { constants, includes, isComplete } = yield* readCInPieces(file, options);
    return { constants, asked, isWhole: isComplete && includes.every(({ found }) => found !== undefined) };
}

const hasFileIn = (files: ReadonlyMap<string, unknown>, folder: string): boolean =>
    [...files.keys()].some(path => path.startsWith(`${folder}/`));

/** The beginnings that say that all names are ids of a kind: rows to come may use the others too. */
const FAMILIES: Readonly<Partial<Record<NameKind, RegExp>>> = {
    node: /(?:^|_)(?:NODE|DEV)_$/,
    reset: /(?:^|_)(?:RESET|RST)_$/,
    clock: /(?:^|_)CLK_$/,
};
const LARGEST_ID = 0xffff_ffffn;

/** What of a family is left out all the same: markers, what is no id, and a second name for an id. */
function isNoMember(
    names: readonly string[],
    others: readonly CConstant[],
    constants: ReadonlyMap<string, CConstant>,
): (constant: CConstant) => boolean {
    const taken = new Set(names.map(name => constants.get(name)?.value));
    const repeated = new Set<string>();
    for (const { name, value } of others) {
        if (taken.has(value)) repeated.add(name);
        taken.add(value);
    }
    return ({ name, value }) =>
        value === undefined || value < 0n || value > LARGEST_ID || numbersNothing(name) || repeated.has(name);
}

/** As what a tree's numbers for frames are taken. */
const FRAMES_AS: Readonly<Record<Target, 'at' | 'mfn'>> = { xen: 'mfn', xlnx: 'at' };

/** An import leaves out by itself what is empty or has parameters. */
const mayBeName = ({ name, kind, spelling, why }: CConstant): boolean =>
    ownerOfWord(name) === undefined &&
    (kind === 'enumerator' || (spelling !== '' && why !== 'it has parameters'));

/** What all names begin with, up to a `_`. */
function beginningOf([first = '', ...others]: readonly string[]): string {
    let end = first.lastIndexOf('_') + 1;
    while (end > 0 && !others.every(name => name.startsWith(first.slice(0, end))))
        end = first.lastIndexOf('_', end - 2) + 1;
    return first.slice(0, end);
}

function wrapped(start: string, parts: readonly string[]): string[] {
    const lines: string[] = [];
    for (const part of parts) {
        const last = lines.at(-1);
        const longer = last === undefined ? '' : `${last}, ${part}`;
        if (last === undefined || longer.length - start.length > WIDEST) lines.push(start + part);
        else lines[lines.length - 1] = longer;
    }
    return lines;
}

/** Those of `-D` that are a number, as the language passes them on, without what a `-U` takes back. */
function writableDefinitions(definitions: readonly CDefinition[]): CDefinition[] {
    const found = new Map<string, string>();
    for (const { name, body } of definitions) {
        found.delete(name);
        const [, sign = '', number] = (body !== undefined && NUMBER.exec(body)) || [];
        if (number === undefined || !IDENTIFIER.test(name) || ownerOfWord(name) === 'language') continue;
        const value = BigInt(number);
        if (value > (sign === '' ? LARGEST : LARGEST_LONG)) continue;
        found.set(name, sign + (sign !== '' || value <= LARGEST_INT ? value.toString() : hexOf(value)));
    }
    return [...found].map(([name, body]) => ({ name, body }));
}

const NUMBER = /^(-?)(0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)[uUlL]*$/;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
const LARGEST = 0xffff_ffff_ffff_ffffn;
const LARGEST_LONG = 0x7fff_ffff_ffff_ffffn;
const LARGEST_INT = 0x7fff_ffffn;
