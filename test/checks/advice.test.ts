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

const CASES: Readonly<Record<string, Case>> = {
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
