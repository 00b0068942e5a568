// textDocument/hover: explains what is at a position in a few lines of Markdown.

import type { Hover } from 'vscode-languageserver-types';
import { isCode } from '../diagnostics';
import { documentationOf } from '../diagnostics/documentation';
import { bitsText, count, list } from '../diagnostics/phrases';
import { FRESHNESS_WORDS, type Freshness } from '../emit/freshness-words';
import type { Position } from '../language/document';
import type { PathPart, RoleThat } from '../language/form';
import { hexOf } from '../language/number';
import type { Mention, Part } from '../language/parts';
import { type Expression, NAME_KINDS, type NameKind } from '../language/syntax';
import type { ImportedHeader } from '../model/c-header';
import { type EvaluationError, evaluate } from '../model/evaluate';
import { isNameEntry } from '../model/names';
import { addressOfFrame } from '../model/page';
import { resolvePath } from '../model/paths';
import { PLATFORM_NAMES, platformOf } from '../model/platforms';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { disputedLines, sourceLines } from '../model/sources';
import { isTarget, rulesetText, traitsOf } from '../model/targets';
import { excludedBy } from './places/excluded';
import { type Meaning, meaningAt, namedBy } from './places/meaning';
import { rowAtLine } from './places/rowAt';
import type { SymbolAt } from './places/symbolAt';
import { treeNodeAt } from './places/treeNodeAt';
import { editionSummary, keywordMarkdown, targetSummary } from './texts/keywords';
import { code, link, placeLink, sections } from './texts/markdown';
import { framesMarkdown, meaningMarkdown, nameDetails } from './texts/nameMarkdown';
import { rowMarkdown } from './texts/rowMarkdown';
import { treeNodeMarkdown } from './texts/treeNodeMarkdown';
import { addressText, hexAndDecimal, idValue, nameOfFile } from './texts/valueText';
import type { Workspace } from './workspace';

/** What an editor shows beside the pointer; `undefined` if there is nothing to say. */
export function hover(workspace: Workspace, file: string, position: Position): Hover | undefined {
    const program = workspace.analysis(file)?.program;
    if (program === undefined) return undefined;
    const treeNode = treeNodeAt(program, position);
    if (treeNode !== undefined) {
        const value = treeNodeMarkdown(workspace, program, treeNode);
        return { contents: { kind: 'markdown', value }, range: rangeIn(position.line, treeNode.node) };
    }
    const found = meaningAt(program, position);
    if (found === undefined) return undefined;
    const value = contentOf({ workspace, program, line: position.line }, found.symbol, found.meaning);
    if (value === undefined || value === '') return undefined;
    return { contents: { kind: 'markdown', value }, range: rangeIn(position.line, found.symbol.span) };
}

/** What the text of a hover is made from. */
interface HoverContext {
    readonly workspace: Workspace;
    readonly program: Program;
    readonly line: number;
}

function contentOf(
    context: HoverContext,
    symbol: SymbolAt,
    meaning: Meaning | undefined,
): string | undefined {
    switch (symbol.kind) {
        case 'name':
            return mentionText(context, symbol.mention, meaning);
        case 'word':
            return meaning && meaningMarkdown(context.workspace, context.program, meaning);
        case 'path':
            return pathText(context, symbol.path);
        case 'keyword':
            return keywordMarkdown(symbol.word, PLATFORM_NAMES);
        case 'arrow':
            return rowText(context);
        case 'expression':
            return expressionText(context, symbol.node, symbol.part);
    }
}

function mentionText(
    context: HoverContext,
    { name, part }: Mention,
    meaning: Meaning | undefined,
): string | undefined {
    switch (part.role) {
        case 'code':
            return isCode(name) ? documentationOf(name, `**${name}**`) : undefined;
        case 'platform':
            return platformText(name);
        case 'target':
            return targetText(name);
        case 'edition':
            return undefined;
        case 'defined':
            return `${code(name)}: a macro while the headers here are read`;
        case 'pattern':
            return meaning === undefined
                ? patternText(context, name)
                : meaningMarkdown(context.workspace, context.program, meaning);
        case 'subject':
        case 'until':
            return subjectText(context, meaning);
        default:
            part.role satisfies RoleThat<'declares' | 'uses'> | 'domain';
            return sections([
                meaning && meaningMarkdown(context.workspace, context.program, meaning),
                isRegisterRow(context, part) ? rowText(context) : undefined,
            ]);
    }
}

