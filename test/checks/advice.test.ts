// What fixes offer, in which order, and what they leave: titles name who gets what from whom, comments stay with the rows that stay.
// To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { applyEdits } from '../marked';
import { problemsOf } from '../workspace';

interface Case {
    readonly text: string;
    /** All fixes of all findings, in order; a preferred one has a `*` before its title. */
    readonly offers: readonly string[];
    /** The rows by one of the fixes; the first, unless `by` says which. */
    readonly becomes?: string;
    readonly by?: number;
}

const table = (rows: string): string =>
    `platform zynqmp\nnode t {\n    waive index-gap "an example"\n${rows}}\n`;

const WITH_REGISTERS = `${table('    NODE_SD_0 -> MM_SD0\n')}mmio r {\n    waive register-gap "an example"\n`;
const REGISTER = 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD';

const CASES: Readonly<Record<string, Case>> = {
    'the only row of a table goes with the table': {
        text: `${WITH_REGISTERS}    // Nobody.\n    ${REGISTER} -> deny // never\n}\n`,
        offers: ['Remove the table, which has no other row: nobody may write a register that has none'],
        becomes: table('    NODE_SD_0 -> MM_SD0\n'),
    },
    'one of two rows goes alone, whether or not the other can be read': {
        text: `${WITH_REGISTERS}    ${REGISTER} -> deny\n    ${REGISTER} mask 0x1 -> deny\n}\n`,
        offers: [
            '*Remove the row: nobody may write a register that has none',
            '*Remove the row: nobody may write a register that has none',
        ],
    },
    'the id of a device for its page': {
        text: 'platform versal\nnode t {\n    index IDX(n) = n & 0x3fff\n    waive index-gap "an example"\n    waive mailbox-row "an example"\n    VERSAL_PM_DEV_TTC_1 -> at 0x18224025\n}\n',
        offers: ['Write MM_DEV_TTC_1: its owner gets VERSAL_PM_DEV_TTC_1'],
    },
    'several ids of a range move': {
        text: table('    NODE_TTC_0..NODE_TTC_3 -> hwdom\n    NODE_TTC_1..NODE_TTC_2 -> deny\n'),
        offers: [
            'Take NODE_TTC_1..NODE_TTC_2 out of line 4, which C drops today',
            'Remove this row: NODE_TTC_1..NODE_TTC_2 go from nobody to the hardware domain alone',
        ],
        becomes: table(
            '    NODE_TTC_0 -> hwdom\n    NODE_TTC_3 -> hwdom\n    NODE_TTC_1..NODE_TTC_2 -> deny\n',
        ),
    },
    'of three rows the one between gets the index': {
        text: table('    NODE_RTC -> deny\n    NODE_RTC -> hwdom\n    NODE_RTC -> MM_RTC\n'),
        offers: [
            'Remove this row, which C drops today',
            'Remove line 4, which C drops today',
            'Remove line 4, which C drops today',
            'Remove this row: NODE_RTC goes from the owner of MM_RTC to the hardware domain alone',
        ],
    },
    'a range is dropped at one index only': {
        text: table(
            '    NODE_TTC_0..NODE_TTC_1 -> hwdom\n    NODE_TTC_0..NODE_TTC_1 -> deny\n    NODE_TTC_0 -> MM_TTC0\n',
        ),
        offers: [
            'Remove this row: NODE_TTC_1 goes from nobody to the hardware domain alone',
            'Remove line 4, which C drops today',
            'Take NODE_TTC_0 out of line 4, which C drops today',
            'Remove this row: NODE_TTC_0 goes from the owner of MM_TTC0 to nobody',
        ],
    },
    'rows that grant the same': {
        text: table('    NODE_RTC -> MM_RTC // console\n    NODE_RTC -> MM_RTC\n'),
        offers: ['Remove line 4, which C drops today', 'Remove this row, which changes nothing'],
        becomes: table('    NODE_RTC -> MM_RTC\n'),
    },
    'a comment above the first of several rows stays': {
        text: table(
            '    // Serial lines.\n    NODE_UART_0 -> MM_UART0 // console\n    NODE_UART_0 -> MM_UART0\n    NODE_UART_1 -> MM_UART1\n',
        ),
        offers: ['Remove line 5, which C drops today', 'Remove this row, which changes nothing'],
        becomes: table('    // Serial lines.\n    NODE_UART_0 -> MM_UART0\n    NODE_UART_1 -> MM_UART1\n'),
    },
    'so it does where another comment follows': {
        text: table(
            '    // Clocks.\n    NODE_RTC -> MM_RTC\n    NODE_TTC_0 -> MM_TTC0\n    // The same.\n    NODE_RTC -> MM_RTC\n',
        ),
        offers: ['Remove line 5, which C drops today', 'Remove this row, which changes nothing'],
        becomes: table(
            '    // Clocks.\n    NODE_TTC_0 -> MM_TTC0\n    // The same.\n    NODE_RTC -> MM_RTC\n',
        ),
    },
    'a comment above a single row goes with it': {
        text: table('    NODE_RTC -> hwdom\n\n    // The clock.\n    NODE_RTC -> MM_RTC\n'),
        offers: [
            'Remove line 4, which C drops today',
            'Remove this row: NODE_RTC goes from the owner of MM_RTC to the hardware domain alone',
        ],
        becomes: table('    NODE_RTC -> hwdom\n'),
        by: 1,
    },
    'a row without a right side: first the frame of its device': {
        text: table('    NODE_UART_0 ->\n'),
        offers: [
            'Grant NODE_UART_0 to the owner of MM_UART0',
            'Deny NODE_UART_0 to everyone',
            'Grant NODE_UART_0 to the hardware domain alone',
        ],
        becomes: table('    NODE_UART_0 -> MM_UART0\n'),
    },
    'a reset line without a right side': {
        text: 'platform zynqmp\nreset t {\n    index IDX(n) = n - XILPM_RESET_PCIE_CFG\n    waive index-gap "an example"\n    XILPM_RESET_UART1 // later\n}\n',
        offers: [
            'Grant XILPM_RESET_UART1 to the owner of MM_UART1',
            'Deny XILPM_RESET_UART1 to everyone',
            'Grant XILPM_RESET_UART1 to the hardware domain alone',
        ],
    },
    'a frame that is none: not offered': {
        text: 'platform versal\nnode t {\n    index IDX(n) = n & 0x3fff\n    waive index-gap "an example"\n    waive mailbox-row "an example"\n    VERSAL_PM_DEV_PLD_0 ->\n}\n',
        offers: [
            'Deny VERSAL_PM_DEV_PLD_0 to everyone',
            'Grant VERSAL_PM_DEV_PLD_0 to the hardware domain alone',
        ],
    },
    'another device for a frame: first the own one': {
        text: table('    NODE_UART_0 -> NODE_UART_1\n'),
        offers: [
            '*Write MM_UART0, the registers of NODE_UART_0: its owner gets it',
            'Write MM_UART1, the registers of NODE_UART_1: its owner gets NODE_UART_0',
        ],
        becomes: table('    NODE_UART_0 -> MM_UART0\n'),
    },
    'the device itself for its frame': {
        text: table('    NODE_UART_0 -> NODE_UART_0\n'),
        offers: ['*Write MM_UART0, the registers of NODE_UART_0: its owner gets it'],
    },
    'another device, where the own frame is not known': {
        text: table('    NODE_PL -> NODE_UART_1\n'),
        offers: ['Write MM_UART1, the registers of NODE_UART_1: its owner gets NODE_PL'],
    },
    'a frame number stays one in words': {
        text: table('    NODE_UART_0 -> mfn 0xff170\n'),
        offers: ['*Write MM_UART0: its owner gets NODE_UART_0, and the owner of mfn 0xff170 loses it'],
    },
    'swapped sides': {
        text: table('    MM_UART0 -> NODE_UART_0\n'),
        offers: ['*Write NODE_UART_0 -> MM_UART0: its owner gets NODE_UART_0'],
        becomes: table('    NODE_UART_0 -> MM_UART0\n'),
    },
    'swapped sides of two devices': {
        text: table('    MM_UART1 -> NODE_UART_0\n'),
        offers: ['Write NODE_UART_0 -> MM_UART1: its owner gets NODE_UART_0'],
    },
    'a table of comments is not removed by one key': {
        text: 'platform zynqmp\nnode t {\n    // NODE_RTC -> MM_RTC\n}\n',
        offers: ['Remove the table'],
    },
    'a waiver is not removed by one key': {
        text: table('    waive duplicate-index "an example"\n    NODE_RTC -> MM_RTC\n'),
        offers: ['Remove this waiver'],
    },
};

