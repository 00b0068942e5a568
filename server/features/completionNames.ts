// Which names may stand at a place, the likeliest first: rows that a table lacks, frames of the device, registers of the block.

import type { Analysis } from '../checks/analyse';
import { CODES, DIAGNOSTICS } from '../diagnostics';
import { idText } from '../diagnostics/words';
import type { Expression, NameKind, Statement, TableKind } from '../language/syntax';
import { rowAt } from '../model/coverage';
import { isNameEntry, type NameEntry } from '../model/names';
import { PLATFORM_NAMES } from '../model/platforms';
import {
    type AccessTable,
    accessTable,
    type ClockTable,
    indexOfId,
    type Program,
    TARGETS,
    type Target,
} from '../model/program';
import { type Candidate, LIKELY, nameCandidate, REST, UNLIKELY, wordCandidate } from './candidate';
import type { CompletionPlace } from './completionPlace';
import { rowOfId } from './grantees';
import { likelyFrames } from './likelyFrames';
import { namesIn, type Part } from './parts';
import { blockAt, tableAt } from './rowAt';
import { rowsOnFrame } from './rowsByFrame';
import { similarNames } from './similarNames';

const MOST_SIMILAR = 8;

interface Context {
    readonly analysis: Analysis;
    readonly program: Program;
    readonly line: number;
    readonly statement: Statement;
    readonly part: Part;
}

/** The names for the part of the line that the place is in, in groups by rank, each group in its order. */
export function nameCandidates(
    analysis: Analysis,
    line: number,
    { part, statement }: CompletionPlace,
): Iterable<Candidate> {
    if (part === undefined) return [];
    const context = { analysis, program: analysis.program, line, statement, part };
    switch (part.role) {
        case 'subject':
        case 'waived':
            return subjects(context);
        case 'until':
            return rangeEnds(context);
        case 'node':
        case 'object':
            return granted(context);
        case 'frame':
            return frames(context);
        case 'address':
            return addresses(context);
        case 'of':
            return belongings(context);
        case 'value':
            return named(context, () => REST);
        case 'index':
            return constants(context);
        case 'domain':
            return domains(context);
        case 'code':
            return codes(context);
        case 'platform':
            return PLATFORM_NAMES.map(name => wordCandidate(name, 'module', LIKELY));
        case 'target':
            return TARGETS.map(name => wordCandidate(name, 'value', LIKELY));
        case 'table':
            return tableNames(context);
        case 'declared':
        case 'macro':
        case 'parameter':
        case 'owner':
        case 'mfn':
        case 'mask':
        case 'pages':
        case 'bytes':
        case 'pattern':
            return [];
    }
}

function* named({ program, part }: Context, rankOf: (entry: NameEntry) => number): Iterable<Candidate> {
    for (const kind of part.kinds) {
        for (const entry of program.scope.names(kind)) yield nameCandidate(program, entry, rankOf(entry));
    }
}

/** Ids that have no row yet stand first, by their index: they are what a table lacks. */
function subjects(context: Context): Iterable<Candidate> {
    const { program, line, part } = context;
    const table = tableAt(program, line);
    const [kind] = part.kinds;
    if (table?.kind === 'clock') return clockSubjects(context, table);
    if (table === undefined || table.kind === 'mmio' || kind === undefined) return named(context, () => REST);
    return tableSubjects(program, table, line, kind);
}

function* tableSubjects(
    program: Program,
    table: AccessTable,
    line: number,
    kind: NameKind,
): Iterable<Candidate> {
    const indexed: { entry: NameEntry; index: number }[] = [];
    for (const entry of program.scope.names(kind)) {
        const index = entry.value === undefined ? undefined : indexOfId(table.macro, Number(entry.value));
        indexed.push({ entry, index: index ?? NO_INDEX });
    }
    for (const { entry, index } of indexed.sort((a, b) => a.index - b.index)) {
        const row = rowAt(table, index)?.line;
        // The row that is being written does not take its id from itself.
        const isFree = row === undefined || row === line;
        const place = isFree ? 'no row yet' : `has a row in line ${row + 1}`;
        yield {
            ...nameCandidate(program, entry, index === NO_INDEX ? UNLIKELY : isFree ? LIKELY : REST),
            detail: () => `${kind} ${idText(entry.value ?? 0n)}, ${place}`,
        };
    }
}

