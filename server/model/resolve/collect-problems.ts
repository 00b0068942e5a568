// Makes problems from all that parsing and resolving found in a file, with the current line numbers.

import { short } from '../../diagnostics/phrases';
import type { Document } from '../../language/document';
import { safe } from '../../language/flaw';
import { eolOf, isBlank, isCommentLine, type Line } from '../../language/lines';
import { inPieces, problemWeight, type Steps } from '../../language/steps';
import type { Span, TableKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { isPattern } from '../c-header';
import { byPosition, type Chip } from '../chip';
import type { Domain } from '../domain';
import { frameFault } from '../frame-fault';
import type { Notes, Unknown } from '../kept/notes';
import { perVersion } from '../kept/per-version';
import type { Users } from '../kept/users';
import { type Entry, isAlike, isNameEntry, type NameEntry } from '../names';
import {
    type Fix,
    insertLines,
    type Problem,
    placeOf,
    preferred,
    problem,
    problemOfFlaw,
    type Related,
    rangeIn,
    replace,
} from '../problem';
import type { Import, Program, Table } from '../program';
import type { Scope } from '../scope';
import type { Platform } from '../surroundings';
import { withPages } from './ambiguous-pages';
import type { BlockContent } from './block-content';
import { differenceOf, differingFrom } from './declarations';
import { DomainBlock } from './domain-block';
import { withFrames } from './frames-of-range';
import type { HeaderImport } from './header-import';
import { wrongKind } from './lookup';
import { NamesBlock } from './names-block';
import { withOneIndex } from './one-index';
import { withOnlyRow } from './only-row';
import { problemOfFault } from './report-fault';
import { withRows } from './rows-of-pattern';
import { unknownNames } from './suggestions';
import { isTableBlock } from './table-block';
import { withPlatforms } from './unknown-platform';
import { wrongPlatform } from './wrong-platform';

export interface Resolved extends Omit<Program, 'problems' | 'waivers' | 'headers'> {
    readonly flawed: ReadonlySet<Line>;
    readonly headerNotes: Notes;
    readonly headers: readonly HeaderImport[];
    readonly allPlatforms: () => readonly Platform[];
    readonly contents: ReadonlyMap<BlockRange, BlockContent>;
    readonly users: Users;
    /** Tables and macros of imports with names that the platform has too. */
    readonly clashes: readonly Entry[];
}

/** The problems, in no particular order. */
export function* collectProblems(resolved: Resolved): Steps<Problem[]> {
    const problems: Problem[] = [];
    const contents = [...resolved.contents.values()];
    for (const flawed of [resolved.flawed, ...contents.map(each => each.flawed)]) {
        if (flawed.size === 0) continue;
        const eol = eolOf(resolved.document);
        const isAlone = flawed.size <= FEW_FLAWS;
        yield* inPieces([...flawed], ({ node, number }) => {
            for (const flaw of node.flaws)
                problems.push(withFixes(resolved, problemOfFlaw(number, flaw, eol), isAlone));
        });
    }
    const unknowns: Unknown[] = [];
    for (const notes of notesOf(resolved)) {
        if (notes.isEmpty) continue;
        yield* inPieces([...notes.findings()], finding => problems.push(finding(resolved.tables)));
        yield* inPieces([...notes.unknowns()], unknown => {
            const other = 'node' in unknown ? resolved.scope.get(unknown.name) : undefined;
            if ('node' in unknown && other !== undefined && !isNameEntry(other))
                problems.push(wrongKind(unknown.at, unknown.node, other, unknown.kinds));
            else unknowns.push(unknown);
        });
    }
    // If an import or a platform could not be read, names may be missing, so no name is reported as unknown.
    if (resolved.incomplete) yield* offerPlatforms(resolved, problems, unknowns);
    else for (const each of yield* judgeUnknown(resolved, unknowns)) problems.push(each);
    yield* inPieces(ofWholeFile(resolved), each => problems.push(each), problemWeight);
    return problems;
}

/** With each edit; what can only be where there are several of a kind, or imports, is not looked for without them. */
function* ofWholeFile(resolved: Resolved): Iterable<Problem> {
    const { scope, imports, tables } = resolved;
    yield* unclosed(resolved);
    yield* namesDeclaredTwice(resolved);
    if (scope.platform !== undefined) yield* namesThatThePlatformHas(resolved, scope.platform);
    yield* differingNames(resolved);
    if (imports.length > 0) yield* faultyFrames(resolved);
    if (tables.length > 1) yield* duplicateTables(resolved);
    yield* duplicateDomains(resolved);
}

const notesOf = ({ headerNotes, headers, contents }: Resolved): Notes[] => [
    headerNotes,
    ...[...headers, ...contents.values()].map(({ notes }) => notes),
];

/** With more lines that cannot be read, nobody needs a fix that has to look at all names. */
const FEW_FLAWS = 50;

/** The problem of a flaw, with the fixes that need more than its line. */
function withFixes(resolved: Resolved, flawed: Problem, isAlone: boolean): Problem {
    const { document, scope } = resolved;
    if (flawed.code === 'c-syntax') return withOneIndex(resolved, flawed);
    if (flawed.code === 'unclosed-block') return { ...flawed, fixes: [closedAbove(document, flawed)] };
    if (flawed.code === 'syntax') {
        const told = withOnlyRow(resolved, withFrames(document, scope, flawed));
        return isAlone ? withRows(resolved, told) : told;
    }
    return flawed.code === 'ambiguous-number' ? withPages(resolved, flawed) : flawed;
}

/** The `}` stands below the last line of the block; what is between that and the next statement belongs to the statement. */
function closedAbove(document: Document, { range }: Problem): Fix {
    const { lines } = document;
    let at = range.start.line;
    while (isBlank(lines.get(at - 1)) || isCommentLine(lines.get(at - 1))) at--;
    return preferred(safe(insertLines('Close the block above', at, `}${eolOf(document)}`)));
}

function* judgeUnknown(resolved: Resolved, unknowns: readonly Unknown[]): Steps<readonly Problem[]> {
    const wrong = yield* wrongPlatform(resolved, unknowns);
    const others = wrong === undefined ? unknowns : unknowns.filter(each => !wrong.explains.has(each));
    // What suggests names is loaded by the first that is unknown.
    const unknown = others.length === 0 ? [] : yield* unknownNames(resolved, others);
    return wrong === undefined ? unknown : [wrong.problem, ...unknown];
}

/** Gives the finding of an unknown platform its fixes. */
function* offerPlatforms(resolved: Resolved, problems: Problem[], unknowns: readonly Unknown[]): Steps<void> {
    const at = problems.findIndex(({ code }) => code === 'unknown-platform');
    const found = problems[at];
    if (found !== undefined) problems[at] = yield* withPlatforms(resolved, found, unknowns);
}

function* unclosed({ document, blocks }: Resolved): Iterable<Problem> {
    const { lines } = document;
    const block = blocks.at(-1);
    const last = lines.last;
    if (block === undefined || last === undefined || block.closed || block.end !== undefined) return;
    const end = { line: last.number, character: last.text.length };
    const eol = eolOf(document);
    const newText = last.text.trim() === '' ? `}${eol}` : `${eol}}${eol}`;
    const fixes = [safe({ title: 'Close the block', edits: [{ range: { start: end, end }, newText }] })];
    const span = { start: 0, end: block.at.text.length };
    yield problem('unclosed-block', rangeIn(block.line, span), { at: 'end' }, { fixes });
}

/** Names that another line, file or table has already declared. If the name comes from an import, this is reported at the import. */
function* namesDeclaredTwice(resolved: Resolved): Iterable<Problem> {
    const { scope, imports, file } = resolved;
    for (const [first, ...others] of scope.conflicts()) {
        for (const other of others) {
            if (first === undefined || isSaidTwice(first, other)) continue;
            if (other.file === file) yield duplicateName(other, first, other);
            for (const place of placesOfHeaderName(resolved, other))
                yield duplicateName(other, first, place, place.fixes);
            for (const each of importsDeclaring(imports, other)) yield duplicateName(other, first, each);
        }
    }
}

/** Tables and macros that could not be declared, because the platform has names like theirs. */
function* namesThatThePlatformHas(resolved: Resolved, platform: Scope): Iterable<Problem> {
    const { scope, imports, file } = resolved;
    for (const entry of [...resolved.clashes, ...othersIn(resolved)]) {
        const taken = platform.get(entry.name) && scope.get(entry.name);
        if (taken === undefined) continue;
        if (entry.file === file) yield duplicateName(entry, taken, entry);
        for (const each of importsDeclaring(imports, entry)) yield duplicateName(entry, taken, each);
    }
}

/** Whether two entries of one spelling say the same: macros of several tables, one constant that several files import. */
const isSaidTwice = (first: Entry, other: Entry): boolean =>
    isNameEntry(first) && isNameEntry(other)
        ? first.header !== undefined &&
          other.header !== undefined &&
          first.kind === other.kind &&
          first.value === other.value
        : first.kind === 'macro' && isAlike(first, other);

/** The patterns of the file's own lines that choose a name out of a header. */
const placesOfHeaderName = (
    { headers }: Resolved,
    entry: Entry,
): { readonly line: number; readonly span: Span; readonly fixes: readonly Fix[] }[] =>
    headers.flatMap(from =>
        from.selected
            .filter(({ entries }) => isNameEntry(entry) && entries.includes(entry))
            .map(({ node }) => ({
                line: from.line,
                span: node.pattern,
                fixes: isPattern(node.pattern.name) ? [notFromHere(from.line, node.end, entry.name)] : [],
            })),
    );

/** The other declaration is there, and says what the name is then. */
const notFromHere = (line: number, end: number, name: string): Fix =>
    replace(
        `Leave out ${short(name)} here: its other value counts`,
        line,
        { start: end, end },
        ` not ${name}`,
    );

const othersIn = ({ contents }: Resolved): Entry[] =>
    [...contents.values()].flatMap(content => (isTableBlock(content) ? content.others : []));

const importsDeclaring = (imports: readonly Import[], entry: Entry): Import[] =>
    imports.filter(({ program }) => program?.scope.getDeclared(entry.name) === entry);

function duplicateName(
    entry: Entry,
    other: Entry,
    { line, span }: { readonly line: number; readonly span: Span },
    fixes: readonly Fix[] = [],
): Problem {
    const params = { name: entry.name, kind: entry.kind, other: other.kind };
    const related = [placeOf(other, `${short(entry.name)} is declared here`)];
    return problem('duplicate-name', rangeIn(line, span), params, { related, fixes });
}

/** Names that the platform has with a different value or kind. The file's name counts. */
function* differingNames(resolved: Resolved): Iterable<Problem> {
    const { scope, file, contents, imports } = resolved;
    for (const content of contents.values()) {
        if (!(content instanceof NamesBlock)) continue;
        for (const entry of content.differing) {
            const isCounted = scope.getDeclared(entry.name) === entry;
            if (isCounted && !isWrongForItself(resolved, entry)) yield* differs(scope, entry, entry);
        }
    }
    for (const each of imports) {
        // If the import uses the platform itself, the difference is reported there.
        if (each.program === undefined || each.program.scope.platform === scope.platform) continue;
        for (const entry of differingIn(each.program.scope, scope.platform)) {
            const isCounted = scope.getDeclared(entry.name) === entry && entry.file !== file;
            if (isCounted && frameFault(entry, resolved) === undefined) yield* differs(scope, entry, each);
        }
    }
}

/** Whether it is reported what a name's own number is, the page of another unit or the position of what the platform has. */
const isWrongForItself = (resolved: Resolved, entry: NameEntry): boolean =>
    frameFault(entry, resolved) !== undefined ||
    (entry.value !== undefined && byPosition(entry.value, entry.kind, resolved.chip) !== undefined);

const differingIn = perVersion((scope: Scope, platform: Scope | undefined) =>
    scope
        .declared()
        .filter(isNameEntry)
        .filter(entry => differingFrom(platform, entry) !== undefined),
);

/** Frames whose numbers are wrong for the platform, in imports that do not know it; those that do report it themselves. */
function* faultyFrames({ scope, chip, imports }: Resolved): Iterable<Problem> {
    for (const { program, line, span } of imports) {
        if (program === undefined || program.scope.platform === scope.platform) continue;
        for (const { frame, fault } of faultsIn(program.scope, scope.platform, chip)) {
            if (scope.getDeclared(frame.name) !== frame) continue;
            const related = [placeOf(frame, `${frame.name} is declared here`)];
            yield { ...problemOfFault(fault, rangeIn(line, span)), related };
        }
    }
}

const faultsIn = perVersion((scope: Scope, platform: Scope | undefined, chip: Chip | undefined) =>
    scope
        .declared()
        .filter(isNameEntry)
        .flatMap(frame => {
            const fault = frameFault(frame, { scope: { platform }, chip });
            return fault === undefined || fault.kind === 'end' ? [] : [{ frame, fault }];
        }),
);

function* differs(
    { platform }: Scope,
    entry: NameEntry,
    place: { line: number; span: Span },
): Iterable<Problem> {
    const other = differingFrom(platform, entry);
    const params = other && differenceOf(entry, other);
    if (other === undefined || params === undefined) return;
    const related = [placeOf(other, `the platform's ${short(entry.name)}`)];
    yield problem('differs-from-platform', rangeIn(place.line, place.span), params, { related });
}

/** At most one table of each kind may be in scope, so that it is clear which one a rule or a test is about. */
function* duplicateTables({ tables, imports, file }: Resolved): Iterable<Problem> {
    const firstOfKind = new Map<TableKind, Table>();
    for (const table of tables) {
        const other = firstOfKind.get(table.kind);
        if (other === undefined) {
            firstOfKind.set(table.kind, table);
            continue;
        }
        const from = imports.find(({ program }) => program?.tables.includes(table));
        const place =
            table.file === file || from === undefined
                ? rangeIn(table.first, table.nameSpan)
                : rangeIn(from.line, from.span);
        const params = { kind: table.kind, name: table.name, other: other.name };
        const related = [
            {
                file: other.file,
                range: rangeIn(other.first, other.nameSpan),
                message: `the ${other.kind} table ${short(other.name)}`,
            },
        ];
        yield problem('duplicate-table', place, params, { related });
    }
}

/** Domains with the same name. If one comes from an import, this is reported at the import. */
function* duplicateDomains(resolved: Resolved): Iterable<Problem> {
    const firstOfName = new Map<string, Domain>();
    for (const [domain, { line, span }] of allDomains(resolved)) {
        const other = firstOfName.get(domain.name);
        if (other === undefined) firstOfName.set(domain.name, domain);
        if (other === undefined || other === domain) continue;
        const params = { name: domain.name, kind: 'domain', other: 'domain' } as const;
        const related: Related = {
            file: other.file,
            range: rangeIn(other.line, other.span),
            message: `${short(other.name)} is declared here`,
        };
        yield problem('duplicate-name', rangeIn(line, span), params, { related: [related] });
    }
}

function* allDomains({ imports, blocks, contents }: Resolved): Iterable<[Domain, Domain | Import]> {
    for (const each of imports) for (const domain of each.program?.domains ?? []) yield [domain, each];
    for (const block of blocks) {
        const content = contents.get(block);
        if (content instanceof DomainBlock && content.domain !== undefined)
            yield [content.domain, content.domain];
    }
}
