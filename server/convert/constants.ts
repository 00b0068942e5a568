// The constants of C: of a header by itself, and what those of several files are together.

import { readHeader } from '../c/header';
import type { CFile, COptions, Reading } from '../c/reading';
import { finish } from '../language/steps';
import type { Constant } from './names';
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

/** The constants of readings; of a name that nothing defines, what the checks in the `first` readings say, which knew no platform. */
export const constantsOf =
    (readings: readonly Reading[], first: readonly Reading[]) =>
    (name: string): Constant | undefined => {
        for (const { constants } of readings) {
            const defined = constants.get(name);
            if (defined !== undefined) return constant(defined, false);
        }
        for (const { asserted } of first) {
            const checked = asserted.get(name);
            if (checked !== undefined) return constant(checked, true);
        }
        return undefined;
    };

const constant = ({ value, spelling, at }: Omit<Constant, 'isChecked'>, isChecked: boolean): Constant => ({
    value,
    spelling,
    at,
    isChecked,
});
