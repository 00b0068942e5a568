// What is found in domains: in the files that they are read from, and about pages that several own. To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check } from '../marked';
import { analyseExample } from '../workspace';

/** A domain that is read from a configuration with this text; the finding at its line says these words. */
const config = (text: string, code: string, words: string, target = 'xlnx'): string =>
    `target ${target}\ndomain guest {\n    from "g.cfg"\n${code === '' ? '' : `         ^^^^^^^ ${code} ${words}\n`}}\n--- g.cfg\n${text}`;

const refused = (text: string, words: string, target = 'xlnx'): string =>
    config(text, 'xl-refuses', words, target);

test('instead of a file of ImageBuilder, the tree is offered that it names, and is not what is fixed by itself', () => {
    const file =
        'domain guest {\n    from "boot/config"\n}\n--- boot/config\nNUM_DOMUS=1\nDOMU_PASSTHROUGH_DTB[0]="sd1.dtb"\n';
    const [problem] = analyseExample(file).problems;
    assert.deepEqual(
        problem?.fixes.map(({ title, preferred }) => [title, preferred]),
        [['Write "boot/sd1.dtb": the guest owns what that tree gives', false]],
    );
});

const FROM = 'from "g.dtb"';

/** What gives a device its page. */
const GOOD = 'xen,path = "/a"; xen,reg = <0 0xff000000 0x1000 0 0>;';

const USES = 'clocks = <&clk 5>; resets = <&rst 2>; power-domains = <&fw 1>;';

const TABLES = `target xlnx
names frame {
    MM_A = at 0xff000000
    MM_B = at 0xff010000
}
names node {
    NODE_A = 1
    NODE_B = 2
    NODE_C = 3
}
names reset {
    RESET_0 = 1000
    RESET_A = 1002
}
names clock {
    CLOCK_A   = 5
    CLOCK_PLL = 9 pll
}
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    NODE_A -> MM_A
    NODE_B -> MM_B
}
reset resets {
    index IDX(n) = n - RESET_0
    waive index-gap "not the point"
    RESET_A -> MM_A
}
clock clocks {
    CLOCK_A -> NODE_A
}
`;

/** A domain with these lines, marks below them, beside tables; and the tree of its device, with these properties. */
const tree = (lines: string, marks: string, tables: string, properties: string): string =>
    `${tables}domain guest {
    ${lines}
${marks === '' ? '' : `${marks}\n`}}
--- g.dtb
/dts-v1/;
/ {
    osc: oscillator { #clock-cells = <0>; };
    passthrough {
        uart@1 { ${properties} };
        fw: firmware {
            compatible = "xlnx,zynqmp-firmware";
            #power-domain-cells = <1>;
            clk: clocks { compatible = "xlnx,zynqmp-clk"; #clock-cells = <1>; };
            rst: resets { compatible = "xlnx,zynqmp-reset"; #reset-cells = <1>; };
        };
    };
};
`;

