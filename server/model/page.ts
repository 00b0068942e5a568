// Pages, the unit in which Xen assigns and grants memory: a machine frame number is a byte address divided by their size. And the
// size of a register.

/** How many bits of a byte address are the offset in its page. */
export const PAGE_BITS = 12;

const BITS = BigInt(PAGE_BITS);
export const PAGE_BYTES = 1n << BITS;

/** The bytes of a register. Registers start at multiples of this. */
export const REGISTER_BYTES = 4n;

/** The byte address of the first register that begins at an address or after it. */
export const registersFrom = (address: bigint): bigint => (address + REGISTER_BYTES - 1n) & -REGISTER_BYTES;

/** The last frame number of a 64-bit address space. */
export const LAST_FRAME = 0xf_ffff_ffff_ffffn;

/** The machine frame number of a byte address. */
export const frameNumber = (address: bigint): bigint => address >> BITS;

/** The byte address at which a frame starts. */
export const addressOfFrame = (frame: bigint): bigint => frame << BITS;

/** The offset of a byte address in its page. */
export const offsetInPage = (address: bigint): bigint => address & (PAGE_BYTES - 1n);

/** Whether a byte address is the start of a page, or a size is a whole number of pages. */
export const isWholePages = (bytes: bigint): boolean => offsetInPage(bytes) === 0n;

/** Whether a byte address is the last one of a page, as the end of a region is, and no register. */
export const isLastByte = (address: bigint): boolean => offsetInPage(address) === PAGE_BYTES - 1n;

/** How many pages are needed for a number of bytes. */
export const pagesFor = (bytes: bigint): bigint => frameNumber(bytes + PAGE_BYTES - 1n);
