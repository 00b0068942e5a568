// A `names` block: the names that its lines declare.

import type { Change } from '../language/document';
import type { Line } from '../language/lines';
import type { NameKind } from '../language/syntax';
import { BlockContent, type Ground } from './block-content';
import type { BlockRange } from './blocks';
import { differingFrom, entryOf } from './declarations';
import { isAlike, type NameEntry } from './names';

export class NamesBlock extends BlockContent {
    /** Those that the platform has with another value or kind. */
    readonly differing = new Set<NameEntry>();
    private readonly entries = new Map<Line, NameEntry>();

    constructor(
        ground: Ground,
        block: BlockRange,
        private readonly kind: NameKind,
    ) {
        super(ground, block);
        for (const line of block.content()) this.declare(line);
    }

    override edit({ removed, inserted }: Change): boolean {
        for (const line of removed) {
            this.forget(line);
            this.takeBack(line);
        }
        for (const line of inserted) this.declare(line);
        return true;
    }

    override renew(lines: readonly Line[]): boolean {
        for (const line of lines) {
            this.forget(line);
            this.declare(line);
        }
        return true;
    }

    override drop(): void {
        for (const line of this.entries.keys()) this.takeBack(line);
    }

    private declare(line: Line): void {
        const { statement } = line.node;
        this.look(line);
        if (statement.kind !== 'declaration') return;
        const entry = entryOf(this.resolution, this.kind, line, statement);
        const before = this.entries.get(line);
        // Nothing changes for those who use it.
        if (before !== undefined && isAlike(before, entry)) return;
        this.takeBack(line);
        this.entries.set(line, entry);
        const { scope } = this.ground;
        scope.add(entry);
        if (differingFrom(scope.platform, entry) !== undefined) this.differing.add(entry);
    }

    private takeBack(line: Line): void {
        const entry = this.entries.get(line);
        this.entries.delete(line);
        if (entry === undefined) return;
        this.ground.scope.delete(entry);
        this.differing.delete(entry);
    }
}
