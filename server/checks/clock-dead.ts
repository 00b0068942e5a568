// clock-dead: a clock that is refused to everyone, because a node of its row is granted to nobody. Without the row, the
// hardware domain would have it.

import { rulesOfEdition } from '../access/editions';
import { grantOfNode, onceOpenToAll, passersOf } from '../access/passers';
import { namesIn, titleOf } from '../diagnostics/titles';
import { type Fix, type Problem, problem, type Related, rangeIn } from '../model/problem';
import { type AccessRow, accessTable, type ClockRow, type IndexedId } from '../model/program';
import { rowsOfClock } from '../model/rows-of-call';
import type { Scope } from '../model/scope';
import { traitsOf } from '../model/targets';
import { idName, withoutNodes } from './clock-rows';
import { type Ask, type Cause, eachCause, type InRow, type Of } from './forms';
import { grantThroughFrames, grantToHwdom } from './grant-node';
import { relatedIn, subjectSpan } from './places';

/** A node of a clock's row that nobody may control. */
interface Refused {
    readonly node: IndexedId;
    readonly granted: AccessRow | undefined;
    readonly why: 'no-row' | 'denied' | 'frame-zero';
}

/** The first such node of a row is the cause, so that a row has one message. */
interface Dead extends Cause {
    readonly nodes: readonly Refused[];
}

export const clockDead = eachCause({
    code: 'clock-dead',
    of: ['clock'],
    with: ['node'],
    find(row, ask): readonly Dead[] {
        // Where calls for the clocks of PLLs are forwarded, they never come to the table.
        const { forwardsPlls } = rulesOfEdition(ask.edition);
        if (forwardsPlls && ask.names('clock', row.clock.id).some(({ pll }) => pll)) return [];
        const nodes = row.nodes.flatMap(node => refusedAt(node, ask) ?? []);
        const [first] = nodes;
        return first === undefined ? [] : [{ key: `${first.node.index}`, span: first.node.node, nodes }];
    },
    tell,
});

function refusedAt(node: IndexedId, ask: Ask<'node'>): Refused | undefined {
    // If the C looks up another node, that gets its own message.
    if (ask.index('node', node.id) !== ask.index('node', node.index)) return undefined;
    const granted = ask.row('node', node.id);
    const { frame, hwdom } = passersOf(grantOfNode(ask.edition, node.index, granted));
    // What a row with an error grants is not known.
    if (frame !== undefined || hwdom || granted?.faulty) return undefined;
    return { node, granted, why: whyOf(granted) };
}

function whyOf(granted: AccessRow | undefined): Refused['why'] {
    if (granted === undefined) return 'no-row';
    return granted.address === undefined ? 'denied' : 'frame-zero';
}

type Found = InRow<ClockRow, Dead>;

function tell(first: Found, others: readonly Found[], of: Of<'clock'>): Problem | undefined {
    const { scope, target, edition } = of.program;
    // That the table is not read at all gets its own message.
    if (!traitsOf(target).hasClocks) return undefined;
    const all = [first, ...others];
    const refused = refusedIn(all);
    return problem(
        'clock-dead',
        rangeIn(first.row.line, first.what.span),
        {
            clocks: clocksOf(all, scope),
            nodes: refused.map(({ node, why }) => ({ name: idName(scope, 'node', node), why })),
            hwdomHasOthers: rulesOfEdition(edition).hwdomHasOtherClocks,
            passedOnce: refused.some(({ node }) => onceOpenToAll(edition, node.index)),
        },
        {
            related: relatedTo(refused, others, of),
            fixes: () => [...granting(refused, all, of), ...removing(refused, all, of)],
        },
    );
}

/** The nodes of all rows, each once. */
const refusedIn = (found: readonly Found[]): readonly Refused[] => [
    ...new Map(found.flatMap(({ what }) => what.nodes.map(each => [each.node.index, each]))).values(),
];

const clocksOf = (found: readonly Found[], scope: Scope): string[] =>
    namesOf(
        'clock',
        found.map(({ row }) => row.clock),
        scope,
    );

