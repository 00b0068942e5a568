// What a guest needs for some devices, in the forms in which it is printed.

import { list } from '../diagnostics/phrases';
import { hexOf } from '../language/number';
import type { Program } from '../model/program';
import { FIRMWARE_NOTE } from './caller';
import type { Table } from './markdown';
import type { Contents } from './matrix';
import type { NeededPage, Needs } from './needs';
import { contentsText, type Paragraph, plain } from './paragraphs';
import type { Thing } from './things-alike';

/** Paragraphs that still must be wrapped. The pages are written as lines of a domain. */
export function needsParagraphs({ devices, pages, otherClocks, withheld }: Needs): Paragraph[] {
    const names = list(devices.map(({ name }) => name));
    const leads = pages.map(each => `    ${iomemOf(each)}`);
    const longest = Math.max(0, ...leads.map(({ length }) => length));
    const others = pages.filter(each => contentsText(each.others) !== '');
    return [
        plain(pages.length === 0 ? `no page lets a guest use ${names}` : `to use ${names}, a guest needs`),
        ...pages.map(({ things }, at) => ({
            lead: `${(leads[at] ?? '').padEnd(longest)}  `,
            text: `for ${textOf(things)}`,
        })),
        ...(others.length + otherClocks.length === 0 ? [] : [plain('which also gives it')]),
        ...others.map(each => ({ lead: '    ', text: `${nameOf(each)}: ${contentsText(each.others)}` })),
        ...(otherClocks.length === 0
            ? []
            : [{ lead: '    ', text: `by several of the pages: ${textOf(otherClocks)}` }]),
        ...(withheld.length === 0 ? [] : [plain(`no page gives: ${textOf(withheld)}`)]),
        plain(BUS_NOTE),
        plain(FIRMWARE_NOTE),
    ];
}

/** What no table says. */
const BUS_NOTE =
    'The clocks are those whose rows name a device; what a driver asks for besides, such as the clock of a bus, is in its device tree.';

const textOf = (things: readonly Thing[]): string => contentsText({ things, registers: [] });

const nameOf = ({ page, name }: NeededPage): string => (name === undefined ? `page ${hexOf(page)}` : name);

/** A line of a `domain` block. A name stands for its first page alone, which may not be this one. */
const iomemOf = ({ page, name }: NeededPage): string =>
    `iomem mfn ${hexOf(page)}${name === undefined ? '' : `  // ${name}`}`;

/** A line for each page. */
export const needsTable = ({ pages }: Needs): Table => [
    ['page', 'device', 'needed for', 'also gives'],
    ...pages.map(({ page, name, things, others }) => [
        hexOf(page),
        name ?? '',
        textOf(things),
        contentsText(others),
    ]),
];

/** For other programs. */
export const needsData = ({ target, edition }: Program, needs: Needs): object => ({
    version: 1,
    target,
    edition: edition ?? null,
    devices: needs.devices,
    pages: needs.pages.map(({ page, name, things, others }) => ({
        page,
        name: name ?? null,
        things,
        others: contentsData(others),
    })),
    otherClocks: needs.otherClocks,
    withheld: needs.withheld,
});

const contentsData = ({ things, registers }: Contents): object => ({
    things,
    registerRows: registers.length,
});
