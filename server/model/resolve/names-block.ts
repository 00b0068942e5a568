// A `names` block: the names that its lines declare.

import type { Change } from '../../language/document';
import type { Line } from '../../language/lines';
import { countLeading, spliced } from '../../language/sorted';
import type { NotIn } from '../../language/statements';
import type { NamesHeadNode } from '../../language/statements/names-head';
import { inPieces, type Steps } from '../../language/steps';
import type { NamesBlockKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { stretchOf } from '../kept/anchored';
import { isAlike, type NameEntry, type NameGroup } from '../names';
import { BlockContent, type BlockContext } from './block-content';
import { differingFrom, entryOf } from './declarations';

export class NamesBlock extends BlockContent {
    /** The names that the platform has with a different value or kind. */
    readonly differing = new Set<NameEntry>();
    private readonly group: NameGroup;
    /** In the order of their lines. */
    private entries: NameEntry[] = [];

    constructor(context: BlockContext, block: BlockRange, { of: kind, source }: NamesHeadNode) {
        super(context, block);
        this.group = { file: context.file, kind, source: source?.value };
    }

    override *readAll(): Steps<void> {
        const entries: NameEntry[] = [];
        yield* inPieces(
            this.block.content(),
            line => this.declareIn(line, entries),
            line => this.weightOfRead(line),
        );
        this.entries = entries;
    }

    override edit({ first, removed, inserted }: Change): boolean {
        for (const line of removed) this.forget(line);
        const { from, to } = stretchOf(this.entries, first, new Set(removed));
        this.takeBack(this.entries.slice(from, to));
        this.entries = spliced(this.entries, from, to - from, this.declareAll(inserted));
        return true;
    }

    override *renew(lines: readonly Line[]): Steps<boolean> {
        yield* inPieces(lines, line => this.renewLine(line));
        return true;
    }

    override drop(): void {
        this.takeBack(this.entries);
    }

    private renewLine(line: Line): void {
        this.forget(line);
        const place = countLeading(this.entries, each => each.line < line.number);
        const before = this.entries[place];
        const entry = this.entryAt(line);
        // If it means the same as before, nothing changes for the lines that use it.
        if (before?.at !== line || entry === undefined || isAlike(before, entry)) return;
        this.takeBack([before]);
        this.declare(entry);
        this.entries[place] = entry;
    }

    private declareAll(lines: readonly Line[]): NameEntry[] {
        const entries: NameEntry[] = [];
        for (const line of lines) this.declareIn(line, entries);
        return entries;
    }

    private declareIn(line: Line, entries: NameEntry[]): void {
        const entry = this.entryAt(line);
        if (entry === undefined) return;
        this.declare(entry);
        entries.push(entry);
    }

    /** What a line declares, if anything. */
    private entryAt(line: Line): NameEntry | undefined {
        this.noteFlawsAndWaivers(line);
        const { statement } = line.node;
        if (statement.kind === 'declaration') return entryOf(this.resolution, this.group, line, statement);
        statement satisfies NotIn<NamesBlockKind>;
        return undefined;
    }

    private declare(entry: NameEntry): void {
        const { scope } = this.context;
        scope.declare(entry);
        if (differingFrom(scope.platform, entry) !== undefined) this.differing.add(entry);
    }

    private takeBack(entries: readonly NameEntry[]): void {
        this.context.scope.deleteAll(entries);
        for (const entry of entries) this.differing.delete(entry);
    }
}
