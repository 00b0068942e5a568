// The page docs/findings.md: what the checker reports for each example. These are real tables with real mistakes.

import { readFileSync } from 'node:fs';
import { analyse } from '../server/checks/analyse';
import { count } from '../server/diagnostics/phrases';
import type { BlockRange } from '../server/model/blocks';
import type { Problem } from '../server/model/problem';
import type { Program, Table } from '../server/model/program';
import { hostOver } from '../test/workspace';
import { EXAMPLE_FILES } from './measured';

/** The text that the page should have. */
export const findingsPage = (): string =>
    `${['# Findings', INTRODUCTION, ...EXAMPLE_FILES.flatMap(sectionsOf)].join('\n\n')}\n`;

const INTRODUCTION = `What the checker reports about each file in [examples/](../examples). Most of their tables are those that ship in AMD's tree
or were proposed for Xen, row by row, so these findings are real; those of Versal NET and Gen 2 are made for an example. This page is generated (\`npm run docs\`), and a test checks that it is up to date. What a
code means on the machine, and what to do, is in [diagnostics.md](diagnostics.md).`;

function sectionsOf(path: string): string[] {
    const analysis = analyse(path, hostOver(readFileSync));
    if (analysis === undefined) return [];
    const { program, problems } = analysis;
    const blocks = program.blocks.map(block => ({
        block,
        found: problems.filter(
            ({ range }) => block.first <= range.start.line && range.start.line <= block.last,
        ),
    }));
    return [
        `## [${path}](../${path})`,
        `${sizesOf(program)} ${summaryOf(problems)}`,
        ...blocks.flatMap(({ block, found }) =>
            found.length === 0 ? [] : blockSection(program, block, found),
        ),
        ...waiverSection(program),
    ];
}

/** The file's own tables: `node pm_node_access, 50 rows`. */
function sizesOf({ file, tables }: Program): string {
    const own = tables.filter(table => table.file === file);
    const sizes = own.map(table => {
        const [rows, printed] = [table.rows.length, printedRows(table)];
        const more = rows === printed ? '' : ` (${printed} in C)`;
        return `${table.kind} \`${table.name}\`, ${count(rows, 'row')}${more}`;
    });
    return `${count(own.length, 'table')}: ${sizes.join('; ')}.`;
}

/** How many rows in C a row becomes: one for each id of a range, or each node of a clock. */
const printedRows = ({ rows }: Table): number =>
    rows.reduce((sum, row) => {
        if (row.kind === 'access') return sum + row.size;
        return sum + (row.kind === 'clock' ? row.nodes.length : 1);
    }, 0);

function summaryOf(problems: readonly Problem[]): string {
    if (problems.length === 0) return 'No findings.';
    const codes = new Map<string, number>();
    for (const { code } of problems) codes.set(code, (codes.get(code) ?? 0) + 1);
    const parts = [...codes].map(([code, times]) => `${times} ${link(code)}`);
    return `${count(problems.length, 'finding')}: ${parts.join(', ')}.`;
}

/** The findings in one block, in the order of the lines. */
function blockSection(
    { document }: Program,
    { head, first }: BlockRange,
    found: readonly Problem[],
): string[] {
    const title = document.lines.get(first)?.text.replace(/\s*\{.*$/, '') ?? head.kind;
    const items = found.map(({ code, severity, message, detail, range: { start } }) => {
        const line =
            document.lines
                .get(start.line)
                ?.text.replace(/\s*(\/\/.*|\{)?$/, '')
                .trim() ?? '';
        return `- line ${start.line + 1}, \`${line.replace(/ {2,}/g, ' ')}\`: ${severity} ${link(code)}\\\n  ${message}${detail === '' ? '' : `\\\n  ${detail}`}`;
    });
    return [`### ${title}: ${found.length}`, items.join('\n')];
}

function waiverSection({ document, waivers }: Program): string[] {
    if (waivers.length === 0) return [];
    const items = waivers.map(({ node, line, code }) => {
        const row = document.lines.get(line)?.text.slice(0, node.start).trim() ?? '';
        return `- line ${line + 1}, \`${row}\`: ${link(code)}, "${node.reason?.value ?? ''}"`;
    });
    return [`### Waived, with the reason: ${waivers.length}`, items.join('\n')];
}

const link = (code: string): string => `[${code}](diagnostics.md#${code})`;
