// The title of a fix that takes indexes from a row: what goes, and who then gets it from whom.

import { passersOf } from '../access/passers';
import { granteesByName, ownerByName } from '../access/wording';
import { folded, idText, shortened } from '../diagnostics/phrases';
import { titleOf } from '../diagnostics/titles';
import { coverageOf, idsAt } from '../model/coverage';
import type { AccessRow, AccessTable, Program } from '../model/program';
import type { Scope } from '../model/scope';
import { subjectText } from './places';
import { hasIndex } from './row-without';

/** A row that is to lose the indexes which another one has too. */
export interface Losing {
    readonly table: AccessTable;
    readonly row: AccessRow;
    readonly other: AccessRow;
    /** The row in words: `this row`, `line 12`. */
    readonly place: string;
}

/** `undefined` if it is not known who gets what, because a row has an error. */
export function titleWithout({ scope }: Program, losing: Losing): string | undefined {
    const { table, row, other } = losing;
    // A macro may give many ids of a row one index.
    const own = new Set(row.mapIds((_, index) => index));
    const shared = [...own].filter(index => hasIndex(other, index));
    const changes = changesOf(losing, shared);
    const whatElse = changes.length === 0 && isDropped(losing, shared) ? DROPPED : NO_CHANGE;
    if (changes.some(({ from, to }) => from.faulty || to.faulty)) return undefined;
    const names = (of: AccessRow, indexes: readonly number[], most: number): string =>
        namesText(
            indexes.map(index => nameAt(scope, table, of, index)),
            most,
        );
    const textOf = (most: number): string => {
        const gone = names(row, shared, most);
        const start =
            shared.length === own.size ? `Remove ${losing.place}` : `Take ${gone} out of ${losing.place}`;
        if (changes.length === 0) return `${start}, ${whatElse}`;
        const [first, ...others] = changes.map(change =>
            changeText(change, names(change.to, change.indexes, most), most),
        );
        const rest = others.length > 1 ? [`${others.length} more changes of this kind`] : others;
        return `${start}: ${[first, ...rest].join(', ')}`;
    };
    return titleOf(textOf);
}

const DROPPED = 'which C drops today';
const NO_CHANGE = 'which changes nothing';

/** Indexes that go from one row to another, which grants something else. */
interface Change {
    readonly indexes: number[];
    readonly from: AccessRow;
    readonly to: AccessRow;
}

/** C keeps the last row of an index, so only where that is the row in question, another one gets it. */
function changesOf({ table, row }: Losing, shared: readonly number[]): readonly Change[] {
    const changes = new Map<AccessRow, Change>();
    for (const index of shared) {
        const rows = coverageOf(table).rowsAt(index);
        const heir = rows.findLast(each => each !== row);
        if (rows.at(-1) !== row || heir === undefined || isSameGrant(row, heir)) continue;
        const change = changes.get(heir) ?? { indexes: [], from: row, to: heir };
        change.indexes.push(index);
        changes.set(heir, change);
    }
    return [...changes.values()];
}

/** Whether the hardware domain keeps it is only said if that changes. */
function changeText({ indexes, from, to }: Change, names: string, most: number): string {
    const isKept =
        passersOf(from).frame !== undefined && passersOf(to).frame !== undefined && from.hwdom && to.hwdom;
    const [loser, gainer] = [from, to].map(row =>
        isKept ? ownerByName(row, most) : granteesByName(row, most),
    );
    return `${names} ${indexes.length === 1 ? 'goes' : 'go'} from ${loser} to ${gainer}`;
}

function isSameGrant(one: AccessRow, other: AccessRow): boolean {
    const [a, b] = [passersOf(one), passersOf(other)];
    return !one.faulty && !other.faulty && a.frame === b.frame && a.hwdom === b.hwdom;
}

const isDropped = ({ table, row }: Losing, shared: readonly number[]): boolean =>
    shared.every(index => coverageOf(table).rowsAt(index).at(-1) !== row);

/** How a row has the id of an index; in a range, by its first name. */
function nameAt(scope: Scope, { kind }: AccessTable, row: AccessRow, index: number): string {
    if (row.size === 1) return subjectText(row);
    const [id = 0] = idsAt(row, index);
    return scope.namesOf(kind, id)[0]?.name ?? idText(id);
}

/** Names that are numbered one after the other as a range, and of many only how many there are. */
function namesText(names: readonly string[], most: number): string {
    const [first = ''] = names;
    const text = folded(names.map(name => shortened(name, most)));
    return text.split(', ').length > 2 ? `${shortened(first, most)} and ${names.length - 1} more` : text;
}
