// A list of arguments that nothing closes has all that follows in it: finds where it should have ended.

import { isPunctuator, type Token } from './token';
import { CLOSING, isClosing, opens } from './tokens';

/**
 * The index of the first token that cannot be in a list of arguments, `list[0]` being the name of the macro and `list[1]` its
 * parenthesis: a bracket that closes what was open before, a `;`, and at the beginning of a line the same macro or a `[`, which
 * begin the next row. A comma before it is not in the list either. `undefined` if all may be in it, or if it did not come from a file.
 */
export function endOfOpenList(list: readonly Token[]): number | undefined {
    const [name, ...rest] = list;
    if (name === undefined || list.some(({ from }) => from !== undefined)) return undefined;
    const open: string[] = [];
    const at = rest.findIndex(token => !fits(token, name, open)) + 1;
    if (at === 0) return undefined;
    const before = list[at - 1];
    return before !== undefined && isPunctuator(before, ',') ? at - 1 : at;
}

/** Whether a token may be in the list; `open` has the texts that close the brackets in it, and is kept up to date. */
function fits(token: Token, name: Token, open: string[]): boolean {
    if (token.kind === 'end' || isPunctuator(token, ';')) return false;
    if (token.isFirst && (token.text === name.text || isPunctuator(token, '['))) return false;
    if (opens(token)) open.push(CLOSING[token.text] ?? '');
    return !isClosing(token) || open.pop() === token.text;
}
