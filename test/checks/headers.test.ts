// Constants out of C headers, place by place: the example's further files are the headers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, checkFix } from '../marked';
import { analyseExample } from '../workspace';

const NAMES_H = `--- names.h
#ifndef NAMES_H
#define NAMES_H
enum { NODE_A, NODE_B = 5, NODE_C };
#define RST_A    1000
#define RST_B    (RST_A + 1)
#define RST_END  RST_B
#define RST_F(n) (RST_A + (n))
#define MM_A     0xff000000
#define MM_B     0xff010000ULL
#define R_CTRL   0x310
#define NODE_NAME "node"
#endif
`;

const CASES: Record<string, string> = {
    'names of each kind, used like declared ones': `import "names.h" as node NODE_* not NODE_NAME, reset RST_* not RST_END, frame at MM_*, register R_CTRL
node nodes {
    NODE_A..NODE_A -> MM_A
    NODE_B..NODE_C -> at 0xff010000
}
reset resets {
    index IDX(n) = n - RST_A
    RST_A -> MM_A
    RST_B -> MM_B
}
mmio registers {
    MM_A + R_CTRL -> NODE_A
}
${NAMES_H}`,
    'a gap among the names of a header': `import "names.h" as node NODE_* not NODE_NAME, frame at MM_*
node nodes {
     ^^^^^ index-gap NODE_B and NODE_C
    NODE_A -> MM_A
}
${NAMES_H}`,
    'a name without a number': `import "names.h" as node NODE_*
                         ^^^^^^ no-constant-value NODE_NAME has no usable value
${NAMES_H}`,
    'a name without a number, chosen by itself': `import "names.h" as node NAMES_H, reset RST_F
                         ^^^^^^^ no-constant-value it is empty
                                        ^^^^^ no-constant-value it has parameters
${NAMES_H}`,
    'values that no id has': `import "names.h" as node N_*
                         ^^^ no-constant-value it is -1, which is below 0
                         ^^^ no-constant-value it is 0x100000000, which is too large
--- names.h
#define N_NONE (-1)
#define N_FAR  0x100000000ULL
#define N_LAST 0xffffffffU
`,
    'a header that is not there': `import "gone.h" as node NODE_*
       ^^^^^^^^ import-not-found does not exist
node nodes {
    NODE_X -> MM_Y
}
`,
    'a pattern without names makes no name unknown': `import "names.h" as node NOD_*
                         ^^^^^ no-such-constant Did you mean NODE_*?
node nodes {
    NODE_A -> deny
}
${NAMES_H}`,
    'a name that the header does not have': `import "names.h" as node NODE_D
                         ^^^^^^ no-such-constant NODE_A
${NAMES_H}`,
    'an include that is not found matters only to a name that needs it': `import "names.h" as node NODE_*
                         ^^^^^^ no-constant-value "base.h"
--- names.h
#include <stdint.h>
#include "base.h"
#define NODE_A 1
#define NODE_B BASE
`,
    'includes are looked for beside the header, then in the folders in their order': `include "one"
include "two"
import "lib/names.h" as node NODE_*
node nodes {
    NODE_A..NODE_C -> hwdom
}
--- lib/names.h
#include "beside.h"
#include <both.h>
--- lib/beside.h
#define NODE_A 1
--- one/both.h
#define NODE_B 2
#include "second.h"
--- two/both.h
#define NODE_B 9
--- two/second.h
#define NODE_C 3
`,
    'macros that the headers are read with': `define WIDE
define BASE = 0x10 + 4
import "names.h" as node NODE_*
node nodes {
    NODE_A..NODE_B -> hwdom
}
--- names.h
#if WIDE == 1 && BASE == 20
#define NODE_A BASE
#define NODE_B 21
#endif
`,
    'a macro that is defined twice, or by a name': `define ONE
define ONE = 2
^^^^^^^^^^^^^^ duplicate-statement on line 1
define TWO = ONE
             ^^^ syntax expected a number
define BIG = 1 << 64
             ^^^^^^^ out-of-range
import "names.h" as node NODE_A
--- names.h
#define NODE_A 1
`,
    'a macro with parameters, or whose value is one': `define ONE(n) = 2
          ^ syntax expected @=@
define TWO = BIT(3)
                ^ syntax expected
import "names.h" as node NODE_A
--- names.h
#define NODE_A 1
`.replaceAll('@', '`'),
    'a macro whose value is a string has one finding': `define FOO = "abc"
             ^^^^^ syntax expected a number
import "names.h" as node NODE_A
--- names.h
#define NODE_A 1
`,
    'a name that may be in a header that was not found': `import "names.h" as node NODE_* not NODE_X, reset RST_*
node nodes {
    NODE_A -> deny
    NODE_B -> deny
    ^^^^^^ unknown-name It may be in what was not found: "base.h"; name its folder with
    NODE_X -> deny
    ^^^^^^ unknown-name did you mean
    RST_B  -> deny
    ^^^^^ unknown-name nothing says what it stands for
}
--- names.h
#include "base.h"
#define NODE_A 1
#define NODE_X 2
#define RST_A 2
`,
    'a name that may be in a header that an imported file did not find': `import "b.eemi"
node nodes {
    NODE_A -> deny
    NODE_B -> deny
    ^^^^^^ unknown-name It may be in what was not found: "base.h"; name its folder with
}
--- b.eemi
import "names.h" as node NODE_*
--- names.h
#include "base.h"
#define NODE_A 1
`,
    'a folder in which nothing is': `include "icnlude"
        ^^^^^^^^^ without-header nothing that the headers here include is in "icnlude"
include "include"
import "names.h" as node NODE_*
--- names.h
#include <base.h>
#define NODE_A BASE
--- include/base.h
#define BASE 1
`,
    'a folder that is misspelt is one mistake': `include "icnlude"
import "names.h" as node NODE_*
                         ^^^^^^ no-constant-value NODE_A has no usable value: BASE has no definition
--- names.h
#include <base.h>
#define NODE_A BASE
--- include/base.h
#define BASE 1
`,
    'a macro that no header mentions': `define BORAD
^^^^^^^^^^^^ without-header no header here mentions \`BORAD\`: names or values may be missing
import "names.h" as node NODE_*
--- names.h
#define NODE_A 1
#ifdef BOARD
#define NODE_B 2
#endif
`,
    'a macro that a header may mention which is not there': `define BOARD
import "names.h" as node NODE_*
--- names.h
#include <board.h>
#define NODE_A 1
`,
    'a macro that is misspelt is one mistake': `define BORAD = 2
import "names.h" as node NODE_*
                         ^^^^^^ no-constant-value
--- names.h
#define NODE_A BOARD
`,
    'nothing is said of names while a macro cannot be read': `define BOARD = 2x
               ^^ bad-number
import "names.h" as node NODE_*
node nodes {
    NODE_B -> deny
}
--- names.h
#define NODE_A BOARD
`,
    'nor of what an import cannot be read for': `define BOARD = 2
import "names.h" as node NODE_A% node NODE_B
                               ^ syntax
node nodes {
    NODE_A -> deny
    NODE_B -> deny
}
--- names.h
#define NODE_A BOARD
#define NODE_B 2
`,
    'a folder in which a header itself is': `include "include"
import "include/names.h" as node NODE_*
--- include/names.h
#define NODE_A 1
`,
    'macros that are negative': `define BASE = -1
define FAR = -0x8000000000000000
              ^^^^^^^^^^^^^^^^^^ out-of-range
import "names.h" as node NODE_*
--- names.h
#define NODE_A (BASE * BASE)
#if BASE < 0
#define NODE_B 2
#else
#define NODE_B 3
#endif
`,
    'a name whose value depends on where it is used': `import "names.h" as node NODE_*
                         ^^^^^^ no-constant-value NODE_A has no usable value: it depends on where it is used
--- names.h
#define NODE_A (__LINE__ + 1)
#define NODE_B 1
`,
    'what is for headers, without one': `include "lib"
^^^^^^^^^^^^^ without-header
define XEN
^^^^^^^^^^ without-header
`,
    'options are not passed on': `define NODE_B_IS = 7
^^^^^^^^^^^^^^^^^^^^ without-header
import "b.eemi"
node nodes {
    NODE_B -> hwdom
}
--- b.eemi
import "names.h" as node NODE_*
--- names.h
#ifdef NODE_B_IS
#define NODE_B NODE_B_IS
#else
#define NODE_B 0
#endif
`,
    'a header twice, and by two files, is one': `import "b.eemi"
import "names.h" as node NODE_A
import "names.h" as node NODE_* not NODE_NAME
node nodes {
    NODE_A -> hwdom
    NODE_B..NODE_C -> hwdom
}
--- b.eemi
import "names.h" as node NODE_A, node NODE_B
${NAMES_H}`,
    'one constant as two kinds': `import "names.h" as node NODE_A, reset NODE_A
                                       ^^^^^^ duplicate-name
${NAMES_H}`,
    'a name of the file as well': `import "names.h" as node NODE_A
names node {
    NODE_A = 0
    ^^^^^^ duplicate-name
}
${NAMES_H}`,
    'what the platform has with another number': `platform zynqmp
import "names.h" as node NODE_*
                         ^^^^^^ differs-from-platform NODE_SWDT_1
--- names.h
#define NODE_RPU    6
#define NODE_SWDT_1 70
`,
    'what the platform has with another number, on purpose': `platform zynqmp
import "names.h" as node NODE_* waive differs-from-platform "the firmware of this board is older"
--- names.h
#define NODE_SWDT_1 70
`,
    'frame numbers that are taken for byte addresses': `platform zynqmp
import "names.h" as frame at MM_*
                             ^^^^ wrong-unit as a frame number: MM_RPU
--- names.h
#define MM_RPU 0xff9a0
#define MM_RTC 0xffa60
`,
    'frame numbers': `platform zynqmp
import "names.h" as frame mfn MM_*
--- names.h
#define MM_RPU 0xff9a0
#define MM_RTC 0xffa60
`,
    'two names of the platform with one value are no news': `platform zynqmp
import "names.h" as node NODE_*
--- names.h
#define NODE_AFI    49
#define NODE_EXTERN 49
`,
    'what numbers nothing': `import "names.h" as reset RST_*
                          ^^^^^ same-value which of them is a marker
${NAMES_H}`,
    'offsets are often equal': `import "names.h" as register R_*
--- names.h
#define R_A 0x10
#define R_B 0x10
`,
    'what leaves nothing out': `import "names.h" as node NODE_* not NODE_NAME not NODE_STOP
                                                  ^^^^^^^^^ excludes-nothing
${NAMES_H}`,
    'a comma is missing between patterns': `import "names.h" as node NODE_A reset RST_A
                                ^^^^^ syntax expected \`,\`, found the keyword \`reset\`
node nodes {
    NODE_A -> deny
}
${NAMES_H}`,
    'a name with two values in two headers': `import "names.h" as node NODE_A
import "other.h" as node NODE_*
                         ^^^^^^ duplicate-name
--- other.h
#define NODE_A 9
${NAMES_H}`,
    'a header without what to take of it': `import "names.h"
                ^ syntax expected \`as\`
node nodes {
    NODE_X -> deny
}
${NAMES_H}`,
    'a file of the language has no constants to choose': `import "b.eemi" as node NODE_*
       ^^^^^^^^ syntax nothing after the path
--- b.eemi
names node {
    NODE_A = 0
}
`,
    'a patch': `import "names.h" as node NODE_*
       ^^^^^^^^^ header-refused is a patch
--- names.h
diff --git a/names.h b/names.h
@@ -1 +1,2 @@
`,
    'an error that a compiler reaches': `import "names.h" as node NODE_*
       ^^^^^^^^^ header-has-errors a compiler refuses "names.h" (#error: "no"): its names may have other values
--- names.h
#error "no"
#define NODE_A 1
`,
    'a header without end, of which nothing else is said': `import "names.h" as node NODE_*, reset RST_*
       ^^^^^^^^^ header-refused too much work
--- names.h
#define NODE_A 1
#include "names.h"
#include "names.h"
`,
    'a macro that is too long for anyone to use': `import "names.h" as node NODE_*
       ^^^^^^^^^ header-refused too much work
--- names.h
#define NODE_A 1
#define LONG ${'1 + '.repeat(40_000)}1
`,
    'ids by position': `platform versal
import "names.h" as clock CLK_*
                          ^^^^^ id-by-position
--- names.h
#define CLK_UART0 0x3f
`,
    'several of them, which are all named': `platform versal
import "names.h" as clock CLK_*
                          ^^^^^ id-by-position CLK_UART0 and 2 more are positions
--- names.h
#define CLK_UART0 0x3f
#define CLK_UART1 0x40
#define CLK_PLL   0x8104001
#define CLK_TTC0  0x41
`,
};

