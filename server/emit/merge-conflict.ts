// A generated file in a merge conflict: what each side of it has. Two branches that generated it always conflict in its digests.

/**
 * The two texts that the markers of a conflict tell apart, each with what stands outside the markers; `undefined` for a text without
 * conflict, and for markers that are not whole. What both branches began with, which some settings of git add, is left out.
 */
export function sidesOf(text: string): readonly [string, string] | undefined {
    if (!MARKED.test(text)) return undefined;
    const [ours, theirs]: [string[], string[]] = [[], []];
    let part: Part = 'both';
    for (const line of text.split('\n')) {
        const next = markerOf(line);
        if (next === undefined) {
            if (part === 'both' || part === 'ours') ours.push(line);
            if (part === 'both' || part === 'theirs') theirs.push(line);
        } else if (FOLLOWS[next].includes(part)) part = next;
        else return undefined;
    }
    return part === 'both' ? [ours.join('\n'), theirs.join('\n')] : undefined;
}

type Part = 'both' | 'ours' | 'base' | 'theirs';

const MARKED = /^<{7} /m;

/** The parts that a marker may end, by the part that begins behind it. */
const FOLLOWS: Readonly<Record<Part, readonly Part[]>> = {
    ours: ['both'],
    base: ['ours'],
    theirs: ['ours', 'base'],
    both: ['theirs'],
};

/** The part that begins behind a marker; `undefined` for any other line. */
const markerOf = (line: string): Part | undefined => MARKERS.find(([form]) => form.test(line))?.[1];

const MARKERS: readonly (readonly [RegExp, Part])[] = [
    [/^<{7}(?: |$)/, 'ours'],
    [/^\|{7}(?: |$)/, 'base'],
    [/^={7}$/, 'theirs'],
    [/^>{7}(?: |$)/, 'both'],
];
