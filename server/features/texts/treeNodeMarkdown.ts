// What a node of a device tree gives a guest: pages, and what it uses of the firmware, with what of that the guest may not use.

import type { Program } from '../../model/program';
import { type UsedThings, usedThings } from '../../questions/access-view';
import type { TreeNodeAt } from '../places/treeNodeAt';
import type { Workspace } from '../workspace';
import { code, escapedText, link, sections } from './markdown';
import { framesMarkdown } from './nameMarkdown';
import { nameOfFile } from './valueText';

export function treeNodeMarkdown(
    workspace: Workspace,
    program: Program,
    { node, domain, from }: TreeNodeAt,
): string {
    const tree = link(nameOfFile(from.path), workspace.uriOf(from.path));
    const head = `**node** ${code(node.value)} of ${tree}`;
    const { given } = from;
    if (given === undefined) return `${head}: what it gives is not known`;
    const pages = given.ranges.length === 0 ? 'no page' : framesMarkdown(program, given.ranges);
    const lines = [
        ...usedThings(program, domain, given.uses).flatMap(each => usesLines(domain.name, each)),
        ...given.statuses.map(
            ({ device, status }) =>
                `${code(device)} has the status ${code(status)}: that is for the guest, and takes no page away`,
        ),
    ];
    return sections([
        `${head} gives ${escapedText(domain.name)} ${pages}`,
        lines.map(line => `- ${line}`).join('\n'),
    ]);
}

/** What it uses of a kind, and in lines of their own what of that the domain may not use. */
const usesLines = (domain: string, { title, names, refused, unknown }: UsedThings): string[] => [
    `${title}: ${escapedText(names)}`,
    ...(refused === '' ? [] : [`of these ${escapedText(domain)} may not use ${escapedText(refused)}`]),
    ...(unknown === '' ? [] : [`whether ${escapedText(domain)} may use ${escapedText(unknown)} is unknown`]),
];
