// What the trees call the first reset line of ZynqMP, whose id their C subtracts from every other. Index macros are compared with the value
// of that name, whoever declares it.

/** Under `xen`. */
export const FIRST_RESET = 'XILPM_RESET_PCIE_CFG';

/** In AMD's tree. */
export const AMD_FIRST_RESET = 'ZYNQMP_PM_RST_PCIE_CFG';

/** Whether a name is one of them. */
export const isFirstReset = (name: string): boolean => name === FIRST_RESET || name === AMD_FIRST_RESET;
