// What a file takes from its imports.

import type { Domain } from '../domain';
import type { Import, Program, Table } from '../program';
import { newest, type Ruleset } from '../targets';
import type { Header } from './header';

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

/** The file's own statement counts first, then those of its imports, then the platform. */
export const chooseRules = ({ rules, imports, platform }: Header): Ruleset =>
    rules ??
    imports.find(({ program }) => program !== undefined)?.program ??
    newest(platform?.target ?? 'xen');

/** A file and all that it imports, each once, imported ones first. */
export function filesOf(file: string, imports: readonly Import[]): string[] {
    const files = new Set<string>();
    for (const { program } of imports) for (const reached of program?.files ?? []) files.add(reached);
    return [...files.add(file)];
}
