// `NAME = VALUE` in a block of names, with the options of its kind.

import { expression, name } from '../expression';
import { flaw, replaceBy } from '../flaw';
import { type AddPart, type LineForm, NO_NAMES, NOTHING } from '../form';
import { addFrame, FRAMES, otherFrame, readFrame } from '../frame';
import { at, type Reader, take, takeComma, takeEquals } from '../reader';
import {
    BLOCK_IDS,
    type Expression,
    type FrameNode,
    type NameKind,
    type NameNode,
    type NamesBlockKind,
    type Span,
    type StringNode,
} from '../syntax';
import { readSource } from './names-head';

export interface DeclarationNode {
    readonly kind: 'declaration';
    readonly name: NameNode;
    /** The form of a frame's value; every other value is `bare`. */
    readonly value: FrameNode | undefined;
    /** `or VALUE`: what other trees give for the name. */
    readonly others: readonly FrameNode[];
    /** `from "TREE"`: the tree that gives the value, and that of each other value; empty if the line says so of none. */
    readonly whose: readonly (StringNode | undefined)[];
    readonly size: Expression | undefined;
    /** The nodes whose registers a frame is, what a reset line resets, or the frame of a register. */
    readonly of: readonly NameNode[];
    /** The nodes that are granted through a frame although it is another device's. */
    readonly standin: readonly NameNode[];
    /** In `names clock`: whether the clock is that of a PLL. */
    readonly pll: boolean;
    /** Whether the id belongs to another chip of the family. */
    readonly absent: boolean;
}

export const declaration: LineForm<DeclarationNode, NamesBlockKind> = {
    place: 'block',
    word: undefined,
    group: 'declaration',
    read: readDeclaration,
    parts: addParts,
    subject: ({ name }) => name,
    column: scanner => (scanner.is('=') ? 1 : 0),
    path: NOTHING,
};

/** What the declarations in a block may have. */
interface Content {
    /** The value has a form: `at`, `mfn`, or another frame's name; `size` may follow, and `standin` after `of`. */
    readonly isFrame: boolean;
    /** What `of` refers to, if it is allowed. */
    readonly of: Owners | undefined;
    /** Whether `pll` is allowed. */
    readonly isClock: boolean;
    /** Whether the value is an id; `absent` may follow. */
    readonly isId: boolean;
}

interface Owners {
    /** In the words of a message. */
    readonly what: string;
    /** The kinds of a name that stands alone. */
    readonly alone: readonly NameKind[];
    /** The kinds of names in a list of several; `undefined` if only one is allowed. */
    readonly several: readonly NameKind[] | undefined;
}

const NODES: Owners = { what: 'a node', alone: BLOCK_IDS.node, several: BLOCK_IDS.node };

const CONTENTS: { readonly [B in NamesBlockKind]: Content } = {
    'names node': { isFrame: false, of: undefined, isClock: false, isId: true },
    'names reset': {
        isFrame: false,
        of: { what: 'a node or a frame', alone: ['node', 'frame'], several: BLOCK_IDS.node },
        isClock: false,
        isId: true,
    },
    'names clock': { isFrame: false, of: undefined, isClock: true, isId: true },
    'names frame': { isFrame: true, of: NODES, isClock: false, isId: false },
    'names register': {
        isFrame: false,
        of: { what: 'a frame', alone: FRAMES, several: undefined },
        isClock: false,
        isId: false,
    },
};

function readDeclaration(reader: Reader, block: NamesBlockKind): DeclarationNode | undefined {
    const declared = name(reader, 'a name to declare');
    if (declared === undefined) return undefined;
    if (!takeEquals(reader)) return { ...NOTHING_SAID, name: declared };
    const content = CONTENTS[block];
    const value = readValue(reader, content, declared.name);
    const own = readSource(reader);
    const others = readOthers(reader, content, declared.name);
    const size = content.isFrame && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    const { of, standin } = readBelongings(reader, content, value);
    const pll = content.isClock && take(reader, 'pll');
    const absent = content.isId && take(reader, 'absent');
    // Each field by itself: there may be very many names, and a second `...` in a literal is slow.
    return {
        kind: 'declaration',
        name: declared,
        value,
        others: others.length === 0 ? NONE : others.map(({ value }) => value),
        whose: sourcesOf(own, others),
        size,
        of,
        standin,
        pll,
        absent,
    };
}

/** Shared by most names. */
const NONE: readonly never[] = [];

