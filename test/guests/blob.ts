// Device trees for tests: a part of what `dtc` compiles, so that a tree can be written as its source where no program may be started.
// blob.slow.test.ts compares with `dtc`.

interface SourceNode {
    readonly name: string;
    readonly properties: [name: string, value: (number | string | Uint8Array)[]][];
    readonly children: SourceNode[];
    label: string | undefined;
}

const TOKENS = /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"|\/dts-v1\/|[<>{};=[\]]|[^\s<>{};=[\]"]+/g;

/** The blob of a source without mistakes: nodes, labels, and properties of strings, `<cells &label>` and `[bytes]`. */
export function blobOf(source: string): Uint8Array {
    const tokens = (source.match(TOKENS) ?? []).filter(
        token => !token.startsWith('/*') && !token.startsWith('//'),
    );
    const root = new Parser(tokens).root();
    const phandles = new Map<string, number>();
    number(root, phandles);
    return flat(root, phandles);
}

class Parser {
    private at = 2;

    constructor(private readonly tokens: readonly string[]) {}

    /** The root, behind `/dts-v1/;`. */
    root(): SourceNode {
        this.next();
        return this.node('', undefined);
    }

    private node(name: string, label: string | undefined): SourceNode {
        const node: SourceNode = { name, properties: [], children: [], label };
        this.next();
        for (let word = this.next(); word !== '}'; word = this.next()) {
            const own = word.endsWith(':') ? word.slice(0, -1) : undefined;
            const called = own === undefined ? word : this.next();
            if (this.tokens[this.at] === '{') node.children.push(this.node(called, own));
            else node.properties.push([called, this.values()]);
        }
        this.next();
        return node;
    }

    private values(): (number | string | Uint8Array)[] {
        const values: (number | string | Uint8Array)[] = [];
        for (let word = this.next(); word !== ';'; word = this.next()) {
            if (word === '<')
                for (word = this.next(); word !== '>'; word = this.next()) values.push(cell(word));
            else if (word === '[') values.push(this.bytes());
            else if (word.startsWith('"')) values.push(Buffer.from(`${JSON.parse(word)}\0`, 'latin1'));
        }
        return values;
    }

    private bytes(): Uint8Array {
        let digits = '';
        for (let word = this.next(); word !== ']'; word = this.next()) digits += word;
        return Buffer.from(digits, 'hex');
    }

    private next(): string {
        return this.tokens[this.at++] ?? '}';
    }
}

/** A number, or the label of the node that is meant. */
const cell = (word: string): number | string => (word.startsWith('&') ? word : Number(word));

/** Numbers the nodes that are referred to, in the order in which that is done, as `dtc` does. */
function number({ properties, children }: SourceNode, phandles: Map<string, number>): void {
    for (const [, values] of properties)
        for (const value of values)
            if (typeof value === 'string' && !phandles.has(value)) phandles.set(value, phandles.size + 1);
    for (const child of children) number(child, phandles);
}

function flat(root: SourceNode, phandles: ReadonlyMap<string, number>): Uint8Array {
    const structure: Buffer[] = [];
    const strings: string[] = [];
    const offsetOf = (name: string): number => {
        if (!strings.includes(name)) strings.push(name);
        return strings.slice(0, strings.indexOf(name)).reduce((sum, each) => sum + each.length + 1, 0);
    };
    const add = (name: string, value: Buffer): void => {
        structure.push(words(3, value.length, offsetOf(name)), padded(value));
    };
    const visit = ({ name, properties, children, label }: SourceNode): void => {
        structure.push(words(1), padded(Buffer.from(`${name}\0`)));
        for (const [property, values] of properties)
            add(property, Buffer.concat(values.map(each => bytesOf(each, phandles))));
        const phandle = phandles.get(`&${label}`);
        if (phandle !== undefined) add('phandle', words(phandle));
        children.forEach(visit);
        structure.push(words(2));
    };
    visit(root);
    structure.push(words(9));
    return withHeader(Buffer.concat(structure), Buffer.from(strings.map(each => `${each}\0`).join('')));
}

function bytesOf(value: number | string | Uint8Array, phandles: ReadonlyMap<string, number>): Uint8Array {
    if (typeof value === 'object') return value;
    return words(typeof value === 'number' ? value : (phandles.get(value) ?? 0xffff_ffff));
}

const HEADER_BYTES = 40;
const RESERVED_BYTES = 16;

function withHeader(structure: Buffer, strings: Buffer): Uint8Array {
    const start = HEADER_BYTES + RESERVED_BYTES;
    const end = start + structure.length;
    const header = [0xd00dfeed, end + strings.length, start, end, HEADER_BYTES, 17, 16, 0];
    return Buffer.concat([
        words(...header, strings.length, structure.length),
        Buffer.alloc(RESERVED_BYTES),
        structure,
        strings,
    ]);
}

function words(...numbers: readonly number[]): Buffer {
    const bytes = Buffer.alloc(4 * numbers.length);
    for (const [at, each] of numbers.entries()) bytes.writeUInt32BE(each >>> 0, 4 * at);
    return bytes;
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
