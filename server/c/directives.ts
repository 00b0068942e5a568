// Directives, one at a time: `#define`, `#include`, conditionals and the others.

import { holds } from './condition';
import type { Branch, Conditional } from './conditionals';
import { conditionsBelow } from './conditionals';
import { TableFinder } from './disabled';
import { macroOf } from './macros';
import type { Frame, Preprocessor } from './preprocessor';
import type { CCondition, CFile, CInclude, CUnread } from './reading';
import { placeOf } from './source';
import { isPunctuator, type Token } from './token';
import type { Pieces } from './work';

const OPENING: readonly string[] = ['if', 'ifdef', 'ifndef'];
const NEXT: readonly string[] = ['elif', 'elifdef', 'elifndef', 'else'];
const CONDITIONAL: readonly string[] = [...OPENING, ...NEXT, 'endif'];

/** Does the directive behind a `#`; then the scanner stands at the end of its line, or behind the lines that it skips. */
export function* readDirective(pre: Preprocessor, frame: Frame, hash: Token): Pieces<void> {
    const { comments } = frame.source;
    const before = comments.length;
    const name = frame.scanner.nextInLine();
    if (name !== undefined && CONDITIONAL.includes(name.text)) yield* conditional(pre, frame, hash, name);
    else if (name?.kind === 'name') read(pre, frame, hash, name);
    else if (name !== undefined && !isLineMark(name)) pre.fault('directive', name, 'this is no directive');
    frame.scanner.skipLine();
    for (let at = before; at < comments.length; at++) {
        const comment = comments[at];
        if (comment !== undefined) comments[at] = { ...comment, isOfDirective: true };
    }
    if (!OPENING.includes(name?.text ?? '')) frame.isFresh = false;
    frame.scanner.branch = frame.conditionals.at(-1)?.branch ?? frame.outer;
}

/** `# 12 "FILE"`, as a preprocessor writes it. */
const isLineMark = ({ kind, text }: Token): boolean => kind === 'number' && /^\d+$/.test(text);

function read(pre: Preprocessor, frame: Frame, hash: Token, name: Token): void {
    frame.guard = undefined;
    if (name.text === 'include' || name.text === 'include_next' || name.text === 'import')
        return include(pre, frame, hash, name.text === 'include_next');
    const line = restOf(pre, frame);
    const open = frame.conditionals.at(-1);
    if (name.text === 'define') define(pre, open, name, line);
    else if (name.text === 'undef') undefine(pre, name, line);
    else if (name.text === 'pragma') pragma(pre, frame, line);
    else if (name.text === 'error') pre.fault('error', name, `#error: ${spelt(line)}`);
    else if (!IGNORED.includes(name.text)) pre.fault('directive', name, `#${name.text} is no directive`);
    if (open !== undefined) open.guard = undefined;
}

const IGNORED: readonly string[] = ['warning', 'line', 'ident', 'sccs', 'assert', 'unassert'];

function define(pre: Preprocessor, open: Conditional | undefined, name: Token, line: readonly Token[]): void {
    const macro = macroOf(line, 'file');
    if (typeof macro === 'string') return pre.fault('directive', name, macro);
    pre.defineMacro(macro);
    if (open !== undefined && open.guard === macro.name) open.branch.isGuard = true;
}

function undefine(pre: Preprocessor, name: Token, [macro]: readonly Token[]): void {
    if (macro?.kind === 'name') pre.undefineMacro(macro.text);
    else pre.fault('directive', name, '#undef needs the name of a macro');
}

function pragma(pre: Preprocessor, { source }: Frame, [word, , name]: readonly Token[]): void {
    if (word?.text === 'once') pre.guards.set(source.path, '');
    if (name?.kind !== 'string') return;
    if (word?.text === 'push_macro') pre.pushMacro(name.text.slice(1, -1));
    if (word?.text === 'pop_macro') pre.popMacro(name.text.slice(1, -1));
}

function include(pre: Preprocessor, frame: Frame, hash: Token, isNext: boolean): void {
    const named = includedName(pre, frame);
    if (named === undefined) return pre.fault('directive', hash, '#include needs "FILE" or <FILE>');
    const first = pre.options.include(named.path, frame.source.path, named.how);
    pre.looked();
    // What comes next on the path is not known here, but it is none of the files that include this one.
    const isOuter = isNext && pre.frames.some(({ source: { path } }) => path === first?.path);
    const { found, unread } = isOuter ? NOT_FOUND : whatIs(first);
    const at = placeOf(hash.source, hash.start);
    pre.includes.push({ at, ...named, found: found?.path, unread });
    frame.scanner.skipLine();
    frame.isFresh = false;
    if (found !== undefined) pre.include(found, hash);
}

const NOT_FOUND = { found: undefined, unread: undefined };

const whatIs = (
    file: CFile | CUnread | undefined,
): { found: CFile | undefined; unread: CInclude['unread'] } =>
    file !== undefined && 'unread' in file
        ? { found: undefined, unread: file.unread }
        : { found: file, unread: undefined };

