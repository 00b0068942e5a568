// How much work rows of tables are, in lines: a row may have a million ids.

/** What takes longer, the more ids or nodes it has. */
export interface Weighed {
    readonly size: number;
}

/** How much work a row is, as a number of lines. */
export const weightOf = ({ size }: Weighed): number => (size <= IDS_A_LINE ? 1 : size / IDS_A_LINE);

/** An index takes about as long for this many ids of a range as for a row. */
const IDS_A_LINE = 16;

/** How much work one id of a long row is, as a number of lines. */
export const idWeight = (): number => 1 / IDS_A_LINE;
