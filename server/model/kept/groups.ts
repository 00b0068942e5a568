// Values by a key that several may share. A value that is alone under its key, as most are, stands there by itself.

type Group<V> = V | Set<V>;

/** Each value stands once under a key. */
export class Groups<K, V extends object | string | number> {
    private readonly groups = new Map<K, Group<V>>();

    /** Gives how many there are now under the key. */
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

    /** Gives how many are left under the key. */
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

    /** In the order in which they came, which an edit may change. */
    get(key: K): Iterable<V> {
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
