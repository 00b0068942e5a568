// Reports undeclared names, and suggests those that are spelt most like them. Most files have none, so the first call loads it
// (`AT_FIRST_CALL` in build.mjs).

import { listWithin, short } from '../../diagnostics/phrases';
import { effectOf } from '../../language/mending';
import { isSameWord, nearest, nearestWords } from '../../language/nearest';
import { isHexadecimal } from '../../language/number';
import { inPieces, type Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import type { LanguageWord } from '../../language/words';
import { type ImportedHeader, notFoundIn, wouldTake } from '../c-header';
import type { Domain } from '../domain';
import type { Named, Unknown } from '../kept/notes';
import { perVersion } from '../kept/per-version';
import type { Users } from '../kept/users';
import { areSameThing, type Entry, isNameEntry, type NameEntry } from '../names';
import { PAGE_BITS } from '../page';
import { type Fix, type Problem, placeOf, preferred, problem, rangeIn, replace } from '../problem';
import type { Import, Table, TestBlock } from '../program';
import type { Scope } from '../scope';
import type { Platform } from '../surroundings';
import { fixesInstead } from './frames-instead';
import type { Resolution } from './lookup';
import { type Misspelt, misspeltDeclarations, misspeltFixes } from './misspelt-declaration';
import { namesByOtherSide } from './other-side';

type FileScope = Pick<Resolution, 'scope' | 'file'>;

interface Places extends FileScope {
    /** The name of the file's platform. */
    readonly platform: string | undefined;
    readonly allPlatforms: () => readonly Platform[];
    /** Those in scope, for what they grant. */
    readonly tables: readonly Table[];
    /** Those of the file itself. */
    readonly headers: readonly ImportedHeader[];
    readonly imports: readonly Import[];
    readonly domains: readonly Domain[];
    readonly tests: readonly TestBlock[];
    readonly users: Users;
}

/** With more unknown names than this, the cause is probably not a typing error, and suggestions take time. */
const SUGGESTIONS_A_FILE = 50;

/** A suggestion looks at all names, and so takes about as long as so many lines. */
const LINES_A_SUGGESTION = 128;

/** The problems for a file's unknown names, given in any order; the first ones in the text get suggestions. */
export function* unknownNames(places: Places, unknowns: Iterable<Unknown>): Steps<Problem[]> {
    const inOrder = [...unknowns].sort((a, b) => a.at.number - b.at.number || a.span.start - b.span.start);
    const of = { places, platforms: places.allPlatforms(), headers: headersOf(places) };
    const misspelt = yield* misspeltDeclarations(places, inOrder, each => suggestions(places, each));
    const told = new Set([...misspelt.values()].flatMap(({ uses: [, ...others] }) => others));
    let suggested = 0;
    const problems: Problem[] = [];
    const tell = (unknown: Unknown): void => {
        if ('unnamed' in unknown) problems.push(unnamedIn(unknown));
        else if (!told.has(unknown))
            problems.push(unknownName(of, unknown, misspelt.get(unknown), suggested++ < SUGGESTIONS_A_FILE));
    };
    yield* inPieces(inOrder, tell, () => (suggested < SUGGESTIONS_A_FILE ? LINES_A_SUGGESTION : 1));
    return problems;
}

interface Known {
    readonly places: Places;
    readonly platforms: readonly Platform[];
    readonly headers: readonly ImportedHeader[];
}

function unknownName(
    { places, platforms, headers }: Known,
    unknown: Named,
    misspelt: Misspelt | undefined,
    isSuggested: boolean,
): Problem {
    const elsewhere = isName(unknown) ? inOtherPlatform(places, platforms, unknown) : undefined;
    if (elsewhere !== undefined) return elsewhere;
    const notFound = isName(unknown) ? notFoundFor(headers, unknown) : [];
    const near =
        isSuggested && asHexadecimal(places, unknown).length === 0 ? suggestions(places, unknown) : [];
    return misspelt !== undefined && notFound.length === 0
        ? misspeltName(places, unknown, misspelt, near)
        : undeclared(places, unknown, near, notFound);
}

const isName = (unknown: Named): unknown is OfKinds => 'kinds' in unknown;

function unnamedIn({ at, span, unnamed, kind, first, last }: Extract<Unknown, { unnamed: number }>): Problem {
    return problem('unknown-name', rangeIn(at.number, span), { unnamed, kinds: [kind], first, last });
}

/** The headers that were not found and whose names a pattern for this name would have taken. */
const notFoundFor = (headers: readonly ImportedHeader[], { name, kinds }: OfKinds): string[] => [
    ...new Set(headers.flatMap(each => (wouldTake(each, name, kinds) ? notFoundIn(each.header) : []))),
];

/** The headers of a file, and of all files that it imports. */
function headersOf({ headers, imports }: Pick<Places, 'headers' | 'imports'>): readonly ImportedHeader[] {
    const programs = new Set(imports.flatMap(({ program }) => program ?? []));
    for (const each of programs) for (const { program } of each.imports) if (program) programs.add(program);
    return [...headers, ...[...programs].flatMap(program => program.headers)];
}

function undeclared(
    places: Places,
    unknown: Named,
    near: readonly string[],
    notFound: readonly string[],
): Problem {
    const { at, span, name } = unknown;
    const { platform } = places;
    const kinds = kindsOf(unknown);
    const domains = places.domains.map(each => each.name);
    const isDomain = isName(unknown) && domains.includes(name);
    const numbers = asHexadecimal(places, unknown);
    const params = {
        name,
        kinds,
        near,
        platform,
        domains,
        isDomain,
        ...(notFound.length > 0 && { notFound }),
        ...(numbers.length > 0 && { isNumber: true }),
    };
    const fixes = [
        ...numbers,
        ...fixesTo(places, unknown, near),
        ...(isDomain ? framesInstead(places, unknown, undefined) : []),
    ];
    return problem('unknown-name', rangeIn(at.number, span), params, { fixes });
}

/** The fixes for a number without its `0x`, where a number may be, or a frame by its number. */
function asHexadecimal({ scope }: Places, unknown: Named): Fix[] {
    const { at, span, name } = unknown;
    const kinds = kindsOf(unknown);
    if (!isHexadecimal(name)) return [];
    // One letter alone may be a name, where there may be one.
    if (name.length === 1 && kinds.length > 0) return [];
    if (kinds.length === 0 || kinds.includes('register'))
        return [replace(`Write 0x${name}, which is a number`, at.number, span, `0x${name}`)];
    if (!kinds.includes('frame') || name.length < SHORTEST_FRAME) return [];
    const value = BigInt(`0x${name}`);
    const frames = [
        { form: 'at', address: value, is: 'a byte address' },
        { form: 'mfn', address: value << BigInt(PAGE_BITS), is: 'a frame number' },
    ].map(each => ({ ...each, of: scope.namesOf('frame', each.address).map(entry => entry.name) }));
    const known = frames.filter(({ of }) => of.length > 0);
    return (known.length > 0 ? known : frames).map(({ form, of, is }) => {
        const written = `${form} 0x${name}`;
        return replace(
            `Write ${written}, which is ${of.length === 0 ? is : listWithin(60, of)}`,
            at.number,
            span,
            written,
        );
    });
}

/** A word of fewer letters is more probably a name. */
const SHORTEST_FRAME = 4;

/** Each name that is spelt alike, instead of an unknown one. */
function fixesTo(places: Places, unknown: Named, near: readonly string[]): Fix[] {
    const { at, span, name } = unknown;
    const same = near.filter(each => isSameWord(each, name) || isSure(places, unknown, each));
    return near.map(each => {
        const fix = replace(`Write ${short(each)}${effectOf(each, at.before)}`, at.number, span, each);
        return near.length === 1 || (same.length === 1 && each === same[0]) ? preferred(fix) : fix;
    });
}

/** Whether a name is spelt alike, and is the only one that belongs to the other side of its row. */
function isSure(places: Places, unknown: Named, name: string): boolean {
    if (!isName(unknown) || !namesNear(places, unknown).includes(name)) return false;
    const fitting = fittingNames(places, unknown);
    return fitting.length === 1 && fitting[0] === name;
}

const kindsOf = (unknown: Named): readonly (NameKind | 'domain')[] =>
    isName(unknown) ? unknown.kinds : ['domain'];

/** The problem of all that use a name which a declaration may have misspelt, at the first of them. */
function misspeltName(places: Places, unknown: Named, misspelt: Misspelt, near: readonly string[]): Problem {
    const { at, span, name } = unknown;
    const { declared, uses } = misspelt;
    const isOnly = uses.length === 1;
    const unused = { line: declared.line + 1, others: uses.length - 1 };
    const params = { name, kinds: kindsOf(unknown), near: isOnly ? near : [declared.name], unused };
    return problem('unknown-name', rangeIn(at.number, span), params, {
        related: [placeOf(declared, `${short(declared.name)} is declared here`)],
        fixes: [...(isOnly ? fixesTo(places, unknown, near) : []), ...misspeltFixes(misspelt)],
    });
}

/** The problem of a name that is not the file's, but that of another bundled platform. */
function inOtherPlatform(
    places: Places,
    platforms: readonly Platform[],
    unknown: OfKinds,
): Problem | undefined {
    const { at, span, name, kinds } = unknown;
    const having = platforms.filter(each => each.scope.get(name) !== undefined);
    const [first] = having;
    if (first === undefined) return undefined;
    const { platform: own } = places;
    const chip = platforms.find(each => each.name === own)?.chip;
    const same = sameHere(places, having.find(each => each.chip === chip)?.scope.get(name));
    const fitting = same !== undefined && kinds.includes(same.kind) ? same.name : undefined;
    const params = { name, platforms: having.map(each => each.name), own, same: fitting };
    const fixes =
        fitting === undefined
            ? framesInstead(places, unknown, same)
            : [replace(`Write ${fitting}, as ${own} calls it`, at.number, span, fitting)];
    return problem('other-platform', rangeIn(at.number, span), params, { fixes });
}

/** What the file calls the thing that another tree for the same chip has by this entry. */
function sameHere({ scope }: Places, entry: Entry | undefined): NameEntry | undefined {
    if (!isNameEntry(entry) || entry.value === undefined) return undefined;
    return scope.namesOf(entry.kind, entry.value).find(each => areSameThing(each, entry));
}

/** The frames that the row may go by instead, if the name stands for one. */
const framesInstead = (
    { scope, tables }: Places,
    { at, span, kinds }: OfKinds,
    same: NameEntry | undefined,
): readonly Fix[] => (kinds.includes('frame') ? fixesInstead(scope, tables, at, span, same) : []);

type OfKinds = Extract<Unknown, { kinds: readonly NameKind[] }>;

/** The suggestions for a name are kept as long as no name changes, unless they depend on the line. */
function suggestions(place: Places, unknown: Named): readonly string[] {
    if (!isName(unknown)) return nearest([domainsLike(place, unknown)], unknown.name);
    const words = wordsFor(unknown);
    if (words.length > 0) return words;
    const near = namesNear(place, unknown);
    const fitting = fittingNames(place, unknown);
    return [...fitting, ...near.filter(each => !fitting.includes(each))].slice(0, MOST_SUGGESTED);
}

/** Who writes `domU` means a guest, however much it looks like `dom0`. */
const domainsLike = ({ domains }: Places, { name }: Named): readonly Domain[] =>
    name.toLowerCase().startsWith('domu') ? domains.filter(({ hwdom }) => !hwdom) : domains;

const MOST_SUGGESTED = 3;

/** The names that belong to the other side of the row, those that are also spelt alike alone if there are any. */
function fittingNames(place: Places, unknown: OfKinds): readonly string[] {
    const fitting = namesByOtherSide(place.scope, unknown.at, unknown.kinds.includes('frame'));
    const near = fitting.length === 0 ? [] : namesNear(place, unknown);
    const alike = fitting.filter(each => near.includes(each));
    return alike.length > 0 ? alike : fitting;
}

/** The words of the language that may be meant by the name of a frame in a row. */
function wordsFor({ at, kinds, name }: OfKinds): readonly string[] {
    const { statement } = at.node;
    const isGrant = statement.kind === 'access-row' && kinds.includes('frame');
    return isGrant ? nearestWords(GRANTS, name) : [];
}

/** The words that may stand for a frame. */
const GRANTS = ['hwdom', 'deny'] as const satisfies readonly LanguageWord[];

function namesNear(place: FileScope, unknown: OfKinds): readonly string[] {
    const { at, kinds, name } = unknown;
    if (at.node.statement.kind === 'declaration') return nearestNames(place, unknown);
    const known = knownSuggestions(place.scope);
    const key = `${kinds.join()} ${name}`;
    const near = known.get(key) ?? nearestNames(place, unknown);
    known.set(key, near);
    return near;
}

/** Most names are in capitals, so one in small letters that is like none may be one of them; or one that lacks what they begin with. */
function nearestNames(place: FileScope, unknown: OfKinds): readonly string[] {
    const inCapitals = unknown.name.toUpperCase();
    const near = nearest(candidates(place, unknown), unknown.name);
    if (near.length > 0) return near;
    const alike = nearest(candidates(place, unknown), inCapitals);
    return alike.length > 0 ? alike : endingWith(candidates(place, unknown), inCapitals);
}

/** The names that end with a whole name, as `NODE_SD_0` with `SD_0`; none if there are more than a few. */
function endingWith(lists: Iterable<readonly NameEntry[]>, ending: string): readonly string[] {
    const found: string[] = [];
    for (const names of lists)
        for (const { name } of names) if (name.endsWith(`_${ending}`)) found.push(name);
    return found.length > MOST_ENDINGS ? [] : found;
}

const MOST_ENDINGS = 3;

const knownSuggestions = perVersion((_scope: Scope) => new Map<string, readonly string[]>());

/** The names that may be meant; a line of a `names` block can use only those above it. */
function* candidates({ scope, file }: FileScope, { at, kinds }: OfKinds): Iterable<readonly NameEntry[]> {
    const isDeclaration = at.node.statement.kind === 'declaration';
    const isAbove = (entry: NameEntry): boolean => entry.file !== file || entry.line < at.number;
    for (const kind of kinds) yield isDeclaration ? scope.names(kind).filter(isAbove) : scope.names(kind);
}
