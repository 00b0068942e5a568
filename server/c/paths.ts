// The paths of the fields that values go into, from the names of designators or of the parts in their order.

import type { Level } from './initialiser';
import { isUnknown, nameAt } from './members';

/** A range within an element brings at most so many values. */
export const MOST_PATHS = 256;

type Path = readonly string[];

/** Makes paths. Those of one name, as most are, are made once: every value of a table has one. */
export class Paths {
    private readonly single = new Map<string, Path>();

    /** The paths below each prefix that levels lead to, from one of them on; `undefined` if there are too many. */
    below(prefixes: readonly Path[], levels: readonly Level[], from: number): readonly Path[] | undefined {
        let paths = prefixes;
        for (let depth = from; depth < levels.length; depth++) {
            const level = levels[depth];
            if (level === undefined) break;
            const count = isUnknown(level.type) ? 1 : level.to - level.at + 1;
            if (count * paths.length > MOST_PATHS) return undefined;
            paths =
                count === 1
                    ? paths.map(path => this.extended(path, level, 0))
                    : this.throughRange(paths, level, count);
        }
        return paths;
    }

    private throughRange(paths: readonly Path[], level: Level, count: number): readonly Path[] {
        return paths.flatMap(path =>
            Array.from({ length: Math.max(count, 0) }, (_, each) => this.extended(path, level, each)),
        );
    }

    private extended(path: Path, { type, at, written }: Level, more: number): Path {
        const name = isUnknown(type) ? written : nameAt(type, at + more);
        if (name === undefined) return path;
        // A spread array keeps room for more, which every value of a table would pay for.
        return path.length === 0 ? this.only(name) : path.concat(name);
    }

    private only(name: string): Path {
        const path = this.single.get(name) ?? [name];
        this.single.set(name, path);
        return path;
    }
}
