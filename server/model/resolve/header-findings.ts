// What is wrong with the names that an import of a header brings, reported at its line.

import type { CPlace, CProblem, CProblemKind } from '../../c/reading';
import { listWithin, short } from '../../diagnostics/phrases';
import { safe } from '../../language/flaw';
import { nearest } from '../../language/nearest';
import { hexOf } from '../../language/number';
import { addTo } from '../../language/sorted';
import { inPieces, type Steps } from '../../language/steps';
import type { Span } from '../../language/syntax';
import { beginningsOf, notFoundIn } from '../c-header';
import { byPosition } from '../chip';
import { frameFault } from '../frame-fault';
import { IS_ID, type NameEntry } from '../names';
import { baseName } from '../paths';
import { type Extras, type Fix, placeOf, type Related, rangeIn, replace } from '../problem';
import type { Scope } from '../scope';
import { differingFrom, reportDifference } from './declarations';
import type { HeaderImport, Selected, Valueless } from './header-import';
import { reportPositionOf } from './id-by-position';
import { report } from './lookup';
import { problemOfFault } from './report-fault';

/** Finds what is wrong, from the header as a whole to single names; its notes are filled with it. */
export function* reportSelected(from: HeaderImport): Steps<void> {
    if (reportRefusal(from)) return;
    reportErrors(from);
    for (const selected of from.selected) {
        reportEmpty(from, selected);
        reportIdle(from, selected);
        reportValueless(from, selected);
        const wrong = yield* reportWrong(from, selected);
        yield* reportDifferent(from, selected, wrong);
        if (wrong.size === 0) reportSameValues(from, selected);
    }
}

/** Whether a header is none, or could not be read whole: what is said of its names would follow from that. */
function reportRefusal(from: HeaderImport): boolean {
    const { refused, isComplete, problems } = from.header.reading;
    if (refused !== undefined) reportRefused(from, refused.why, refused.at);
    else if (!isComplete) reportRefused(from, 'limit', problems.find(({ kind }) => kind === 'limit')?.at);
    return refused !== undefined || !isComplete;
}

function reportRefused(
    from: HeaderImport,
    why: 'patch' | 'mail' | 'binary' | 'large' | 'limit',
    at: CPlace | undefined,
): void {
    report(from, 'header-refused', from.at, from.span, { path: writtenPath(from), why }, () => ({
        related: at === undefined ? [] : [placeInC(at, 'here')],
    }));
}

/** What a compiler says of the directives. Faulty declarations may be such that this reader does not know, and bring no name. */
function reportErrors(from: HeaderImport): void {
    const errors = from.header.reading.problems.filter(({ kind }) => OF_DIRECTIVES.includes(kind));
    const [first] = errors;
    if (first === undefined) return;
    const params = {
        path: writtenPath(from),
        file: baseName(first.at.file),
        line: first.at.line + 1,
        said: first.message,
        others: errors.length - 1,
    };
    report(from, 'header-has-errors', from.at, from.span, params, () => relatedTo(errors));
}

const OF_DIRECTIVES: readonly CProblemKind[] = ['directive', 'condition', 'error'];

const relatedTo = (errors: readonly CProblem[]): Extras => ({
    related: errors.slice(0, MOST_RELATED).map(({ at, message }) => placeInC(at, message)),
});

/** So many places of one finding are shown. */
const MOST_RELATED = 8;

function reportEmpty(from: HeaderImport, { node, isEmpty }: Selected): void {
    if (!isEmpty) return;
    const { pattern } = node;
    const near = namesLike(from, pattern.name);
    const params = {
        pattern: pattern.name,
        path: writtenPath(from),
        near,
        notFound: notFoundIn(from.header),
    };
    report(from, 'no-such-constant', from.at, pattern, params, () => ({
        fixes: near.map(each => replace(`Write ${short(each)}`, from.line, pattern, each)),
    }));
}

/** The constants that are spelt most like a name; for a pattern, the beginnings of constants up to a `_`. */
function namesLike({ header: { names } }: HeaderImport, pattern: string): string[] {
    if (!pattern.endsWith('*')) return nearest([names.map(name => ({ name }))], pattern);
    const beginnings = new Set(names.flatMap(beginningsOf));
    return nearest([[...beginnings].map(name => ({ name }))], pattern.slice(0, -1)).map(each => `${each}*`);
}

function reportIdle(from: HeaderImport, { idle, isEmpty }: Selected): void {
    if (isEmpty) return;
    for (const word of idle)
        report(from, 'excludes-nothing', from.at, word, { pattern: word.name }, () => ({
            fixes: [
                replace('Remove it', from.line, { start: word.start - ' not '.length, end: word.end }, ''),
            ],
        }));
}

/** Names that lack their values for one reason are one finding. */
function reportValueless(from: HeaderImport, { node, valueless }: Selected): void {
    const byReason = new Map<string, Valueless[]>();
    for (const each of valueless) addTo(byReason, each.why, each);
    for (const [why, lacking] of byReason) {
        const names = lacking.map(({ name }) => name);
        const isUnknown = lacking.some(({ constant }) => constant.unknown !== undefined);
        const notFound = isUnknown ? notFoundIn(from.header) : [];
        const params = { names, path: writtenPath(from), why, notFound };
        report(from, 'no-constant-value', from.at, node.pattern, params, () => ({
            related: lacking
                .slice(0, MOST_RELATED)
                .flatMap(({ constant: { at, name } }) =>
                    at === undefined ? [] : [placeInC(at, `${short(name)} is defined here`)],
                ),
            fixes: node.pattern.name.endsWith('*') ? [leftOut(from, node, names)] : [],
        }));
    }
}

