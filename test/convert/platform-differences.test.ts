// What a header has otherwise than a platform.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readConstants } from '../../server/convert/constants';
import { platformDifferences } from '../../server/convert/platform-differences';
import type { NameKind } from '../../server/language/syntax';
import { platformOf } from '../../server/model/platforms';

interface Differences {
    readonly other?: readonly string[];
    readonly onlyThere?: readonly string[];
    /** Of all that only the header has. */
    readonly kind?: NameKind;
    /** Some of them; the others are the rest of the same kind. */
    readonly onlyHere?: readonly string[];
    readonly unknown?: readonly string[];
    readonly same: number;
}

const ROWS: Record<string, readonly [platform: string, header: string, Differences]> = {
    'the spellings of C': [
        'versal2',
        `#define VERSAL2_PM_DEV_UFS      (0x18224116U)
#define VERSAL2_PM_DEV_MMI_GPU  ( (u32)0X18224136UL )
#define MM_DEV_UFS              (0xf10b0000ULL)
#define LAST                    VERSAL2_PM_DEV_MMI_GPU
`,
        { same: 3, onlyHere: ['VERSAL2_PM_DEV_MMI_DC', 'MM_DEV_AIE'] },
    ],
    'another value, and names of one only': [
        'versal2',
        `#define VERSAL2_PM_CLK_TTC4 0x82080cd
#define VERSAL2_PM_CLK_NEW  0x82080f0
#define VERSAL2_PM_CLK_MAX  99
#define VERSAL2_PM_ISO_CPM5 0x20000048
`,
        {
            same: 0,
            other: ['VERSAL2_PM_CLK_TTC4'],
            onlyThere: ['VERSAL2_PM_CLK_NEW'],
            kind: 'clock',
            onlyHere: ['VERSAL2_PM_CLK_TTC5'],
        },
    ],
    'a frame is a frame number in the C of xen, and an address in that of xlnx': [
        'zynqmp',
        '#define MM_RPU 0xff9a0\n#define MM_GPU 0xfd4b0000\n',
        { same: 1, other: ['MM_GPU'], onlyHere: ['MM_DP'] },
    ],
    'a value that is not known is not said to be missing': [
        'versal2',
        `#include "names-of-net.h"
#define VERSAL2_PM_DEV_UFS     0x18224116
#define VERSAL2_PM_DEV_MMI_GPU VERSAL_NET_PM_DEV_SOMETHING
#define VERSAL2_PM_DEV_NEW     VERSAL_NET_PM_DEV_SOMETHING
`,
        {
            same: 1,
            onlyHere: ['VERSAL2_PM_DEV_MMI_DC'],
            unknown: ['VERSAL2_PM_DEV_MMI_GPU', 'VERSAL2_PM_DEV_NEW'],
        },
    ],
    'nothing of the platform': ['versal', '#define FOO 1\n', { same: 0 }],
};

for (const [title, [name, header, expected]] of Object.entries(ROWS))
    test(title, () => {
        const found = differences(name, Buffer.from(header));
        const names = (list: readonly { readonly name: string }[]) => list.map(each => each.name);
        assert.deepEqual(names(found.other), expected.other ?? []);
        assert.deepEqual(names(found.onlyThere), expected.onlyThere ?? []);
        for (const { kind } of found.onlyThere) assert.equal(kind, expected.kind);
        assert.equal(found.same, expected.same);
        assert.deepEqual(found.unknown, expected.unknown ?? []);
        for (const each of found.unknown) assert.ok(!names(found.onlyHere).includes(each), each);
        if (expected.onlyHere === undefined) assert.deepEqual(names(found.onlyHere), []);
        for (const each of expected.onlyHere ?? []) assert.ok(names(found.onlyHere).includes(each), each);
    });

for (const name of ['versal-net', 'versal2'])
    test(`a header with all names of ${name} has nothing otherwise`, () => {
        const path = `test/fixtures/xen/include/asm/platforms/${name}-names.h`;
        const { other, onlyHere, onlyThere, same } = differences(name, readFileSync(path));
        assert.deepEqual([other, onlyHere, onlyThere], [[], [], []]);
        assert.ok(same > 600);
    });

test('headers that are not found are named', () => {
    const read = readConstants(
        { path: 'a.h', bytes: Buffer.from('#include <xen/b.h>\n#include "c.h"\n') },
        () => undefined,
    );
    assert.deepEqual('notFound' in read && read.notFound, ['xen/b.h', 'c.h']);
});

function differences(name: string, bytes: Buffer) {
    const read = readConstants({ path: 'names.h', bytes }, () => undefined);
    const platform = platformOf(name);
    assert.ok('constants' in read && platform !== undefined);
    return platformDifferences(platform, read.constants);
}
