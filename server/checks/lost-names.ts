// The names whose declaration could not be read. That they are unknown where they are used follows from that, and is not told.

import type { Code } from '../diagnostics';
import { nearest } from '../language/nearest';
import { blockAt } from '../model/blocks';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';

/** Tells of a problem whether it is about a name that may be declared on one of these lines, which could not be read. */
export function followsFromLostName(
    program: Program,
    unread: ReadonlySet<number>,
): (problem: Problem) => boolean {
    if (unread.size === 0) return () => false;
    const lines = [...unread].filter(line => blockAt(program, line)?.head.kind === 'names');
    const words = lines.map(line => wordsOf(program.document.lines.get(line)?.text ?? ''));
    const isAnything = lines.some(line => !hasName(program.document.lines.get(line)?.text ?? ''));
    const written = [words.flat().map(name => ({ name }))];
    const isDomainLost = [...unread].some(line => isHeadOfDomain(program, line));
    return problem =>
        OF_NAMES.has(problem.code) &&
        ((isDomainLost && isOfDomain(program, problem)) ||
            (lines.length > 0 && (isAnything || nearest(written, textAt(program, problem)).length > 0)));
}

function isHeadOfDomain(program: Program, line: number): boolean {
    const block = blockAt(program, line);
    return block?.first === line && block.head.kind === 'domain';
}

/** Whether a problem is about the domain that a line of a test names. */
function isOfDomain({ document }: Program, { range: { start } }: Problem): boolean {
    const statement = document.lines.get(start.line)?.node.statement;
    return statement?.kind === 'test-line' && statement.domain.start === start.character;
}

/** Whether something like a name is in front of a `=`. A word alone, or a number, may stand for any name. */
function hasName(text: string): boolean {
    const equals = text.indexOf('=');
    return equals !== -1 && /(?<!\w)[A-Za-z_]/.test(text.slice(0, equals));
}

/** What is said about names that nobody has declared. */
const OF_NAMES: ReadonlySet<Code> = new Set(['unknown-name', 'other-platform']);

const textAt = ({ document }: Program, { range: { start, end } }: Problem): string =>
    (document.lines.get(start.line)?.text ?? '').slice(start.character, end.character);

/** What is written on a line, as far as it may be a name with a mistake in it; the comment left out. */
const wordsOf = (text: string): string[] =>
    text
        .replace(/\/\/.*/, '')
        .split(/[\s=]+/)
        .filter(word => /[A-Za-z_]/.test(word));
