// The claims that the examples make in `test` blocks hold by the rules of their targets.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import type { TestLine } from '../../server/model/program';
import { answer, askable } from '../../server/questions/answers';
import type { Question } from '../../server/questions/question';
import { EXAMPLE_FILES } from '../../tools/measured';
import { hostOver } from '../workspace';

const questionOf = ({ action, object, mask = 0xffff_ffff }: TestLine): Question =>
    action === 'read' || action === 'write'
        ? { action, address: object, mask, text: '' }
        : { action, id: Number(object), text: '' };

let claims = 0;
for (const path of EXAMPLE_FILES) {
    const program = analyse(path, hostOver(readFileSync))?.program;
    assert.ok(program !== undefined);
    const asked = askable(program);
    for (const { title, lines } of program.tests)
        test(`${path}: ${title}`, () => {
            for (const claim of lines) {
                const { decision } = answer(asked, claim.domain, questionOf(claim))?.decided ?? assert.fail();
                const written: string | undefined = program.document.lines.get(claim.line)?.text.trim();
                assert.equal(decision.allowed, claim.may, written);
            }
        });
    claims += program.tests.flatMap(({ lines }) => lines).length;
}

test('the examples make claims', () => assert.ok(claims > 50, `${claims}`));
