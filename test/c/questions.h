/*
 * Prints the answer to every question about the tables of one header, from rules that were included before: node(), reset(),
 * mmio(), and clock() where HAS_CLOCKS is defined. The questions are NODE_IDS, RESET_IDS, CLOCK_IDS and ADDRESSES, the
 * elements of an array each; ANSWERS is the name of the function that prints.
 */
#include <inttypes.h>
#include <stdio.h>

static inline void add_frame(uint64_t frame)
{
    size_t at = 0;

    while ( at < frame_count && frames[at] != frame )
        at++;
    if ( at == frame_count && frame != 0 && frame_count < ARRAY_SIZE(frames) )
        frames[frame_count++] = frame;
}

/* Domains with no frame, with each one, with each and the next, with all but one and with all, without and with hwdom. */
static size_t domain_count(void)
{
    return 2 * (3 * frame_count + 2);
}

static void make_domain(size_t at, struct domain *d)
{
    size_t form = at / 2 - 1, n = frame_count;

    *d = (struct domain){ .is_hwdom = at % 2 == 1 };
    if ( at / 2 == 0 )
        return;
    d->owns_all = form == 3 * n;
    for ( size_t i = 0; form < 3 * n && i < n; i++ )
        d->owns[i] = form / n == 0 ? i == form
                   : form / n == 1 ? i == form - n || i == (form - n + 1) % n : i != form - 2 * n;
}

typedef bool access_fn(const struct domain *d, uint32_t id);

static void print_ids(const char *kind, access_fn *access, const struct domain *domains,
                      const uint32_t *ids, size_t count)
{
    for ( size_t i = 0; i < count; i++ )
    {
        printf("%s %" PRIu32 " ", kind, ids[i]);
        for ( size_t at = 0; at < domain_count(); at++ )
            putchar(access(&domains[at], ids[i]) ? '1' : '0');
        putchar('\n');
    }
}

static void print_register(const struct domain *domains, uint64_t addr)
{
    static const uint32_t masks[] = { 0xffffffff, 0x80000001, 0x5, 0 };

    for ( size_t i = 0; i < 2 * ARRAY_SIZE(masks); i++ )
    {
        bool write = i % 2 == 1;

        printf("%s %" PRIx64 " %" PRIx32, write ? "write" : "read", addr, masks[i / 2]);
        for ( size_t at = 0; at < domain_count(); at++ )
        {
            uint32_t mask = masks[i / 2];

            if ( mmio(&domains[at], write, addr, &mask) )
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
    static const uint32_t node_ids[] = { NODE_IDS }, reset_ids[] = { RESET_IDS };
    static const uint64_t addresses[] = { ADDRESSES };
    static struct domain domains[2 * (3 * ARRAY_SIZE(frames) + 2)];

    frame_count = 0;
#ifdef NODE_TABLE
    for ( size_t i = 0; i < ARRAY_SIZE(NODE_TABLE); i++ )
        add_frame(FRAME_OF(NODE_TABLE[i]));
#endif
#ifdef RESET_TABLE
    for ( size_t i = 0; i < ARRAY_SIZE(RESET_TABLE); i++ )
        add_frame(FRAME_OF(RESET_TABLE[i]));
#endif
    printf("frames");
    for ( size_t at = 0; at < frame_count; at++ )
        printf(" %" PRIx64, frames[at]);
    printf("\n");
    for ( size_t at = 0; at < domain_count(); at++ )
        make_domain(at, &domains[at]);

    print_ids("node", node, domains, node_ids, ARRAY_SIZE(node_ids));
    print_ids("reset", reset, domains, reset_ids, ARRAY_SIZE(reset_ids));
#ifdef HAS_CLOCKS
    static const uint32_t clock_ids[] = { CLOCK_IDS };

    print_ids("clock", clock_access, domains, clock_ids, ARRAY_SIZE(clock_ids));
#endif
    for ( size_t i = 0; i < ARRAY_SIZE(addresses); i++ )
        print_register(domains, addresses[i]);
}
