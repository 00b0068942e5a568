// What a file takes from its imports.

import { inPieces, type Steps } from '../../language/steps';
import type { Domain } from '../domain';
import type { Entry, NameEntry } from '../names';
import type { Import, Program, Table } from '../program';
import type { Scope } from '../scope';
import { newest, type Ruleset } from '../targets';
import type { Header } from './header';
import type { HeaderImport } from './header-import';

/** An import, and what has been taken from it. */
export interface Imported {
    readonly program: Program;
    readonly tables: readonly Table[];
    readonly domains: readonly Domain[];
    version: number;
}

/** What each import that could be read provides so far. */
export function importedBy(imports: readonly Import[]): Imported[] {
    return imports.flatMap(({ program }) => {
        if (program === undefined) return [];
        const { tables, domains, scope } = program;
        return [{ program, tables, domains, version: scope.journal.version }];
    });
}

/** The file's own statement counts first, then those of its imports, then the platform. Of files with names alone most say nothing. */
export function chooseRules({
    rules,
    imports,
    platform,
}: Pick<Header, 'rules' | 'imports' | 'platform'>): Ruleset & Pick<Program, 'statesTarget'> {
    const imported = imports.find(({ program }) => program?.statesTarget)?.program;
    const stated = rules ?? imported ?? (platform && newest(platform.target));
    const { target, edition } = stated ?? newest('xen');
    return { target, edition, statesTarget: stated !== undefined };
}

/** A file and all that it imports, each once, imported ones first. */
export function filesOf(file: string, imports: readonly Import[]): string[] {
    const files = new Set<string>();
    for (const { program } of imports) for (const reached of program?.files ?? []) files.add(reached);
    return [...files.add(file)];
}

/** The files whose names a file can use, in the order in which these count: those of its imports, its headers, its own. */
export function filesWithNames(
    file: string,
    imports: readonly Import[],
    headers: readonly HeaderImport[],
): string[] {
    const files = new Set<string>();
    for (const { program } of imports) for (const each of program?.scope.files ?? []) files.add(each);
    for (const header of headers) for (const entry of header.entries()) files.add(entry.file);
    return [...files.add(file)];
}

/** Takes over changes of names in the imports; `false` if more than names has changed. */
export function takeChanges(imported: readonly Imported[], scope: Scope): boolean {
    const isImported = (entry: Entry): boolean =>
        imported.some(({ program }) => program.scope.getDeclared(entry.name) === entry);
    for (const each of imported) {
        const { program, tables, domains, version } = each;
        const changes = program.scope.journal.since(version);
        if (tables !== program.tables || domains !== program.domains || changes === undefined) return false;
        for (const { before, after } of changes) {
            if (before !== undefined && !isImported(before)) scope.delete(before);
            if (after !== undefined) scope.declare(after);
        }
        each.version = program.scope.journal.version;
    }
    return true;
}

/** Declares the names out of headers. */
export function* declareHeaders(headers: readonly HeaderImport[], scope: Scope): Steps<void> {
    for (const header of headers) yield* inPieces([...header.entries()], entry => scope.declare(entry));
}

/** Takes over what has changed of the names out of headers; `false` if there are some of files that were not known before. */
export function exchangeHeaders(
    before: readonly HeaderImport[],
    now: readonly HeaderImport[],
    scope: Scope,
): boolean {
    // Most files have none: then this is the same list.
    if (before === now || (before.length === now.length && before.every((each, at) => each === now[at])))
        return true;
    const [gone, added] = [entriesOf(before), entriesOf(now)];
    const files = new Set(scope.files);
    for (const entry of added) if (!files.has(entry.file)) return false;
    for (const entry of gone) if (!added.has(entry)) scope.delete(entry);
    for (const entry of added) if (!gone.has(entry)) scope.declare(entry);
    return true;
}

const entriesOf = (headers: readonly HeaderImport[]): ReadonlySet<NameEntry> =>
    new Set(headers.flatMap(header => [...header.entries()]));
