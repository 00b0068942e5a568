// The beginning of a declaration: storage, qualifiers, attributes, and the type that all its declarators share.

import {
    BOOL,
    CHAR,
    type CType,
    INT,
    type IntegerType,
    LONG,
    LONG_LONG,
    SHORT,
    SIGNED_CHAR,
    UNSIGNED_CHAR,
    withoutSign,
} from './ctypes';
import { takeEnum } from './enums';
import type { Parsing } from './parsing';
import { takeStruct } from './structs';
import { isPunctuator, type Token } from './token';
import { behindBracket, skipBracket, TokenList, type Tokens, takeBracket } from './tokens';
import { type Pieces, whole } from './work';

export interface Specifiers {
    /** `undefined` if no type is named: then it is no declaration that is understood. */
    readonly type: CType | undefined;
    readonly isTypedef: boolean;
}

const STORAGE: readonly string[] = [
    ...[
        'static',
        'extern',
        'const',
        'volatile',
        'restrict',
        'inline',
        'register',
        'auto',
        '_Noreturn',
        '_Atomic',
    ],
    ...[
        '_Thread_local',
        '__thread',
        '__const',
        '__volatile__',
        '__restrict',
        '__restrict__',
        '__inline',
        '__inline__',
    ],
    ...['__extension__', '__volatile'],
];
const ATTRIBUTES: readonly string[] = [
    ...['__attribute__', '__attribute', '_Alignas', '__declspec', '__asm__', 'asm', '__asm'],
];
const BASIC: readonly string[] = [
    ...['void', 'char', 'short', 'int', 'long', 'float', 'double', 'signed', 'unsigned', '_Bool', '__int128'],
    ...['__signed__', '__signed'],
];
const TYPE_OF: readonly string[] = ['typeof', '__typeof__', '__typeof'];
const TAGGED: readonly string[] = ['struct', 'union', 'enum'];

/** Whether a type, or a declaration that needs one, may begin with this token. */
export function startsType({ scope, knownTypes }: Parsing, { kind, text }: Token): boolean {
    if (kind !== 'name') return false;
    // It may also stand before an expression.
    if (text === '__extension__') return false;
    if (scope.typedefs.has(text)) return true;
    return KEYWORDS.has(text) || (knownTypes.has(text) && !scope.variables.has(text));
}

const KEYWORDS: ReadonlySet<string> = new Set([...STORAGE, ...BASIC, ...TYPE_OF, ...TAGGED]);

/** So many words may be taken without a pause. What has more is no C, but a text, and may be long. */
const MOST_WORDS = 32;

/** Takes the specifiers that come next. Names that nothing declares are types or attributes, by what stands behind them. */
export function* takeSpecifiers(parsing: Parsing, tokens: Tokens): Pieces<Specifiers> {
    const taken: Taken = { basic: [], type: undefined, unknown: undefined, isTypedef: false };
    let words = 0;
    do {
        if (++words > MOST_WORDS) yield* parsing.pause();
        if (isTagged(tokens.peek())) taken.type = yield* takeTagged(parsing, tokens);
    } while (takeKeyword(parsing, tokens, taken) || takeName(parsing, tokens, taken));
    const { basic, type, unknown, isTypedef } = taken;
    const named = type ?? basicType(basic) ?? (unknown === undefined ? undefined : unknownType(unknown));
    return { type: named, isTypedef };
}

/** What was taken so far: words such as `unsigned`, a type, and the first name that nothing declares. */
interface Taken {
    readonly basic: string[];
    type: CType | undefined;
    unknown: string | undefined;
    isTypedef: boolean;
}

/** Takes a word of C that is a specifier; gives whether there was one. */
function takeKeyword(parsing: Parsing, tokens: Tokens, taken: Taken): boolean {
    const { kind, text } = tokens.peek();
    if (kind !== 'name') return false;
    if (text === 'typedef' || STORAGE.includes(text)) {
        taken.isTypedef ||= text === 'typedef';
        tokens.next();
    } else if (ATTRIBUTES.includes(text)) takeAttribute(tokens);
    else if (BASIC.includes(text)) taken.basic.push(tokens.next().text);
    else if (TYPE_OF.includes(text)) taken.type = takeTypeOf(parsing, tokens);
    else return false;
    return true;
}

/** Takes any other name, if it is not what is declared; gives whether there was one. */
function takeName(parsing: Parsing, tokens: Tokens, taken: Taken): boolean {
    const token = tokens.peek();
    if (token.kind !== 'name') return false;
    const hasType = taken.type !== undefined || taken.basic.length > 0;
    const type = hasType ? undefined : declared(parsing, token);
    if (type === undefined) return takeUnknown(tokens, taken, hasType);
    if (taken.unknown !== undefined && isDeclarator(tokens, true)) return false;
    taken.type = type;
    tokens.next();
    return true;
}

