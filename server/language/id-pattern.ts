// A pattern where an id belongs, as a shell has them: no row takes one, but what it stands for is known.

/** No name is as long, so a longer text is no pattern of one; it may have millions of characters. */
const LONGEST = 100;

/** Whether a name is one that a pattern with `*`, `?`, `[01]` and `{0,1}` stands for; `undefined` for a text without any of these. */
export function idPattern(text: string): ((name: string) => boolean) | undefined {
    if (text.length > LONGEST || !/[*?[{]/.test(text)) return undefined;
    if (!/^(?:\w|\*|\?|\[\w+\]|\{\w+(?:,\w+)*\})+$/.test(text)) return undefined;
    const parts = text.match(/\[\w+\]|\{[\w,]+\}|\*|\?|\w+/g) ?? [];
    return name => isAlike(name, parts);
}

/** Whether a name is these parts, one after the other. All places to which a part may lead are followed at once: tried in turn they would be very many. */
function isAlike(name: string, parts: readonly string[]): boolean {
    let places = new Set([0]);
    for (const part of parts) places = new Set([...places].flatMap(at => placesBehind(part, name, at)));
    return places.has(name.length);
}

/** Where a part that begins at a place of the name may end. */
function placesBehind(part: string, name: string, at: number): readonly number[] {
    if (part === '?') return at < name.length ? [at + 1] : [];
    if (part === '*') return Array.from({ length: name.length - at + 1 }, (_, more) => at + more);
    return choicesOf(part)
        .filter(each => name.startsWith(each, at))
        .map(({ length }) => at + length);
}

function choicesOf(part: string): readonly string[] {
    const inside = part.slice(1, -1);
    if (part.startsWith('[')) return [...inside];
    return part.startsWith('{') ? inside.split(',') : [part];
}
