// Waits for a condition by checking it again and again. Nothing just waits for a fixed time.

/** Milliseconds after which whatever is waited for hangs, on however slow a machine. */
export const LIMIT = 240_000;
const PAUSE = 20;

/** Calls `look` until it gives something other than `undefined` and `false`, and gives that. Fails with the last error of `look`. */
export async function until<T>(
    what: string,
    look: () => T | Promise<T>,
    limit = LIMIT,
): Promise<Exclude<T, undefined | false>> {
    const end = Date.now() + limit;
    let problem = '';
    for (;;) {
        try {
            const seen = await look();
            if (isThere(seen)) return seen;
        } catch (error) {
            problem = `\n${String(error)}`;
        }
        if (Date.now() > end) throw new Error(`waited in vain until ${what}${problem}`);
        await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
}

const isThere = <T>(seen: T): seen is Exclude<T, undefined | false> => seen !== undefined && seen !== false;
