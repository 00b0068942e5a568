// Resolves one file, given what it imports, and follows its edits: an edit costs what it touches. The meaning of each block is in
// the modules for blocks; this file takes care of what blocks have to do with each other.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { addTo, sameOr } from '../../language/sorted';
import type { HeadNode } from '../../language/statements';
import { finish, inPieces, PIECE, type Steps } from '../../language/steps';
import { type BlockRange, blockAt, findBlocks, hasStrayLine } from '../blocks';
import type { Chip } from '../chip';
import { rowsOfId } from '../coverage';
import type { Domain } from '../domain';
import type { Read } from '../file-kinds';
import { isFirstReset } from '../first-reset';
import { Notes } from '../kept/notes';
import { isOfName, Users, valuesOf } from '../kept/users';
import { type Entry, isNameEntry } from '../names';
import type { Problem } from '../problem';
import {
    type Import,
    isAccessTable,
    type OutputStatement,
    type Program,
    type Table,
    type TestBlock,
    type Waiver,
} from '../program';
import { type NameChange, Scope } from '../scope';
import type { Platform, Surroundings } from '../surroundings';
import { type Edition, rulesetText, type Target } from '../targets';
import { type BlockContent, type BlockContext, waiversOf } from './block-content';
import { collectProblems } from './collect-problems';
import { DomainBlock } from './domain-block';
import { type Header, readHeader } from './header';
import type { HeaderImport } from './header-import';
import {
    chooseRules,
    declareHeaders,
    exchangeHeaders,
    filesOf,
    filesWithNames,
    type Imported,
    importedBy,
    takeChanges,
} from './imports';
import { NamesBlock } from './names-block';
import { readsOf } from './reads';
import { isTableBlock, tableBlock, tablesOf } from './table-block';
import { TestContent } from './test-block';

/** Names are read before what uses them, and domains before tests. */
type Turn = 'first' | 'then' | 'last';
const TURNS: Record<HeadNode['kind'], Turn> = { names: 'first', table: 'then', domain: 'then', test: 'last' };

/** The meaning of a file. Accepts any file: what cannot be resolved becomes a problem and is left out. */
export class ResolvedFile implements Program {
    readonly target: Target;
    readonly edition: Edition | undefined;
    readonly statesTarget: boolean;
    readonly chip: Chip | undefined;
    readonly files: readonly string[];
    readonly isFixed: boolean;
    readonly scope: Scope;
    /** Lines with flaws outside blocks. */
    readonly flawed = new Set<Line>();
    readonly contents = new Map<BlockRange, BlockContent>();
    readonly clashes: Entry[] = [];
    blocks: readonly BlockRange[] = [];
    tables: readonly Table[] = [];
    domains: readonly Domain[] = [];
    tests: readonly TestBlock[] = [];
    /** What is worked out from many lines, until the next edit. */
    private now: { waivers?: readonly Waiver[]; incomplete?: boolean } = {};
    private readonly context: BlockContext;
    readonly users: Users;
    private readonly imported: readonly Imported[];
    /** Whether a line that may be one of the header came or went since it was read. */
    private isHeaderOld = false;
    /** The version of the scope for which all lines are up to date. */
    private seenVersion: number;
    /** Whether the changes of names can no longer be followed, so that the file must be resolved again. */
    private isLost = false;
    /** Whether work is in progress. If it is dropped halfway, the file must be resolved again. */
    private isUnderWay = true;
    /** Whether every block has its content, and the lists of tables, domains and tests are up to date. */
    private isArranged = false;
    /** Whether names kept changing after an edit, which must not happen with any file; for tests. */
    isUnstable = false;

    private constructor(
        readonly file: string,
        readonly document: Document,
        { host }: Surroundings,
        private header: Header,
        public headerNotes: Notes,
    ) {
        const { imports, headers, platform } = this.header;
        const rules = chooseRules(this.header);
        ({ target: this.target, edition: this.edition, statesTarget: this.statesTarget } = rules);
        this.chip = platform?.chip;
        this.files = filesOf(file, imports);
        this.scope = new Scope(platform?.scope, filesWithNames(file, imports, headers));
        this.isFixed = host.isFixed ?? false;
        this.context = { file, document, scope: this.scope, target: this.target, chip: this.chip, host };
        this.users = new Users(document);
        this.imported = importedBy(imports);
        this.seenVersion = this.scope.journal.version;
    }

    /** Resolves a file. Its document must not be edited until this is done. */
    static *resolve(file: string, document: Document, surroundings: Surroundings): Steps<ResolvedFile> {
        const notes = new Notes();
        const header = yield* readHeader(file, document, surroundings, notes, []);
        const resolved = new ResolvedFile(file, document, surroundings, header, notes);
        yield* resolved.readAll();
        return resolved;
    }

