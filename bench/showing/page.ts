// docs/performance.md: what was measured, on what, and how to measure it again.

import { ECHO } from '../driving/programs';
import { FULL } from '../effort';
import { KINDS, type Point } from '../measuring/growth';
import { cellsOf, HEADS, shownCount, shownNumber } from '../results/measured-row';
import type { Measurements } from '../results/measurements';
import { SPREAD_HEADS, spreadCells } from '../results/spread';
import { TASKS, type Work } from '../work/work';
import { chart } from './chart';
import { machine } from './machine';

export const PICTURE = 'images/growth.svg';

export const page = ({ rows, spreads, points, works }: Measurements): string => `# Performance

\`npm run bench -- --write\` measures what must be fast, and makes this page of it. The numbers are those of one machine in one
run; the ratios hold on others as well, because what is compared took turns.

${table(HEADS, rows.map(cellsOf))}

- **What is measured** is the program that a user runs, from outside: processes from their start to their end, and the server
  over its pipes, from the moment at which a message is sent to it to the moment at which the answer was read.
- **The table** that is measured is generated: names of nodes and frames, and a node table with a row for each node. A
  keystroke gives a row the index of the row above it, or its own again; each time the diagnostics must be right. Between an
  answer and the next keystroke lie ${FULL.rest} ms, so that a server has come to rest.
- **The ${ECHO.name}** is the floor: \`vscode-languageserver\` with its own text documents and incremental changes, which
  understands nothing and answers each change with one diagnostic.
- **\`node -e 0\`** is the floor of a short run. Both are started without \`NODE_EXTRA_CA_CERTS\`: where it is set, Node reads
  certificates at each start, which makes every process slower and the ratio smaller.
- **clang and gcc** read the C that is printed of the same table (\`emit --stdout c --standalone\`).

## How the times lie

Where the table above says no more, it is the median that is held against the limit. Percentiles count from the first
keystroke after opening, when Node has not compiled anything yet.

${table(SPREAD_HEADS, spreads.map(spreadCells))}

clangd waits a moment for more keystrokes before it begins; that is in its times, as it is in a user's.

## How an edit grows with the file

![Time of an edit over the rows of the table](${PICTURE})

Medians in milliseconds, and beside each the ${ECHO.name}'s for the same edit of the same text. Each server was edited before,
so that what Node compiles on the way does not count, and has a heap that can hold a million rows.

${growthTable(points)}

## What an edit does

Counted and not timed, so that it is the same on every machine; \`test/lsp/work.test.ts\` holds it, and says of each edit that
costs more in a larger file why it does. A step is a call of a function or a round of a loop within it; the other counts are
those at ${shownCount(largest(works))} rows. What is worked out when it is first asked for was there: each edit was made once before.

${workTable(works)}

## The machine

${machine()
    .map(([name, value]) => `- **${name}**: ${value}`)
    .join('\n')}
`;

function growthTable(points: readonly Point[]): string {
    const heads = ['rows', ...KINDS.flatMap(({ name }) => [name, 'echo'])];
    const sizes = [...new Set(points.map(({ rows }) => rows))];
    const lines = sizes.map(size => [
        shownCount(size),
        ...points
            .filter(({ rows }) => rows === size)
            .flatMap(({ ours, echo }) => [shownNumber(ours), shownNumber(echo)]),
    ]);
    return table(heads, lines);
}

function workTable(works: readonly Work[]): string {
    const edits = works.filter(({ isBack }) => !isBack);
    const sizes = [...new Set(edits.map(({ rows }) => rows))];
    const heads = [
        'edit',
        ...TASKS.map(({ name }) => name),
        ...sizes.map(size => `steps, ${shownCount(size)} rows`),
    ];
    const lines = edits
        .filter(({ rows }) => rows === largest(works))
        .map(({ edit, counts }) => [
            edit,
            ...counts.map(shownCount),
            ...edits.filter(each => each.edit === edit).map(({ steps }) => shownCount(steps)),
        ]);
    return table(heads, lines);
}

const largest = (works: readonly Work[]): number => Math.max(0, ...works.map(({ rows }) => rows));

const table = (heads: readonly string[], lines: readonly (readonly string[])[]): string =>
    [heads, heads.map((_, at) => (at === 0 ? '---' : '---:')), ...lines]
        .map(cells => `| ${cells.join(' | ')} |`)
        .join('\n');

const LOOKS = ['a', 'b', 'c', 'd'] as const;

/** The chart on the page. The line of the echo server is for the first kind of edit. */
export const picture = (points: readonly Point[]): string =>
    chart('Time from an edit to its diagnostics', [
        ...KINDS.map((kind, at) => ({
            name: kind.name,
            look: LOOKS[at] ?? 'a',
            points: points.filter(each => each.kind === kind).map(({ rows, ours }) => [rows, ours] as const),
        })),
        {
            name: `${ECHO.name}, a row`,
            look: 'peer',
            points: points
                .filter(({ kind }) => kind === KINDS[0])
                .map(({ rows, echo }) => [rows, echo] as const),
        },
    ]);
