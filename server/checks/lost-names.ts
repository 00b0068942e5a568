// The names whose declaration could not be read. That they are unknown where they are used follows from that, and is not told.

import { nearest } from '../language/nearest';
import { blockAt } from '../model/blocks';
import type { Program } from '../model/program';

/** Whether a name may be declared on one of these lines, of which something could not be read. */
export function mayBeLost(program: Program, unread: ReadonlySet<number>): (name: string) => boolean {
    const lines = [...unread].filter(line => blockAt(program, line)?.head.kind === 'names');
    const words = lines.map(line => wordsOf(program.document.lines.get(line)?.text ?? ''));
    const isAnything = words.some(each => each.length === 0);
    const written = [words.flat().map(name => ({ name }))];
    return name => lines.length > 0 && (isAnything || nearest(written, name).length > 0);
}

/** What is written on a line, as far as it may be a name with a mistake in it; the comment left out. */
const wordsOf = (text: string): string[] =>
    text
        .replace(/\/\/.*/, '')
        .split(/[\s=]+/)
        .filter(word => /[A-Za-z_]/.test(word));
