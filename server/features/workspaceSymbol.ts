// workspace/symbol: names, tables, macros, domains and tests of all files, the names of the platforms that they use, and the rows
// of the ids that are found.

import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-types';
import { ownTables } from '../checks/places';
import { first } from '../language/least';
import { inPieces, type Steps } from '../language/steps';
import type { Span } from '../language/syntax';
import { rowOfId } from '../model/coverage';
import { type Entry, isNameEntry, type NameEntry } from '../model/names';
import { rangeIn } from '../model/problem';
import { isAccessTable, type Program, type Table } from '../model/program';
import type { Scope } from '../model/scope';
import { fuzzyRank } from './completing/fuzzy';
import { BLOCK_SYMBOLS, LINE_SYMBOLS, SYMBOL_KINDS } from './texts/symbolKinds';
import { nameOfFile } from './texts/valueText';
import type { Workspace } from './workspace';

const MOST = 200;

/** At most 200 symbols whose names contain the letters of `query` in this order, the best matches first, worked out in pieces. */
export function* workspaceSymbol(workspace: Workspace, query: string): Steps<WorkspaceSymbol[]> {
    yield* workspace.analysingAll();
    const wanted = query.trim();
    const ranks: FoundSymbol[][] = [[], [], [], []];
    yield* inPieces(symbolsOf(workspace), found => {
        const rank = fuzzyRank(wanted, found.name);
        const group = rank === undefined ? undefined : ranks[rank];
        if (group !== undefined && group.length < MOST) group.push(found);
    });
    const rowsOf = rowFinder(workspace);
    return [...first(withRows(ranks.flat(), rowsOf), MOST)].map(
        ({ name, kind, file, line, span, table }) => ({
            name,
            kind,
            containerName: table === undefined ? nameOfFile(file) : `${table} in ${nameOfFile(file)}`,
            location: { uri: workspace.uriOf(file), range: rangeIn(line, span) },
        }),
    );
}

type Rows = (entry: NameEntry) => readonly FoundSymbol[];

/** Each symbol, and if it is an id, before it the rows that decide about it: they are looked for more often. */
function* withRows(found: readonly FoundSymbol[], rowsOf: Rows): Iterable<FoundSymbol> {
    for (const each of found) {
        if (each.entry !== undefined) yield* rowsOf(each.entry);
        yield each;
    }
}

/** Finds the rows of an id, whatever they call it, and also within a range, in the files that can use its name. */
function rowFinder(workspace: Workspace): Rows {
    const programs = workspace.files().flatMap(file => workspace.analysis(file)?.program ?? []);
    return entry =>
        programs
            .filter(({ scope }) => scope.get(entry.name) === entry)
            .flatMap(program => ownTables(program).flatMap(table => rowIn(table, entry)));
}

function rowIn(table: Table, { kind, name, value }: NameEntry): FoundSymbol[] {
    if (!isAccessTable(table) || table.kind !== kind || value === undefined) return [];
    const row = rowOfId(table, Number(value));
    if (row === undefined) return [];
    const { start } = row.node.subject.first;
    const { end } = row.node.subject.last ?? row.node.subject.first;
    const { file, line } = { file: table.file, line: row.line };
    return [{ name, kind: LINE_SYMBOLS['access-row'], file, line, span: { start, end }, table: table.name }];
}

interface FoundSymbol {
    readonly name: string;
    readonly kind: SymbolKind;
    readonly file: string;
    readonly line: number;
    readonly span: Span;
    /** The id that it is the name of. */
    readonly entry?: NameEntry;
    /** The table that it is a row of. */
    readonly table?: string;
}

function* symbolsOf(workspace: Workspace): Iterable<FoundSymbol> {
    const platforms = new Set<Scope>();
    for (const file of workspace.files()) {
        const program = workspace.analysis(file)?.program;
        if (program === undefined) continue;
        if (program.scope.platform !== undefined) platforms.add(program.scope.platform);
        yield* ownSymbols(program);
    }
    for (const platform of platforms) for (const entry of platform.declared()) yield entrySymbol(entry);
}

function* ownSymbols({ file, scope, domains, blocks, document }: Program): Iterable<FoundSymbol> {
    for (const entry of scope.declared()) if (entry.file === file) yield entrySymbol(entry);
    for (const domain of domains) {
        if (domain.file === file) yield { ...placeOf(domain), kind: BLOCK_SYMBOLS.domain };
    }
    for (const { head, first } of blocks) {
        if (head.kind !== 'test' || head.title === undefined || head.title.value.trim() === '') continue;
        if (document.lines.get(first) === undefined) continue;
        yield { name: head.title.value, kind: BLOCK_SYMBOLS.test, file, line: first, span: head.title };
    }
}

const entrySymbol = (entry: Entry): FoundSymbol => ({
    ...placeOf(entry),
    kind: kindOf(entry),
    ...(isNameEntry(entry) && { entry }),
});

type Place = Pick<FoundSymbol, 'name' | 'file' | 'line' | 'span'>;

const placeOf = ({ name, file, line, span }: Place): Place => ({
    name,
    file,
    line,
    span,
});

function kindOf({ kind }: Entry): SymbolKind {
    switch (kind) {
        case 'table':
            return BLOCK_SYMBOLS.table;
        case 'macro':
            return SYMBOL_KINDS.macro;
        case 'node':
        case 'reset':
        case 'clock':
        case 'frame':
        case 'register':
            return SYMBOL_KINDS.name;
    }
}
