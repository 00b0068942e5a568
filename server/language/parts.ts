// The parts of a line that stand for something: expressions and names with what they are for, and the path it holds. One
// list for all who ask, so that what a position means is said once. It knows no scope: what a name is, is not its business.

import { type PathPart, ROLES, type Role } from './form';
import type { Line } from './lines';
import type { LineNode } from './parser';
import { formOf, type Statement } from './statements';
import type { Expression, NameKind, NameNode, Span } from './syntax';

export interface Part {
    readonly node: Expression;
    readonly role: Role;
    /** The kinds of declared names that may stand in it. */
    readonly kinds: readonly NameKind[];
}

/** A name where it is written, with the part of the line that it stands in. */
export interface Mention {
    readonly name: string;
    /** The name alone, without parentheses around it. */
    readonly span: Span;
    readonly part: Part;
}

/** The parts of a line, in no particular order. What could not be read is not among them. */
export function partsOf({ statement, before }: LineNode): Part[] {
    const parts: Part[] = [];
    const add = (node: Expression | undefined, role: Role, kinds: readonly NameKind[]): void => {
        if (node !== undefined) parts.push({ node, role, kinds });
    };
    formOf(statement).parts(statement, add, before);
    return parts;
}

/** Every name that a line's parts hold. */
export function mentionsOf({ text, node: line }: Pick<Line, 'text' | 'node'>): Mention[] {
    return partsOf(line).flatMap(part =>
        namesIn(part.node).map(node => ({ name: node.name, span: bare(node, text), part })),
    );
}

/** Whether a part declares the name that it is. */
export const declares = ({ role }: Part): boolean => ROLES[role] === 'declares';

/** Nothing but spaces and parentheses can stand before the name in its node. */
function bare({ name, start }: NameNode, text: string): Span {
    const at = text.indexOf(name, start);
    return { start: at, end: at + name.length };
}

/** The names in an expression, from left to right. The parser bounds the depth, so the recursion is bounded. */
export function namesIn(node: Expression): NameNode[] {
    switch (node.kind) {
        case 'number':
            return [];
        case 'name':
            return [node];
        case 'binary':
            return [...namesIn(node.left), ...namesIn(node.right)];
    }
}

/** The path that a line holds. */
export const pathPartOf = (statement: Statement): PathPart | undefined => formOf(statement).path(statement);
