// mmio-dead: a register row that gives nothing to anyone.

import { type Uselessness, uselessnessOf } from '../access/passers';
import { problem, rangeIn, removeLines } from '../model/problem';
import type { MmioRow } from '../model/program';
import { type Ask, eachRow } from './forms';
import { addressSpan, relatedIn, subjectSpan } from './places';

export const mmioDead = eachRow({
    codes: ['mmio-dead'],
    of: ['mmio'],
    with: ['node'],
    find(row, ask) {
        const reason = reasonOf(row, ask);
        if (reason === undefined) return undefined;
        const name = nodeText(row, ask);
        const granted = ask.row('node', row.nodeId);
        return problem(
            'mmio-dead',
            rangeIn(row.line, row.node.node ?? addressSpan(row)),
            { node: name, problem: reason },
            {
                related:
                    granted === undefined
                        ? []
                        : [
                              relatedIn(
                                  { file: ask.fileOf('node') },
                                  granted.line,
                                  subjectSpan(granted),
                                  `the row for ${name}`,
                              ),
                          ],
                fixes: [removeLines('Remove the row', row.line, row.line)],
                unnecessary: true,
            },
        );
    },
});

function reasonOf(register: MmioRow, ask: Ask<'node'>): Uselessness | undefined {
    // A row that names nobody gets its own message.
    if (register.node.missing !== undefined) return undefined;
    const row = ask.row('node', register.nodeId);
    const reason = uselessnessOf(register, row);
    // What a row with an error grants is not known, and a frame that grants nothing gets its own message.
    const isSilent = reason !== 'only-hwdom' && (row?.faulty || row?.address !== undefined);
    return isSilent ? undefined : reason;
}

function nodeText({ node, nodeId }: MmioRow, ask: Ask<'node'>): string {
    if (node.node?.kind === 'name') return node.node.name;
    const name = ask.names('node', nodeId)[0]?.name ?? `node ${nodeId}`;
    return node.node === undefined ? `${name} (a row without a node has node 0)` : name;
}
