// What a page is called, as the rows name it that grant through it, or else by the frame that has it; and who has it besides.

import type { Domain } from '../model/domain';
import { perVersion } from '../model/kept/per-version';
import { ownerOfPage } from '../model/page-owners';
import type { Program } from '../model/program';
import type { Asked } from './answers';

/** The name of a page (frame number); `undefined` if nothing is known to have it. */
export const nameOfPage = ({ program, frameNames }: Asked, page: number): string | undefined =>
    frameNames.get(page) ?? ownerOfPage(program.scope, BigInt(page))?.name;

/** The names of the other domains, without the hardware domain, that own a page (frame number). */
export const otherOwners = ({ domains }: Program, domain: Domain, page: number): string[] =>
    domains.filter(each => each !== domain && !each.hwdom && each.owns(BigInt(page))).map(({ name }) => name);

/** The same for any domain that does not own the page itself: thousands may lack the same few, so what was found is kept. */
export function ownersOf({ domains }: Program, page: number): readonly string[] {
    const known = knownOwners(domains);
    const owners =
        known.get(page) ??
        domains.filter(each => !each.hwdom && each.owns(BigInt(page))).map(({ name }) => name);
    known.set(page, owners);
    return owners;
}

const knownOwners = perVersion((_: Program['domains']) => new Map<number, readonly string[]>());
