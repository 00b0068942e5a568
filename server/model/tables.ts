// Resolves one table of a file: its macro and its rows.

import type { Document } from '../language/document';
import type { Expression, HeadNode, IndexNode, Span } from '../language/syntax';
import { contentOf } from './blocks';
import { declare } from './declarations';
import { evaluate, isShift, wrap } from './evaluate';
import { findName, type Resolution, report } from './lookup';
import { type IndexMacro, isNameEntry } from './names';
import { rangeIn, removeLines } from './problem';
import {
    type AccessRow,
    type BlockRange,
    type ClockRow,
    type MmioRow,
    type Table,
    traitsOf,
} from './program';
import { resolveAccessRow, resolveClockRow, resolveMmioRow } from './rows';

type TableHead = HeadNode & { readonly kind: 'table' };

/** The table of a block, with every row that could be read. A table without a name is read under none. */
export function resolveTable(
    resolution: Resolution,
    document: Document,
    block: BlockRange,
    head: TableHead,
): Table {
    const nameSpan = head.name ?? { start: 0, end: document.lines[block.first]?.text.length ?? 0 };
    const base = {
        name: head.name?.name ?? '',
        file: resolution.file,
        document,
        first: block.first,
        last: block.last,
        nameSpan,
    };
    const readable = isReadable(document, block);
    if (head.name !== undefined) {
        const entry = {
            name: base.name,
            kind: 'table',
            definition: '',
            file: base.file,
            line: base.first,
            span: head.name,
        } as const;
        declare(resolution, entry, base.first, head.name);
    }
    const traits = traitsOf(resolution.target);
    if (head.table === 'clock' && !traits.hasClocks) {
        report(resolution, 'not-supported', block.first, nameSpan, { feature: 'clock' });
    }
    const macro = resolveMacro(resolution, document, block, head);
    if (head.table === 'reset' && traits.macros === 'base')
        checkBase(resolution, block.first, nameSpan, macro);
    switch (head.table) {
        case 'node':
        case 'reset': {
            const rows = accessRows(resolution, document, block, head.table, macro);
            const complete = readable && rows.every(({ runs }) => runs.length > 0);
            return { ...base, kind: head.table, macro, rows, complete };
        }
        case 'mmio':
            return { ...base, kind: 'mmio', rows: mmioRows(resolution, document, block), complete: readable };
        case 'clock':
            return {
                ...base,
                kind: 'clock',
                macro,
                rows: clockRows(resolution, document, block, macro),
                complete: readable,
            };
    }
}

/** The first reset line, which the check function of the target `xen` subtracts from every id by this name. */
const FIRST_RESET = 'XILPM_RESET_PCIE_CFG';

/** Under `xen` the C subtracts one number, so rows that are placed by another answer for other lines. */
function checkBase(resolution: Resolution, line: number, span: Span, macro: IndexMacro | undefined): void {
    const first = resolution.scope.get(FIRST_RESET);
    const base = macro === undefined ? 0n : macro.base;
    if (!isNameEntry(first) || first.value === undefined || base === undefined || base === first.value)
        return;
    const params = { problem: 'base', base, name: FIRST_RESET, expected: first.value } as const;
    if (macro === undefined) report(resolution, 'bad-index', line, span, params);
    else report(resolution, 'bad-index', macro.line, macro.value, params);
}

function isReadable(document: Document, block: BlockRange): boolean {
    for (const [, { kind }] of contentOf(document, block)) if (kind === 'unreadable') return false;
    return true;
}

function accessRows(
    resolution: Resolution,
    document: Document,
    block: BlockRange,
    kind: 'node' | 'reset',
    macro: IndexMacro | undefined,
): AccessRow[] {
    const rows: AccessRow[] = [];
    for (const [line, statement] of contentOf(document, block)) {
        if (statement.kind === 'access-row')
            rows.push(resolveAccessRow(resolution, kind, macro, line, statement));
    }
    return rows;
}

function mmioRows(resolution: Resolution, document: Document, block: BlockRange): MmioRow[] {
    const rows: MmioRow[] = [];
    for (const [line, statement] of contentOf(document, block)) {
        const row = statement.kind === 'mmio-row' ? resolveMmioRow(resolution, line, statement) : undefined;
        if (row !== undefined) rows.push(row);
    }
    return rows;
}

function clockRows(
    resolution: Resolution,
    document: Document,
    block: BlockRange,
    macro: IndexMacro | undefined,
): ClockRow[] {
    const rows: ClockRow[] = [];
    for (const [line, statement] of contentOf(document, block)) {
        const row =
            statement.kind === 'clock-row' ? resolveClockRow(resolution, macro, line, statement) : undefined;
        if (row !== undefined) rows.push(row);
    }
    return rows;
}

