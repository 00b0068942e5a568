// A declared name explained in Markdown: its kind and value, what belongs to it, who gets it, where it is declared.

import { rulesOfEdition } from '../../access/editions';
import { sizeOf, tablesOf } from '../../access/policy';
import { granteesOfRow, NOBODY } from '../../access/wording';
import { count, list } from '../../diagnostics/phrases';
import { hexOf } from '../../language/number';
import { rowOfId } from '../../model/coverage';
import type { Domain, FrameRange } from '../../model/domain';
import type { NameEntry, OtherEntry } from '../../model/names';
import { areSameThing, isNameEntry } from '../../model/names';
import { ownerOfPage } from '../../model/page-owners';
import { platformOf } from '../../model/platforms';
import { accessTable, isAccessTable, type Program } from '../../model/program';
import { framesOf, nodesOf } from '../../model/relations';
import type { Scope } from '../../model/scope';
import { disputeText, valuesText } from '../../model/sources';
import { domainLines } from '../../questions/access-view';
import type { Meaning, Parameter } from '../places/meaning';
import { resetLinesOf } from '../places/resetLines';
import type { Workspace } from '../workspace';
import { code, escapedText, placeLink, sections } from './markdown';
import { rowsOnFrameText } from './rowMarkdown';
import { addressText, idValue, sizeText } from './valueText';

/** The documentation of what a name means in a program. */
export function meaningMarkdown(workspace: Workspace, program: Program, meaning: Meaning): string {
    switch (meaning.space) {
        case 'names':
            return isNameEntry(meaning.entry)
                ? nameMarkdown(workspace, program, meaning.entry)
                : otherMarkdown(workspace, program, meaning.entry);
        case 'domains':
            return domainMarkdown(workspace, program, meaning.entry);
        case 'parameter':
            return parameterText(meaning.entry);
    }
}

/** A name's kind and value in one line of plain text, for lists. */
export function valueSummary({ kind, value, block }: NameEntry): string {
    if (value === undefined) return `${kind}, its value has an error`;
    switch (kind) {
        case 'node':
        case 'reset':
        case 'clock':
            return `${kind} ${idValue(value)}`;
        case 'frame':
            return `frame at ${hexOf(value)}`;
        case 'register':
            return `register ${hexOf(value)}${block === undefined ? '' : ` of ${block.name}`}`;
    }
}

/** Everything but the value: other names of the id, what belongs to what, where it is declared. */
export function nameDetails(workspace: Workspace, program: Program, entry: NameEntry): string {
    const { kind } = entry;
    const names = otherNames(program.scope, entry).map(({ name }) => code(name));
    const resets = kind === 'node' || kind === 'frame' ? resetLinesOf(program.scope, entry) : [];
    return lines([
        names.length > 0 && `Also called ${list(names)}.`,
        ...relationLines(program.scope, entry),
        ...(kind === 'reset' ? sentence(`Resets the ${ownersOf(entry)}`, entry.of) : []),
        resets.length > 0 && `Reset by ${list(resets.map(({ name }) => code(name)))}.`,
        entry.absent && 'Not on this chip: the id belongs to another one of its family.',
        ...disputed(program, entry),
        entry.pll && pllText(program),
        `Declared in ${placeLink(workspace, entry)}.`,
    ]);
}

/** What trees disagree about in a name of the platform. */
function disputed({ platform: name, scope }: Program, entry: NameEntry): string[] {
    const platform = name === undefined ? undefined : platformOf(name);
    const isPlatforms = scope.platform?.get(entry.name) === entry;
    const text = isPlatforms && platform ? disputeText(entry, platform) : undefined;
    if (text !== undefined) return [`Not the same in all trees: ${code(text)}.`];
    return entry.whose.length === 0 ? [] : [`Not the same in all trees: ${code(valuesText(entry))}.`];
}

const pllText = ({ edition }: Program): string =>
    rulesOfEdition(edition).forwardsPlls
        ? 'A clock of a PLL: Xen forwards calls about it for every guest (in trees of 4.17 and later, edition 2022).'
        : 'A clock of a PLL: by the rules of this edition the table is asked, as for other clocks.';

/** The other names of what a name stands for. */
const otherNames = (scope: Scope, entry: NameEntry): NameEntry[] =>
    entry.value === undefined
        ? []
        : scope
              .namesOf(entry.kind, entry.value)
              .filter(other => other.name !== entry.name && areSameThing(entry, other));

/** The frames of a node, and the nodes of a frame's page. */
function relationLines(scope: Scope, { kind, number }: NameEntry): string[] {
    if (number === undefined) return [];
    if (kind === 'node') {
        const { own, standins } = framesOf(scope, number);
        return [...sentence('Its registers:', own), ...sentence('Tables also grant it through', standins)];
    }
    if (kind !== 'frame') return [];
    const { own, standins } = nodesOf(scope, number);
    return [...sentence('Registers of', own), ...sentence('Tables also grant through it', standins)];
}

const sentence = (start: string, names: readonly NameEntry[]): string[] =>
    names.length === 0 ? [] : [`${start} ${list(names.map(({ name }) => code(name)))}.`];

/** Several are nodes. */
const ownersOf = ({ of: [first, ...others] }: NameEntry): string =>
    others.length > 0 ? 'nodes' : (first?.kind ?? 'node');

function nameMarkdown(workspace: Workspace, program: Program, entry: NameEntry): string {
    return sections([
        titleOf(entry),
        usesOf(workspace, program, entry),
        nameDetails(workspace, program, entry),
    ]);
}

