/* Stands in for the C file of AMD's tree that includes a generated header: types and names first, then the tables in its place. */
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/types.h>
#include NAMES

struct pm_access
{
    uint64_t addr;
    bool hwdom_access;
};

struct pm_clk2node
{
    uint32_t clk_idx;
    uint32_t dev_idx;
};

#define PM_CLK2NODE(clk, dev) { .clk_idx = (clk), .dev_idx = (dev) }

#include TABLES
