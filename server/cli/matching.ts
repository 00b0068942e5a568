// The files that a pattern matches. Most runs name their files, so the first call loads it (`AT_FIRST_CALL` in build.mjs).

import { readdirSync } from 'node:fs';

// Its form for `import` asks where its own file is, and a bundle has no answer.
const { globSync }: typeof import('tinyglobby') = require('tinyglobby');

export interface Matching {
    /** Full paths, in no particular order. */
    readonly found: readonly string[];
    /** The folders that could not be read; a file in one would go unchecked. */
    readonly unreadable: readonly { readonly folder: string; readonly error: unknown }[];
}

/** What a pattern matches, relative to the folder `cwd`; folders with a name in `skipped` are not looked into, and symbolic links are not followed. */
export function filesMatching(pattern: string, skipped: readonly string[], cwd = process.cwd()): Matching {
    const unreadable: { folder: string; error: unknown }[] = [];
    // The library skips folders that it cannot read.
    const watched = new Proxy(readdirSync, {
        apply: (target, self, args) => {
            try {
                return Reflect.apply(target, self, args);
            } catch (error) {
                unreadable.push({ folder: String(args[0]), error });
                throw error;
            }
        },
    });
    const found = globSync(pattern, {
        cwd,
        absolute: true,
        dot: true,
        expandDirectories: false,
        followSymbolicLinks: false,
        ignore: skipped.map(name => `**/${name}/**`),
        fs: { readdirSync: watched },
    });
    return { found, unreadable };
}
