// What the parser of a line shares, and the smallest steps of reading: a word, a string, a comma. The statements read
// themselves with these.

import { type Flaw, flaw, type LineFix } from './flaw';
import type { Scanner } from './scanner';
import type { NameNode, StringNode } from './syntax';
import { type LanguageWord, ownerOfWord } from './words';

/** Where it reads, and what it has found wrong. */
export interface Reader {
    readonly scanner: Scanner;
    readonly flaws: Flaw[];
}

/** How many flaws a line may have before its lists are read no further: nobody mends more, and each takes memory. */
const MOST_FLAWS = 100;

/** Reports that something else was expected here, once in a line, and gives up on the rest of the line. */
export function expected(reader: Reader, what: string, ...fixes: LineFix[]): undefined {
    const { scanner } = reader;
    if (scanner.skipped) return undefined;
    const span = scanner.is('end') ? { start: scanner.previousEnd, end: scanner.previousEnd } : scanner;
    reader.flaws.push(flaw('syntax', span, { expected: what, found: describe(scanner) }, ...fixes));
    scanner.skipRest();
    return undefined;
}

/** Whether a list should go on: a line full of flaws is given up. */
export const isReadable = ({ flaws }: Reader): boolean => flaws.length < MOST_FLAWS;

/** Whether a word of the language stands here. */
export const at = ({ scanner }: Reader, word: LanguageWord): boolean =>
    scanner.is('word') && scanner.lexeme === word;

/** Goes past a word of the language if it stands here. */
export function take(reader: Reader, word: LanguageWord): boolean {
    if (!at(reader, word)) return false;
    reader.scanner.next();
    return true;
}

/** One of some words, and goes past it; `what` says what was expected where none of them stands here. */
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

/** Goes past a comma if one stands here and the list should go on. */
export function takeComma(reader: Reader): boolean {
    if (!reader.scanner.is(',') || !isReadable(reader)) return false;
    reader.scanner.next();
    return true;
}

/** Goes past a symbol that has to stand here. */
export function takeSymbol(reader: Reader, symbol: '=' | '(' | ')' | '{'): boolean {
    if (!reader.scanner.is(symbol)) return expected(reader, `\`${symbol}\``) ?? false;
    reader.scanner.next();
    return true;
}

/** A string in double quotes; its content may be anything but a quote. */
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

/** A word that may hold hyphens: the code of a diagnostic, a platform, a target. */
export function hyphenated(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, what);
    scanner.extendOverHyphens();
    return nameHere(reader);
}

/** The current word as a name, whatever it is. */
export function nameHere({ scanner }: Reader, word = scanner.lexeme): NameNode {
    const node: NameNode = { kind: 'name', name: word, start: scanner.start, end: scanner.end };
    scanner.next();
    return node;
}

function describe(scanner: Scanner): string {
    if (scanner.is('end')) return 'the end of the line';
    const lexeme = scanner.lexeme.length > 40 ? `${scanner.lexeme.slice(0, 40)}…` : scanner.lexeme;
    return scanner.is('word') && ownerOfWord(lexeme) === 'language'
        ? `the keyword \`${lexeme}\``
        : `\`${printable(lexeme)}\``;
}

/** Control and format characters as their code points, so that a message shows what nobody can see. */
const printable = (text: string): string =>
    text.replace(
        /[\p{C}\p{Zl}\p{Zp}]/gu,
        char => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
