// What domains may do as paragraphs, which the command line wraps to its width.

import { count, folded, list } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import type { Domain } from '../model/domain';
import type { Asked } from './answers';
import { FIRMWARE_NOTE } from './caller';
import { type Holding, type Holdings, holdingsOf, type Source, type WideClock } from './holdings';
import type { Contents, Matrix, MatrixRow, May } from './matrix';
import { nameOfPage } from './pages';
import { WHY_UNKNOWN } from './unread';

/** Text with a lead before its first line, below which the other lines are indented. */
export interface Paragraph {
    readonly lead: string;
    readonly text: string;
}

/** All that a domain may do. */
export function domainParagraphs(asked: Asked, domain: Domain): Paragraph[] {
    const held = holdingsOf(asked, domain);
    const leads = held.holdings.map(leadOf);
    const longest = Math.max(0, ...leads.map(({ length }) => length));
    const holdings = held.holdings.map((each, at) => ({
        lead: `  ${(leads[at] ?? '').padEnd(longest)}  `,
        // Only when it is read: it names all who share the page.
        get text() {
            return holdingText(each);
        },
    }));
    const nothing = holdings.length === 0 && !held.hasOtherClocks;
    return [
        plain(nothing ? controlsNothing(domain) : `${domain.name} may control`),
        ...holdings,
        ...held.wideClocks.map(each =>
            item(`clock ${each.clock.name}, by several pages${pagesText(asked, each.pages, ': ')}`),
        ),
        ...(held.hasOtherClocks ? [item('every clock that has no row')] : []),
        ...halfParagraphs(asked, held),
        ...idleParagraphs(domain, held),
    ];
}

/** More pages could give it something. */
const controlsNothing = ({ name, isKnown }: Domain): string =>
    isKnown ? `${name} may control nothing` : `what ${name} may control is unknown`;

/** What several domains may do: a line for what the same of them have, and what they share. */
export function matrixParagraphs({ domains, rows, shared }: Matrix): Paragraph[] {
    const leads = rows.map(leadOf);
    const longest = Math.max(0, ...leads.map(({ length }) => length));
    const widths = domains.map(({ name }) => Math.max(3, name.length));
    const cells = (texts: readonly string[]): string =>
        texts.map((each, at) => each.padEnd(widths[at] ?? 0)).join('  ');
    const head = `${' '.repeat(longest)}  ${cells(domains.map(({ name }) => name))}`.trimEnd();
    return [
        { lead: head, text: '' },
        ...rows.map((row, at) => ({
            lead: `${(leads[at] ?? '').padEnd(longest)}  ${cells(row.may.map(may => MARKS[may]))}  `,
            text: contentsText(row),
        })),
        ...(rows.some(({ may }) => may.includes('extra'))
            ? [plain(`${MARKS.extra}: only ${BY_EXTRA_PAGE}`)]
            : []),
        ...(rows.some(({ may }) => may.includes('unknown'))
            ? [plain(`${MARKS.unknown}: unknown, because ${WHY_UNKNOWN}`)]
            : []),
        ...(shared.length === 0 ? [] : [plain('Both can control, and so can take from each other')]),
        ...shared.map(each => ({
            lead: '  ',
            text: `${list(each.domains.map(({ name }) => name))}: ${contentsText(each)}`,
        })),
    ];
}

const MARKS: Readonly<Record<May, string>> = { yes: 'yes', extra: 'extra', no: '-', unknown: '?' };

/** How a domain has what it was hardly meant to have. */
const BY_EXTRA_PAGE = 'by the page that Xen adds behind a region of a device tree';

/** What no row says, about answers without an object. */
export function generalNotes({ policy, program }: Asked): string[] {
    const { forwardsPlls, ignoresDisabling } = policy.edition;
    const refused = program.chip?.refusesRegisterCalls && policy.mmio !== undefined;
    return [
        ...(forwardsPlls && policy.plls.size > 0
            ? ['Every domain may change the clocks of PLLs: Xen forwards these calls without asking.']
            : []),
        ...(ignoresDisabling && policy.clock !== undefined
            ? ['Disabling a clock does nothing, whoever asks.']
            : []),
        ...(refused
            ? [`On ${program.chip?.name} Xen refuses every register call, whatever a register row says.`]
            : []),
        FIRMWARE_NOTE,
    ];
}

/** A paragraph without a lead. */
export const plain = (text: string): Paragraph => ({ lead: '', text });
const item = (text: string): Paragraph => ({ lead: '  ', text });

const leadOf = ({ source, name }: Pick<MatrixRow, 'source' | 'name'>): string =>
    typeof source === 'number' ? `${name ?? 'page'}  ${hexOf(source)}` : SOURCES[source];

const SOURCES: { readonly [S in Exclude<Source, number> | 'several']: string } = {
    hwdom: 'as the hardware domain',
    everyone: 'as every domain',
    several: 'by several pages',
};

function holdingText(holding: Holding): string {
    const { sharedWith, isExtra } = holding;
    const remarks = [
        ...(isExtra ? [`only ${BY_EXTRA_PAGE}`] : []),
        ...(sharedWith.length === 0
            ? []
            : [`${list(sharedWith)} ${sharedWith.length === 1 ? 'owns' : 'own'} this page too`]),
    ];
    return contentsText(holding) + (remarks.length === 0 ? '' : ` (${remarks.join('; ')})`);
}

/** Ids by kind, with runs of numbered names folded, and how many register rows. */
export function contentsText({ things, registers }: Contents): string {
    const ids = (['node', 'reset', 'clock'] as const)
        .map(kind => [kind, things.filter(each => each.kind === kind).map(({ name }) => name)] as const)
        .filter(([, names]) => names.length > 0)
        .map(([kind, names]) => `${kind} ${folded(names)}`);
    return [...ids, ...(registers.length === 0 ? [] : [count(registers.length, 'register row')])].join('; ');
}

function halfParagraphs(asked: Asked, { domain, halfClocks }: Holdings): Paragraph[] {
    if (halfClocks.length === 0 || !domain.isKnown) return [];
    const why = ({ lacking }: WideClock): string =>
        lacking.length === 0
            ? ', whose other nodes nobody may control'
            : `, for lack of${pagesText(asked, lacking, ' ')}`;
    return [
        plain('but not, though it has a part of it'),
        ...halfClocks.map(each => item(`clock ${each.clock.name}${why(each)}`)),
    ];
}

function pagesText(asked: Asked, pages: readonly number[], before: string): string {
    const named = pages.map(page => {
        const name = nameOfPage(asked, page);
        return name === undefined ? `page ${hexOf(page)}` : `${name} (${hexOf(page)})`;
    });
    return named.length === 0 ? '' : before + list(named);
}

/** The pages that no row is about, where the domain does not own all. */
function idleParagraphs(domain: Domain, { holdings, wideClocks }: Holdings): Paragraph[] {
    if (domain.all) return [];
    const used = new Set(holdings.map(({ source }) => source));
    for (const { pages } of wideClocks) for (const page of pages) used.add(page);
    const idle = pagesOf(domain).filter(page => !used.has(page));
    if (idle.length === 0) return [];
    return [plain(`without a row: ${list(idle.map(hexOf), 4)}`)];
}

/** The pages of a domain by number, each once; of very many the first. */
function pagesOf({ ranges }: Domain): number[] {
    const pages = new Set<number>();
    for (const { first, last } of ranges)
        for (let page = first; page <= last && pages.size < MOST_PAGES; page++) pages.add(Number(page));
    return [...pages].sort((a, b) => a - b);
}

const MOST_PAGES = 10_000;
