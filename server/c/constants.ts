// The constants of a file as they are at its end: each macro and each enumerator, with its value or why it has none.

import { plainName } from './ctypes';
import { type Macro, parametersAsWritten } from './macros';
import { noValue, type Operand } from './operands';
import type { Parsing } from './parsing';
import type { Preprocessor } from './preprocessor';
import type { CConstant, CFunction, CPlace } from './reading';
import type { Enumerator } from './scope';
import { textOf } from './spelling';
import { placeOfToken } from './token';

/** So many steps for one constant, and for all of them. A chain of macros costs each of them all those before it. */
const WORK_EACH = 50_000;
const WORK = 6_000_000;

/** All constants by name. A macro hides an enumerator of its name, as it does in C. */
export function constantsOf(pre: Preprocessor, parsing: Parsing): ReadonlyMap<string, CConstant> {
    const found = new Map<string, CConstant>();
    const before = pre.problems.all.length;
    pre.isFinished = true;
    const work = { left: WORK };
    for (const each of parsing.scope.enumerators.values()) found.set(each.name, enumeratorOf(each));
    for (const macro of pre.macros.values())
        if (macro.origin !== 'known') found.set(macro.name, macroConstant(pre, parsing, macro, work));
    // What is wrong with a macro that nothing uses is no problem of the file.
    pre.problems.all.length = before;
    return found;
}

/** The macros with parameters, by name. */
export function functionsOf({ macros }: Preprocessor): ReadonlyMap<string, CFunction> {
    const found = new Map<string, CFunction>();
    for (const macro of macros.values()) {
        const { name, origin, parameters } = macro;
        if (origin === 'known' || parameters === undefined) continue;
        found.set(name, {
            name,
            parameters: parametersAsWritten(macro),
            body: textOf(macro.body),
            at: placeOfMacro(macro),
        });
    }
    return found;
}

function enumeratorOf({ name, operand, at, spelling }: Enumerator): CConstant {
    return { name, kind: 'enumerator', at, ...answer(operand), spelling };
}

function macroConstant(pre: Preprocessor, parsing: Parsing, macro: Macro, work: { left: number }): CConstant {
    const given = Math.min(WORK_EACH, work.left);
    pre.work.allow(given);
    const operand = valueOfMacro(pre, parsing, macro);
    work.left -= given - pre.work.rest;
    return {
        name: macro.name,
        kind: 'macro',
        at: placeOfMacro(macro),
        ...answer(operand),
        spelling: textOf(macro.body),
    };
}

function valueOfMacro(pre: Preprocessor, parsing: Parsing, macro: Macro): Operand {
    if (macro.parameters !== undefined) return noValue('it has parameters');
    if (macro.body.length === 0) return noValue('it is empty');
    const expanded = pre.expander.expanded([{ ...macro.definition, from: undefined, isPainted: false }]);
    if (pre.work.isSpent) return noValue('it takes too long to work out');
    return parsing.evaluate(expanded, macro.definition);
}

function answer({
    value,
    type,
    why,
    unknown,
}: Operand): Pick<CConstant, 'value' | 'type' | 'why' | 'unknown'> {
    const isKnown = value !== undefined && type !== undefined;
    return { value, type: isKnown ? plainName(type) : undefined, why, unknown };
}

const placeOfMacro = ({ origin, definition }: Macro): CPlace | undefined =>
    origin === 'file' ? placeOfToken(definition) : undefined;
