// What `import --check` finds, for other programs, is as its schema says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { comparedData } from '../../server/cli/import-check';
import { against } from '../../server/convert/against';
import { namesBeside } from '../../server/convert/bundled-names';
import { optionsFor } from '../convert/importing';
import { programOf } from '../emit/programs';
import { faults, type Schema } from '../questions/schema';

const SCHEMA: Schema = JSON.parse(readFileSync('docs/import.schema.json', 'utf8'));

const C = `struct pm_access { uint64_t addr; bool hwdom_access; };
static const struct pm_access pm_node_access[] = {
    [1] = { 0x1000 },
    [2] = { GONE },
};
`;

/** With another table of the same kind. */
const TWO = `${C.replace('GONE', '0x2000')}static const struct pm_access my_nodes[] = {
    [3] = { 0x3000 },
};
`;

const EEMI: Record<string, readonly [eemi: string, differences: number, notCompared: number, same: boolean]> =
    {
        same: ['target xlnx\nnode pm_node_access {\n    1 -> at 0x1000\n}\n', 0, 1, false],
        'two tables of one kind': ['target xlnx\nnode my_nodes {\n    3 -> at 0x3000\n}\n', 0, 1, true],
        others: ['target xlnx\nnode nodes {\n    1 -> hwdom\n    5 -> hwdom\n}\n', 3, 1, false],
        'another target': ['target xen\nnode pm_node_access {\n    1 -> mfn 1\n}\n', 1, 0, false],
    };

for (const [title, [eemi, differences, notCompared, same]] of Object.entries(EEMI))
    test(title, () => {
        const data = JSON.parse(JSON.stringify(dataOf(eemi, eemi.includes('my_nodes') ? TWO : C)));
        assert.deepEqual(faults(data, SCHEMA), []);
        assert.deepEqual(
            [data.differences.length, data.notCompared.length, data.same],
            [differences, notCompared, same],
        );
    });

test('the schema notices what it does not describe', () => {
    const data = dataOf('target xlnx\nnode nodes {\n    1 -> hwdom\n}\n');
    assert.deepEqual(faults({ ...data, more: 1 }, SCHEMA), ['$.more is not described']);
});

function dataOf(eemi: string, c = C): object {
    const program = programOf(eemi);
    const bytes = Buffer.from(c);
    const compared = against(
        program,
        [{ path: '/tree/old.c', bytes }],
        namesBeside(program, undefined),
        optionsFor(new Map([['old.c', c]])),
    );
    assert.ok(!('refusal' in compared));
    return comparedData({ shown: 'a.eemi', program, platform: undefined, ...compared });
}
