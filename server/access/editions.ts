// Which rules hold in which edition of a target. This is the one place that knows what changed and when; everything else asks for
// the rules of a program's edition.

import type { Edition } from '../model/targets';
import type { EditionRules } from './xlnx';

/** The rules that changed, for the target `xlnx`. A target without editions has none of them. */
export const rulesOfEdition = (edition: Edition | undefined): EditionRules =>
    edition === undefined ? NEVER_CHANGED : RULES[edition];

/** The edition with the rules from before all changes. */
export const OLDEST_EDITION: Edition = 2019;

const OLDEST: EditionRules = {
    // Until July 2020.
    nodeZeroPasses: true,
    // Since January 2022.
    hwdomHasOtherClocks: false,
    // Since some time between the trees of 4.14 (2020) and 4.17 (2022).
    forwardsPlls: false,
    // Since March 2022.
    answersEnabling: false,
    // Since December 2023.
    ignoresDisabling: false,
    // Since April 2024: on ZynqMP the device IPI_APU, on other chips whatever device has this index.
    mailboxIndex: undefined,
};
const OF_2020: EditionRules = { ...OLDEST, nodeZeroPasses: false };
const OF_2022: EditionRules = {
    ...OF_2020,
    hwdomHasOtherClocks: true,
    forwardsPlls: true,
    answersEnabling: true,
};
const OF_2024: EditionRules = { ...OF_2022, ignoresDisabling: true, mailboxIndex: 56 };

const RULES: Record<Edition, EditionRules> = { 2019: OLDEST, 2020: OF_2020, 2022: OF_2022, 2024: OF_2024 };

const NEVER_CHANGED: EditionRules = { ...OLDEST, nodeZeroPasses: false };
