/* Stands in for the C file of Xen that includes a generated header: types and names first, then the tables in its place. */
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/mm.h>
#include <xen/types.h>
#include <asm/platforms/xilinx-zynqmp-eemi-names.h>

struct pm_access
{
    mfn_t mfn;
    bool hwdom_access;
};

struct pm_mmio_access
{
    paddr_t start;
    paddr_t size;
    uint32_t mask;
    uint32_t node;
    bool readonly;
    bool hwdom_access;
};

#include TABLES
