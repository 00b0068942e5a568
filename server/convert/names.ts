// The names that the result uses: those of the platform where the values agree, and the others, which it declares in blocks.

import type { CommentsAbout, CPlace } from '../c/reading';
import { PIECE, type Steps } from '../language/steps';
import type { NameKind } from '../language/syntax';
import { ownerOfWord } from '../language/words';
import { addressOfFrame } from '../model/page';
import type { Target } from '../model/targets';
import type { HeaderImports } from './header-imports';
import { commentLines, type ImportedLine, indented, plainLine, written } from './lines';
import { type PlatformName, type PlatformNames, valueInC } from './platform-names';
import { TRAP } from './remarks';

/** A name that the result declares. */
export interface Declared {
    readonly name: string;
    readonly kind: NameKind;
    /** As in C: of a frame under `xen` its frame number. */
    readonly value: bigint;
    readonly isHex: boolean;
    readonly at: CPlace | undefined;
    /** The header that the result takes it from. */
    readonly header: string | undefined;
}

/** A constant of the C: its value, and how it is written there. */
export interface Constant {
    readonly value: bigint | undefined;
    readonly spelling: string;
    readonly at: CPlace | undefined;
    /** Whether nothing defines it, and its value is that which a check of the C demands. */
    readonly isChecked: boolean;
    /** Whether it stood for something else where it was used before: the result does not use it, since it would be both. */
    readonly isRedefined: boolean;
}

const MOST_BITS: Record<NameKind, bigint> = { node: 32n, reset: 32n, clock: 32n, register: 32n, frame: 64n };
/** The order of the blocks. */
const KINDS: readonly NameKind[] = ['frame', 'register', 'node', 'reset', 'clock'];

/** A name that somebody tried to use. */
interface Tried extends Declared {
    /** How many rows were written before. */
    readonly since: number;
    /** Whether a row that uses it is written. */
    isWritten: boolean;
}

const idOf = ({ kind, value }: Pick<Declared, 'kind' | 'value'>): string => `${kind} ${value}`;

const BLANK = plainLine('');

export class Names {
    private readonly tried = new Map<string, Tried>();
    /** By kind and id, once somebody asks. */
    private triedIds: Set<string> | undefined;
    private rowsWritten = 0;
    /** The ids, by kind, that need a name because a range of names has them. */
    private readonly needed = new Set<string>();
    private readonly taken = new Set<string>();
    private readonly checked = new Set<string>();
    /** The names that stand for several things, and where for the last one. */
    private readonly several = new Map<string, CPlace | undefined>();

    constructor(
        readonly target: Target,
        private readonly constantOf: (name: string) => Constant | undefined,
        private readonly platform: PlatformNames | undefined,
        private readonly headers?: HeaderImports,
    ) {}

    /**
     * Uses a name as one of a kind, and gives its value in the language: an id, a byte address, an offset. `undefined` if it cannot
     * be used: it has no value, is a word of the language, or is a name of another kind already.
     */
    use(name: string, kind: NameKind): bigint | undefined {
        const constant = this.constantOf(name);
        const value = this.valueOf(name, constant);
        if (value === undefined) return undefined;
        if (constant?.isRedefined) {
            this.several.set(name, constant.at);
            return undefined;
        }
        const known = this.platform?.get(name);
        if (known !== undefined && this.agrees(known, kind, value)) return known.value;
        if (!this.declare(name, kind, value, constant)) return undefined;
        return this.isFrameNumber(kind) ? addressOfFrame(value) : value;
    }

    /** What a name stands for in C; the platform's value where nothing that was read defines it. */
    valueInC(name: string): bigint | undefined {
        return this.valueOf(name, this.constantOf(name));
    }

    private valueOf(name: string, constant: Constant | undefined): bigint | undefined {
        if (constant?.isChecked) this.checked.add(name);
        if (constant !== undefined) return constant.value;
        const known = this.platform?.get(name);
        if (known === undefined) return undefined;
        this.taken.add(name);
        return valueInC(this.target, known);
    }

    /** Says that a text is in the result: only what such texts use is declared, and not what was only tried. */
    noteWritten(text: string): void {
        this.rowsWritten++;
        if (this.tried.size === 0) return;
        for (const word of text.match(/\b[A-Za-z_]\w*/g) ?? []) {
            const tried = this.tried.get(word);
            if (tried !== undefined) tried.isWritten = true;
        }
    }

    /** The kind that a name has: as it is used, or in the platform. */
    kindOf(name: string): NameKind | undefined {
        return this.tried.get(name)?.kind ?? this.platform?.get(name)?.kind;
    }

    /** Whether each of some consecutive ids has a name, by what is used so far; these names are kept then. Both ends are in it. */
    haveNames(kind: NameKind, first: bigint, last: bigint): boolean {
        for (let id = first; id <= last; id++) if (!this.hasName(kind, id)) return false;
        for (let id = first; id <= last; id++) this.needed.add(idOf({ kind, value: id }));
        return true;
    }

    private hasName(kind: NameKind, id: bigint): boolean {
        if (this.platform?.has(kind, id)) return true;
        this.triedIds ??= new Set([...this.tried.values()].map(idOf));
        return this.triedIds.has(idOf({ kind, value: id }));
    }

