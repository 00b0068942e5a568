// Resolves one file, given what it imports: names, tables, domains, tests, outputs, waivers. Each part has its own module.

import type { Document } from '../language/document';
import { safe } from '../language/flaw';
import type { TableKind } from '../language/syntax';
import { contentOf, findBlocks } from './blocks';
import { declare, declareName, warnIfDiffers } from './declarations';
import { resolveIomem } from './domains';
import { type Header, readHeader } from './header';
import { type Resolution, report } from './lookup';
import { isNameEntry, Scope } from './names';
import { type Problem, problem, problemOfFlaw, type Related, rangeIn } from './problem';
import type { BlockRange, Domain, FrameRange, Import, Program, Table, Target, TestBlock } from './program';
import { resolveTable } from './tables';
import { resolveTestLine } from './tests';
import { resolveWaivers } from './waivers';

/** A bundled platform, resolved: its names, and the target its trees use. */
export interface Platform {
    readonly name: string;
    readonly scope: Scope;
    readonly target: Target;
}

/** What the resolution of a file needs from outside. */
export interface Surroundings {
    /** The bundled platform of a name. */
    readonly platform: (name: string) => Platform | undefined;
    readonly platformNames: readonly string[];
    /** What became of the file at a path that an import names. */
    readonly imported: (path: string) => ImportResult;
}

export type ImportResult =
    | { readonly program: Program; readonly errors: number }
    | { readonly failure: 'missing' | 'folder' | 'unreadable' }
    | { readonly cycle: readonly string[] };

