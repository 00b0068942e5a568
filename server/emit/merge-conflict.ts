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

/**
 * Whether git put together what two branches generated, and nothing else is there: all lines of both sides stand in what would be generated
 * now, in their order, and all of that in one of the sides. How long an array is does not count, since a row more on each side makes two more.
 */
export function isPutTogether(sides: readonly [string, string], made: string): boolean {
    const [ours, theirs, all] = [linesOf(sides[0]), linesOf(sides[1]), linesOf(made)];
    const known = new Set([...ours, ...theirs]);
    return all.every(line => known.has(line)) && [ours, theirs].every(side => isWithin(side, all));
}

const linesOf = (text: string): string[] => text.split('\n').filter(line => !LENGTH.test(line));

/** A check of how long an array is. */
const LENGTH = /^ +BUILD_BUG_ON\(ARRAY_SIZE\(\w+\) != \d+\);$/;

/** Whether lines stand in others, in the same order. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
    let at = 0;
    for (const other of others) if (at < lines.length && lines[at] === other) at++;
    return at === lines.length;
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