const NOTHING_SAID = {
    kind: 'declaration',
    value: undefined,
    others: NONE,
    whose: NONE,
    size: undefined,
    of: NONE,
    standin: NONE,
    pll: false,
    absent: false,
} as const;

function readValue(reader: Reader, { isFrame }: Content, use: string): FrameNode | undefined {
    if (isFrame) return readFrame(reader, use);
    const value = expression(reader, 'a value');
    return value && { form: 'bare', value, start: value.start, end: value.end };
}

/** `or VALUE from "TREE"`. */
interface Other {
    readonly value: FrameNode;
    readonly source: StringNode | undefined;
}

function readOthers(reader: Reader, content: Content, use: string): readonly Other[] {
    if (!at(reader, 'or')) return NONE;
    const others: Other[] = [];
    while (take(reader, 'or')) {
        const value = readValue(reader, content, use);
        const source = readSource(reader);
        if (value !== undefined) others.push({ value, source });
    }
    return others;
}

function sourcesOf(own: StringNode | undefined, others: readonly Other[]): DeclarationNode['whose'] {
    if (own === undefined && (others.length === 0 || others.every(({ source }) => source === undefined)))
        return NONE;
    return [own, ...others.map(({ source }) => source)];
}

/** `of …` and `standin …`, which the other name of a frame cannot have. */
function readBelongings(
    reader: Reader,
    { of: owners, isFrame }: Content,
    value: FrameNode | undefined,
): Pick<DeclarationNode, 'of' | 'standin'> {
    const { start, previousEnd } = reader.scanner;
    const of = owners && take(reader, 'of') ? readOwners(reader, owners) : NONE;
    const standin = isFrame && take(reader, 'standin') ? readOwners(reader, NODES) : NONE;
    if (of.length + standin.length === 0) return NO_BELONGINGS;
    const other = otherFrame(value);
    if (other !== undefined && isFrame)
        reportAlias(reader, other, { start, end: reader.scanner.previousEnd }, previousEnd);
    else reportTwice(reader, of, standin);
    return { of, standin };
}

const NO_BELONGINGS = { of: NONE, standin: NONE };

function readOwners(reader: Reader, { what, several }: Owners): NameNode[] {
    const owners: NameNode[] = [];
    do {
        const owner = name(reader, what);
        if (owner !== undefined) owners.push(owner);
    } while (several !== undefined && takeComma(reader));
    return owners;
}

function reportAlias({ flaws }: Reader, { name }: NameNode, span: Span, before: number): void {
    const removed = { start: before, end: span.end };
    flaws.push(flaw('alias-of', span, { frame: name }, replaceBy('Remove it', removed, '')));
}

/** A node that stands twice behind `of` and `standin`: it is superfluous, or another one is meant. */
function reportTwice({ flaws }: Reader, of: readonly NameNode[], standin: readonly NameNode[]): void {
    const nodes = [...of, ...standin];
    const at = nodes.findIndex((node, at) => nodes.findIndex(({ name }) => name === node.name) < at);
    const [before, again] = [nodes[at - 1], nodes[at]];
    if (before === undefined || again === undefined) return;
    // The word goes with the only node behind it.
    const isRemovable = again !== standin[0] || standin.length === 1;
    const removed = replaceBy('Remove it', { start: before.end, end: again.end }, '');
    flaws.push(flaw('node-twice', again, { node: again.name }, ...(isRemovable ? [removed] : [])));
}

function addParts(
    { name, value, others, size, of, standin }: DeclarationNode,
    add: AddPart,
    block: NamesBlockKind,
): void {
    add(name, 'declared', NO_NAMES);
    for (const each of [value, ...others]) addValue(each, add, block);
    add(size, 'bytes', NO_NAMES);
    for (const owner of of) add(owner, 'of', ownerKinds(block, of));
    for (const node of standin) add(node, 'of', BLOCK_IDS.node);
}

function addValue(value: FrameNode | undefined, add: AddPart, block: NamesBlockKind): void {
    // In a declaration, an address may use names of frames only.
    if (CONTENTS[block].isFrame) addFrame(value, add, FRAMES);
    else add(value?.value, 'value', BLOCK_IDS[block]);
}

/** The kinds of names that may stand behind `of`, in a list of this length. */
export function ownerKinds(block: NamesBlockKind, { length }: readonly NameNode[]): readonly NameKind[] {
    const owners = CONTENTS[block].of;
    return (length > 1 ? owners?.several : owners?.alone) ?? NO_NAMES;
}
