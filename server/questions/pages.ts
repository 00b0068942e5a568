// What a page is called, as the rows name it that grant through it, or else by the frame that has it; and who has it besides.

import type { Domain } from '../model/domain';
import { ownerOfPage } from '../model/page-owners';
import type { Program } from '../model/program';
import type { Asked } from './answers';

/** The name of a page (frame number); `undefined` if nothing is known to have it. */
export const nameOfPage = ({ program, frameNames }: Asked, page: number): string | undefined =>
    frameNames.get(page) ?? ownerOfPage(program.scope, BigInt(page))?.name;

/** The names of the other domains, without the hardware domain, that own a page (frame number). */
export const otherOwners = ({ domains }: Program, domain: Domain, page: number): string[] =>
    domains.filter(each => each !== domain && !each.hwdom && each.owns(BigInt(page))).map(({ name }) => name);
