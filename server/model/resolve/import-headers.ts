// The imports of C headers in a file: each header is read with the file's options, and gives the names that its lines choose.

import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import type { PatternNode } from '../../language/statements/import';
import { LINES_A_FILE, type Steps } from '../../language/steps';
import type { StringNode } from '../../language/syntax';
import { type CHeader, headerOf } from '../c-header';
import type { Read } from '../file-kinds';
import { type Failure, failureOf, type Host } from '../host';
import { MOST_PLACES } from '../includes';
import type { Notes } from '../kept/notes';
import type { NameEntry } from '../names';
import { pathFrom, resolvePath } from '../paths';
import { replace } from '../problem';
import { HeaderImport, type HeaderSurroundings } from './header-import';
import type { HeaderOptions } from './header-options';
import { report } from './lookup';

/** A line that imports a header. */
export interface HeaderLine {
    readonly line: Line;
    /** The path as it is written. */
    readonly node: StringNode;
    /** The path as the host names it. */
    readonly path: string;
    readonly patterns: readonly PatternNode[];
}

interface Around {
    readonly known: HeaderSurroundings;
    readonly host: Pick<Host, 'bytes'>;
    /** What the same file had before an edit. */
    readonly before: readonly HeaderImport[];
    readonly notes: Notes;
}

interface Brought {
    readonly imports: readonly HeaderImport[];
    /** The headers, and what they include. */
    readonly reads: readonly Read[];
    /** Whether names may be missing. */
    readonly incomplete: boolean;
}

/** The most names that a file takes from headers. Each costs memory, whether it is used or not. */
const MOST_NAMES = 1 << 18;

/** In how many folders a header is looked for that is missing. */
const MOST_FOLDERS_TRIED = 100;

/** What the lines bring. A line that nothing has changed for stays the same object, so that an edit elsewhere costs nothing. */
export function* importHeaders(
    lines: readonly HeaderLine[],
    options: HeaderOptions,
    around: Around,
): Steps<Brought> {
    if (lines.length === 0) {
        options.reportIdle();
        return NOTHING;
    }
    const reader = new HeaderImports(options, around);
    for (const line of lines) {
        yield* reader.read(line);
        yield LINES_A_FILE;
        const why = reader.tooMuch;
        if (why === undefined) continue;
        const params = { path: line.node.value, why };
        report(around, 'header-refused', line.line, line.node, params);
        return { ...reader.brought, incomplete: true };
    }
    // What a header that is missing itself would have included is not known.
    if (!reader.isHeaderMissing) {
        options.reportEmptyFolders(reader.found);
        options.reportUnasked(reader.headersRead);
    }
    return reader.brought;
}

const NOTHING: Brought = { imports: [], reads: [], incomplete: false };

class HeaderImports {
    /** How many names the lines bring so far. */
    names = 0;
    isHeaderMissing = false;
    private readonly imports: HeaderImport[] = [];
    private readonly reads = new Map<string, Read>();
    private incomplete = false;
    /** The headers by path: several lines may import one. */
    private readonly headers = new Map<string, CHeader | Failure>();
    private readonly before: ReadonlyMap<Line, HeaderImport>;
    private namesBefore: ReadonlyMap<string, NameEntry> | undefined;

    constructor(
        private readonly options: HeaderOptions,
        private readonly around: Around,
    ) {
        this.before = new Map(around.before.map(each => [each.at, each]));
    }

    /** The files that could be read. */
    get found(): string[] {
        return [...this.reads.values()].flatMap(({ path, failure }) => (failure === undefined ? path : []));
    }

    /** Why no more headers are read. */
    get tooMuch(): 'many' | 'places' | undefined {
        if (this.names > MOST_NAMES) return 'many';
        return this.reads.size > MOST_PLACES ? 'places' : undefined;
    }

    get headersRead(): CHeader[] {
        return [...this.headers.values()].flatMap(each => (typeof each === 'string' ? [] : each));
    }

    get brought(): Brought {
        return { imports: this.imports, reads: [...this.reads.values()], incomplete: this.incomplete };
    }

    *read({ line, node, path, patterns }: HeaderLine): Steps<void> {
        if (patterns.length === 0) reportNoNames(line, node, this.around);
        const header = this.headers.get(path) ?? (yield* this.headerAt(path));
        this.headers.set(path, header);
        if (typeof header === 'string') {
            const params = { path: node.value, failure: header };
            report(this.around, 'import-not-found', line, node, params, () => ({
                fixes: this.inFolders(node.value).map(each =>
                    replace(`Write "${short(each)}"`, line.number, node, `"${each}"`),
                ),
            }));
            this.incomplete = true;
            this.isHeaderMissing = true;
            return;
        }
        const made = this.sameAsBefore(line, header) ?? (yield* this.made(line, node, header, patterns));
        this.imports.push(made);
        this.incomplete ||= made.incomplete;
        for (const { entries } of made.selected) this.names += entries.length;
    }

    /** A header is named from the file, and not looked for in the folders of its `include` lines; whoever thinks so finds it there. */
    private inFolders(path: string): string[] {
        const { host } = this.around;
        return this.options.folders
            .slice(0, MOST_FOLDERS_TRIED)
            .map(folder => resolvePath(`${folder}/.`, path))
            .filter(each => typeof host.bytes(each) !== 'string')
            .flatMap(each => pathFrom(this.options.file, each) ?? []);
    }

    private *headerAt(path: string): Steps<CHeader | Failure> {
        const { host } = this.around;
        const bytes = host.bytes(path);
        this.noteRead(path, bytes);
        if (typeof bytes === 'string') return bytes;
        const { folders, definitions } = this.options;
        const header = yield* headerOf(path, bytes, { folders, definitions }, host);
        for (const [file, content] of header.asked) this.noteRead(file, content);
        return header;
    }

    private noteRead(path: string, content: Uint8Array | Failure): void {
        this.reads.set(path, { path, as: 'c', failure: failureOf(content) });
    }

    private sameAsBefore(line: Line, header: CHeader): HeaderImport | undefined {
        const before = this.before.get(line);
        const { platform, chip } = this.around.known;
        return before?.header === header &&
            before.surroundings.platform === platform &&
            before.surroundings.chip === chip
            ? before
            : undefined;
    }

    private made(
        line: Line,
        node: StringNode,
        header: CHeader,
        patterns: readonly PatternNode[],
    ): Steps<HeaderImport> {
        this.namesBefore ??= new Map(
            this.around.before.flatMap(each => [...each.entries()].map(entry => [entry.name, entry])),
        );
        return HeaderImport.of(line, node, header, patterns, this.around.known, this.namesBefore);
    }
}

/** A header without `as` brings nothing. A mistake in what follows is reported there. */
function reportNoNames(line: Line, node: StringNode, resolution: Pick<Around, 'notes'>): void {
    if (line.node.flaws.length > 0) return;
    const params = {
        expected: '`as` and what to take from the header (as in `as node NODE_*`)',
        found: 'the end of the line',
    };
    report(resolution, 'syntax', line, { start: node.end, end: node.end }, params);
}
