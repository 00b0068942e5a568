// Makes any text safe to print: no character from a file or a path can control the terminal, reverse the text or hide in it.
// It also counts the columns that a text takes.

const PLAIN = /^[\x20-\x7e]*$/;

/** Whether each character of a text can be printed, and takes one column. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** The text with, for example, `<U+001B>` for each character that is invisible or would move the text. */
export const visible = (text: string): string =>
    isPlain(text) ? text : withoutUnprintable(text, codePointName);

/** The same for a text of several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** The expression stands in here, and is made when it is needed: that takes half a millisecond of each start, and most texts are plain. */
const withoutUnprintable = (text: string, nameOf: (char: string) => string): string =>
    text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu, nameOf);

/** How many columns a text from `visible` takes. */
export function columnsOf(text: string): number {
    if (isPlain(text)) return text.length;
    let columns = 0;
    for (const char of text) columns += columnsOfChar(char);
    return columns;
}

/** The expressions stand in here for the same reason as above. */
function columnsOfChar(char: string): number {
    if (
        /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})$/u.test(
            char,
        )
    )
        return 2;
    return /^[\p{Mn}\p{Me}]$/u.test(char) ? 0 : 1;
}

/** JSON text with every character escaped that is invisible or would move the text. */
export const visibleJson = (json: string): string =>
    withoutUnprintable(json, char =>
        char
            .split('')
            .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
            .join(''),
    );

const codePointName = (char: string): string =>
    `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
