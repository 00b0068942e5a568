// Which of several register rows that hold an address say anything new of it: of thousands nearly none does.

/**
 * What rows above said. A row that says of each of its bits only what others above it say changes no answer. One of all bits without a mask
 * also ends the search, so it is another thing.
 */
export class Said<L> {
    private readonly bits = new Map<L, number>();
    private readonly all = new Set<L>();

    /** `byBits`: rows are told apart by their bits too. */
    constructor(private readonly byBits: boolean) {}

    /** Whether the next row says anything new. `like` is the same for rows that let the same domains do the same; `mask` is 0 without one. */
    isNew(like: L, mask: number): boolean {
        if (this.byBits && mask === 0) return this.all.size < this.all.add(like).size;
        const before = this.bits.get(like);
        const now = this.byBits ? (before ?? 0) | mask : 0;
        if (now !== before) this.bits.set(like, now);
        return now !== before;
    }
}
