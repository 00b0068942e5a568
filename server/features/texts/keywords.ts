// What each word of the language means, for hover and completion. A test proves that every word has an entry and that every
// example can be read. The first call loads it (`AT_FIRST_CALL` in build.mjs), so the program uses no more of it than its functions.

import type { Block } from '../../language/syntax';
import type { LanguageWord } from '../../language/words';
import type { Edition, Target } from '../../model/targets';

export interface WordDocumentation {
    /** In one line, for a list. */
    readonly summary: string;
    /** More details; may be empty. */
    readonly details: string;
    /** A line with the word, and the kind of block that it can be in. */
    readonly example: string;
    readonly block: Block;
}

const word = (summary: string, block: Block, example: string, details = ''): WordDocumentation => ({
    summary,
    details,
    example,
    block,
});

export const KEYWORDS: { readonly [W in LanguageWord]: WordDocumentation } = {
    platform: word(
        'brings in the names of a bundled platform',
        'file',
        'platform zynqmp',
        'The nodes, reset lines, frames and registers of a chip, ready to use. A file has one platform; it may come from an import.',
    ),
    target: word(
        'says which form the C has, and by which rules Xen reads it',
        'file',
        'target xen',
        '`xen`: rows hold frame numbers, as in the patches that were proposed for Xen. `xlnx`: rows hold byte addresses, as in the tree of AMD. Without this line, the target is that of the import, else that of the platform, else `xen`. The rules of `xlnx` changed over the years: a year behind it, `target xlnx 2020`, selects those of that edition; without one, the newest hold.',
    ),
    license: word(
        'the SPDX licence that the outputs begin with',
        'file',
        'license "GPL-2.0-only"',
        'Generated as `/* SPDX-License-Identifier: … */`.',
    ),
    include: word(
        'names a folder in which the headers that a C header includes are looked for',
        'file',
        'include "xen/include"',
        'As `-I` of a compiler; several lines count in their order. It is for all `.h` imports of this file, and not passed on to files that import it.',
    ),
    define: word(
        'a macro that C headers are read with',
        'file',
        'define CONFIG_ARM_64',
        'As `-D` of a compiler: `define NAME` is 1, `define NAME = 4` has a value. It is for all `.h` imports of this file, and not passed on to files that import it.',
    ),
    import: word(
        'brings in the names, tables, macros and domains of another file',
        'file',
        'import "board.eemi"',
        'Imports are transitive, and a file that is reached twice counts once. Tests, waivers and `emit` lines are not imported.',
    ),
    as: word(
        'selects constants of a C header, by kind and pattern',
        'file',
        'import "names.h" as node NODE_*, frame at MM_*',
        'A frame says `at` (the values are byte addresses) or `mfn` (they are frame numbers).',
    ),
    not: word(
        '`may not`: a test line that must be refused; in an import: leaves a name out',
        'test',
        'linux_guest may not node NODE_RTC',
        'In `import "names.h" as reset RST_* not RST_END` it excludes a name that is not a reset line.',
    ),
    emit: word(
        'an output: a C header or a TypeScript module',
        'file',
        'emit c "generated/acl.h"',
        '`emit c "PATH"` or `emit ts "PATH"`, relative to this file. The output has every table in scope, imported ones first. `plain` behind the path of a header leaves out the notes behind its rows. A file may have several outputs.',
    ),
    plain: word(
        'C without notes behind its rows',
        'file',
        'emit c "generated/acl.h" plain',
        'Otherwise a row ends with the index and the address that its names stand for: `/* 22: 0xfe200000 */`.',
    ),
    names: word(
        'declares names of one kind',
        'file',
        'names node {',
        'Kinds: `node`, `reset`, `clock`, `frame`, `register`. A line may use the names above it.',
    ),
    node: word(
        'a device, by its id; a table, a kind of names, or an action of a test',
        'file',
        'node pm_node_access {',
        'Ids are those of the power firmware. A node table says through which frame a domain may control the power of a device. An id without a row is refused to everyone. Behind the file of a `from` line it chooses a node of that device tree.',
    ),
    reset: word(
        'a reset line, by its id; a table, a kind of names, or an action of a test',
        'file',
        'reset pm_reset_access {',
        'A reset table says through which frame a domain may pulse a line. Ids are those of the firmware; on ZynqMP they begin at 1000, in device trees at 0.',
    ),
    mmio: word(
        'a table of protected registers',
        'file',
        'mmio pm_mmio_access {',
        'A row says to which node a register, or some of its bits, belongs: whoever may control the node may access the register. It needs a node table.',
    ),
    clock: word(
        'a clock, by its id; a table, a kind of names, or an action of a test',
        'file',
        'clock pm_clock_node_map {',
        'A clock table (target `xlnx`) says which nodes a clock drives: a domain needs all of them. Rows must be in ascending order.',
    ),
    frame: word(
        'a kind of names: pages of memory, by address',
        'file',
        'names frame {',
        'A row is granted to whoever owns the 4096-byte page that contains the address.',
    ),
    register: word(
        'a kind of names: offsets of registers in their block',
        'file',
        'names register {',
        '`of MM_BLOCK` says to which frame the register belongs. In an address it can only be added to a frame.',
    ),
    domain: word(
        'what a guest owns, for tests',
        'file',
        'domain linux_guest {',
        '`domain NAME hwdom {` describes the hardware domain.',
    ),
    test: word(
        'what must hold: who may do what, one claim per line',
        'file',
        'test "linux_guest has the SD controller" {',
        '`DOMAIN may` or `may not`, then `node`, `reset`, `clock`, `read` or `write`, and an object, or `mailbox`. A claim that is false is an error at its line.',
    ),
    waive: word(
        'silences a finding, with a reason',
        'node',
        'waive index-gap "the other devices stay off"',
        'On a line of its own for the block, at the end of a row for the row. `waive index-gap A..B "reason"` names the ids. A waiver that silences nothing is reported.',
    ),
    index: word(
        'how an id becomes an index of the C array',
        'reset',
        'index XILPM_RESET_IDX(n) = n - XILPM_RESET_PCIE_CFG',
        'Without it the id is the index. Under `xen`, a reset table has the form `n - BASE`, and a node table has no `index` line.',
    ),
    at: word(
        'a byte address',
        'node',
        'NODE_SD_0 -> at 0xff160000',
        'Its counterpart is `mfn`, a frame number: the address divided by 4096.',
    ),
    mfn: word(
        'a frame number: a byte address divided by 4096',
        'node',
        'NODE_SD_0 -> mfn 0xff160',
        'Its counterpart is `at`, a byte address.',
    ),
    size: word(
        'a size in bytes',
        'domain',
        'iomem at 0xff0e0000 size 0x1000',
        'Of a frame in its declaration, or of what a domain owns, which must be whole pages of 4096 bytes.',
    ),
    count: word(
        'a number of pages',
        'domain',
        'iomem mfn 0xff0a0 count 2',
        'As in `iomem = [ "ff0a0,2" ]` of an xl configuration. Without it, one page.',
    ),
    of: word(
        'whose registers a frame is, what a reset line resets, or the block of a register',
        'names frame',
        'MM_GEM0 = at 0xff0b0000 of NODE_ETH_0',
        'A frame may be of several nodes, and a reset line may reset several: `of NODE_A, NODE_B`. If a node has several frames, the first-declared one is that which tables use. For checks and completion only, and never in the output: it finds rows that are granted through the frame of another device.',
    ),
    standin: word(
        "the nodes that are granted through a frame on purpose, although it is another device's",
        'names frame',
        'MM_RPU = at 0xff9a0000 of NODE_RPU standin NODE_IPI_RPU_0',
        'Such a row is not taken for a mistake.',
    ),
    or: word(
        'adds the hardware domain to a grant; in a declaration, a value that other trees give',
        'node',
        'NODE_RTC -> MM_RTC or hwdom',
        '`MM_IPI = at 0xff300000 or at 0xff990600` says that both addresses are right, each in its trees.',
    ),
    hwdom: word(
        'the hardware domain',
        'node',
        'NODE_DDR -> hwdom',
        'In node and reset tables it **adds**: `-> hwdom` grants to it alone, `-> FRAME or hwdom` to it and the owners of the frame. In mmio tables `only hwdom` **restricts** the row to it. `domain NAME hwdom {` says that this domain is it.',
    ),
    deny: word(
        'nobody, not even the hardware domain',
        'node',
        'NODE_APU -> deny',
        'A row that is empty on purpose: it closes a gap, and a comment can say why.',
    ),
    only: word(
        '`only hwdom`: nobody but the hardware domain',
        'mmio',
        '0xff5e0020 -> NODE_IOPLL only hwdom',
        'It must still be allowed to control the node.',
    ),
    mask: word(
        'the bits of a register that may be written',
        'mmio',
        '0xff180310 mask 0x1 -> NODE_SD_0',
        'From 1 to 0xffffffff; without it, all bits. In C a mask of 0 also means all bits, so 0 is not allowed here. In a test: exactly these bits.',
    ),
    readonly: word(
        'refuses writes',
        'mmio',
        '0xffd80100 readonly -> NODE_RPU',
        'Reads are for those who may control the node.',
    ),
    iomem: word(
        'pages that a domain owns',
        'domain',
        'iomem mfn 0xff0a0 count 2',
        'A frame, and how much from there: `count` pages, `size` bytes, or one page without either. `iomem all` is every page.',
    ),
    all: word('every page there is', 'domain', 'iomem all'),
    from: word(
        'reads what a domain owns from its configuration; of names: where they are taken from',
        'domain',
        'from "linux.cfg"',
        'The `iomem` list of an xl configuration, exactly as `xl` reads it, or the `xen,reg` of a compiled device tree as Xen does; `node "NAME"` behind it chooses one of its devices. In `names node from "TREE, VERSION, DATE" {` and behind a value it is for readers only.',
    ),
    may: word(
        'what a domain must be able to do, or with `not` unable',
        'test',
        'linux_guest may node NODE_SD_0',
        '`may write` means that some bit comes through, `may not write` that none does.',
    ),
    read: word(
        'an action of a test: reading a register',
        'test',
        'linux_guest may read 0xff180310',
        'The hardware domain may always read.',
    ),
    write: word(
        'an action of a test: writing a register',
        'test',
        'linux_guest may write 0xff180310 mask 0x1',
        'With `mask M` exactly the bits M come through, or with `may not` none of them.',
    ),
    mailbox: word(
        'an action of a test: using the mailbox of the firmware',
        'test',
        'linux_guest may not mailbox',
        'It has no object. Since April 2024 (edition 2024 of `xlnx`) index 56 of the node table decides, whatever device has it on the chip.',
    ),
    absent: word(
        'says that an id belongs to another chip of the family',
        'names node',
        'VERSAL_PM_DEV_ACPU_0 = 0x1810c003 absent',
        'The trees declare the name, and a row may use it, but no table misses a row for it (`index-gap`).',
    ),
    pll: word(
        'marks the clock of a PLL',
        'names clock',
        'CLK_RPLL = 1 pll',
        'Xen forwards calls about these clocks for every guest, without asking the table; trees until 2020 did ask it.',
    ),
};

