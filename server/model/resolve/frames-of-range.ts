// The fixes of an `iomem` line that goes from one frame to another, `iomem MM_A..MM_B`: the two frames, or all pages between them.

import { shortened } from '../../diagnostics/phrases';
import { titleOf } from '../../diagnostics/titles';
import type { Document } from '../../language/document';
import { eolOf, type Line } from '../../language/lines';
import type { FrameNode } from '../../language/syntax';
import { isNameEntry, type NameEntry } from '../names';
import { lastPageOf } from '../page-owners';
import { type Fix, type Problem, replace } from '../problem';
import type { Scope } from '../scope';

/** The problem with such fixes, if it is about such a line; as it is, if it is about anything else. */
export function withFrames(document: Document, scope: Scope, problem: Problem): Problem {
    const line = document.lines.get(problem.range.start.line);
    const statement = line?.node.statement;
    if (line === undefined || statement?.kind !== 'iomem' || statement.until === undefined) return problem;
    const [first, last] = [frameOf(scope, statement.frame), frameOf(scope, statement.until)];
    if (first === undefined || last === undefined || first.entry.number >= last.entry.number) return problem;
    return { ...problem, fixes: [eachFix(document, line, first, last), allFix(line, first, last)] };
}

interface Named {
    readonly node: FrameNode;
    readonly entry: NameEntry & { readonly number: number };
}

function frameOf(scope: Scope, node: FrameNode | undefined): Named | undefined {
    const entry =
        node?.form === 'name' && node.value?.kind === 'name' ? scope.get(node.value.name) : undefined;
    return node && isNameEntry(entry) && entry.kind === 'frame' && hasNumber(entry)
        ? { node, entry }
        : undefined;
}

const hasNumber = (entry: NameEntry): entry is Named['entry'] => entry.number !== undefined;

function eachFix(document: Document, line: Line, { node, entry: first }: Named, last: Named): Fix {
    const indent = line.text.slice(0, line.text.length - line.text.trimStart().length);
    const written = `${first.name}${eolOf(document)}${indent}iomem ${last.entry.name}`;
    const title = titleOf(
        most =>
            `Write a line for each: the domain gets ${shortened(first.name, most)} and ${shortened(last.entry.name, most)}`,
    );
    return replace(title, line.number, { start: node.start, end: last.node.end }, written);
}

function allFix(line: Line, { node, entry: first }: Named, { node: until, entry: last }: Named): Fix {
    const isOut = line.text.slice(node.end, until.start).includes('<');
    const pages = (isOut ? last.number : lastPageOf(last) + 1) - first.number;
    const title = titleOf(
        most =>
            `Write count ${pages}: the domain gets every page from ${shortened(first.name, most)} to ${shortened(last.name, most)}`,
    );
    const written = `${first.name} count ${pages}`;
    return replace(title, line.number, { start: node.start, end: until.end }, written);
}
