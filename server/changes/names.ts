// What things and pages are called, and where the rows are: by the side that has the thing, or else by the other.

import type { PolicyMmioRow } from '../access/policy';
import { ALL_BITS } from '../access/tables';
import { bitsText, folded, idText } from '../diagnostics/phrases';
import type { Line } from '../language/lines';
import { hexOf } from '../language/number';
import { addTo } from '../language/sorted';
import type { TableKind } from '../language/syntax';
import { perVersion } from '../model/kept/per-version';
import { isNameOf } from '../model/names';
import { ownerOfPage } from '../model/page-owners';
import type { Program } from '../model/program';
import type { Both, Compared, Row, Thing } from './compare';
import type { Side } from './side';

/** A side with its program. */
export interface Named {
    readonly program: Program;
    readonly side: Side;
    /** Where a line (from 0) of a file of the program really stands: of a C file, in the C. */
    readonly placeOf: (file: string, line: number) => Place;
    /** A place as a person reads it. */
    readonly shown: (place: Place) => string;
}

/** A line, from 0. */
export interface Place {
    /** The full path; of a revision, that which the file has on disk. */
    readonly file: string;
    readonly line: number;
}

/** A thing with the rows that are about it. */
export type About = Pick<Compared, 'thing' | 'rows'>;

export class Names {
    private readonly pages: Both<ReadonlyMap<number, string>>;
    /** Where registers begin, by what rows write for them. */
    private readonly registers: Both<ReadonlyMap<string, bigint>>;

    constructor(private readonly sides: Both<Named>) {
        this.pages = [pageNames(sides[0]), pageNames(sides[1])];
        this.registers = [registersOf(sides[0]), registersOf(sides[1])];
    }

    /** The name of a page (frame number), or the number itself; both if the name is another page's on the other side. */
    page(page: number, isGain: boolean): string {
        const name = this.nameOfPage(page, isGain);
        if (name === undefined) return `page ${hexOf(page)}`;
        const means = this.sides.map(({ program }) => program.scope.get(name));
        const isClear = means.every(entry => !isNameOf(entry, 'frame') || entry.number === page);
        return isClear ? name : `${name} (page ${hexOf(page)})`;
    }

    nameOfPage(page: number, isGain: boolean): string | undefined {
        const [before, now] = this.sides.map(
            ({ program }, at) => this.pages[at]?.get(page) ?? ownerOfPage(program.scope, BigInt(page))?.name,
        );
        return isGain ? (now ?? before) : (before ?? now);
    }

    /** A thing without its kind: `NODE_SD_0`, or `MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD`. */
    of({ thing, rows }: About, isGain = true): string {
        switch (thing.kind) {
            case 'node':
            case 'reset':
                return this.id(thing.kind, thing.id, isGain);
            case 'clock':
                return this.id('clock', thing.id, isGain);
            case 'read':
            case 'register':
            case 'write':
                return registerText(thing.start, thing.end, rows.flat());
            case 'other-clocks':
            case 'disabling':
            case 'mailbox':
                return '';
        }
    }

    private id(kind: 'node' | 'reset' | 'clock', id: number, isGain: boolean): string {
        const [before, now] = this.sides.map(({ program }) => program.scope.namesOf(kind, id)[0]?.name);
        return (isGain ? (now ?? before) : (before ?? now)) ?? idText(id);
    }

    /** The id, or the address of the register, if the other side means another one by the same name; empty if not. */
    private number(about: About, isGain: boolean): string {
        const { thing } = about;
        const name = this.of(about, isGain);
        if ('id' in thing) {
            const means = this.sides.map(({ program }) => program.scope.get(name));
            const isClear = means.every(entry => !isNameOf(entry, thing.kind) || entry.number === thing.id);
            return isClear ? '' : ` (${idText(thing.id)})`;
        }
        if (!('start' in thing)) return '';
        const means = this.registers.flatMap(each => each.get(name) ?? []);
        return means.every(start => start === thing.start) ? '' : ` (${hexOf(thing.start)})`;
    }

    /** Things by kind, with runs of numbered names folded; of very many the first, and how many more. */
    list(things: readonly About[], isGain = true, most = Number.POSITIVE_INFINITY): string {
        const groups = new Map<string, { readonly title: Title; readonly names: string[]; count: number }>();
        for (const [each, title] of titled(things)) {
            const known = groups.get(title.join()) ?? { title, names: [], count: 0 };
            groups.set(title.join(), known);
            known.count++;
            // Of a million things only those that are listed are put into words.
            if (known.count <= most) known.names.push(this.of(each, isGain) + this.number(each, isGain));
        }
        return [...groups.values()]
            .map(({ title: [verb, bits], names, count }) => {
                const more = count > most ? ` and ${count - most} more` : '';
                return `${verb} ${folded(names)}`.trim() + more + bits;
            })
            .join('; ');
    }

    /** Where the rows are that a thing depends on: those that the other side has not, or its own if it has them all. */
    places({ thing, rows }: Compared, at: 0 | 1): Place[] {
        const kind = tableOfThing(thing);
        const [mine, others] = [
            this.inTables(kind, rows[at], at),
            this.inTables(kind, rows[1 - at] ?? [], 1 - at),
        ];
        const known = new Set(others.map(({ row }) => rowText(row)));
        const changed = mine.filter(({ row }) => !known.has(rowText(row)));
        const { program, side, placeOf } = this.sides[at];
        return (changed.length > 0 ? changed : mine.slice(0, rows[at].length)).map(({ table, row }) =>
            placeOf(side.policy[table]?.source.file ?? program.file, row.source.line),
        );
    }

