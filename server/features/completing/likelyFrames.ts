// The frames through which a node or a reset line is likely to be granted: its own and their stand-ins, as declared; then those
// that other rows of the same device use; then frames whose names are spelt like it.

import { rowOfId } from '../../model/coverage';
import { isNameOf, type NameEntry } from '../../model/names';
import { platformOfFile } from '../../model/platforms';
import { accessTable, type Program } from '../../model/program';
import { framesOf, nodesOfReset } from '../../model/relations';
import { resetLinesOf } from '../places/resetLines';
import { similarNames } from './similarNames';

const MOST = 8;

/** The names of frames, the likeliest first, at most 8; empty if nothing is known about the device. */
export function likelyFrames(program: Program, kind: 'node' | 'reset', id: bigint): NameEntry[] {
    const names = program.scope.namesOf(kind, id);
    const nodes = kind === 'node' ? names : nodesOfReset(program.scope, Number(id));
    const found = [
        ...declaredFrames(program, names, nodes),
        ...framesInRows(program, names, nodes),
        ...framesSpeltLike(program, [...nodes, ...names]),
    ];
    return [...new Set(found)].slice(0, MOST);
}

/** What the declarations say: the frame of a reset line, then the nodes' own frames, then their stand-ins. */
function declaredFrames(
    { scope }: Program,
    names: readonly NameEntry[],
    nodes: readonly NameEntry[],
): NameEntry[] {
    const ofLine = names.flatMap(({ of }) => of.filter(owner => isNameOf(owner, 'frame')));
    const known = nodes.flatMap(({ number }) => (number === undefined ? [] : framesOf(scope, number)));
    return [...ofLine, ...known.flatMap(({ own }) => own), ...known.flatMap(({ standins }) => standins)];
}

/** The frames through which the device's other rows grant it: a node's reset lines, or what a reset line resets. */
const framesInRows = (
    program: Program,
    names: readonly NameEntry[],
    nodes: readonly NameEntry[],
): NameEntry[] =>
    [...nodes, ...names, ...nodes.flatMap(node => resetLinesOf(program.scope, node))].flatMap(
        entry => frameOf(program, entry) ?? [],
    );

/** The frame through which the row of a name grants it. */
function frameOf({ tables }: Program, { kind, number }: NameEntry): NameEntry | undefined {
    if ((kind !== 'node' && kind !== 'reset') || number === undefined) return undefined;
    return rowOfId(accessTable(tables, kind), number)?.frame?.name;
}

/** Only frames of which nothing says whose they are; a platform says of all its frames, as far as it is known. */
function framesSpeltLike({ scope }: Program, devices: readonly NameEntry[]): NameEntry[] {
    const names = devices.map(({ name }) => name);
    if (names.length === 0) return [];
    return similarNames(scope, 'frame', names, MOST).filter(
        ({ of, file }) => of.length === 0 && platformOfFile(file) === undefined,
    );
}
