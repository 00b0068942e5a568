// The nodes that a clock or a register probably belongs to. Nothing declares that, so the names tell: a device's reset line has the same
// spelling as its clock and its registers (SDIO0 in each of them), and it is known which node the line resets (SD_0).

import { namesIn } from '../../language/expression';
import type { Statement } from '../../language/statements';
import type { NameKind } from '../../language/syntax';
import type { NameEntry } from '../../model/names';
import { nodesOfReset } from '../../model/relations';
import type { Scope } from '../../model/scope';
import { MOST_NAMES, namesLike } from './namesLike';
import { similarNames, tellingPart } from './similarNames';

/** So many names that are spelt alike are looked at. */
const MOST_ALIKE = 4;

/** The nodes for a row of a clock or of registers, the likeliest first; none for other lines, and none among very many names. */
export function likelyNodes(scope: Scope, statement: Statement): ReadonlySet<NameEntry> {
    if (KINDS.some(kind => namesLike(scope, kind, '').size >= MOST_NAMES)) return new Set();
    const names = namesOf(statement).map(({ kind, name }) => tellingPart(scope, kind, name));
    const lines = similarNames(scope, 'reset', names, MOST_ALIKE);
    return new Set([
        ...lines.flatMap(({ number }) => (number === undefined ? [] : nodesOfReset(scope, number))),
        ...similarNames(scope, 'node', names, MOST_ALIKE),
    ]);
}

const KINDS = ['node', 'reset', 'clock', 'register'] as const;

interface Named {
    readonly kind: NameKind;
    readonly name: string;
}

/** The clock, or the last name of the address: the register is in it, and before it only the block. */
function namesOf(statement: Statement): Named[] {
    switch (statement.kind) {
        case 'clock-row':
            return statement.clock.kind === 'name' ? [{ kind: 'clock', name: statement.clock.name }] : [];
        case 'mmio-row':
            return namesIn(statement.address.first)
                .slice(-1)
                .map(({ name }) => ({ kind: 'register', name }));
        default:
            return [];
    }
}
