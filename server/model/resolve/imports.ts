// What a file takes over from its imports.

import type { Domain, Import, Program, Table, Target } from '../program';
import type { Header } from './header';

/** An import with what of it was taken over. */
export interface Imported {
    readonly program: Program;
    readonly tables: readonly Table[];
    readonly domains: readonly Domain[];
    version: number;
}

/** What each of these imports that could be read has given so far. */
export function importedBy(imports: readonly Import[]): Imported[] {
    return imports.flatMap(({ program }) => {
        if (program === undefined) return [];
        const { tables, domains, scope } = program;
        return [{ program, tables, domains, version: scope.journal.version }];
    });
}

/** A file's own word counts, then its imports', then its platform's. */
export const chooseTarget = ({ target, imports, platform }: Header): Target =>
    target ??
    imports.find(({ program }) => program !== undefined)?.program?.target ??
    platform?.target ??
    'xen';

/** A file and all that it reaches, each once, imported ones first. */
export function filesOf(file: string, imports: readonly Import[]): string[] {
    const files = new Set<string>();
    for (const { program } of imports) for (const reached of program?.files ?? []) files.add(reached);
    return [...files.add(file)];
}
