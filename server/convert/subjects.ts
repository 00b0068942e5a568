// The left side of rows: the ids that the indexes of a table in C are made from.

import type { CRow } from '../c/reading';
import type { NameKind } from '../language/syntax';
import { traitsOf } from '../model/targets';
import { type CNode, type Macro, opened, treeOf } from './c-expression';
import { nameAs, type Part, type TableContext } from './context';
import { numeral, type Written, written } from './expression';
import type { Names } from './names';

/** An `index` line, and what it computes. */
export interface IndexRule {
    /** `PM_NODE_IDX(n) = n & 0x3fff` */
    readonly text: string;
    /** The macro of the C; `undefined` if it has none, and the index is an operation as it stands. */
    readonly macro: string | undefined;
    readonly indexOf: (id: bigint) => bigint | undefined;
    /** By how much an id is larger than its index, if the rule is a difference. */
    readonly base: bigint;
}

/** How the C of a table makes indexes of ids. */
export interface Indexing {
    /** By its rows; `undefined` if the indexes are the ids. */
    readonly rule: IndexRule | undefined;
    /** Whether all rows are spelt with ids and nothing done to them. */
    readonly isId: () => boolean;
    /** By a macro, if the C defines it as one. */
    readonly ruleNamed: (macro: string) => IndexRule | undefined;
}

/** An id, and what makes its index. */
interface IdInIndex {
    readonly id: CNode;
    /** The macro around it, or what an operation without a macro is called; `undefined` if the id is the index. */
    readonly macro: string | undefined;
    /** Whether the C has no such macro. */
    readonly isNamedHere?: true;
    /** What is done with it, with a name for the id: only of one row it is asked. */
    readonly body: () => CNode | undefined;
    readonly parameter: string;
}

const LARGEST_ID = 0xffff_ffffn;

/** The rule of a table's indexes: of the first row that shows one which the language can say. */
export function ruleOf(
    spellings: Iterable<string>,
    kind: NameKind,
    context: TableContext,
): IndexRule | undefined {
    const seen = new Set<string>();
    for (const spelling of spellings) {
        if (IS_PLAIN.test(spelling)) continue;
        const found = idInIndex(spelling, kind, context);
        if (found?.macro === undefined || seen.has(found.macro)) continue;
        seen.add(found.macro);
        const rule = ruleFrom(found, kind, context);
        if (rule !== undefined) return rule;
    }
    return undefined;
}

/** The line below the head of a table that says its rule. */
export function indexLines(rule: IndexRule | undefined, { names }: TableContext): string[] {
    if (rule === undefined) return [];
    names.noteWritten(rule.text);
    return [`    index ${rule.text}`];
}

/** How a table makes its indexes, with the rule that was found. */
export const indexingOf = (kind: NameKind, rule: IndexRule | undefined, context: TableContext): Indexing => ({
    rule,
    isId: () =>
        context.found.table.rows.every(({ index: { spellings }, values }) =>
            [spellings, ...(kind === 'clock' ? values.map(each => each.spellings) : [])].every(
                ([first = '']) => IS_PLAIN.test(first),
            ),
        ),
    ruleNamed: macro => ruleOf([`${macro}(0)`], kind, context),
});

/** Whether a rule makes an index from some id. */
export const makes = (rule: IndexRule, index: number): boolean => gives(rule, idFor(rule, index), index);

/** A name or a number, with nothing done to it. */
const IS_PLAIN = /^\w*$/;

/** The ids of a row's indexes `first` to `last`, as names if they are so in C. */
export function subjectOf(
    { index }: CRow,
    first: number,
    last: number,
    kind: NameKind,
    rule: IndexRule | undefined,
    context: TableContext,
): Part {
    const atFirst = first === index.first ? index.spellings : [];
    const atLast = last === (index.last ?? index.first) ? index.lastSpellings : [];
    if (first === last) {
        const spellings = atFirst.length > 0 ? atFirst : atLast;
        return idSpelt(spellings, first, kind, rule, context);
    }
    const isWhole = first === index.first && last === (index.last ?? index.first);
    const spelt = index.spellings[0] ?? '';
    const from = idAt(atFirst[0] ?? '', first, kind, rule, context);
    const to = idAt(atLast[0] ?? '', last, kind, rule, context);
    const length = BigInt(last - first);
    const areNamed = from.isName && to.isName && to.id.value - from.id.value === length;
    if (areNamed && context.names.haveNames(kind, from.id.value, to.id.value))
        return { text: `${from.id.text}..${to.id.text}` };
    const range = `${numeral(from.id.value, 10).text}..${numeral(from.id.value + length, 10).text}`;
    const isSpelt = isWhole && (from.isName || to.isName);
    return { text: range, ...(isSpelt ? note(`${spelt} ... ${index.lastSpellings[0] ?? ''}`) : {}) };
}

/** The id of one index by the first of its spellings that is a name: a macro may be what makes the name. */
function idSpelt(
    spellings: readonly string[],
    index: number,
    kind: NameKind,
    rule: IndexRule | undefined,
    context: TableContext,
): Part {
    const [first = ''] = spellings;
    if (spellings.length > 1)
        for (const spelling of spellings) {
            const { id, isName } = idAt(spelling, index, kind, rule, context);
            if (isName) return { text: id.text, id: id.value };
        }
    return idIn(first, index, kind, rule, context);
}