for (const [what, marked] of Object.entries(CASES)) test(what, () => check(marked));

test('fixes', () => {
    checkFix(
        `import "names.h" as node NODE_A reset RST_A\n                                ^^^^^ syntax\n${NAMES_H}`,
        'Write ,',
        `import "names.h" as node NODE_A, reset RST_A\n${NAMES_H}`,
    );
    checkFix(
        `import "names.h" as node NODE_A\nimport "other.h" as node NODE_*\n                         ^^^^^^ duplicate-name\n--- other.h\n#define NODE_A 9\n${NAMES_H}`,
        'Leave out NODE_A here: its other value counts',
        `import "names.h" as node NODE_A\nimport "other.h" as node NODE_* not NODE_A\n--- other.h\n#define NODE_A 9\n${NAMES_H}`,
    );
    checkFix(
        `include "../lib"\nimport "names.h" as node NODE_A\n       ^^^^^^^^^ import-not-found\n--- ../lib/names.h\n#define NODE_A 1\n`,
        'Write "../lib/names.h"',
        `include "../lib"\nimport "../lib/names.h" as node NODE_A\n--- ../lib/names.h\n#define NODE_A 1\n`,
    );
    for (const line of ['include "icnlude"', 'define  BORAD'])
        checkFix(
            `${line}\n${line.startsWith('i') ? '        ^^^^^^^^^' : '^^^^^^^^^^^^^'} without-header\nimport "n.h" as node NODE_A\n--- n.h\n#define NODE_A 1\n`,
            'Remove this line',
            'import "n.h" as node NODE_A\n--- n.h\n#define NODE_A 1\n',
        );
    checkFix(
        `platform zynqmp\nimport "names.h" as frame at MM_*\n                             ^^^^ wrong-unit\n--- names.h\n#define MM_RPU 0xff9a0\n`,
        "Take the header's numbers for frame numbers",
        'platform zynqmp\nimport "names.h" as frame mfn MM_*\n--- names.h\n#define MM_RPU 0xff9a0\n',
    );
    checkFix(
        `import "names.h" as reset RST_*\n                          ^^^^^ same-value\n${NAMES_H}`,
        'Leave out RST_END: no name then',
        `import "names.h" as reset RST_* not RST_END\n${NAMES_H}`,
    );
    const markers = '--- names.h\n#define RST_MIN 1\n#define RST_A 1\n#define RST_MAX 1\n';
    checkFix(
        `import "names.h" as reset RST_*\n                          ^^^^^ same-value\n${markers}`,
        'Leave out RST_MIN and RST_MAX: no names then',
        `import "names.h" as reset RST_* not RST_MIN not RST_MAX\n${markers}`,
    );
    checkFix(
        `import "names.h" node NODE_A\n                 ^^^^ syntax\n${NAMES_H}`,
        'Write as',
        `import "names.h" as node NODE_A\n${NAMES_H}`,
    );
    checkFix(
        `import "names.h" as frame at MM_A, MM_B\n                                   ^^^^ syntax\n${NAMES_H}`,
        'Write frame at, as before the comma',
        `import "names.h" as frame at MM_A, frame at MM_B\n${NAMES_H}`,
    );
    checkFix(
        `import "names.h" as node NODE_*, frame at MM_*\n                         ^^^^^^ no-constant-value\n${NAMES_H}`,
        'Leave out NODE_NAME: no name then',
        `import "names.h" as node NODE_* not NODE_NAME, frame at MM_*\n${NAMES_H}`,
    );
    checkFix(
        `import "names.h" as node NODE_A not NODE_B\n                                    ^^^^^^ excludes-nothing\n${NAMES_H}`,
        'Remove it',
        `import "names.h" as node NODE_A\n${NAMES_H}`,
    );
});