/** A fix that leaves names out of a pattern. They may be used, so it says what it does. */
const leftOut = ({ line }: HeaderImport, node: Selected['node'], names: readonly string[]): Fix =>
    replace(
        `Leave out ${listWithin(80, names)}: no ${names.length === 1 ? 'name' : 'names'} then`,
        line,
        { start: node.end, end: node.end },
        names.map(name => ` not ${name}`).join(''),
    );

/** Numbers that are wrong for the platform, each kind of mistake once: who mistakes one takes all of them for something else. */
function* reportWrong(from: HeaderImport, { node, entries }: Selected): Steps<ReadonlySet<NameEntry>> {
    const { platform, chip } = from.surroundings;
    const wrong = new Set<NameEntry>();
    const told = new Set<string>();
    yield* inPieces(entries, entry => {
        const fault = frameFault(entry, { scope: { platform }, chip });
        if (fault === undefined) return;
        wrong.add(entry);
        if (told.has(fault.kind)) return;
        told.add(fault.kind);
        from.notes.record(from.at, () => ({
            ...problemOfFault(
                fault,
                rangeIn(from.line, node.pattern),
                fault.kind === 'unit' ? unitFix(from, node) : [],
            ),
            related: [placeOf(entry, `${short(entry.name)} is defined here`)],
        }));
    });
    const position = entries.filter(isByPosition(from));
    for (const entry of position) wrong.add(entry);
    reportPositionOf(from, platform, from.at, node.pattern, chip, position);
    return wrong;
}

const isByPosition =
    ({ surroundings: { chip } }: HeaderImport) =>
    ({ kind, value }: NameEntry): boolean =>
        value !== undefined && byPosition(value, kind, chip) !== undefined;

/** The other reading of all numbers of the pattern. */
function unitFix({ line }: HeaderImport, { start, pattern, form }: Selected['node']): Fix[] {
    const other = form === 'at' ? 'mfn' : 'at';
    const what = other === 'mfn' ? 'frame numbers' : 'byte addresses';
    const span = { start, end: pattern.start };
    return [replace(`Take the header's numbers for ${what}`, line, span, `frame ${other} `)];
}

function* reportDifferent(
    from: HeaderImport,
    { node, entries }: Selected,
    wrong: ReadonlySet<NameEntry>,
): Steps<void> {
    const { platform } = from.surroundings;
    yield* inPieces(entries, entry => {
        const other = wrong.has(entry) ? undefined : differingFrom(platform, entry);
        if (other !== undefined) reportDifference(from, from.at, node.pattern, entry, other);
    });
}

/**
 * Two names of one value, of which one may be a marker such as `_END`. Not registers, whose offsets are often equal, and not names
 * that the platform has as two names of one thing.
 */
function reportSameValues(from: HeaderImport, { node, entries }: Selected): void {
    if (node.kind === 'register') return;
    const pairs = pairsIn(entries).filter(pair => !areBothIn(from.surroundings.platform, pair));
    const [[first] = []] = pairs;
    if (first?.value === undefined) return;
    const value = IS_ID[node.kind] ? `${first.value}` : hexOf(first.value);
    const params = { pairs: pairs.map(([one, other]) => [one.name, other.name] as const), value };
    report(from, 'same-value', from.at, node.pattern, params, () => ({
        related: [...new Set(pairs.slice(0, MOST_RELATED).flat())].map(entry =>
            placeOf(entry, `${short(entry.name)} is defined here`),
        ),
        fixes: markerFixes(from, node, pairs),
    }));
}

type Pair = readonly [NameEntry, NameEntry];

/** Each name with a value that a name before it has, behind that name. */
function pairsIn(entries: readonly NameEntry[]): Pair[] {
    const firsts = new Map<bigint, NameEntry>();
    const pairs: Pair[] = [];
    for (const entry of entries) {
        if (entry.value === undefined) continue;
        const first = firsts.get(entry.value);
        if (first === undefined) firsts.set(entry.value, entry);
        else pairs.push([first, entry]);
    }
    return pairs;
}

const areBothIn = (platform: Scope | undefined, pair: Pair): boolean =>
    pair.every(entry => platform?.get(entry.name)?.kind === entry.kind);

/** Names by which headers mark the first or last of their ids, or how many there are. */
const MARKERS = ['START', 'BEGIN', 'FIRST', 'MIN', 'BASE', 'END', 'LAST', 'MAX', 'NUM', 'COUNT'];

const isMarker = ({ name }: NameEntry): boolean => MARKERS.some(each => name.endsWith(`_${each}`));

function markerFixes(from: HeaderImport, node: Selected['node'], pairs: readonly Pair[]): Fix[] {
    const markers = pairs.flat().filter(isMarker);
    const names = [...new Set(markers.map(({ name }) => name))];
    return names.length === 0 ? [] : [leftOut(from, node, names)].map(fix => safe(fix));
}

const writtenPath = ({ at, span }: HeaderImport): string => at.text.slice(span.start + 1, span.end - 1);

const placeInC = ({ file, line, character }: CPlace, message: string): Related => {
    const span: Span = { start: character, end: character };
    return { file, range: rangeIn(line, span), message };
};
