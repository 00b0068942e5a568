// workspace/symbol: names, tables, macros, domains and tests of all files, and the names of the platforms that they use.

import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Span } from '../language/syntax';
import type { Entry } from '../model/names';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { Scope } from '../model/scope';
import { fuzzyRank } from './completing/fuzzy';
import { BLOCK_SYMBOLS, SYMBOL_KINDS } from './texts/symbolKinds';
import { nameOfFile } from './texts/valueText';
import type { Workspace } from './workspace';

const MOST = 200;

/** At most 200 symbols whose names contain the letters of `query` in this order, the best matches first. */
export function workspaceSymbol(workspace: Workspace, query: string): WorkspaceSymbol[] {
    const wanted = query.trim();
    const ranks: FoundSymbol[][] = [[], [], [], []];
    for (const found of symbolsOf(workspace)) {
        const rank = fuzzyRank(wanted, found.name);
        const group = rank === undefined ? undefined : ranks[rank];
        if (group !== undefined && group.length < MOST) group.push(found);
    }
    return ranks
        .flat()
        .slice(0, MOST)
        .map(({ name, kind, file, line, span }) => ({
            name,
            kind,
            containerName: nameOfFile(file),
            location: { uri: workspace.uriOf(file), range: rangeIn(line, span) },
        }));
}

interface FoundSymbol {
    readonly name: string;
    readonly kind: SymbolKind;
    readonly file: string;
    readonly line: number;
    readonly span: Span;
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

const entrySymbol = (entry: Entry): FoundSymbol => ({ ...placeOf(entry), kind: kindOf(entry) });

const placeOf = ({ name, file, line, span }: Omit<FoundSymbol, 'kind'>): Omit<FoundSymbol, 'kind'> => ({
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