/** The file that an `#include` names, itself or by a macro. */
function includedName(
    pre: Preprocessor,
    frame: Frame,
): { readonly path: string; readonly how: 'quoted' | 'angled' } | undefined {
    const angled = frame.scanner.angled();
    if (angled !== undefined) return { path: angled, how: 'angled' };
    const written = restOf(pre, frame);
    const [first, ...rest] = written[0]?.kind === 'name' ? pre.expander.expanded(written) : written;
    if (first?.kind === 'string') return { path: first.text.slice(1, -1), how: 'quoted' };
    const end = rest.findIndex(token => isPunctuator(token, '>'));
    if (first === undefined || !isPunctuator(first, '<') || end < 0) return undefined;
    return { path: spelt(rest.slice(0, end)), how: 'angled' };
}

function* conditional(pre: Preprocessor, frame: Frame, hash: Token, name: Token): Pieces<void> {
    if (OPENING.includes(name.text)) return yield* open(pre, frame, hash, name);
    const current = frame.conditionals.at(-1);
    if (current === undefined) return pre.fault('directive', name, `#${name.text} without #if`);
    frame.guard = undefined;
    if (name.text === 'endif') return close(frame, current);
    // The branch that was read ends here, so none of the others is read.
    nextBranch(pre, frame, current, hash, name);
    if (!current.branch.isRead) yield* skip(pre, frame, current, hash);
}

function* open(pre: Preprocessor, frame: Frame, hash: Token, name: Token): Pieces<void> {
    const line = restOf(pre, frame);
    const condition = conditionOf(pre, hash, name, line, '');
    const isRead = condition.isTaken || pre.isForced(hash);
    const branch: Branch = { condition, parent: pre.branch, isRead, isGuard: false };
    const guard = frame.isFresh ? guardOf(name, line) : undefined;
    frame.isFresh = false;
    frame.guard = undefined;
    const opened = { branch, wasTaken: condition.isTaken, hasElse: false, guard, skipped: undefined };
    frame.conditionals.push(opened);
    if (!isRead) yield* skip(pre, frame, opened, hash);
}

/** The name in `#ifndef NAME` or `#if !defined(NAME)`. */
function guardOf({ text }: Token, line: readonly Token[]): string | undefined {
    const words = line.map(token => token.text).join(' ');
    const [, inIf] = /^! defined (?:\( )?(\w+)(?: \))?$/.exec(words) ?? [];
    return text === 'ifndef' ? line[0]?.text : inIf;
}

function close(frame: Frame, { branch, guard }: Conditional): void {
    frame.conditionals.pop();
    if (frame.conditionals.length === 0 && branch.isGuard) frame.guard = guardName(branch) ?? guard;
}

/** The name in the condition of a branch that is a guard. */
function guardName({ condition: { text } }: Branch): string | undefined {
    return text.match(/\w+/g)?.at(-1);
}

/** Makes the branch that begins here the one of a conditional. */
function nextBranch(pre: Preprocessor, frame: Frame, current: Conditional, hash: Token, name: Token): void {
    if (current.hasElse) pre.fault('directive', name, `#${name.text} behind #else`);
    current.guard = undefined;
    const { condition: first, parent } = current.branch;
    const line = restOf(pre, frame);
    const condition = current.wasTaken
        ? {
              ...written(hash, name, line),
              of: first.of || first.text,
              isTaken: false,
              undefinedNames: [],
          }
        : conditionOf(pre, hash, name, line, first.of || first.text);
    current.hasElse ||= name.text === 'else';
    const isRead = condition.isTaken || pre.isForced(hash);
    current.branch = { condition, parent, isRead, isGuard: false };
    current.wasTaken ||= condition.isTaken;
    if (current.wasTaken && current.skipped !== undefined) current.skipped.isAlternative = true;
}

/** The condition of a branch, worked out. */
function conditionOf(
    pre: Preprocessor,
    hash: Token,
    name: Token,
    line: readonly Token[],
    first: string,
): CCondition {
    const { isTaken, undefinedNames } = holds(pre, name, line);
    const text = written(hash, name, line);
    return {
        ...text,
        of: first === '' ? text.text : first,
        isTaken,
        undefinedNames,
    };
}

const written = (hash: Token, name: Token, line: readonly Token[]): Pick<CCondition, 'at' | 'text'> => ({
    at: placeOf(hash.source, hash.start),
    text: `#${name.text}${line.length > 0 ? ' ' : ''}${spelt(line)}`,
});

/** Skips the branches that are not taken, up to one that is or the `#endif`. */
function* skip(pre: Preprocessor, frame: Frame, current: Conditional, first: Token): Pieces<void> {
    const { source, scanner } = frame;
    scanner.skipLine();
    for (let isFirst = isOpening(current.branch); ; isFirst = false) {
        const from = scanner.offset + 1;
        const { hash, name, mayBeRows } = yield* skipGroup(pre, frame, current.branch);
        const end = hash?.start ?? scanner.offset;
        if (end > from) {
            const group = {
                from: placeOf(source, from),
                to: placeOf(source, Math.max(from, end - 1)),
                condition: current.branch.condition,
                isAlternative: !isFirst,
                mayBeRows,
            };
            pre.skipped.push(group);
            if (isFirst) current.skipped = group;
        }
        if (hash === undefined || name === undefined) break;
        if (name.text === 'endif') {
            close(frame, current);
            break;
        }
        nextBranch(pre, frame, current, hash, name);
        if (current.branch.isRead) break;
        scanner.skipLine();
    }
    scanner.skipLine();
    source.skipped.push({ start: first.start, end: scanner.offset });
}

