// mmio-dead: a register row that gives nothing to anyone.

import { passersOf, type Uselessness, uselessnessOf } from '../access/passers';
import { rowOfId } from '../model/coverage';
import { type Problem, problem, removeLines } from '../model/problem';
import {
    type AccessTable,
    accessTable,
    indexOfId,
    type MmioRow,
    type MmioTable,
    type Program,
    tableOf,
} from '../model/program';
import type { Check } from './check';
import { offendingRows } from './dependents';
import { addressSpan, isReportedHere, placeIn, relatedIn, subjectSpan } from './places';

export const mmioDead: Check = {
    codes: ['mmio-dead'],
    *find(program) {
        const nodes = accessTable(program.tables, 'node');
        const registers = tableOf(program.tables, 'mmio');
        if (
            nodes === undefined ||
            registers === undefined ||
            !nodes.complete ||
            !isReportedHere(program, nodes, registers)
        )
            return;
        for (const row of deadRows({ table: registers, nodes, scope: program.scope })) {
            const reason = reasonOf(nodes, row);
            if (reason !== undefined) yield found(program, nodes, registers, row, reason);
        }
    },
};

const deadRows = offendingRows<'mmio', MmioRow>({
    needs: ({ nodes }, { nodeId }) => (nodes && indexesOf(nodes, nodeId)) ?? [],
    // A row that names nobody has a message of its own.
    offends: ({ nodes }, row) =>
        nodes !== undefined && row.node.missing === undefined && reasonOf(nodes, row) !== undefined,
    ofReset: () => [],
});

function indexesOf({ macro }: AccessTable, id: number): readonly number[] {
    const index = indexOfId(macro, id);
    return index === undefined ? [] : [index];
}

function reasonOf(nodes: AccessTable, register: MmioRow): Uselessness | undefined {
    const row = rowOfId(nodes, register.nodeId);
    const reason = uselessnessOf(register, passersOf(row));
    // What a row with an error grants is not known, and a frame that grants nothing has a message of its own.
    const isSilent = reason !== 'only-hwdom' && (row?.faulty || row?.address !== undefined);
    return isSilent ? undefined : reason;
}

function found(
    program: Program,
    nodes: AccessTable,
    table: MmioTable,
    row: MmioRow,
    reason: Uselessness,
): Problem {
    const name = nodeText(program, row);
    const granted = rowOfId(nodes, row.nodeId);
    return problem(
        'mmio-dead',
        placeIn(program, table, row.line, row.node.node ?? addressSpan(row)),
        { node: name, problem: reason },
        {
            related:
                granted === undefined
                    ? []
                    : [relatedIn(nodes, granted.line, subjectSpan(granted), `the row for ${name}`)],
            fixes: table.file === program.file ? [removeLines('Remove the row', row.line, row.line)] : [],
            unnecessary: true,
        },
    );
}

function nodeText({ scope }: Program, { node, nodeId }: MmioRow): string {
    if (node.node?.kind === 'name') return node.node.name;
    const name = scope.namesOf('node', BigInt(nodeId))[0]?.name ?? `node ${nodeId}`;
    return node.node === undefined ? `${name} (a row without a node has node 0)` : name;
}
