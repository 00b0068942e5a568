/*
 * The rules of the target `xlnx`, one C statement for each of their sentences, over the tables of a standalone header.
 * Written apart from the program's own implementation, so that the two can be compared.
 *
 * The file that includes this has defined, for the tables that there are, NODE_TABLE, RESET_TABLE and CLOCK_TABLE, each
 * with its macro (NODE_IDX, RESET_IDX, CLOCK_IDX), and MMIO_TABLE; and the questions of questions.h, which asks them.
 */
#include "domain.h"

#define FRAME_OF(row) ((row).addr >> 12)
#define HAS_CLOCKS

/* Rule 1. */
static inline bool check(const struct pm_access *row, const struct domain *d)
{
    if ( row->hwdom_access && d->is_hwdom )
        return true;
    if ( FRAME_OF(*row) == 0 )
        return false;
    return iomem_permitted(d, FRAME_OF(*row));
}

/* Rule 2. */
static inline bool node(const struct domain *d, uint32_t id)
{
#ifdef NODE_TABLE
    const uint64_t index = NODE_IDX(id);

    if ( index >= ARRAY_SIZE(NODE_TABLE) )
        return false;
    return check(&NODE_TABLE[index], d);
#else
    (void)d;
    (void)id;
    return false;
#endif
}

static inline bool reset(const struct domain *d, uint32_t id)
{
#ifdef RESET_TABLE
    const uint64_t index = RESET_IDX(id);

    if ( index >= ARRAY_SIZE(RESET_TABLE) )
        return false;
    return check(&RESET_TABLE[index], d);
#else
    (void)d;
    (void)id;
    return false;
#endif
}

/* Rule 3. */
static inline bool mmio(const struct domain *d, bool write, uint64_t addr, uint32_t *mask)
{
    bool allowed = false;
    uint32_t writable = 0;

    if ( !write && d->is_hwdom )
        return true;
#ifdef MMIO_TABLE
    for ( size_t i = 0; i < ARRAY_SIZE(MMIO_TABLE); i++ )
    {
        if ( MMIO_TABLE[i].end == 0 && addr != MMIO_TABLE[i].start )
            continue;
        if ( MMIO_TABLE[i].end != 0 && (addr < MMIO_TABLE[i].start || addr >= MMIO_TABLE[i].end) )
            continue;
        if ( MMIO_TABLE[i].readonly && write )
            continue;
        if ( MMIO_TABLE[i].hwdom_access && !d->is_hwdom )
            continue;
        if ( node(d, MMIO_TABLE[i].node) )
        {
            allowed = true;
            if ( !write )
                break;
            writable |= MMIO_TABLE[i].mask ? MMIO_TABLE[i].mask : 0xffffffff;
            if ( writable == 0xffffffff )
                break;
        }
        else if ( MMIO_TABLE[i].mask == 0 )
            return false;
    }
#else
    (void)addr;
#endif
    if ( write )
        *mask &= writable;
    return allowed;
}

/* Rule 4. */
static inline bool clock_access(const struct domain *d, uint32_t id)
{
#ifdef CLOCK_TABLE
    const uint64_t index = CLOCK_IDX(id);
    bool allowed = d->is_hwdom;

    for ( size_t i = 0; i < ARRAY_SIZE(CLOCK_TABLE) && CLOCK_TABLE[i].clk_idx <= index; i++ )
    {
        if ( CLOCK_TABLE[i].clk_idx != index )
            continue;
        if ( !node(d, CLOCK_TABLE[i].dev_idx) )
            return false;
        allowed = true;
    }
    return allowed;
#else
    (void)d;
    (void)id;
    return false;
#endif
}

#include "questions.h"
