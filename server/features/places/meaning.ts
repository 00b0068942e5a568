// What a name means where it is written: its declaration in one of the three name spaces of the language.

import type { Position } from '../../language/document';
import type { RoleThat } from '../../language/form';
import type { Mention } from '../../language/parts';
import type { Span } from '../../language/syntax';
import type { Domain } from '../../model/domain';
import { perVersion } from '../../model/kept/per-version';
import { type Entry, isNameEntry, type NameEntry } from '../../model/names';
import type { Program } from '../../model/program';
import { type SymbolAt, symbolAt } from './symbolAt';

/** The parameter of an index macro, which is known in its own line only. */
export interface Parameter {
    readonly name: string;
    readonly macro: string;
    readonly file: string;
    readonly line: number;
    readonly span: Span;
}

/** Names, tables and macros share one name space; domains have their own, and so does the parameter of each macro. */
export type Meaning =
    | { readonly space: 'names'; readonly entry: Entry }
    | { readonly space: 'domains'; readonly entry: Domain }
    | { readonly space: 'parameter'; readonly entry: Parameter };

/** The symbol at a position and what it means; `undefined` if there is none. */
export function meaningAt(
    program: Program,
    position: Position,
): { readonly symbol: SymbolAt; readonly meaning: Meaning | undefined } | undefined {
    const symbol = symbolAt(program.document, position);
    if (symbol === undefined) return undefined;
    if (symbol.kind === 'name') return { symbol, meaning: meaningOf(program, position.line, symbol.mention) };
    const meaning = symbol.kind === 'word' ? meaningOfWord(program, symbol.word) : undefined;
    return { symbol, meaning };
}

/** What a name in a line of the program's own file means; `undefined` if it is not declared. */
export function meaningOf(program: Program, line: number, { name, part }: Mention): Meaning | undefined {
    switch (part.role) {
        case 'platform':
        case 'target':
        case 'edition':
        case 'code':
        case 'pattern':
            return constantOf(program, line, name);
        case 'defined':
            return undefined;
        case 'owner':
        case 'domain':
            return meaningOfDomain(program, name);
        case 'parameter':
            return parameterIn(program, line);
        case 'index':
            return isParameter(program, line, name)
                ? parameterIn(program, line)
                : meaningOfWord(program, name);
        case 'declared':
        case 'table':
        case 'macro':
            return meaningOfWord(program, name);
        default:
            part.role satisfies RoleThat<'uses'>;
            return isDeclaration(program, line)
                ? meaningAbove(program, line, name)
                : meaningOfWord(program, name);
    }
}

/** The constant that a word of an import chooses or leaves out, if it is no pattern for several. */
function constantOf({ headers, scope }: Program, line: number, name: string): Meaning | undefined {
    const chosen = headers.filter(({ at }) => at.number === line).flatMap(({ selected }) => selected);
    for (const { entries } of chosen) {
        const entry = scope.get(name);
        if (isNameEntry(entry) && entries.includes(entry)) return { space: 'names', entry };
    }
    return undefined;
}

/** What a word means as a name, a table or a macro, wherever it is. */
export function meaningOfWord({ scope }: Program, word: string): Meaning | undefined {
    const entry = scope.get(word);
    return entry && { space: 'names', entry };
}

/** The key is the list of domains, which is replaced whenever it changes. */
const domainsByName = perVersion(
    (domains: Program['domains']) => new Map(domains.map(domain => [domain.name, domain])),
);

/** What a name means as the name of a domain. */
export function meaningOfDomain({ domains }: Program, name: string): Meaning | undefined {
    const entry = domainsByName(domains).get(name);
    return entry && { space: 'domains', entry };
}

/** Whether two declarations are the same: the same name at the same place. */
export const isSame = (a: Meaning | undefined, b: Meaning): boolean =>
    a !== undefined &&
    a.space === b.space &&
    a.entry.file === b.entry.file &&
    a.entry.line === b.entry.line &&
    a.entry.span.start === b.entry.span.start;

/** The entry, if the meaning is a declared name. */
export const namedBy = (meaning: Meaning | undefined): NameEntry | undefined =>
    meaning?.space === 'names' && isNameEntry(meaning.entry) ? meaning.entry : undefined;

function indexLine({ document }: Program, line: number) {
    const statement = document.lines.get(line)?.node.statement;
    return statement?.kind === 'index' ? statement : undefined;
}

const isParameter = (program: Program, line: number, name: string): boolean =>
    indexLine(program, line)?.parameter?.name === name;

function parameterIn(program: Program, line: number): Meaning | undefined {
    const { macro, parameter } = indexLine(program, line) ?? {};
    if (macro === undefined || parameter === undefined) return undefined;
    const entry = { name: parameter.name, macro: macro.name, file: program.file, line, span: parameter };
    return { space: 'parameter', entry };
}

const isDeclaration = ({ document }: Program, line: number): boolean =>
    document.lines.get(line)?.node.statement.kind === 'declaration';

/** A line of a `names` block uses the names above it, so there the name that it declares may still be the platform's. */
function meaningAbove(program: Program, line: number, name: string): Meaning | undefined {
    const meaning = meaningOfWord(program, name);
    if (meaning === undefined || meaning.entry.file !== program.file || meaning.entry.line < line)
        return meaning;
    const entry = program.scope.platform?.get(name);
    return entry === undefined ? meaning : { space: 'names', entry };
}
