// What follows from two rows of one index. An id by its position meets the row of the whole id, so two ways to write one id are one
// mistake: which of the rows goes is to be decided first, and with it the position may be gone.

import type { Problem } from '../model/problem';

/** Tells of a problem of a file whether it is about how an id is written in a row that another row collides with. */
export function followsFromCollision(file: string, found: readonly Problem[]): (problem: Problem) => boolean {
    const colliding = new Set<string>();
    for (const { code, range, related } of found) {
        if (code !== 'duplicate-index') continue;
        colliding.add(placeOf(range));
        for (const each of related) if (each.file === file) colliding.add(placeOf(each.range));
    }
    if (colliding.size === 0) return () => false;
    return ({ code, range }) => code === 'id-by-position' && colliding.has(placeOf(range));
}

const placeOf = ({ start }: Problem['range']): string => `${start.line}:${start.character}`;
