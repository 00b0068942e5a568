// The statements of a file that stand outside blocks: platform, target, licence, imports and outputs.

import type { Params } from '../diagnostics';
import type { Document } from '../language/document';
import { safe } from '../language/flaw';
import type { FileStatement, NameNode, StringNode } from '../language/syntax';
import { pathError, relativePath, resolvePath } from './paths';
import { type Problem, problem, rangeIn, removeLines, replace } from './problem';
import { type Import, type OutputStatement, type Program, TARGETS, type Target } from './program';
import type { Platform, Surroundings } from './resolve';

export interface Header {
    readonly platform: Platform | undefined;
    readonly target: Target | undefined;
    readonly license: string | undefined;
    readonly imports: readonly Import[];
    readonly outputs: readonly OutputStatement[];
    /** Names may be missing because a platform or an import could not be had. */
    readonly incomplete: boolean;
}

/** What an SPDX expression consists of; anything else could leave the comment that it is printed in. */
const SPDX = /^[A-Za-z0-9][A-Za-z0-9.+()-]*(?: (?:AND|OR|WITH) [A-Za-z0-9(][A-Za-z0-9.+()-]*)*$/;

class HeaderReader {
    platform: { platform: Platform | undefined; node: NameNode; line: number } | undefined;
    target: { target: Target; line: number } | undefined;
    license: string | undefined;
    imports: Import[] = [];
    outputs: OutputStatement[] = [];
    private readonly failing: { line: number; node: StringNode; path: string; errors: number }[] = [];
    incomplete = false;
    private readonly outputPaths = new Map<string, OutputStatement>();
    private readonly seen = new Map<FileStatement['kind'], number>();

    constructor(
        private readonly file: string,
        private readonly surroundings: Surroundings,
        readonly problems: Problem[],
    ) {}

    read(line: number, statement: FileStatement, length: number): void {
        if (statement.kind === 'import') return this.readImport(line, statement);
        if (statement.kind === 'emit') return this.readOutput(line, statement);
        const first = this.seen.get(statement.kind);
        if (first !== undefined) return this.reportSecond(line, length, statement.kind, first);
        this.seen.set(statement.kind, line);
        switch (statement.kind) {
            case 'platform':
                return statement.name === undefined ? this.giveUp() : this.readPlatform(line, statement.name);
            case 'target':
                return statement.name && this.readTarget(line, statement.name);
            case 'license':
                return statement.id && this.readLicense(line, statement.id);
        }
    }

    private giveUp(): void {
        this.incomplete = true;
    }

    private readPlatform(line: number, node: NameNode): void {
        const platform = this.surroundings.platform(node.name);
        this.platform = { platform, node, line };
        if (platform !== undefined) return;
        this.incomplete = true;
        const known = this.surroundings.platformNames;
        const fixes = known.map(name => replace(`Write ${name}`, line, node, name));
        this.problems.push(
            problem('unknown-platform', rangeIn(line, node), { name: node.name, known }, { fixes }),
        );
    }

    private readTarget(line: number, node: NameNode): void {
        const target = TARGETS.find(name => name === node.name);
        if (target === undefined) {
            const fixes = TARGETS.map(name => replace(`Write ${name}`, line, node, name));
            const params = {
                expected: TARGETS.map(name => `\`${name}\``).join(' or '),
                found: `\`${node.name}\``,
            };
            this.problems.push(problem('syntax', rangeIn(line, node), params, { fixes }));
            return;
        }
        this.target = { target, line };
    }

    private readLicense(line: number, node: StringNode): void {
        if (SPDX.test(node.value)) this.license = node.value;
        else this.problems.push(problem('bad-license', rangeIn(line, node), { license: node.value }));
    }

    private readImport(line: number, { path, patterns }: FileStatement & { kind: 'import' }): void {
        if (path === undefined) return this.giveUp();
        if (!this.isGoodPath(line, path)) return this.giveUp();
        if (path.value.endsWith('.h')) {
            this.incomplete = true;
            this.problems.push(
                problem('not-supported', rangeIn(line, path), { feature: 'header', path: path.value }),
            );
            return;
        }
        if (patterns.length > 0) {
            const params = {
                expected: 'nothing after the path (`as` chooses the constants of a C header)',
                found: '`as`',
            };
            this.problems.push(problem('syntax', rangeIn(line, path), params));
        }
        this.addImport(line, path, resolvePath(this.file, path.value));
    }

    private addImport(line: number, node: StringNode, path: string): void {
        const result = this.surroundings.imported(path);
        if ('program' in result) {
            this.imports.push({ line, span: node, path, program: result.program });
            if (result.errors === 0) return;
            this.failing.push({ line, node, path, errors: result.errors });
        } else if ('cycle' in result) {
            this.problems.push(
                problem(
                    'import-cycle',
                    rangeIn(line, node),
                    { files: result.cycle.map(each => relativePath(this.file, each)) },
                    {
                        fixes: [removeLines('Remove this import', line, line)],
                    },
                ),
            );
        } else {
            this.problems.push(
                problem('import-not-found', rangeIn(line, node), {
                    path: node.value,
                    failure: result.failure,
                }),
            );
        }
        this.incomplete = true;
    }

    private readOutput(line: number, { format, path }: FileStatement & { kind: 'emit' }): void {
        if (format === undefined || path === undefined || !this.isGoodPath(line, path)) return;
        const full = resolvePath(this.file, path.value);
        if (full.endsWith('.eemi') || full.endsWith('/')) {
            const params = { path: path.value, problem: 'source' } as const;
            this.problems.push(problem('bad-path', rangeIn(line, path), params));
            return;
        }
        // Some file systems do not tell capitals from small letters.
        const other = this.outputPaths.get(full.toLowerCase());
        if (other !== undefined) {
            const place = {
                file: this.file,
                range: rangeIn(other.line, other.span),
                message: 'the first one',
            };
            this.problems.push(
                problem(
                    'duplicate-output',
                    rangeIn(line, path),
                    { path: path.value },
                    {
                        related: [place],
                        fixes: [removeLines('Remove this line', line, line)],
                    },
                ),
            );
            return;
        }
        const output = { format, path: path.value, line, span: path };
        this.outputPaths.set(full.toLowerCase(), output);
        this.outputs.push(output);
    }

    private isGoodPath(line: number, node: StringNode): boolean {
        const error = pathError(node.value);
        if (error === undefined) return true;
        const slashes = node.value.replaceAll('\\', '/');
        const fixes =
            error === 'backslash' && pathError(slashes) === undefined
                ? [safe(replace(`Write "${slashes}"`, line, node, `"${slashes}"`))]
                : [];
        this.problems.push(
            problem('bad-path', rangeIn(line, node), { path: node.value, problem: error }, { fixes }),
        );
        return false;
    }

    private reportSecond(line: number, length: number, kind: FileStatement['kind'], first: number): void {
        const place = {
            file: this.file,
            range: rangeIn(first, { start: 0, end: 0 }),
            message: `the first \`${kind}\``,
        };
        const fixes = [removeLines('Remove this line', line, line)];
        const range = rangeIn(line, { start: 0, end: length });
        this.problems.push(
            problem(
                'duplicate-statement',
                range,
                { statement: kind, line: first + 1 },
                { related: [place], fixes },
            ),
        );
    }

    /** One platform and one target for a file with all that it imports; an import that breaks this is told just that. */
    judgeImports(): void {
        const mixed = new Set<number>();
        for (const { line, span, program } of this.imports) {
            const params = program && this.mixture(program);
            if (params === undefined) continue;
            mixed.add(line);
            this.problems.push(problem('mixed-target', rangeIn(line, span), params));
        }
        for (const { line, node, path, errors } of this.failing) {
            if (mixed.has(line)) continue;
            const related = [
                { file: path, range: rangeIn(0, { start: 0, end: 0 }), message: 'the imported file' },
            ];
            const params = { path: node.value, errors };
            this.problems.push(problem('import-has-errors', rangeIn(line, node), params, { related }));
        }
    }

    private mixture(program: Program): Params<'mixed-target'> | undefined {
        const first = this.imports[0]?.program;
        const platform = this.platform?.platform?.name ?? first?.platform;
        if (platform !== undefined && program.platform !== undefined && program.platform !== platform) {
            return { what: 'platform', one: platform, other: program.platform };
        }
        const target = this.target?.target ?? first?.target;
        if (target === undefined || program.target === target || program.tables.length === 0)
            return undefined;
        return { what: 'target', one: target, other: program.target };
    }
}

/** Reads the file's statements outside blocks. An import's platform is the file's too, unless it names its own. */
export function readHeader(
    file: string,
    document: Document,
    surroundings: Surroundings,
    problems: Problem[],
): Header {
    const reader = new HeaderReader(file, surroundings, problems);
    for (const [line, { node, text }] of document.lines.entries()) {
        const { statement } = node;
        switch (statement.kind) {
            case 'platform':
            case 'target':
            case 'license':
            case 'import':
            case 'emit':
                reader.read(line, statement, text.length);
        }
    }
    reader.judgeImports();
    const inherited = reader.imports.find(({ program }) => program?.platform !== undefined)?.program
        ?.platform;
    return {
        platform:
            reader.platform === undefined
                ? (inherited && surroundings.platform(inherited)) || undefined
                : reader.platform.platform,
        target: reader.target?.target,
        license: reader.license,
        imports: reader.imports,
        outputs: reader.outputs,
        incomplete: reader.incomplete,
    };
}
