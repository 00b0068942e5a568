// The types and modifiers of tokens, and which ones a name has. The types are the protocol's own, so that every theme has
// colours for them. It knows no position.

import type { RoleThat } from '../../language/form';
import type { Line } from '../../language/lines';
import type { Mention } from '../../language/parts';
import { NAME_KINDS, type NameKind } from '../../language/syntax';
import { rowOfId } from '../../model/coverage';
import { isNameEntry, type NameEntry } from '../../model/names';
import { platformOfFile } from '../../model/platforms';
import { type AccessTable, accessTable, type Program } from '../../model/program';

const TYPES = [
    'keyword',
    'comment',
    'string',
    'number',
    'operator',
    'enumMember',
    'event',
    'variable',
    'type',
    'property',
    'struct',
    'class',
    'macro',
    'parameter',
    'namespace',
    'decorator',
    'regexp',
] as const;

const MODIFIERS = ['declaration', 'readonly', 'defaultLibrary', 'deprecated'] as const;

type Type = (typeof TYPES)[number];
type Modifier = (typeof MODIFIERS)[number];

/** The meaning of the numbers in a token. */
export const SEMANTIC_TOKENS_LEGEND = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** A token type, and modifiers as bits. */
export interface TokenStyle {
    readonly type: number;
    readonly modifiers: number;
}

const bit = (modifier: Modifier): number => 1 << MODIFIERS.indexOf(modifier);

const style = (type: Type, ...modifiers: readonly Modifier[]): TokenStyle => ({
    type: TYPES.indexOf(type),
    modifiers: modifiers.reduce((bits, modifier) => bits | bit(modifier), 0),
});

export const KEYWORD = style('keyword');
export const COMMENT = style('comment');
export const STRING = style('string');
export const NUMBER = style('number');
export const OPERATOR = style('operator');

/** The styles of names. */
export interface Names {
    readonly ofMention: (mention: Mention, line: Line) => TokenStyle | undefined;
    /** The style of a word according to the scope; `undefined` if the scope does not know it. */
    readonly ofWord: (word: string) => TokenStyle | undefined;
}

const CONSTANTS: Readonly<Record<NameKind, TokenStyle>> = {
    node: style('enumMember', 'readonly'),
    reset: style('event', 'readonly'),
    clock: style('variable', 'readonly'),
    frame: style('type', 'readonly'),
    register: style('property', 'readonly'),
};
const TABLE = style('struct');
const MACRO = style('macro');

const DECLARATION = bit('declaration');
const DEFAULT_LIBRARY = bit('defaultLibrary');
const DEPRECATED = bit('deprecated');

/** The styles of the names that a program can use. */
export function namesOf(program: Program): Names {
    const tables = { node: accessTable(program.tables, 'node'), reset: accessTable(program.tables, 'reset') };
    const ofWord = (word: string): TokenStyle | undefined => {
        const entry = program.scope.get(word);
        if (entry === undefined) return undefined;
        if (isNameEntry(entry)) return nameStyle(entry, tables);
        return entry.kind === 'table' ? TABLE : MACRO;
    };
    return { ofWord, ofMention: (mention, line) => mentionStyle(mention, line) ?? ofWord(mention.name) };
}

type AccessTables = Readonly<Record<'node' | 'reset', AccessTable | undefined>>;

/** `defaultLibrary`: a platform's name. `deprecated`: an id without a row, which nobody may use. */
function nameStyle(entry: NameEntry, tables: AccessTables): TokenStyle {
    const { type, modifiers } = CONSTANTS[entry.kind];
    const origin = platformOfFile(entry.file) === undefined ? 0 : DEFAULT_LIBRARY;
    return { type, modifiers: modifiers | origin | (isGap(entry, tables) ? DEPRECATED : 0) };
}

function isGap({ kind, value }: NameEntry, tables: AccessTables): boolean {
    const table = kind === 'node' || kind === 'reset' ? tables[kind] : undefined;
    if (table === undefined || !table.complete || value === undefined) return false;
    return rowOfId(table, Number(value)) === undefined;
}

/** The style of a name if its place decides it; `undefined` if the scope does. */
function mentionStyle({ name, part }: Mention, { node }: Line): TokenStyle | undefined {
    switch (part.role) {
        case 'declared':
            return declaredStyle(node.before);
        case 'table':
            return style('struct', 'declaration');
        case 'macro':
            return style('macro', 'declaration');
        case 'parameter':
            return style('parameter', 'declaration');
        case 'index': {
            const { statement } = node;
            return statement.kind === 'index' && statement.parameter?.name === name
                ? style('parameter')
                : undefined;
        }
        case 'owner':
            return style('class', 'declaration');
        case 'domain':
            return style('class');
        case 'platform':
        case 'target':
        case 'edition':
            return style('namespace');
        case 'code':
            return style('decorator');
        case 'pattern':
            return style('regexp');
        case 'defined':
            return style('macro', 'declaration');
        default:
            part.role satisfies RoleThat<'uses'>;
            return undefined;
    }
}

function declaredStyle(block: Line['node']['before']): TokenStyle | undefined {
    const kind: NameKind | undefined = NAME_KINDS.find(each => block === `names ${each}`);
    if (kind === undefined) return undefined;
    const { type, modifiers } = CONSTANTS[kind];
    return { type, modifiers: modifiers | DECLARATION };
}