test('a file reads its headers, and where they could be', () => {
    const { program } = analyseExample(`include "lib"
import "names.h" as node NODE_*
--- names.h
#include "base.h"
#define NODE_A 1
--- lib/base.h
`);
    assert.deepEqual(
        program.reads.map(({ path, as, failure = 'read' }) => `${path}: ${as}, ${failure}`),
        ['names.h: c, read', 'base.h: c, missing', 'lib/base.h: c, read', 'input.eemi: source, read'],
    );
});

/** Each macro is one more than the one before it. */
const chain = (numbers: readonly number[], name: string): string =>
    numbers.map(at => `#define ${name}${at} ${at === 0 ? '1' : `(${name}${at - 1} + 1)`}\n`).join('');

for (const [order, numbers] of [
    ['from its start', Array.from({ length: 5000 }, (_, at) => at)],
    ['from its end', Array.from({ length: 5000 }, (_, at) => 4999 - at)],
] as const)
    test(`a chain of macros has its values, ${order}`, () => {
        const { problems, program } = analyseExample(
            `import "names.h" as node LINK_*\nnode t {\n    waive index-gap "an example"\n    LINK_1 -> hwdom\n}\n--- names.h\n${chain(numbers, 'LINK_')}`,
        );
        assert.deepEqual(problems, []);
        const values = [0, 150, 4999].map(at => {
            const entry = program.scope.get(`LINK_${at}`);
            return entry !== undefined && 'value' in entry ? entry.value : undefined;
        });
        assert.deepEqual(values, [1n, 151n, 5000n]);
    });

test('a condition asks about a chain of macros as long as a compiler takes', () =>
    check(
        `import "names.h" as node NODE_A\nnode t {\n    NODE_A -> hwdom\n}\n--- names.h\n${chain(
            Array.from({ length: 250 }, (_, at) => at),
            'LINK_',
        )}#if LINK_249 == 250\n#define NODE_A 0\n#endif\n`,
    ));
