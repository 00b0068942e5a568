// An editor's workspace in memory: the files of an example are open, and `$0` in one of them is the cursor.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type AnalysedFiles, analyse } from '../../server/checks/analyse';
import { judgeOutputs } from '../../server/emit/freshness';
import type { Freshness } from '../../server/emit/freshness-words';
import type { FolderEntry, Workspace } from '../../server/features/workspace';
import type { Position, Range } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import { PLATFORM_NAMES, platformFile } from '../../server/model/platforms';
import { filesOf, hostOf, outputIn, ROOT } from '../workspace';

export interface Editor {
    readonly workspace: Workspace;
    /** The file that the cursor is in; without a cursor the first one. */
    readonly file: string;
    /** Where the cursor is; without one the start. */
    readonly position: Position;
    readonly files: ReadonlyMap<string, string>;
}

const CURSOR = '$0';

/** Opens an example: sections `--- path` as in `filesOf`, with at most one cursor. */
export function open(example: string): Editor {
    const files = filesOf(example);
    let file = ROOT;
    let position: Position = { line: 0, character: 0 };
    for (const [path, text] of files) {
        const at = text.indexOf(CURSOR);
        if (at === -1) continue;
        assert.equal(text.indexOf(CURSOR, at + 1), -1, 'an example has one cursor');
        file = path;
        position = positionAt(text, at);
        files.set(path, text.slice(0, at) + text.slice(at + CURSOR.length));
    }
    return { workspace: workspaceOf(files), file, position, files };
}

/** Opens an example with the cursor where `marked` says: a piece of it, found once, in which `$0` stands. */
export function openAt(example: string, marked: string): Editor {
    const piece = marked.replace(CURSOR, '');
    const at = example.indexOf(piece);
    assert.ok(marked.includes(CURSOR) && at !== -1, `the example has «${piece}»`);
    assert.equal(example.indexOf(piece, at + 1), -1, `the example has «${piece}» once`);
    return open(example.slice(0, at) + marked + example.slice(at + piece.length));
}

/** A board with everything that the target `xen` has: tables of all kinds, domains, a test, every kind of name. */
export const BOARD = `names frame {
    MM_UART0      = at 0xff000000 size 0x2000
    MM_UART0_FIFO = at 0xff000800
    MM_UART1      = at 0xff010000
    MM_DMA_CH0    = at 0xffa80000
    MM_DMA_CH1    = at 0xffa90000
    MM_WDT        = mfn 0xfd4d0
    MM_SLCR       = at 0xff180000
    MM_SPARE      = MM_SLCR
}
names register {
    R_SLCR_UART = 0x310 of MM_SLCR
    R_SLCR_DMA  = 0x314 of MM_SLCR
    R_SLCR_END  = R_SLCR_DMA + 3 * 4 of MM_SLCR
    R_WDT_MODE  = 0x0 of MM_WDT
    R_FREE      = 0x20
}
names node {
    NODE_UART_0   = 0
    NODE_SERIAL_0 = NODE_UART_0
    NODE_UART_1   = 1
    NODE_DMA      = 2
    NODE_DDR      = 3
    NODE_PLL      = 4
    NODE_GPU      = 5
    NODE_FAR      = 8
}
names reset {
    RST_UART0 = 1000 of NODE_UART_0
    RST_UART1 = 1001 of NODE_UART_1
    RST_WDT   = 1002 of MM_WDT
    RST_ALL   = 1003
    RST_LAST  = 1004
}
names clock {
    CLK_UART = 7
    CLK_RPLL = 8 pll
}
// Who controls which device.
node pm_node_access {
    waive index-gap NODE_FAR "far away"
    NODE_UART_0 -> MM_UART0
    NODE_UART_1 -> MM_UART1 or hwdom
    NODE_DMA    -> at MM_DMA_CH0 + 0x1000
    NODE_DDR    -> hwdom // memory
    4..5        -> deny
}
reset pm_reset_access {
    index RST_IDX(n) = n - RST_UART0
    RST_UART0        -> MM_UART0
    RST_UART1        -> mfn 0xff010
    RST_WDT..RST_ALL -> hwdom
    waive index-gap "the last line is the board's"
}
mmio pm_mmio_access {
    MM_SLCR + R_SLCR_UART mask 0x1 | 0x30 -> NODE_UART_0
    MM_SLCR + R_SLCR_DMA .. MM_SLCR + R_SLCR_END readonly -> NODE_DMA
    0xff180400 -> NODE_DDR only hwdom
}
domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem MM_UART0
    iomem mfn 0xff0a0 count 1 + 1
    iomem at MM_UART1 size 0x1000
}
test "the guest has its UART" {
    guest may     node  NODE_UART_0
    guest may not reset 1002
    guest may not write MM_SLCR + R_SLCR_UART mask 0x2
    dom0  may     node  NODE_DDR
}
`;

/** A workspace over files in memory; the platforms' files can be read too, as those beside the program. */
export function workspaceOf(files: ReadonlyMap<string, string>): Workspace {
    const host = hostOf(new Map([...PLATFORMS, ...files]));
    const known: AnalysedFiles = new Map();
    const sources = [...files.keys()].filter(file => file.endsWith('.eemi')).sort();
    const analysis: Workspace['analysis'] = file => known.get(file) ?? analyse(file, host, known);
    return {
        analysis,
        files: () => sources,
        importers: file =>
            sources.filter(each => each !== file && analysis(each)?.program.files.includes(file) === true),
        analysing: function* () {},
        analysingAll: function* () {},
        freshness: (file, output) => freshnessOf(analysis, files, file, output),
        output: path => files.get(path),
        folder: folder => folderOf(files, folder),
        uriOf: file => `test:///${file}`,
        fileOf: uri => uri.slice('test:///'.length),
    };
}

const PLATFORMS: ReadonlyMap<string, string> = new Map(
    PLATFORM_NAMES.map(name => [platformFile(name), readFileSync(`server/platforms/${name}.eemi`, 'utf8')]),
);

function freshnessOf(
    analysis: Workspace['analysis'],
    files: ReadonlyMap<string, string>,
    file: string,
    output: string,
): Freshness | undefined {
    const program = analysis(file)?.program;
    return program && finish(judgeOutputs(program, outputIn(files))).get(output)?.state;
}

/** Folders there are only as far as files are in them. */
function folderOf(files: ReadonlyMap<string, string>, folder: string): readonly FolderEntry[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const entries = new Map<string, boolean>();
    for (const file of files.keys()) {
        if (!file.startsWith(prefix)) continue;
        const [name = '', ...rest] = file.slice(prefix.length).split('/');
        entries.set(name, rest.length > 0);
    }
    return [...entries]
        .map(([name, isFolder]) => ({ name, isFolder }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function positionAt(text: string, offset: number): Position {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What stands in a range of one line, for a test to look at. */
export function textIn(text: string, { start, end }: Range): string {
    assert.equal(start.line, end.line);
    return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}
