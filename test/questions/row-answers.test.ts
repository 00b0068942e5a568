// What a hover says of a row, which is asked of a part of the policy, is what the whole policy answers, in the same words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import type { Program } from '../../server/model/program';
import { answer, askable } from '../../server/questions/answers';
import { questionsOf, type RowAnswer, rowAnswers } from '../../server/questions/row-answers';
import { traceOf } from '../../server/questions/trace';
import { filesOf, hostOf, ROOT } from '../workspace';

/** Rows out of order, and pages with several names of which none, the first or the second stands in the first row. */
const SOURCES: Readonly<Record<string, string>> = {
    'of xen': `target xen
domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem mfn 0xa
    iomem mfn 0xc
}
domain other {
    iomem mfn 0xb
}
names frame {
    MM_A = mfn 0xa
    MM_A_TOO = mfn 0xa
    MM_B = mfn 0xb
    MM_B_TOO = mfn 0xb
    MM_C = mfn 0xc
}
node nodes {
    UNKNOWN -> MM_B
    4 -> MM_B_TOO
    3 -> at 0xa000
    1 -> MM_A_TOO
    2 -> MM_A or hwdom
    8 -> hwdom
    6 -> deny
}
reset resets {
    index IDX(n) = n - 1000
    1002 -> MM_B
    1001 -> MM_C
}
mmio registers {
    0x1000 ..< 0x9000 -> 1
    0x1008            -> 2
    0x5000 readonly   -> 3
    0x4000            -> 4
    0x9000            -> 7
}
`,
    'of xlnx': `target xlnx 2022
domain guest {
    iomem mfn 0xa
}
domain other {
    iomem mfn 0xb
}
names frame {
    MM_A = mfn 0xa
    MM_B = mfn 0xb
    MM_B_TOO = mfn 0xb
}
node nodes {
    1 -> MM_B_TOO
    2 -> MM_B
    3 -> MM_A
    4 -> hwdom
}
mmio registers {
    0x1000 ..< 0x9000 mask 0x3 -> 3
    0x1008 mask 0xf0           -> 2
    0x5000 readonly            -> 1
}
clock clocks {
    4 -> 3, 2
    9 -> 1
    7 -> 4
}
`,
};

/** It has errors as well: a row without an id grants nothing. */
const programOf = (source: string): Program =>
    (analyse(ROOT, hostOf(filesOf(source))) ?? assert.fail('not read')).program;

const KINDS = ['node', 'reset', 'clock', 'register'] as const;
const IDS = [...Array(12).keys(), 1000, 1001, 1002, 1003, 0x1000, 0x1008, 0x4000, 0x5000, 0x9000, 0xa000];

for (const [title, source] of Object.entries(SOURCES))
    test(`each row says what the policy does, ${title}`, () => {
        const program = programOf(source);
        for (const kind of KINDS)
            for (const id of IDS)
                assert.deepEqual(
                    rowAnswers(program, kind, BigInt(id)),
                    ofWhole(program, kind, id),
                    `${kind} ${id}`,
                );
    });

test('a page is called what the first row calls it that names it', () => {
    const [, guest] = rowAnswers(programOf(SOURCES['of xen'] ?? ''), 'node', 3n);
    assert.match(guest?.because ?? '', /^it owns MM_A_TOO \(page 0xa\)/);
});

function ofWhole(program: Program, kind: (typeof KINDS)[number], id: number): RowAnswer[] {
    const asked = askable(program);
    return program.domains.flatMap(domain =>
        questionsOf(program, kind, `0x${id.toString(16)}`).flatMap((question): RowAnswer[] => {
            const given = answer(asked, domain, question);
            return given === undefined
                ? []
                : [
                      {
                          domain: domain.name,
                          may: given.decided.decision.allowed ? 'yes' : 'no',
                          act: kind === 'register' ? question.action : '',
                          because: traceOf(asked, given).because,
                      },
                  ];
        }),
    );
}
