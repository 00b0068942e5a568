// Reads a flattened device tree, the form in which Xen gets one, of versions 16 and 17. It knows no binding.

export interface TreeNode {
    /** With its unit address; empty for the root. */
    readonly name: string;
    /** If one is there twice, the last counts, as it does for Xen. */
    readonly properties: ReadonlyMap<string, Uint8Array>;
    readonly children: readonly TreeNode[];
}

/** Why a blob is no tree. `source`: it is the text that `dtc` makes one from. */
export type TreeProblem =
    | 'source'
    | 'no-tree'
    | 'too-large'
    | 'cut-off'
    | 'old-version'
    | 'out-of-bounds'
    | 'bad-structure'
    | 'too-deep';

/** No tree for a guest is so long, in bytes; Xen takes no more for its own. */
export const MOST_BYTES = 1 << 21;

const MOST_LEVELS = 64;

/** Reads a blob of any bytes; what follows the tree is ignored. */
export function readTree(bytes: Uint8Array): TreeNode | TreeProblem {
    if (bytes.length > MOST_BYTES) return 'too-large';
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 4 || data.getUint32(0) !== MAGIC) return isSource(bytes) ? 'source' : 'no-tree';
    if (bytes.length < HEADER_BYTES) return 'cut-off';
    const size = data.getUint32(4);
    if (size > bytes.length) return 'cut-off';
    const [version, compatible] = [data.getUint32(20), data.getUint32(24)];
    if (version < FIRST_VERSION || compatible > LAST_VERSION) return 'old-version';
    const structure = partOf(bytes, size, data.getUint32(8), version < 17 ? undefined : data.getUint32(36));
    const strings = partOf(bytes, size, data.getUint32(12), data.getUint32(32));
    if (structure === undefined || strings === undefined) return 'out-of-bounds';
    return new TreeReader(structure, strings).read();
}

const MAGIC = 0xd00dfeed;
const HEADER_BYTES = 40;
const FIRST_VERSION = 16;
const LAST_VERSION = 17;

/** Whether this is the text of a tree: it says so, perhaps behind a comment. */
const isSource = (bytes: Uint8Array): boolean => textOf(bytes.subarray(0, 4096)).includes('/dts-v1/');

/** A part of a tree of `size` bytes; the rest of it without a length. `undefined` if it is not within. */
function partOf(
    bytes: Uint8Array,
    size: number,
    start: number,
    length = size - start,
): Uint8Array | undefined {
    return length < 0 || start + length > size ? undefined : bytes.subarray(start, start + length);
}

interface OpenNode extends TreeNode {
    readonly properties: Map<string, Uint8Array>;
    readonly children: TreeNode[];
}

const TOKENS = { begin: 1, end: 2, property: 3, nothing: 4, last: 9 } as const;

class TreeReader {
    private at = 0;
    private readonly data: DataView;
    private readonly open: OpenNode[] = [];
    private root: TreeNode | undefined;

    constructor(
        private readonly structure: Uint8Array,
        private readonly strings: Uint8Array,
    ) {
        this.data = new DataView(structure.buffer, structure.byteOffset, structure.byteLength);
    }

    read(): TreeNode | TreeProblem {
        for (let token = this.number(); token !== TOKENS.last; token = this.number()) {
            const problem = this.take(token);
            if (problem !== undefined) return problem;
        }
        return this.root ?? 'bad-structure';
    }

    private take(token: number | undefined): TreeProblem | undefined {
        switch (token) {
            case TOKENS.begin:
                return this.begin();
            case TOKENS.end:
                return this.end();
            case TOKENS.property:
                return this.property();
            case TOKENS.nothing:
                return undefined;
            default:
                return token === undefined ? 'out-of-bounds' : 'bad-structure';
        }
    }

    private begin(): TreeProblem | undefined {
        const name = stringAt(this.structure, this.at);
        if (name === undefined) return 'out-of-bounds';
        const parent = this.open.at(-1);
        if (this.root !== undefined && parent === undefined) return 'bad-structure';
        if (this.open.length === MOST_LEVELS) return 'too-deep';
        this.at = aligned(this.at + name.length + 1);
        const node = { name: textOf(name), properties: new Map<string, Uint8Array>(), children: [] };
        this.root ??= node;
        parent?.children.push(node);
        this.open.push(node);
        return undefined;
    }

    private end(): TreeProblem | undefined {
        return this.open.pop() === undefined ? 'bad-structure' : undefined;
    }

    private property(): TreeProblem | undefined {
        const [length, nameAt] = [this.number(), this.number()];
        const node = this.open.at(-1);
        if (node === undefined) return 'bad-structure';
        if (length === undefined || nameAt === undefined || this.at + length > this.structure.length)
            return 'out-of-bounds';
        const name = stringAt(this.strings, nameAt);
        if (name === undefined) return 'out-of-bounds';
        node.properties.set(textOf(name), this.structure.subarray(this.at, this.at + length));
        this.at = aligned(this.at + length);
        return undefined;
    }

    /** The next 32 bits; `undefined` behind the end. */
    private number(): number | undefined {
        const { at } = this;
        if (at + 4 > this.structure.length) return undefined;
        this.at += 4;
        return this.data.getUint32(at);
    }
}

/** The next offset that is a multiple of 4. */
const aligned = (offset: number): number => (offset + 3) & ~3;

/** The bytes of a string that ends with a zero byte; `undefined` without one. */
function stringAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
    const end = at < bytes.length ? bytes.indexOf(0, at) : -1;
    return end === -1 ? undefined : bytes.subarray(at, end);
}

/** Bytes as text. Names are ASCII. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** The strings of a property; none if it is not there. */
export const stringsOf = (value: Uint8Array = NOTHING): string[] => textOf(value).split('\0').slice(0, -1);

/** The 32-bit numbers of a property; bytes behind the last whole one are left out. None if it is not there. */
export function cellsOf(value: Uint8Array = NOTHING): number[] {
    const data = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: value.length >> 2 }, (_, at) => data.getUint32(4 * at));
}

const NOTHING = new Uint8Array();
