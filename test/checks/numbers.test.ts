// Numbers of pages: frame numbers and byte addresses taken for each other, pages and bytes, and what is not on the chip. To add a
// test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PLATFORM_NAMES, platformOf } from '../../server/model/platforms';
import type { Problem } from '../../server/model/problem';
import { applyEdits, check, checkFix } from '../marked';
import { problemsOf } from '../workspace';

/** Reset rows by numbers, about which few other rules know anything. */
const resetsOn = (platform: string, rows: string): string => `platform ${platform}
reset resets {
    waive index-gap "not the point"
${rows}${platform.startsWith('versal') ? '    waive id-by-position "not the point"\n' : ''}}
`;
const rows = (text: string): string => `platform zynqmp
node nodes {
    waive index-gap "not the point"
${text}}
`;
const domain = (lines: string): string => `platform zynqmp\ndomain guest {\n${lines}}\n`;
const frames = (lines: string): string => `platform zynqmp\nnames frame {\n${lines}}\n`;
const registers = (lines: string): string =>
    `${rows('    NODE_SD_0 -> MM_SD0\n    NODE_PL -> deny\n')}mmio regs {\n    waive register-gap "not the point"\n${lines}}\n`;

const CASES: Record<string, string> = {
    'right numbers are quiet': rows(`    NODE_RTC    -> mfn 0xffa60
    NODE_UART_1 -> at 0xff010000
    NODE_USB_0  -> mfn 0xfe200
    NODE_PL     -> at 0x80000000
`),
    'a byte address as a frame number': rows(`    NODE_RTC -> mfn 0xffa60000
                ^^^^^^^^^^^^^^ wrong-unit \`mfn 0xffa60000\` has no device and grants nothing; as a byte address: MM_RTC
`),
    'a frame number as a byte address': rows(`    NODE_RTC -> at 0xffa60
                ^^^^^^^^^^ wrong-unit \`at 0xffa60\` has no device and grants nothing; as a frame number: MM_RTC
    NODE_UART_1 -> at 0xff010 or hwdom
                   ^^^^^^^^^^ wrong-unit MM_UART1
`),
    'a number that is computed': rows(`    NODE_RTC -> mfn 0xffa60 << 12
                ^^^^^^^^^^^^^^^^^ wrong-unit MM_RTC
    NODE_UART_1 -> at MM_UART1 + 0x0
`),
    'a page in the middle of a device': rows(`    NODE_USB_0 -> at 0xfe210
                  ^^^^^^^^^^ wrong-unit MM_USB3_0_XHCI
    NODE_USB_1 -> mfn 0xfe310040
                  ^^^^^^^^^^^^^^ wrong-unit MM_USB3_1_XHCI
`),
    'a number below the width of the chip': resetsOn(
        'versal',
        `    0 -> mfn 0xff0c0000
         ^^^^^^^^^^^^^^ wrong-unit as a byte address: MM_DEV_GEM_0
`,
    ),
    'a frame of the file itself': `names frame {
    MM_A = at 0xa0010000
    MM_W = at 0xa1000000 size 0x20000
}
node nodes {
    0 -> mfn 0xa0010000
         ^^^^^^^^^^^^^^ wrong-unit MM_A
    1 -> at 0xa1011
         ^^^^^^^^^^ wrong-unit MM_W
    2 -> at 0xa1012000
    3 -> at 0xa1022
         ^^^^^^^^^^ not-a-page 0xa1022 is inside a page
}
`,
    'a number beside that of a page': rows(`    NODE_RPU    -> at 0xff9a1
                   ^^^^^^^^^^ not-a-page No device is known there. If the number is a frame number, write \`mfn\` before it
    NODE_USB_0  -> at 0xfe2ff
                   ^^^^^^^^^^ not-a-page
    NODE_UART_0 -> at 0xff001
                   ^^^^^^^^^^ not-a-page
`),
    "the name of the row's own device": rows(`    NODE_UART_0 -> at 0xff000
                   ^^^^^^^^^^ wrong-unit as a frame number: MM_UART0
`),
    'a page that both numbers have': `names frame {
    MM_A = at 0xa0010000
    MM_B = at 0xa0010000000
}
node nodes {
    0 -> mfn 0xa0010000
    1 -> mfn 0xa0010
}
`,
    'a frame declared by the wrong number excuses nothing': `${frames(`    MM_X = at 0xffa60
           ^^^^^^^^^^ wrong-unit MM_RTC
`)}node nodes {
    waive index-gap "not the point"
    NODE_RTC    -> at 0xffa60
                   ^^^^^^^^^^ wrong-unit MM_RTC
    NODE_UART_1 -> MM_X
}
`,
    'a declared byte address as a frame number': frames(`    X = mfn 0xff9a0000
        ^^^^^^^^^^^^^^ wrong-unit as a byte address: MM_RPU
    Y = at 0xff9a0
        ^^^^^^^^^^ wrong-unit as a frame number: MM_RPU
    MM_RPU = mfn 0xff9a0000
             ^^^^^^^^^^^^^^ wrong-unit MM_RPU
    Z = mfn 0xff9a0
`),
    'a file that does not know the platform, at its import': `platform zynqmp
import "frames.eemi"
       ^^^^^^^^^^^^^ wrong-unit \`at 0xff9a0\` has no device and grants nothing; as a frame number: MM_RPU
node nodes {
    waive index-gap "not the point"
    NODE_RPU -> MM_X
}
--- frames.eemi
names frame {
    MM_X = at 0xff9a0
    MM_Y = at 0xff9a0000
}
`,
    'a file that knows the platform itself': `platform zynqmp
import "frames.eemi"
       ^^^^^^^^^^^^^ import-has-errors
--- frames.eemi
platform zynqmp
names frame {
    MM_X = at 0xff9a0
}
`,
    'the last byte of a region, once, at its declaration': `${frames(`    MM_X = at 0xfe2fffff
           ^^^^^^^^^^^^^ not-a-page 0xfe2fffff is the last byte of page 0xfe2ff
    MM_Y = at 0xff000800
`)}node nodes {
    waive index-gap "not the point"
    NODE_USB_0 -> MM_X
    NODE_USB_1 -> MM_X or hwdom
}
domain guest {
    iomem MM_X
}
`,
    'the last byte of a region in a row': rows(`    NODE_USB_0 -> at 0xfe23ffff
                  ^^^^^^^^^^^^^ not-a-page 0xfe23ffff is the last byte of page 0xfe23f
`),
    'the size of a device in pages': frames(`    MM_USB3_0_XHCI = at 0xfe200000 size 0x40
                                        ^^^^ wrong-unit MM_USB3_0_XHCI has more than 0x40 bytes
    X = at 0xfe200000 size 0x48
`),
    'a domain by the wrong number': domain(`    iomem mfn 0xff010000 count 1
          ^^^^^^^^^^^^^^ wrong-unit MM_UART1
    iomem at 0xff010
          ^^^^^^^^^^ wrong-unit MM_UART1
    iomem mfn 0xff010000 size 0x1000
          ^^^^^^^^^^^^^^ wrong-unit MM_UART1
    iomem at 0x40000000 size 0x10000000
`),
    // Xen grants so many pages, and all of them may be meant, so it is a warning: that a domain gets too much stops no table from
    // being printed. A number that is no page at all grants nothing, and is an error.
    'bytes as a number of pages': domain(`    iomem mfn 0xff0e0 count 0x1000
                            ^^^^^^ iomem-wide 0x1000 pages from MM_GEM3 on give the domain 36 devices
    iomem MM_USB3_0_XHCI count 0x40000
                               ^^^^^^^ iomem-wide MM_USB3_0_XHCI
    iomem MM_USB3_0_XHCI count 0x40
    iomem at 0x40000000 count 0x10000
    iomem MM_GEM3 count 0x2000
                        ^^^^^^ iomem-wide As a number of bytes, it would be MM_GEM3 alone
`),
    'a range past the last address is only that, although other guests have pages in it':
        domain(`    iomem mfn 0xff0e0 count 0x100000000
                            ^^^^^^^^^^^ address-width
}
domain other {
    iomem at 0xff0e0000 size 0x100000000000
                             ^^^^^^^^^^^^^^ address-width
}
domain third {
    iomem MM_GEM3
`),
    'pages that were not meant are not shared': domain(`    iomem MM_QSPI
}
domain other {
    iomem mfn 0xff0e0 count 0x1000
                            ^^^^^^ iomem-wide
`),
    'bytes of a block as a number of pages': domain(`    iomem mfn 0xffe00 count 0x40000
                            ^^^^^^^ iomem-wide As a number of bytes, it would be MM_TCM_0_A and MM_TCM_0_B alone
    iomem mfn 0xfd000 count 0x3000
                            ^^^^^^ iomem-wide 0x3000 pages from MM_
`),
    'pages as a size': domain(`    iomem MM_USB3_0_XHCI size 0x40
                              ^^^^ wrong-unit \`size\` counts bytes, and 0x40 are no whole page
    iomem MM_UART1 size 1
                        ^ wrong-unit
    iomem MM_UART1 size 0x1800
                        ^^^^^^ not-a-page
    iomem at 0x40000000 size 0x10
                             ^^^^ not-a-page
`),
    'a register by a frame number': registers(`    0xff180 mask 0x1 -> NODE_SD_0
    ^^^^^^^ wrong-unit \`0xff180\` has no device and grants nothing; as a frame number: MM_IOU_SLCR
`),
    'a register by an odd frame number, out of its place': registers(`    MM_IOU_SLCR mask 0x1 -> NODE_SD_0
    0xfd6e1 .. 0xfd6e1 -> NODE_SD_0
    ^^^^^^^ wrong-unit MM_CCI_GPV
`),
    'a waiver': resetsOn(
        'versal',
        `    0 -> mfn 0xff0c0000 waive wrong-unit "a window of the board, at 0xff0c0000000"
    1 -> mfn 0xff0d0000
         ^^^^^^^^^^^^^^ wrong-unit MM_DEV_GEM_1
`,
    ),
    'past the last address of ZynqMP': rows(`    NODE_RTC -> at 0x10000000000
                ^^^^^^^^^^^^^^^^ address-width byte address 0x10000000000 does not exist: addresses of ZynqMP have 40 bits
    NODE_PL -> at 0xfffffff000
    NODE_USB_0 -> mfn 0x10000000
                  ^^^^^^^^^^^^^^ address-width
`),
    'past the last address of Versal': resetsOn(
        'versal',
        `    0 -> at 0x100000000000
         ^^^^^^^^^^^^^^^^^ address-width addresses of Versal have 44 bits
    1 -> at 0xffffffff000
`,
    ),
    'past the last address of Versal NET': resetsOn(
        'versal-net',
        `    0 -> at 0x1000000000000
         ^^^^^^^^^^^^^^^^^^ address-width addresses of Versal NET have 48 bits
    1 -> at 0xfffffffff000
`,
    ),
    'a width that is not known': `node nodes {
    0 -> at 0x10000000000000
}
`,
    'a declaration past the last address, once': `${frames(`    MM_X = at 0x10000000000
           ^^^^^^^^^^^^^^^^ address-width
    MM_Y = at 0xfffffff000 size 0x2000
                                ^^^^^^ address-width 0x10000000fff
    MM_Z = at 0xfffffff000 size 0x1000
`)}node nodes {
    waive index-gap "not the point"
    NODE_USB_0 -> MM_X
}
mmio regs {
    waive register-gap "not the point"
    MM_X + 4 -> NODE_USB_0
}
domain guest {
    iomem MM_X
}
`,
    'a domain past the last address': domain(`    iomem at 0x10000000000
          ^^^^^^^^^^^^^^^^ address-width
    iomem mfn 0xfffffff count 2
                              ^ address-width 0x10000000fff
    iomem at 0xfffffff000 size 0x2000
                               ^^^^^^ address-width
    iomem mfn 0xfffffff count 1
`),
    'a register past the last address': registers(`    MM_IOU_SLCR    -> NODE_SD_0
    0xfffffffffc .. 0x10000000000 -> NODE_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ address-width 0x10000000003
    0x10000000000  -> NODE_SD_0
    ^^^^^^^^^^^^^ address-width
`),
    'the devices of many': domain(`    iomem mfn 0xff000 count 0xa1
                            ^^^^ iomem-wide these 161 pages have 9 devices
    iomem mfn 0xff000 count 0xa0
    iomem mfn 0xff000 count 0x100 waive iomem-wide "a guest that tests them all"
    iomem all
    iomem MM_USB3_0_XHCI size 0x40000
    iomem at 0x0 size 0x80000000
`),
};

