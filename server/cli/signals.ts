// Cleans up before a signal ends the program: unfinished work is undone, and the program then ends by that signal, as its
// caller expects.

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

const cleanups = new Set<() => void>();

/**
 * Until the function that this returns is called, these signals wait for the synchronous work in progress, and `clean` runs
 * before they end the program.
 */
export function beforeSignal(clean: () => void): () => void {
    if (cleanups.size === 0) for (const signal of SIGNALS) process.on(signal, end);
    cleanups.add(clean);
    return () => {
        cleanups.delete(clean);
        if (cleanups.size === 0) stopListening();
    };
}

function end(signal: NodeJS.Signals): void {
    for (const clean of cleanups) clean();
    stopListening();
    process.kill(process.pid, signal);
}

/** Restores the default for these signals, which is to end the program at once. */
function stopListening(): void {
    for (const signal of SIGNALS) process.off(signal, end);
}
