// The changes of a thing, in order, so that what is derived from it can catch up and is never out of date.

/** How many changes are kept: what is further behind must be made again. */
const KEPT = 4096;

export class Journal<Change> {
    private changes: Change[] = [];
    private forgotten = 0;

    /** How many changes there have been. */
    get version(): number {
        return this.forgotten + this.changes.length;
    }

    record(change: Change): void {
        if (this.changes.length >= KEPT) {
            this.forgotten = this.version;
            this.changes = [];
        }
        this.changes.push(change);
    }

    /** Has all that is derived from the thing made again: following so large a change would be more work. */
    forget(): void {
        this.forgotten = this.version + 1;
        this.changes = [];
    }

    /** The changes since a version, in order; `undefined` if they are no longer known. */
    since(version: number): readonly Change[] | undefined {
        if (version < this.forgotten) return undefined;
        return version === this.version ? NOTHING : this.changes.slice(version - this.forgotten);
    }
}

const NOTHING: readonly never[] = [];
