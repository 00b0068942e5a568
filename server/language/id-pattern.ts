// A pattern where an id belongs, as a shell has them: no row takes one, but what it stands for is known.

/** Whether a name is one that a pattern with `*`, `?`, `[01]` and `{0,1}` stands for; `undefined` for a text without any of these. */
export function idPattern(text: string): ((name: string) => boolean) | undefined {
    if (!/[*?[{]/.test(text) || !/^(?:\w|\*|\?|\[\w+\]|\{\w+(?:,\w+)*\})+$/.test(text)) return undefined;
    const parts = text.match(/\[\w+\]|\{[\w,]+\}|\*|\?|\w+/g) ?? [];
    return name => isAlike(name, parts);
}

/** Whether a text is these parts, one after the other. */
function isAlike(text: string, [part, ...others]: readonly string[]): boolean {
    if (part === undefined) return text === '';
    if (part === '*') {
        // Of two in a row the second would stand for nothing.
        if (others[0] === '*') return isAlike(text, others);
        for (let at = 0; at <= text.length; at++) if (isAlike(text.slice(at), others)) return true;
        return false;
    }
    return beginningsOf(part, text).some(
        begins => text.startsWith(begins) && isAlike(text.slice(begins.length), others),
    );
}

/** With what a text may begin for a part. */
function beginningsOf(part: string, text: string): readonly string[] {
    if (part === '?') return text === '' ? [] : [text.slice(0, 1)];
    const inside = part.slice(1, -1);
    if (part.startsWith('[')) return [...inside];
    return part.startsWith('{') ? inside.split(',') : [part];
}