/** On the left side of a row, the row comes first, and then what it does not say about the name. */
function subjectText(context: HoverContext, meaning: Meaning | undefined): string | undefined {
    const { workspace, program } = context;
    const row = rowText(context);
    const entry = namedBy(meaning);
    if (row === undefined) return meaning && meaningMarkdown(workspace, program, meaning);
    return sections([row, entry && nameDetails(workspace, program, entry)]);
}

function rowText({ program, line }: HoverContext): string | undefined {
    const row = rowAtLine(program, line);
    return row && rowMarkdown(program, row);
}

function expressionText(context: HoverContext, node: Expression, part: Part): string | undefined {
    if (part.role === 'subject' || part.role === 'until') return rowText(context);
    if (part.role === 'edition') return editionText(context.program);
    const value = valueText(context, node, part);
    return isRegisterRow(context, part) ? sections([value, rowText(context)]) : value;
}

/** Whether a part is the left side of a register row. */
const isRegisterRow = ({ program, line }: HoverContext, { role }: Part): boolean =>
    role === 'address' && program.document.lines.get(line)?.node.statement.kind === 'mmio-row';

function valueText({ program, line }: HoverContext, node: Expression, part: Part): string {
    let error: EvaluationError | undefined;
    const value = evaluate(node, {
        valueOf: ({ name }) => {
            const entry = program.scope.get(name);
            return isNameEntry(entry) ? entry.value : undefined;
        },
        fail: (_span, reason) => {
            error = reason;
        },
    });
    const text = program.document.lines.get(line)?.text.slice(node.start, node.end) ?? '';
    const written = code(text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text);
    if (error === 'negative') return `${written} has no value: results below 0 are not allowed`;
    if (error === 'too-large') return `${written} has no value: results of more than 64 bits are not allowed`;
    if (value === undefined) return `${written}: its value depends on a name that has no value here`;
    // A number that is added to an address is not itself an address.
    if (node !== part.node) return `${written} = ${otherForm(node, value)}`;
    return wholeText(program, part, node, written, value);
}

const MOST_TEXT = 60;

/** The meaning of an expression that is a whole part of a line. */
function wholeText(
    program: Program,
    { role, kinds }: Part,
    node: Expression,
    written: string,
    value: bigint,
): string {
    switch (role) {
        case 'address':
            return `${written} = ${addressText(value)}`;
        case 'mfn':
            return `${written} = frame ${hexAndDecimal(value)}, byte address ${hexOf(addressOfFrame(value))}`;
        case 'mask':
            return `${written} = ${otherForm(node, value)}: ${value === 0n ? 'no bit' : bitsText(value)}`;
        case 'pages':
            return `${written} = ${count(value, 'page')}`;
        case 'bytes':
            return `${written} = ${count(value, 'byte')}`;
        case 'node':
        case 'object':
        case 'waived':
            return idsText(program, kinds[0], value);
        default:
            return `${written} = ${otherForm(node, value)}`;
    }
}

function idsText({ scope }: Program, kind: NameKind | undefined, value: bigint): string {
    const names = kind === undefined ? [] : scope.namesOf(kind, value);
    const called = names.length === 0 ? '' : `: ${list(names.map(({ name }) => code(name)))}`;
    return `**${kind ?? 'id'}** ${idValue(value)}${called}`;
}

/** A number in the form that is not the written one (decimal or hexadecimal); any other value in both. */
function otherForm(node: Expression, value: bigint): string {
    if (node.kind !== 'number' || node.radix === 2) return hexAndDecimal(value);
    return node.radix === 10 ? hexOf(value) : value.toString();
}

function platformText(name: string): string | undefined {
    const platform = platformOf(name);
    if (platform === undefined) return undefined;
    const kinds = NAME_KINDS.flatMap(kind => {
        const amount = [...platform.scope.names(kind)].length;
        return amount === 0 ? [] : count(amount, kind);
    });
    return sections([
        `**platform** ${code(name)}: names of ${list(kinds)} of ${platform.chip.name}, for the target ${code(platform.target)}`,
        bullets('Taken from:', sourceLines(platform)),
        bullets('Not the same in all trees:', disputedLines(platform)),
    ]);
}

const bullets = (title: string, lines: readonly string[]): string | undefined =>
    lines.length === 0 ? undefined : [title, ...lines.map(line => `- ${line}`)].join('\n');

