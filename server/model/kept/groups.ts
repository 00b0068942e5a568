// Values by a key that several may share. Most values are the only one with their key, and are then stored without a set.

type Group<V> = V | Set<V>;

/** A value is stored at most once for each key. */
export class Groups<K, V extends object | string | number> {
    private readonly groups = new Map<K, Group<V>>();

    /** Gives how many values the key has now. */
    add(key: K, value: V): number {
        const group = this.groups.get(key);
        if (group instanceof Set) return group.add(value).size;
        if (group === undefined || group === value) {
            this.groups.set(key, value);
            return 1;
        }
        this.groups.set(key, new Set([group, value]));
        return 2;
    }

    /** Gives how many values the key still has. */
    delete(key: K, value: V): number {
        const group = this.groups.get(key);
        if (!(group instanceof Set)) {
            if (group === value) this.groups.delete(key);
            return group === undefined || group === value ? 0 : 1;
        }
        group.delete(value);
        const [last] = group;
        if (group.size === 1 && last !== undefined) this.groups.set(key, last);
        return group.size;
    }

    /** In the order in which they were added, which may differ after edits. */
    get(key: K): readonly V[] | ReadonlySet<V> {
        const group = this.groups.get(key);
        if (group === undefined) return NOTHING;
        return group instanceof Set ? group : [group];
    }

    sizeOf(key: K): number {
        const group = this.groups.get(key);
        if (group === undefined) return 0;
        return group instanceof Set ? group.size : 1;
    }

    /** How many keys have values. */
    get size(): number {
        return this.groups.size;
    }

    keys(): Iterable<K> {
        return this.groups.keys();
    }
}

const NOTHING: readonly never[] = [];
