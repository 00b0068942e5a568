// Which rows decided about a call, as far as the search for them went.

import type { AccessReason } from '../access/reasons';
import type { TableKind } from '../language/syntax';
import { perVersion } from '../model/kept/per-version';
import type { Row } from '../model/program';
import type { Decided } from '../questions/functions';
import type { Question } from '../questions/question';

/** A row, and which of the tables that decide it is in. */
export interface Consulted {
    readonly kind: TableKind;
    readonly row: Row;
}

/** The rows, each once. */
export const consultedRows = (decided: Decided, { action }: Question): Consulted[] => [
    ...new Set(allOf(decided, action === 'reset' ? 'reset' : 'node')),
];

/** One object for each row: thousands of claims may consult the same thousands of rows. */
const consulted = perVersion((row: Row, kind: TableKind): Consulted => ({ kind, row }));

function allOf(decided: Decided, kind: 'node' | 'reset'): Consulted[] {
    switch (decided.of) {
        case 'access':
            return accessRows(decided.decision.reason, kind);
        case 'clock': {
            const { reason } = decided.decision;
            return reason.kind === 'search' ? reason.asked.flatMap(each => searched('clock', each)) : [];
        }
        case 'register': {
            const { reason } = decided.decision;
            return reason.kind === 'search' ? reason.asked.flatMap(each => searched('mmio', each)) : [];
        }
    }
}

interface Searched {
    readonly row: { readonly source: Row };
    readonly node: AccessReason | undefined;
}

const searched = (kind: TableKind, { row, node }: Searched): Consulted[] => [
    consulted(row.source, kind),
    ...(node === undefined ? [] : accessRows(node, 'node')),
];

const accessRows = (reason: AccessReason, kind: 'node' | 'reset'): Consulted[] =>
    'row' in reason ? [consulted(reason.row.source, kind)] : [];
