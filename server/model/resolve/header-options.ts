// `include` and `define` lines: how the headers of the file are read.

import type { CDefinition } from '../../c/reading';
import type { Line } from '../../language/lines';
import { hexOf } from '../../language/number';
import type { DefineNode } from '../../language/statements/define';
import type { IncludeNode } from '../../language/statements/include';
import type { Expression, StringNode } from '../../language/syntax';
import { type CHeader, notFoundIn, type ReadingOptions, unmentioned } from '../c-header';
import { evaluate } from '../evaluate';
import type { Notes } from '../kept/notes';
import { resolvePath } from '../paths';
import { type Fix, problem, rangeIn, removeLines } from '../problem';
import { report } from './lookup';
import { isGoodPath } from './written-path';

export class HeaderOptions implements ReadingOptions {
    readonly folders: string[] = [];
    readonly definitions: CDefinition[] = [];
    /** Whether a line of them could not be read, so that headers may have other names than it seems. */
    isUncertain = false;
    private readonly lines: { readonly line: Line; readonly statement: 'include' | 'define' }[] = [];
    /** The `include` lines, each with its folder. */
    private readonly included: { readonly line: Line; readonly path: StringNode; readonly folder: string }[] =
        [];
    private readonly defined = new Map<string, Line>();

    constructor(
        readonly file: string,
        readonly notes: Notes,
    ) {}

    readFolder(line: Line, { path }: IncludeNode): void {
        this.lines.push({ line, statement: 'include' });
        if (path === undefined || !isGoodPath(this, line, path) || line.node.flaws.length > 0)
            this.isUncertain = true;
        else {
            const folder = resolvePath(this.file, `${path.value}/.`);
            this.folders.push(folder);
            this.included.push({ line, path, folder });
        }
    }

    readDefinition(line: Line, { name, value, isNegative }: DefineNode): void {
        this.lines.push({ line, statement: 'define' });
        const first = name && this.defined.get(name.name);
        if (first !== undefined) return this.reportSecond(line, name?.name ?? '', first);
        const body = value === undefined ? '1' : this.bodyOf(line, value, isNegative);
        if (name === undefined || body === undefined || line.node.flaws.length > 0) this.isUncertain = true;
        else this.definitions.push({ name: name.name, body });
        if (name !== undefined) this.defined.set(name.name, line);
    }

    /** Says of each line that no header is read with it. */
    reportIdle(): void {
        for (const { line, statement } of this.lines) {
            const span = { start: 0, end: line.text.trimEnd().length };
            report(this, 'without-header', line, span, { statement }, () => removal(line));
        }
    }

    /** Says of each `include` line whose folder has none of the files that were found: it may be misspelt. */
    reportEmptyFolders(found: readonly string[]): void {
        for (const { line, path, folder } of this.included) {
            if (found.some(file => file.startsWith(`${folder}/`))) continue;
            const params = { statement: 'include', folder: path.value } as const;
            report(this, 'without-header', line, path, params, () => removal(line));
        }
    }

    /** Says of each `define` line whose name stands in no header: it may be misspelt. What was not found, or not read to its end, may have it. */
    reportUnasked(headers: readonly CHeader[]): void {
        if (headers.some(each => !each.reading.isComplete || notFoundIn(each).length > 0)) return;
        const unasked = unmentioned(headers, this.defined.keys());
        for (const [name, line] of this.defined) {
            if (!unasked.has(name)) continue;
            const span = { start: 0, end: line.text.trimEnd().length };
            const params = { statement: 'define', macro: name } as const;
            report(this, 'without-header', line, span, params, () => removal(line));
        }
    }

    /** The value as C has it; large ones in hexadecimal, in which they are unsigned there. */
    private bodyOf(line: Line, node: Expression, isNegative: boolean): string | undefined {
        const value = evaluate(node, {
            valueOf: name => {
                if (line.node.flaws.length > 0) return undefined;
                const params = { expected: 'a number', found: `\`${name.name}\`` };
                report(this, 'syntax', line, name, params);
                return undefined;
            },
            fail: (span, error) => report(this, 'out-of-range', line, span, { problem: error }),
        });
        if (value === undefined) return undefined;
        if (isNegative) return this.negative(line, node, value);
        return value <= LARGEST_INT ? value.toString() : hexOf(value);
    }

    /** In parentheses, as C would read `-` behind another operand otherwise. */
    private negative(line: Line, node: Expression, value: bigint): string | undefined {
        if (value <= LARGEST_LONG) return `(-${value})`;
        report(this, 'out-of-range', line, node, { problem: 'too-large' });
        return undefined;
    }

    private reportSecond(line: Line, name: string, first: Line): void {
        const span = { start: 0, end: line.text.length };
        const { file } = this;
        this.notes.record(line, () => {
            const place = { file, range: rangeIn(first.number, { start: 0, end: 0 }) };
            return problem(
                'duplicate-statement',
                rangeIn(line.number, span),
                { statement: `define ${name}`, line: first.number + 1 },
                {
                    related: [{ ...place, message: 'the first one' }],
                    fixes: [removeLines('Remove this line', line.number, line.number)],
                },
            );
        });
    }
}

/** It changes nothing as it stands, but may be misspelt. */
const removal = ({ number }: Line): { readonly fixes: readonly Fix[] } => ({
    fixes: [removeLines('Remove this line', number, number)],
});

const LARGEST_INT = 0x7fff_ffffn;
const LARGEST_LONG = 0x7fff_ffff_ffff_ffffn;
