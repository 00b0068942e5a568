// The words of the language as completions. A word that begins a block offers the whole block to fill in.

import { type FirstWord, isFirstWord } from '../../language/statements';
import { NAME_KINDS } from '../../language/syntax';
import type { LanguageWord } from '../../language/words';
import type { Program, Table } from '../../model/program';
import { traitsOf } from '../../model/targets';
import { tableAt } from '../places/rowAt';
import { KEYWORDS } from '../texts/keywords';
import { CLASS_BITS } from '../texts/valueText';
import { type Candidate, ITEM_KINDS, REST, WORDS } from './candidate';
import { lowestName } from './lowestName';
import type { CompletionPlace } from './place';

/** The words that fit at a place. */
export function* wordCandidates(program: Program, line: number, place: CompletionPlace): Iterable<Candidate> {
    const table = tableAt(program, line);
    for (const word of inOrder(place.words)) {
        if (word === 'index' && (table === undefined || !takesIndex(program, table, line))) continue;
        yield { ...candidateOf(word), ...snippetOf(program, table, place, word) };
    }
    const { statement } = place;
    if (statement.kind !== 'emit' || statement.format !== undefined) return;
    for (const [label, what] of FORMATS)
        yield { label, kind: ITEM_KINDS.value, rank: WORDS, detail: () => what };
}

/** Words that silence a mistake come after those that avoid it. */
const inOrder = (words: readonly LanguageWord[]): LanguageWord[] => [
    ...words.filter(word => word !== 'waive'),
    ...words.filter(word => word === 'waive'),
];

const FORMATS = [
    ['c', 'a C header'],
    ['ts', 'a TypeScript module'],
] as const;

const candidateOf = (word: LanguageWord): Candidate => ({
    label: word,
    kind: ITEM_KINDS.word,
    rank: WORDS,
    detail: () => KEYWORDS[word].summary,
    data: { word },
});

/** A table has at most one `index` line, and for a node table it may not be allowed. */
function takesIndex({ target }: Program, table: Table, line: number): boolean {
    if (table.kind === 'mmio' || (traitsOf(target).macros === 'base' && table.kind === 'node')) return false;
    return table.macro === undefined || table.macro.line === line;
}

/** A whole statement to fill in, if the word begins one. A file has one table of a kind, so a second one ranks lower. */
function snippetOf(
    program: Program,
    table: Table | undefined,
    place: CompletionPlace,
    word: LanguageWord,
): Partial<Candidate> {
    const isStart = place.block === 'file' && place.atLineStart;
    const insert = isStart && isFirstWord(word) ? SNIPPETS[word] : lineSnippet(program, table, word);
    if (insert === undefined) return {};
    const isSecond = isStart && program.tables.some(({ kind }) => kind === word);
    return { kind: ITEM_KINDS.snippet, rank: isSecond ? REST : WORDS, insert, isSnippet: true };
}

const lineSnippet = (program: Program, table: Table | undefined, word: LanguageWord): string | undefined =>
    word === 'index' && table !== undefined ? indexLine(program, table) : undefined;

/** A placeholder with a default text; `$1` has none, and `$0` is the final cursor. */
const field = (at: number, text: string): string => `\${${at}:${text}}`;
const choice = (at: number, words: readonly string[]): string => `\${${at}|${words.join(',')}|}`;
const block = (head: string, row = ''): string => `${head} {\n    ${row}$0\n}`;

/** Statements with placeholders to fill in. */
const SNIPPETS: { readonly [W in FirstWord]: string } = {
    platform: 'platform $0',
    target: 'target $0',
    license: `license "${field(1, 'GPL-2.0-only')}"`,
    import: 'import "$1"',
    emit: `emit ${choice(1, ['c', 'ts'])} "$2"`,
    names: block(`names ${choice(1, NAME_KINDS)}`),
    node: block(`node ${field(1, 'pm_node_access')}`),
    reset: block(`reset ${field(1, 'pm_reset_access')}`),
    mmio: block(`mmio ${field(1, 'pm_mmio_access')}`),
    clock: block(`clock ${field(1, 'pm_clock_node_map')}`),
    domain: block(`domain ${field(1, 'guest')}`, 'iomem '),
    test: block(`test "${field(1, 'what must hold')}"`),
};

/** The usual macro of the target: it subtracts the lowest id, or removes the class bits, from which no index is made. */
function indexLine({ scope, target }: Program, { kind }: Table): string {
    const lowest = kind === 'mmio' ? undefined : lowestName(scope, kind);
    if (lowest?.value !== undefined && lowest.value >= CLASS_BITS)
        return `index ${field(1, 'PM_NODE_IDX')}(id) = id & ${field(2, '0x3fff')}`;
    const macro = traitsOf(target).macros === 'base' ? 'XILPM_RESET_IDX' : 'PM_RESET_IDX';
    return `index ${field(1, macro)}(n) = n - ${field(2, lowest?.name ?? '1000')}`;
}
