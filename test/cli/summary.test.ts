// The summary for other programs is as its schema says.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { summaryData } from '../../server/cli/json-summary';
import { EXAMPLES, exampleProgram, programOf } from '../emit/programs';
import { faults, type Schema } from '../questions/schema';

const SCHEMA: Schema = JSON.parse(readFileSync('docs/summary.schema.json', 'utf8'));

const faultsOf = (data: object): string[] =>
    faults(JSON.parse(JSON.stringify({ version: 1, files: [data] })), SCHEMA);

for (const name of EXAMPLES)
    test(`the summary of ${name}`, () =>
        assert.deepEqual(faultsOf(summaryData(name, exampleProgram(name))), []));

test('the schema notices what it does not describe, also in what it refers to', () => {
    const data = summaryData('a.eemi', programOf('node nodes {\n    1 -> hwdom\n}\n'));
    assert.deepEqual(faultsOf({ ...data, more: 1 }), ['$.files[0].more is not described']);
    assert.deepEqual(faultsOf({ ...data, nobody: { nodes: [] } }).length, 3);
});
