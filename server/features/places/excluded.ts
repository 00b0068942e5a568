// The constants of headers that an import leaves out by `not`.

import type { CConstant } from '../../c/reading';
import { isLike } from '../../model/c-header';
import type { Program } from '../../model/program';

/** Those that a word behind a `not` of a line leaves out; none if the line has no such word. */
export function excludedBy({ headers }: Program, line: number, word: string): CConstant[] {
    return headers
        .filter(({ at }) => at.number === line)
        .flatMap(({ header: { reading }, selected }) => {
            const nodes = selected.map(each => each.node);
            const pattern = nodes.find(({ excluded }) => excluded.some(({ name }) => name === word))?.pattern;
            if (pattern === undefined) return [];
            const all = [...reading.constants.values()];
            return all.filter(({ name }) => isLike(name, word) && isLike(name, pattern.name));
        });
}
