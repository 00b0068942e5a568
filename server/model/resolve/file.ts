// Resolves one file, given what it imports, and takes its edits along: an edit costs what it touches. What a block means is
// in the blocks' own modules; here is what holds between them.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { addTo } from '../../language/sorted';
import type { HeadNode } from '../../language/statements';
import { type BlockRange, blockAt, findBlocks } from '../blocks';
import { rowsOfId } from '../coverage';
import type { Read } from '../file-kinds';
import { Notes } from '../kept/notes';
import { Users, valuesOf } from '../kept/users';
import { type Entry, isNameEntry } from '../names';
import type { Problem } from '../problem';
import {
    type Domain,
    type Import,
    isAccessTable,
    type OutputStatement,
    type Program,
    type Table,
    type Target,
    type TestBlock,
    type Waiver,
} from '../program';
import { readsOf } from '../reads';
import { type NameChange, Scope } from '../scope';
import type { Surroundings } from '../surroundings';
import type { BlockContent, BlockContext } from './block-content';
import { collectProblems } from './collect-problems';
import { DomainBlock } from './domain-block';
import { type Header, readHeader } from './header';
import { FIRST_RESET } from './macros';
import { NamesBlock } from './names-block';
import { isTableBlock, tableBlock } from './table-block';
import { TestContent } from './test-block';

/** Names are made before what uses them, and domains before tests. */
type Turn = 'first' | 'then' | 'last';
const TURNS: { readonly [K in HeadNode['kind']]: Turn } = {
    names: 'first',
    table: 'then',
    domain: 'then',
    test: 'last',
};

/** The meaning of a file. Total: what cannot be resolved is a problem and is left out. */
export class ResolvedFile implements Program {
    readonly target: Target;
    readonly files: readonly string[];
    readonly scope: Scope;
    /** Lines with flaws that are no block's content. */
    readonly flawed = new Set<Line>();
    readonly contents = new Map<BlockRange, BlockContent>();
    readonly clashes: readonly Entry[];
    blocks: readonly BlockRange[] = [];
    tables: readonly Table[] = [];
    domains: readonly Domain[] = [];
    tests: readonly TestBlock[] = [];
    headerNotes: Notes;
    private header: Header;
    private readonly context: BlockContext;
    private readonly users: Users;
    private readonly imported: readonly Imported[];
    /** The version of the scope that all lines have seen. */
    private seenVersion: number;
    /** More names changed at once than are remembered, or they would not come to rest. */
    private isLost = false;
    /** Names would not come to rest after an edit, which no file may bring about: tests ask. */
    isUnstable = false;

    constructor(
        readonly file: string,
        readonly document: Document,
        surroundings: Surroundings,
    ) {
        this.headerNotes = new Notes();
        this.header = readHeader(file, document, surroundings, this.headerNotes);
        const { imports, platform } = this.header;
        this.target = chooseTarget(this.header);
        this.files = filesOf(file, imports);
        this.scope = new Scope(platform?.scope, this.files);
        const { host } = surroundings;
        this.context = { file, document, scope: this.scope, target: this.target, host };
        this.users = new Users(document);
        this.imported = importedBy(imports);
        const brought = this.imported.flatMap(({ program }) => program.scope.declared());
        // No table and no macro may take the place of a name of the platform.
        const isClash = (entry: Entry): boolean =>
            !isNameEntry(entry) && platform?.scope.get(entry.name) !== undefined;
        this.clashes = brought.filter(isClash);
        for (const entry of brought) if (!isClash(entry)) this.scope.declare(entry);
        this.takeBlocks();
        this.readOutsideBlocks();
        this.scope.watch();
        this.seenVersion = this.scope.journal.version;
    }

    get imports(): readonly Import[] {
        return this.header.imports;
    }

    get platform(): string | undefined {
        return this.header.platform?.name;
    }

    get license(): string | undefined {
        return this.header.license;
    }

    get outputs(): readonly OutputStatement[] {
        return this.header.outputs;
    }

    get ownReads(): readonly Read[] {
        return [...this.header.reads, ...this.all(isDomain).flatMap(({ reads }) => reads)];
    }

    get reads(): readonly Read[] {
        return readsOf(this);
    }

    get incomplete(): boolean {
        return this.header.incomplete;
    }

    get waivers(): readonly Waiver[] {
        const waivers = [...this.contents.values()].flatMap(content => [...content.waivers.values()].flat());
        return waivers.sort((a, b) => a.line - b.line || a.node.start - b.node.start);
    }

