// What a page is called: as the rows name it that grant through it, or else by the frame that has it.

import type { Policy } from '../access/policy';
import { ownerOfPage } from '../model/page-owners';
import type { Scope } from '../model/scope';

/** The name of a page (frame number); `undefined` if nothing is known to have it. */
export function nameOfPage(scope: Scope, { node, reset }: Policy, page: number): string | undefined {
    const rows = [...(node?.rows ?? []), ...(reset?.rows ?? [])];
    const row = rows.find(({ frame, source }) => frame === page && source.frameName !== undefined);
    return row?.source.frameName?.name ?? ownerOfPage(scope, BigInt(page))?.name;
}