function targetText(name: string): string | undefined {
    if (!isTarget(name)) return undefined;
    const editions = traitsOf(name).editions.map(each => `${code(`${each}`)}: ${editionSummary(each)}`);
    return sections([
        `**target** ${code(name)}: ${targetSummary(name)}`,
        bullets(
            'Its rules changed. A year behind it selects those of an edition, without one the newest holds:',
            editions,
        ),
    ]);
}

/** What the written year selects, which may be another one by mistake. */
const editionText = ({ edition }: Program): string | undefined =>
    edition && `**edition** ${code(`${edition}`)}: ${editionSummary(edition)}`;

function pathText(context: HoverContext, { node, role }: PathPart): string {
    const { workspace, program } = context;
    const target = resolvePath(program.file, node.value);
    const leads = link(target, workspace.uriOf(target));
    switch (role) {
        case 'emit':
            return `${leads}: ${freshnessText(workspace.freshness(program.file, target))}`;
        case 'from':
            return `${leads}: ${fromText(context)}`;
        case 'include':
            return `${code(node.value)}: headers are looked for here`;
        case 'import': {
            const headers = headersAt(context);
            if (headers.length > 0) return `${leads}: ${headerText(headers)}`;
            const imported = program.imports.find(({ line }) => line === context.line)?.program;
            return imported === undefined ? `${leads} is not imported` : `${leads}: ${importText(imported)}`;
        }
    }
}

const headersAt = ({ program, line }: HoverContext): readonly ImportedHeader[] =>
    program.headers.filter(({ at }) => at.number === line);

/** What a line takes from its header, by kind. */
function headerText(headers: readonly ImportedHeader[]): string {
    const entries = headers.flatMap(({ selected }) => selected.flatMap(each => each.entries));
    const counts = NAME_KINDS.map(kind => ({ kind, all: entries.filter(entry => entry.kind === kind) }));
    const some = counts.filter(({ all }) => all.length > 0);
    return some.length === 0
        ? 'no name is taken from it'
        : `${list(some.map(({ kind, all }) => count(all.length, kind)))} taken from it`;
}

/** What `not` leaves out: of one name also its value, and where that stands. */
function excludedText({ workspace, program, line }: HoverContext, word: string): string | undefined {
    const constants = excludedBy(program, line, word);
    const [first] = constants;
    if (first === undefined) return undefined;
    if (word !== first.name)
        return `${code(word)}: ${count(constants.length, 'name')} left out, ${list(constants.map(({ name }) => code(name)))}`;
    const { value, why, at } = first;
    const what = value === undefined ? `has no value: ${why ?? ''}` : `is ${hexAndDecimal(value)}`;
    const place = at === undefined ? '' : `, declared in ${placeLink(workspace, at)}`;
    return `${code(word)} ${what}${place}; it is left out here`;
}

/** The names that a pattern chooses; the first few of them. */
function patternText(context: HoverContext, pattern: string): string | undefined {
    const chosen = headersAt(context)
        .flatMap(({ selected }) => selected)
        .find(({ node }) => node.pattern?.name === pattern);
    if (chosen === undefined) return excludedText(context, pattern);
    const names = chosen.entries.map(({ name }) => code(name));
    return `${code(pattern)}: ${count(names.length, 'name')}${names.length === 0 ? '' : `, ${list(names)}`}`;
}

/** What a `from` line gives its domain. */
function fromText({ program, line }: HoverContext): string {
    const from = program.domains
        .filter(({ file }) => file === program.file)
        .flatMap(({ froms }) => froms)
        .find(each => each.line === line);
    return from?.given === undefined
        ? 'what it gives is not known'
        : `gives ${framesMarkdown(program, from.given.ranges)}`;
}

const freshnessText = (state: Freshness | undefined): string =>
    state === undefined ? 'not checked yet' : FRESHNESS_WORDS[state].clause;

function importText({ file, tables, scope, domains, target, edition }: Program): string {
    const own = [...scope.declared()].filter(entry => isNameEntry(entry) && entry.file === file);
    const parts = [
        ...tables.map(table => `the ${table.kind} table ${code(table.name)}`),
        ...(own.length === 0 ? [] : [count(own.length, 'name')]),
        ...(domains.length === 0 ? [] : [count(domains.length, 'domain')]),
    ];
    return `${parts.length === 0 ? `nothing (${nameOfFile(file)} declares nothing)` : list(parts)}, for the target ${code(rulesetText({ target, edition }))}`;
}