for (const [title, { text, offers, becomes, by = 0 }] of Object.entries(CASES))
    test(title, () => {
        const fixes = problemsOf(text).flatMap(each => each.fixes);
        assert.deepEqual(
            fixes.map(fix => (fix.preferred ? `*${fix.title}` : fix.title)),
            offers,
        );
        if (becomes !== undefined) assert.equal(applyEdits(text, fixes[by]?.edits ?? []), becomes);
    });

/** Each name with as many characters; what is declared by it stands in the text as `@A`, `@B` and so on. */
const named = (text: string, length: number): string =>
    text.replaceAll(/@(\w+)/g, (_, name: string) => `${'N'.repeat(length - name.length - 1)}_${name}`);

const NAMES =
    'names node {\n    @A = 0\n    @B = 1\n}\nnames frame {\n    @F = at 0x1000 of @A\n    @G = at 0x2000 of @B\n}\nnames reset {\n    @R = 0\n}\n';
const CLOCKS = `target xlnx\n${NAMES}names clock {\n    @C = 0\n    @D = 1\n}\nnames register {\n    @S = 0x0 of @G\n}\n`;

/** Findings whose fixes name several things. */
const WORDY: readonly string[] = [
    `${NAMES}node @T {\n    @A -> @F or hwdom\n    @B -> @G\n    @A -> @G or hwdom\n}\n`,
    `${NAMES}node @T {\n    @A..@B -> @F or hwdom\n    @B -> @G\n}\n`,
    `${NAMES}node @T {\n    @A -> @B\n    @B ->\n}\n`,
    `${NAMES}node @T {\n    @F -> @A\n    @R -> @B\n}\n`,
    `${CLOCKS}node @T {\n    @A -> deny\n    @B -> deny\n}\nclock @U {\n    @C -> @A, @B, @A\n    @D -> @A\n}\nmmio @V {\n    @F + @S -> @A\n}\n`,
];

for (const length of [12, 40, 120])
    test(`titles have at most 120 characters, with names of ${length}`, () => {
        const titles = WORDY.flatMap(text => problemsOf(named(text, length)).flatMap(each => each.fixes)).map(
            fix => fix.title,
        );
        assert.ok(titles.length > 15);
        assert.deepEqual(
            titles.filter(title => title.length > 120),
            [],
        );
    });
