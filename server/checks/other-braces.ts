// A block that begins and ends as in another language, as in `node t (` … `)` or `domain d:`: one message, at its head, with a fix that
// writes both braces.

import { short } from '../diagnostics/phrases';
import { addTo } from '../language/sorted';
import { isHead } from '../language/statements';
import { blockAt } from '../model/blocks';
import { type Edit, lineOf, type Problem, preferred, problem } from '../model/problem';
import type { Program } from '../model/program';

/** The problems, with one for each block of which both the beginning and the end are written otherwise. */
export function withOtherBraces(program: Program, found: readonly Problem[]): readonly Problem[] {
    const heads = found.filter(each => isOtherBegin(program, each));
    if (heads.length === 0) return found;
    const byLine = new Map<number, Problem[]>();
    for (const each of found) addTo(byLine, lineOf(each), each);
    const ends = new Map<Problem, Problem>();
    for (const head of heads) {
        const end = endOf(program, head, byLine);
        if (end !== undefined) ends.set(head, end);
    }
    const told = new Set(ends.values());
    return found.flatMap(each => {
        const end = ends.get(each);
        if (end !== undefined) return [both(program, each, end)];
        return told.has(each) ? [] : [each];
    });
}

function isOtherBegin({ document: { lines } }: Program, { code, range, fixes }: Problem): boolean {
    const isWritten = range.end.character > range.start.character;
    if (!isWritten || code !== 'syntax' || fixes[0]?.edits[0]?.newText.trim() !== '{') return false;
    // To read a line again takes as long as all the rest.
    const statement = lines.get(range.start.line)?.node.statement;
    return statement !== undefined && isHead(statement);
}

/** What is said of the end of the block with this head: that it is another sign, or is missing. */
function endOf(
    program: Program,
    head: Problem,
    byLine: ReadonlyMap<number, readonly Problem[]>,
): Problem | undefined {
    const block = blockAt(program, lineOf(head));
    const end = block?.end?.number;
    return byLine
        .get(end ?? lineOf(head))
        ?.find(each =>
            each.code === 'unclosed-block'
                ? block?.closed === false && ofHead(each, end)
                : block?.closed === true && newTextOf(each) === '}',
        );
}

/** Whether it says that the block with this head has no end; at another statement it says so of the block above. */
const ofHead = ({ range, fixes: [fix] }: Problem, end: number | undefined): boolean =>
    end !== undefined || (fix?.edits[0]?.range.start.line ?? 0) >= range.start.line;

const newTextOf = ({ fixes: [fix] }: Problem): string | undefined => fix?.edits[0]?.newText.trim();

function both({ document: { lines } }: Program, head: Problem, end: Problem): Problem {
    const { start, end: behind } = head.range;
    const written = lines.get(start.line)?.text.slice(start.character, behind.character) ?? '';
    const edits: Edit[] = [head, end].flatMap(({ fixes: [fix] }) => fix?.edits ?? []);
    const where = end.code === 'unclosed-block' ? 'below its last line' : `on line ${lineOf(end) + 1}`;
    const params = { expected: `\`{\`, and \`}\` ${where}`, found: `\`${short(written)}\`` };
    const fix = { title: `Write { here, and } ${where}`, edits, safe: true } as const;
    return problem('syntax', head.range, params, { fixes: [preferred(fix)] });
}
