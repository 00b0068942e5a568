// Runs something again whenever a file that it looked at has changed. The first call loads this file (`AT_FIRST_CALL` in build.mjs).
//
// Folders are watched, not files: many editors save by putting a new file in the place of the old one, and a file that is missing may
// come. What the system says is only a hint to compare; so it does not matter what it says of a save, or how often.

import { realpathSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { codeOf, wordsOf } from '../files/errors';
import { findSources } from '../files/sources';
import type { Looked } from './looked';

/** In milliseconds: a save is several changes, which are one for people. */
const SETTLED_AFTER = 50;

/** What a run saw, by full paths. */
type Seen = Map<string, Sight>;

interface Sight {
    /** What tells whether the file, or the list of sources in the folder, is still the same. */
    readonly state: string;
    readonly stateOf: (path: string) => string;
}

/**
 * Runs `run` and, each time that something has changed which it looked at, again; only a signal ends it. `say` gets lines for people.
 * Gives why it cannot go on, if it cannot.
 */
export async function runOnChanges(
    run: (looked: Looked) => Promise<unknown>,
    say: (line: string) => void,
): Promise<string> {
    for (;;) {
        const seen: Seen = new Map();
        await run(lookingInto(seen));
        if (seen.size === 0) return 'there is no file to watch';
        say('watching; Ctrl-C ends it');
        try {
            const changed = await nextChange(seen);
            say('');
            say(`changed: ${changed.map(each => path.relative('', each) || 'this folder').join(', ')}`);
        } catch (error) {
            return whyNot(error);
        }
    }
}

const whyNot = (error: unknown): string =>
    AT_LIMIT.has(codeOf(error) ?? '')
        ? 'the system watches no more folders; name fewer, or raise its limit (on Linux fs.inotify.max_user_watches and max_user_instances)'
        : `what changes cannot be watched: ${wordsOf(error)}`;

/** What the system answers where it watches as much as it may. */
const AT_LIMIT: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/** Notes what is there before it is read: what changes after that is noticed. */
function lookingInto(seen: Seen): Looked {
    const note = (stateOf: (path: string) => string) => (path: string) => {
        if (!seen.has(path)) seen.set(path, { state: stateOf(path), stateOf });
    };
    return { file: note(stateOfFile), folder: note(stateOfFolder) };
}

function stateOfFile(file: string): string {
    try {
        const { ino, size, mtimeNs } = statSync(file, { bigint: true });
        return `${ino} ${size} ${mtimeNs}`;
    } catch (error) {
        return String(error);
    }
}

function stateOfFolder(folder: string): string {
    try {
        const { files, folders } = findSources(folder);
        return [...files, ...folders].sort().join('\n');
    } catch (error) {
        return String(error);
    }
}

/** What has changed, as soon as something has. Fails if the system watches no more folders. */
function nextChange(seen: Seen): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
        let waiting: NodeJS.Timeout | undefined;
        const soon = (): void => {
            clearTimeout(waiting);
            waiting = setTimeout(compare, SETTLED_AFTER);
        };
        const stops: (() => void)[] = [];
        const compare = (): void => {
            const changed = [...seen].filter(([path, { state, stateOf }]) => stateOf(path) !== state);
            if (changed.length === 0) return;
            for (const stop of stops) stop();
            resolve(changed.map(([path]) => path));
        };
        try {
            for (const folder of foldersOf(seen)) stops.push(watchFolder(folder, soon));
            // What changed since it was seen.
            compare();
        } catch (error) {
            for (const stop of stops) stop();
            reject(error);
        }
    });
}

/** Calls `changed` at each change in a folder, until the function that it returns is called. Throws if the system watches no more. */
function watchFolder(folder: string, changed: () => void): () => void {
    try {
        const watcher = watch(folder, changed);
        // A folder that goes away is a change too.
        watcher.on('error', changed);
        return () => watcher.close();
    } catch (error) {
        if (!WENT_AWAY.has(codeOf(error) ?? '')) throw error;
        changed();
        return watchFolder(nearest(folder), changed);
    }
}

/** What a folder gives that was there a moment ago. */
const WENT_AWAY: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** The folders in which a change of what was seen shows itself. */
const foldersOf = (seen: Seen): Set<string> =>
    new Set(
        [...seen].flatMap(([seenPath, { stateOf }]) =>
            stateOf === stateOfFolder ? nearest(seenPath) : placesOf(seenPath).map(nearest),
        ),
    );

/** The folder of a file and, where it is a link, that of the file it leads to. */
function placesOf(file: string): string[] {
    try {
        return [path.dirname(file), path.dirname(realpathSync(file))];
    } catch {
        return [path.dirname(file)];
    }
}

/** The folder, or the nearest one above it that is there. */
function nearest(folder: string): string {
    try {
        if (statSync(folder).isDirectory()) return folder;
    } catch {
        // Then it may come.
    }
    return folder === path.dirname(folder) ? folder : nearest(path.dirname(folder));
}
