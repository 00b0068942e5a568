// A statement of the file amid the lines of a block, as an `import` where it is needed, or another block: one message, with a fix that takes
// it above the block. Without that, the lines below it would be outside of any block, and so would the `}`.

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
        const last = lastOf(program, lineOf(each));
        moved.set(each, misplaced(program, each, last));
        for (let line = last; line <= close; line++) lost.add(line);
    }
    return moved.size === 0
        ? found
        : found
              .filter(each => moved.has(each) || !lost.has(lineOf(each)))
              .map(each => moved.get(each) ?? each);
}

/** The last line of a statement: of a block its `}`. */
function lastOf(program: Program, statement: number): number {
    const block = blockAt(program, statement);
    return block?.first === statement && block.closed ? block.last : statement;
}

/** The `}` below a statement that ends a block, before which no other statement begins; `undefined` if there is none. */
function closeBelow(program: Program, statement: number): number | undefined {
    const { lines } = program.document;
    const here = lines.get(statement)?.node.statement;
    if (here === undefined || here.kind === 'unreadable') return undefined;
    const last = lastOf(program, statement);
    if (isHead(here) && last === statement) return undefined;
    for (let at = last + 1; ; at++) {
        const line = lines.get(at);
        if (line?.before !== 'file') return undefined;
        const { kind } = line.node.statement;
        if (kind === 'close') return at;
        if (kind !== 'unreadable' && kind !== 'blank') return undefined;
    }
}

function misplaced(program: Program, { range }: Problem, last: number): Problem {
    const { line } = range.start;
    const block = blockAt(program, line - 1);
    const params = { at: 'inside', block: block?.kind ?? '', isBlock: last > line } as const;
    const fixes = block === undefined ? [] : [preferred(moving(program, [line, last], block.first))];
    return problem('unclosed-block', range, params, { fixes });
}

function moving({ document: { lines } }: Program, [from, last]: readonly [number, number], to: number): Fix {
    const indent = indentOf(lines.get(from)?.text ?? '');
    const texts = lines
        .between(from, last)
        .map(({ text }) => (text.startsWith(indent) ? text.slice(indent.length) : text));
    const [removal] = removeLines('', from, last).edits;
    const newText = texts.map(text => `${text.trimEnd()}\n`).join('');
    const insertion = { range: rangeIn(to, { start: 0, end: 0 }), newText };
    return {
        title: last > from ? 'Move this block above the other' : 'Move this line above the block',
        edits: removal === undefined ? [insertion] : [insertion, removal],
    };
}

const indentOf = (text: string): string => text.slice(0, text.length - text.trimStart().length);
