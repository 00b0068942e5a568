// The words of the language as completions. A word that begins a block offers the whole block to fill in.

import { rulesOfEdition } from '../../access/editions';
import { type FirstWord, isFirstWord } from '../../language/statements';
import { NAME_KINDS } from '../../language/syntax';
import type { LanguageWord } from '../../language/words';
import { PLATFORM_NAMES } from '../../model/platforms';
import type { Program, Table } from '../../model/program';
import { traitsOf } from '../../model/targets';
import { tableAt } from '../places/rowAt';
import { summaryOf } from '../texts/keywords';
import { CLASS_BITS } from '../texts/valueText';
import { type Candidate, ITEM_KINDS, LIKELY, REST, WORDS } from './candidate';
import { lowestName } from './lowestName';
import { outputStem } from './paths';
import type { CompletionPlace } from './place';

/** The words that fit at a place. */
export function* wordCandidates(program: Program, line: number, place: CompletionPlace): Iterable<Candidate> {
    if (place.block === 'file' && place.atLineStart && isEmpty(program, line)) yield skeleton(program);
    const table = tableAt(program, line);
    for (const word of inOrder(place)) {
        if (word === 'mailbox' && rulesOfEdition(program.edition).mailboxIndex === undefined) continue;
        if (word === 'index' && (table === undefined || !takesIndex(program, table, line))) continue;
        yield { ...candidateOf(word), ...snippetOf(program, table, place, word) };
    }
    const { statement } = place;
    if (statement.kind !== 'emit' || statement.format !== undefined) return;
    for (const [label, what] of FORMATS) yield formatCandidate(label, what, place);
}

/** At the end of the line with the quotes of its path. */
const formatCandidate = (label: string, what: string, { isLast }: CompletionPlace): Candidate => ({
    label,
    kind: ITEM_KINDS.value,
    rank: WORDS,
    detail: () => what,
    ...(isLast && { insert: `${label} "$0"`, isSnippet: true, opensList: true }),
});

/**
 * Words that silence a mistake come after those that avoid it. In a row, numbers come after words: where no frame is known for a device,
 * the row is probably for the hardware domain or for nobody.
 */
function inOrder({ words, statement }: CompletionPlace): LanguageWord[] {
    const isLater = (word: LanguageWord): boolean =>
        word === 'waive' || (statement.kind === 'access-row' && (word === 'at' || word === 'mfn'));
    return [...words.filter(word => !isLater(word)), ...words.filter(isLater)];
}

const FORMATS = [
    ['c', 'a C header'],
    ['ts', 'a TypeScript module'],
] as const;

const candidateOf = (word: LanguageWord): Candidate => ({
    label: word,
    kind: ITEM_KINDS.word,
    rank: WORDS,
    detail: () => summaryOf(word),
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
    const insert = isStart && isFirstWord(word) ? SNIPPETS[word] : lineSnippet(program, table, word, place);
    if (insert === undefined) return {};
    const isSecond = isStart && program.tables.some(({ kind }) => kind === word);
    const opensList = OPEN_LISTS.includes(word);
    return { kind: ITEM_KINDS.snippet, rank: isSecond ? REST : WORDS, insert, isSnippet: true, opensList };
}

function lineSnippet(
    program: Program,
    table: Table | undefined,
    word: LanguageWord,
    { isLast }: CompletionPlace,
): string | undefined {
    if (word === 'waive' && isLast) return 'waive $0';
    return word === 'index' && table !== undefined ? indexLine(program, table) : undefined;
}

/** After these, what follows is one of a list. Placeholders with a choice open theirs by themselves. */
const OPEN_LISTS: readonly LanguageWord[] = ['platform', 'target', 'emit', 'waive'];

/** A placeholder with a default text; `$1` has none, and `$0` is the final cursor. */
const field = (at: number, text: string): string => `\${${at}:${text}}`;
const choice = (at: number, words: readonly string[]): string => `\${${at}|${words.join(',')}|}`;
const block = (head: string): string => `${head} {\n    $0\n}`;

/** Whether a file has no statements yet, apart from the line that is being typed. */
function isEmpty({ document }: Program, typed: number): boolean {
    for (const { node, number } of document.lines)
        if (number !== typed && (node.statement.kind !== 'blank' || node.flaws.length > 0)) return false;
    return true;
}

/** A whole file to fill in. */
const skeleton = ({ file }: Program): Candidate => ({
    label: 'eemi',
    kind: ITEM_KINDS.snippet,
    rank: LIKELY,
    detail: () => 'a whole file: platform, licence, outputs, the first table',
    insert: [
        `platform ${choice(1, PLATFORM_NAMES)}`,
        `license  "${field(2, 'GPL-2.0-only')}"`,
        '',
        `emit c  "${field(3, outputStem(file))}.h"`,
        'emit ts "$3.ts"',
        '',
        'node pm_node_access {',
        '    $0',
        '}',
    ].join('\n'),
    isSnippet: true,
    needsSnippets: true,
});

/** Statements with placeholders to fill in. */
const SNIPPETS: { readonly [W in FirstWord]: string } = {
    platform: 'platform $0',
    target: 'target $0',
    license: `license "${field(1, 'GPL-2.0-only')}"`,
    include: 'include "$1"',
    define: `define ${field(1, 'CONFIG_ARM_64')}`,
    import: 'import "$1"',
    emit: 'emit $0',
    names: block(`names ${choice(1, NAME_KINDS)}`),
    node: block(`node ${field(1, 'pm_node_access')}`),
    reset: block(`reset ${field(1, 'pm_reset_access')}`),
    mmio: block(`mmio ${field(1, 'pm_mmio_access')}`),
    clock: block(`clock ${field(1, 'pm_clock_node_map')}`),
    domain: block(`domain ${field(1, 'guest')}`),
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