    get imports(): readonly Import[] {
        return this.header.imports;
    }

    get headers(): readonly HeaderImport[] {
        return this.header.headers;
    }

    get platform(): string | undefined {
        return this.header.platform?.name;
    }

    get license(): string | undefined {
        return this.header.license;
    }

    get allPlatforms(): () => readonly Platform[] {
        return this.header.allPlatforms;
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
        this.now.incomplete ??= this.header.incomplete || finish(hasStrayLine(this.flawed));
        return this.now.incomplete;
    }

    get waivers(): readonly Waiver[] {
        this.now.waivers ??= waiversOf(this.header, this.contents.values());
        return this.now.waivers;
    }

    get problems(): readonly Problem[] {
        return finish(collectProblems(this));
    }

    /** The same in pieces. */
    *collectProblems(): Steps<Problem[]> {
        this.now.incomplete ??= this.header.incomplete || (yield* hasStrayLine(this.flawed));
        return yield* collectProblems(this);
    }

    /** Follows an edit of the document. Consequences for other lines, and long work, are left to `catchUp`. */
    edited(change: Change): void {
        if (this.isUnderWay) return;
        this.now = {};
        const { first, removed, inserted } = change;
        for (const line of removed) this.flawed.delete(line);
        for (const line of inserted) this.noteFlaws(line);
        this.users.edit(change);
        if ([removed, inserted].some(lines => lines.some(({ isStructural }) => isStructural)))
            this.takeBlocks();
        else
            this.change(
                blockAt(this, first),
                content => removed.length + inserted.length <= PIECE && content.edit(change),
            );
    }

    /** Catches up with the edits, the imports and the other files that it reads; `false` if the file must be resolved again. */
    *catchUp(surroundings: Surroundings): Steps<boolean> {
        if (this.isLost || this.isUnderWay) return false;
        this.isUnderWay = true;
        if (!(yield* this.readHeaderAgain(surroundings)) || !takeChanges(this.imported, this.scope))
            return false;
        for (const { block, isCurrent } of this.all(isDomain)) if (!isCurrent) this.drop(block);
        yield* this.makeContents();
        yield* this.rereadUsers();
        this.now = {};
        this.isUnderWay = false;
        return !this.isLost;
    }

    private *readAll(): Steps<void> {
        const { platform } = this.scope;
        for (const { program } of this.imported) {
            yield* inPieces(program.scope.declared(), entry => {
                // A table or macro must not hide a name of the platform.
                if (!isNameEntry(entry) && platform?.get(entry.name) !== undefined) this.clashes.push(entry);
                else this.scope.declare(entry);
            });
        }
        yield* declareHeaders(this.headers, this.scope);
        this.takeBlocks();
        yield* this.makeContents();
        yield* this.readOutsideBlocks();
        this.scope.watch();
        this.seenVersion = this.scope.journal.version;
        this.isUnderWay = false;
    }

    /** Looks at the lines outside blocks. */
    private *readOutsideBlocks(): Steps<void> {
        const { lines } = this.document;
        let next = 0;
        for (const { first, last } of this.blocks) {
            yield* inPieces(lines.between(next, first), line => this.noteFlaws(line));
            yield* inPieces(lines.between(last, last), line => this.noteFlaws(line));
            next = last + 1;
        }
        yield* inPieces(lines.between(next, lines.length - 1), line => this.noteFlaws(line));
    }

    private noteFlaws(line: Line): void {
        const isOutside = line.before === 'file' || line.isStructural;
        if (isOutside && line.node.flaws.length > 0) this.flawed.add(line);
    }

    /** Gives whether blocks can stay as they are. */
    private *readHeaderAgain(surroundings: Surroundings): Steps<boolean> {
        if (!this.isHeaderOld && this.header.reads.length === 0) return true;
        this.isHeaderOld = false;
        const notes = new Notes();
        const header = yield* readHeader(this.file, this.document, surroundings, notes, this.headers);
        const { imports, headers, platform } = header;
        const rules = chooseRules(header);
        const isSame =
            platform === this.header.platform &&
            rulesetText(rules) === rulesetText(this) &&
            rules.statesTarget === this.statesTarget &&
            imports.length === this.imports.length &&
            imports.every(({ program }, at) => program === this.imports[at]?.program) &&
            exchangeHeaders(this.headers, headers, this.scope);
        [this.header, this.headerNotes] = [header, notes];
        return isSame;
    }

    /** Finds the blocks, and drops the contents of those that no longer exist. */
    private takeBlocks(): void {
        const before = new Map(this.blocks.map(block => [block.at, block]));
        this.blocks = findBlocks(this.document).map(block => {
            const known = before.get(block.at);
            return known !== undefined && known.end === block.end && known.closed === block.closed
                ? known
                : block;
        });
        const now = new Set(this.blocks);
        for (const block of this.contents.keys()) if (!now.has(block)) this.drop(block);
        this.isArranged = false;
        this.isHeaderOld = true;
    }

