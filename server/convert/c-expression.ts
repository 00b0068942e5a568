// A constant expression of C as a tree, from the tokens of its spelling: what the language can say of it, and calls of macros, which
// can be opened. It computes nothing.

import { PAGE_BITS } from '../model/page';

/** A part of an expression. A number keeps its radix, because it is written again. */
export type CNode =
    | { readonly kind: 'number'; readonly value: bigint; readonly radix: 2 | 10 | 16 }
    | { readonly kind: 'name'; readonly name: string }
    | {
          readonly kind: 'binary';
          readonly operator: Operator;
          readonly left: CNode;
          readonly right: CNode;
      }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly CNode[] };

export const OPERATORS = ['|', '&', '<<', '>>', '+', '-', '*'] as const;
export type Operator = (typeof OPERATORS)[number];

/** How tightly an operator binds; C and the language agree. */
export const BINDING: Record<Operator, number> = { '|': 1, '&': 2, '<<': 3, '>>': 3, '+': 4, '-': 4, '*': 5 };

/** Deeper expressions are written as their value. */
const DEEPEST = 100;

/** The tree of an expression; `undefined` if it has anything that the language does not, such as `~` or `sizeof`. Casts are left out. */
export function treeOf(tokens: readonly string[]): CNode | undefined {
    const only = tokens[0];
    // Most are one number or name.
    if (tokens.length === 1 && only !== undefined) return leafOf(only);
    const reader = new TokenReader(tokens);
    const tree = readBinary(reader, 0, 0);
    return reader.isAtEnd ? tree : undefined;
}

/** Whether a token is a name. */
export const isName = (token: string): boolean => /^[A-Za-z_]/.test(token);

/** A macro with parameters as a tree: its parameters are names in it. */
export interface Macro {
    readonly parameters: readonly string[];
    readonly body: CNode;
}

/** The tree with all calls opened; `undefined` if one is of no known macro, or if there is no end to it. */
export function opened(
    node: CNode,
    macroOf: (name: string) => Macro | undefined,
    depth = 0,
): CNode | undefined {
    if (depth > DEEPEST) return undefined;
    switch (node.kind) {
        case 'number':
        case 'name':
            return node;
        case 'binary': {
            const left = opened(node.left, macroOf, depth + 1);
            const right = opened(node.right, macroOf, depth + 1);
            return left && right && { ...node, left, right };
        }
        case 'call': {
            const macro = macroOf(node.name);
            if (macro === undefined || macro.parameters.length !== node.args.length) return undefined;
            const args = new Map(macro.parameters.map((name, at) => [name, node.args[at]]));
            return opened(
                replaced(macro.body, name => args.get(name)),
                macroOf,
                depth + 1,
            );
        }
    }
}

/** The tree with other parts in place of names. */
export function replaced(node: CNode, by: (name: string) => CNode | undefined): CNode {
    switch (node.kind) {
        case 'number':
            return node;
        case 'name':
            return by(node.name) ?? node;
        case 'binary':
            return { ...node, left: replaced(node.left, by), right: replaced(node.right, by) };
        case 'call':
            return { ...node, args: node.args.map(arg => replaced(arg, by)) };
    }
}

/** What is shifted by the bits of an offset in a page, `X << 12` or `X >> PAGE_SHIFT`: between a byte address and a frame number. */
export const shiftedBy = (operator: '<<' | '>>', tree: CNode): CNode | undefined =>
    tree.kind === 'binary' && tree.operator === operator && isPageShift(tree.right) ? tree.left : undefined;

const isPageShift = (tree: CNode): boolean =>
    tree.kind === 'number'
        ? tree.value === BigInt(PAGE_BITS)
        : tree.kind === 'name' && tree.name === 'PAGE_SHIFT';

class TokenReader {
    private at = 0;

    constructor(private readonly tokens: readonly string[]) {}

    get isAtEnd(): boolean {
        return this.at === this.tokens.length;
    }

    get token(): string {
        return this.tokens[this.at] ?? '';
    }

    take(): string {
        return this.tokens[this.at++] ?? '';
    }

    /** Goes on if the current token is this one. */
    takes(token: string): boolean {
        if (this.token !== token) return false;
        this.at++;
        return true;
    }

    /** Leaves out a cast, if there is one here: `(` and words of types and `)`, with an operand behind. */
    skipCast(): void {
        if (this.token !== '(') return;
        let end = this.at + 1;
        while (isTypeWord(this.tokens[end] ?? '')) end++;
        const behind = this.tokens[end + 1] ?? ')';
        if (end === this.at + 1 || this.tokens[end] !== ')' || !/^[\w(]/.test(behind)) return;
        this.at = end + 1;
        this.skipCast();
    }
}

const isTypeWord = (token: string): boolean =>
    /^(?:const|volatile|unsigned|signed|char|short|int|long|bool|_Bool|[us](?:8|16|32|64)|\w+_t)$/.test(
        token,
    );

function readBinary(reader: TokenReader, least: number, depth: number): CNode | undefined {
    let left = readOperand(reader, depth);
    for (;;) {
        const operator = OPERATORS.find(each => each === reader.token);
        if (left === undefined || operator === undefined || BINDING[operator] <= least) return left;
        reader.take();
        const right = readBinary(reader, BINDING[operator], depth + 1);
        left = right && { kind: 'binary', operator, left, right };
    }
}

function readOperand(reader: TokenReader, depth: number): CNode | undefined {
    if (depth > DEEPEST) return undefined;
    reader.skipCast();
    if (reader.takes('(')) {
        const inside = readBinary(reader, 0, depth + 1);
        return reader.takes(')') ? inside : undefined;
    }
    const token = reader.take();
    const leaf = leafOf(token);
    return leaf?.kind === 'name' && reader.takes('(') ? readCall(reader, token, depth) : leaf;
}

/** A number or a name. */
function leafOf(token: string): CNode | undefined {
    if (isName(token)) return { kind: 'name', name: token };
    return /^\d/.test(token) ? numberOf(token) : undefined;
}

function readCall(reader: TokenReader, name: string, depth: number): CNode | undefined {
    const args: CNode[] = [];
    do {
        const arg = readBinary(reader, 0, depth + 1);
        if (arg === undefined) return undefined;
        args.push(arg);
    } while (reader.takes(','));
    return reader.takes(')') ? { kind: 'call', name, args } : undefined;
}

/** A number of C, without its suffix; an octal one becomes decimal. */
function numberOf(token: string): CNode | undefined {
    const [, hexadecimal, binary, octal, decimal] = NUMBER.exec(token) ?? [];
    if (hexadecimal !== undefined) return { kind: 'number', value: BigInt(`0x${hexadecimal}`), radix: 16 };
    if (binary !== undefined) return { kind: 'number', value: BigInt(`0b${binary}`), radix: 2 };
    if (octal !== undefined) return { kind: 'number', value: BigInt(`0o${octal}`), radix: 10 };
    return decimal === undefined ? undefined : { kind: 'number', value: BigInt(decimal), radix: 10 };
}

const NUMBER = /^(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0([0-7]+)|(\d+))[uUlL]*$/;
