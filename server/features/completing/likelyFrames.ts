// The frames through which a node or a reset line is likely to be granted: first those that tables and declarations give for
// the same device, then frames whose names are spelt like it.

import { rowOfId } from '../../model/coverage';
import type { NameEntry } from '../../model/names';
import { accessTable, type Program } from '../../model/program';
import { resetLinesOf } from '../places/resetLines';
import { similarNames } from './similarNames';

const MOST = 8;

/** The names of frames, the likeliest first, at most 8; empty if nothing is known about the device. */
export function likelyFrames(program: Program, kind: 'node' | 'reset', id: bigint): NameEntry[] {
    const devices = program.scope.namesOf(kind, id).flatMap(entry => sameDevice(program, entry));
    const frames = devices.flatMap(entry => frameOf(program, entry) ?? []);
    const names = devices.map(({ name }) => name);
    const similar = names.length === 0 ? [] : similarNames(program.scope, 'frame', names, MOST);
    return [...new Set([...frames, ...similar])].slice(0, MOST);
}

/** A node and its reset lines, or a reset line and what it resets. */
function sameDevice({ scope }: Program, entry: NameEntry): NameEntry[] {
    const { of } = entry;
    if (entry.kind === 'node') return [entry, ...resetLinesOf(scope, entry)];
    return of === undefined ? [entry] : [of, entry];
}

/** The frame that a name stands for, or through which its row grants it. */
function frameOf(program: Program, entry: NameEntry): NameEntry | undefined {
    if (entry.kind === 'frame') return entry;
    if (entry.kind !== 'node' && entry.kind !== 'reset') return undefined;
    if (entry.value === undefined) return undefined;
    return rowOfId(accessTable(program.tables, entry.kind), Number(entry.value))?.frame?.name;
}
