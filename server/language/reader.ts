// The state shared while a line is parsed, and the smallest steps of parsing: a word, a string, a comma. The forms of
// statements are written with these.

import { short } from '../diagnostics/phrases';
import { type Flaw, flaw, type LineFix, replaceBy, safe } from './flaw';
import type { Scanner } from './scanner';
import type { NameNode, StringNode } from './syntax';
import { type LanguageWord, ownerOfWord } from './words';

/** The position in the line, and the flaws so far. */
export interface Reader {
    readonly scanner: Scanner;
    readonly flaws: Flaw[];
}

/** With this many flaws, the rest of a line's lists is skipped: nobody needs more messages, and each takes memory. */
const MOST_FLAWS = 100;

/** Reports that something else was expected here, at most once for each line, and skips the rest of the line. */
export function expected(reader: Reader, what: string, ...fixes: LineFix[]): undefined {
    const { scanner } = reader;
    if (scanner.skipped) return undefined;
    const span = scanner.is('end') ? { start: scanner.previousEnd, end: scanner.previousEnd } : scanner;
    reader.flaws.push(flaw('syntax', span, { expected: what, found: describe(scanner) }, ...fixes));
    scanner.skipRest();
    return undefined;
}

/** Whether to read on in a list: not in a line with too many flaws. */
export const isReadable = ({ flaws }: Reader): boolean => flaws.length < MOST_FLAWS;

/** Whether the current token is this word of the language. */
export const at = ({ scanner }: Reader, word: LanguageWord): boolean =>
    scanner.is('word') && scanner.lexeme === word;

/** Goes past a word of the language if it is here. */
export function take(reader: Reader, word: LanguageWord): boolean {
    if (!at(reader, word)) return false;
    reader.scanner.next();
    return true;
}

/** Reads one of some words, and goes past it; `what` names what was expected if none of them is here. */
export function oneOf<W extends string>(reader: Reader, words: readonly W[], what?: string): W | undefined {
    const { scanner } = reader;
    const found = scanner.is('word') ? words.find(word => word === scanner.lexeme) : undefined;
    if (found === undefined) return expected(reader, what ?? alternatives(words));
    scanner.next();
    return found;
}

/** `a`, `b` or `c`, each as code. */
export function alternatives(words: readonly string[]): string {
    const shown = words.map(word => `\`${word}\``);
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** Goes past a comma if there is one and the list should go on. */
export function takeComma(reader: Reader): boolean {
    if (!reader.scanner.is(',') || !isReadable(reader)) return false;
    reader.scanner.next();
    return true;
}

/** Goes past a symbol that must be here. */
export function takeSymbol(reader: Reader, symbol: '=' | '(' | ')' | '{'): boolean {
    if (!reader.scanner.is(symbol)) return expected(reader, `\`${symbol}\``) ?? false;
    reader.scanner.next();
    return true;
}

/** Goes past the `=` that must be here. It may be missing, as behind `#define`, or be written otherwise. */
export function takeEquals(reader: Reader): boolean {
    const { scanner } = reader;
    if (scanner.is('=')) {
        scanner.next();
        return true;
    }
    const { start, end } = scanner;
    if (scanner.is('number') || scanner.is('word'))
        return expected(reader, '`=`', safe(replaceBy('Write =', { start, end: start }, '= '))) ?? false;
    const isOther = scanner.is('->') || scanner.lexeme === ':';
    if (isOther) return expected(reader, '`=`', safe(replaceBy('Write =', { start, end }, '='))) ?? false;
    return expected(reader, '`=`') ?? false;
}

/** A string in double quotes, which may contain anything but a quote. */
export function string(reader: Reader, what: string): StringNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('string')) return expected(reader, what);
    const { start, end, lexeme } = scanner;
    const closed = lexeme.length > 1 && lexeme.endsWith('"');
    scanner.next();
    if (!closed) {
        const fix = { title: 'Close the string', start: end, end, newText: '"' };
        reader.flaws.push(flaw('unclosed-string', { start, end }, {}, fix));
        return undefined;
    }
    return { value: lexeme.slice(1, -1), start, end };
}

/** A word that may contain hyphens: the code of a diagnostic, a platform, a target. */
export function hyphenated(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, what);
    scanner.extendOverHyphens();
    return nameHere(reader);
}

/** The current word as a name, even if it is a reserved word. */
export function nameHere({ scanner }: Reader, word = scanner.lexeme): NameNode {
    const node: NameNode = { kind: 'name', name: word, start: scanner.start, end: scanner.end };
    scanner.next();
    return node;
}

function describe(scanner: Scanner): string {
    if (scanner.is('end')) return 'the end of the line';
    const { lexeme } = scanner;
    return scanner.is('word') && ownerOfWord(lexeme) === 'language'
        ? `the keyword \`${lexeme}\``
        : `\`${short(lexeme)}\``;
}
