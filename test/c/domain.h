/* The domains that the rules are asked about. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct domain
{
    bool is_hwdom;
    bool owns_all;
    /* The frames that it owns, by their places in `frames`. */
    bool owns[1024];
};

/* The frames of the rows, each once, in the order of the arrays. */
static uint64_t frames[1024];
static size_t frame_count;

static inline bool iomem_permitted(const struct domain *d, uint64_t frame)
{
    for ( size_t i = 0; i < frame_count; i++ )
        if ( frames[i] == frame && d->owns[i] )
            return true;
    return d->owns_all;
}
