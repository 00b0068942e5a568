// The fixes of a bare number that may be a byte address or a frame number: each says whose page it would be. A page of no known
// device is offered only where neither reading is a known device's: beside one, it is the wrong unit, which is an error of its own. No row is
// granted through page 0, and no chip has a page past its last address, so neither is offered.

import { short } from '../../diagnostics/phrases';
import type { Line } from '../../language/lines';
import { hexOf } from '../../language/number';
import { partsOf } from '../../language/parts';
import type { Block } from '../../language/syntax';
import { isBeyond } from '../chip';
import { deviceAt } from '../frame-fault';
import { isNameEntry, type NameEntry } from '../names';
import { addressOfFrame, frameNumber, LAST_FRAME } from '../page';
import { type Fix, type Problem, preferred, replace } from '../problem';
import type { Program } from '../program';
import type { Scope } from '../scope';
import { framesFor } from './frames-instead';

interface Reading {
    readonly text: string;
    /** A frame number. */
    readonly page: bigint;
    readonly owner: NameEntry | undefined;
}

/** The file that the number is in, and what is known there. */
type Around = Pick<Program, 'document' | 'scope' | 'chip'>;

/** The problem with such fixes, if it is about a number; as it is, if it is about anything else. */
export function withPages({ document: { lines }, scope, chip }: Around, problem: Problem): Problem {
    const { start, end } = problem.range;
    const line = lines.get(start.line);
    const written = line?.text.slice(start.character, end.character) ?? '';
    const value = line && numberAt(line, start.character);
    if (line === undefined || value === undefined) return problem;
    const span = { start: start.character, end: end.character };
    const own = framesOfRow(scope, line);
    const readings = readingsOf(scope, written, value)
        .filter(({ page }) => chip === undefined || !isBeyond(addressOfFrame(page), chip))
        .map(each => ({ ...each, owner: ownerOf(own, each) }));
    const known = readings.filter(isKnown);
    const offered =
        known.length > 0
            ? known.flatMap(each => formsOf(each, line.before))
            : [...own.slice(0, 1).flatMap(ownReading), ...readings.filter(({ page }) => page !== 0n)];
    const fixes = offered.map(each => replace(titleOf(each, line.before), start.line, span, each.text));
    // In a table it may still be the page of another device than that of the row.
    const isSure = known.length === 1 && !isTable(line.before);
    return { ...problem, fixes: fixes.map((fix, at): Fix => (isSure && at === 0 ? preferred(fix) : fix)) };
}

/** The number at a column; `undefined` for anything else, as in `MM_A + 4`. */
function numberAt({ node }: Line, column: number): bigint | undefined {
    const part = partsOf(node).find(each => each.node.start === column)?.node;
    return part?.kind === 'number' ? part.value : undefined;
}

/** The frames of what a row is about, by its name; empty for everything else. */
function framesOfRow(scope: Scope, { node: { statement }, before: kind }: Line): readonly NameEntry[] {
    if (statement.kind !== 'access-row' || (kind !== 'node' && kind !== 'reset')) return [];
    const { first } = statement.subject;
    const entry = first.kind === 'name' ? scope.get(first.name) : undefined;
    return isNameEntry(entry) && entry.number !== undefined ? framesFor(scope, kind, entry.number) : [];
}

/** The frame of the row's own device, where the number is no page of a device: an index, or an id. */
const ownReading = (owner: NameEntry): Reading[] =>
    owner.value === undefined ? [] : [{ text: owner.name, page: frameNumber(owner.value), owner }];

/** Of the names of a page, that of the row's own device says most. */
const ownerOf = (own: readonly NameEntry[], { page, owner }: Reading): NameEntry | undefined =>
    owner && (own.find(({ number }) => number === Number(page)) ?? owner);

const isKnown = ({ owner }: Reading): boolean => owner !== undefined;

function readingsOf(scope: Scope, written: string, value: bigint): readonly Reading[] {
    const pages = [
        { text: `at ${written}`, page: frameNumber(value) },
        { text: `mfn ${written}`, page: value },
    ];
    return pages
        .filter(({ page }) => page <= LAST_FRAME)
        .map(each => ({ ...each, owner: each.page === 0n ? undefined : deviceAt(scope, each.page) }));
}

/** By its owner's name, if the page begins there, and as it is; a name is not declared by itself. */
function formsOf(reading: Reading, block: Block): Reading[] {
    const { owner, page } = reading;
    const isStart = owner?.value === addressOfFrame(page) && block !== 'names frame';
    return isStart && owner !== undefined ? [{ ...reading, text: owner.name }, reading] : [reading];
}

function titleOf({ text, page, owner }: Reading, block: Block): string {
    const whose = owner === undefined ? 'of no known device' : `that of ${short(owner.name)}`;
    const what = text === owner?.name ? `page ${hexOf(page)}` : `page ${hexOf(page)}, ${whose}`;
    if (block === 'domain') return `Write ${short(text)}, which gives the domain ${what}`;
    return isTable(block)
        ? `Write ${short(text)}, which grants the row to the owner of ${what}`
        : `Write ${short(text)}, which is in ${what}`;
}

const isTable = (block: Block): boolean => block === 'node' || block === 'reset';
