// The fix that gives a declaration the value that the platform has for its name.

import { idText, short } from '../../diagnostics/phrases';
import { hexOf } from '../../language/number';
import type { NameEntry } from '../names';
import { type Fix, replace, undecided } from '../problem';

/** None if the platform's name is of another kind, or stands for nothing. Nobody but the author knows which value is right. */
export function asInPlatform(entry: NameEntry, other: NameEntry): Fix[] {
    const { statement } = entry.at.node;
    const value = statement.kind === 'declaration' ? statement.value : undefined;
    const [is, was] = [textOf(other), textOf(entry)];
    if (value === undefined || entry.kind !== other.kind || is === undefined || was === undefined) return [];
    const then =
        entry.kind === 'frame'
            ? `then grants by that page, not by ${was}`
            : `is then about ${is}, not ${was}, and grants that`;
    const title = `Write ${is}, as in the platform: what uses ${short(entry.name)} ${then}`;
    return [undecided(replace(title, entry.line, value, is))];
}

function textOf({ kind, value }: NameEntry): string | undefined {
    if (value === undefined) return undefined;
    if (kind === 'frame') return `at ${hexOf(value)}`;
    return kind === 'register' ? hexOf(value) : idText(value);
}
