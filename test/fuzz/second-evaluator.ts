// Who may do what, a second time: written from what Xen's code does and not from `server/access/`, of which it imports nothing. It
// takes the tables as the numbers that a random policy was made of, so a mistake in reading the source shows as well.

export interface Guest {
    /** It is the hardware domain. */
    readonly hardware: boolean;
    /** The numbers of the pages that were given to it. */
    readonly pages: ReadonlySet<bigint>;
}

/** What stands at one index of a node or reset table. */
export interface Grant {
    /** The byte address; 0 for none. */
    readonly address: bigint;
    readonly hardware: boolean;
}

export interface Register {
    readonly start: bigint;
    /** Not included. */
    readonly end: bigint;
    /** 0 stands for all bits. */
    readonly bits: number;
    readonly node: bigint;
    readonly readonly: boolean;
    readonly onlyHardware: boolean;
}

/** How an index comes of an id: C subtracts the base, then masks; both wrap round. */
export interface Indexing {
    readonly base: bigint;
    readonly mask: bigint;
}

export interface Tables {
    readonly target: 'xen' | 'xlnx';
    readonly node: ReadonlyMap<bigint, Grant>;
    readonly nodeIndexing: Indexing;
    readonly reset: ReadonlyMap<bigint, Grant>;
    readonly resetIndexing: Indexing;
    readonly registers: readonly Register[];
    readonly clocks: readonly { readonly clock: bigint; readonly node: bigint }[];
    readonly clockIndexing: Indexing;
}

const ALL = 0xffff_ffff;

export const indexOf = ({ base, mask }: Indexing, id: bigint): bigint => BigInt.asUintN(64, id - base) & mask;

/** One row lets a guest pass as the hardware domain, or by the one page that the row names; page 0 is no page. */
function passes(grant: Grant | undefined, guest: Guest): boolean {
    if (grant === undefined) return false;
    const page = grant.address / 4096n;
    return (grant.hardware && guest.hardware) || (page > 0n && guest.pages.has(page));
}

export const mayNode = (tables: Tables, guest: Guest, id: bigint): boolean =>
    passes(tables.node.get(indexOf(tables.nodeIndexing, id)), guest);

export const mayReset = (tables: Tables, guest: Guest, id: bigint): boolean =>
    passes(tables.reset.get(indexOf(tables.resetIndexing, id)), guest);

/** The bits that a call reaches of those that it asks for; `undefined` if it is refused. */
export function reached(
    tables: Tables,
    guest: Guest,
    write: boolean,
    address: bigint,
    asked: number,
): number | undefined {
    if (guest.hardware && !write) return asked;
    const open = tables.target === 'xen' ? firstRow : allRows;
    const bits = open(tables, guest, write, address);
    if (bits === undefined) return undefined;
    return write ? (asked & bits) >>> 0 : asked;
}

const bitsOf = ({ bits }: Register): number => (bits === 0 ? ALL : bits);

/** Xen's upstream form: the rows ascend, and the first that ends behind the address decides. */
function firstRow(tables: Tables, guest: Guest, write: boolean, address: bigint): number | undefined {
    const row = tables.registers.find(({ start, end }) => address < start || address < end);
    if (row === undefined || address < row.start) return undefined;
    const refused =
        (write && row.readonly) || (row.onlyHardware && !guest.hardware) || !mayNode(tables, guest, row.node);
    return refused ? undefined : bitsOf(row);
}

/** AMD's form: the bits of all rows add up, except that a refused row with all bits refuses the call where the search meets it. */
function allRows(tables: Tables, guest: Guest, write: boolean, address: bigint): number | undefined {
    const asked = tables.registers.filter(
        row =>
            address >= row.start &&
            address < row.end &&
            !(row.readonly && write) &&
            !(row.onlyHardware && !guest.hardware),
    );
    let found: number | undefined;
    for (const row of asked) {
        const isOpen = mayNode(tables, guest, row.node);
        if (!isOpen && row.bits === 0) return undefined;
        if (!isOpen) continue;
        found = ((found ?? 0) | bitsOf(row)) >>> 0;
        if (!write || found === ALL) return found;
    }
    return found;
}

/** A guest needs every node of the clock's rows that stand before the first larger clock; the hardware domain needs no row. */
export function mayClock(tables: Tables, guest: Guest, id: bigint): boolean {
    const { clockIndexing, clocks } = tables;
    const wanted = indexOf(clockIndexing, id);
    const end = clocks.findIndex(({ clock }) => indexOf(clockIndexing, clock) > wanted);
    const own = clocks
        .slice(0, end === -1 ? clocks.length : end)
        .filter(({ clock }) => indexOf(clockIndexing, clock) === wanted);
    if (own.length === 0) return guest.hardware;
    return own.every(({ node }) => mayNode(tables, guest, indexOf(clockIndexing, node)));
}
