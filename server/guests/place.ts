// Places in a text, so that an editor can go there.

/** Columns in one line of a file, all from 0, in UTF-16 units; `end` is exclusive. */
export interface Place {
    readonly line: number;
    readonly start: number;
    readonly end: number;
}

/** A stretch of a text, in UTF-16 units; `end` is exclusive. */
interface Stretch {
    readonly start: number;
    readonly end: number;
}

/** Finds the places of stretches in a text, quickly if they are asked for in ascending order. Each is within a line. */
export function placesIn(text: string): (stretch: Stretch) => Place {
    let line = 0;
    let lineStart = 0;
    return ({ start, end }) => {
        if (start < lineStart) [line, lineStart] = [0, 0];
        for (let next = text.indexOf('\n', lineStart); next !== -1 && next < start; ) {
            line++;
            lineStart = next + 1;
            next = text.indexOf('\n', lineStart);
        }
        return { line, start: start - lineStart, end: end - lineStart };
    };
}

/** From one place to another of the same line; else the first of them alone. */
export const spanning = (from: Place, to: Place): Place =>
    from.line === to.line ? { ...from, end: to.end } : from;
