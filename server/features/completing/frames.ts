// The frames and registers that fit at a place, the likeliest first: frames of the device, registers of the block.

import { namesIn } from '../../language/expression';
import { first } from '../../language/least';
import type { Expression, NameKind } from '../../language/syntax';
import { blockAt } from '../../model/blocks';
import { isNameOf, type NameEntry } from '../../model/names';
import { isAccessTable, type Program } from '../../model/program';
import { countOnFrame } from '../places/rowsByFrame';
import { type Candidate, LIKELY, nameCandidate, REST, UNLIKELY } from './candidate';
import { idOf, type NameContext, named, namesHere } from './context';
import { likelyFrames } from './likelyFrames';
import { MOST_NAMES } from './namesLike';
import { blocksWithRegisters, hasRegisters, registersOf } from './registersOf';
import { similarNames } from './similarNames';

const MOST_SIMILAR = 8;

/** Frames for a row or for a domain's memory. */
export function* frames(context: NameContext): Iterable<Candidate> {
    const { program, statement } = context;
    const likely = new Set(likelyHere(context));
    for (const entry of likely) yield nameCandidate(program, entry, LIKELY);
    const isOwned = statement.kind === 'iomem';
    for (const entry of namesHere(context, () => (isOwned ? usedFrames(program) : []))) {
        if (likely.has(entry)) continue;
        const isUsed = isOwned && entry.value !== undefined && countOnFrame(program, entry.value) > 0;
        const otherwise = isPage(entry) ? REST : UNLIKELY;
        yield nameCandidate(program, entry, isUsed ? LIKELY : otherwise);
    }
}

function likelyHere({ program, statement, line }: NameContext): readonly NameEntry[] {
    if (statement.kind !== 'access-row') return [];
    const table = blockAt(program, line)?.kind;
    const id = idOf(program, statement.subject.first);
    return id === undefined || (table !== 'node' && table !== 'reset')
        ? []
        : likelyFrames(program, table, id);
}

/** The frames of the first rows. */
function* usedFrames({ tables }: Program): Iterable<NameEntry> {
    for (const table of tables.filter(isAccessTable)) {
        for (const { frame } of first(table.rows, MOST_NAMES))
            if (frame?.name !== undefined) yield frame.name;
    }
}

/** An address inside a page may share the page with other devices, so it is rarely what a row means. */
const isPage = ({ value }: NameEntry): boolean =>
    value !== undefined && value !== 0n && (value & 0xfffn) === 0n;

/** If the address has a frame, its registers; otherwise frames, first those that have registers or are in the row already. */
export function addresses(context: NameContext): Iterable<Candidate> {
    const { program, part } = context;
    const [block] = framesIn(program, part.node);
    return block !== undefined && part.kinds.includes('register')
        ? registers(ofKind(context, 'register'), block)
        : blocks(ofKind(context, 'frame'));
}

const ofKind = (context: NameContext, kind: NameKind): NameContext => ({
    ...context,
    part: { ...context.part, kinds: [kind] },
});

const framesIn = ({ scope }: Program, node: Expression): NameEntry[] =>
    namesIn(node).flatMap(({ name }) => {
        const entry = scope.get(name);
        return isNameOf(entry, 'frame') ? entry : [];
    });

/** The registers of a frame come first, those that belong to another frame last. */
function registers(context: NameContext, { value }: NameEntry): Iterable<Candidate> {
    const rank = ({ block }: NameEntry): number => {
        if (block?.value === value) return LIKELY;
        return block === undefined ? REST : UNLIKELY;
    };
    return named(context, rank, () => (value === undefined ? [] : registersOf(context.program.scope, value)));
}

/** Frames for the address of a register: that of the range's other end, otherwise those that have registers. */
function blocks(context: NameContext): Iterable<Candidate> {
    const { program, statement } = context;
    const { scope } = program;
    const written = statement.kind === 'mmio-row' ? framesIn(program, statement.address.first) : [];
    if (written.length > 0) {
        const values = new Set(written.map(({ value }) => value));
        return named(
            context,
            ({ value }) => (values.has(value) ? LIKELY : REST),
            () => written,
        );
    }
    if (statement.kind !== 'mmio-row' && statement.kind !== 'test-line') return named(context, () => REST);
    return named(
        context,
        ({ value }) => (value !== undefined && hasRegisters(scope, value) ? LIKELY : REST),
        () => framesWithRegisters(context),
    );
}

function* framesWithRegisters({ program: { scope } }: NameContext): Iterable<NameEntry> {
    for (const block of blocksWithRegisters(scope)) yield* scope.namesOf('frame', block);
}

/** What a reset line resets or the frame of a register: names spelt like the one being declared. */
export function* belongings(context: NameContext): Iterable<Candidate> {
    const { program, statement, part } = context;
    const declared = statement.kind === 'declaration' ? [statement.name.name] : [];
    const likely = new Set(
        part.kinds.flatMap(kind => similarNames(program.scope, kind, declared, MOST_SIMILAR)),
    );
    for (const entry of likely) yield nameCandidate(program, entry, LIKELY);
    for (const entry of namesHere(context)) if (!likely.has(entry)) yield nameCandidate(program, entry, REST);
}
