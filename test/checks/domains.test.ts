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
    iomem mfn 0x10 count 2
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
