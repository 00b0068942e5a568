// What `explain` says of a target: what its rows hold, and which of its rules changed with which edition. The first call loads it
// (`AT_FIRST_CALL` in build.mjs).

import { rulesOfEdition } from '../access/editions';
import type { EditionRules } from '../access/xlnx';
import { newest, type Target, traitsOf } from '../model/targets';
import type { Paragraph } from '../questions/paragraphs';

/** What a target is, and then its editions, oldest first. */
export function targetText(target: Target): Paragraph[] {
    const { editions } = traitsOf(target);
    if (editions.length === 0)
        return [{ lead: `${target}: `, text: `${FORMS[target]}. Its rules have not changed.` }];
    const text = `${FORMS[target]}. Its rules changed over the years: an edition has those of its year's end, and holds until the next. A file says which, as in \`target ${target} ${editions[0]}\`; without a year it is ${newest(target).edition}.`;
    const lines = editions.map((edition, at) => ({
        lead: `  ${edition}  `,
        text: changesIn(rulesOfEdition(edition), at === 0 ? undefined : rulesOfEdition(editions[at - 1])),
    }));
    return [{ lead: `${target}: `, text }, { lead: '', text: '' }, ...lines];
}

const FORMS: { readonly [T in Target]: string } = {
    xen: 'a target. Rows hold frame numbers, as in the patches that were proposed for Xen',
    xlnx: "a target. Rows hold byte addresses, as in AMD's tree",
};

/** What an edition has otherwise than the one before it; of the oldest, what came to be otherwise later. */
function changesIn(rules: EditionRules, before: EditionRules | undefined): string {
    const changes = Object.entries(RULES).flatMap(([rule, { first, since }]) => {
        if (before === undefined) return first;
        return valueIn(rules, rule) === valueIn(before, rule) ? [] : since;
    });
    return changes.join('; ');
}

const valueIn = (rules: EditionRules, rule: string): unknown => new Map(Object.entries(rules)).get(rule);

/** Each rule as it was at first, and as it is now. */
const RULES: { readonly [R in keyof EditionRules]: { readonly first: string; readonly since: string } } = {
    nodeZeroPasses: {
        first: 'node 0 passes every domain, also as the node of a register or a clock, and its row is not asked',
        since: 'node 0 is a row like any other (since July 2020)',
    },
    hwdomHasOtherClocks: {
        first: "a clock without a row is nobody's",
        since: "a clock without a row is the hardware domain's (since January 2022)",
    },
    forwardsPlls: {
        first: 'the table says who may change the clock of a PLL',
        since: 'calls that change the clock of a PLL are forwarded for every domain (since some time between the trees of 4.14 and 4.17)',
    },
    answersEnabling: {
        first: 'the table says who may enable a clock that runs',
        since: 'enabling a clock that runs succeeds for every domain (since March 2022)',
    },
    ignoresDisabling: {
        first: 'the table says who may disable a clock',
        since: 'disabling a clock succeeds for every domain, and does nothing (since December 2023)',
    },
    mailboxIndex: {
        first: "no table decides about the firmware's mailbox",
        since: "index 56 of the node table decides about the firmware's mailbox (since April 2024)",
    },
};
