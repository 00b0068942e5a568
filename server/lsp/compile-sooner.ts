// Has V8 optimise sooner what each keystroke runs. By itself it optimises a function that runs once with each keystroke after more
// than a thousand of them, and only then the answer comes as fast as it can.

/**
 * By Node's major version: a function is optimised after a thirtieth of the bytecode, or a tenth of the calls, that V8 waits for. After an
 * eighth, the first thousand keystrokes took a fifth longer, and more work with it; after less, the time is the same.
 */
const FLAGS: ReadonlyMap<string, string> = new Map([
    ['20', '--interrupt-budget=2048'],
    ['22', '--invocation-count-for-turbofan=300'],
]);

/** The flag for a version of Node, such as `20.11.1`; `undefined` if none is known that helps. */
export const flagOf = (version: string): string | undefined => FLAGS.get(version.split('.')[0] ?? '');

/**
 * To be called with the first edit, and not at the start: while a large file is opened, V8 would compile more than that gains, and to
 * load what sets the flag takes 2 ms. Electron has a V8 of its own, which may refuse.
 */
export function compileSooner(): void {
    const flag = flagOf(process.versions.node);
    if (flag === undefined || 'electron' in process.versions) return;
    void import('node:v8').then(({ setFlagsFromString }) => setFlagsFromString(flag));
}
