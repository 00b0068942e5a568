// The constants of C by themselves, without any table.

import { readHeader } from '../c/header';
import type { CFile, COptions } from '../c/reading';
import { finish } from '../language/steps';
import type { Refusal } from './refusals';

/** What a file of C and the headers that it includes define. */
export interface Constants {
    /** `undefined` for a name whose value is not known, such as one that stands for a name of a header that was not found. */
    readonly constants: ReadonlyMap<string, bigint | undefined>;
    /** The paths of headers that were not found, as they are written. */
    readonly notFound: readonly string[];
}

/** The constants of a file of C and the headers that it includes. The reader of headers is loaded when they are asked for. */
export function readConstants(file: CFile, include: COptions['include']): Constants | Refusal {
    const { refused, constants, includes } = finish(readHeader(file, { include }));
    if (refused !== undefined) return { refusal: refused.message };
    return {
        constants: new Map([...constants].map(([name, { value }]) => [name, value])),
        notFound: includes.filter(({ found }) => found === undefined).map(({ path }) => path),
    };
}