const CASES: Record<string, string> = {
    'a configuration without a list': config('name = "guest"\nvcpus = 2\n', '', ''),
    'a string where a list is due': config('iomem = "ff0a0,1"\n', 'list-expected', '`iomem` on line 1'),
    'a number where a list is due': config('\niomem = 0\n', 'list-expected', 'line 2'),
    'devices in a string': config(
        'dtdev = "/amba/serial@ff010000"\n',
        'list-expected',
        'the guest gets no device',
    ),
    'the last assignment wins': config('iomem = "ff0a0,1"\niomem = [ "ff0a0,1" ]\n', '', ''),
    'an entry without a comma': refused(
        'iomem = [ "ff0a0" ]\n',
        'line 1 of "g.cfg" has `ff0a0` in `iomem`: xl starts no guest',
    ),
    'an entry with blanks behind': refused('iomem = [ "ff0a0,1 " ]\n', 'without blanks'),
    'the second entry': refused('iomem = [ "ff0a0,1",\n  "ff0b0" ]\n', 'line 2 of'),
    'what ImageBuilder reads, not xl': refused(
        'MEMORY_START="0x0"\nNUM_DOMUS=2\nDOMU_KERNEL[0]="Image"\nDOMU_PASSTHROUGH_PATHS[0]="/axi/ethernet@ff0e0000 /axi/serial@ff000000"\nDOMU_PASSTHROUGH_DTB[1] = "sd1.dtb"\n',
        'it names "sd1.dtb"',
    ),
    'a script of ImageBuilder that names no tree': refused(
        'DOMU_PASSTHROUGH_PATHS[0] = "/axi/ethernet@ff0e0000"\n',
        'the one that ImageBuilder merges',
    ),
    'a setting of xl that is called like it': config('domu = "a"\n', '', ''),
    'no pages': refused('iomem = [ "ff0a0,0" ]\n', 'has 0 pages in `iomem`'),
    'pages past the end': refused('iomem = [ "fffffffffffff,2" ]\n', 'past the last one'),
    'a negative page': refused('iomem = [ "-1,1" ]\n', 'past the last one'),
    'a list in the list': refused('iomem = [ [ "ff0a0,1" ] ]\n', 'has a list inside `iomem`'),
    'how pages are cached, for upstream': refused(
        'iomem = [ "70000,1@70000,memory" ]\n',
        "only AMD's xl reads",
        'xen',
    ),
    "how pages are cached, for AMD's tree": config('iomem = [ "70000,1@70000,memory" ]\n', '', ''),
    'how pages are cached, without @GFN': refused('iomem = [ "70000,1,memory" ]\n', 'START,NUM@GFN,memory'),
    'lines of Windows': refused(
        'name = "guest"\r\niomem = []\r\n',
        'line 1 of "g.cfg" has a carriage return',
    ),
    'a byte order mark': refused('\ufeffname = "guest"\n', 'byte order mark'),
    'capitals in a number': refused('memory = 0xFF\n', 'has the capital `F` outside quotes'),
    'a capital name': refused('Name = 1\n', 'has the capital `N`'),
    'a C comment': refused('// guest\n', 'has `/` outside quotes'),
    'two equals signs': refused('memory == 5\n', 'lacks a value'),
    'a name alone': refused('memory\n', 'has a name without `=`'),
    'no name': refused('"memory" = 5\n', 'does not begin with the name of a setting'),
    'a string that does not end': refused('name = "guest\n', 'a string without its end'),
    'an escape that there is not': refused('name = "g\\q"\n', 'has the escape `\\q`'),
    'an escape by its number': refused('name = "g\\061"\n', 'which xl reads wrongly'),
    'a list that does not end': refused('iomem = [ "ff0a0,1"\n', '`,` or `]`'),
    'two settings on a line': refused('vcpus = 1 memory = 5\n', 'goes on behind a value'),
    'a list that is added to a string': refused(
        'iomem = "ff0a0,1"\niomem += [ "ff0b0,1" ]\n',
        'line 2 of "g.cfg" adds',
    ),
    'a zero byte': refused('name = "\0"\n', 'has a zero byte'),
    'more lists in each other than are read, which xl may take': refused(
        `a = ${'['.repeat(1001)}${']'.repeat(1001)}\n`,
        'lists in each other: what the domain owns is not known',
    ),
    'more entries than are read': refused(
        `iomem = [ ${'"1,1", '.repeat(4097)} ]\n`,
        'has more than 4096 entries in `iomem`: what the domain owns is not known',
    ),

    'a device with its page, in a line of the domain': `domain guest {
    from "g.cfg"
    iomem mfn 0xff010
}
--- g.cfg
dtdev = [ "/amba/serial@ff010000", "/axi/no-address", "/axi/dma@xyz", "/axi/dma@" ]
`,
    'devices without their pages, of which one is there': `platform zynqmp
domain guest {
    from "g.cfg"
         ^^^^^^^ dtdev-without-page it lacks 0xff000 and 0xff0e0. The domain owns 0xff010 (MM_UART1)
}
--- g.cfg
dtdev = [ "/amba/serial@ff000000", "/amba/serial@ff010000", "/amba/ethernet@ff0e0000" ]
iomem = [ "ff010,1" ]
`,
    'a device without its page that is meant': `domain guest {
    from "g.cfg" waive dtdev-without-page "its driver is not loaded"
}
--- g.cfg
dtdev = [ "/amba/serial@ff000000" ]
`,
    'a device whose page may be in a file that is missing': `domain guest {
    from "g.cfg"
    from "h.cfg"
         ^^^^^^^ from-not-found "h.cfg" does not exist: what guest owns is not known
}
--- g.cfg
dtdev = [ "/amba/serial@ff000000" ]
`,
    'a device of a domain that owns every page': `domain guest {
    from "g.cfg"
    iomem all
}
--- g.cfg
dtdev = [ "/amba/serial@ff000000" ]
`,

    'byte addresses in a configuration': `platform zynqmp
domain guest {
    from "g.cfg"
         ^^^^^^^ wrong-unit line 1 of g.cfg: page 0xff0e0000 has no device; as a byte address: MM_GEM3
}
domain other {
    iomem MM_GEM2
}
--- g.cfg
iomem = [ "ff0e0000,1", "ff0d0000,1" ]
dtdev = [ "/amba/ethernet@ff0e0000" ]
`,
    'bytes in a configuration': `platform zynqmp
domain guest {
    from "g.cfg"
         ^^^^^^^ iomem-wide 0x1000 pages from MM_GEM3 on give the domain 36 devices
}
--- g.cfg
iomem = [ "ff0e0,1000" ]
`,
    'a page of a configuration past the last address': `platform zynqmp
domain guest {
    from "g.cfg"
         ^^^^^^^ address-width byte address 0xff5e000000fff does not exist
}
--- g.cfg
iomem = [ "ff0e0,1", "ff5e000000,1" ]
`,

    'a tree that is not compiled': `domain guest {
    from "g.dts"
         ^^^^^^^ xen-refuses Compile it with \`dtc -I dts -O dtb -o g.dtb g.dts\`
}
--- g.dts
/dts-v1/;
/ { };
`,
    'a tree that is none': `domain guest {
    from "g.dtb"
         ^^^^^^^ xen-refuses "g.dtb" is no device tree: what the domain owns is not known
}
--- g.dtb
iomem = []
`,
    'a tree that is missing': `domain guest {
    from "g.dtb" node "a"
         ^^^^^^^ from-not-found
}
`,
    'a node that is not there': tree(
        'from "g.dtb" node "uart"',
        `                      ^^^^^^ unknown-tree-node Below /passthrough there are uart@1`,
        '',
        GOOD,
    ),
    'a node without a name': tree(
        'from "g.dtb" node ""',
        `                      ^^ unknown-tree-node there is no node "" in "g.dtb"`,
        '',
        GOOD,
    ),
    'a node of a configuration': `domain guest {
    from "g.cfg" node "uart@1"
                      ^^^^^^^^ unknown-tree-node is a configuration of xl
}
--- g.cfg
iomem = []
`,
    'a name that is not written': `domain guest {
    from "g.cfg" node uart
                      ^^^^ syntax
}
--- g.cfg
iomem = []
`,
    'an entry that is not whole': tree(
        FROM,
        '         ^^^^^^^ entry-not-whole `xen,reg` of uart@1 has 4 cells, and an entry 5: Xen grants nothing',
        '',
        'xen,path = "/a"; xen,reg = <0 0xff000000 0x1000 0>;',
    ),
    'cells behind the last entry': tree(
        FROM,
        '         ^^^^^^^ entry-not-whole has 6 cells, and an entry 5: Xen ignores the rest',
        '',
        'xen,path = "/a"; xen,reg = <0 0xff000000 0x1000 0 0 0>;',
    ),
    'a page behind a region that another device begins in': tree(
        FROM,
        '         ^^^^^^^ extra-page guest may also control NODE_B: Xen grants the page behind uart@1 too',
        TABLES,
        'xen,path = "/a"; xen,reg = <0 0xff000000 0x10000 0 0>;',
    ),
    'a page behind a region that the domain owns anyway': tree(
        `${FROM}\n    iomem MM_B`,
        '',
        TABLES,
        'xen,path = "/a"; xen,reg = <0 0xff000000 0x10000 0 0>;',
    ),
    'a page behind a region that no row goes by': tree(FROM, '', TABLES, GOOD),
    'a clock, a reset line and a power domain that the guest may use': tree(
        FROM,
        '',
        TABLES,
        `${GOOD} ${USES}`,
    ),
    'the same without the page': tree(
        FROM,
        '         ^^^^^^^ device-lacks guest may not use CLOCK_A, RESET_A and NODE_A, which uart@1 needs: it lacks 1 page',
        TABLES,
        `xen,path = "/a"; xen,reg = <0 0xff080000 0x1000 0 0>; ${USES}`,
    ),
    'what no page gives': tree(
        FROM,
        '         ^^^^^^^ device-lacks guest may not use NODE_C, which uart@1 needs: no page gives that',
        TABLES,
        `${GOOD} power-domains = <&fw 3>;`,
    ),
    'a PLL clock, which Xen forwards for everyone': tree(FROM, '', TABLES, `${GOOD} clocks = <&clk 9>;`),
    'a clock of somebody else': tree(FROM, '', TABLES, `${GOOD} clocks = <&osc>, <&osc>;`),
    'a clock whose provider is elsewhere': tree(
        FROM,
        '         ^^^^^^^ provider-unknown not known what uart@1 uses: clocks names no provider',
        TABLES,
        `${GOOD} clocks = <77 1>;`,
    ),
    'what a domain lacks that is not known': tree(
        `${FROM}\n    from "gone.cfg"`,
        '         ^^^^^^^^^^ from-not-found',
        TABLES,
        `xen,path = "/a"; xen,reg = <0 0xff080000 0x1000 0 0>; ${USES}`,
    ),

    'a page of two guests, by a file and by a line': `platform zynqmp
domain one {
    from "one.cfg"
}
domain two {
    iomem MM_TTC0
          ^^^^^^^ page-of-several one and two own 0xff110 (MM_TTC0): each may control, and reset, what the other uses
}
--- one.cfg
iomem = [ "ff100,20" ]
`,
    'pages of three guests': `domain one {
    iomem mfn 0x10 count 4
}
domain two {
    iomem mfn 0x12
          ^^^^^^^^ page-of-several one and two own 0x12
    iomem mfn 0x14
}
domain three {
    iomem mfn 0x11 count 4
          ^^^^^^^^ page-of-several one, two and three own
}
`,
    'what the hardware domain gives away it keeps': `domain dom0 hwdom {
    iomem mfn 0x10
}
domain guest {
    iomem mfn 0x10
}
`,
    'a page that a guest has twice': `domain guest {
    iomem mfn 0x10
          ^^^^^^^^ duplicate-page guest has 0x10 by line 3 already
    iomem mfn 0x10 count 2
}
`,
    'pages that a guest has twice in part': `domain guest {
    iomem mfn 0x10 count 3
    iomem mfn 0x12 count 2
    iomem mfn 0x13
          ^^^^^^^^ duplicate-page guest has 0x13 by line 3 already
    iomem mfn 0x13 waive duplicate-page "as in its configuration"
}
`,
    'a second hardware domain': `domain dom0 hwdom {
    iomem all
}
domain driver_domain hwdom {
       ^^^^^^^^^^^^^ second-hwdom driver_domain and dom0 are
    iomem mfn 0x10
}
domain third hwdom {
    waive second-hwdom "another way to start the board"
}
`,
    'a second hardware domain by an import is told at the import, and not again of two that one import has': `import "one.eemi"
import "two.eemi"
       ^^^^^^^^^^ second-hwdom
--- one.eemi
domain one hwdom {
}
domain other hwdom {
}
--- two.eemi
domain two hwdom {
}
`,
    'a page that two guests share on purpose': `domain one {
    iomem mfn 0x70000
}
domain two {
    iomem mfn 0x70000 waive page-of-several "memory for messages"
}
`,
    'pages of imported guests': `import "one.eemi"
import "two.eemi"
       ^^^^^^^^^^ page-of-several one and two own 0x10
domain three {
    iomem mfn 0x20
}
--- one.eemi
domain one {
    iomem mfn 0x10
}
--- two.eemi
domain two {
    iomem mfn 0x10
}
`,
    'pages of guests of one import are told there': `import "both.eemi"
--- both.eemi
domain one {
    iomem mfn 0x10
}
domain two {
    iomem mfn 0x10
}
`,
};

