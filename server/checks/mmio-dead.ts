// mmio-dead: a register row that gives nothing to anyone.

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

type Reason = 'nobody' | 'readonly' | 'only-hwdom';

/** The hardware domain reads every register without a row, so a row that would let only it read gives nothing. */
function reasonOf(nodes: AccessTable, { node, nodeId }: MmioRow): Reason | undefined {
    if (node.readonly && node.onlyHwdom) return 'only-hwdom';
    const row = rowOfId(nodes, nodeId);
    if (row?.faulty || row?.address !== undefined) return undefined;
    if (row === undefined || !row.hwdom) return 'nobody';
    return node.readonly ? 'readonly' : undefined;
}

function found(
    program: Program,
    nodes: AccessTable,
    table: MmioTable,
    row: MmioRow,
    reason: Reason,
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
                    : [relatedIn(nodes, granted.line, subjectSpan(granted), `the row of ${name}`)],
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