function takeUnknown(tokens: Tokens, taken: Taken, hasType: boolean): boolean {
    const { unknown } = taken;
    if (isDeclarator(tokens, hasType || unknown !== undefined)) return false;
    const isType = !isCall(tokens) && (unknown === undefined || unknown.startsWith('__'));
    const { text } = tokens.next();
    if (isType) taken.unknown = text;
    if (isPunctuator(tokens.peek(), '(')) skipBracket(tokens);
    return true;
}

const unknownType = (name: string): CType => ({ kind: 'unknown', name });

/** Takes an attribute with its parentheses; its words. */
export function takeAttribute(tokens: Tokens): readonly string[] {
    tokens.next();
    return isPunctuator(tokens.peek(), '(') ? takeBracket(tokens).map(({ text }) => text) : [];
}

export const isAttribute = ({ kind, text }: Token): boolean => kind === 'name' && ATTRIBUTES.includes(text);

/** Takes what stands behind the name of a type as a cast has it: `const char *`, `int[3]`. */
export function takeTypeName(parsing: Parsing, tokens: Tokens): CType {
    const { type } = whole(takeSpecifiers(parsing, tokens));
    return parsing.takeDeclarator(tokens, type ?? unknownType(tokens.peek().text)).type;
}

/** The type that a name stands for, if it is one of a type. */
function declared({ scope, knownTypes }: Parsing, { text }: Token): CType | undefined {
    return scope.typedefs.get(text) ?? knownTypes.get(text);
}

/**
 * Whether the name that comes next is what is declared, and not one more word of the type. Behind a type, that is a name with an
 * attribute behind it: attributes begin with two underscores.
 */
function isDeclarator(tokens: Tokens, isBehindType: boolean): boolean {
    if (isCall(tokens)) return false;
    const { kind, text } = tokens.peek(1);
    if (isBehindType && kind === 'name' && !tokens.peek().text.startsWith('__'))
        return text.startsWith('__') || ATTRIBUTES.includes(text);
    return kind !== 'name' && !(kind === 'punctuator' && text === '*');
}

/** Whether the name that comes next has arguments, like the macro of an attribute, and the declaration goes on behind them. */
function isCall(tokens: Tokens): boolean {
    if (!isPunctuator(tokens.peek(1), '(')) return false;
    const behind = behindBracket(tokens, 1);
    if (behind === undefined) return false;
    const { kind, text } = tokens.peek(behind);
    return kind === 'name' || (kind === 'punctuator' && text === '*');
}

const isTagged = ({ kind, text }: Token): boolean => kind === 'name' && TAGGED.includes(text);

function takeTagged(parsing: Parsing, tokens: Tokens): Pieces<CType> {
    return tokens.peek().text === 'enum' ? takeEnum(parsing, tokens) : takeStruct(parsing, tokens);
}

function takeTypeOf(parsing: Parsing, tokens: Tokens): CType {
    const word = tokens.next();
    if (!isPunctuator(tokens.peek(), '(')) return unknownType(word.text);
    const inner = takeBracket(tokens);
    const [first] = inner;
    if (first !== undefined && startsType(parsing, first))
        return takeTypeName(parsing, new TokenList(inner, word));
    return parsing.evaluate(inner, word).type ?? unknownType(word.text);
}

/** The type that words such as `unsigned long int` stand for, in any order; `undefined` without any. */
export function basicType(words: readonly string[]): CType | undefined {
    if (words.length === 0) return undefined;
    const has = (word: string): boolean => words.includes(word);
    if (has('void')) return { kind: 'void' };
    if (has('float')) return { kind: 'float', name: 'float', bytes: 4 };
    if (has('double')) return { kind: 'float', name: words.join(' '), bytes: has('long') ? 16 : 8 };
    if (has('_Bool')) return BOOL;
    if (has('char') && !has('unsigned')) return words.length > 1 ? SIGNED_CHAR : CHAR;
    if (has('char')) return UNSIGNED_CHAR;
    const type = withLength(words);
    return has('unsigned') ? withoutSign(type) : type;
}

function withLength(words: readonly string[]): IntegerType {
    const longs = words.filter(word => word === 'long').length;
    if (words.includes('__int128')) return { ...LONG_LONG, name: '__int128', bits: 128, rank: 6 };
    if (longs > 1) return LONG_LONG;
    if (longs > 0) return LONG;
    return words.includes('short') ? SHORT : INT;
}
