// Structs and unions with their members.

import { type CType, INT, layoutOf, type Member, nameOf, type StructType } from './ctypes';
import { isUnknown } from './members';
import type { Parsing } from './parsing';
import { isAttribute, takeAttribute, takeSpecifiers } from './specifiers';
import { isPunctuator, placeOfToken } from './token';
import { isClosing, skipBracket, type Tokens, takeIf, takeUntil } from './tokens';
import type { Pieces } from './work';

/** So deep may structs stand in each other. */
const DEEPEST = 64;

/** Takes a struct or union, whose word comes next. */
export function* takeStruct(parsing: Parsing, tokens: Tokens): Pieces<CType> {
    const word = tokens.next().text;
    let isPacked = takeAttributes(tokens);
    const tag = tokens.peek().kind === 'name' ? tokens.next().text : undefined;
    const isUnion = word === 'union';
    const name = `${word} ${tag ?? '{…}'}`;
    const made = (): StructType => ({ kind: 'struct', name, isUnion, members: undefined, layout: undefined });
    const type = tag === undefined ? made() : parsing.scope.struct(name, isUnion);
    if (!isPunctuator(tokens.peek(), '{')) return type;
    if (parsing.nesting.depth >= DEEPEST) {
        skipBracket(tokens);
        return made();
    }
    parsing.nesting.depth++;
    const members = yield* takeMembers(parsing, tokens);
    parsing.nesting.depth--;
    isPacked = takeAttributes(tokens) || isPacked;
    // A second declaration is one of another file, or of another branch: it counts from here on.
    const own = type.members === undefined ? type : made();
    own.members = members;
    own.layout = isPacked ? undefined : layoutOf(members, isUnion);
    if (tag !== undefined) parsing.scope.tags.set(name, own);
    return own;
}

/** Takes attributes; whether one changes the layout. */
function takeAttributes(tokens: Tokens): boolean {
    let isPacked = false;
    while (isAttribute(tokens.peek()) || tokens.peek().text === '__packed') {
        isPacked ||= tokens.peek().text === '__packed';
        const words = takeAttribute(tokens);
        isPacked ||= words.some(text => /^_*(?:packed|aligned)_*$/.test(text));
    }
    return isPacked;
}

/** Takes the members in their braces. */
function* takeMembers(parsing: Parsing, tokens: Tokens): Pieces<readonly Member[]> {
    const members: Member[] = [];
    const names = new Set<string>();
    tokens.next();
    for (yield* parsing.pause(); !takeIf(tokens, '}'); yield* parsing.pause()) {
        if (tokens.peek().kind === 'end') break;
        const before = tokens.peek();
        const { type } = yield* takeSpecifiers(parsing, tokens);
        const added = type === undefined ? [] : takeDeclarators(parsing, tokens, type);
        for (const each of added) {
            members.push(each);
            // What looks like a name behind a macro that is not known may be its argument.
            if (each.name === undefined || isUnknown(each.type)) continue;
            if (names.has(each.name))
                parsing.problems.add('refused', placeOfToken(before), `the struct has ${each.name} twice`);
            names.add(each.name);
        }
        takeUntil(tokens, [';']);
        const isStuck = !takeIf(tokens, ';') && tokens.peek() === before;
        if (!isStuck) continue;
        if (isClosing(before))
            parsing.problems.add('refused', placeOfToken(before), `this “${before.text}” closes nothing`);
        tokens.next();
    }
    return members;
}

/** Takes the declarators of one declaration of members, up to its `;`. */
function takeDeclarators(parsing: Parsing, tokens: Tokens, type: CType): readonly Member[] {
    if (isPunctuator(tokens.peek(), ';'))
        return type.kind === 'struct' && type.name.endsWith('{…}')
            ? [{ name: undefined, type, bits: undefined }]
            : [];
    const members: Member[] = [];
    do {
        const { name, type: own } = parsing.takeDeclarator(tokens, type);
        const bits = isPunctuator(tokens.peek(), ':') ? takeWidth(parsing, tokens) : undefined;
        while (isAttribute(tokens.peek()) || tokens.peek().kind === 'name') takeAttribute(tokens);
        const member = { name: name?.text, type: isComplete(own) ? own : unknownType(own), bits };
        if (name !== undefined || bits !== undefined) members.push(member);
    } while (takeIf(tokens, ','));
    return members;
}

/** Whether a member can have this type: a struct that is not declared yet, such as the one around, has no size. */
function isComplete(type: CType): boolean {
    if (type.kind === 'array') return isComplete(type.of);
    return type.kind !== 'struct' || type.members !== undefined;
}

const unknownType = (type: CType): CType => ({ kind: 'unknown', name: nameOf(type) });

/** The width of a bit-field; that of an `int` if it is not known. */
function takeWidth(parsing: Parsing, tokens: Tokens): number {
    const colon = tokens.next();
    const { value } = parsing.evaluate(takeUntil(tokens, [',', ';']), colon);
    return value === undefined || value < 0n || value > 64n ? INT.bits : Number(value);
}
