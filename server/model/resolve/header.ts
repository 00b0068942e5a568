// The statements of a file outside blocks: platform, target, licence, imports and outputs.

import type { Params } from '../../diagnostics';
import type { Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { nearest, nearestWords } from '../../language/nearest';
import { idAsWritten } from '../../language/number';
import { alternatives } from '../../language/reader';
import { type FileStatement, isFileStatement } from '../../language/statements';
import { inPieces, type Steps } from '../../language/steps';
import type { IdNode, NameNode, Span, StringNode } from '../../language/syntax';
import type { WaiverNode } from '../../language/waiver';
import { type FileKind, isCalled, kindOfImport, type Read } from '../file-kinds';
import type { Failure } from '../host';
import type { Notes } from '../kept/notes';
import { relativePath, resolvePath } from '../paths';
import { type Extras, problem, type Related, rangeIn, removeLines, replace } from '../problem';
import { Import, OutputStatement, type Program, type Waiver } from '../program';
import type { Platform, Surroundings } from '../surroundings';
import {
    type Edition,
    isTarget,
    newest,
    type Ruleset,
    rulesetText,
    TARGETS,
    type Target,
    traitsOf,
} from '../targets';
import { COMMON_LICENSES } from './common-licenses';
import type { HeaderImport } from './header-import';
import { HeaderOptions } from './header-options';
import { type HeaderLine, importHeaders } from './import-headers';
import { chooseRules } from './imports';
import { isLicense, similarLicenses } from './license';
import { report } from './lookup';
import { platformInstead } from './platform-instead';
import { waiversOutside } from './waivers';
import { isGoodPath } from './written-path';

export interface Header {
    readonly platform: Platform | undefined;
    /** What its own `target` line says. */
    readonly rules: Ruleset | undefined;
    readonly license: string | undefined;
    readonly imports: readonly Import[];
    /** The imports of C headers that could be read. */
    readonly headers: readonly HeaderImport[];
    readonly outputs: readonly OutputStatement[];
    readonly waivers: readonly Waiver[];
    /** The files that its imports requested. */
    readonly reads: readonly Read[];
    /** All bundled platforms; they are read when this is called. */
    readonly allPlatforms: () => readonly Platform[];
    /** Whether names may be missing, because a platform or an import could not be read. */
    readonly incomplete: boolean;
}

/** The most files of a cycle that its message names. */
const MOST_SHOWN = 8;

class HeaderReader {
    platform: { platform: Platform | undefined; node: NameNode; line: Line } | undefined;
    rules: Ruleset | undefined;
    license: string | undefined;
    imports: Import[] = [];
    readonly headerLines: HeaderLine[] = [];
    readonly options: HeaderOptions;
    outputs: OutputStatement[] = [];
    waivers: readonly Waiver[] = [];
    reads: Read[] = [];
    private readonly failing: { line: Line; node: StringNode; path: string; errors: number }[] = [];
    incomplete = false;
    /** Whether what is wrong with the imports as a whole has been reported, at the first of them. */
    private isEntangled = false;
    private readonly outputPaths = new Map<string, OutputStatement>();
    private readonly seen = new Map<FileStatement['kind'], Line>();

    constructor(
        private readonly file: string,
        private readonly surroundings: Surroundings,
        readonly notes: Notes,
    ) {
        this.options = new HeaderOptions(file, notes);
    }

    read(line: Line, statement: FileStatement): void {
        if (statement.kind === 'import') return this.readImport(line, statement);
        if (statement.kind === 'emit') return this.readOutput(line, statement);
        if (statement.kind === 'include') return this.options.readFolder(line, statement);
        if (statement.kind === 'define') return this.options.readDefinition(line, statement);
        const first = this.seen.get(statement.kind);
        if (first !== undefined) return this.reportSecond(line, statement.kind, first);
        this.seen.set(statement.kind, line);
        switch (statement.kind) {
            case 'platform':
                return statement.name === undefined ? this.giveUp() : this.readPlatform(line, statement.name);
            case 'target':
                this.takeWaivers(line, statement.waivers);
                return statement.name && this.readTarget(line, statement.name, statement.edition);
            case 'license':
                return statement.id && this.readLicense(line, statement.id);
            default:
                statement satisfies never;
        }
    }

    private takeWaivers(line: Line, waivers: readonly WaiverNode[]): void {
        this.waivers = [...this.waivers, ...waiversOutside(this, line, waivers)];
    }

    private giveUp(): void {
        this.incomplete = true;
    }

    /** A platform that does not exist is taken for the one that is spelt most like it, so that its target is known. */
    private readPlatform(line: Line, node: NameNode): void {
        const { name } = node;
        const platform = this.surroundings.platform(name);
        this.platform = { platform, node, line };
        // With a flaw, the name is only a part of what is written.
        const isWhole = line.node.flaws.length === 0;
        if (platform !== undefined && isWhole) return;
        this.incomplete = true;
        const known = nearestFirst(this.surroundings.platformNames, name);
        const near = platform ?? this.surroundings.platform(nearestWords(known, name)[0] ?? '');
        this.platform = { platform: near, node, line };
        if (!isWhole) return;
        // Its fixes depend on all names of the file.
        report(this, 'unknown-platform', line, node, { name, known });
    }

    private readTarget(line: Line, node: NameNode, edition: IdNode | undefined): void {
        const { name } = node;
        if (isTarget(name)) {
            this.rules = { target: name, edition: this.readEdition(line, name, edition) };
            return;
        }
        const near = nearestWords(TARGETS, name);
        const [only = '', ...others] = near;
        if (isTarget(only) && others.length === 0) this.rules = newest(only);
        if (line.node.flaws.length > 0) return;
        const params = { expected: alternatives(TARGETS), found: `\`${name}\`` };
        const meant = (near.length > 0 ? near : nearestFirst(TARGETS, name)).filter(isTarget);
        report(this, 'syntax', line, node, params, () => ({
            fixes: meant
                .filter(each => edition === undefined || traitsOf(each).editions.length > 0)
                .map(each => replace(`Write ${each}`, line.number, node, each)),
        }));
    }

    /** For a year without an edition of its own, the edition that held then, so that the rest is judged by it; before all of them, the oldest. */
    private readEdition(line: Line, target: Target, node: IdNode | undefined): Edition | undefined {
        const { editions } = traitsOf(target);
        const isRead = line.node.flaws.every(({ code }) => code !== 'bad-number');
        const year = node?.kind === 'number' && isRead ? Number(node.value) : undefined;
        const inForce = year === undefined ? newest(target).edition : editionOf(editions, year);
        if (node === undefined || editions.some(each => each === year) || line.node.flaws.length > 0)
            return inForce;
        const params = {
            expected: editions.length === 0 ? 'the end of the line' : alternatives(editions.map(String)),
            found: `\`${idAsWritten(node)}\``,
        };
        report(this, 'syntax', line, node, params, () => ({
            fixes: [
                ...(inForce === undefined
                    ? []
                    : [replace(editionTitle(target, inForce, year), line.number, node, `${inForce}`)]),
                replace(removalTitle(target), line.number, { start: node.start - 1, end: node.end }, ''),
            ],
        }));
        return inForce;
    }

    private readLicense(line: Line, node: StringNode): void {
        const { value } = node;
        if (COMMON_LICENSES.includes(value) || isLicense(value)) {
            this.license = value;
            return;
        }
        const near = similarLicenses(value, (names, word) => nearest([names.map(name => ({ name }))], word));
        report(this, 'bad-license', line, node, { license: value, near }, () => ({
            fixes: near.map(each => replace(`Write "${each}"`, line.number, node, `"${each}"`)),
        }));
    }

    private readImport(line: Line, { path, patterns, waivers }: FileStatement & { kind: 'import' }): void {
        this.takeWaivers(line, waivers);
        if (path === undefined) return this.giveUp();
        if (!isGoodPath(this, line, path)) return this.giveUp();
        const full = resolvePath(this.file, path.value);
        const kind = kindOfImport(path.value, patterns.length > 0);
        if (kind === 'c') {
            // What stands behind a mistake may be further patterns.
            if (line.node.flaws.length > 0) this.giveUp();
            this.headerLines.push({ line, node: path, path: full, patterns });
            return;
        }
        if (patterns.length > 0) {
            const params = {
                expected: 'nothing after the path (`as` selects the constants of a C header)',
                found: '`as`',
            };
            report(this, 'syntax', line, path, params);
        }
        this.addImport(line, path, full);
    }

    private addImport(line: Line, node: StringNode, path: string): void {
        const result = this.surroundings.imported(path);
        this.noteRead(path, 'source', 'failure' in result ? result.failure : undefined);
        if ('program' in result) {
            this.imports.push(new Import(line, node, path, result.program));
            if (result.errors === 0) return;
            this.failing.push({ line, node, path, errors: result.errors });
        } else if ('cycle' in result) {
            if (!this.isEntangled) this.reportCycle(line, node, result.cycle, result.way());
            this.isEntangled = true;
        } else if ('reached' in result) {
            const { reached } = result;
            if (!this.isEntangled) this.reportMissing(line, node, 'too-many', () => ({ reached }));
            this.isEntangled = true;
        } else {
            this.reportMissing(line, node, result.failure, () => ({ fixes: platformInstead(line, node) }));
        }
        this.incomplete = true;
    }

    private reportMissing(
        line: Line,
        node: StringNode,
        failure: Failure | 'too-many',
        extras?: () => Extras,
    ): void {
        report(this, 'import-not-found', line, node, { path: node.value, failure }, extras);
    }

    private reportCycle(line: Line, node: StringNode, cycle: string, way: readonly string[]): void {
        const params = { files: namedWay(this.file, way), count: way.length - 1 };
        // What is kept for the report must not refer to `this`, from which all files of the cycle would stay in memory.
        report(this, 'import-cycle', line, node, params, () => ({
            cycle,
            fixes: [removeLines('Remove this import', line.number, line.number)],
        }));
    }

    private noteRead(path: string, as: FileKind, failure: Failure | undefined): void {
        this.reads.push({ path, as, failure });
    }

    private readOutput(line: Line, { format, path, plain }: FileStatement & { kind: 'emit' }): void {
        if (format === undefined || path === undefined || !isGoodPath(this, line, path)) return;
        const full = resolvePath(this.file, path.value);
        if (isCalled(full, 'source') || full.endsWith('/')) {
            report(this, 'bad-path', line, path, { path: path.value, problem: 'source' });
            return;
        }
        // Some file systems ignore case.
        const other = this.outputPaths.get(full.toLowerCase());
        if (other !== undefined) {
            report(this, 'duplicate-output', line, path, { path: path.value }, () => ({
                related: [this.placeOf(other.at, other.span, 'the first one')],
                fixes: [removeLines('Remove this line', line.number, line.number)],
            }));
            return;
        }
        const output = new OutputStatement(line, path, format, path.value, full, plain);
        this.outputPaths.set(full.toLowerCase(), output);
        this.outputs.push(output);
    }

    private reportSecond(line: Line, kind: FileStatement['kind'], first: Line): void {
        const range = { start: 0, end: line.text.length };
        this.notes.record(line, () =>
            problem(
                'duplicate-statement',
                rangeIn(line.number, range),
                { statement: kind, line: first.number + 1 },
                {
                    related: [this.placeOf(first, { start: 0, end: 0 }, `the first \`${kind}\``)],
                    fixes: [removeLines('Remove this line', line.number, line.number)],
                },
            ),
        );
    }

    private placeOf({ number }: Line, span: Span, message: string): Related {
        return { file: this.file, range: rangeIn(number, span), message };
    }

    /** A file and all its imports must have one platform and one target; only the first import that differs is reported. */
    judgeImports(): void {
        const mixed = new Set<Line>();
        for (const { at, span, program } of this.imports) {
            const params = program && this.mixture(program);
            if (params === undefined) continue;
            mixed.add(at);
            report(this, 'mixed-target', at, span, params);
        }
        for (const { line, node, path, errors } of this.failing) {
            if (mixed.has(line)) continue;
            const top = { file: path, range: rangeIn(0, { start: 0, end: 0 }), message: 'the imported file' };
            report(this, 'import-has-errors', line, node, { path: node.value, errors }, () => ({
                related: [top],
            }));
        }
    }

    private mixture(program: Program): Params<'mixed-target'> | undefined {
        const first = this.imports[0]?.program;
        const platform = this.platform?.platform?.name ?? first?.platform;
        if (platform !== undefined && program.platform !== undefined && program.platform !== platform) {
            return { what: 'platform', one: platform, other: program.platform };
        }
        if (program.tables.length === 0) return undefined;
        const { rules: own, imports } = this;
        const rules = chooseRules({ rules: own, imports, platform: this.platform?.platform });
        const [one, other] = [rulesetText(rules), rulesetText(program)];
        return one === other ? undefined : { what: 'target', one, other };
    }
}

/** The files of a way as `from` names them. Of a long way, its beginning and the file that closes the cycle say enough. */
function namedWay(from: string, way: readonly string[]): string[] {
    const named = (part: readonly string[]): string[] => part.map(each => relativePath(from, each));
    if (way.length <= MOST_SHOWN) return named(way);
    return [...named(way.slice(0, MOST_SHOWN - 3)), '…', ...named(way.slice(-2))];
}

/** All words, first those that are spelt most like what is written. */
const nearestFirst = (words: readonly string[], written: string): string[] => [
    ...new Set([...nearestWords(words, written), ...words]),
];

/**
 * Reads the file's statements outside blocks. A file without a platform of its own takes that of its imports. What `before` has of
 * headers is kept as far as it is the same.
 */
export function* readHeader(
    file: string,
    document: Document,
    surroundings: Surroundings,
    notes: Notes,
    before: readonly HeaderImport[],
): Steps<Header> {
    const reader = new HeaderReader(file, surroundings, notes);
    yield* inPieces(document.structure, line => {
        const { statement } = line.node;
        if (isFileStatement(statement)) reader.read(line, statement);
    });
    reader.judgeImports();
    const inherited = reader.imports.find(({ program }) => program?.platform !== undefined)?.program
        ?.platform;
    const platform =
        reader.platform === undefined
            ? (inherited && surroundings.platform(inherited)) || undefined
            : reader.platform.platform;
    const known = { platform: platform?.scope, chip: platform?.chip };
    const { host } = surroundings;
    const brought = yield* importHeaders(reader.headerLines, reader.options, { known, host, before, notes });
    return {
        platform,
        rules: reader.rules,
        license: reader.license,
        imports: reader.imports,
        headers: brought.imports,
        outputs: reader.outputs,
        waivers: reader.waivers,
        reads: [...reader.reads, ...brought.reads],
        allPlatforms: platformsIn(surroundings),
        incomplete: reader.incomplete || reader.options.isUncertain || brought.incomplete,
    };
}

/** A function that keeps nothing else of the surroundings, which refer to the documents of all imports. */
const platformsIn =
    ({ platform, platformNames }: Surroundings): (() => readonly Platform[]) =>
    () =>
        platformNames.flatMap(name => platform(name) ?? []);

/** Says of an edition that is written for a year which has none which one it is: that of the year, the oldest, or the newest. */
function editionTitle(target: Target, edition: Edition, year: number | undefined): string {
    const title = `Write ${edition}`;
    if (year === undefined || edition === newest(target).edition) return `${title}, the newest edition`;
    return year < edition ? `${title}, the oldest edition` : `${title}, whose rules held in ${year}`;
}

/** Says which rules count then. */
const removalTitle = (target: Target): string => {
    const { edition } = newest(target);
    return edition === undefined ? 'Remove it' : `Remove it, so that the rules of ${edition} count`;
};

/** The edition of a year: the last one until then, or else the oldest; `undefined` for a target without editions. */
const editionOf = (editions: readonly Edition[], year: number): Edition | undefined =>
    editions.findLast(each => each <= year) ?? editions[0];