    /** Removes a block's content and its declarations. */
    private drop(block: BlockRange): void {
        this.contents.get(block)?.drop();
        this.contents.delete(block);
        this.isArranged = false;
    }

    /** Makes the contents of blocks that have none. */
    private *makeContents(): Steps<void> {
        if (this.isArranged) return;
        yield* this.makeAt('first');
        yield* this.makeAt('then');
        this.arrange();
        yield* this.makeAt('last');
        this.tests = this.all(isTest).map(({ test }) => test);
        this.isArranged = true;
    }

    private *makeAt(turn: Turn): Steps<void> {
        for (const block of this.blocks) {
            if (this.contents.has(block) || TURNS[block.head.kind] !== turn) continue;
            const content = this.contentOf(block);
            yield* content.readAll();
            this.contents.set(block, content);
            yield 1; // There may be thousands of blocks without a line.
        }
    }

    private contentOf(block: BlockRange): BlockContent {
        const { head } = block;
        switch (head.kind) {
            case 'names':
                return new NamesBlock(this.context, block, head);
            case 'table':
                return tableBlock(this.context, block, head);
            case 'domain':
                return new DomainBlock(this.context, block, head);
            case 'test':
                return new TestContent(this.context, block, head.title?.value ?? '', this.domains);
        }
    }

    /** Combines what the imports and the blocks provide. A list that does not change stays the same object. */
    private arrange(): void {
        const tables = new Set(this.imported.flatMap(({ program }) => program.tables));
        for (const table of tablesOf(this.all(isTableBlock))) tables.add(table);
        this.tables = sameOr(this.tables, [...tables]);
        const domains = new Map<string, Domain>();
        const all = this.imported.flatMap(({ program }) => program.domains);
        for (const { domain } of this.all(isDomain)) if (domain !== undefined) all.push(domain);
        for (const domain of all) if (!domains.has(domain.name)) domains.set(domain.name, domain);
        const before = this.domains;
        this.domains = sameOr(before, [...domains.values()]);
        if (before === this.domains) return;
        for (const { block } of this.all(isTest)) this.drop(block);
    }

    /** The contents of one kind, in the order of the text. */
    private all<T extends BlockContent>(isKind: (content: BlockContent) => content is T): T[] {
        const all: T[] = [];
        for (const block of this.blocks) {
            const content = this.contents.get(block);
            if (content !== undefined && isKind(content)) all.push(content);
        }
        return all;
    }

    /** Lets a block's content update itself; if it cannot, drops it, so that it is made again. */
    private change(block: BlockRange | undefined, act: (content: BlockContent) => boolean): void {
        const content = block && this.contents.get(block);
        if (block !== undefined && content !== undefined && !act(content)) this.drop(block);
    }

    /**
     * Reads the lines again that use changed names, until no more names change. The value of a name depends on names above it,
     * so each round ends further down than the one before. More rounds than lines would be a bug in this program; then the
     * file is resolved again, so that no editor waits for ever.
     */
    private *rereadUsers(): Steps<void> {
        const { journal } = this.scope;
        for (let round = 0; this.seenVersion !== journal.version; round++) {
            this.isUnstable ||= round > this.document.lines.length;
            const changes = journal.since(this.seenVersion)?.filter(isOfName);
            if (changes === undefined || this.isUnstable) {
                this.isLost = true;
                return;
            }
            this.seenVersion = journal.version;
            if (changes.length > 0) yield* this.users.collect();
            for (const [block, lines] of this.byBlock(this.usersOf(changes))) {
                const content = this.contents.get(block);
                if (content !== undefined && !(yield* content.renew(lines))) this.drop(block);
            }
            if (changes.some(({ name }) => isFirstReset(name)))
                for (const { block, table } of this.all(isTableBlock))
                    if (table.kind === 'reset') this.drop(block);
            yield* this.makeContents();
            if (round > 0) yield 1; // There may be as many rounds as lines, each without a line to read.
        }
    }

    private usersOf(changes: readonly NameChange[]): Set<Line> {
        const lines = new Set<Line>();
        for (const change of changes) {
            for (const line of this.users.of(change, this.scope)) lines.add(line);
            for (const value of valuesOf(change, this.scope)) this.addRowsOf(value, lines);
        }
        return lines;
    }

    /** The lines of the file's own rows with an id: in a range between names, each id must have a name. */
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

const isTest = (content: BlockContent): content is TestContent => content instanceof TestContent;
const isDomain = (content: BlockContent): content is DomainBlock => content instanceof DomainBlock;
