// What a page is called, as the rows name it that grant through it, or else by the frame that has it; and who has it besides.

import type { Policy } from '../access/policy';
import type { Domain } from '../model/domain';
import { ownerOfPage } from '../model/page-owners';
import type { Program } from '../model/program';
import type { Scope } from '../model/scope';

/** The name of a page (frame number); `undefined` if nothing is known to have it. */
export function nameOfPage(scope: Scope, { node, reset }: Policy, page: number): string | undefined {
    const rows = [...(node?.rows ?? []), ...(reset?.rows ?? [])];
    const row = rows.find(({ frame, source }) => frame === page && source.frameName !== undefined);
    return row?.source.frameName?.name ?? ownerOfPage(scope, BigInt(page))?.name;
}

/** The names of the other domains, without the hardware domain, that own a page (frame number). */
export const otherOwners = ({ domains }: Program, domain: Domain, page: number): string[] =>
    domains.filter(each => each !== domain && !each.hwdom && each.owns(BigInt(page))).map(({ name }) => name);
