// The constants of a file as they are at its end: each macro and each enumerator, with its value or why it has none.

import { plainName } from './ctypes';
import { type Macro, parametersAsWritten } from './macros';
import { noValue, type Operand } from './operands';
import type { Parsing } from './parsing';
import { type Preprocessor, SPECIAL } from './preprocessor';
import type { CConstant, CFunction, CPlace } from './reading';
import type { Enumerator } from './scope';
import { textOf } from './spelling';
import { isPunctuator, placeOfToken } from './token';
import { PIECE, type Pieces } from './work';

/** So many steps for one constant, and for all of them. */
const WORK_EACH = 50_000;
const WORK = 6_000_000;
/** So many of them take as long as a line. */
const WORK_OF_A_LINE = 32;
/** To find that a macro needs another one first takes this part of what a line does. */
const BEGUN = 0.25;

/** All constants by name. A macro hides an enumerator of its name, as it does in C. */
export function* constantsOf(pre: Preprocessor, parsing: Parsing): Pieces<ReadonlyMap<string, CConstant>> {
    const found = new Map<string, CConstant>();
    const before = pre.problems.all.length;
    for (const each of parsing.scope.enumerators.values()) {
        found.set(each.name, enumeratorOf(each));
        if (found.size % PIECE === 0) yield PIECE;
    }
    const values = new MacroValues(pre, parsing);
    for (const macro of pre.macros.values()) {
        if (macro.origin === 'known') continue;
        if (values.done >= PIECE) yield values.takeDone();
        const isOneNumber = isNumber(macro);
        found.set(macro.name, isOneNumber ? values.numberIn(macro) : yield* values.constantOf(macro));
    }
    // What is wrong with a macro that nothing uses is no problem of the file.
    pre.problems.all.length = before;
    return found;
}

/** A macro whose value waits for those that its body names, up to a place in it. */
interface Waiting {
    readonly macro: Macro;
    at: number;
}

/** Works out macros, first those that others are made of: so a chain of them costs each of them only itself. */
class MacroValues {
    private readonly found = new Map<string, CConstant>();
    private readonly begun = new Set<string>();
    private readonly values = new Map<string, Operand>();
    private left = WORK;
    /** How much was done since the last stop, in lines. */
    done = 0;

    constructor(
        private readonly pre: Preprocessor,
        private readonly parsing: Parsing,
    ) {
        pre.values = this.values;
    }

    *constantOf(macro: Macro): Pieces<CConstant> {
        const waiting: Waiting[] = [{ macro, at: 0 }];
        for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
            if (this.done >= PIECE) yield this.takeDone();
            const next = this.nextIn(last);
            if (next !== undefined) {
                waiting.push({ macro: next, at: 0 });
                this.done += BEGUN;
                continue;
            }
            waiting.pop();
            const { name } = last.macro;
            if (!this.found.has(name)) this.found.set(name, this.worked(last.macro));
        }
        return this.found.get(macro.name) ?? this.worked(macro);
    }

    /** The same for a macro that is one number, as most are. */
    numberIn(macro: Macro): CConstant {
        this.done++;
        return constantFrom(macro, this.parsing.evaluate(macro.body, macro.definition));
    }

    takeDone(): number {
        const { done } = this;
        this.done = 0;
        return done;
    }

    /** The next macro in a body that has a value wherever it is used, and was not begun. */
    private nextIn(waiting: Waiting): Macro | undefined {
        const { body } = waiting.macro;
        while (waiting.at < body.length) {
            const token = body[waiting.at++];
            const macro = token?.kind === 'name' ? this.pre.macros.get(token.text) : undefined;
            if (macro === undefined || isNumber(macro) || this.begun.has(macro.name) || !isWhole(macro))
                continue;
            this.begun.add(macro.name);
            return macro;
        }
        return undefined;
    }

    private worked(macro: Macro): CConstant {
        const given = Math.min(WORK_EACH, this.left);
        this.pre.work.pause();
        this.pre.work.allow(given);
        const { operand, isOfItself } = valueOfMacro(this.pre, this.parsing, macro);
        const spent = given - this.pre.work.rest;
        this.left -= spent;
        this.done += 1 + spent / WORK_OF_A_LINE;
        if (operand.value !== undefined && !isOfItself && isWhole(macro))
            this.values.set(macro.name, operand);
        return constantFrom(macro, operand);
    }
}

const constantFrom = (macro: Macro, operand: Operand): CConstant => ({
    name: macro.name,
    kind: 'macro',
    at: placeOfMacro(macro),
    ...answer(operand),
    spelling: textOf(macro.body),
});

const isNumber = ({ parameters, body }: Macro): boolean =>
    parameters === undefined && body.length === 1 && body[0]?.kind === 'number';

/** Whether a macro gives the same wherever it is used: it is one number or name, or in parentheses. */
function isWhole({ parameters, body }: Macro): boolean {
    const [first] = body;
    if (parameters !== undefined || first === undefined) return false;
    if (body.length === 1) return first.kind !== 'punctuator';
    let depth = 0;
    for (const [at, token] of body.entries()) {
        if (isPunctuator(token, '(')) depth++;
        if (isPunctuator(token, ')')) depth--;
        if (depth === 0) return at === body.length - 1;
    }
    return false;
}

/** The macros with parameters, by name; those that were used and undefined later, too. */
export function* functionsOf({ macros, gone }: Preprocessor): Pieces<ReadonlyMap<string, CFunction>> {
    const found = new Map<string, CFunction>();
    for (const macro of [...gone.values(), ...macros.values()]) {
        const { name, origin, parameters } = macro;
        if (origin === 'known' || parameters === undefined) continue;
        found.set(name, {
            name,
            parameters: parametersAsWritten(macro),
            body: textOf(macro.body),
            at: placeOfMacro(macro),
        });
        if (found.size % PIECE === 0) yield PIECE;
    }
    return found;
}

function enumeratorOf({ name, operand, at, spelling }: Enumerator): CConstant {
    return { name, kind: 'enumerator', at, ...answer(operand), spelling };
}

/** What a macro gives, and whether its own name or that of one around it stands in that, which C leaves as it is. */
function valueOfMacro(
    pre: Preprocessor,
    parsing: Parsing,
    macro: Macro,
): { readonly operand: Operand; readonly isOfItself: boolean } {
    const without = (why: string) => ({ operand: noValue(why), isOfItself: false });
    if (macro.parameters !== undefined) return without('it has parameters');
    if (macro.body.length === 0) return without('it is empty');
    const expanded = pre.expander.expanded([{ ...macro.definition, from: undefined, isPainted: false }]);
    if (pre.work.isSpent) return without('it takes too long to work out');
    if (expanded.some(({ kind, text }) => kind === 'name' && SPECIAL.includes(text)))
        return without('it depends on where it is used');
    const isOfItself = expanded.some(({ isPainted }) => isPainted);
    return { operand: parsing.evaluate(expanded, macro.definition), isOfItself };
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