for (const [name, text] of Object.entries(CASES)) test(name, () => check(text));

const FIXES: readonly { text: string; title: string; becomes: string }[] = [
    ...['MM_RTC', 'at 0xffa60000', 'mfn 0xffa60'].map(frame => ({
        text: rows('    NODE_RTC -> at 0xffa60\n                ^^^^^^^^^^ wrong-unit\n'),
        title: `Write ${frame}, which grants the row to the owner of page 0xffa60`,
        becomes: rows(`    NODE_RTC -> ${frame}\n`),
    })),
    {
        text: rows('    NODE_USB_0 -> mfn 0xfe210040\n                  ^^^^^^^^^^^^^^ wrong-unit\n'),
        title: 'Write at 0xfe210000, which grants the row to the owner of page 0xfe210',
        becomes: rows('    NODE_USB_0 -> at 0xfe210000\n'),
    },
    {
        text: rows('    NODE_UART_0 -> at 0xff000800\n                   ^^^^^^^^^^^^^ not-a-page\n'),
        title: "Write MM_UART0, the page's start",
        becomes: rows('    NODE_UART_0 -> MM_UART0\n'),
    },
    {
        text: rows('    NODE_CAN_0 -> mfn MM_CAN0\n                      ^^^^^^^ wrong-kind\n'),
        title: 'Write MM_CAN0 without `mfn`',
        becomes: rows('    NODE_CAN_0 -> MM_CAN0\n'),
    },
    {
        text: domain('    iomem mfn 0xffe00 count 0x40000\n                            ^^^^^^^ iomem-wide\n'),
        title: 'Write count 64, which leaves the domain 64 pages of MM_TCM_0_A and MM_TCM_0_B',
        becomes: domain('    iomem mfn 0xffe00 count 64\n'),
    },
    {
        text: frames('    X = at 0xff010fff\n        ^^^^^^^^^^^^^ not-a-page\n'),
        title: 'Write at 0xff010000, where page 0xff010 starts',
        becomes: frames('    X = at 0xff010000\n'),
    },
    {
        text: domain('    iomem mfn 0xff010000 count 1\n          ^^^^^^^^^^^^^^ wrong-unit\n'),
        title: 'Write MM_UART1, which gives the domain page 0xff010',
        becomes: domain('    iomem MM_UART1 count 1\n'),
    },
    {
        text: domain('    iomem mfn 0xff0e0 count 0x1000\n                            ^^^^^^ iomem-wide\n'),
        title: 'Write count 1, which leaves the domain 1 page of MM_GEM3',
        becomes: domain('    iomem mfn 0xff0e0 count 1\n'),
    },
    {
        text: domain(
            '    iomem at 0xff0e0000 count 0x1000\n                              ^^^^^^ iomem-wide\n',
        ),
        title: 'Write size 0x1000, which leaves the domain 1 page of MM_GEM3',
        becomes: domain('    iomem at 0xff0e0000 size 0x1000\n'),
    },
    {
        text: domain('    iomem mfn 0xff160  size 2 // two\n                            ^ not-a-page\n'),
        title: 'Write count 2, which gives the domain 2 pages, with MM_SD0 in them',
        becomes: domain('    iomem mfn 0xff160 count 2 // two\n'),
    },
    {
        text: domain('    iomem MM_SD0 size 2\n                      ^ not-a-page\n'),
        title: 'Write count 2, which gives the domain 2 pages, with MM_SD0 in them',
        becomes: domain('    iomem MM_SD0 count 2\n'),
    },
    {
        text: domain('    iomem mfn 0xfe200 size 2\n                           ^ wrong-unit\n'),
        title: 'Write count 2, which gives the domain 2 pages of MM_USB3_0_XHCI',
        becomes: domain('    iomem mfn 0xfe200 count 2\n'),
    },
    {
        text: domain('    iomem MM_USB3_0_XHCI size 0x40\n                              ^^^^ wrong-unit\n'),
        title: 'Write size 0x40000, which gives the domain 64 pages of MM_USB3_0_XHCI',
        becomes: domain('    iomem MM_USB3_0_XHCI size 0x40000\n'),
    },
    {
        text: frames('    X = mfn 0xff9a0000\n        ^^^^^^^^^^^^^^ wrong-unit\n'),
        title: 'Write at 0xff9a0000, which is in page 0xff9a0, that of MM_RPU',
        becomes: frames('    X = at 0xff9a0000\n'),
    },
    {
        text: frames('    X = at 0xfe23ffff\n        ^^^^^^^^^^^^^ not-a-page\n'),
        title: 'Write at 0xfe200000, where the region starts: page 0xfe200 instead of 0xfe23f',
        becomes: frames('    X = at 0xfe200000\n'),
    },
    {
        text: frames(
            '    MM_GPU = at 0xfd4b0000 size 0x10\n                                ^^^^ wrong-unit\n',
        ),
        title: 'Write 0x10000, which is 16 pages',
        becomes: frames('    MM_GPU = at 0xfd4b0000 size 0x10000\n'),
    },
    {
        text: registers('    0xff180 .. 0xff180 -> NODE_SD_0\n    ^^^^^^^ wrong-unit\n'),
        title: 'Write 0xff180000, which is in MM_IOU_SLCR',
        becomes: registers('    0xff180000 .. 0xff180000 -> NODE_SD_0\n'),
    },
];

