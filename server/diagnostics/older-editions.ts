// What several messages say of the older editions of a target.

/** Behind a sentence about node 0, which nobody passes. */
export const ZERO_ONCE =
    ' Before July 2020 node 0 passed every domain: for a tree of then write `target xlnx 2019`.';