/** Whether a branch begins with the `#if` of its conditional. */
const isOpening = ({ condition: { text, of } }: Branch): boolean => text === of;

/** So many tokens that are skipped count as a line. */
const IN_A_LINE = 32;

/** Reads over one group of lines, and the directive that ends it; none at the end of the file. */
function* skipGroup(
    pre: Preprocessor,
    frame: Frame,
    branch: Branch,
): Pieces<{ hash?: Token; name?: Token; mayBeRows: boolean }> {
    const { scanner, source } = frame;
    const beginning: Token[] = [];
    const finder = source === pre.main ? new TableFinder() : undefined;
    const inner: Branch[] = [];
    const { comments } = source;
    const kept = comments.length;
    let tokens = 0;
    for (let token = scanner.next(); token.kind !== 'end'; token = scanner.next()) {
        if (++tokens % IN_A_LINE === 0) yield 1;
        const isDirective = token.isFirst && isPunctuator(token, '#');
        if (!isDirective && beginning.length < 2) beginning.push(token);
        const found = isDirective ? undefined : finder?.take(token);
        if (found !== undefined) noteTable(pre, found, finder?.names ?? new Set(), inner.at(-1) ?? branch);
        const end = comments.length;
        const name = isDirective ? scanner.nextInLine() : undefined;
        if (name === undefined || !CONDITIONAL.includes(name.text)) continue;
        const isOurs = inner.length === 0 && !OPENING.includes(name.text);
        if (isOurs) {
            comments.splice(kept, end - kept);
            noteStrays(pre, finder, branch);
            return { hash: token, name, mayBeRows: beginRows(beginning) };
        }
        follow(pre, frame, inner, inner.at(-1) ?? branch, token, name);
    }
    comments.length = kept;
    return { mayBeRows: beginRows(beginning) };
}

/** Whether rows begin with such tokens: with an index, a brace, or the use of a macro. */
const beginRows = ([first, second]: readonly Token[]): boolean =>
    first !== undefined &&
    (isPunctuator(first, '[') ||
        isPunctuator(first, '{') ||
        (first.kind === 'name' && second !== undefined && isPunctuator(second, '(')));

/** Follows a conditional within skipped code, which matters only for what is said about it. */
function follow(
    pre: Preprocessor,
    frame: Frame,
    inner: Branch[],
    parent: Branch,
    hash: Token,
    name: Token,
): void {
    if (!OPENING.includes(name.text)) inner.pop();
    if (name.text === 'endif') return;
    const around = OPENING.includes(name.text) ? parent : (inner.at(-1) ?? parent.parent);
    const line = frame.source === pre.main ? restOf(pre, frame) : [];
    const condition = frame.source === pre.main ? quietly(pre, hash, name, line) : undefined;
    if (condition !== undefined) inner.push({ condition, parent: around, isRead: false, isGuard: false });
    else inner.push({ ...parent, isGuard: true });
}

/** A condition in skipped code; it may be no condition at all. */
const quietly = (pre: Preprocessor, hash: Token, name: Token, line: readonly Token[]): CCondition => {
    const text = written(hash, name, line);
    const names = line
        .filter(token => token.kind === 'name' && token.text !== 'defined')
        .map(token => token.text);
    const undefinedNames = names.filter(each => !pre.isDefined(each));
    return { ...text, of: text.text, isTaken: false, undefinedNames };
};

function noteTable(pre: Preprocessor, name: Token, names: ReadonlySet<string>, branch: Branch): void {
    pre.disabled.push({
        names,
        name: name.text,
        at: placeOf(name.source, name.start),
        conditions: conditionsBelow(undefined, branch),
    });
}

/** Rows whose list ends in the group. */
function noteStrays(pre: Preprocessor, finder: TableFinder | undefined, branch: Branch): void {
    const conditions = conditionsBelow(undefined, branch);
    for (const stray of finder?.strays.all ?? []) pre.strays.push({ ...stray, conditions });
}

/** The tokens up to the end of the line. */
function restOf(pre: Preprocessor, { scanner, source }: Frame): readonly Token[] {
    const tokens: Token[] = [];
    for (let token = scanner.nextInLine(); token !== undefined; token = scanner.nextInLine()) {
        tokens.push(token);
        if (tokens.length <= MOST_TOKENS) continue;
        pre.giveUp(placeOf(source, scanner.offset), `a directive has more than ${MOST_TOKENS} words`);
        return [];
    }
    return tokens;
}

/** A macro of more could never be used, and nobody writes such a condition. */
const MOST_TOKENS = 1 << 16;

/** Tokens as they are written, with one blank where there are any. */
const spelt = (tokens: readonly Token[]): string =>
    tokens.map((token, at) => (at > 0 && token.isSpaced ? ' ' : '') + token.text).join('');
