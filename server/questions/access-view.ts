// What pages and an editor show of who may use what. The built program loads this file when it is needed.

import { alikePolicy } from '../access/alike';
import { isForwarded } from '../access/policy';
import { folded } from '../diagnostics/phrases';
import { finish, type Steps } from '../language/steps';
import type { Domain, Given } from '../model/domain';
import { nameOfId } from '../model/id-names';
import { baseName, relativePath } from '../model/paths';
import type { Program } from '../model/program';
import type { AccessData, ShownRow, ShownTable } from '../view/access';
import { accessPage } from '../view/page';
import { addressSpace } from './address-space';
import { type Asked, answer, askable, askableAbout, askableWith, mayIn } from './answers';
import { domainParagraphs, generalNotes, type Paragraph } from './paragraphs';
import { domainsOf, type Question } from './question';
import { questionsOf } from './row-answers';
import { sentencesOf } from './sentences';
import { shownRows } from './shown-rows';
import { talliesIn, tallySteps } from './tally';
import { tallyText } from './tally-text';
import { unknownNotes } from './unread';

/** What is to be known besides the program. */
export interface Surroundings {
    readonly errors: number;
    /** Where an editor finds a file; empty if nobody opens it. */
    readonly uriOf: (file: string) => string;
}

/** The data of the view, in pieces. */
export function accessData(program: Program, surroundings: Surroundings): Steps<AccessData> {
    return dataOf(program, domainsOf(program), surroundings);
}

/** With more answers, the page has no reasons: nobody reads so many. */
const MOST_REASONS = 20_000;

/** A page with more cells is longer than a text may be, or than a browser shows. */
const MOST_CELLS = 2_000_000;

/** The page of its own: with the reasons, if they are not too many to read; `undefined` if it would be too long. */
export function accessDocument(program: Program, domains: readonly Domain[]): string | undefined {
    const data = finish(dataOf(program, domains, { errors: 0, uriOf: () => '' }));
    if ((data.rows.length + data.pages.length) * domains.length > MOST_CELLS) return undefined;
    if (data.rows.length * domains.length > MOST_REASONS) return accessPage(data);
    const asked = askable(program);
    return accessPage({
        ...data,
        rows: data.rows.map(row => ({ ...row, why: whyOf(asked, data, row, domains) })),
    });
}

/** Why a domain may use something or not, each a sentence; empty for what is not there (any more). */
export function accessTrace(
    program: Program,
    kind: ShownTable['kind'],
    id: string,
    domainName: string,
): string[] {
    const domain = domainsOf(program).find(({ name }) => name === domainName);
    if (domain === undefined) return [];
    return questionsOf(program, kind, id).flatMap(question =>
        toldOf(askableAbout(program, question), domain, question),
    );
}

/** What the devices of a tree use of one kind, as texts; those that the domain may not use, and of which that is unknown. */
export interface UsedThings {
    readonly title: string;
    readonly names: string;
    readonly refused: string;
    readonly unknown: string;
}

/** What devices that are given to a domain use of the firmware, by kind. */
export function usedThings(program: Program, domain: Domain, uses: Given['uses']): UsedThings[] {
    return USED_KINDS.flatMap(([kind, title]) => {
        const ids = [...new Set(uses.filter(each => each.kind === kind).map(({ id }) => id))];
        const textOf = (some: readonly number[]): string =>
            folded(some.map(id => nameOfId(program.scope, kind, id)));
        const may = (id: number): string => mayUse(program, domain, kind, id);
        const refused = textOf(ids.filter(id => may(id) === 'no'));
        const unknown = textOf(ids.filter(id => may(id) === 'unknown'));
        return ids.length === 0 ? [] : [{ title, names: textOf(ids), refused, unknown }];
    });
}

const USED_KINDS = [
    ['clock', 'clocks'],
    ['reset', 'resets'],
    ['node', 'power domains'],
] as const;

/** Calls that no table is asked about go to the firmware. */
function mayUse(program: Program, domain: Domain, kind: UsedKind, id: number): 'yes' | 'no' | 'unknown' {
    const question = { action: kind, id, text: '' } as const;
    const asked = askableAbout(program, question);
    if (asked.policy[kind] === undefined || (kind === 'clock' && isForwarded(program, id))) return 'yes';
    const given = answer(asked, domain, question);
    return given === undefined ? 'yes' : mayIn(given);
}

type UsedKind = (typeof USED_KINDS)[number][0];

/** What a domain may control, below a title a line for each page or other reason: the first `most` of `count`. */
export function domainLines(
    program: Program,
    domain: Domain,
    most: number,
): { readonly title: string; readonly lines: readonly string[]; readonly count: number } {
    const [first, ...others] = domainParagraphs(askable(program), domain);
    const lineOf = ({ lead, text }: Paragraph): string => (lead + text).trim().replaceAll('  ', ' ');
    const lines = others.slice(0, most).map(lineOf);
    return { title: first ? lineOf(first) : '', lines, count: others.length };
}

/** How much each domain may do, such as `may control 7 devices, 3 shared`, in pieces. */
export function* domainTallies(program: Program): Steps<string[]> {
    return (yield* tallySteps(program, program.domains)).map(tallyText);
}

function* dataOf(
    program: Program,
    domains: readonly Domain[],
    { errors, uriOf }: Surroundings,
): Steps<AccessData> {
    const alike = yield* alikePolicy(program);
    const { policy } = alike;
    const asked = askableWith(program, policy);
    const tables = SHOWN_KINDS.flatMap(([kind, of]) => {
        const source = policy[of]?.source;
        if (source === undefined) return [];
        const { name, file } = source;
        return { kind, name, path: relativePath(program.file, file), uri: uriOf(file) };
    });
    const shown = yield* shownRows(asked, alike, tables, domains);
    const tallies = yield* talliesIn(alike, domains);
    return {
        title: baseName(program.file),
        errors,
        tables,
        domains: tallies.map((tally, at) => ({
            name: domains[at]?.name ?? '',
            isHwdom: domains[at]?.hwdom ?? false,
            summary: tallyText(tally),
        })),
        ...shown,
        pages: yield* addressSpace(asked, domains),
        notes: [...unknownNotes(domains), ...generalNotes(asked)],
    };
}

const SHOWN_KINDS = [
    ['node', 'node'],
    ['reset', 'reset'],
    ['clock', 'clock'],
    ['register', 'mmio'],
] as const;

const whyOf = (
    asked: Asked,
    { tables }: AccessData,
    { table, id }: ShownRow,
    domains: readonly Domain[],
): string[] =>
    domains.flatMap(domain =>
        questionsOf(asked.program, tables[table]?.kind ?? 'node', id)
            .flatMap(question => toldOf(asked, domain, question))
            .join('. But '),
    );

function toldOf(asked: Asked, domain: Domain, question: Question): string[] {
    const given = answer(asked, domain, question);
    return given === undefined ? [] : sentencesOf(asked, given);
}