for (const [title, marked] of Object.entries(CASES)) test(title, () => check(marked));

test('a domain is known if everything that gives it pages could be read', () => {
    const isKnown = (lines: string): boolean | undefined =>
        analyseExample(`domain guest {\n${lines}\n}\n--- g.cfg\niomem = [ "1,1" ]\n--- bad.cfg\nwhat\n`)
            .program.domains[0]?.isKnown;
    assert.equal(isKnown('    iomem mfn 0x10\n    from "g.cfg"'), true);
    assert.equal(isKnown(''), true);
    for (const line of ['from "bad.cfg"', 'from "gone.cfg"', 'from', 'from "/g.cfg"', 'iomem MM_X', 'what'])
        assert.equal(isKnown(`    iomem mfn 0x10\n    ${line}`), false, line);
    assert.equal(isKnown('    from "gone.cfg"\n    iomem all'), true);
});

test('a finding in a configuration leads there', () => {
    const { problems } = analyseExample(
        'domain guest {\n    from "g.cfg"\n}\n--- g.cfg\nname = "é"; iomem = [ "1,1",\n   "what" ]\n',
    );
    assert.deepEqual(problems[0]?.related, [
        {
            file: 'g.cfg',
            range: { start: { line: 1, character: 3 }, end: { line: 1, character: 9 } },
            message: 'here',
        },
    ]);
});
