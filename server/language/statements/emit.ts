// `emit c "path"`, `emit c "path" plain`, `emit ts "path"`: an output.

import { type FileForm, NO_PARTS } from '../form';
import { oneOf, string, take } from '../reader';
import type { StringNode } from '../syntax';

/** The formats of outputs: a C header, a TypeScript module. */
export const FORMATS = ['c', 'ts'] as const;
export type Format = (typeof FORMATS)[number];

/** Which output the extension of a path says. */
export const FORMAT_OF: ReadonlyMap<string, Format> = new Map([
    ['.h', 'c'],
    ['.c', 'c'],
    ['.ts', 'ts'],
    ['.mts', 'ts'],
]);

export interface EmitNode {
    readonly kind: 'emit';
    readonly format: Format | undefined;
    readonly path: StringNode | undefined;
    /** Whether rows of C have no notes of what their names stand for. */
    readonly plain: boolean;
}

export const emit: FileForm<EmitNode, 'emit'> = {
    place: 'file',
    words: ['emit'],
    group: 'emit',
    read: reader => {
        const format = oneOf(reader, FORMATS);
        const path = string(reader, 'a path in double quotes');
        return {
            kind: 'emit',
            format,
            path,
            plain: path !== undefined && format === 'c' && take(reader, 'plain'),
        };
    },
    parts: NO_PARTS,
    column: (_scanner, index) => (index < 2 ? 0 : 1),
    path: ({ path }) => path && { node: path, role: 'emit' },
};