/** The id of one index that is spelt so. */
export function idIn(
    spelling: string,
    index: number,
    kind: NameKind,
    rule: IndexRule | undefined,
    context: TableContext,
): Part {
    const { id, isExact } = idAt(spelling, index, kind, rule, context);
    const part = { text: id.text, id: id.value };
    return isExact ? part : { ...part, ...note(spelling) };
}

const note = (spelt: string): { spelt?: string } => (spelt === '' ? {} : { spelt });

/** An id of a row: written, its value, whether it is the name or number of the C. */
interface Id {
    readonly id: Written;
    readonly isExact: boolean;
    readonly isName: boolean;
}

function idAt(
    spelling: string,
    index: number,
    kind: NameKind,
    rule: IndexRule | undefined,
    context: TableContext,
): Id {
    const found = spelling === '' ? undefined : idInIndex(spelling, kind, context)?.id;
    const id = found && written(found, name => nameAs(context.names, kind, name));
    if (found !== undefined && id !== undefined && found.kind !== 'binary' && gives(rule, id.value, index))
        return { id, isExact: true, isName: found.kind === 'name' };
    return { id: numeral(idFor(rule, index), 10), isExact: spelling === '', isName: false };
}

const gives = (rule: IndexRule | undefined, id: bigint, index: number): boolean =>
    id <= LARGEST_ID && (rule === undefined ? id : rule.indexOf(id)) === BigInt(index);

/** An id with this index. */
function idFor(rule: IndexRule | undefined, index: number): bigint {
    const above = BigInt(index) + (rule?.base ?? 0n);
    return gives(rule, above, index) ? above : BigInt(index);
}

/** Takes an index apart: `M(ID)`, `ID - BASE`, `ID & BITS` or `ID`; `undefined` for what is spelt otherwise. */
function idInIndex(
    spelling: string,
    kind: NameKind,
    { tokensOf, macroOf }: TableContext,
): IdInIndex | undefined {
    const tree = treeOf(tokensOf(spelling));
    switch (tree?.kind) {
        case 'name':
        case 'number':
            return { id: tree, macro: undefined, body: () => undefined, parameter: 'n' };
        case 'call': {
            const [id, ...others] = tree.args;
            return id === undefined || others.length > 0 ? undefined : inMacro(tree.name, id, macroOf);
        }
        case 'binary': {
            if (tree.operator !== '-' && tree.operator !== '&') return undefined;
            const body: CNode = { ...tree, left: { kind: 'name', name: 'n' } };
            const macro = `PM_${kind.toUpperCase()}_IDX`;
            return { id: tree.left, macro, isNamedHere: true, body: () => body, parameter: 'n' };
        }
        default:
            return undefined;
    }
}

function inMacro(name: string, id: CNode, macroOf: (name: string) => Macro | undefined): IdInIndex {
    const macro = macroOf(name);
    const [parameter = 'n'] = macro?.parameters ?? [];
    return { id, macro: name, body: () => macro && opened(macro.body, macroOf), parameter };
}

function ruleFrom(
    { macro, isNamedHere, body: bodyOf, parameter }: IdInIndex,
    kind: NameKind,
    { names }: TableContext,
): IndexRule | undefined {
    const body = bodyOf();
    if (body === undefined) return undefined;
    if (traitsOf(names.target).macros === 'base' && !isFromBase(body, parameter)) return undefined;
    const evaluate = (id: Written): Written | undefined =>
        written(body, name =>
            name === parameter ? id : (nameAs(names, kind, name) ?? lastValue(names, name)),
        );
    // The largest id shows how the rule is written, because no difference of it is negative.
    const shown = evaluate({ text: 'n', value: LARGEST_ID });
    if (shown === undefined) return undefined;
    const above = isDifference(body, parameter) ? LARGEST_ID - shown.value : 0n;
    return {
        text: `${macro}(n) = ${shown.text}`,
        macro: isNamedHere ? undefined : macro,
        indexOf: id => evaluate(numeral(id, 10))?.value,
        // What makes a larger number of another is a way to spell ids.
        base: above > 0n ? above : 0n,
    };
}

/** `n - BASE` and nothing more, or the id itself. */
function isFromBase(body: CNode, parameter: string): boolean {
    if (body.kind !== 'binary') return true;
    const { left, right, operator } = body;
    return operator === '-' && left.kind === 'name' && left.name === parameter && right.kind !== 'binary';
}

/** `n - BASE`, also with more that is added and taken away: `n - BASE + 1`. */
const isDifference = (body: CNode, parameter: string): boolean =>
    body.kind === 'binary' &&
    (body.operator === '-' || (body.operator === '+' && isSum(body.left, parameter)));

const isSum = (node: CNode, parameter: string): boolean =>
    node.kind === 'name' ? node.name === parameter : isDifference(node, parameter);

/** A name that the rule cannot use as such, with its value behind the table: one that was redefined. */
function lastValue(names: Names, name: string): Written | undefined {
    const value = names.valueInC(name);
    return value === undefined || value < 0n ? undefined : numeral(value, 10);
}
