// What pages and an editor show of who may use what. The built program loads this file when it is needed.

import { isForwarded, type PolicyAccessRow, policyOf, policySteps } from '../access/policy';
import { folded, idText } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import { finish, inPieces, type Steps } from '../language/steps';
import type { Domain, Given } from '../model/domain';
import { nameOfId } from '../model/id-names';
import { baseName, relativePath } from '../model/paths';
import type { Program } from '../model/program';
import type { AccessData, ShownRow, ShownTable } from '../view/access';
import { accessPage } from '../view/page';
import { addressSpace } from './address-space';
import { type Asked, answer, askable, askableAbout, askableWith, mayIn } from './answers';
import { type Holdings, holdingSteps, registerName } from './holdings';
import { nameOfPage } from './pages';
import { domainParagraphs, generalNotes } from './paragraphs';
import { domainsOf, type Question } from './question';
import { questionsOf } from './row-answers';
import { sentencesOf } from './sentences';
import { talliesOf, tallySteps } from './tally';
import { tallyText } from './tally-text';
import { unknownNotes } from './unread';

/** What is to be known besides the program. */
export interface Surroundings {
    readonly errors: number;
    /** Where an editor finds a file; empty if nobody opens it. */
    readonly uriOf: (file: string) => string;
}

/** More rows are not shown: nobody reads so many. */
const MOST_ROWS = 20_000;

/** The data of the view, in pieces. */
export function* accessData(program: Program, surroundings: Surroundings): Steps<AccessData> {
    const asked = askableWith(program, yield* policySteps(program));
    return yield* dataOf(asked, domainsOf(program), surroundings);
}

/** The page of its own: with the reasons, if they are not too many to read. */
export function accessDocument(program: Program, domains: readonly Domain[]): string {
    const asked = askable(program);
    const data = finish(dataOf(asked, domains, { errors: 0, uriOf: () => '' }));
    const withWhy = data.rows.length * domains.length <= MOST_ROWS;
    const rows = data.rows.map(row => (withWhy ? { ...row, why: whyOf(asked, data, row, domains) } : row));
    return accessPage({ ...data, rows });
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

/** What a domain may control, a line for each page or other reason. */
export function domainLines(program: Program, domain: Domain): string[] {
    const asked = askable(program);
    return domainParagraphs(asked, domain).map(({ lead, text }) =>
        (lead + text).trim().replaceAll('  ', ' '),
    );
}

/** How much each domain may do, such as `may control 7 devices, 3 shared`. */
export function domainTallies(program: Program): string[] {
    return talliesOf(policyOf(program), program.domains).map(tallyText);
}

function* dataOf(
    asked: Asked,
    domains: readonly Domain[],
    { errors, uriOf }: Surroundings,
): Steps<AccessData> {
    const { program, policy } = asked;
    const held: Holdings[] = [];
    for (const domain of domains) held.push(yield* holdingSteps(asked, domain));
    const tables = SHOWN_KINDS.flatMap(([kind, of]) => {
        const source = policy[of]?.source;
        if (source === undefined) return [];
        const { name, file } = source;
        return { kind, name, path: relativePath(program.file, file), uri: uriOf(file) };
    });
    const makers = rowMakers(asked, tables, held.map(marker));
    const rows: ShownRow[] = [];
    yield* inPieces(makers.slice(0, MOST_ROWS), make => rows.push(make()));
    const tallies = yield* tallySteps(policy, domains);
    return {
        title: baseName(program.file),
        errors,
        tables,
        domains: tallies.map((tally, at) => ({
            name: domains[at]?.name ?? '',
            isHwdom: domains[at]?.hwdom ?? false,
            summary: tallyText(tally),
        })),
        rows,
        omitted: makers.length - rows.length,
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

/** Gives the mark of a domain for a thing or a row of registers. */
function marker({ domain, holdings, wideClocks }: Holdings): (key: string | object) => string {
    const marks = new Map<string | object, string>();
    for (const { things, registers, isExtra } of holdings) {
        for (const { kind, id } of things) marks.set(`${kind} ${id}`, isExtra ? 'e' : 'y');
        for (const { row } of registers) marks.set(row, isExtra ? 'e' : 'y');
    }
    for (const { clock } of wideClocks) marks.set(`clock ${clock.id}`, 'y');
    // What cannot be read may give it more.
    const otherwise = domain.isKnown ? 'n' : 'u';
    return key => marks.get(key) ?? otherwise;
}

/** What makes each of the rows that the view could show. */
function rowMakers(
    asked: Asked,
    tables: readonly ShownTable[],
    markers: readonly ((key: string | object) => string)[],
): (() => ShownRow)[] {
    const { policy, program } = asked;
    const marksOf = (key: string | object): string => markers.map(mark => mark(key)).join('');
    const nodeName = (id: number): string => nameOfId(program.scope, 'node', id);
    return tables.flatMap(({ kind }, table): (() => ShownRow)[] => {
        if (kind === 'register')
            return (policy.mmio?.rows ?? []).map(row => () => ({
                ...{ table, line: row.source.line, id: hexOf(row.start), name: registerName(row) },
                needs: [nodeName(row.node), ...limitsOf(row)].join(', '),
                marks: marksOf(row),
            }));
        if (kind === 'clock') return clockRows(asked, table, marksOf);
        return (policy[kind]?.rows ?? []).map(row => () => ({
            ...{ table, line: row.source.line, id: idText(row.id) },
            name: nameOfId(program.scope, kind, row.id),
            needs: needsOf(asked, row),
            marks: marksOf(`${kind} ${row.id}`),
        }));
    });
}

/** A row for each clock, whose nodes may stand in several. */
function clockRows(
    { policy, program: { scope } }: Asked,
    table: number,
    marksOf: (key: string) => string,
): (() => ShownRow)[] {
    const byIndex = new Map<number, { id: number; line: number; nodes: string[] }>();
    for (const { id, index, node, source } of policy.clock?.rows ?? []) {
        const clock = byIndex.get(index) ?? { id, line: source.line, nodes: [] };
        byIndex.set(index, clock);
        clock.nodes.push(nameOfId(scope, 'node', node));
    }
    return [...byIndex.values()].map(({ id, line, nodes }) => () => ({
        ...{ table, line, id: idText(id), name: nameOfId(scope, 'clock', id) },
        needs: nodes.join(', '),
        marks: marksOf(`clock ${id}`),
    }));
}

const limitsOf = (row: { readonly readonly: boolean; readonly onlyHwdom: boolean }): string[] => [
    ...(row.readonly ? ['read-only'] : []),
    ...(row.onlyHwdom ? ['for the hardware domain only'] : []),
];

/** What a row of a node or reset table asks for. */
function needsOf(asked: Asked, { frame, hwdom }: PolicyAccessRow): string {
    const page = frame === 0 ? [] : [`${nameOfPage(asked, frame) ?? 'page'} ${hexOf(frame)}`];
    const all = [...page, ...(hwdom ? ['the hardware domain'] : [])];
    return all.length === 0 ? 'denied to everyone' : all.join(' or ');
}

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
