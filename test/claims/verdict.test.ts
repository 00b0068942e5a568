// The claims that the examples make in `test` blocks hold by the rules of their targets, and are judged.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { judge } from '../../server/claims/verdict';
import { EXAMPLE_FILES } from '../../tools/measured';
import { hostOver } from '../workspace';

let claims = 0;
for (const path of EXAMPLE_FILES) {
    const program = analyse(path, hostOver(readFileSync))?.program;
    assert.ok(program !== undefined);
    for (const { title, lines } of program.tests)
        test(`${path}: ${title}`, () => {
            for (const claim of lines) {
                const written: string | undefined = program.document.lines.get(claim.line)?.text.trim();
                assert.equal(judge(program, claim).kind, 'holds', written);
            }
        });
    claims += program.tests.flatMap(({ lines }) => lines).length;
}

test('the examples make claims', () => assert.ok(claims > 50, `${claims}`));
