// The fixes that grant nodes which nobody has: through their frames, or to the hardware domain. They change the rows that do not
// grant the nodes, or add rows.

import { idText } from '../diagnostics/phrases';
import { namesIn, titleOf } from '../diagnostics/titles';
import { eolOf } from '../language/lines';
import { coverageOf, rowOfId } from '../model/coverage';
import { type Edit, type Fix, insertLines, replace } from '../model/problem';
import { type AccessTable, accessTable, indexOfId, LARGEST_INDEX, type Program } from '../model/program';
import { framesOf } from '../model/relations';
import { lineBehind } from './gap-rows';

/** What somebody then has, in words, with names of at most so many characters. */
type Gain = (most: number) => string;

interface Grant {
    readonly id: number;
    readonly name: string;
    /** What its row is to say. */
    readonly to: string;
}

/** Grants the nodes with these ids, each once, through the frames of their registers; `gain` is what their owners then have. */
export function grantThroughFrames(program: Program, ids: readonly number[], gain: Gain): Fix[] {
    const grants = ids.flatMap(id => {
        const [frame] = framesOf(program.scope, id).own;
        return frame === undefined ? [] : [{ id, name: nameOf(program, id), to: frame.name }];
    });
    if (grants.length < ids.length) return [];
    const names = (most: number): string =>
        namesIn(
            grants.map(({ name }) => name),
            most,
        );
    const frames = (most: number): string =>
        namesIn(
            grants.map(({ to }) => to),
            most,
        );
    const owners = grants.length === 1 ? 'its owner then has' : 'who owns all then has';
    const title = titleOf(most => `Grant ${names(most)} through ${frames(most)}: ${owners} ${gain(most)}`);
    return fixed(program, grants, title);
}

/** Grants the nodes with these ids, each once, to the hardware domain; `gain` is what it then has. */
export function grantToHwdom(program: Program, ids: readonly number[], gain: Gain): Fix[] {
    const grants = ids.map(id => ({ id, name: nameOf(program, id), to: 'hwdom' }));
    const names = (most: number): string =>
        namesIn(
            grants.map(({ name }) => name),
            most,
        );
    const title = titleOf(
        most => `Grant ${names(most)} to the hardware domain, which then has ${gain(most)}`,
    );
    return fixed(program, grants, title);
}

const nameOf = ({ scope }: Program, id: number): string => scope.namesOf('node', id)[0]?.name ?? idText(id);

/** For more nodes, which nobody grants at once, each fix would be as long as a table. */
const MOST_NODES = 256;

/** None if another file has the node table or it has no end, if an id has no place in it, or if a row is also for other nodes, which it would grant as well. */
function fixed({ tables, file }: Program, grants: readonly Grant[], title: string): Fix[] {
    const table = accessTable(tables, 'node');
    if (table === undefined || table.file !== file || !table.block.closed) return [];
    if (grants.length > MOST_NODES) return [];
    const edits = grants.map(grant => editOf(table, grant));
    return edits.some(each => each.length === 0) ? [] : [{ title, edits: joined(edits.flat()) }];
}

function editOf(table: AccessTable, { id, name, to }: Grant): readonly Edit[] {
    const row = rowOfId(table, id);
    if (row === undefined) return newRow(table, id, `    ${name} -> ${to}${eolOf(table.document)}`);
    const { grant } = row.node;
    if (row.size > 1 || grant === undefined) return [];
    return replace('', row.line, grant, row.hwdom ? `${to} or hwdom` : to).edits;
}

function newRow(table: AccessTable, id: number, text: string): readonly Edit[] {
    const index = indexOfId(table.macro, id);
    if (index === undefined || index > LARGEST_INDEX) return [];
    const coverage = coverageOf(table);
    const [below] = coverage.rowsAt(coverage.takenBelow(index));
    return insertLines('', lineBehind(table, below), text).edits;
}

/** Several new rows at one place become one edit. */
function joined(edits: readonly Edit[]): Edit[] {
    const places = new Map<string, Edit>();
    for (const { range, newText } of edits) {
        const { line, character } = range.start;
        const key = `${line}:${character}`;
        places.set(key, { range, newText: (places.get(key)?.newText ?? '') + newText });
    }
    return [...places.values()];
}
