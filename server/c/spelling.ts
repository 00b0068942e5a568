// How tokens are spelt: as written, where a macro is opened only if it brings more than they, and then opened level by level.

import { TRANSPARENT } from './known';
import type { Expansion, Token } from './token';

/** So many levels are told; the last one has no macros left. */
const MOST_LEVELS = 8;
/** Longer values are spelt without macros only: nobody wrote them by hand. */
const MOST_TOKENS = 1000;

/** The spellings of consecutive tokens: as written, then with all macros opened one level more each time. At most 8. */
export function spellingsOf(tokens: readonly Token[]): readonly string[] {
    const only = tokens[0];
    // Most are one number or name.
    if (tokens.length === 1 && only?.from === undefined) return [only?.text ?? ''];
    if (tokens.every(({ from }) => from === undefined)) return [textOf(tokens)];
    if (tokens.length > MOST_TOKENS) return [textOf(tokens)];
    const bare = textOf(tokens);
    const names = tokens.length === 1 && only !== undefined ? namesAround(only) : undefined;
    const found: string[] = [];
    for (let levels = 0; levels < MOST_LEVELS - 1; levels++) {
        const spelling =
            names === undefined ? textOf(written(tokens, undefined, levels)) : (names[levels] ?? bare);
        if (spelling === bare) break;
        if (spelling !== found.at(-1)) found.push(spelling);
    }
    // A spread array keeps room for more, which every value of a table would pay for.
    return found.concat(bare);
}

/** The macros that bring this token and nothing else, the outermost first; `undefined` if one of them has arguments, or brings more. */
function namesAround({ from }: Token): readonly string[] | undefined {
    const names: string[] = [];
    for (let use = from; use !== undefined; use = use.parent) {
        const isName = use.count === 1 && use.written.length === 1 && !TRANSPARENT.includes(use.macro);
        if (!isName) return undefined;
        names.push(use.macro);
    }
    return names.reverse();
}

/** Whether a token stands in a macro that spellings leave out. */
export function isInTransparent(token: Token | undefined): boolean {
    for (let use = token?.from; use !== undefined; use = use.parent)
        if (TRANSPARENT.includes(use.macro)) return true;
    return false;
}

/** How the use of a macro is written, with its arguments. */
export const useOf = (use: Expansion): string => textOf(asUsed(use));

/** Tokens with blanks where there are any. */
export function textOf(tokens: readonly Token[]): string {
    let text = tokens[0]?.text ?? '';
    for (let at = 1; at < tokens.length; at++) {
        const token = tokens[at];
        if (token === undefined) break;
        text += token.isSpaced || token.isFirst ? ` ${token.text}` : token.text;
    }
    return text;
}

/**
 * The tokens that are written for these at the level of `base`: the macros within it that all tokens of are here are written as
 * they are used, after they were opened so many levels.
 */
function written(tokens: readonly Token[], base: Expansion | undefined, levels: number): readonly Token[] {
    const found: Token[] = [];
    for (let at = 0; at < tokens.length; ) {
        const token = tokens[at];
        if (token === undefined) break;
        const whole = wholeAt(tokens, at, base);
        if (whole === undefined) found.push(token);
        else found.push(...inPlaceOf(token, useAt(tokens.slice(at, at + whole.count), whole, levels)));
        at += whole?.count ?? 1;
    }
    return found;
}

/** What is written for the tokens of one use of a macro. */
function useAt(tokens: readonly Token[], use: Expansion, levels: number): readonly Token[] {
    if (TRANSPARENT.includes(use.macro)) return written(tokens, use, levels);
    return levels > 0 ? written(tokens, use, levels - 1) : asUsed(use);
}

/** The name and the arguments of a use. */
const asUsed = (use: Expansion): readonly Token[] =>
    written(use.written, reachesBeyond(use) ? use.written.at(-1)?.from : use.level, 0);

/** Whether the name of a macro came out of another one, and its arguments stand behind the use of that: `ID(F)(1)`. */
const reachesBeyond = ({ level, written: used }: Expansion): boolean =>
    level !== undefined && !cameThrough(used.at(-1), level);

/** Tokens with the blanks that stand before another one. */
function inPlaceOf({ isSpaced, isFirst }: Token, [first, ...rest]: readonly Token[]): readonly Token[] {
    return first === undefined ? [] : [{ ...first, isSpaced, isFirst }, ...rest];
}

/** The outermost macro within `base` whose tokens begin here and are all here. */
function wholeAt(tokens: readonly Token[], at: number, base: Expansion | undefined): Expansion | undefined {
    let found: Expansion | undefined;
    for (let each = tokens[at]?.from; each !== undefined && each !== base; each = each.parent) {
        if (isWhole(tokens, at, each)) found = each;
        if (reachesBeyond(each)) break;
    }
    return found;
}

function isWhole(tokens: readonly Token[], at: number, use: Expansion): boolean {
    const end = at + use.count;
    if (use.count === 0 || end > tokens.length || (at > 0 && cameThrough(tokens[at - 1], use))) return false;
    for (let each = at; each < end; each++) if (!cameThrough(tokens[each], use)) return false;
    return true;
}

function cameThrough(token: Token | undefined, use: Expansion): boolean {
    for (let each = token?.from; each !== undefined; each = each.parent) if (each === use) return true;
    return false;
}
