// The names whose declaration could not be read. That they are unknown where they are used follows from that, and is not told.

import type { Code } from '../diagnostics';
import { isNear } from '../language/nearest';
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
    const isLost = likeAnyOf(words.flat());
    const isDomainLost = [...unread].some(line => isHeadOfDomain(program, line));
    return problem =>
        OF_NAMES.has(problem.code) &&
        ((isDomainLost && isOfDomain(program, problem)) ||
            (lines.length > 0 && (isAnything || isLost(textAt(program, problem)))));
}

/** Tells whether a name is one of these, or spelt like one. */
function likeAnyOf(written: readonly string[]): (name: string) => boolean {
    const exact = new Set(written);
    const known = new Map<string, boolean>();
    let compared = 0;
    const isLikeOne = (name: string): boolean =>
        compared < MOST_COMPARED &&
        written.some(each => {
            compared++;
            return isNear(name, each);
        });
    return name => {
        const found = known.get(name) ?? (exact.has(name) || isLikeOne(name));
        known.set(name, found);
        return found;
    };
}

/** Where thousands of lines could not be read and thousands of names are unknown, only those count at last that are spelt the same. */
const MOST_COMPARED = 1 << 15;

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
