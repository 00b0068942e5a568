// Names that an import of C takes out of headers: the lines of the result, and how it is read again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { filesOf } from '../workspace';
import { type ImportOptions, importOf } from './importing';

const TABLE = `struct pm_access { uint64_t addr; bool hwdom_access; };
static const struct pm_access pm_node_access[] = {
    [DEV_A] = { MM_A },
    [DEV_B] = { .hwdom_access = true },
};
`;

/** The C with its headers; the lines of the result above the table. */
const CASES: Record<string, readonly [example: string, options: ImportOptions, expected: string]> = {
    'a pattern where it is exactly the names that are used': [
        `#include "ids.h"\n${TABLE}--- ids.h\n#define DEV_A 1\n#define DEV_B 2\n#define MM_A 0x10000\n`,
        {},
        'import "ids.h" as frame at MM_A, node DEV_*\n',
    ],
    'names that are not used are left out': [
        `#include "ids.h"\n${TABLE}--- ids.h\nenum { DEV_A = 1, DEV_B, DEV_END };\n#define DEV_F(n) n\n#define MM_A 0x10000\n`,
        {},
        'import "ids.h" as frame at MM_A, node DEV_A, node DEV_B\n',
    ],
    'all of a family, but no markers, no second names and nothing else that is no id': [
        `#include "ids.h"
struct pm_access { uint64_t addr; bool hwdom_access; };
static const struct pm_access pm_node_access[] = {
${['CONSOLE', 'CARD', 'TIMER', 'SWITCH', 'SENSOR', 'SCREEN'].map(name => `    [MY_DEV_${name}] = { .hwdom_access = true },\n`).join('')}};
--- ids.h
enum { MY_DEV_CONSOLE = 1, MY_DEV_CARD, MY_DEV_TIMER, MY_DEV_SWITCH, MY_DEV_SENSOR, MY_DEV_SCREEN };
enum { MY_DEV_KEYS = 7, MY_DEV_MAX, MY_DEV_LCD = 6 };
#define MY_DEV_ID(n) n
#define MY_DEV_ALL (-1)
#define MY_DEV_FAR 0x100000000
`,
        {},
        'import "ids.h" as node MY_DEV_* not MY_DEV_MAX not MY_DEV_LCD not MY_DEV_ALL not MY_DEV_FAR\n',
    ],
    'few of a family': [
        `#include "ids.h"\n${TABLE}--- ids.h\nenum { DEV_A = 1, DEV_B, ${Array.from({ length: 7 }, (_, at) => `DEV_${at}, `).join('')}};\n#define MM_A 0x10000\n`,
        {},
        'import "ids.h" as frame at MM_A, node DEV_A, node DEV_B\n',
    ],
    'of a family that the platform has too, what differs there': [
        `#include "ids.h"
struct pm_access { uint64_t addr; bool hwdom_access; };
static const struct pm_access pm_node_access[] = {
    [ZYNQMP_PM_DEV_RPU] = { .hwdom_access = true },
    [ZYNQMP_PM_DEV_SD_0] = { .hwdom_access = true },
    [ZYNQMP_PM_DEV_ETH_0] = { .hwdom_access = true },
};
--- ids.h
enum { ZYNQMP_PM_DEV_RPU = 6, ZYNQMP_PM_DEV_SD_0 = 33, ZYNQMP_PM_DEV_ETH_0 };
`,
        { platform: 'zynqmp-xlnx' },
        'import "ids.h" as node ZYNQMP_PM_DEV_* not ZYNQMP_PM_DEV_RPU\n',
    ],
    'the folders and macros that the headers need': [
        `#include <ids.h>\n${TABLE}--- inc/ids.h\n#include <mm.h>\n#if WIDE == 16\n#define DEV_A 1\n#define DEV_B (WIDE + LESS)\n#endif\n--- more/mm.h\n#ifdef XEN\n#define MM_A 0x10000\n#endif\n`,
        {
            folders: ['none', 'inc', 'more'],
            definitions: [
                { name: 'XEN', body: '1' },
                { name: 'WIDE', body: '0x10U' },
                { name: 'LESS', body: '-2' },
                { name: 'OF_THE_C', body: '1' },
            ],
        },
        `include "inc"
include "more"
define  XEN
define  WIDE = 16
define  LESS = -2

import "more/mm.h" as frame at MM_A
import "inc/ids.h" as node DEV_*
`,
    ],
    'the folder of the file itself has no name there': [
        `#include <ids.h>\n${TABLE}--- ids.h\n#define DEV_A 1\n#define DEV_B 2\n#define MM_A 0x10000\n`,
        { folders: ['.'] },
        'include "."\n\nimport "ids.h" as frame at MM_A, node DEV_*\n',
    ],
    'the folder that a build of an older tree makes a link to': [
        `#include <asm/ids.h>\n#include <asm/mm.h>\n${TABLE}--- none/asm/other.h\n--- inc/asm-arm/ids.h\n#define DEV_A 1\n#define DEV_B 2\n#define MM_A 0x30000\n--- inc/asm-arm/mm.h\n#undef MM_A\n#define MM_A 0x20000\n--- inc/asm/mm.h\n#undef MM_A\n#define MM_A 0x10000\n`,
        { folders: ['none', 'inc'] },
        'include "inc"\n\nimport "inc/asm/mm.h" as frame at MM_A\nimport "inc/asm-arm/ids.h" as node DEV_*\n',
    ],
    'what the C gives another value than its header is declared': [
        `#define BASE 4\n#include "ids.h"\n#define DEV_B 9\n${TABLE}--- ids.h\n#define DEV_A (BASE + 1)\n#define MM_A 0x10000\n`,
        {},
        `import "ids.h" as frame at MM_A

names node {
    DEV_A = 5
    DEV_B = 9
}
`,
    ],
    'what is no number on the command line cannot be said': [
        `#include "ids.h"\n${TABLE}--- ids.h\n#define DEV_A ONE\n#define DEV_B 2\n#define MM_A 0x10000\n`,
        { definitions: [{ name: 'ONE', body: '(2 - 1)' }] },
        `import "ids.h" as frame at MM_A, node DEV_B

names node {
    DEV_A = 1
}
`,
    ],
    'many names are several lines': [
        `#include <a/folder/of/a/long/name/ids.h>
struct pm_access { uint64_t addr; bool hwdom_access; };
static const struct pm_access pm_node_access[] = {
${Array.from({ length: 4 }, (_, at) => `    [A_DEVICE_OF_A_LONG_NAME_${at}_X] = { .hwdom_access = true },\n`).join('')}};
--- a/folder/of/a/long/name/ids.h
enum {
${Array.from({ length: 9 }, (_, at) => `    A_DEVICE_OF_A_LONG_NAME_${at}_X,\n`).join('')}};
`,
        { folders: ['.'] },
        `include "."

import "a/folder/of/a/long/name/ids.h" as node A_DEVICE_OF_A_LONG_NAME_0_X, node A_DEVICE_OF_A_LONG_NAME_1_X, node A_DEVICE_OF_A_LONG_NAME_2_X
import "a/folder/of/a/long/name/ids.h" as node A_DEVICE_OF_A_LONG_NAME_3_X
`,
    ],
};

for (const [what, [example, options, expected]] of Object.entries(CASES)) {
    test(what, () => {
        const files = new Map(
            [...filesOf(example)].map(([path, text]) => [path.replace('input.eemi', 'a.c'), text]),
        );
        const { text, remarks } = importOf(files, { ...options, fromHeaders: true });
        assert.equal(
            text.slice(text.indexOf('\n\n') + 2, text.indexOf('\nnode pm_node_access')),
            expected,
            text,
        );
        assert.match(remarks, /^exit 0$/m);
    });
}
