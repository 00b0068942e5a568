// Macros: what a `#define` says, read from its tokens.

import { isPunctuator, type Token } from './token';

export interface Macro {
    readonly name: string;
    /** `undefined`: it takes no arguments. The last one is `__VA_ARGS__`, or GNU's own name, if `isVariadic`. */
    readonly parameters: readonly string[] | undefined;
    readonly isVariadic: boolean;
    readonly body: readonly Token[];
    /** The token of its name, where it is defined. */
    readonly definition: Token;
    /** Where it is defined: in a file, on the command line, or by the compiler and what is known without a header. */
    readonly origin: 'file' | 'command' | 'known';
    /** Whether it was used. */
    isUsed: boolean;
    /** How many of its uses are being expanded; while there is one, its name stays as it is. */
    open: number;
}

/** What stands behind the name of a macro without parameters. */
const WITHOUT = { parameters: undefined, isVariadic: false, end: 1 };

/** The macro that the tokens behind `#define` define; else what is wrong with them. */
export function macroOf(line: readonly Token[], origin: Macro['origin']): Macro | string {
    const [definition, open] = line;
    if (definition?.kind !== 'name') return 'a #define needs the name of a macro';
    if (definition.text === 'defined') return '“defined” cannot be a macro';
    const head =
        open === undefined || open.isSpaced || !isPunctuator(open, '(') ? WITHOUT : parametersOf(line);
    if (typeof head === 'string') return head;
    const { parameters, isVariadic, end } = head;
    if (new Set(parameters).size < (parameters?.length ?? 0))
        return `two parameters of ${definition.text} have one name`;
    const body = line.slice(end);
    return checked({
        name: definition.text,
        parameters,
        isVariadic,
        body,
        definition,
        origin,
        isUsed: false,
        open: 0,
    });
}

/** Whether two macros bring the same. */
export const isSameMacro = (a: Macro, b: Macro): boolean =>
    a.body.length === b.body.length &&
    a.body.every(({ text }, at) => text === b.body[at]?.text) &&
    a.parameters?.join() === b.parameters?.join();

/** The parameters as they are written in the `#define`. */
export function parametersAsWritten({ parameters = [], isVariadic }: Macro): readonly string[] {
    const last = parameters.at(-1);
    if (!isVariadic || last === undefined) return parameters;
    return [...parameters.slice(0, -1), last === '__VA_ARGS__' ? '...' : `${last}...`];
}

function checked(macro: Macro): Macro | string {
    const { body, parameters } = macro;
    const pastes = [body[0], body.at(-1)].some(token => token !== undefined && isPunctuator(token, '##'));
    if (pastes) return `“##” cannot stand at the beginning or the end of ${macro.name}`;
    const wrong =
        parameters !== undefined &&
        body.some((token, at) => isPunctuator(token, '#') && !isParameter(parameters, body[at + 1]));
    return wrong ? `in ${macro.name} no parameter stands behind “#”` : macro;
}

const isParameter = (parameters: readonly string[], token: Token | undefined): boolean =>
    token?.kind === 'name' && (parameters.includes(token.text) || token.text === '__VA_OPT__');

/** What stands in the parentheses from the second token on, and the index of the token behind them. */
function parametersOf(
    line: readonly Token[],
): { parameters: readonly string[]; isVariadic: boolean; end: number } | string {
    const parameters: string[] = [];
    const wrong = `the parameters of ${line[0]?.text} are not closed, or not names`;
    for (let at = 2; ; at++) {
        const token = line[at];
        if (token === undefined) return wrong;
        if (isPunctuator(token, ')') && parameters.length === 0)
            return { parameters, isVariadic: false, end: at + 1 };
        const isRest = isPunctuator(token, '...');
        if (!isRest && token.kind !== 'name') return wrong;
        parameters.push(isRest ? '__VA_ARGS__' : token.text);
        const isNamedRest = !isRest && isPunctuatorAt(line, at + 1, '...');
        if (isNamedRest) at++;
        at++;
        if (isPunctuatorAt(line, at, ')'))
            return { parameters, isVariadic: isRest || isNamedRest, end: at + 1 };
        if (isRest || isNamedRest || !isPunctuatorAt(line, at, ',')) return wrong;
    }
}

const isPunctuatorAt = (line: readonly Token[], at: number, text: string): boolean => {
    const token = line[at];
    return token !== undefined && isPunctuator(token, text);
};
