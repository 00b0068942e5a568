// Sources for what is tried in VS Code.

/** A small table without findings, whose one row for the SD controller grants through this. */
export const table = (grant: string, head = ''): string => `platform zynqmp
${head}
node pm_node_access {
    waive index-gap "all other devices stay off"

    NODE_RPU   -> MM_RPU
    NODE_SD_0  -> ${grant}
    NODE_USB_0 -> MM_USB3_0_XHCI
}
`;
