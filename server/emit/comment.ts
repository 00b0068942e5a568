// Makes a text fit for a comment of C or TypeScript: nothing in it can end the comment, join lines or hide.

/** Control and format characters, line separators and lone surrogates; a list, so that it is the same in every Node. */
const UNSEEN =
    /[\0-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** Words and what stands between them in most comments: nothing that would have to be replaced. */
const HARMLESS = /^[\w ,.;:()=+<>|&%-]*$/;

/** One line of text as it may stand in a comment. What cannot stand there is replaced by something that can be seen. */
const commentText = (text: string): string => (HARMLESS.test(text) ? text.trimEnd() : harmless(text));

const harmless = (text: string): string =>
    text
        .replaceAll('\t', '    ')
        .replace(UNSEEN, codePoint)
        .replaceAll('*/', '* /')
        .replaceAll('/*', '/ *')
        // Trigraphs: `??/` at a line's end would be a backslash there.
        .replace(/\?\?(?=[=/'()!<>-])/g, '? ?')
        // What a TypeScript compiler would take for an instruction to itself.
        .replaceAll('@ts-', '@ ts-')
        .trimEnd()
        .replace(/\\$/, codePoint);

/** A comment of one line in C; empty for one that says nothing. */
export function asideInC(line: string): string {
    const text = commentText(line);
    return text === '' ? '' : `/* ${text} */`;
}

/** The same in TypeScript, where one that says nothing is `//`. */
export function asideInTypeScript(line: string): string {
    const text = commentText(line);
    return text === '' ? '//' : `// ${text}`;
}

/** Comment lines in Xen's style, as lines of C without indentation; empty where there are none. */
export function blockComment(lines: readonly string[]): string[] {
    if (lines.length <= 1) return lines.map(asideInC).filter(line => line !== '');
    const texts = lines.map(commentText);
    return ['/*', ...texts.map(text => (text === '' ? ' *' : ` * ${text}`)), ' */'];
}

/** Comment lines as lines of TypeScript. */
export const lineComment = (lines: readonly string[]): string[] => lines.map(asideInTypeScript);

const codePoint = (char: string): string =>
    `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
