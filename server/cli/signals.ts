// Keeps a run from being stopped half-way through what belongs together.

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** From here on these signals wait until the synchronous work at hand is done; then they end the program. */
export function holdSignals(): void {
    for (const [signal, number] of Object.entries(SIGNALS)) {
        process.once(signal, () => process.exit(128 + number));
    }
}