for (const { text, title, becomes } of FIXES) test(`fix: ${title}`, () => checkFix(text, title, becomes));

for (const [text, platform] of [
    ['NODE_RTC -> at 0xffa60', 'zynqmp'],
    ['NODE_RPU -> at 0xff9a1', 'zynqmp'],
    ['NODE_USB_0 -> at 0xfe2ff', 'zynqmp'],
    ['NODE_UART_0 -> at 0xff001', 'zynqmp'],
    ['ZYNQMP_PM_DEV_RTC -> at 0xffa61', 'zynqmp-xlnx'],
    ['1 -> at 0xffa60', undefined],
] as const) {
    test(`no fix of ${text} writes the start of another page`, () => {
        const head = platform === undefined ? '' : `platform ${platform}\n`;
        const problems = problemsOf(
            `${head}node nodes {\n    waive index-gap "not the point"\n    ${text}\n}\n`,
        );
        const written = problems.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits));
        for (const { newText } of written) assert.doesNotMatch(newText, /0xf[ef](000)?\b/);
    });
}

for (const platform of PLATFORM_NAMES) {
    test(`each frame of ${platform}, taken for the other kind, is found and mended`, () => {
        const values =
            platformOf(platform)
                ?.scope.names('frame')
                .map(({ value = 0n }) => value) ?? [];
        const pages = [...new Set(values.map(value => value >> 12n))].filter(page => page !== 0n);
        const wrong = pages.flatMap(page => [`mfn ${hex(page << 12n)}`, `at ${hex(page)}`]);
        const text = resetsOn(platform, wrong.map((frame, id) => `    ${id} -> ${frame}\n`).join(''));
        const problems = problemsOf(text).filter(isOfPages);
        assert.deepEqual(
            problems.map(({ code, range }) => `${range.start.line - 3} ${code}`),
            wrong.map((_, id) => `${id} wrong-unit`),
        );
        for (const at of [0, 1]) {
            const edits = problems.flatMap(({ fixes }) => fixes.at(-1 - at)?.edits ?? []);
            assert.equal(edits.length, wrong.length);
            assert.deepEqual(problemsOf(applyEdits(text, edits)).filter(isOfPages), []);
        }
    });
}

const isOfPages = ({ code }: Problem): boolean =>
    ['wrong-unit', 'address-width', 'not-a-page', 'frame-zero'].includes(code);

const hex = (value: bigint): string => `0x${value.toString(16)}`;