function resolveMacro(
    resolution: Resolution,
    document: Document,
    block: BlockRange,
    head: TableHead,
): IndexMacro | undefined {
    let macro: IndexMacro | undefined;
    let first: number | undefined;
    for (const [line, statement] of contentOf(document, block)) {
        if (statement.kind !== 'index') continue;
        if (first !== undefined) {
            const related = [
                {
                    file: resolution.file,
                    range: rangeIn(first, { start: 0, end: 0 }),
                    message: 'the first `index`',
                },
            ];
            const fixes = [removeLines('Remove this line', line, line)];
            const span = statement.macro ?? { start: 0, end: document.lines[line]?.text.length ?? 0 };
            report(
                resolution,
                'duplicate-statement',
                line,
                span,
                { statement: 'index', line: first + 1 },
                { related, fixes },
            );
            continue;
        }
        first = line;
        macro = defineMacro(resolution, head, line, statement);
    }
    return macro;
}

function defineMacro(
    resolution: Resolution,
    { table }: TableHead,
    line: number,
    { macro, parameter, value }: IndexNode,
): IndexMacro | undefined {
    if (macro === undefined || parameter === undefined || value === undefined) return undefined;
    const traits = traitsOf(resolution.target);
    if (traits.macros === 'base' && table === 'node') {
        const fixes = [removeLines('Remove this line', line, line)];
        report(resolution, 'bad-index', line, macro, { problem: 'node-table' }, { fixes });
        return undefined;
    }
    const constants = new Map<string, bigint | undefined>();
    const indexOf = (id: bigint): bigint | undefined =>
        evaluate(value, {
            valueOf: ({ name }) => (name === parameter.name ? id : constants.get(name)),
            fail: () => {},
        });
    const wrappedIndexOf = (id: bigint): bigint =>
        wrap(value, ({ name }) => (name === parameter.name ? id : (constants.get(name) ?? 0n)));
    // Every name is looked up once, here, where a wrong one is reported.
    evaluate(value, {
        valueOf: node => {
            if (node.name === parameter.name) return 0xffff_ffffn;
            if (!constants.has(node.name))
                constants.set(node.name, constantOf(resolution, line, node, table));
            return constants.get(node.name);
        },
        fail: () => {},
    });
    const base = baseOf(value, parameter.name, constants);
    if (
        traits.macros === 'base' &&
        base === undefined &&
        [...constants.values()].every(constant => constant !== undefined)
    ) {
        report(resolution, 'bad-index', line, value, { problem: 'form' });
        return undefined;
    }
    if (traits.macros === 'any' && shiftsByParameter(value, parameter.name))
        report(resolution, 'bad-index', line, value, { problem: 'shift' });
    const definition = describe(value, parameter.name, constants);
    const entry = {
        name: macro.name,
        kind: 'macro',
        definition,
        file: resolution.file,
        line,
        span: macro,
    } as const;
    declare(resolution, entry, line, macro);
    return {
        name: macro.name,
        parameter: parameter.name,
        value,
        line,
        span: macro,
        base,
        indexOf,
        wrappedIndexOf,
        definition,
    };
}

/** BASE's value in `n - BASE` (0 in `n`); `undefined` for every other form. */
function baseOf(
    value: IndexNode['value'],
    parameter: string,
    constants: ReadonlyMap<string, bigint | undefined>,
): bigint | undefined {
    if (value?.kind === 'name' && value.name === parameter) return 0n;
    if (value?.kind !== 'binary' || value.operator !== '-') return undefined;
    const { left, right } = value;
    if (left.kind !== 'name' || left.name !== parameter || right.kind === 'binary') return undefined;
    return right.kind === 'number' ? right.value : constants.get(right.name);
}

function constantOf(
    resolution: Resolution,
    line: number,
    node: Parameters<typeof findName>[2],
    table: TableHead['table'],
): bigint | undefined {
    const kinds =
        table === 'clock'
            ? (['clock', 'node'] as const)
            : table === 'reset'
              ? (['reset'] as const)
              : (['node'] as const);
    return findName(resolution, line, node, kinds)?.value;
}

/** The macro with its names as numbers: two macros are alike when this is. */
function describe(
    node: Expression,
    parameter: string,
    constants: ReadonlyMap<string, bigint | undefined>,
): string {
    const text = (part: Expression): string => describe(part, parameter, constants);
    switch (node.kind) {
        case 'number':
            return node.value.toString();
        case 'name':
            return node.name === parameter ? '#' : (constants.get(node.name)?.toString() ?? node.name);
        case 'binary':
            return `(${text(node.left)}${node.operator}${text(node.right)})`;
    }
}

/** C gives a shift by 64 and more no meaning, so how far is not left to the id. */
function shiftsByParameter(node: Expression, parameter: string): boolean {
    if (node.kind !== 'binary') return false;
    if (isShift(node) && mentions(node.right, parameter)) return true;
    return shiftsByParameter(node.left, parameter) || shiftsByParameter(node.right, parameter);
}

const mentions = (node: Expression, parameter: string): boolean =>
    node.kind === 'name'
        ? node.name === parameter
        : node.kind === 'binary' && (mentions(node.left, parameter) || mentions(node.right, parameter));
