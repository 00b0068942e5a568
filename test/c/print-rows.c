/* Prints the compiled node and reset arrays: table, index, frame number, hwdom. */
#include <stdio.h>
#include "../xen/platform.c"

static void print_rows(const char *name, const struct pm_access *rows, size_t count)
{
    for ( size_t i = 0; i < count; i++ )
        printf("%s %zu 0x%lx %d\n", name, i, mfn_x(rows[i].mfn), rows[i].hwdom_access);
}

int main(void)
{
    print_rows("node", pm_node_access, ARRAY_SIZE(pm_node_access));
    print_rows("reset", pm_reset_access, ARRAY_SIZE(pm_reset_access));
    return 0;
}