/** What a target is. */
const TARGET_DOCUMENTATION: { readonly [T in Target]: string } = {
    xen: 'rows hold frame numbers; the first mmio row that covers an address decides',
    xlnx: 'the form in the tree of AMD: rows hold byte addresses, every mmio row that applies counts, and there are clock tables',
};

/** What an edition of `xlnx` has that the one before it has not. */
const EDITION_DOCUMENTATION: { readonly [E in Edition]: string } = {
    2019: 'trees until July 2020: node 0 passes every domain, a clock without a row is refused to everyone, PLL clocks are asked of the table, and so is every call that enables or disables a clock',
    2020: 'trees since July 2020: node 0 is a row like any other',
    2022: "trees of 4.16 and 4.17: a clock without a row is the hardware domain's (January 2022), PLL clocks are forwarded for every domain, and enabling a clock that runs succeeds for every domain (March 2022)",
    2024: 'trees since April 2024: index 56 of the node table decides who may use the mailbox, and disabling a clock succeeds for every domain and does nothing (December 2023)',
};

/** What a word is, in one line. */
export function summaryOf(word: LanguageWord): string {
    return KEYWORDS[word].summary;
}

/** What a target is, in one line. */
export function targetSummary(target: Target): string {
    return TARGET_DOCUMENTATION[target];
}

/** What an edition of `xlnx` has that the one before it has not, in one line. */
export function editionSummary(edition: Edition): string {
    return EDITION_DOCUMENTATION[edition];
}

/**
 * The documentation of a word as Markdown; `undefined` for a word that is not part of the language. `platforms` are the names of
 * those that are bundled.
 */
export function keywordMarkdown(text: string, platforms: readonly string[]): string | undefined {
    if (!isLanguageWord(text)) return undefined;
    const { summary, details, example } = KEYWORDS[text];
    const head = `\`${text}\`: ${summary}.`;
    const bundled =
        text === 'platform' ? `Bundled are ${platforms.map(name => `\`${name}\``).join(', ')}.` : '';
    return [head, details, bundled, `\`\`\`eemi\n${example}\n\`\`\``]
        .filter(part => part !== '')
        .join('\n\n');
}

const isLanguageWord = (text: string): text is LanguageWord => Object.hasOwn(KEYWORDS, text);
