// `DOMAIN may write OBJECT mask 0x1`, `DOMAIN may mailbox`: one claim of a test.

import { domainName, expression, id } from '../expression';
import { type LineFix, replaceBy } from '../flaw';
import { ADDRESS_NAMES, type AddPart, type LineForm, NO_NAMES, NOTHING } from '../form';
import { expected, oneOf, type Reader, take } from '../reader';
import type { Scanner } from '../scanner';
import { BLOCK_IDS, type Expression, type NameNode, type Span } from '../syntax';
import type { LanguageWord } from '../words';

export const ACTIONS = [
    'node',
    'reset',
    'clock',
    'read',
    'write',
    'mailbox',
] as const satisfies readonly LanguageWord[];
export type Action = (typeof ACTIONS)[number];

export interface TestLineNode {
    readonly kind: 'test-line';
    readonly domain: NameNode;
    readonly may: boolean | undefined;
    /** The columns of `may` or `may not`. */
    readonly verb: Span | undefined;
    readonly action: Action | undefined;
    /** Missing for `mailbox`, of which there is one. */
    readonly object: Expression | undefined;
    readonly mask: Expression | undefined;
    /** The column behind what could be read of it. */
    readonly end: number;
}

export const testLine: LineForm<TestLineNode, 'test'> = {
    place: 'block',
    word: undefined,
    group: 'test-line',
    read: readTestLine,
    parts: addParts,
    subject: ({ domain }) => domain,
    column: columnOf,
    path: NOTHING,
};

function readTestLine(reader: Reader): TestLineNode | undefined {
    const domain = domainName(reader, "a domain's name");
    if (domain === undefined) return undefined;
    const line = {
        kind: 'test-line',
        domain,
        may: undefined,
        verb: undefined,
        action: undefined,
        object: undefined,
        mask: undefined,
        end: domain.end,
    } as const;
    const { scanner } = reader;
    const { start } = scanner;
    if (!take(reader, 'may')) return expected(reader, '`may` or `may not`', ...mayNot(scanner)) ?? line;
    const may = !take(reader, 'not');
    const verb = { start, end: scanner.previousEnd };
    const action = oneOf(reader, ACTIONS);
    if (action === undefined || action === 'mailbox')
        return { ...line, may, verb, action, end: scanner.previousEnd };
    const object = isAccess(action)
        ? expression(reader, "a register's address")
        : id(reader, `a ${action}'s name or id`);
    const mask = isAccess(action) && take(reader, 'mask') ? expression(reader, 'a mask') : undefined;
    return { ...line, may, verb, action, object, mask, end: scanner.previousEnd };
}

/** The fix for `may not` in one word. */
function mayNot({ lexeme, start, end }: Scanner): LineFix[] {
    return MAY_NOT.has(lexeme) ? [replaceBy('Write may not', { start, end }, 'may not')] : [];
}

const MAY_NOT: ReadonlySet<string> = new Set(['cannot', 'maynot', 'mustnot', 'never']);

/** Whether an action is about an address; every other one that has an object is about an id of its kind. */
const isAccess = (action: Action): action is 'read' | 'write' => action === 'read' || action === 'write';

function addParts({ domain, action, object, mask }: TestLineNode, add: AddPart): void {
    add(domain, 'domain', NO_NAMES);
    if (action !== undefined && isAccess(action)) add(object, 'address', ADDRESS_NAMES);
    else if (action !== undefined && action !== 'mailbox') add(object, 'object', BLOCK_IDS[action]);
    add(mask, 'mask', NO_NAMES);
}

function columnOf({ lexeme }: Scanner, index: number, column: number): number {
    if (lexeme === 'may' || lexeme === 'not') return 1;
    return index === 0 ? 0 : Math.min(column + 1, 3);
}
