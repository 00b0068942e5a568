// frame-zero: an address below 4096. The check takes frame 0 for "no frame" and denies everyone.

import { type Problem, problem, rangeIn, replace } from '../model/problem';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../model/program';
import type { Check } from './check';
import { grantSpan, ownTables } from './scope';

const PAGE_BYTES = 4096n;

export const frameZero: Check = {
    codes: ['frame-zero'],
    *find(program) {
        for (const table of ownTables(program).filter(isAccessTable)) {
            for (const row of table.rows) {
                if (row.frame !== undefined && isFrameZero(row.frame.address))
                    yield found(program, table, row, row.frame.address);
            }
        }
    },
};

/** Whether the frame of a byte address is the one that stands for none. */
export const isFrameZero = (address: bigint): boolean => address < PAGE_BYTES;

function found({ scope }: Program, { kind }: AccessTable, row: AccessRow, address: bigint): Problem {
    const written = row.frame?.name === undefined ? scope.namesOf(kind, address)[0]?.name : undefined;
    const instead = row.hwdom ? 'hwdom' : 'deny';
    const span = row.node.grant ?? grantSpan(row);
    const fixes = [replace(`Write \`${instead}\`, which is what this row does`, row.line, span, instead)];
    return problem('frame-zero', rangeIn(row.line, grantSpan(row)), { address, id: written }, { fixes });
}