/** The meaning of a file. Total: what cannot be resolved is a problem and is left out. */
export function resolve(file: string, document: Document, surroundings: Surroundings): Program {
    const problems: Problem[] = [];
    for (const [line, { node }] of document.lines.entries()) {
        for (const flaw of node.flaws) problems.push(problemOfFlaw(line, flaw));
    }
    const header = readHeader(file, document, surroundings, problems);
    const scope = new Scope(header.platform?.scope);
    const target = chooseTarget(header);
    const { incomplete } = header;
    const resolution: Resolution = { file, scope, problems, target, incomplete, suggested: 0 };
    for (const item of header.imports) adopt(resolution, item);
    const blocks = findBlocks(document);
    reportUnclosed(document, blocks, problems);
    declareNames(resolution, document, blocks);
    const domains = new Map<string, Domain>();
    for (const { program, line, span } of header.imports) {
        for (const domain of program?.domains ?? []) addDomain(resolution, domains, domain, line, span);
    }
    const tables = resolveTables(resolution, document, blocks, header);
    resolveDomains(resolution, document, blocks, domains);
    return {
        file,
        document,
        imports: header.imports,
        files: filesOf(file, header.imports),
        platform: header.platform?.name,
        target,
        license: header.license,
        scope,
        tables,
        domains: [...domains.values()],
        tests: resolveTests(resolution, document, blocks, domains),
        outputs: header.outputs,
        blocks,
        waivers: resolveWaivers(resolution, document, blocks),
        incomplete,
        problems,
    };
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

/** Takes over the names of an import; two files that declare one name are told so at the import. */
function adopt(resolution: Resolution, { program, line, span }: Import): void {
    // An import that has the platform itself is told of a difference there.
    const isNews = program !== undefined && program.scope.platform !== resolution.scope.platform;
    for (const entry of program?.scope.declared() ?? []) {
        if (resolution.scope.getDeclared(entry.name) === entry) continue;
        if (declare(resolution, entry, line, span) && isNews && isNameEntry(entry))
            warnIfDiffers(resolution, entry, line, span);
    }
}

function reportUnclosed({ lines }: Document, blocks: readonly BlockRange[], problems: Problem[]): void {
    const last = blocks.at(-1);
    if (last === undefined || last.closed || last.last !== lines.length - 1) return;
    const end = { line: lines.length - 1, character: lines.at(-1)?.text.length ?? 0 };
    const eol = lines[0]?.eol || '\n';
    const newText = lines.at(-1)?.text.trim() === '' ? `}${eol}` : `${eol}}${eol}`;
    const fixes = [safe({ title: 'Close the block', edits: [{ range: { start: end, end }, newText }] })];
    const text = lines[last.first]?.text ?? '';
    problems.push(
        problem(
            'unclosed-block',
            rangeIn(last.first, { start: 0, end: text.length }),
            { at: 'end' },
            { fixes },
        ),
    );
}

function declareNames(resolution: Resolution, document: Document, blocks: readonly BlockRange[]): void {
    for (const block of blocks) {
        if (block.head.kind !== 'names') continue;
        for (const [line, statement] of contentOf(document, block)) {
            if (statement.kind === 'declaration') declareName(resolution, block.head.of, line, statement);
        }
    }
}

function resolveTables(
    resolution: Resolution,
    document: Document,
    blocks: readonly BlockRange[],
    { imports }: Header,
): Table[] {
    const tables = new Set<Table>();
    const firstOfKind = new Map<TableKind, Table>();
    for (const { program, line, span } of imports) {
        for (const table of program?.tables ?? []) {
            if (!tables.has(table)) addTable(resolution, tables, firstOfKind, table, line, span);
        }
    }
    for (const block of blocks) {
        if (block.head.kind !== 'table') continue;
        const table = resolveTable(resolution, document, block, block.head);
        if (table !== undefined)
            addTable(resolution, tables, firstOfKind, table, table.first, table.nameSpan);
    }
    return [...tables];
}

/** At most one table of a kind is in scope, so that every rule and every test knows which one it speaks of. */
function addTable(
    resolution: Resolution,
    tables: Set<Table>,
    firstOfKind: Map<TableKind, Table>,
    table: Table,
    line: number,
    span: { start: number; end: number },
): void {
    const other = firstOfKind.get(table.kind);
    if (other !== undefined) {
        const related: Related = {
            file: other.file,
            range: rangeIn(other.first, other.nameSpan),
            message: `the ${other.kind} table ${other.name}`,
        };
        const params = { kind: table.kind, name: table.name, other: other.name };
        report(resolution, 'duplicate-table', line, span, params, { related: [related] });
    } else firstOfKind.set(table.kind, table);
    tables.add(table);
}

function resolveDomains(
    resolution: Resolution,
    document: Document,
    blocks: readonly BlockRange[],
    domains: Map<string, Domain>,
): void {
    for (const block of blocks) {
        if (block.head.kind !== 'domain' || block.head.name === undefined) continue;
        const ranges: FrameRange[] = [];
        let all = false;
        for (const [line, statement] of contentOf(document, block)) {
            if (statement.kind === 'from' && statement.path !== undefined) {
                report(resolution, 'not-supported', line, statement.path, {
                    feature: 'from',
                    path: statement.path.value,
                });
            }
            if (statement.kind !== 'iomem') continue;
            if (statement.all) all = true;
            const range = resolveIomem(resolution, line, statement);
            if (range !== undefined) ranges.push(range);
        }
        const { name, hwdom } = block.head;
        const domain = {
            name: name.name,
            hwdom,
            all,
            ranges,
            file: resolution.file,
            line: block.first,
            span: name,
        };
        addDomain(resolution, domains, domain, block.first, name);
    }
}

function addDomain(
    resolution: Resolution,
    domains: Map<string, Domain>,
    domain: Domain,
    line: number,
    span: { start: number; end: number },
): void {
    const other = domains.get(domain.name);
    if (other === undefined) domains.set(domain.name, domain);
    if (other === undefined || other === domain) return;
    const related = [
        {
            file: other.file,
            range: rangeIn(other.line, other.span),
            message: `${other.name} is declared here`,
        },
    ];
    const params = { name: domain.name, kind: 'domain', other: 'domain' } as const;
    report(resolution, 'duplicate-name', line, span, params, { related });
}

function resolveTests(
    resolution: Resolution,
    document: Document,
    blocks: readonly BlockRange[],
    domains: ReadonlyMap<string, Domain>,
): TestBlock[] {
    const tests: TestBlock[] = [];
    for (const block of blocks) {
        if (block.head.kind !== 'test') continue;
        const lines = [];
        for (const [line, statement] of contentOf(document, block)) {
            if (statement.kind !== 'test-line') continue;
            const resolved = resolveTestLine(resolution, domains, line, statement);
            if (resolved !== undefined) lines.push(resolved);
        }
        tests.push({ title: block.head.title?.value ?? '', line: block.first, lines });
    }
    return tests;
}
