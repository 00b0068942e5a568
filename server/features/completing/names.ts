// The names that fit at a place, the likeliest first, depending on the part of the line.

import type { Analysis } from '../../checks/analyse';
import { type Code, severityOf } from '../../diagnostics';
import type { TableKind } from '../../language/syntax';
import { PLACEHOLDER_REASON } from '../../language/waiver';
import { blockAt } from '../../model/blocks';
import { sharedBeginnings } from '../../model/c-header';
import { chipOf, PLATFORM_NAMES, targetOf } from '../../model/platforms';
import { isTarget, TARGETS, type Target, traitsOf } from '../../model/targets';
import { editionSummary } from '../texts/keywords';
import { type Candidate, LIKELY, REST, wordCandidate } from './candidate';
import { CODES_IN } from './codesHere';
import { type NameContext, named } from './context';
import { addresses, belongings, frames } from './frames';
import { constants, granted, rangeEnds, subjects } from './ids';
import type { CompletionPlace } from './place';

/** The names for this part of the line, in groups by rank, each in its own order. */
export function nameCandidates(
    analysis: Analysis,
    line: number,
    { part, statement, typed, isLast }: CompletionPlace,
): Iterable<Candidate> {
    if (part === undefined) return [];
    const context = { analysis, program: analysis.program, line, statement, part, typed, isLast };
    switch (part.role) {
        case 'subject':
        case 'waived':
            return subjects(context);
        case 'until':
            return rangeEnds(context);
        case 'node':
        case 'object':
            return granted(context);
        case 'frame':
            return frames(context);
        case 'address':
            return addresses(context);
        case 'of':
            return belongings(context);
        case 'value':
            return named(context, () => REST);
        case 'index':
            return constants(context);
        case 'domain':
            return domains(context);
        case 'code':
            return codes(context);
        case 'platform':
            return PLATFORM_NAMES.map(platformCandidate);
        case 'target':
            return TARGETS.map(name => wordCandidate(name, 'value', LIKELY));
        case 'edition':
            return editions(context);
        case 'table':
            return tableNames(context);
        case 'declared':
        case 'macro':
        case 'parameter':
        case 'owner':
        case 'mfn':
        case 'mask':
        case 'pages':
        case 'bytes':
        case 'number':
        case 'defined':
            return [];
        case 'pattern':
            return patterns(context);
    }
}

/** What the header has: beginnings of names that several share, and the names that are typed so far. */
function patterns({ program, line, typed, statement, part }: NameContext): Candidate[] {
    const header = program.headers.find(({ at }) => at.number === line)?.header;
    if (header === undefined || statement.kind !== 'import') return [];
    const node = statement.patterns.find(each => each.start <= part.node.start && part.node.end <= each.end);
    if (node?.pattern !== undefined && node.pattern.start < part.node.start)
        return takenBy(node.pattern.name, header.names);
    if (node?.kind === 'frame' && node.form === undefined) return [];
    const shared = sharedBeginnings(header).map(each => wordCandidate(`${each}*`, 'value', LIKELY));
    const names = typed === '' ? [] : header.names.filter(name => name.startsWith(typed));
    return [...shared, ...names.map(name => wordCandidate(name, 'value', REST))];
}

/** What `not` can leave out: the names that the pattern before it takes. */
const takenBy = (pattern: string, names: readonly string[]): Candidate[] =>
    names
        .filter(name => pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)))
        .map(name => wordCandidate(name, 'value', LIKELY));

/** The newest first, which is usually meant. */
function editions({ statement }: NameContext): Candidate[] {
    const target = statement.kind === 'target' ? statement.name?.name : undefined;
    if (target === undefined || !isTarget(target)) return [];
    return traitsOf(target)
        .editions.toReversed()
        .map(edition => ({
            ...wordCandidate(`${edition}`, 'value', LIKELY),
            detail: () => editionSummary(edition),
        }));
}

const platformCandidate = (name: string): Candidate => ({
    ...wordCandidate(name, 'module', LIKELY),
    detail: () => `the names of ${chipOf(name)}, as trees for ${targetOf(name)} spell them`,
});

const domains = ({ program }: NameContext): Candidate[] =>
    program.domains.map(domain => ({
        ...wordCandidate(domain.name, 'domain', LIKELY),
        detail: () => (domain.hwdom ? 'the hardware domain' : 'domain'),
        data: { file: program.file, domain: domain.name },
    }));

/** The codes that can be waived in this block, first those reported in it or in this row. */
function codes({ analysis, program, line, statement, isLast }: NameContext): Candidate[] {
    const block = blockAt(program, line);
    const isOwnLine = statement.kind === 'waive';
    const [first, last] = isOwnLine ? [block?.first ?? line, block?.last ?? line] : [line, line];
    const reported = new Set(
        analysis.problems
            .filter(({ range }) => range.start.line >= first && range.start.line <= last)
            .map(each => each.code),
    );
    const codesHere: readonly Code[] = CODES_IN[block?.kind ?? 'file'];
    return codesHere.map(code => ({
        ...wordCandidate(code, 'code', reported.has(code) ? LIKELY : REST),
        detail: () => severityOf(code),
        data: { code },
        ...(isLast && continued(code, isOwnLine)),
    }));
}

/** A code with what follows: the ids of a gap, which are chosen from a list, or the reason. */
const continued = (code: Code, isOwnLine: boolean): Partial<Candidate> =>
    code === 'index-gap' && isOwnLine
        ? { insert: `${code} $0`, isSnippet: true, opensList: true }
        : { insert: `${code} "\${1:${PLACEHOLDER_REASON}}"`, isSnippet: true };

/** The names of the tables in Xen's C. */
const TABLE_NAMES: Record<Target, Record<TableKind, readonly string[]>> = {
    xen: {
        node: ['pm_node_access'],
        reset: ['pm_reset_access'],
        mmio: ['pm_mmio_access'],
        clock: ['pm_clock_node_map'],
    },
    xlnx: {
        node: ['pm_node_access'],
        reset: ['pm_reset_access', 'pm_rst_access'],
        mmio: ['pm_mmio_access'],
        clock: ['pm_clock_node_map', 'pm_clk_node_map'],
    },
};

function tableNames({ program, statement }: NameContext): Candidate[] {
    if (statement.kind !== 'table') return [];
    return TABLE_NAMES[program.target][statement.table].map(name => wordCandidate(name, 'table', LIKELY));
}