    get problems(): readonly Problem[] {
        return collectProblems(this);
    }

    /** Takes an edit of the document along. What the file's header says now is read by `catchUp`. */
    edited(change: Change): void {
        const { first, removed, inserted } = change;
        for (const line of removed) this.flawed.delete(line);
        for (const line of inserted) this.noteFlaws(line);
        this.users.edit(change);
        if ([removed, inserted].some(lines => lines.some(({ isStructural }) => isStructural)))
            this.takeBlocks();
        else this.change(blockAt(this, first), content => content.edit(change));
        this.rereadUsers();
    }

    /** Catches up with the imports and the other files that it reads; `false` where the file must be resolved anew. */
    catchUp(surroundings: Surroundings): boolean {
        if (this.isLost || !this.readHeaderAgain(surroundings)) return false;
        for (const each of this.imported) {
            const { program, tables, domains, version } = each;
            const changes = program.scope.journal.since(version);
            if (tables !== program.tables || domains !== program.domains || changes === undefined)
                return false;
            for (const { before, after } of changes) {
                if (before !== undefined && !this.isImported(before)) this.scope.delete(before);
                if (after !== undefined) this.scope.declare(after);
            }
            each.version = program.scope.journal.version;
        }
        for (const content of this.all(isDomain))
            if (!content.isCurrent) this.change(content.block, () => false);
        this.rereadUsers();
        return !this.isLost;
    }

    /** Looks at the lines that are no block's content. */
    private readOutsideBlocks(): void {
        let next = 0;
        for (const { first, last } of this.blocks) {
            for (const line of this.document.lines.between(next, first)) this.noteFlaws(line);
            for (const line of this.document.lines.between(last, last)) this.noteFlaws(line);
            next = last + 1;
        }
        for (const line of this.document.lines.between(next, this.document.lines.length - 1))
            this.noteFlaws(line);
    }

    private noteFlaws(line: Line): void {
        const isOutside = line.before === 'file' || line.isStructural;
        if (isOutside && line.node.flaws.length > 0) this.flawed.add(line);
    }

    private isImported(entry: Entry): boolean {
        return this.imported.some(({ program }) => program.scope.getDeclared(entry.name) === entry);
    }

    /** Gives whether blocks can stay as they are. */
    private readHeaderAgain(surroundings: Surroundings): boolean {
        const notes = new Notes();
        const header = readHeader(this.file, this.document, surroundings, notes);
        const { imports, platform } = header;
        const isSame =
            platform === this.header.platform &&
            chooseTarget(header) === this.target &&
            imports.length === this.imports.length &&
            imports.every(({ program }, at) => program === this.imports[at]?.program);
        this.header = header;
        this.headerNotes = notes;
        return isSame;
    }

    /** Finds the blocks, drops the contents of those that are no more, and makes those of new ones. */
    private takeBlocks(): void {
        const before = new Map(this.blocks.map(block => [block.at, block]));
        this.blocks = findBlocks(this.document).map(block => {
            const known = before.get(block.at);
            return known !== undefined && known.end === block.end && known.closed === block.closed
                ? known
                : block;
        });
        const now = new Set(this.blocks);
        for (const [block, content] of this.contents) {
            if (now.has(block)) continue;
            content.drop();
            this.contents.delete(block);
        }
        this.make(this.blocks.filter(block => !this.contents.has(block)));
    }

    /** Makes the contents of these blocks. */
    private make(blocks: readonly BlockRange[]): void {
        this.makeAt('first', blocks);
        this.makeAt('then', blocks);
        this.arrange();
        this.makeAt('last', blocks);
        this.tests = this.all(isTest).map(({ test }) => test);
    }

    private makeAt(turn: Turn, blocks: readonly BlockRange[]): void {
        for (const block of blocks)
            if (TURNS[block.head.kind] === turn) this.contents.set(block, this.contentOf(block));
    }

    private contentOf(block: BlockRange): BlockContent {
        const { context } = this;
        const { head } = block;
        switch (head.kind) {
            case 'names':
                return new NamesBlock(context, block, head.of);
            case 'table':
                return tableBlock(context, block, head);
            case 'domain':
                return new DomainBlock(context, block, head);
            case 'test': {
                const domains = new Map(this.domains.map(domain => [domain.name, domain]));
                return new TestContent(context, block, head.title?.value ?? '', domains);
            }
        }
    }

