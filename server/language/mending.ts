// What was probably meant by a line that cannot be read because of one word or symbol. The parser reads the line again with
// each of these in place of what is written; the first that can be read counts, so that one mistake gives one message. Most files have
// no such line, so the first call loads it (`AT_FIRST_CALL` in build.mjs).

import { type Flaw, type LineFix, flaw as newFlaw, safe } from './flaw';
import { isSameWord, listed, nearestListed } from './nearest';
import { quotedAt, unquoted } from './quotes';
import { type Mend, Scanner } from './scanner';
import { FORMAT_OF, FORMATS } from './statements/emit';
import type { Block, Span } from './syntax';
import { LANGUAGE_WORDS, ownerOfWord } from './words';

/** What may be meant, the most likely first. `flaw` is the first of the line. */
export function mendsOf(text: string, flaw: Flaw, block: Block): Mend[] {
    const { token, before } = tokensAt(text, flaw.start);
    if (token === undefined) return quotedAt(text, flaw.start);
    const { lexeme, start, end } = token;
    const isFirst = before === undefined;
    return [
        ...flaw.fixes.filter(isOneToken).map(fix => ({ ...fix, newText: fix.newText.trim() })),
        ...(isFirst ? [] : arrowsAt(text, flaw.start)),
        ...dotsAt(text, flaw.start, block),
        ...nearTo(token),
        ...plusAt(token, before, text, block),
        ...formatAt(token, before),
        ...unquoted(token),
        ...(block === 'file' || block.startsWith('names ') ? hyphenedAt(text, flaw.start) : []),
        ...(isFirst ? [] : quotedAt(text, flaw.start)),
        ...joinedByOr(text),
        // `iomem mnf 0xff0a0`, `indx IDX(n) = n`: the word before was taken for a name.
        ...nearTo(before),
        ...(NEEDLESS.has(lexeme) || (isFirst && lexeme === '-') ? [{ start, end, newText: '' }] : []),
    ];
}

function nearTo(token: Token | undefined): Mend[] {
    if (!token?.isWord) return [];
    const { start, end, lexeme } = token;
    return nearestListed(LISTED, lexeme).map(newText => ({ start, end, newText }));
}

/** What is written instead of `->`, or nothing; between two ids before an arrow, it is instead of `..`. */
function arrowsAt(text: string, start: number): Mend[] {
    const written = /^(?:==>|<-|--?>?|→|>|to\b|through\b)/.exec(text.slice(start))?.[0];
    if (written === '->') return [];
    if (written === undefined)
        return isMissingArrow(text, start) ? [{ start, end: start, newText: '->' }] : [];
    const end = start + written.length;
    if (!text.includes('->', end)) return [{ start, end, newText: '->' }];
    return text[start - 1] === ' ' || isBetweenIds(text, start) ? [{ start, end, newText: '..' }] : [];
}

const isMissingArrow = (text: string, start: number): boolean =>
    /\w/.test(text[start] ?? '') && !text.includes('->');

/** Whether a hyphen without blanks is between two numbers, or two names that begin alike; else it may be part of a name. */
function isBetweenIds(text: string, hyphen: number): boolean {
    const [, first = '', last = ''] =
        /(?<!\w)(\w+)-(\w+)$/.exec(text.slice(0, hyphen) + wordFrom(text, hyphen)) ?? [];
    const [prefix = ''] = /^(?:\d|[A-Za-z]+_)/.exec(first) ?? [];
    return prefix !== '' && (/\d/.test(prefix) ? /^\d/.test(last) : last.startsWith(prefix));
}

const wordFrom = (text: string, hyphen: number): string => /^-\w*/.exec(text.slice(hyphen))?.[0] ?? '';

/** Another number of dots than two, or the one character that an office program makes of three. */
function dotsAt(text: string, column: number, block: Block): Mend[] {
    let start = column;
    while (text[start - 1] === '.') start--;
    const written = /^(?:\.+=?|…)/.exec(text.slice(start))?.[0];
    if (written === undefined) return [];
    // A register of a block, as a member of C.
    const newText = written === '.' && block === 'mmio' ? '+' : '..';
    return [{ start, end: start + written.length, newText }];
}

/** Between a block of registers and a register of it. */
function plusAt(token: Token, before: Token | undefined, text: string, block: Block): Mend[] {
    // What is in small letters alone is no name of the headers.
    const isName = token.isWord && /[^a-z]/.test(token.lexeme);
    const isRegister = block === 'mmio' && isName && before?.isWord === true;
    return isRegister && nearTo(token).length === 0 && text.includes('->', token.end)
        ? [{ start: token.start, end: token.start, newText: '+' }]
        : [];
}

