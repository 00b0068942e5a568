// Which names are siblings: those of one kind that differ in a number, as SD_0 and SD_1 do.

/** What the names of siblings have in common: a name without its numbers, and without a single letter at its end (`TCM_0_A`). */
export function familyOf(name: string): string {
    const parts = name.split('_').map(withoutNumbers);
    return [...parts.slice(0, -1), parts.at(-1)?.length === 1 ? '' : parts.at(-1)].join('_');
}

/** A text without its digits. */
export const withoutNumbers = (text: string): string =>
    [...text].filter(each => each < '0' || each > '9').join('');