    /** The names that have the platform's value because nothing that was read says one. */
    get takenFromPlatform(): ReadonlySet<string> {
        return this.taken;
    }

    /** The names that have a value because the C checks it, and not because something defines them. */
    get takenFromChecks(): ReadonlySet<string> {
        return this.checked;
    }

    /** The names that rows use and that stand for several things, and where each is defined last. */
    get redefined(): Iterable<readonly [string, CPlace | undefined]> {
        return this.several;
    }

    /** The names that the result declares. */
    get own(): readonly Declared[] {
        return [...this.tried.values()].filter(each => this.isWritten(each));
    }

    private isWritten(each: Tried): boolean {
        return each.isWritten || this.needed.has(idOf(each));
    }

    /** Takes out of headers what these give the same value, in pieces, once all names are used. */
    *takeFromHeaders(): Steps<void> {
        if (this.headers === undefined) return;
        let looked = 0;
        for (const each of this.tried.values()) {
            const { name, value, at } = each;
            if (!this.isWritten(each) || !this.headers.isInHeader(at)) continue;
            const header = yield* this.headers.headerOf(name, value, at);
            if (header !== undefined) this.tried.set(name, { ...each, header });
            if (++looked % PIECE === 0) yield PIECE;
        }
    }

    /**
     * Lines that declare what the platform does not have; none if it has everything. `trapOf` names what is wrong with the value of a
     * name that the result declares itself, `commentsOf` what the C says about it.
     */
    blocks(
        trapOf: (declared: Declared) => string | undefined,
        commentsOf: (declared: Declared) => CommentsAbout,
    ): ImportedLine[] {
        const { own } = this;
        const blocks = KINDS.map(kind => this.block(kind, own, trapOf, commentsOf));
        return this.importLines(own).concat(...blocks);
    }

    /** The block of a kind; nothing if it has no names. */
    private block(
        kind: NameKind,
        own: readonly Declared[],
        trapOf: (declared: Declared) => string | undefined,
        commentsOf: (declared: Declared) => CommentsAbout,
    ): ImportedLine[] {
        const lines: ImportedLine[] = [];
        for (const each of own) {
            if (each.kind !== kind || each.header !== undefined) continue;
            const { above, beside } = commentsOf(each);
            if (above.length > 0) for (const line of written(above)) lines.push(plainLine(indented(line)));
            const trap = trapOf(each);
            if (trap !== undefined) lines.push(plainLine(`    // ${TRAP}${trap}`));
            const text = indented(this.declaration(each));
            const said = beside.length === 0 ? '' : beside.flatMap(commentLines).join('; ');
            lines.push({ text: said === '' ? text : `${text} // ${said}`, at: each.at });
        }
        return lines.length === 0 ? lines : [BLANK, plainLine(`names ${kind} {`), ...lines, plainLine('}')];
    }

    /** The lines that take names out of headers. */
    private importLines(own: readonly Declared[]): ImportedLine[] {
        const named: (Declared & { readonly header: string })[] = [];
        for (const each of own) if (each.header !== undefined) named.push({ ...each, header: each.header });
        const names = KINDS.flatMap(kind => named.filter(each => each.kind === kind));
        return (
            this.headers?.lines(names, this.target, name => this.platform?.get(name) !== undefined) ?? []
        ).map(plainLine);
    }

    /** The macros that the result reads its headers without, as it cannot say them; none if it reads no header. */
    unsaidMacros(): string[] {
        const isReading = this.own.some(({ header }) => header !== undefined);
        return isReading ? (this.headers?.unsaid() ?? []) : [];
    }

    private agrees(known: PlatformName, kind: NameKind, value: bigint): boolean {
        return known.kind === kind && valueInC(this.target, known) === value;
    }

    private declare(name: string, kind: NameKind, value: bigint, constant: Constant | undefined): boolean {
        const known = this.tried.get(name);
        if (known?.kind === kind) return true;
        if (known !== undefined && (known.since === this.rowsWritten || this.isWritten(known))) return false;
        const isOther = (this.platform?.get(name)?.kind ?? kind) !== kind;
        const bits = MOST_BITS[kind] - (this.isFrameNumber(kind) ? 12n : 0n);
        if (isOther || value < 0n || value >> bits > 0n || ownerOfWord(name) !== undefined) return false;
        const { spelling = '', at } = constant ?? {};
        const isHex = kind === 'frame' || kind === 'register' || /\b0x/i.test(spelling);
        const since = this.rowsWritten;
        this.tried.set(name, { name, kind, value, isHex, at, header: undefined, since, isWritten: false });
        this.triedIds?.add(idOf({ kind, value }));
        return true;
    }

    private declaration({ name, kind, value, isHex }: Declared): string {
        const number = isHex ? `0x${value.toString(16)}` : value.toString();
        const form = this.isFrameNumber(kind) ? 'mfn ' : 'at ';
        return `${name} = ${kind === 'frame' ? form : ''}${number}`;
    }

    private isFrameNumber(kind: NameKind): boolean {
        return kind === 'frame' && this.target === 'xen';
    }
}
