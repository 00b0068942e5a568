// The pages of a domain for messages: by the names of the devices to which they belong, else by their numbers.

import { hexOf } from '../language/number';
import type { FrameRange } from '../model/domain';
import { ownerOfPage } from '../model/page-owners';
import type { Scope } from '../model/scope';

/** Pages (frame numbers, both included). */
export type Pages = Pick<FrameRange, 'first' | 'last'>;

/** A message shows only a few ranges. */
export const MOST_SHOWN = 16;

/** The pages of some ranges as texts: `0xff0c0 (MM_GEM1)`, `0xff0a0 to 0xff0a3`. */
export const pagesTexts = (scope: Scope, ranges: readonly Pages[]): string[] =>
    ranges.slice(0, MOST_SHOWN).map(pages => pagesText(scope, pages));

function pagesText(scope: Scope, { first, last }: Pages): string {
    if (first !== last) return `${hexOf(first)} to ${hexOf(last)}`;
    const owner = ownerOfPage(scope, first);
    return owner === undefined ? hexOf(first) : `${hexOf(first)} (${owner.name})`;
}
