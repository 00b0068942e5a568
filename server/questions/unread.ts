// Domains of which it is not known what they own. Questions about others have answers all the same.

import type { Domain } from '../model/domain';
import { lineOf, type Problem } from '../model/problem';
import type { Program } from '../model/program';

/** Whether a problem says that a file of a domain could not be read: then the domain is unknown, and nothing else is. */
export const isOfUnreadFile = ({ domains, file }: Program, problem: Problem): boolean =>
    domains.some(
        domain =>
            domain.file === file &&
            domain.froms.some(({ given, line }) => given === undefined && line === lineOf(problem)),
    );

/** Why it is not known what a domain may do, in half a sentence. */
export const WHY_UNKNOWN = 'something that gives it pages could not be read';

/** That it is not known what some domains may do besides; nothing where all is known. */
export function unknownNotes(domains: readonly Domain[]): string[] {
    const names = domains.filter(({ isKnown }) => !isKnown).map(({ name }) => name);
    return names.map(name => `What else ${name} may do is unknown: ${WHY_UNKNOWN}.`);
}
