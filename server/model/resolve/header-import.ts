// What an `import "x.h" as …` line brings: the constants of a header that its patterns choose, as names of a kind.

import type { CConstant } from '../../c/reading';
import { type Line, lineWithNumber } from '../../language/lines';
import { addTo, countLeading } from '../../language/sorted';
import type { PatternNode } from '../../language/statements/import';
import { inPieces, type Steps } from '../../language/steps';
import type { NameKind, NameNode, Span } from '../../language/syntax';
import { ownerOfWord } from '../../language/words';
import { type CHeader, type ImportedHeader, isLike, isPattern, type SelectedNames } from '../c-header';
import type { Chip } from '../chip';
import { Anchored } from '../kept/anchored';
import { Notes } from '../kept/notes';
import { isAlike, NameEntry, type NameGroup } from '../names';
import { addressOfFrame, LAST_FRAME } from '../page';
import type { Scope } from '../scope';
import { LARGEST, traitsInPlatform } from './declarations';
import { reportSelected } from './header-findings';

/** What is known where a header is imported. */
export interface HeaderSurroundings {
    readonly platform: Scope | undefined;
    readonly chip: Chip | undefined;
}

/** A constant that a pattern chooses and that gives no name a value. */
export interface Valueless {
    readonly name: string;
    readonly constant: CConstant;
    /** Why, as the end of a sentence. */
    readonly why: string;
}

/** What one pattern chooses. */
export interface Selected extends SelectedNames {
    readonly node: PatternNode & { readonly kind: NameKind; readonly pattern: NameNode };
    readonly valueless: readonly Valueless[];
    /** The `not` words that leave nothing out. */
    readonly idle: readonly NameNode[];
    /** Whether nothing of the header is called like that. */
    readonly isEmpty: boolean;
}

export class HeaderImport extends Anchored implements ImportedHeader {
    /** What is wrong with it, at its line. */
    readonly notes = new Notes();
    selected: readonly Selected[] = [];
    /** Whether names may be missing that it was meant to bring. */
    incomplete = true;

    private constructor(
        at: Line,
        /** The path as it is written. */
        readonly span: Span,
        readonly header: CHeader,
        readonly surroundings: HeaderSurroundings,
    ) {
        super(at);
    }

    /** The names of `before`, an earlier state, stay the same objects where they are the same. */
    static *of(
        at: Line,
        span: Span,
        header: CHeader,
        patterns: readonly PatternNode[],
        surroundings: HeaderSurroundings,
        before: ReadonlyMap<string, NameEntry>,
    ): Steps<HeaderImport> {
        const made = new HeaderImport(at, span, header, surroundings);
        const chosen = patterns.filter(isWhole);
        const selected: Selected[] = [];
        for (const node of chosen) selected.push(yield* select(made, node, before));
        made.selected = selected;
        made.incomplete =
            chosen.length < patterns.length ||
            patterns.length === 0 ||
            !header.reading.isComplete ||
            selected.some(({ isEmpty }) => isEmpty);
        yield* reportSelected(made);
        return made;
    }

    /** All names, by pattern; two patterns may choose the same constant. */
    *entries(): Iterable<NameEntry> {
        for (const { entries } of this.selected) yield* entries;
    }
}

/** Frames need to be said how their numbers are meant. */
const isWhole = (node: PatternNode): node is Selected['node'] =>
    node.kind !== undefined &&
    node.pattern !== undefined &&
    (node.kind !== 'frame' || node.form !== undefined);

function* select(
    { header, surroundings }: HeaderImport,
    node: Selected['node'],
    before: ReadonlyMap<string, NameEntry>,
): Steps<Selected> {
    const all = constantsLike(header, node.pattern.name);
    const left = all.filter(({ name }) => !node.excluded.some(word => isLike(name, word.name)));
    const entries: NameEntry[] = [];
    const valueless: Valueless[] = [];
    const groupOf = groupsOf(node);
    yield* inPieces(left, constant => {
        const { name, at } = constant;
        const value = valueIn(node, constant);
        if (at === undefined || (isPattern(node.pattern.name) && isNoNumber(constant))) return;
        if (typeof value === 'string') valueless.push({ name, constant, why: value });
        const usable = typeof value === 'string' ? undefined : value;
        const traits = traitsInPlatform(surroundings.platform, node.kind, name, usable);
        const line = lineWithNumber(at.line);
        const entry = new NameEntry(line, groupOf(at.file), at.character, name, usable, traits);
        const same = before.get(name);
        entries.push(same !== undefined && isSameEntry(same, entry) ? same : entry);
    });
    return {
        node,
        entries: inOrder(entries),
        valueless,
        idle: node.excluded.filter(word => !all.some(({ name }) => isLike(name, word.name))),
        isEmpty: entries.length === 0 && left.length === all.length,
    };
}

const isSameEntry = (a: NameEntry, b: NameEntry): boolean =>
    isAlike(a, b) &&
    a.file === b.file &&
    a.line === b.line &&
    a.span.start === b.span.start &&
    a.header === b.header;

/** A group for each file that constants stand in. */
function groupsOf({ kind, form }: Selected['node']): (file: string) => NameGroup {
    const groups = new Map<string, NameGroup>();
    return file => {
        const group = groups.get(file) ?? { file, kind, header: form ?? 'number' };
        groups.set(file, group);
        return group;
    };
}

/** A word of a C file that is no name here, and a macro that is empty or has parameters: those of an include guard, of a function. */
const isNoNumber = ({ name, kind, spelling, value, why }: CConstant): boolean =>
    ownerOfWord(name) !== undefined ||
    (kind === 'macro' && value === undefined && (spelling === '' || why === 'it has parameters'));

/** The value of a constant as one of a kind: an id, a byte address or an offset; else why it has none. */
function valueIn({ kind, form }: Selected['node'], { name, value, why }: CConstant): bigint | string {
    const largest = form === 'mfn' ? LAST_FRAME : LARGEST[kind];
    if (ownerOfWord(name) !== undefined) return 'the name is a reserved word';
    if (value === undefined) return why ?? 'it is not constant';
    if (value < 0n) return `it is ${value}, which is below 0`;
    if (value > largest) return `it is 0x${value.toString(16)}, which is too large`;
    return form === 'mfn' ? addressOfFrame(value) : value;
}

/** Files in the order of their first names. */
function inOrder(entries: readonly NameEntry[]): NameEntry[] {
    const files = new Map<string, NameEntry[]>();
    for (const entry of entries) addTo(files, entry.file, entry);
    return [...files.values()].flatMap(each =>
        each.sort((a, b) => a.line - b.line || a.span.start - b.span.start),
    );
}

function constantsLike({ reading: { constants }, names }: CHeader, pattern: string): CConstant[] {
    if (!isPattern(pattern)) return [constants.get(pattern) ?? []].flat();
    const start = pattern.slice(0, -1);
    const found: CConstant[] = [];
    for (let at = countLeading(names, name => name < start); names[at]?.startsWith(start); at++) {
        const constant = constants.get(names[at] ?? '');
        if (constant !== undefined) found.push(constant);
    }
    return found;
}