/** Behind every index that there is. */
const NO_INDEX = Number.MAX_SAFE_INTEGER;

const clocksOf = new WeakMap<ClockTable, ReadonlySet<number>>();

function clockSubjects(context: Context, table: ClockTable): Iterable<Candidate> {
    let clocks = clocksOf.get(table);
    if (clocks === undefined) {
        clocks = new Set(table.rows.map(({ clock }) => clock.id));
        clocksOf.set(table, clocks);
    }
    const taken = clocks;
    return named(context, ({ value }) => (value !== undefined && taken.has(Number(value)) ? REST : LIKELY));
}

/** Ids behind the first one of the range, in their order. */
function rangeEnds(context: Context): Iterable<Candidate> {
    const { program, statement, part } = context;
    const first = statement.kind === 'access-row' ? idOf(program, statement.subject.first) : undefined;
    const [kind] = part.kinds;
    if (kind === undefined || first === undefined) return named(context, () => REST);
    const entries = [...program.scope.names(kind)].sort((a, b) => Number((a.value ?? 0n) - (b.value ?? 0n)));
    return entries.map(entry =>
        nameCandidate(program, entry, (entry.value ?? 0n) > first ? LIKELY : UNLIKELY),
    );
}

/** The id that is written as a name or a number. */
function idOf({ scope }: Program, node: Expression): bigint | undefined {
    if (node.kind === 'number') return node.value;
    const entry = node.kind === 'name' ? scope.get(node.name) : undefined;
    return isNameEntry(entry) ? entry.value : undefined;
}

/** Ids that somebody is granted stand before those that nobody is. */
function granted(context: Context): Iterable<Candidate> {
    const { program } = context;
    return named(context, ({ kind, value }) => {
        const table = kind === 'node' || kind === 'reset' ? accessTable(program.tables, kind) : undefined;
        if (table === undefined || value === undefined) return REST;
        const row = rowOfId(table, Number(value));
        return row !== undefined && (row.hwdom || row.frame !== undefined) ? LIKELY : REST;
    });
}

function* frames(context: Context): Iterable<Candidate> {
    const { program, statement } = context;
    const likely = new Set(likelyHere(context));
    for (const entry of likely) yield nameCandidate(program, entry, LIKELY);
    const isOwned = statement.kind === 'iomem';
    for (const entry of program.scope.names('frame')) {
        if (likely.has(entry)) continue;
        const isUsed = isOwned && entry.value !== undefined && rowsOnFrame(program, entry.value).length > 0;
        yield nameCandidate(program, entry, isUsed ? LIKELY : isPage(entry) ? REST : UNLIKELY);
    }
}

function likelyHere({ program, statement, line }: Context): readonly NameEntry[] {
    if (statement.kind !== 'access-row') return [];
    const table = blockAt(program, line)?.kind;
    const id = idOf(program, statement.subject.first);
    return id === undefined || (table !== 'node' && table !== 'reset')
        ? []
        : likelyFrames(program, table, id);
}

/** An address inside a page shares it with its neighbours, which is rarely what a row means. */
const isPage = ({ value }: NameEntry): boolean =>
    value !== undefined && value !== 0n && (value & 0xfffn) === 0n;

/** Beside a frame its registers; without one frames, those first that have registers or that the row already names. */
function* addresses(context: Context): Iterable<Candidate> {
    const { program, part } = context;
    const written = framesIn(program, part.node);
    if (written.length > 0 && part.kinds.includes('register')) {
        const [block] = written;
        for (const entry of program.scope.names('register'))
            yield nameCandidate(
                program,
                entry,
                entry.of?.value === block?.value ? LIKELY : entry.of === undefined ? REST : UNLIKELY,
            );
        return;
    }
    const blocks = blocksOf(context);
    for (const entry of program.scope.names('frame'))
        yield nameCandidate(program, entry, blocks.has(entry.value) ? LIKELY : REST);
}

