// Writes docs/platforms.md: the bundled platforms, and where each of their names comes from.

import { list } from '../server/diagnostics/phrases';
import { isNameEntry } from '../server/model/names';
import { PLATFORM_NAMES, platformOf } from '../server/model/platforms';
import { disputedLines, sourceLines } from '../server/model/sources';
import type { Platform } from '../server/model/surroundings';

const INTRODUCTION = `# Platforms

\`platform NAME\` brings in the names of a chip: nodes, reset lines, clocks, frames and registers, each with its number, and what is
known of how they belong together. They are written in the language itself, in \`server/platforms/\`, and an
editor goes there with *Go to definition*. No platform says who may do what.

Each block of names there says what it is taken from (\`names node from "TREE, VERSION, DATE" {\`), and where trees disagree a name has
each value with the tree that gives it: the first one counts. \`eemi-acl explain PLATFORM\` prints the same, and hovering over the
\`platform\` line shows it. This page is generated (\`npm run docs\`), and a test checks that it is up to date.

To follow another tree, or another version of one: \`eemi-acl platform NAME --compare FILE.h\` says how its header differs, and
\`import "FILE.h" as node NAME_*\` in a table takes the numbers out of that header, in place of those of the platform
([language.md](language.md#names-out-of-c-headers)).

The trees of Versal NET and Gen 2 declare the names of the smaller chips too. Names of devices that a chip has not are \`absent\`: a row
may use them, but no table misses a row for them. Of some names it is not known whether the chip has them; those are not marked.`;

export const platformsPage = (): string =>
    `${[INTRODUCTION, ...PLATFORM_NAMES.flatMap(name => platformOf(name) ?? []).map(section)].join('\n\n')}\n`;

function section(platform: Platform): string {
    const { name, chip, target } = platform;
    const disputed = disputedLines(platform);
    return [
        `## ${name}`,
        `${chip.name}, for \`target ${target}\`. Its physical addresses have at most ${chip.addressBits} bits.`,
        bullets(sourceLines(platform)),
        ...(disputed.length === 0 ? [] : ['Not the same in all trees:', bullets(disputed.map(asCode))]),
        ...absentText(platform),
    ].join('\n\n');
}

const bullets = (lines: readonly string[]): string => lines.map(line => `- ${line}`).join('\n');

/** A line that begins with a name, which is shown as code. */
const asCode = (line: string): string => line.replace(/^\w+/, '`$&`');

function absentText({ scope }: Platform): string[] {
    const names = scope
        .declared()
        .filter(isNameEntry)
        .filter(({ absent }) => absent);
    if (names.length === 0) return [];
    return [
        `Not on this chip: ${list(
            names.map(({ name }) => `\`${name}\``),
            names.length,
        )}.`,
    ];
}
