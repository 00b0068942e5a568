// The macros with parameters that rows are spelt with.

import { tokensOfC } from '../c/read';
import type { Reading } from '../c/reading';
import { type Macro, treeOf } from './c-expression';

/** The macros with parameters of a reading as trees, by name; `undefined` for one that is no expression. Each row of a table may ask. */
export function macrosOf(reading: Reading | undefined): (name: string) => Macro | undefined {
    const known = new Map<string, Macro | undefined>();
    return name => {
        if (!known.has(name)) known.set(name, macroIn(reading, name));
        return known.get(name);
    };
}

function macroIn(reading: Reading | undefined, name: string): Macro | undefined {
    const macro = reading?.functions.get(name);
    const body = macro && treeOf(tokensOfC(macro.body));
    return macro && body && { parameters: macro.parameters, body };
}
