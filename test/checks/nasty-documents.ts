// Documents of up to 100 kB that ask for as much work as they can: each is a text that somebody may open. The titles say of what
// there is too much.

const LARGEST = 100_000;

/** As many lines as fit, each made from its number. */
function many(line: (at: number) => string, { below = Number.POSITIVE_INFINITY, shared = 0 } = {}): string {
    const lines: string[] = [];
    for (let length = shared; lines.length < below; ) {
        const next = line(lines.length);
        length += next.length + 1;
        if (length > LARGEST) break;
        lines.push(next);
    }
    return lines.join('\n');
}

const HALF = { shared: LARGEST / 2 + 500 };
const table = (rows: string, head = 'node t {'): string => `${head}\n${rows}\n}\n`;
const names = (kind: string, lines: string): string => `names ${kind} {\n${lines}\n}\n`;
const XLNX = 'target xlnx\n';
const ROOM = { shared: 500 };
/** As much as is read of one line. */
const ONE_LINE = { shared: LARGEST - 65_000 };

const claims = (line: (at: number) => string, room = ROOM): string =>
    `domain d {\n}\ntest "x" {\n${many(line, room)}\n}\n`;
const claimsAbout = (registers: string, line: (at: number) => string): string =>
    `${XLNX}${table('0..9 -> at 0x1000')}${table(registers, 'mmio m {')}${claims(line, HALF)}`;

/** A number as six letters, from one on. */
const letters = (number: number, first: string): string =>
    [...number.toString(12).padStart(6, '0')]
        .map(digit => String.fromCharCode(first.charCodeAt(0) + Number.parseInt(digit, 12)))
        .join('');

/** Of registers whose rows are of different nodes, as many claims as fit. */
function claimsAboutNodes(
    nodes: string,
    registers: string,
    { target = XLNX, iomem = '', verb = 'may write' } = {},
): string {
    const above = `${target}${nodes}${table(registers, 'mmio m {')}domain d {\n${iomem}\n}\ntest "x" {\n`;
    return `${above}${many(at => `d ${verb} ${at}`, { shared: above.length + 3 })}\n}\n`;
}

