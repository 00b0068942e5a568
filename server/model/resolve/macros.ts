// The index macro of a table: how an id becomes an array index.

import type { Line } from '../../language/lines';
import { INDEX_NAMES, type IndexNode } from '../../language/statements/index-line';
import type { Expression, NameNode, Span, TableKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { evaluate, isShift, wrap } from '../evaluate';
import { AMD_FIRST_RESET, FIRST_RESET } from '../first-reset';
import { IndexMacro, type IndexRuns, isNameEntry } from '../names';
import { type Fix, insertLines, problem, rangeIn, removeLines, replace } from '../problem';
import { LARGEST_INDEX } from '../program';
import { traitsOf } from '../targets';
import { indexRunsOf, type Meaning } from './index-runs';
import { findName, type Resolution, report } from './lookup';

/** The macro of a table's block: that of its first `index` line. */
export function resolveMacro(
    resolution: Resolution,
    block: BlockRange,
    table: TableKind,
): IndexMacro | undefined {
    let macro: IndexMacro | undefined;
    let first: Line | undefined;
    for (const line of block.content()) {
        if (!line.mayBe('index')) continue;
        const { statement } = line.node;
        if (statement.kind !== 'index') continue;
        if (first !== undefined) reportSecond(resolution, first, line, statement);
        else macro = defineMacro(resolution, table, line, statement);
        first ??= line;
    }
    return macro;
}

function reportSecond({ file, notes }: Resolution, first: Line, line: Line, { macro }: IndexNode): void {
    const span = macro ?? { start: 0, end: line.text.length };
    notes.record(line, () =>
        problem(
            'duplicate-statement',
            rangeIn(line.number, span),
            { statement: 'index', line: first.number + 1 },
            {
                related: [
                    {
                        file,
                        range: rangeIn(first.number, { start: 0, end: 0 }),
                        message: 'the first `index`',
                    },
                ],
                fixes: [removeLines('Remove this line', line.number, line.number)],
            },
        ),
    );
}

/** Under `xen` the C subtracts a fixed number, so rows placed by another number would apply to other reset lines. */
export function checkBase(
    resolution: Resolution,
    line: Line,
    span: Span,
    macro: IndexMacro | undefined,
): void {
    const first = resolution.scope.get(FIRST_RESET);
    const base = macro === undefined ? 0n : macro.base;
    if (!isNameEntry(first) || first.value === undefined || base === undefined || base === first.value)
        return;
    const { target } = resolution;
    const params = { problem: 'base', target, base, name: FIRST_RESET, expected: first.value } as const;
    if (macro === undefined)
        report(resolution, 'bad-index', line, span, params, () => ({
            fixes: missingLine(resolution, line.number + 1, line, RESET_MACRO, FIRST_RESET),
        }));
    else
        report(resolution, 'bad-index', macro.at, macro.value, params, () => ({
            fixes: [replace(...rightValue(macro))],
        }));
}

/** Under `xlnx` too the C that reads a reset table subtracts the first line; without an `index` line nothing here does. */
export function checkMacro(resolution: Resolution, line: Line, span: Span): void {
    const { scope, target } = resolution;
    const first = [AMD_FIRST_RESET, FIRST_RESET].map(name => scope.get(name)).find(isNameEntry);
    if (first?.value === undefined) return;
    const params = { problem: 'base', target, base: 0n, name: first.name, expected: first.value } as const;
    report(resolution, 'bad-index', line, span, params, () => ({
        fixes: missingLine(resolution, line.number + 1, line, 'PM_RESET_IDX', first.name),
    }));
}

/**
 * Reports a row whose id is too large for an index, in a table without an `index` line or with one that subtracts, if that is so because
 * the ids of the chip have class bits; else `false`. It is reported of each row, and told of the first.
 */
export function reportsClasses(
    resolution: Resolution,
    line: Line,
    span: Span,
    macro: IndexMacro | undefined,
): boolean {
    const { chip } = resolution;
    if (chip?.idClasses === undefined || (macro !== undefined && macro.base === undefined)) return false;
    const params = { problem: 'classes', chip: chip.name, macro: macro?.name } as const;
    report(resolution, 'bad-index', line, span, params, () => ({
        fixes:
            macro === undefined
                ? missingLine(resolution, line.number, line, 'PM_NODE_IDX')
                : [lowBits(macro)],
    }));
    return true;
}

function lowBits({ at, value, parameter }: IndexMacro): Fix {
    const text = `${parameter} & 0x3fff`;
    return replace(`Write ${text}: each row is for the id that it names`, at.number, value, text);
}

/** The fix that adds the line which a table needs above another line; `base` is the first reset line, where ids count from that. */
function missingLine(
    { scope }: Resolution,
    above: number,
    { eol }: Line,
    macro: string,
    base?: string,
): Fix[] {
    const known = scope.get(macro);
    if ((known !== undefined && isNameEntry(known)) || eol === '') return [];
    const text = `index ${macro}(n) = ${base === undefined ? POSITION : `n - ${base}`}`;
    const title = `Add ${text}: each row is for the ${base === undefined ? 'id' : 'reset line'} that it names`;
    return [insertLines(title, above, `    ${text}${eol}`)];
}

/** The position in an id, in the words of the language. */
const POSITION = 'n & 0x3fff';

/** What the name of the macro is in Xen's C. */
const RESET_MACRO = 'XILPM_RESET_IDX';

/** The fix of an `index` line that subtracts another number, as `replace` takes it. */
function rightValue({ at, value, parameter }: IndexMacro): [string, number, Span, string] {
    const text = `${parameter} - ${FIRST_RESET}`;
    return [`Write ${text}: each row is for the reset line that it names`, at.number, value, text];
}

function defineMacro(
    resolution: Resolution,
    table: TableKind,
    line: Line,
    { macro, parameter, value }: IndexNode,
): IndexMacro | undefined {
    if (macro === undefined || parameter === undefined || value === undefined) return undefined;
    const traits = traitsOf(resolution.target);
    if (traits.macros === 'base' && table === 'node') {
        report(resolution, 'bad-index', line, macro, { problem: 'node-table' }, () => ({
            fixes: [removeLines('Remove this line', line.number, line.number)],
        }));
        return undefined;
    }
    const constants = new Map<string, bigint | undefined>();
    const indexOf = (id: bigint): bigint | undefined =>
        evaluate(value, {
            valueOf: ({ name }) => (name === parameter.name ? id : constants.get(name)),
            fail: () => {},
        });
    const runsOf = (first: number, last: number): IndexRuns =>
        indexRunsOf(value, meaningIn(parameter.name, constants), first, last, LARGEST_INDEX);
    const wrappedIndexOf = (id: bigint): bigint =>
        wrap(value, ({ name }) => (name === parameter.name ? id : (constants.get(name) ?? 0n)));
    // Every name is looked up once, here, and reported if it is wrong.
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
    const isKnown = [...constants.values()].every(constant => constant !== undefined);
    if (traits.macros === 'base' && base === undefined && isKnown) {
        report(resolution, 'bad-index', line, value, { problem: 'form' });
        return undefined;
    }
    if (traits.macros === 'any' && shiftsByParameter(value, parameter.name))
        report(resolution, 'bad-index', line, value, { problem: 'shift' });
    const definition = describe(value, parameter.name, constants);
    return new IndexMacro(
        line,
        macro,
        macro.name,
        parameter.name,
        value,
        base,
        indexOf,
        runsOf,
        wrappedIndexOf,
        definition,
        isKnown,
    );
}

const meaningIn =
    (parameter: string, constants: ReadonlyMap<string, bigint | undefined>): Meaning =>
    ({ name }) =>
        name === parameter ? 'parameter' : constants.get(name);

/** The value of BASE in `n - BASE` (0 in `n`); `undefined` for every other form. */
function baseOf(
    value: Expression,
    parameter: string,
    constants: ReadonlyMap<string, bigint | undefined>,
): bigint | undefined {
    if (value.kind === 'name' && value.name === parameter) return 0n;
    if (value.kind !== 'binary' || value.operator !== '-') return undefined;
    const { left, right } = value;
    if (left.kind !== 'name' || left.name !== parameter || right.kind === 'binary') return undefined;
    return right.kind === 'number' ? right.value : constants.get(right.name);
}

function constantOf(
    resolution: Resolution,
    line: Line,
    node: NameNode,
    table: TableKind,
): bigint | undefined {
    return findName(resolution, line, node, INDEX_NAMES[table])?.value;
}

/** The macro with its names replaced by numbers: equal for macros with the same meaning. */
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

/** In C a shift by 64 or more is undefined, so the id must not decide how far to shift. */
function shiftsByParameter(node: Expression, parameter: string): boolean {
    if (node.kind !== 'binary') return false;
    if (isShift(node) && mentions(node.right, parameter)) return true;
    return shiftsByParameter(node.left, parameter) || shiftsByParameter(node.right, parameter);
}

const mentions = (node: Expression, parameter: string): boolean =>
    node.kind === 'name'
        ? node.name === parameter
        : node.kind === 'binary' && (mentions(node.left, parameter) || mentions(node.right, parameter));
