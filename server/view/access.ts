// What the pages about access show, as plain data that travels as JSON: which domain may use what, and who owns which page.

/** What a domain may do with something, as a letter, so that a row of many domains is a short text. */
export type Mark = 'y' | 'e' | 'n' | 'u';

export interface AccessData {
    /** The name of the file. */
    readonly title: string;
    /** How many errors the file has: with some, what could not be read is missing. */
    readonly errors: number;
    readonly tables: readonly ShownTable[];
    readonly domains: readonly ShownDomain[];
    /** In the order of the tables. */
    readonly rows: readonly ShownRow[];
    /** How many more rows there are, which are not shown. */
    readonly omitted: number;
    /** Ascending. */
    readonly pages: readonly ShownPages[];
    /** What holds besides the rows, each a sentence. */
    readonly notes: readonly string[];
}

export interface ShownTable {
    readonly kind: 'node' | 'reset' | 'clock' | 'register';
    readonly name: string;
    /** Its file, relative to the one that is shown. */
    readonly path: string;
    /** Where an editor finds the file; empty on a page of its own. */
    readonly uri: string;
}

export interface ShownDomain {
    readonly name: string;
    readonly isHwdom: boolean;
    /** Such as `may control 7 devices, 3 shared`. */
    readonly summary: string;
}

/** A row of a table, or one id of a row of several. */
export interface ShownRow {
    /** The place of its table in `tables`. */
    readonly table: number;
    /** From 0. */
    readonly line: number;
    /** The number of the id, or the address of the register. */
    readonly id: string;
    readonly name: string;
    /** What one must have. */
    readonly needs: string;
    /** A mark for each domain, in order. */
    readonly marks: string;
    /** Why, for each domain; only on a page of its own. */
    readonly why?: readonly string[];
}

/** Pages of one device with the same owners. */
export interface ShownPages {
    /** The byte address of the first, and of the last byte of the last, in hexadecimal. */
    readonly first: string;
    readonly last: string;
    readonly count: number;
    /** The frame that they belong to; empty if none is known. */
    readonly device: string;
    /** What is to be known of them: shared, a part of a page, nobody's. */
    readonly remarks: readonly Remark[];
    /** How many ids are granted through them. */
    readonly things: number;
    /** Who owns them: a mark for each domain, in order. */
    readonly marks: string;
}

export type Remark = 'shared' | 'sub-page' | 'nobody’s';

const MARKS: Readonly<Record<Mark, { readonly sign: string; readonly word: string }>> = {
    y: { sign: '✓', word: 'yes' },
    e: { sign: '✓', word: 'yes, by the extra page' },
    n: { sign: '–', word: 'no' },
    u: { sign: '?', word: 'unknown' },
};

/** The mark of a domain; what is no mark is unknown. */
export function markOf(marks: string, domain: number): Mark {
    const letter = marks[domain];
    return letter === 'y' || letter === 'e' || letter === 'n' ? letter : 'u';
}

/** The sign of a mark. It says nothing that its word does not say. */
export const signOf = (mark: Mark): string => MARKS[mark].sign;

/** The word of a mark. */
export const wordOf = (mark: Mark): string => MARKS[mark].word;

/** Whether a domain has it. */
export const has = (mark: Mark): boolean => mark === 'y' || mark === 'e';

/** Whether two guests or more have it; the hardware domain does not count. */
export function isShared({ marks }: { readonly marks: string }, domains: readonly ShownDomain[]): boolean {
    return domains.filter(({ isHwdom }, at) => !isHwdom && has(markOf(marks, at))).length > 1;
}

/** Whether not all domains have the same of it. */
export const differs = ({ marks }: { readonly marks: string }): boolean => new Set(marks).size > 1;

export interface Filter {
    /** Words that must all be in a row, in capitals or not. */
    readonly text: string;
    readonly onlyDifferent: boolean;
    readonly onlyShared: boolean;
}

/** The rows that a filter leaves, by their places. */
export function filtered({ rows, tables, domains }: AccessData, filter: Filter): number[] {
    const words = filter.text
        .toLowerCase()
        .split(' ')
        .filter(word => word !== '');
    return [...rows.keys()].filter(at => {
        const row = rows[at];
        if (row === undefined || (filter.onlyDifferent && !differs(row))) return false;
        if (filter.onlyShared && !isShared(row, domains)) return false;
        const text = `${tables[row.table]?.kind} ${row.name} ${row.id} ${row.needs}`.toLowerCase();
        return words.every(word => text.includes(word));
    });
}
