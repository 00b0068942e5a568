// The statements of a file: `platform`, `target`, `license`, `import`, `emit`, and the head lines of blocks.

import { expected, isReadable, name, nameHere, type Reader } from './expression';
import { flaw, replaceBy } from './flaw';
import {
    type FileStatement,
    type HeadNode,
    NAME_KINDS,
    type NameKind,
    type NameNode,
    type PatternNode,
    type StringNode,
    TABLE_KINDS,
} from './syntax';

const FILE_WORDS = ['platform', 'target', 'license', 'import', 'emit'] as const;
type FileWord = (typeof FILE_WORDS)[number];

const HEAD_WORDS = ['names', 'domain', 'test', ...TABLE_KINDS] as const;
type HeadWord = (typeof HEAD_WORDS)[number];

const fileWords: ReadonlySet<string> = new Set(FILE_WORDS);
const headWords: ReadonlySet<string> = new Set(HEAD_WORDS);
const nameKinds: ReadonlySet<string> = new Set(NAME_KINDS);

/** Whether a word begins a statement of the file that is one line. */
export const isFileWord = (word: string): word is FileWord => isSmall(word) && fileWords.has(word);

/** Whether a word begins the head line of a block. */
export const isHeadWord = (word: string): word is HeadWord => isSmall(word) && headWords.has(word);

/** The words of the language are in small letters, and most names are not. */
const isSmall = (word: string): boolean => word.charCodeAt(0) >= 0x61;

/** The statement that begins with the current word. */
export function readFileStatement(reader: Reader, word: FileWord): FileStatement {
    reader.scanner.next();
    switch (word) {
        case 'platform':
            return { kind: 'platform', name: hyphenated(reader, 'the name of a platform') };
        case 'target':
            return { kind: 'target', name: hyphenated(reader, 'the name of a target') };
        case 'license':
            return { kind: 'license', id: string(reader, 'an SPDX licence expression in double quotes') };
        case 'import':
            return {
                kind: 'import',
                path: string(reader, 'a path in double quotes'),
                patterns: readPatterns(reader),
            };
        case 'emit':
            return {
                kind: 'emit',
                format: readFormat(reader),
                path: string(reader, 'a path in double quotes'),
            };
    }
}

/** The head line that begins with the current word. It opens its block even when the rest cannot be read. */
export function readHead(reader: Reader, word: HeadWord): HeadNode {
    reader.scanner.next();
    const head = readHeadContent(reader, word);
    const { scanner } = reader;
    if (scanner.is('{')) {
        scanner.next();
        if (!scanner.is('end')) expected(reader, 'nothing after `{`: a row stands on a line of its own');
    } else if (reader.flaws.every(({ code }) => code === 'unclosed-block')) {
        expected(reader, '`{`');
    }
    return head;
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

function readHeadContent(reader: Reader, word: HeadWord): HeadNode {
    switch (word) {
        case 'names': {
            const of = readNameKind(reader);
            // Rows of an unknown kind are read as the most general one.
            return { kind: 'names', of: of ?? 'node', opens: `names ${of ?? 'node'}` };
        }
        case 'domain':
            return {
                kind: 'domain',
                name: name(reader, "the domain's name"),
                hwdom: take(reader, 'hwdom'),
                opens: 'domain',
            };
        case 'test':
            return {
                kind: 'test',
                title: string(reader, "the test's title in double quotes"),
                opens: 'test',
            };
        default:
            return {
                kind: 'table',
                table: word,
                name: name(reader, `the C name of the ${word} table`),
                opens: word,
            };
    }
}

const isNameKind = (word: string): word is NameKind => nameKinds.has(word);

function readNameKind(reader: Reader): NameKind | undefined {
    const { scanner } = reader;
    const word = scanner.lexeme;
    if (!isNameKind(word))
        return expected(reader, 'a kind of names: `node`, `reset`, `clock`, `frame` or `register`');
    scanner.next();
    return word;
}

function readFormat(reader: Reader): 'c' | 'ts' | undefined {
    const { scanner } = reader;
    const word = scanner.lexeme;
    if (!scanner.is('word') || (word !== 'c' && word !== 'ts')) return expected(reader, '`c` or `ts`');
    scanner.next();
    return word;
}

function hyphenated(reader: Reader, what: string): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, what);
    scanner.extendOverHyphens();
    return nameHere(reader);
}

/** Goes past a word of the language if it stands here. */
export function take({ scanner }: Reader, word: string): boolean {
    if (!scanner.is('word') || scanner.lexeme !== word) return false;
    scanner.next();
    return true;
}

function readPatterns(reader: Reader): PatternNode[] {
    const patterns: PatternNode[] = [];
    if (!take(reader, 'as')) return patterns;
    do {
        const kind = readNameKind(reader);
        if (kind === undefined) return patterns;
        const form = kind === 'frame' ? readFrameForm(reader) : undefined;
        const pattern = readPattern(reader);
        const excluded: NameNode[] = [];
        while (take(reader, 'not')) {
            const word = readPattern(reader);
            if (word !== undefined) excluded.push(word);
        }
        patterns.push({ kind, form, pattern, excluded });
    } while (takeComma(reader));
    return patterns;
}

function readFrameForm(reader: Reader): 'at' | 'mfn' | undefined {
    if (take(reader, 'at')) return 'at';
    if (take(reader, 'mfn')) return 'mfn';
    const { scanner, flaws } = reader;
    const here = { start: scanner.start, end: scanner.start };
    flaws.push(
        flaw(
            'ambiguous-number',
            scanner,
            { text: 'the values of a header', use: 'frame' },
            replaceBy('They are byte addresses', here, 'at '),
            replaceBy('They are frame numbers', here, 'mfn '),
        ),
    );
    return undefined;
}

function readPattern(reader: Reader): NameNode | undefined {
    const { scanner } = reader;
    if (!scanner.is('word')) return expected(reader, 'a name or a pattern like `NODE_*`');
    scanner.extendOverStar();
    return nameHere(reader);
}

/** Goes past a comma if one stands here and the list should go on. */
export function takeComma(reader: Reader): boolean {
    if (!reader.scanner.is(',') || !isReadable(reader)) return false;
    reader.scanner.next();
    return true;
}
