// Every place where a declared name is written, in its own file and in those that can use it.

import type { Range } from '../../language/document';
import { ROLES } from '../../language/form';
import type { Line } from '../../language/lines';
import { declares, type Mention, mentionsOf } from '../../language/parts';
import { PIECE, type Steps } from '../../language/steps';
import type { Span } from '../../language/syntax';
import { platformOfFile } from '../../model/platforms';
import { rangeIn } from '../../model/problem';
import type { Program } from '../../model/program';
import type { Workspace } from '../workspace';
import type { LineRange } from './lines';
import { isSame, type Meaning, meaningOf, meaningOfWord, namedBy } from './meaning';
import { looseWords } from './symbolAt';

export interface Occurrence {
    readonly file: string;
    readonly range: Range;
    readonly declares: boolean;
}

/**
 * The places of a declared name in all files that can use it, by file, in the order of the text. `from` is the file that the
 * request is about. A file that cannot be read has none, but the declaration itself is always included.
 */
export function* occurrencesOf(workspace: Workspace, from: string, meaning: Meaning): Steps<Occurrence[]> {
    const { file, line, span } = meaning.entry;
    if (meaning.space !== 'parameter') yield* workspace.analysingAll();
    const found: Occurrence[] = [];
    for (const each of filesThatSee(workspace, from, meaning)) {
        const program = workspace.analysis(each)?.program;
        if (program === undefined) continue;
        for (const range of pieces(program.document.lines.length)) {
            for (const place of occurrencesIn(program, meaning, range)) found.push(place);
            yield PIECE;
        }
    }
    if (!isOfHeader(meaning) && workspace.analysis(file) !== undefined) return found;
    return [{ file, range: rangeIn(line, span), declares: true }, ...found];
}

function* pieces(lines: number): Generator<LineRange> {
    for (let first = 0; first < lines; first += PIECE) yield { first, last: first + PIECE - 1 };
}

/** The places of a declared name in a program's own file, or in some of its lines. */
export function occurrencesIn(
    program: Program,
    meaning: Meaning,
    { first, last }: LineRange = { first: 0, last: program.document.lines.length - 1 },
): Occurrence[] {
    const { name, line } = meaning.entry;
    if (meaning.space === 'parameter')
        return first <= line && line <= last ? lineOccurrences(program, line, meaning) : [];
    const found: Occurrence[] = [];
    for (const { text, number } of program.document.lines.between(first, last)) {
        if (!text.includes(name)) continue;
        for (const each of lineOccurrences(program, number, meaning)) found.push(each);
    }
    return found;
}

function lineOccurrences(program: Program, at: number, meaning: Meaning): Occurrence[] {
    const line = program.document.lines.get(at);
    if (line === undefined) return [];
    const { name } = meaning.entry;
    const place = (span: Span, declares: boolean): Occurrence => ({
        file: program.file,
        range: rangeIn(at, span),
        declares,
    });
    const read = mentionsOf(line)
        .filter(mention => mention.name === name && isSame(meaningOf(program, at, mention), meaning))
        .map(({ span, part }) => place(span, declares(part)));
    const loose = looseWords(line)
        .filter(({ start, end }) => line.text.slice(start, end) === name)
        .filter(() => isSame(meaningOfWord(program, name), meaning))
        .map(span => place(span, false));
    return [...read, ...loose].sort((a, b) => a.range.start.character - b.range.start.character);
}

/**
 * The line of a program's own file in which a name is written first that nothing declares there, and that a declaration in this name space
 * would give a meaning; in pieces. `undefined` if there is none.
 */
export function* undeclaredIn(
    program: Program,
    space: Meaning['space'],
    name: string,
): Steps<number | undefined> {
    const { lines } = program.document;
    for (const { first, last } of pieces(lines.length)) {
        for (const line of lines.between(first, last))
            if (line.text.includes(name) && isUndeclaredIn(program, line, space, name)) return line.number;
        yield PIECE;
    }
    return undefined;
}

function isUndeclaredIn(program: Program, line: Line, space: Meaning['space'], name: string): boolean {
    const isMeant = (mention: Mention): boolean =>
        mention.name === name &&
        spaceOf(mention) === space &&
        meaningOf(program, line.number, mention) === undefined;
    if (mentionsOf(line).some(isMeant)) return true;
    return (
        space === 'names' &&
        meaningOfWord(program, name) === undefined &&
        looseWords(line).some(({ start, end }) => line.text.slice(start, end) === name)
    );
}

/** The name space in which a name in a line is looked for; `undefined` for the words of the language. */
function spaceOf({ part: { role } }: Mention): Meaning['space'] | undefined {
    if (role === 'domain' || role === 'owner') return 'domains';
    if (role === 'parameter') return 'parameter';
    return ROLES[role] === 'other' ? undefined : 'names';
}

/** A platform's name may be used in any file, a file's name in the files that read it. */
function filesThatSee(workspace: Workspace, from: string, meaning: Meaning): string[] {
    const { space, entry } = meaning;
    if (space === 'parameter') return [entry.file];
    const isOfPlatform = platformOfFile(entry.file) !== undefined;
    const others = isOfPlatform ? workspace.files() : workspace.importers(entry.file);
    return [...new Set([...(isOfHeader(meaning) ? [] : [entry.file]), from, ...others])];
}

/** A header is no file of the language. */
const isOfHeader = (meaning: Meaning): boolean => namedBy(meaning)?.header !== undefined;
