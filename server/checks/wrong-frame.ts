// wrong-frame: a row that grants a device through the page of another one, or of none. unusual-frame: a node that is granted through
// another of its pages than the one that tables use.

import type { Params } from '../diagnostics';
import { foldedParts, list, listWithin, short, shortened, thatFits } from '../diagnostics/phrases';
import { namesIn, titleOf as shortTitle } from '../diagnostics/titles';
import { isBeyond } from '../model/chip';
import type { NameEntry } from '../model/names';
import { frameNumber } from '../model/page';
import { type Fix, type Problem, preferred, problem, type Related, rangeIn } from '../model/problem';
import type { AccessKind, AccessRow, FrameUse } from '../model/program';
import { deviceTexts, type Misfit, misfitsIn, rightFrames } from './fitting';
import { type Ask, eachRow } from './forms';
import { rowMeant } from './meant-pages';
import { frameText, relatedIn, subjectSpan, subjectText } from './places';
import { regranted } from './row-parts';

export const wrongFrame = eachRow({
    codes: ['wrong-frame', 'unusual-frame'],
    of: ['node', 'reset'],
    find(row, ask) {
        const kind = ask.kind === 'node' ? 'node' : 'reset';
        const all = misfitsIn(row, kind, ask);
        // Nearly all rows fit.
        return all.length === 0 ? undefined : told(row, kind, all, ask);
    },
});

function told(row: AccessRow, kind: AccessKind, all: readonly Misfit[], ask: Ask): Problem | undefined {
    const misfits = all.filter(({ id }) => !ask.isContested(id));
    if (misfits.length === 0 || isNumberWrong(row, ask)) return undefined;
    const { frame } = row;
    if (frame === undefined) return undefined;
    const foreign = misfits.filter(({ isOwn }) => !isOwn);
    return foreign.length > 0
        ? wrong({ row, kind, frame, misfits: foreign }, ask)
        : unusual({ row, kind, frame, misfits }, ask);
}

/** A row, and those of its ids that do not fit its frame. */
interface Misfitting {
    readonly row: AccessRow;
    readonly kind: AccessKind;
    readonly frame: FrameUse;
    readonly misfits: readonly Misfit[];
}

/** Whether the page is only another one because its number is wrong, which has a message of its own. */
function isNumberWrong(row: AccessRow, ask: Ask): boolean {
    const { address, frameName } = row;
    if (frameName !== undefined) return ask.isDeclaredWrong(frameName);
    const isOffChip = address !== undefined && ask.chip !== undefined && isBeyond(address, ask.chip);
    return isOffChip || rowMeant(row, ask) !== undefined;
}

function wrong(of: Misfitting, ask: Ask): Problem {
    const { row, kind, frame, misfits } = of;
    const disputed = misfits.flatMap(misfit => misfit.disputed);
    const params = {
        kind,
        devices: devicesOf(of),
        frame: frameText(frame),
        rights: rightsOf(misfits),
        owners: misfits[0]?.owners.map(({ name }) => name) ?? [],
        disputed,
        beside: besideOf(of, ask),
        isAbsent: isAbsent(of),
    };
    const fixes = params.isAbsent ? fixesOnChip(of, ask) : fixesOf(of, ask);
    const [only, ...others] = fixes;
    const isSure =
        disputed.length === 0 && misfits.length === row.size && isForAll(of, ask, misfits[0]?.right[0]);
    return problem('wrong-frame', rangeIn(row.line, frame.node), params, {
        fixes: only !== undefined && others.length === 0 && isSure ? [preferred(only)] : fixes,
        related: misfits.flatMap(misfit => relatedRows(kind, misfit, ask)).slice(0, MOST_PLACES),
    });
}

/** Whether a row is about what only other chips of the family have. */
const isAbsent = ({ misfits }: Misfitting): boolean =>
    misfits.every(({ devices }) => devices.length > 0 && devices.every(({ absent }) => absent));

/** What has the page on this chip, in place of the only id of the row. */
function fixesOnChip({ row, kind, frame, misfits: [misfit] }: Misfitting, ask: Ask): Fix[] {
    const [owner, ...others] = misfit?.owners ?? [];
    if (owner === undefined || others.length > 0 || row.size > 1) return [];
    const names = kind === 'node' ? [owner] : ask.linesOf(owner.number ?? -1);
    return names.map(({ name }) => ({
        title: `Write ${short(name)}: the owner of ${short(frameText(frame))} gets it`,
        edits: [{ range: rangeIn(row.line, subjectSpan(row)), newText: name }],
    }));
}

function unusual(of: Misfitting, ask: Ask): Problem {
    const { row, frame, misfits } = of;
    const params = { devices: devicesOf(of), frame: frameText(frame), usual: rightsOf(misfits) };
    const whole = wholeFixes(of, ask).slice(0, 1);
    const fixes = whole.length > 0 ? whole : apartFixes(of, ask);
    return problem('unusual-frame', rangeIn(row.line, frame.node), params, { fixes });
}

/** In words, each once. */
const devicesOf = ({ kind, misfits }: Misfitting): string[] => [
    ...new Set(misfits.flatMap(misfit => deviceTexts(kind, misfit))),
];

/** The frames that tables use for the devices, each once. */
const rightsOf = (misfits: readonly Misfit[]): string[] => [
    ...new Set(misfits.flatMap(({ right: [first] }) => first?.name ?? [])),
];

/** A longer list of places helps nobody. */
const MOST_PLACES = 8;

