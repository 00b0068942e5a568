// The checks that break a build if a value in C differs from the one that the tables were checked with.

import { clockSizeOf, sizeOf } from '../access/policy';
import type { Steps } from '../language/steps';
import { IS_ID, type NameEntry } from '../model/names';
import type { Table } from '../model/program';
import { plainNumber } from './expression';
import type { OutputPart } from './printed';
import type { BuildCheck, TargetOutput } from './target';
import { WIDTH, wrapped } from './wrap';

export interface CheckSection {
    readonly title: string;
    readonly isEmpty: boolean;
    /** Visits them one at a time, because there is one for each name or id. */
    readonly each: (visit: (check: BuildCheck) => void) => Steps<void>;
}

/** Checks in an order that does not depend on that of the rows. */
export const byText = (checks: ReadonlyMap<string, BuildCheck>): BuildCheck[] =>
    [...checks.values()].sort((a, b) => (a.text < b.text ? -1 : 1));

const INDENT = '    ';

/** The check that a name still stands for the same number. */
export const nameCheck = (entry: NameEntry, { c }: TargetOutput): BuildCheck => ({
    text: entry.name,
    value: c.constantOf(entry),
    radix: IS_ID[entry.kind] && !hasClass(entry) ? 10 : 16,
});

/** An id whose upper bits say what it identifies is written in hexadecimal. */
const hasClass = ({ number = 0 }: NameEntry): boolean => number >= 0x4000;

/** The check that a table's array has as many places as its rows need. */
export const sizeCheck = (table: Table): BuildCheck => ({
    text: `ARRAY_SIZE(${table.name})`,
    value: lengthOf(table),
    radix: 10,
});

/** How the function's name begins; `language/words.ts` reserves such names. */
const CHECK_FUNCTION = 'eemi_acl_check_';

/** A function with Xen's own build checks, which is compiled and never called; `word` makes its name unique. */
export function* printBuildChecks(
    sections: readonly CheckSection[],
    word: string,
    part: OutputPart,
): Steps<void> {
    part.lines([
        '',
        '/*',
        ' * The tables were checked with these values. Where a header gives others, the',
        ' * build breaks instead of the policy.',
        ' */',
        ...onOneLineOrTwo(
            'static void __init __maybe_unused',
            `${CHECK_FUNCTION}${word.toLowerCase()}(void)`,
        ),
        '{',
    ]);
    for (const [at, { title, each }] of sections.entries()) {
        if (at > 0) part.line('');
        part.line(`${INDENT}/* ${title} */`);
        yield* each(check => printComparison(`${INDENT}BUILD_BUG_ON(`, check, ' != ', ');', part));
    }
    part.line('}');
}

const onOneLineOrTwo = (left: string, right: string): string[] =>
    left.length + 1 + right.length <= WIDTH ? [`${left} ${right}`] : [left, right];

/** The same, as C's own static assertions. */
export function* printStaticAssertions(sections: readonly CheckSection[], part: OutputPart): Steps<void> {
    for (const { title, each } of sections) {
        part.lines(['', `/* ${title} */`]);
        yield* each(check => printComparison('_Static_assert(', check, ' == ', ', "not as checked");', part));
    }
}

function printComparison(
    open: string,
    { text, value, radix }: BuildCheck,
    operator: string,
    close: string,
    part: OutputPart,
): void {
    const left = open + (text.includes(' ') ? `(${text})` : text);
    const line = left + operator + plainNumber(value, radix) + close;
    if (line.length <= WIDTH) part.line(line);
    else part.lines(wrapped(line, open.length));
}

function lengthOf(table: Table): number {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return sizeOf(table);
        case 'mmio':
            return table.rows.length;
        case 'clock':
            return clockSizeOf(table);
    }
}
