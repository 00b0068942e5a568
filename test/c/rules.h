/*
 * The rules of the target `xen`, one C statement for each of their sentences, over the tables of a standalone header.
 * Written apart from the program's own implementation, so that the two can be compared.
 *
 * The file that includes this has defined, for the tables that there are, NODE_TABLE, RESET_TABLE with RESET_BASE and
 * MMIO_TABLE; and the questions of questions.h, which asks them.
 */
#include "domain.h"

#define FRAME_OF(row) ((row).mfn)

/* Rule 1. */
static inline bool check(const struct pm_access *row, const struct domain *d)
{
    if ( row->hwdom_access && d->is_hwdom )
        return true;
    if ( row->mfn == 0 )
        return false;
    return iomem_permitted(d, row->mfn);
}

/* Rule 2. */
static inline bool node(const struct domain *d, uint32_t id)
{
#ifdef NODE_TABLE
    if ( id >= ARRAY_SIZE(NODE_TABLE) )
        return false;
    return check(&NODE_TABLE[id], d);
#else
    (void)d;
    (void)id;
    return false;
#endif
}

/* Rule 3. */
static inline bool reset(const struct domain *d, uint32_t id)
{
#ifdef RESET_TABLE
    const uint32_t base = RESET_BASE;

    if ( id < base )
        return false;
    if ( id - base >= ARRAY_SIZE(RESET_TABLE) )
        return false;
    return check(&RESET_TABLE[id - base], d);
#else
    (void)d;
    (void)id;
    return false;
#endif
}

/* Rule 4. */
static inline bool mmio(const struct domain *d, bool write, uint64_t addr, uint32_t *mask)
{
    if ( !write && d->is_hwdom )
        return true;
#ifdef MMIO_TABLE
    for ( size_t i = 0; i < ARRAY_SIZE(MMIO_TABLE); i++ )
    {
        const struct pm_mmio_access *row = &MMIO_TABLE[i];

        if ( addr < row->start )
            return false;
        if ( addr >= row->start + row->size )
            continue;
        if ( write && row->readonly )
            return false;
        if ( row->hwdom_access && !d->is_hwdom )
            return false;
        if ( !node(d, row->node) )
            return false;
        if ( write )
            *mask &= row->mask ? row->mask : 0xffffffff;
        return true;
    }
#else
    (void)addr;
    (void)mask;
#endif
    return false;
}

#include "questions.h"