const relatedRows = (kind: AccessKind, misfit: Misfit, ask: Ask): Related[] =>
    rowsBeside(kind, misfit, ask).map(({ name, beside }) =>
        relatedIn(beside, beside.row.line, subjectSpan(beside.row), `the row for ${short(name)}`),
    );

/** The rows of the same devices in the other table: the node's, or those of its reset lines. */
function rowsBeside(kind: AccessKind, { devices }: Misfit, ask: Ask) {
    const others = kind === 'reset' ? devices : devices.flatMap(({ number = -1 }) => ask.linesOf(number));
    return others.flatMap(({ kind, name, number }) => {
        if ((kind !== 'node' && kind !== 'reset') || number === undefined) return [];
        const beside = ask.rowBeside(kind, number);
        return beside === undefined ? [] : [{ name, beside }];
    });
}

/** What the other table of the same file says of the device, if a single row is wrong and a single one is there. */
function besideOf({ kind, misfits }: Misfitting, ask: Ask): Params<'wrong-frame'>['beside'] {
    const [misfit, ...more] = misfits;
    const [other, ...others] = misfit === undefined || more.length > 0 ? [] : rowsBeside(kind, misfit, ask);
    if (other === undefined || others.length > 0 || !other.beside.isHere) return undefined;
    const { frame, line, address } = other.beside.row;
    if (frame === undefined || address === undefined) return undefined;
    const page = Number(frameNumber(address));
    const isRight = misfit?.right.some(({ number }) => number === page) ?? false;
    return { name: other.name, line: line + 1, frame: frameText(frame), isRight };
}

/** One frame for the whole row if all its ids get it right, else the row is taken apart. */
function fixesOf(of: Misfitting, ask: Ask): Fix[] {
    const whole = wholeFixes(of, ask);
    return whole.length > 0 ? whole : apartFixes(of, ask);
}

const wholeFixes = (of: Misfitting, ask: Ask): Fix[] =>
    usualOf(of, ask).map(right => ({
        title: titleOf(of, of.misfits.length < of.row.size ? [subjectText(of.row)] : devicesOf(of), right),
        edits: [{ range: rangeIn(of.row.line, of.frame.node), newText: right.name }],
    }));

/** The frames that are right for all ids of a row; without those that would be unusual, if there are others. */
function usualOf(of: Misfitting, ask: Ask): readonly NameEntry[] {
    const right = of.misfits
        .slice(0, 1)
        .flatMap(rightFrames)
        .filter(each => isForAll(of, ask, each));
    const usual = right.filter(({ value }) => misfitsIn(of.row, of.kind, ask, value).length === 0);
    return usual.length > 0 ? usual : right;
}

/** Whether a frame is one of the device of each id in the row. */
function isForAll({ row, kind }: Misfitting, ask: Ask, right: NameEntry | undefined): boolean {
    if (right?.value === undefined) return false;
    for (const { isOwn } of misfitsIn(row, kind, ask, right.value)) if (!isOwn) return false;
    return true;
}

function titleOf({ kind, frame }: Misfitting, devices: readonly string[], right: NameEntry): string {
    const [from, to] = [frameText(frame), right.name];
    const isThere = devices.length === 1 && devices[0] === `the device at ${to}`;
    const what = isThere ? 'the device there' : listWithin(44, foldedParts(devices));
    const words = (to: string, what: string, from: string): string =>
        kind === 'node'
            ? `Write ${to}: its owner gets ${what}, and the owner of ${from} loses ${devices.length === 1 ? 'it' : 'them'}`
            : `Write ${to}: its owner may reset ${what}; the owner of ${from} may not any more`;
    return thatFits(
        words(to, what, from),
        shortTitle(most => words(shortened(to, most), namesIn(devices, most), shortened(from, most))),
    );
}

/** Each id gets the frame of its own device; those that are right, or of which none is known, stay as they are. */
function apartFixes({ row, kind, frame, misfits }: Misfitting, ask: Ask): Fix[] {
    const rights = new Map(
        misfits.flatMap(misfit => {
            const [right] = misfit.right;
            return right === undefined ? [] : [[misfit.id, { misfit, name: right.name }]];
        }),
    );
    if (rights.size === 0) return [];
    const edits = regranted(
        row,
        frame.node,
        id => rights.get(id)?.name,
        id => ask.names(kind, id)[0]?.name,
    );
    const given = [...rights.values()];
    const devices = [...new Set(given.flatMap(({ misfit }) => deviceTexts(kind, misfit)))];
    const frames = [...new Set(given.map(({ name }) => name))];
    return edits === undefined ? [] : [{ title: apartTitle(kind, frame, devices, frames), edits }];
}

function apartTitle(
    kind: AccessKind,
    frame: FrameUse,
    devices: readonly string[],
    frames: readonly string[],
): string {
    const what = listWithin(44, foldedParts(devices));
    const isSingle = frames.length === 1;
    const owners = isSingle ? 'the owner' : 'the owners';
    const verbs = { node: isSingle ? 'gets' : 'get', reset: 'may reset' };
    const words = (rights: string, what: string, from: string): string =>
        `Take the row apart: ${owners} of ${rights} ${verbs[kind]} ${what}, not the owner of ${from}`;
    return thatFits(
        words(list(frames, 3), what, frameText(frame)),
        shortTitle(most =>
            words(namesIn(frames, most), namesIn(devices, most), shortened(frameText(frame), most)),
        ),
    );
}
