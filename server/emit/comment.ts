// Makes a text safe for a comment in C or TypeScript: nothing in it can end the comment, join lines or be invisible.

import { filled, WIDTH } from './wrap';

/** Control and format characters, line separators and lone surrogates. Listed, so that it is the same in every version of Node. */
const UNSEEN =
    /[\0-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** As most comments: what has to be replaced is no printable ASCII, or begins with `*`, `/`, `?`, `@` or `\`. */
const HARMLESS = /^[ -)+-.0->A-[\]-~]*$/;

/** One line of text, safe for a comment. What is not allowed is replaced by something visible. */
const commentText = (text: string): string => (HARMLESS.test(text) ? text.trimEnd() : harmless(text));

const harmless = (text: string): string =>
    text
        .replaceAll('\t', '    ')
        .replace(UNSEEN, codePoint)
        .replaceAll('*/', '* /')
        .replaceAll('/*', '/ *')
        // Trigraphs: `??/` at the end of a line would act as a backslash.
        .replace(/\?\?(?=[=/'()!<>-])/g, '? ?')
        // What a TypeScript compiler would take as a directive.
        .replaceAll('@ts-', '@ ts-')
        .trimEnd()
        .replace(/\\$/, codePoint);

/** A C comment of one line; empty for an empty text. */
export function asideInC(line: string): string {
    const text = commentText(line);
    return text === '' ? '' : `/* ${text} */`;
}

/** The same in TypeScript; `//` for an empty text. */
export function asideInTypeScript(line: string): string {
    const text = commentText(line);
    return text === '' ? '//' : `// ${text}`;
}

/** A comment of the source in Xen's style, in lines of at most 80 columns; empty if there is none. */
export function proseInC(lines: readonly string[], indent = ''): string[] {
    const texts = lines.map(commentText);
    const aside = texts.length > 1 ? undefined : asideInC(texts[0] ?? '');
    if (aside === '') return [];
    if (aside !== undefined && indent.length + aside.length <= WIDTH) return [indent + aside];
    return block(filled(texts, WIDTH - indent.length - BLOCK_START.length)).map(line => indent + line);
}

const BLOCK_START = ' * ';

/** Comment lines in Xen's style, as lines of C without indentation; empty if there are none. */
export function blockComment(lines: readonly string[]): string[] {
    if (lines.length <= 1) return lines.map(asideInC).filter(line => line !== '');
    return block(lines);
}

const block = (lines: readonly string[]): string[] => [
    '/*',
    ...lines.map(commentText).map(text => (text === '' ? ' *' : BLOCK_START + text)),
    ' */',
];

/** Comment lines as lines of TypeScript. */
export const lineComment = (lines: readonly string[]): string[] => lines.map(asideInTypeScript);

const codePoint = (char: string): string =>
    `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