function titleOf({ name, kind, value, size, block }: NameEntry): string {
    const title = `**${kind}** ${code(name)}`;
    if (value === undefined) return `${title}: its value has an error`;
    switch (kind) {
        case 'node':
        case 'reset':
        case 'clock':
            return `${title} = ${idValue(value)}`;
        case 'frame':
            return `${title}: ${addressText(value)}${size === undefined ? '' : `, ${sizeText(size)}`}`;
        case 'register': {
            const offset = `${title}: offset ${hexOf(value)} (${value})`;
            if (block === undefined) return offset;
            const address = block.value === undefined ? '' : `, byte address ${hexOf(block.value + value)}`;
            return `${offset} in ${code(block.name)}${address}`;
        }
    }
}

/** The rows that a name is about. */
function usesOf(workspace: Workspace, program: Program, { kind, value }: NameEntry): string | undefined {
    if (value === undefined) return undefined;
    if (kind === 'frame') return rowsOnFrameText(program, value, undefined);
    if (kind !== 'node' && kind !== 'reset') return undefined;
    const table = accessTable(program.tables, kind);
    if (table === undefined) return undefined;
    const row = rowOfId(table, Number(value));
    if (row === undefined) return `**Who:** ${NOBODY}, because it has no row in ${code(table.name)}.`;
    return `**Who:** ${granteesOfRow(program, table.kind, row)} (${placeLink(workspace, { file: table.file, line: row.line })}).`;
}

function otherMarkdown(workspace: Workspace, program: Program, entry: OtherEntry): string {
    const declared = `Declared in ${placeLink(workspace, entry)}.`;
    const title = entry.kind === 'table' ? tableTitle(program, entry) : macroTitle(program, entry);
    return sections([title, declared]);
}

function tableTitle({ tables }: Program, { name, file, line }: OtherEntry): string {
    const table = tables.find(each => each.file === file && each.first === line);
    if (table === undefined) return `**table** ${code(name)}`;
    const size = isAccessTable(table) ? `, in C an array of ${sizeOf(table)}` : '';
    return `**${table.kind} table** ${code(name)}: ${count(table.rows.length, 'row')}${size}`;
}

function macroTitle({ tables }: Program, { name, file, line }: OtherEntry): string {
    const table = tables.find(each => each.file === file && each.first <= line && line <= each.last);
    const macro = table === undefined || table.kind === 'mmio' ? undefined : table.macro;
    if (table === undefined || macro === undefined) return `**index macro** ${code(name)}`;
    const value = table.document.lines.get(line)?.text.slice(macro.value.start, macro.value.end) ?? '';
    return `**index macro** ${code(`${name}(${macro.parameter}) = ${value}`)}: the index of an id in ${code(table.name)}`;
}

function domainMarkdown(workspace: Workspace, program: Program, domain: Domain): string {
    const { name, hwdom } = domain;
    return sections([
        `**domain** ${code(name)}${hwdom ? ', the hardware domain' : ''}`,
        `Owns ${ownedBy(program, domain)}.`,
        domainDevices(program, domain),
        `Declared in ${placeLink(workspace, domain)}.`,
    ]);
}

/** What it may control. More lines than an editor shows are left to the view of access, and so are more ids than anybody reads. */
function domainDevices(program: Program, domain: Domain): string {
    const { node, reset } = tablesOf(program);
    const ids = (node?.ids ?? 0) + (reset?.ids ?? 0);
    if (ids > MOST_IDS) return `What it may control is not listed here: the tables have ${count(ids, 'id')}.`;
    const { title, lines, count: all } = domainLines(program, domain, MOST_LINES);
    const shown = lines.map(line => `- ${escapedText(line)}`);
    const rest = all > lines.length ? [`- and ${count(all - lines.length, 'more page')}`] : [];
    const surely = domain.isKnown || all === 0 ? '' : ', as far as is known';
    return [`**${escapedText(title)}${surely}**${all === 0 ? '' : ':'}`, '', ...shown, ...rest].join('\n');
}

const MOST_LINES = 12;
const MOST_IDS = 10_000;

function ownedBy(program: Program, { all, ranges, isKnown }: Domain): string {
    if (all) return 'every frame';
    const frames = framesMarkdown(program, ranges);
    return isKnown ? frames : `${frames}, and perhaps more: something that gives it pages could not be read`;
}

/** Frames, each with the name of the device that it belongs to. */
export const framesMarkdown = (program: Program, ranges: readonly FrameRange[]): string =>
    ranges.length === 0 ? 'no frame' : list(ranges.map(range => rangeText(program, range)));

function rangeText({ scope }: Program, range: FrameRange): string {
    const { first, last, name } = range;
    const isOne = first === last;
    const frames = isOne ? `frame ${hexOf(first)}` : `frames ${hexOf(first)} to ${hexOf(last)}`;
    const known = name ?? (isOne ? ownerOfPage(scope, first) : undefined);
    const called = known === undefined ? frames : `${frames} (${code(known.name)})`;
    return range.isExtra ? `${called}, which Xen grants and does not map` : called;
}

const parameterText = ({ name, macro }: Parameter): string =>
    `**parameter** ${code(name)} of ${code(macro)}: the id whose index is computed`;

/** Lines of one paragraph. */
const lines = (entries: readonly (string | false | undefined)[]): string =>
    entries.filter(entry => typeof entry === 'string').join('  \n');
