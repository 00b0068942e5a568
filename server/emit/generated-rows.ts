// The rows of a generated file, read back from its text: of C and of TypeScript, and also of a file that was edited by hand, as far as its
// rows still have the form in which they are generated.

/** A row as it stands in a file. */
export interface GeneratedRow {
    /** The C name of its table. */
    readonly table: string;
    /** What it is about: the index, the first address, the clock. Several rows may be about the same register or clock. */
    readonly key: string;
    /** The row without comments and needless blanks. */
    readonly text: string;
    /** Its lines, from 0, both included. A comment above it is not among them. */
    readonly first: number;
    readonly last: number;
}

/** The rows of a text whose lines end with LF, in their order. A row that is not closed reaches to the end of its table. */
export function generatedRows(text: string): GeneratedRow[] {
    const rows: GeneratedRow[] = [];
    let table: string | undefined;
    let open: { first: number; text: string } | undefined;
    let isInComment = false;
    for (const [at, line] of text.split('\n').entries()) {
        if (isInComment || BLOCK_COMMENT.test(line)) {
            isInComment = !line.includes('*/');
            continue;
        }
        const named = TABLE.exec(line)
            ?.slice(1)
            .find(name => name !== undefined);
        if (named !== undefined) table = named;
        if (TABLE_END.test(line)) table = undefined;
        const code = withoutComments(line);
        if (table === undefined) open = undefined;
        else if (open !== undefined) open.text += ` ${code}`;
        else if (ROW_START.test(line)) open = { first: at, text: code };
        if (table === undefined || open === undefined || !ROW_END.test(code)) continue;
        rows.push({ table, key: keyOf(open.text), text: open.text, first: open.first, last: at });
        open = undefined;
    }
    return rows;
}

/** The head of an array in C, and the property with a table's name in TypeScript. */
const TABLE = /^\S.*?\b(\w+)\[\] = \{$|^ {4}name: '(\w+)',$/;
const TABLE_END = /^\}.*;$/;
const BLOCK_COMMENT = /^\s*\/\*(?!.*\*\/)/;
const ROW_START = /^\s*(?:\[|\{|PM_CLK2NODE\b)/;
const ROW_END = /[)}],$/;

/** A line without its comments, of which one that is not closed ends with it, and with single blanks. */
const withoutComments = (line: string): string =>
    line
        .replace(/\/\*.*?(?:\*\/|$)/gs, '')
        .replace(/\/\/.*/, '')
        .replace(/\s+/g, ' ')
        .trim();

const keyOf = (text: string): string =>
    KEYS.exec(text)
        ?.slice(1)
        .find(key => key !== undefined) ?? text;

/** In C the index, the first address or the clock, in TypeScript the id or the first address. */
const KEYS =
    /^\[ ?(.*?) ?\] ?=|^\{ ?\.start = (.*?)(?:,| \})|^PM_CLK2NODE\( ?(.*?),|^\{ ?\.clk_idx = (.*?),|^\{ id: (.*?),|^\{ start: (\w+),/;