export const NASTY_DOCUMENTS: Readonly<Record<string, string>> = {
    'one range of a million ids': table('0..1048575 -> hwdom'),
    'a range that a macro halves': `${XLNX}${table('index I(n) = n >> 1\n0..1048575 -> hwdom')}`,
    'ranges that a macro maps to one index': `${XLNX}${table(
        `index I(n) = n & 0\n${many(at => `${at * 1_048_576}..${at * 1_048_576 + 1_048_575} -> hwdom`, { below: 10 })}`,
    )}`,
    'short ranges that a macro maps to one index': `${XLNX}${table(
        `index I(n) = n & 0\n${many(at => `${at * 200}..${at * 200 + 199} -> hwdom`, ROOM)}`,
    )}`,
    'a few short ranges that a macro maps to one index': `${XLNX}${table(
        `index I(n) = n & 0\n${many(at => `${at * 200}..${at * 200 + 199} -> hwdom`, { below: 25 })}`,
    )}`,
    'a range in pieces': `${XLNX}${table('index I(n) = n & 4095\n0..1048575 -> hwdom')}`,
    'forty equal ranges': table(many(() => '0..1048575 -> hwdom', { below: 40 })),
    'equal ranges': table(many(() => '0..1048575 -> deny', ROOM)),
    'two ranges that overlap': table('0..524287 -> deny\n1..524287 -> hwdom'),
    'nested ranges': table(many(at => `${at}..${1_048_575 - at} -> deny`, ROOM)),
    'ranges beside each other': table(many(at => `${at * 250}..${at * 250 + 249} -> deny`, ROOM)),
    'tables of a million ids': many(at => `node t${at} {\n0..1048575 -> deny\n}`),
    'a few tables of a million ids': many(at => `node t${at} {\n0..1048575 -> hwdom\n}`, { below: 30 }),
    'tables with a macro':
        XLNX + many(at => `node t${at} {\nindex I${at}(n) = n & 4095\n0..1048575 -> deny\n}`, ROOM),
    'empty tables': many(() => 'node a {\n}'),
    'heads of tables': many(() => 'node a {'),
    'ranges between names': `${names(
        'node',
        many(at => `N${at}=${at}`, { below: 1000 }),
    )}${table(many(() => 'N0..N999 -> deny', { shared: 12_000 }))}`,
    'names of one id':
        names(
            'node',
            many(at => `N${at}=1`, HALF),
        ) + table(many(() => '1 -> deny', HALF)),
    'frames of one address':
        names(
            'frame',
            many(at => `F${at}=at 0x1000`, HALF),
        ) + table(many(at => `${at} -> F${at}`, HALF)),
    'frames of one node':
        names('node', 'N=1') +
        names(
            'frame',
            many(at => `F${at}=at ${at * 4096 + 4096} of N`, HALF),
        ) +
        table(many(at => `1 -> F${at}`, HALF)),
    'frames of one node and address':
        names('node', 'N=1') +
        names(
            'frame',
            many(at => `F${at}=at 4096 of N`, HALF),
        ) +
        table(many(at => `${at} -> F${at}`, HALF)),
    'frames within one page':
        names(
            'frame',
            many(at => `F${at}=at ${4096 + at}`, HALF),
        ) + table(many(at => `${at} -> F${at}`, HALF)),
    'reset lines of one node':
        names('node', 'N=1') +
        names(
            'reset',
            many(at => `R${at}=${at} of N`, HALF),
        ) +
        table('1 -> at 4096') +
        table(
            many(at => `R${at} -> at 8192`, HALF),
            'reset r {',
        ),
    'ranges of reset lines':
        names('node', 'N=1') +
        names('frame', 'F=at 4096 of N') +
        names('reset', 'R=1 of N') +
        table('1 -> F') +
        table(
            many(() => '0..1048575 -> F', ROOM),
            'reset r {',
        ),
    'a range of nodes that many reset lines ask about':
        names('node', 'N=1') +
        names('frame', 'F=at 4096 of N') +
        names(
            'reset',
            many(at => `R${at}=${at} of N`, HALF),
        ) +
        table('0..1048575 -> F') +
        table(
            many(at => `${at} -> at 8192`, HALF),
            'reset r {',
        ),
    'register rows that overlap':
        table('0 -> hwdom') +
        table(
            many(at => `${(6000 - at) * 8}..${at * 8 + 50_000} -> 0`, ROOM),
            'mmio m {',
        ),
    'equal register rows':
        table('0 -> hwdom') +
        table(
            many(() => '0..0xfffff000 -> 0', ROOM),
            'mmio m {',
        ),
    'a clock with many nodes':
        XLNX +
        table('0..1000 -> hwdom') +
        table(`1 -> ${many(() => '1', ONE_LINE).replaceAll('\n', ',')}`, 'clock c {'),
    'clocks with many nodes':
        XLNX +
        table('0..1000 -> hwdom') +
        table(
            many(at => `${at} -> ${Array.from({ length: 400 }, (_, node) => node).join(',')}`, ROOM),
            'clock c {',
        ),
    'a clock of nodes without rows':
        XLNX +
        table('0 -> hwdom') +
        table(`1 -> ${many(at => `${at + 1}`, ONE_LINE).replaceAll('\n', ',')}`, 'clock c {'),
    'clocks of nodes without rows':
        XLNX +
        table('0 -> hwdom') +
        table(
            many(at => `${at + 1} -> ${at + 1}`, ROOM),
            'clock c {',
        ),
    'clocks out of order':
        XLNX +
        table('0 -> hwdom') +
        table(
            many(at => `${9999 - at} -> 0`, ROOM),
            'clock c {',
        ),
    'domains with all that there is':
        table('0 -> at 0x1000') + many(at => `domain d${at} {\niomem mfn 1 count 4000000000\n}`, ROOM),
    'waivers for ranges':
        names(
            'reset',
            many(at => `N${at}=${at + 1000}`, HALF),
        ) + table(`${many(at => `waive index-gap N0..N${at} "r"`, HALF)}\n0 -> deny`, 'reset r {'),
    'tests of a range':
        table('0..1048575 -> at 0x1000') +
        `domain d {\niomem mfn 1\n}\ntest "x" {\n${many(at => `d may not node ${at}`, ROOM)}\n}\n`,
    'claims about one register of many rows': claimsAbout(
        many(() => '0x1000 mask 1 -> 1', HALF),
        at => `d may write 0x1000 mask ${at + 1}`,
    ),
    'claims about registers of many wide rows': claimsAbout(
        many(at => `${at * 4}..${400_000 - at * 4} -> 1`, HALF),
        at => `d may read ${at * 16}`,
    ),
    'claims about registers of many rows within a page': claimsAbout(
        many(at => `${at}..${4095 - at} -> 1`, { ...HALF, below: 2000 }),
        at => `d may read ${at}`,
    ),
    'claims about registers with rows of their own': claimsAbout(
        many(at => `${at * 4} mask 1 -> 1\n0..400000 mask 1 -> 1`, HALF),
        at => `d may read ${at * 4}`,
    ),
    'claims about registers of rows with masks within a page': claimsAbout(
        many(at => `${at}..${4095 - at} mask ${at + 1} -> 1`, { ...HALF, below: 2000 }),
        at => `d may write ${at}`,
    ),
    'claims about registers of nodes with a page each': `${XLNX}${table(
        many(at => `${at} -> mfn ${at + 1}`, { below: 1500 }),
    )}${table(
        many(at => `${at}..${4095 - at} mask ${at + 1} -> ${at}`, { below: 1200 }),
        'mmio m {',
    )}${claims(at => `d may write ${at}`, { shared: LARGEST - 38_000 })}`,
    'claims about registers of nodes of one page': claimsAboutNodes(
        table('0..1999 -> at 0x1000'),
        many(at => `${at}..${4095 - at} mask ${at + 1} -> ${at}`, HALF),
    ),
    'claims about registers of nodes of one page that have one bit each': claimsAboutNodes(
        table('0..1999 -> at 0x1000'),
        many(at => `${at}..${4095 - at} mask ${2 ** (at % 31)} -> ${at}`, HALF),
    ),
    'claims about registers of nodes of one page that a domain owns': claimsAboutNodes(
        table('0..1999 -> at 0x1000'),
        many(at => `${at}..${4095 - at} mask ${at + 1} -> ${at}`, HALF),
        { iomem: 'iomem mfn 1', verb: 'may not write' },
    ),
    'claims about registers of nodes with a page each that stop at the first row': claimsAboutNodes(
        table(many(at => `${at} -> mfn ${at + 1}`, { below: 1300 })),
        many(at => `${at}..${4095 - at} mask ${at + 1} -> ${at}`, { below: 1150 }),
        { target: 'target xen\n' },
    ),
    'claims of domains about registers of nodes with a page each': `${XLNX}${table(
        many(at => `${at} -> mfn ${at + 1}`, { below: 900 }),
    )}${table(
        many(at => `${at}..${4095 - at} mask 1 -> ${at}`, { below: 1000 }),
        'mmio m {',
    )}${many(at => `domain d${at} {\niomem mfn ${at + 1}\n}`, { below: 900 })}\ntest "x" {\n${many(
        at => `d${at % 900} may read ${at % 900}`,
        { below: 1300 },
    )}\n}\n`,
    'claims about a clock with many nodes': `${XLNX}${table('0..9999 -> at 0x1000')}${table(
        `1 -> ${many(at => `${at}`, HALF).replaceAll('\n', ',')}`,
        'clock c {',
    )}${claims(() => 'd may clock 1', HALF)}`,
    'claims of domains about a clock of many pages': `${XLNX}${table(
        many(at => `${at} -> mfn ${at + 1}`, { below: 2700 }),
    )}${table(`1 -> ${many(at => `${at}`, { below: 2700 }).replaceAll('\n', ',')}`, 'clock c {')}${many(
        at => `domain d${at} {\niomem mfn ${at + 1}\n}`,
        { below: 930 },
    )}\ntest "x" {\n${many(at => `d${at} may clock 1`, { below: 930 })}\n}\n`,
    'claims about ids that a macro scatters': `${XLNX}${table(
        'index I(n) = n * 2\n0..524287 -> at 0x1000',
    )}${claims(at => `d may node ${at}`)}`,
    'claims of many domains': `${XLNX}${table('0..9 -> at 0x1000')}${many(
        at => `domain d${at} {\niomem mfn ${at}\n}`,
        HALF,
    )}\n${claims(at => `d${at % 1000} may node 1`, HALF)}`,
    parentheses: table(`${'('.repeat(32_000)}1${')'.repeat(32_000)} -> deny`),
    'a sum': table(`${'1+'.repeat(32_000)}1 -> deny`),
    'unknown names': table(many(at => `XNAME${at} -> deny`, ROOM)),
    'one line': 'x'.repeat(LARGEST),
    'empty lines': '\n'.repeat(LARGEST),
    gaps:
        names(
            'node',
            many(at => `N${at}=${at * 200}`, ROOM),
        ) + table('1 -> deny'),
    'names that could not be read, and unknown ones': `${names(
        'node',
        many(at => `${letters(at, 'A')}=1 1`, HALF),
    )}${table(many(at => `${letters(at, 'N')} -> deny`, HALF))}`,
    'names made from each other': names(
        'node',
        many(at => (at === 0 ? 'N0=1' : `N${at}=N${at - 1}+1`), ROOM),
    ),
    'declarations of one name': names(
        'node',
        many(() => 'N=1', ROOM),
    ),
    'rows of one index that waive it': table(many(() => '1 -> deny waive duplicate-index "x"', ROOM)),
    imports: many(at => `import "f${at}.eemi"`),
    'header imports': many(at => `import "f${at}.h" as node N_*`),
    outputs: `${many(at => `emit c "a${at}.h"`, ROOM)}\n${table('0 -> hwdom')}`,
    domains: many(at => `domain d${at} {\n}`),
    'register rows of many masks':
        XLNX +
        table('0 -> hwdom') +
        table(
            many(at => `0x1000 mask ${at + 1} -> 0`, ROOM),
            'mmio m {',
        ),
    'a row with many waivers': table(
        `1 -> deny ${many(() => 'waive duplicate-index "x"', { shared: LARGEST - 60_000 }).replaceAll('\n', ' ')}`,
    ),
    'comments of C': many(() => '/* a */'),
    'a comment of C that never ends': `/*\n${many(at => `${at} -> deny`, ROOM)}`,
    'braces that open nothing': many(() => '{'),
    'one letter a line': 'x\n'.repeat(LARGEST / 2),
    'two letters a line': many(at => String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26))),
    'rows of two dots': table(many(() => '..', ROOM)),
    'rows with commas': table(many(at => `NODE_${at},MM_${at},true`, ROOM)),
};
