// What is said to a file of another language that is named where a source belongs: what it is, and what reads it. Read as a source, each
// of its lines would be a mistake.

import path from 'node:path';

/** What is wrong with a file that is no source by its name; `undefined` for a source, and for a name that says nothing. */
export function otherFile(file: string): string | undefined {
    const said = BY_ENDING.get(path.extname(file).toLowerCase());
    return said && `${file} ${said(file)}`;
}

const C = (file: string): string =>
    `is C; \`eemi-acl import ${file} -o ${path.parse(file).name}.eemi\` converts the tables in it`;

const HEADER = (): string =>
    'is a C header; one with tables is converted by `eemi-acl import`, and one that was generated is checked by `eemi-acl verify`';

const TREE_SOURCE = (file: string): string =>
    `is the source of a device tree; compile it with \`dtc -O dtb\`, and a domain reads it: \`from "${path.parse(file).name}.dtb"\``;

const BY_ENDING: ReadonlyMap<string, (file: string) => string> = new Map([
    ['.c', C],
    ['.h', HEADER],
    ['.cfg', file => `is a configuration for xl; a domain in a source reads it: \`${fromOf(file)}\``],
    ['.dtb', file => `is a device tree; a domain in a source reads it: \`${fromOf(file)}\``],
    ['.dts', TREE_SOURCE],
    ['.dtsi', TREE_SOURCE],
    ['.dtso', TREE_SOURCE],
    ['.ts', () => 'is TypeScript; one that was generated is checked by `eemi-acl verify`'],
]);

const fromOf = (file: string): string => `from "${path.basename(file)}"`;
