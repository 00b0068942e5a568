// A terminal for tests.

import type { Terminal } from '../../server/cli/terminal';

/** A terminal of 80 columns without colours that keeps what is written. */
export function recorder(): Terminal & { readonly written: () => string } {
    let text = '';
    const same = (each: string): string => each;
    const colors = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };
    const write = (each: string): void => {
        text += each;
    };
    const stream = { write, width: 80, isTerminal: false, colors };
    return { out: stream, err: stream, written: () => text };
}
