// A statement of the file amid the lines of a block, as an `import` where it is needed: one message, with a fix that takes it above the
// block. Without that, the lines below it would be outside of any block, and so would the `}`.

import { isHead } from '../language/statements';
import { blockAt } from '../model/blocks';
import { type Fix, lineOf, type Problem, preferred, problem, rangeIn, removeLines } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each such statement, and none for the lines from it to the `}` of its block. */
export function withLinesMoved(program: Program, found: readonly Problem[]): readonly Problem[] {
    const moved = new Map<Problem, Problem>();
    const lost = new Set<number>();
    for (const each of found) {
        const close = each.code === 'unclosed-block' ? closeBelow(program, lineOf(each)) : undefined;
        if (close === undefined) continue;
        moved.set(each, misplaced(program, each));
        for (let line = lineOf(each); line <= close; line++) lost.add(line);
    }
    return moved.size === 0
        ? found
        : found
              .filter(each => moved.has(each) || !lost.has(lineOf(each)))
              .map(each => moved.get(each) ?? each);
}

/** The `}` below a statement that ends a block, before which no other statement begins; `undefined` if there is none. */
function closeBelow({ document: { lines } }: Program, statement: number): number | undefined {
    const here = lines.get(statement)?.node.statement;
    if (here === undefined || here.kind === 'unreadable' || isHead(here)) return undefined;
    for (let at = statement + 1; ; at++) {
        const line = lines.get(at);
        if (line?.before !== 'file') return undefined;
        const { kind } = line.node.statement;
        if (kind === 'close') return at;
        if (kind !== 'unreadable' && kind !== 'blank') return undefined;
    }
}

function misplaced(program: Program, { range }: Problem): Problem {
    const { line } = range.start;
    const block = blockAt(program, line - 1);
    const params = { at: 'inside', block: block?.kind ?? '' } as const;
    const fixes = block === undefined ? [] : [preferred(moving(program, line, block.first))];
    return problem('unclosed-block', range, params, { fixes });
}

function moving({ document: { lines } }: Program, from: number, to: number): Fix {
    const text = lines.get(from)?.text.trim() ?? '';
    const [removal] = removeLines('', from, from).edits;
    const insertion = { range: rangeIn(to, { start: 0, end: 0 }), newText: `${text}\n` };
    return {
        title: 'Move this line above the block',
        edits: removal === undefined ? [insertion] : [insertion, removal],
    };
}