/** A name that is declared with hyphens. */
function hyphenedAt(text: string, hyphen: number): Mend[] {
    const [first] = /(?<!\w)[A-Za-z_]\w*$/.exec(text.slice(0, hyphen)) ?? [];
    const [rest] = /^(?:-\w+)+/.exec(text.slice(hyphen)) ?? [];
    if (first === undefined || rest === undefined) return [];
    const newText = `${first}${rest}`.replaceAll('-', '_');
    return [{ start: hyphen - first.length, end: hyphen + rest.length, newText }];
}

/** Before the path of an output whose extension says what it is. */
function formatAt({ lexeme, start }: Token, before: Token | undefined): Mend[] {
    if (before?.lexeme !== 'emit') return [];
    const newText = FORMAT_OF.get(/\.\w+(?="$)/.exec(lexeme)?.[0] ?? '');
    return newText === undefined ? [] : [{ start, end: start, newText }];
}

/** What is written before `hwdom` instead of `or`. */
function joinedByOr(text: string): Mend[] {
    const match = /(\|\|?|,|\+|&&?|\band)\s*hwdom\b/.exec(text);
    if (match?.[1] === undefined) return [];
    return [{ start: match.index, end: match.index + match[1].length, newText: 'or' }];
}

/** The flaw of a line that can be read with any of these mends: it offers them, and says which words may be meant. */
export function withMends(flaw: Flaw, mends: readonly Mend[], text: string, block: Block): Flaw {
    const others = flaw.fixes.filter(({ newText }) => mends.every(mend => mend.newText !== newText.trim()));
    const mended = mends.map(mend => fixOf(mend, text, block));
    const near = mends.filter(
        ({ newText, start, end }) => start < end && newText !== 'or' && WORDS.includes(newText),
    );
    const [best] = near;
    if (best === undefined) return { ...flaw, fixes: [...mended, ...others] };
    // What was offered for the word as it is written is not meant.
    const unknown = text.slice(best.start, best.end);
    return newFlaw('syntax', best, { unknown, near: near.map(({ newText }) => newText) }, ...mended);
}

/** Whether quotes are all that is missing. */
export function isQuoted({ newText }: Pick<Mend, 'newText'>): boolean {
    return newText.startsWith('"');
}

/** The fix that writes what is read. If it changes who may do what, its title says so. */
function fixOf({ start, end, newText }: Mend, text: string, block: Block): LineFix {
    if (isQuoted({ newText })) return safe({ title: 'Write it in double quotes', start, end, newText });
    if (newText !== '') {
        const effect = effectOf(newText, block);
        const title = `Write ${newText}${effect}`;
        const written = start === end ? `${newText} ` : apart(newText, text[start - 1], text[end]);
        const fix = { title, start, end, newText: written };
        const isNewName = text.slice(start, end).includes('-') && newText.includes('_');
        return (effect === '' || isSameWord(text.slice(start, end), newText)) && !isNewName ? safe(fix) : fix;
    }
    const isBetween = /\S/.test(text[start - 1] ?? ' ') && /\S/.test(text[end] ?? ' ');
    const fix = { title: `Remove ${text.slice(start, end)}`, start, end, newText: isBetween ? ' ' : '' };
    return text.slice(start, end) === 'only'
        ? { ...fix, title: `${fix.title}: the hardware domain may` }
        : safe(fix);
}

/** A word with a blank towards each neighbour that would otherwise become part of it, as in `MM_A, hwdom`. */
function apart(word: string, before = ' ', behind = ' '): string {
    if (!/^\w/.test(word)) return word;
    return `${/\w/.test(before) ? ' ' : ''}${word}${/\w/.test(behind) ? ' ' : ''}`;
}

/** What a word does to who may do what, or brings into being; nothing for most words. */
export function effectOf(word: string, block: Block): string {
    if (word === 'c') return ': the output is a C header';
    if (word === 'ts') return ': the output is a TypeScript module';
    if (word === 'deny') return ': nobody may';
    const all = block === 'mmio' ? 'registers' : 'ids';
    if (word === '..') return `: the row is for all ${all} from the first to the last`;
    if (word === 'all') return ': the domain owns every page';
    if (word === 'readonly') return ': no writes';
    if (word === 'hwdom' && block === 'file') return ': it is the hardware domain';
    const isRow = block === 'node' || block === 'reset' || block === 'mmio';
    return isRow && (word === 'hwdom' || word === 'or') ? ': the hardware domain may' : '';
}

const WORDS: readonly string[] = [...LANGUAGE_WORDS, ...FORMATS];
const LISTED = listed(WORDS);

/** What other languages write where nothing belongs. */
const NEEDLESS: ReadonlySet<string> = new Set([
    ...['=', ',', ';', ':', '%', '&', '|', "'", '`'],
    ...['only', 'control', 'table', 'rw'],
]);

const isOneToken = ({ newText }: LineFix): boolean => ['->', '..', '=', '= '].includes(newText);

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
        const isWord = scanner.is('word') && ownerOfWord(lexeme) !== 'language';
        const token = { start, end, lexeme, isWord };
        if (start === column) return { token, before };
        before = token;
    }
    return { token: undefined, before };
}
