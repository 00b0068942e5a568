// frame-zero: an address below 4096. The check takes frame 0 for "no frame" and denies everyone.

import { isFrameZero } from '../access/passers';
import { RowSet, rowIndex } from '../model/kept/row-index';
import type { IndexMacro } from '../model/names';
import { type Problem, problem, rangeIn, replace } from '../model/problem';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    indexOfId,
    isAccessTable,
    type Program,
} from '../model/program';
import type { Scope } from '../model/scope';
import type { Check } from './check';
import { grantSpan, ownTables } from './places';

export const frameZero: Check = {
    codes: ['frame-zero'],
    *find(program) {
        for (const table of ownTables(program).filter(isAccessTable)) {
            const numberFor = numberFinder(program, table);
            for (const row of rowsThroughZero(table)) {
                const { address, frameName: name } = row;
                if (address === undefined) continue;
                yield found(row, address, name === undefined ? numberFor(address) : undefined);
            }
        }
    },
};

const rowsThroughZero = rowIndex<AccessRow, AccessTable, RowSet<AccessRow>>(
    () => new RowSet(({ address }) => address !== undefined && isFrameZero(address)),
);

/** What a number may have been meant as that stands where an address belongs. */
interface Mistaken {
    readonly name: string;
    readonly is: 'id' | 'index';
}

function found(row: AccessRow, address: bigint, mistaken: Mistaken | undefined): Problem {
    const instead = row.hwdom ? 'hwdom' : 'deny';
    const span = row.node.grant ?? grantSpan(row);
    const fixes = [replace(`Write \`${instead}\`, which is what this row does`, row.line, span, instead)];
    return problem('frame-zero', rangeIn(row.line, grantSpan(row)), { address, mistaken }, { fixes });
}

/** Finds the device or the line that has a number as its id, or the device that has it as its index in the node table. */
function numberFinder(
    { scope, tables }: Program,
    { kind, macro }: AccessTable,
): (value: bigint) => Mistaken | undefined {
    let byIndex: Map<number, string> | undefined;
    return value => {
        // 0 is what people write for nothing.
        if (value === 0n) return undefined;
        const [entry] = [...scope.namesOf(kind, value), ...scope.namesOf('node', value)];
        if (entry !== undefined) return { name: entry.name, is: 'id' };
        byIndex ??= nodesByIndex(scope, accessTable(tables, 'node')?.macro ?? macro);
        const name = byIndex.get(Number(value));
        return name === undefined ? undefined : { name, is: 'index' };
    };
}

function nodesByIndex(scope: Scope, macro: IndexMacro | undefined): Map<number, string> {
    const names = new Map<number, string>();
    for (const { name, number } of scope.firstNames('node')) {
        const index = number === undefined ? undefined : indexOfId(macro, number);
        if (index !== undefined && !names.has(index)) names.set(index, name);
    }
    return names;
}