const framesIn = ({ scope }: Program, node: Expression): NameEntry[] =>
    namesIn(node).flatMap(({ name }) => {
        const entry = scope.get(name);
        return isNameEntry(entry) && entry.kind === 'frame' ? entry : [];
    });

/** The addresses of the frames that are likely in a register's address: that of the row's other end, else of any register. */
function blocksOf({ program, statement }: Context): ReadonlySet<bigint | undefined> {
    const first = statement.kind === 'mmio-row' ? framesIn(program, statement.address.first) : [];
    if (first.length > 0) return new Set(first.map(({ value }) => value));
    if (statement.kind !== 'mmio-row' && statement.kind !== 'test-line') return new Set();
    const blocks = [...program.scope.names('register')].flatMap(({ of }) => of ?? []);
    return new Set(blocks.map(({ value }) => value));
}

/** What a reset line resets and where a register is, by the spelling of what is declared. */
function* belongings(context: Context): Iterable<Candidate> {
    const { program, statement, part } = context;
    const declared = statement.kind === 'declaration' ? [statement.name.name] : [];
    const likely = new Set(
        part.kinds.flatMap(kind => similarNames(program.scope, kind, declared, MOST_SIMILAR)),
    );
    for (const entry of likely) yield nameCandidate(program, entry, LIKELY);
    for (const candidate of named(context, entry => (likely.has(entry) ? UNLIKELY : REST)))
        if (candidate.rank !== UNLIKELY) yield candidate;
}

/** An index macro counts from the lowest id, and takes its parameter. */
function constants(context: Context): Candidate[] {
    const { program, statement, part } = context;
    const parameter = statement.kind === 'index' ? statement.parameter?.name : undefined;
    // The parameter hides a name of its spelling.
    const all = part.kinds.flatMap(kind => [...program.scope.names(kind)]);
    const entries = all.filter(({ name }) => name !== parameter);
    entries.sort((a, b) => Number((a.value ?? 0n) - (b.value ?? 0n)));
    const names = entries.map((entry, at) => nameCandidate(program, entry, at === 0 ? LIKELY : REST));
    return parameter === undefined ? names : [wordCandidate(parameter, 'parameter', LIKELY), ...names];
}

const domains = ({ program }: Context): Candidate[] =>
    program.domains.map(domain => ({
        ...wordCandidate(domain.name, 'domain', LIKELY),
        detail: () => (domain.hwdom ? 'the hardware domain' : 'domain'),
        data: { file: program.file, domain: domain.name },
    }));

/** What can be waived: first what is reported in this row, or in this block. */
function codes({ analysis, program, line, statement }: Context): Candidate[] {
    const block = blockAt(program, line);
    const isOwnLine = statement.kind === 'waive';
    const [first, last] = isOwnLine ? [block?.first ?? line, block?.last ?? line] : [line, line];
    const reported = new Set(
        analysis.problems
            .filter(({ range }) => range.start.line >= first && range.start.line <= last)
            .map(each => each.code),
    );
    return CODES.filter(code => DIAGNOSTICS[code].waivable).map(code => ({
        ...wordCandidate(code, 'code', reported.has(code) ? LIKELY : REST),
        detail: () => DIAGNOSTICS[code].severity,
        data: { code },
    }));
}

/** The names that the C has for the tables. */
const TABLE_NAMES: Record<Target, Record<TableKind, readonly string[]>> = {
    xen: {
        node: ['pm_node_access'],
        reset: ['pm_reset_access'],
        mmio: ['pm_mmio_access'],
        clock: ['pm_clock_node_map'],
    },
    xlnx: {
        node: ['pm_node_access'],
        reset: ['pm_reset_access', 'pm_rst_access'],
        mmio: ['pm_mmio_access'],
        clock: ['pm_clock_node_map', 'pm_clk_node_map'],
    },
};

function tableNames({ program, statement }: Context): Candidate[] {
    if (statement.kind !== 'table') return [];
    return TABLE_NAMES[program.target][statement.table].map(name => wordCandidate(name, 'table', LIKELY));
}
