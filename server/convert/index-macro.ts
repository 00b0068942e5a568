// What becomes of the ids of a table whose index macro means several things in the C, or is none that an `index` line can say.

import { short } from '../diagnostics/phrases';
import { type CNode, treeOf } from './c-expression';
import type { TableContext } from './context';
import type { IndexRule } from './subjects';

/** The index of a row: as C spells it, and its value. */
export interface SpeltIndex {
    readonly spelling: string;
    readonly index: number | undefined;
}

/** Says it as a remark, and gives the lines that say it below the head of the table; none if ids are those of the C. */
export function indexRemarks(
    rule: IndexRule | undefined,
    rows: readonly SpeltIndex[],
    context: TableContext,
): string[] {
    if (rule !== undefined) {
        noteRedefined(rule, context);
        return [];
    }
    const macro = unsaidMacro(rows, context);
    if (macro === undefined) return [];
    const { name, at } = context.found.table;
    const why = `no \`index\` line can say ${short(macro)}: ids of ${short(name)} are its indexes here`;
    context.remark('left-out', at, why);
    return [`    // left out: ${why}`];
}

/** C below the table has the last definition only, and so has the result. */
function noteRedefined({ macro }: IndexRule, { found, redefinedAt, remark }: TableContext): void {
    const at = macro === undefined ? undefined : redefinedAt(macro);
    if (macro === undefined || at === undefined) return;
    const ids = `ids of ${short(found.table.name)} are those that it leads to the same indexes`;
    remark(
        'note',
        at,
        `${short(macro)} stands for different things in this C, and here for the last: ${ids}`,
    );
}

/** The macro by which half the rows or more make a smaller index of an id. What makes a larger one of a number is a way to spell ids. */
function unsaidMacro(rows: readonly SpeltIndex[], context: TableContext): string | undefined {
    const counts = new Map<string, number>();
    for (const { spelling, index } of rows) {
        if (index === undefined || !spelling.includes('(')) continue;
        const tree = treeOf(context.tokensOf(spelling));
        if (tree?.kind !== 'call' || tree.args.length !== 1) continue;
        const id = numberIn(tree.args[0], context);
        if (id !== undefined && id > index) counts.set(tree.name, (counts.get(tree.name) ?? 0) + 1);
    }
    for (const [name, count] of counts) if (count * 2 >= rows.length) return name;
    return undefined;
}

function numberIn(node: CNode | undefined, { names }: TableContext): bigint | undefined {
    if (node?.kind === 'number') return node.value;
    return node?.kind === 'name' ? names.valueInC(node.name) : undefined;
}
