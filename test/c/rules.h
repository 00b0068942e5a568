/*
 * The rules of the target `xen`, one C statement for each of their sentences, over the tables of a standalone header.
 * Written apart from the program's own implementation, so that the two can be compared.
 *
 * The file that includes this has defined, for the tables that there are, NODE_TABLE, RESET_TABLE with RESET_BASE and
 * MMIO_TABLE; and ANSWERS, the function that prints the answer to every question about them.
 */
#include <inttypes.h>
#include <stdio.h>

struct domain
{
    bool is_hwdom;
    bool owns_all;
    /* The one frame that it owns; 0 for none. */
    uint64_t frame;
};

static inline bool iomem_permitted(const struct domain *d, uint64_t frame)
{
    return d->owns_all || (d->frame != 0 && d->frame == frame);
}

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

/* The frames of the rows, each once, in the order of the arrays. */
static uint64_t frames[1024];
static size_t frame_count;

static inline void add_frames(const struct pm_access *rows, size_t count)
{
    for ( size_t i = 0; i < count; i++ )
    {
        size_t at = 0;

        while ( at < frame_count && frames[at] != rows[i].mfn )
            at++;
        if ( at == frame_count && rows[i].mfn != 0 && frame_count < ARRAY_SIZE(frames) )
            frames[frame_count++] = rows[i].mfn;
    }
}

/* Domains with no frame, with each single one and with all, without and with hwdom. */
static size_t domain_count(void)
{
    return 2 * (frame_count + 2);
}

static struct domain domain_at(size_t at)
{
    struct domain d = { .is_hwdom = at % 2 == 1, .owns_all = at / 2 == frame_count + 1, .frame = 0 };

    if ( at / 2 > 0 && at / 2 <= frame_count )
        d.frame = frames[at / 2 - 1];
    return d;
}

typedef bool access_fn(const struct domain *d, uint32_t id);

static void print_ids(const char *kind, access_fn *access, uint64_t from, uint64_t to)
{
    for ( uint64_t id = from; id <= to; id++ )
    {
        printf("%s %" PRIu64 " ", kind, id);
        for ( size_t at = 0; at < domain_count(); at++ )
        {
            struct domain d = domain_at(at);

            putchar(access(&d, (uint32_t)id) ? '1' : '0');
        }
        putchar('\n');
    }
}

static inline void print_register(uint64_t addr)
{
    static const uint32_t masks[] = { 0xffffffff, 0x80000001, 0x5, 0 };

    for ( size_t i = 0; i < 2 * ARRAY_SIZE(masks); i++ )
    {
        bool write = i % 2 == 1;

        printf("%s %" PRIx64 " %" PRIx32, write ? "write" : "read", addr, masks[i / 2]);
        for ( size_t at = 0; at < domain_count(); at++ )
        {
            struct domain d = domain_at(at);
            uint32_t mask = masks[i / 2];

            if ( mmio(&d, write, addr, &mask) )
                printf(" %" PRIx32, mask);
            else
                printf(" -");
        }
        putchar('\n');
    }
}

void ANSWERS(void);

void ANSWERS(void)
{
#ifdef RESET_TABLE
    const uint64_t base = RESET_BASE;

#endif
    frame_count = 0;
#ifdef NODE_TABLE
    add_frames(NODE_TABLE, ARRAY_SIZE(NODE_TABLE));
#endif
#ifdef RESET_TABLE
    add_frames(RESET_TABLE, ARRAY_SIZE(RESET_TABLE));
#endif
    printf("frames");
    for ( size_t at = 0; at < frame_count; at++ )
        printf(" %" PRIx64, frames[at]);
    printf("\n");

#ifdef NODE_TABLE
    print_ids("node", node, 0, ARRAY_SIZE(NODE_TABLE) + 8);
#else
    print_ids("node", node, 0, 8);
#endif
#ifdef RESET_TABLE
    print_ids("reset", reset, 0, ARRAY_SIZE(RESET_TABLE) + 8);
    print_ids("reset", reset, base < 2 ? 0 : base - 2, base + ARRAY_SIZE(RESET_TABLE) + 8);
#else
    print_ids("reset", reset, 0, 8);
#endif

    print_register(0);
    print_register(0xff9a0000);
#ifdef MMIO_TABLE
    for ( size_t i = 0; i < ARRAY_SIZE(MMIO_TABLE); i++ )
    {
        uint64_t start = MMIO_TABLE[i].start, end = start + MMIO_TABLE[i].size;

        print_register(start - 1);
        print_register(start);
        print_register(start + 1);
        print_register(end - 1);
        print_register(end);
        print_register(end + 1);
    }
#endif
}
