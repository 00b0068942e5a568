// What was probably meant by a line that cannot be read because of one word or symbol. The parser reads the line again with
// each of these in place of what is written; the first that can be read counts, so that one mistake gives one message.

import { type Flaw, type LineFix, flaw as newFlaw } from './flaw';
import { nearestWords } from './nearest';
import { type Mend, Scanner } from './scanner';
import { FORMATS } from './statements/emit';
import type { Block, Span } from './syntax';
import { LANGUAGE_WORDS, ownerOfWord } from './words';

/** What may be meant, the most likely first. `flaw` is the first of the line. */
export function mendsOf(text: string, flaw: Flaw): Mend[] {
    const { token, before } = tokensAt(text, flaw.start);
    if (token === undefined) return [];
    const { lexeme, start, end } = token;
    const near = token.isWord ? nearestWords(WORDS, lexeme) : [];
    return [
        ...flaw.fixes.filter(isOneToken),
        ...near.map(newText => ({ start, end, newText })),
        ...(lexeme === 'hwdom' && before !== undefined && JOINS.has(before.lexeme)
            ? [{ start: before.start, end: before.end, newText: 'or' }]
            : []),
        ...(NEEDLESS.has(lexeme) ? [{ start, end, newText: '' }] : []),
    ];
}

/** The flaw of a line that can be read with any of these mends: it offers them, and says which words may be meant. */
export function withMends(flaw: Flaw, mends: readonly Mend[], text: string, block: Block): Flaw {
    const others = flaw.fixes.filter(({ newText }) => mends.every(mend => mend.newText !== newText));
    const fixes = [...mends.map(mend => fixOf(mend, text, block)), ...others];
    const near = mends.filter(mend => isWord(mend, flaw)).map(({ newText }) => newText);
    if (near.length === 0) return { ...flaw, fixes };
    return newFlaw('syntax', flaw, { unknown: text.slice(flaw.start, flaw.end), near }, ...fixes);
}

/** Whether a word of the language stands for the word at the flaw. */
const isWord = ({ start, newText }: Mend, flaw: Flaw): boolean =>
    start === flaw.start && WORDS.includes(newText);

/** The fix that writes what is read. If it changes who may do what, its title says so. */
function fixOf({ start, end, newText }: Mend, text: string, block: Block): LineFix {
    if (newText !== '') return { title: `Write ${newText}${effectOf(newText, block)}`, start, end, newText };
    return { title: `Remove ${text.slice(start, end)}`, start, end, newText };
}

/** What a word does to who may do what; nothing for most words. */
export function effectOf(word: string, block: Block): string {
    if (word === 'deny') return ': nobody may';
    if (word === 'all') return ': the domain owns every page';
    if (word === 'readonly') return ': no writes';
    if (word !== 'hwdom' && word !== 'or') return '';
    return block === 'file' ? ': it is the hardware domain' : ': the hardware domain may';
}

const WORDS: readonly string[] = [...LANGUAGE_WORDS, ...FORMATS];

/** What is written between a frame and `hwdom` instead of `or`. */
const JOINS: ReadonlySet<string> = new Set(['|', ',', '+', '&']);

/** What other languages write where nothing belongs. */
const NEEDLESS: ReadonlySet<string> = new Set(['=', ',', ';', ':', '%', '&', '|', "'", '`']);

const isOneToken = ({ newText }: LineFix): boolean => newText === '->' || newText === '..';

interface Token extends Span {
    readonly lexeme: string;
    /** Whether it is a word that the language does not have. */
    readonly isWord: boolean;
}

/** The token at a column, and the one before it. */
function tokensAt(text: string, column: number): { token: Token | undefined; before: Token | undefined } {
    let before: Token | undefined;
    for (const scanner = new Scanner(text); !scanner.is('end'); scanner.next()) {
        const { start, end, lexeme } = scanner;
        const token = {
            start,
            end,
            lexeme,
            isWord: scanner.is('word') && ownerOfWord(lexeme) !== 'language',
        };
        if (start === column) return { token, before };
        before = token;
    }
    return { token: undefined, before };
}
