// The constants of C: of a header by itself, and what those of several files are together.

import { readHeader } from '../c/header';
import type { CFile, COptions, Reading } from '../c/reading';
import { addTo } from '../language/sorted';
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
export function constantsOf(
    readings: readonly Reading[],
    first: readonly Reading[],
): (name: string) => Constant | undefined {
    const isRedefined = redefinedIn(readings);
    return name => {
        for (const { constants } of readings) {
            const defined = constants.get(name);
            if (defined === undefined) continue;
            const { value, spelling, at } = defined;
            return { value, spelling, at, isChecked: false, isRedefined: isRedefined(name) };
        }
        for (const { asserted } of first) {
            const checked = asserted.get(name);
            if (checked === undefined) continue;
            const { value, spelling, at } = checked;
            return { value, spelling, at, isChecked: true, isRedefined: false };
        }
        return undefined;
    };
}

/** Whether a macro was redefined, or one that it is made of. Most files redefine none. */
export function redefinedIn(readings: readonly Reading[]): (name: string) => boolean {
    const found = new Set(readings.flatMap(({ redefined }) => [...redefined]));
    if (found.size === 0) return () => false;
    const users = new Map<string, string[]>();
    const use = (name: string, body: string): void => {
        for (const used of body.match(/\w+/g) ?? []) addTo(users, used, name);
    };
    for (const { constants, functions } of readings) {
        for (const [name, { spelling }] of constants) use(name, spelling);
        for (const [name, { body }] of functions) use(name, body);
    }
    const open = [...found];
    for (let used = open.pop(); used !== undefined; used = open.pop())
        for (const name of users.get(used) ?? []) {
            if (found.has(name)) continue;
            found.add(name);
            open.push(name);
        }
    return name => found.has(name);
}
