// mmio-refused: a register table for a chip on which Xen refuses every register call before it asks one.

import { problem, rangeIn } from '../model/problem';
import { eachTable } from './forms';

export const mmioRefused = eachTable({
    codes: ['mmio-refused'],
    of: ['mmio'],
    *find(table, { chip, target }) {
        // Only the code of AMD's tree is for these chips.
        if (target !== 'xlnx' || !chip?.refusesRegisterCalls) return;
        yield problem('mmio-refused', rangeIn(table.first, table.nameSpan), { chip: chip.name });
    },
});
