// `NAME = VALUE` in a block of names, with the options of its kind.

import { expression, name } from '../expression';
import { type AddPart, type LineForm, NO_NAMES, NOTHING } from '../form';
import { addFrame, FRAMES, readFrame } from '../frame';
import { type Reader, take, takeSymbol } from '../reader';
import {
    BLOCK_IDS,
    type Expression,
    type FrameNode,
    type NameKind,
    type NameNode,
    type NamesBlockKind,
} from '../syntax';

export interface DeclarationNode {
    readonly kind: 'declaration';
    readonly name: NameNode;
    /** The form of a frame's value; every other value is `bare`. */
    readonly value: FrameNode | undefined;
    readonly size: Expression | undefined;
    readonly of: NameNode | undefined;
    /** In `names clock`: whether the clock is that of a PLL. */
    readonly pll: boolean;
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
    /** The value has a form: `at`, `mfn`, or another frame's name; `size` may follow. */
    readonly isFrame: boolean;
    /** What `of` refers to, if it is allowed: in the words of a message, and as kinds of names. */
    readonly of: { readonly what: string; readonly kinds: readonly NameKind[] } | undefined;
    /** Whether `pll` is allowed. */
    readonly isClock: boolean;
}

const CONTENTS: { readonly [B in NamesBlockKind]: Content } = {
    'names node': { isFrame: false, of: undefined, isClock: false },
    'names reset': {
        isFrame: false,
        of: { what: 'a node or a frame', kinds: ['node', 'frame'] },
        isClock: false,
    },
    'names clock': { isFrame: false, of: undefined, isClock: true },
    'names frame': { isFrame: true, of: undefined, isClock: false },
    'names register': { isFrame: false, of: { what: 'a frame', kinds: FRAMES }, isClock: false },
};

function readDeclaration(reader: Reader, block: NamesBlockKind): DeclarationNode | undefined {
    const declared = name(reader, 'a name to declare');
    if (declared === undefined) return undefined;
    const node = { kind: 'declaration', name: declared } as const;
    if (!takeSymbol(reader, '='))
        return { ...node, value: undefined, size: undefined, of: undefined, pll: false };
    const { isFrame, of: owner, isClock } = CONTENTS[block];
    const value = isFrame ? readFrame(reader, declared.name) : readValue(reader);
    const size = isFrame && take(reader, 'size') ? expression(reader, 'a size in bytes') : undefined;
    const of = owner && take(reader, 'of') ? name(reader, owner.what) : undefined;
    const pll = isClock && take(reader, 'pll');
    return { kind: 'declaration', name: declared, value, size, of, pll };
}

function readValue(reader: Reader): FrameNode | undefined {
    const value = expression(reader, 'a value');
    return value && { form: 'bare', value, start: value.start, end: value.end };
}

function addParts({ name, value, size, of }: DeclarationNode, add: AddPart, block: NamesBlockKind): void {
    add(name, 'declared', NO_NAMES);
    // In a declaration, an address may use names of frames only.
    if (block === 'names frame') addFrame(value, add, FRAMES);
    else add(value?.value, 'value', BLOCK_IDS[block]);
    add(size, 'bytes', NO_NAMES);
    add(of, 'of', CONTENTS[block].of?.kinds ?? NO_NAMES);
}
