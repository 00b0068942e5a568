// Pages: Xen owns and grants memory by them, and a machine frame number is a byte address without its place in the page. And
// the one other size that hardware has here, a register's.

/** How many bits of a byte address are the place in its page. */
export const PAGE_BITS = 12;

const BITS = BigInt(PAGE_BITS);
export const PAGE_BYTES = 1n << BITS;

/** The bytes of a register. One starts at each multiple of them. */
export const REGISTER_BYTES = 4n;

/** The last frame number of a 64-bit address space. */
export const LAST_FRAME = 0xf_ffff_ffff_ffffn;

/** The machine frame number of a byte address. */
export const frameNumber = (address: bigint): bigint => address >> BITS;

/** The byte address at which a frame starts. */
export const addressOfFrame = (frame: bigint): bigint => frame << BITS;

/** Where in its page a byte address lies; 0 is its start. */
export const offsetInPage = (address: bigint): bigint => address & (PAGE_BYTES - 1n);

/** Whether a byte address starts a page, or a size is a whole number of pages. */
export const isWholePages = (bytes: bigint): boolean => offsetInPage(bytes) === 0n;

/** How many pages it takes to hold so many bytes. */
export const pagesFor = (bytes: bigint): bigint => frameNumber(bytes + PAGE_BYTES - 1n);
