// How the findings about clocks and registers without a row name them: first those beside which others have one.

import { list } from './phrases';

export interface GapNames {
    /** Those that look forgotten, each with one of its kind that has a row. */
    readonly likely: readonly { readonly name: string; readonly sibling: string }[];
    readonly others: readonly string[];
}

export const namesOf = ({ likely, others }: GapNames): string[] => [
    ...likely.map(({ name }) => name),
    ...others,
];

export const isSingle = (gap: GapNames): boolean => namesOf(gap).length === 1;

/** Sentences for the detail, with a space behind them: which look forgotten, and the others. */
export function besideText({ likely, others }: GapNames): string {
    const forgotten = likely.map(({ name, sibling }) => `${name} (${sibling} has one)`);
    const first = forgotten.length === 0 ? '' : `Perhaps forgotten: ${list(forgotten)}. `;
    const rest = others.length === 0 ? '' : `Without a row: ${list(others)}. `;
    return first + rest;
}