    /** A place of a side as a person reads it. */
    shown(place: Place, at: 0 | 1): string {
        return this.sides[at].shown(place);
    }

    /** Where the new side has the table that decides about a thing; `undefined` without one. */
    headNow({ thing }: Compared): Place | undefined {
        const { side, placeOf } = this.sides[1];
        const table = side.policy[tableOfThing(thing)]?.source;
        return table && placeOf(table.file, table.first);
    }

    /** Where the new side declares a domain; `undefined` if it does not. */
    domainNow(name: string): Place | undefined {
        const { program, placeOf } = this.sides[1];
        const domain = program.domains.find(each => each.name === name);
        return domain && placeOf(domain.file, domain.line);
    }

    /** The first line of the new side. */
    startNow(): Place {
        const { program, placeOf } = this.sides[1];
        return placeOf(program.file, 0);
    }

    /** Rows, and after them those of the node table that they ask. */
    private inTables(table: TableKind, rows: readonly Row[], at: number): Placed[] {
        const side = this.sides[at]?.side;
        const nodes = rows.flatMap(row => {
            const node = askedNode(row);
            return (node === undefined ? undefined : side?.rowOf('node', node)) ?? [];
        });
        return [...rows.map(row => ({ table, row })), ...nodes.map(row => ({ table: 'node' as const, row }))];
    }
}

/** The names by which rows use pages. */
const pageNames = ({ side: { policy } }: Named): ReadonlyMap<number, string> =>
    new Map(
        [...(policy.node?.rows ?? []), ...(policy.reset?.rows ?? [])].flatMap(({ frame, source }) =>
            source.frameName === undefined ? [] : [[frame, source.frameName.name] as const],
        ),
    );

const registersOf = ({ side: { policy } }: Named): ReadonlyMap<string, bigint> =>
    new Map((policy.mmio?.rows ?? []).map(row => [writtenRegister(row), row.start] as const));

interface Placed {
    readonly table: TableKind;
    readonly row: Row;
}

/** The id of the node that a register or clock row asks for. */
function askedNode(row: Row): number | undefined {
    if ('nodeIndex' in row) return row.nodeIndex;
    return 'node' in row ? row.node : undefined;
}

/** The table whose rows decide about a thing. */
export function tableOfThing({ kind }: Thing): TableKind {
    switch (kind) {
        case 'node':
        case 'mailbox':
            return 'node';
        case 'reset':
            return 'reset';
        case 'read':
        case 'register':
        case 'write':
            return 'mmio';
        default:
            return 'clock';
    }
}

type Title = readonly [verb: string, bits: string];

/** What things of a kind are called before their names, and the bits of a write after them. */
function titleOf(thing: Thing): Title {
    switch (thing.kind) {
        case 'other-clocks':
            return ['every clock without a row', ''];
        case 'disabling':
            return ['disabling it', ''];
        case 'mailbox':
            return ["the firmware's mailbox", ''];
        case 'write':
            return ['write', thing.mask === ALL_BITS ? '' : ` (${bitsText(BigInt(thing.mask))})`];
        default:
            return [thing.kind, ''];
    }
}

/** Things with their titles. What is both read and written is one thing, if the bits of it are. */
function* titled(things: readonly About[]): Iterable<readonly [About, Title]> {
    const writes = new Map<string, Thing[]>();
    for (const { thing } of things) if (thing.kind === 'write') addTo(writes, stretchText(thing), thing);
    const reads = new Set(things.flatMap(({ thing }) => (thing.kind === 'read' ? stretchText(thing) : [])));
    const isBoth = (stretch: string): boolean => reads.has(stretch) && writes.get(stretch)?.length === 1;
    for (const each of things) {
        const { thing } = each;
        const title = titleOf(thing);
        if (!('start' in thing) || thing.kind === 'register' || !isBoth(stretchText(thing)))
            yield [each, title];
        else if (thing.kind === 'write') yield [each, ['read and write', title[1]]];
    }
}

const stretchText = ({ start, end }: { readonly start: bigint; readonly end: bigint }): string =>
    `${start} ${end}`;

/** Registers as the row that holds just them has them; else by their addresses, which the end is not one of. */
function registerText(start: bigint, end: bigint, rows: readonly Row[]): string {
    const row = rows.find(
        (each): each is PolicyMmioRow => 'onlyHwdom' in each && each.start === start && endOf(each) === end,
    );
    if (row !== undefined) return writtenRegister(row);
    const isAligned = start % REGISTER === 0n && end % REGISTER === 0n;
    if (end - start === 1n || (end - start === REGISTER && isAligned)) return hexOf(start);
    return isAligned ? `${hexOf(start)}..${hexOf(end - REGISTER)}` : `${hexOf(start)}..<${hexOf(end)}`;
}

/** The address of a row, as it is written there. */
function writtenRegister({ source: { at, first, last } }: PolicyMmioRow): string {
    return at.text.slice(first.span.start, (last ?? first).span.end);
}

/** In bytes. */
const REGISTER = 4n;

const endOf = ({ start, end }: PolicyMmioRow): bigint => (end === 0n ? start + 1n : end);

/** What a row says, without comments and layout. */
export const rowText = ({ source: { at } }: Row): string => statementOf(at);

/** One long line may have thousands of rows. */
const statementOf = perVersion(({ text, comment }: Line): string => {
    const row = comment === -1 ? text : text.slice(0, comment);
    return wordsOf(row).join(' ');
});

const wordsOf = (row: string): string[] => row.split(' ').filter(word => word !== '');
