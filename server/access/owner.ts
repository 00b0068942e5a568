// A domain of a program, as the rules ask about it.

import type { Domain as ModelDomain } from '../model/domain';
import type { Domain } from './tables';

/** The domain with the pages that it is known to own. */
export const askedFor = (domain: ModelDomain): Domain => ({
    hardwareDomain: domain.hwdom,
    ownsFrame: frame => domain.owns(BigInt(frame)),
});
