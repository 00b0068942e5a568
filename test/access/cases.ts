// What the implementations are asked about a program, and how the C program is told of its tables.

import { pllsOf, policyOf } from '../../server/access/policy';
import { type Program, tableOf } from '../../server/model/program';
import { addressesOf, type Case, numbersFrom, type Questions } from './agreement';

/** One of the class bits in Versal's ids. */
const CLASS_BIT = 0x0400_0000;
/** Ids at the limits of 32 bits. */
const FAR = [0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/** The case of a program for the target `xen`. `resetBase` is the id with index 0 of the reset table, as C writes it. */
export const xenCase = (program: Program, source: string, resetBase: string): Case => ({
    program,
    source,
    questions: questionsOfXen(program),
    rules: 'rules.h',
    defines: [`RESET_BASE ${resetBase}`],
});

/** Every id for which an array has a place, and some others. */
function questionsOfXen(program: Program): Questions {
    const { node, reset } = policyOf(program);
    const sizeOf = (rows: readonly { readonly index: number }[] = []): number =>
        1 + Math.max(-1, ...rows.map(({ index }) => index));
    const resets = sizeOf(reset?.rows);
    const base = reset?.base ?? 0;
    return {
        node: numbersFrom(0, sizeOf(node?.rows) + 8),
        reset: [...numbersFrom(0, resets + 8), ...numbersFrom(base - 2, base + resets + 8)],
        clock: [0],
        addresses: addressesOf(program),
    };
}

/** The case of a program for the target `xlnx`. */
export const xlnxCase = (program: Program, source: string): Case => ({
    program,
    source,
    questions: questionsOfXlnx(program),
    rules: 'rules-xlnx.h',
    defines: [
        ...(['node', 'reset', 'clock'] as const).map(kind => {
            const macro = tableOf(program.tables, kind)?.macro?.name;
            return `${kind.toUpperCase()}_IDX(id) ${macro === undefined ? '(id)' : `${macro}(id)`}`;
        }),
        `EDITION ${program.edition}`,
        `IS_PLL(id) (${[...pllsOf(program.scope).map(id => `(id) == ${id}u`), 'false'].join(' || ')})`,
    ],
});

/** Every index of an array as an id, every row's id with its neighbours and with another class, and very large ids. */
function questionsOfXlnx(program: Program): Questions {
    const { node, reset, clock, plls } = policyOf(program);
    const around = (rows: readonly { readonly id: number; readonly index: number }[] = []): number[] => {
        const places = rows.flatMap(({ index }) => [index, index + 1]);
        const ids = rows.flatMap(({ id }) => [
            id - 1,
            id,
            id + 1,
            (id ^ CLASS_BIT) >>> 0,
            (id & 0xffff) >>> 0,
        ]);
        const all = [...numbersFrom(0, 8), ...places, ...ids, ...FAR];
        return [...new Set(all.filter(id => id >= 0 && id <= 0xffff_ffff))];
    };
    return {
        node: around(node?.rows),
        reset: around(reset?.rows),
        clock: [...new Set([...around(clock?.rows), ...plls])],
        addresses: addressesOf(program),
    };
}
