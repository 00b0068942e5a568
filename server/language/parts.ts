// The meaningful parts of a line: expressions and names with their roles, and the path. Everything that needs them uses this
// list, so that they agree on what a position means. It knows no scope, and so not what a name stands for.

import { namesIn } from './expression';
import { type PathPart, ROLES, type Role } from './form';
import type { Line } from './lines';
import type { LineNode } from './parser';
import { formOf, type Statement } from './statements';
import type { Expression, NameKind, NameNode, Span } from './syntax';

export interface Part {
    readonly node: Expression;
    readonly role: Role;
    /** The kinds of declared names that may be used in it. */
    readonly kinds: readonly NameKind[];
}

/** A name in a line, with the part that it is in. */
export interface Mention {
    readonly name: string;
    /** Only the name, without parentheses around it. */
    readonly span: Span;
    readonly part: Part;
}

/** The parts of a line, in no particular order, without what could not be read. */
export function partsOf({ statement, before }: LineNode): Part[] {
    const parts: Part[] = [];
    const add = (node: Expression | undefined, role: Role, kinds: readonly NameKind[]): void => {
        if (node !== undefined) parts.push({ node, role, kinds });
    };
    formOf(statement).parts(statement, add, before);
    return parts;
}

/** Every name in the parts of a line. */
export function mentionsOf({ text, node: line }: Pick<Line, 'text' | 'node'>): Mention[] {
    return partsOf(line).flatMap(part =>
        namesIn(part.node).map(node => ({ name: node.name, span: bare(node, text), part })),
    );
}

/** Whether a part declares its name. */
export const declares = ({ role }: Part): boolean => ROLES[role] === 'declares';

/** In the node of a name, only blanks and parentheses can come before the name itself. */
function bare({ name, start }: NameNode, text: string): Span {
    const at = text.indexOf(name, start);
    return { start: at, end: at + name.length };
}

/** The path in a line. */
export const pathPartOf = (statement: Statement): PathPart | undefined => formOf(statement).path(statement);