    /** Puts together what the imports and the blocks give. Lists that stay the same stay the same objects. */
    private arrange(): void {
        const tables = new Set(this.imported.flatMap(({ program }) => program.tables));
        for (const { table } of this.all(isTableBlock)) tables.add(table);
        this.tables = sameOr(this.tables, [...tables]);
        const domains = new Map<string, Domain>();
        const all = this.imported.flatMap(({ program }) => program.domains);
        for (const { domain } of this.all(isDomain)) if (domain !== undefined) all.push(domain);
        for (const domain of all) if (!domains.has(domain.name)) domains.set(domain.name, domain);
        const before = this.domains;
        this.domains = sameOr(before, [...domains.values()]);
        if (before === this.domains) return;
        this.makeAt(
            'last',
            this.blocks.filter(block => this.contents.has(block)),
        );
    }

    /** The contents of one kind, in the order of the text. */
    private all<T extends BlockContent>(isKind: (content: BlockContent) => content is T): T[] {
        return this.blocks.flatMap(block => {
            const content = this.contents.get(block);
            return content !== undefined && isKind(content) ? [content] : [];
        });
    }

    /** Changes a block's content as it can itself, or else makes it anew. */
    private change(block: BlockRange | undefined, act: (content: BlockContent) => boolean): void {
        const content = block && this.contents.get(block);
        if (block === undefined || content === undefined || act(content)) return;
        content.drop();
        this.contents.delete(block);
        this.make([block]);
    }

    /**
     * Lets the lines look again that use names which changed, until none changes any more. A name is made of names above it,
     * so each round ends with a line further down than the last one did; more rounds than lines are a fault of this program,
     * and cost a file that is resolved anew, never an editor that waits.
     */
    private rereadUsers(): void {
        const { journal } = this.scope;
        for (let round = 0; this.seenVersion !== journal.version; round++) {
            this.isUnstable ||= round > this.document.lines.length;
            const changes = journal.since(this.seenVersion)?.filter(isOfName);
            if (changes === undefined || this.isUnstable) {
                this.isLost = true;
                return;
            }
            this.seenVersion = journal.version;
            const lines = new Set<Line>();
            for (const change of changes) {
                for (const line of this.users.of(change, this.scope)) lines.add(line);
                for (const value of valuesOf(change, this.scope)) this.addRowsOf(value, lines);
            }
            for (const [block, own] of this.byBlock(lines)) this.change(block, content => content.renew(own));
            if (changes.some(({ name }) => name === FIRST_RESET)) {
                for (const { block, table } of this.all(isTableBlock))
                    if (table.kind === 'reset') this.change(block, () => false);
            }
        }
    }

    /** The lines of own rows that stand for an id: in a range between names each id must have one. */
    private addRowsOf(id: bigint, lines: Set<Line>): void {
        for (const { table } of this.all(isTableBlock)) {
            if (!isAccessTable(table)) continue;
            for (const row of rowsOfId(table, Number(id))) lines.add(row.at);
        }
    }

    private byBlock(lines: ReadonlySet<Line>): Map<BlockRange, Line[]> {
        const groups = new Map<BlockRange, Line[]>();
        for (const line of [...lines].sort((a, b) => a.number - b.number)) {
            const block = blockAt(this, line.number);
            if (block !== undefined) addTo(groups, block, line);
        }
        return groups;
    }
}

/** Lines use names alone. A table's or a macro's comes and goes whenever its block is made anew, and its own lines may mention it. */
const isOfName = ({ before, after }: NameChange): boolean => isNameEntry(before) || isNameEntry(after);

const isTest = (content: BlockContent): content is TestContent => content instanceof TestContent;

const isDomain = (content: BlockContent): content is DomainBlock => content instanceof DomainBlock;

/** An import with what of it was taken over. */
interface Imported {
    readonly program: Program;
    readonly tables: readonly Table[];
    readonly domains: readonly Domain[];
    version: number;
}

function importedBy(imports: readonly Import[]): Imported[] {
    return imports.flatMap(({ program }) => {
        if (program === undefined) return [];
        const { tables, domains, scope } = program;
        return [{ program, tables, domains, version: scope.journal.version }];
    });
}

/** A file's own word counts, then its imports', then its platform's. */
const chooseTarget = ({ target, imports, platform }: Header): Target =>
    target ??
    imports.find(({ program }) => program !== undefined)?.program?.target ??
    platform?.target ??
    'xen';

function filesOf(file: string, imports: readonly Import[]): string[] {
    const files = new Set<string>();
    for (const { program } of imports) for (const reached of program?.files ?? []) files.add(reached);
    return [...files.add(file)];
}

const sameOr = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
    before.length === now.length && before.every((each, at) => each === now[at]) ? before : now;