/** The names of nodes or clocks, each once. */
const namesOf = (kind: 'node' | 'clock', ids: readonly IndexedId[], scope: Scope): string[] => [
    ...new Set(ids.map(id => idName(scope, kind, id))),
];

function relatedTo(
    refused: readonly Refused[],
    others: readonly Found[],
    { table, program }: Of<'clock'>,
): Related[] {
    const nodes = accessTable(program.tables, 'node');
    const rows = refused.flatMap(({ granted }) =>
        granted === undefined || nodes === undefined
            ? []
            : relatedIn(nodes, granted.line, subjectSpan(granted), 'nobody passes this row'),
    );
    return [
        ...rows,
        ...others.map(({ row, what }) => relatedIn(table, row.line, what.span, 'refuses this clock too')),
    ];
}

function granting(refused: readonly Refused[], all: readonly Found[], { program }: Of<'clock'>): Fix[] {
    const ids = refused.map(({ node }) => node.id);
    const clocks = (most: number): string => namesIn(clocksOf(all, program.scope), most);
    return [...grantThroughFrames(program, ids, clocks), ...grantToHwdom(program, ids, clocks)];
}

/** The fix that removes the nodes from all rows. None if the table would be left without rows. */
function removing(
    refused: readonly Refused[],
    all: readonly Found[],
    { table, program }: Of<'clock'>,
): Fix[] {
    const { scope, edition } = program;
    // Where a clock without a row is refused to everyone as well, that would change nothing.
    if (!rulesOfEdition(edition).hwdomHasOtherClocks) return [];
    const rows = new Set(all.map(({ row }) => row));
    const gone = new Set(refused.map(({ node }) => node.index));
    const isGone = ({ index }: IndexedId): boolean => gone.has(index);
    const nodesLeft = (row: ClockRow): readonly IndexedId[] =>
        rows.has(row) ? row.nodes.filter(each => !isGone(each)) : row.nodes;
    if (rows.size === table.rows.length && [...rows].every(row => nodesLeft(row).length === 0)) return [];
    const clocks = new Set([...rows].map(({ clock }) => clock.index));
    const deciding = [...clocks]
        .flatMap(index => rowsOfClock(table, index))
        .map(row => ({ clock: row.clock, nodes: nodesLeft(row) }))
        .filter(({ nodes }) => nodes.length > 0);
    const title = (most: number): string => {
        const names = namesIn(
            namesOf(
                'node',
                refused.map(({ node }) => node),
                scope,
            ),
            most,
        );
        const from = rows.size > 1 ? ` from ${rows.size} rows` : '';
        return `Remove ${names}${from}: ${gains(rows, deciding, scope, most)}`;
    };
    const edits = [...rows].flatMap(row => withoutNodes(row, row.nodes.filter(isGone)));
    return [{ title: titleOf(title), edits }];
}

/** Who then has the clocks of the rows: of some, rows are left that decide; of others none. */
function gains(
    rows: ReadonlySet<ClockRow>,
    deciding: readonly Pick<ClockRow, 'clock' | 'nodes'>[],
    scope: Scope,
    most: number,
): string {
    const decided = deciding.map(({ clock }) => clock);
    const taken = new Set(decided.map(({ index }) => index));
    const free = [...rows].map(({ clock }) => clock).filter(({ index }) => !taken.has(index));
    const nodes = namesOf(
        'node',
        deciding.flatMap(each => each.nodes),
        scope,
    );
    return [
        ...gain('the hardware domain alone has', namesOf('clock', free, scope), most),
        ...gain(
            `${namesIn(nodes, most)} ${nodes.length === 1 ? 'decides' : 'decide'} who has`,
            namesOf('clock', decided, scope),
            most,
        ),
    ].join('; ');
}

const gain = (words: string, clocks: readonly string[], most: number): string[] =>
    clocks.length === 0 ? [] : [`${words} ${namesIn(clocks, most)}`];
