// The parts of a line that stand for something: expressions and names with what they are for, and the path it holds. One
// list for all features, so that what a position means is said once. It knows no scope: what a name is, is not its business.

import type { Line } from '../../language/lines';
import {
    type Block,
    type Expression,
    type FrameNode,
    type LineNode,
    NAME_KINDS,
    type NameKind,
    type NameNode,
    type RangeNode,
    type Span,
    type Statement,
    type StringNode,
    type WaiverNode,
} from '../../language/syntax';

/** What an expression or a name is written for. */
export type Role =
    // These declare what they name.
    | 'declared'
    | 'table'
    | 'macro'
    | 'parameter'
    | 'owner'
    // Ids: the left side of a row and the end of its range, a row's nodes, the object of a test, a waiver's ids.
    | 'subject'
    | 'until'
    | 'node'
    | 'object'
    | 'waived'
    // A frame by its name alone, an expression for a byte address, a frame number, and numbers that take no names.
    | 'frame'
    | 'address'
    | 'mfn'
    | 'mask'
    | 'pages'
    | 'bytes'
    // The value of a declaration, what it belongs to, the value of an index macro.
    | 'value'
    | 'of'
    | 'index'
    // Words with a name space of their own.
    | 'domain'
    | 'code'
    | 'platform'
    | 'target'
    | 'pattern';

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

export interface PathPart {
    readonly node: StringNode;
    readonly role: 'import' | 'emit' | 'from';
}

const NONE: readonly NameKind[] = [];
const ADDRESS: readonly NameKind[] = ['frame', 'register'];

/** The parts of a line, in no particular order. What could not be read is not among them. */
export function partsOf({ statement, before }: LineNode): Part[] {
    return [...listParts(statement, before)].flatMap(part => part ?? []);
}

/** Every name that a line's parts hold. */
export function mentionsOf({ text, node: line }: Pick<Line, 'text' | 'node'>): Mention[] {
    return partsOf(line).flatMap(part =>
        namesIn(part.node).map(node => ({ name: node.name, span: bare(node, text), part })),
    );
}

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
export function pathPartOf(statement: Statement): PathPart | undefined {
    if (statement.kind !== 'import' && statement.kind !== 'emit' && statement.kind !== 'from')
        return undefined;
    return statement.path && { node: statement.path, role: statement.kind };
}

type Maybe = Part | undefined;

function* listParts(statement: Statement, before: Block): Iterable<Maybe> {
    switch (statement.kind) {
        case 'blank':
        case 'close':
        case 'unreadable':
        case 'license':
        case 'emit':
        case 'from':
        case 'test':
        case 'names':
            return;
        case 'platform':
        case 'target':
            yield part(statement.name, statement.kind, NONE);
            return;
        case 'import':
            for (const { pattern, excluded } of statement.patterns)
                for (const word of [pattern, ...excluded]) yield part(word, 'pattern', NONE);
            return;
        case 'table':
            yield part(statement.name, 'table', NONE);
            return;
        case 'domain':
            yield part(statement.name, 'owner', NONE);
            return;
        case 'index':
            yield part(statement.macro, 'macro', NONE);
            yield part(statement.parameter, 'parameter', NONE);
            yield part(statement.value, 'index', before === 'clock' ? ['clock', 'node'] : idKinds(before));
            return;
        case 'declaration':
            yield* declarationParts(statement, before);
            return;
        case 'access-row':
            yield* idParts(statement.subject, 'subject', 'until', idKinds(before));
            if (statement.grant?.kind === 'grant') yield framePart(statement.grant.frame);
            yield* waiverParts(statement.waivers, before);
            return;
        case 'mmio-row':
            yield* idParts(statement.address, 'address', 'address', ADDRESS);
            yield part(statement.mask, 'mask', NONE);
            yield part(statement.node, 'node', ['node']);
            yield* waiverParts(statement.waivers, before);
            return;
        case 'clock-row':
            yield part(statement.clock, 'subject', ['clock']);
            for (const node of statement.nodes) yield part(node, 'node', ['node']);
            yield* waiverParts(statement.waivers, before);
            return;
        case 'iomem':
            yield framePart(statement.frame);
            yield part(statement.count, 'pages', NONE);
            yield part(statement.size, 'bytes', NONE);
            yield* waiverParts(statement.waivers, before);
            return;
        case 'test-line': {
            const { domain, action, object, mask } = statement;
            yield part(domain, 'domain', NONE);
            if (action === 'read' || action === 'write') yield part(object, 'address', ADDRESS);
            else if (action !== undefined) yield part(object, 'object', [action]);
            yield part(mask, 'mask', NONE);
            return;
        }
        case 'waive':
            yield* waiverParts([statement], before);
    }
}

const part = (node: Expression | undefined, role: Role, kinds: readonly NameKind[]): Maybe =>
    node && { node, role, kinds };

function* idParts<T extends Expression>(
    { first, last }: RangeNode<T>,
    role: Role,
    lastRole: Role,
    kinds: readonly NameKind[],
): Iterable<Maybe> {
    yield part(first, role, kinds);
    yield part(last, lastRole, kinds);
}

function framePart(frame: FrameNode | undefined): Maybe {
    switch (frame?.form) {
        case undefined:
            return undefined;
        case 'name':
            return part(frame.value, 'frame', ['frame']);
        case 'at':
            return part(frame.value, 'address', ADDRESS);
        case 'mfn':
            return part(frame.value, 'mfn', NONE);
        // The parser has said that it could be either; as an address its value can be looked at.
        case 'bare':
            return part(frame.value, 'address', ADDRESS);
    }
}

function* declarationParts(
    { name, value, size, of }: Statement & { readonly kind: 'declaration' },
    before: Block,
): Iterable<Maybe> {
    yield part(name, 'declared', NONE);
    if (before === 'names frame') {
        const frame = framePart(value);
        // In a declaration an address takes names of frames only.
        yield frame && { ...frame, kinds: frame.kinds.filter(kind => kind === 'frame') };
    } else yield part(value?.value, 'value', idKinds(before));
    yield part(size, 'bytes', NONE);
    yield part(of, 'of', before === 'names reset' ? ['node', 'frame'] : ['frame']);
}

function* waiverParts(waivers: readonly WaiverNode[], before: Block): Iterable<Maybe> {
    for (const { code, ids } of waivers) {
        yield part(code, 'code', NONE);
        if (ids !== undefined) yield* idParts(ids, 'waived', 'waived', idKinds(before));
    }
}

/** The kind of id that a block is about. */
function idKinds(block: Block): readonly NameKind[] {
    return NAME_KINDS.filter(kind => block === kind || block === `names ${kind}`);
}
