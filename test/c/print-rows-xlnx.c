/* Prints the compiled arrays of the target `xlnx`: table, place, and what the row holds. */
#include <inttypes.h>
#include <stdio.h>
#include "../xen/platform-xlnx.c"

static void print_rows(const char *name, const struct pm_access *rows, size_t count)
{
    for ( size_t i = 0; i < count; i++ )
        printf("%s %zu 0x%" PRIx64 " %d\n", name, i, rows[i].addr, rows[i].hwdom_access);
}

int main(void)
{
    print_rows("node", pm_node_access, ARRAY_SIZE(pm_node_access));
    print_rows("reset", RESETS, ARRAY_SIZE(RESETS));
#ifdef MMIO
    for ( size_t i = 0; i < ARRAY_SIZE(MMIO); i++ )
        printf("mmio %zu 0x%" PRIx64 " 0x%" PRIx64 " 0x%" PRIx32 " %" PRIu32 " %d %d\n", i, MMIO[i].start,
               MMIO[i].end, MMIO[i].mask, MMIO[i].node, MMIO[i].hwdom_access, MMIO[i].readonly);
#endif
    for ( size_t i = 0; i < ARRAY_SIZE(CLOCKS); i++ )
        printf("clock %zu %" PRIu32 " %" PRIu32 "\n", i, CLOCKS[i].clk_idx, CLOCKS[i].dev_idx);
    return 0;
}
