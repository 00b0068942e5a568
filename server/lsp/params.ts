// Checks what editors send before a feature uses it. If a request's parameters do not fit its method, the answer is an error
// that says so.

import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { CodeActionTriggerKind, Diagnostic } from 'vscode-languageserver-protocol';
import type { Position, Range } from '../language/document';
import type { Given } from './comparing';
import type { OpenC } from './importing';
import type { AccessTraceParams } from './protocol';
import { isUri } from './uris';

/** The parameters of a request that has some; everything in them is checked where it is used. */
export function given<P>(params: P): P & object {
    return typeof params === 'object' && params !== null ? params : refuse('the parameters are missing');
}

/** The URI of the document in a request. */
export const uriIn = (params: unknown): string =>
    uriOf(field(field(params, 'textDocument'), 'uri'), 'textDocument.uri');

/** A URI; `what` names where it stands. */
export function uriOf(value: unknown, what: string): string {
    const text = stringOf(value, what);
    if (text.length > LONGEST_URI) return refuse(`${what} is longer than any path`);
    return isUri(text) ? text : refuse(`${what} is not a URI`);
}

/** In UTF-16 units. A path has at most 4096 bytes, or 32 767 characters on Windows; a character of a URI can be `%C3`. */
const LONGEST_URI = 0x8000;

/** A text; `what` names where it stands. */
export const stringOf = (value: unknown, what: string): string =>
    typeof value === 'string' ? value : refuse(`${what} is not a string`);

/** The text of a document that is opened. */
export const textIn = (params: unknown): string =>
    stringOf(field(field(params, 'textDocument'), 'text'), 'textDocument.text');

/** Further C files of an import; `fileOf` gives the path of a URI. */
export function othersIn(params: unknown, fileOf: (uri: string) => string): OpenC[] {
    if (field(params, 'others') == null) return [];
    return listIn(params, 'others').map(other => ({
        path: fileOf(uriOf(field(other, 'uri'), 'a URI in others')),
        text: stringOf(field(other, 'text'), 'a text in others'),
    }));
}

/** What the editor calls the language of a document that is opened. */
export const languageIn = (params: unknown): unknown => field(field(params, 'textDocument'), 'languageId');

/** The version of a document that is opened or changed. */
export function versionIn(params: unknown): number {
    const version = field(field(params, 'textDocument'), 'version');
    return typeof version === 'number' && Number.isInteger(version)
        ? version
        : refuse('textDocument.version is not a whole number');
}

/** The position that a request is about; it may lie outside the text. */
export const positionIn = (params: unknown): Position => positionOf(field(params, 'position'), 'position');

/** The range that a request is about; it may lie outside the text. */
export const rangeIn = (params: unknown): Range => rangeOf(field(params, 'range'), 'range');

/** Whose reason a request is about: a row's, and a domain's or those of all. */
export function tracedIn(params: unknown): Omit<AccessTraceParams, 'textDocument'> {
    const kind = KINDS.find(each => each === field(params, 'kind'));
    const domain = field(params, 'domain');
    return {
        kind: kind ?? refuse('kind is not node, reset, clock or register'),
        id: stringOf(field(params, 'id'), 'id'),
        domain: domain === null ? null : stringOf(domain, 'domain'),
    };
}

const KINDS = ['node', 'reset', 'clock', 'register'] as const;

/** What a document is to be compared with; `fileOf` gives the path of a URI. */
export function baseIn(params: unknown, fileOf: (uri: string) => string): Given {
    const [kind, files] = [field(params, 'kind'), field(params, 'files')];
    if (kind !== 'head' && kind !== 'disk') return refuse('kind is neither head nor disk');
    const isShown = field(params, 'isShown') === true;
    if (files === null) return { kind, files: undefined, isShown };
    if (!Array.isArray(files)) return refuse('files is not a list');
    const contents = files.map((file: unknown) => {
        const content = field(file, 'content');
        return [
            fileOf(uriOf(field(file, 'uri'), 'a URI in files')),
            content === null ? 'missing' : Buffer.from(stringOf(content, 'content'), 'base64'),
        ] as const;
    });
    const was = field(params, 'was');
    return {
        kind,
        files: new Map(contents),
        isShown,
        ...(was != null && { was: fileOf(uriOf(was, 'was')) }),
    };
}

/** The positions that a request is about. */
export function positionsIn(params: unknown): Position[] {
    return listIn(params, 'positions').map(position => positionOf(position, 'positions'));
}

interface ActionContext {
    readonly diagnostics: readonly Diagnostic[];
    readonly only?: readonly string[];
    readonly isUnasked: boolean;
}

const AUTOMATIC: typeof CodeActionTriggerKind.Automatic = 2;

/**
 * What an editor says around a request for actions: the findings that it shows there, the kinds that it wants, and whether it
 * asks by itself.
 */
export function actionContextIn(params: unknown): ActionContext {
    const context = field(params, 'context');
    const [diagnostics, only] = [field(context, 'diagnostics'), field(context, 'only')];
    const isUnasked = field(context, 'triggerKind') === AUTOMATIC;
    if (!Array.isArray(diagnostics)) return refuse('context.diagnostics is not a list');
    if (!diagnostics.every(isDiagnostic)) return refuse('context.diagnostics has what is not a diagnostic');
    if (only === undefined || only === null) return { diagnostics, isUnasked };
    return Array.isArray(only)
        ? { diagnostics, only: only.map(String), isUnasked }
        : refuse('context.only is not a list');
}

function isDiagnostic(value: unknown): value is Diagnostic {
    rangeOf(field(value, 'range'), 'the range of a diagnostic');
    return typeof field(value, 'message') === 'string';
}

/** The changes of a document, each with a range unless it replaces the whole text. */
export function changesIn(params: unknown): { range?: Range; text: string }[] {
    return listIn(params, 'contentChanges').map(change => {
        const text = stringOf(field(change, 'text'), 'the text of a change');
        const range = field(change, 'range');
        return range === undefined || range === null ? { text } : { text, range: rangeOf(range, 'range') };
    });
}

/** The requested format of output. */
export function formatIn(params: unknown): 'c' | 'ts' {
    const format = field(params, 'format');
    return format === 'c' || format === 'ts' ? format : refuse('format is neither c nor ts');
}

/** The line that a long table is shown around; the first if none is given. */
export function aroundIn(params: unknown): number {
    const around = field(params, 'around');
    return typeof around === 'number' && Number.isSafeInteger(around) ? around : 0;
}

/** Whether to say which rows claims consult. */
export const coverageIn = (params: unknown): boolean => field(params, 'coverage') === true;

type UriList = 'changes' | 'files' | 'added' | 'removed' | 'workspaceFolders';

/** The URIs of the files or folders in the list with this name. */
export const urisIn = (params: unknown, list: UriList): string[] => listIn(params, list).map(uriAmong(list));

const uriAmong =
    (list: UriList) =>
    (file: unknown): string =>
        uriOf(field(file, 'uri'), `a URI in ${list}`);

/** Renamed files or folders, each with its old and its new URI. */
export const renamesIn = (params: unknown): Renamed[] => listIn(params, 'files').map(renamedOf);

interface Renamed {
    readonly oldUri: string;
    readonly newUri: string;
}

const renamedOf = (file: unknown): Renamed => ({
    oldUri: uriOf(field(file, 'oldUri'), 'the old URI of a file'),
    newUri: uriOf(field(file, 'newUri'), 'the new URI of a file'),
});

/** Calls `act` with all URIs that can be read in the list with this name; then the first that cannot is refused. */
export const withUris = (params: unknown, list: UriList, act: (uris: string[]) => void): void =>
    withReadable(params, list, uriAmong(list), act);

/** The same with what was renamed. */
export const withRenames = (params: unknown, act: (renamed: Renamed[]) => void): void =>
    withReadable(params, 'files', renamedOf, act);

/** What happened to one file is not to be lost because another has no readable name. */
function withReadable<T>(
    params: unknown,
    name: string,
    read: (item: unknown) => T,
    act: (items: T[]) => void,
): void {
    const items: T[] = [];
    const refusals: unknown[] = [];
    const tried = (attempt: () => void): void => {
        try {
            attempt();
        } catch (error) {
            refusals.push(error);
        }
    };
    tried(() => {
        for (const item of listIn(params, name)) tried(() => items.push(read(item)));
    });
    act(items);
    if (refusals.length > 0) throw refusals[0];
}

function listIn(params: unknown, name: string): readonly unknown[] {
    const list = field(params, name);
    return Array.isArray(list) ? list : refuse(`${name} is not a list`);
}

/** A field of a value that may not be an object. */
export function field(value: unknown, name: string): unknown {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function rangeOf(value: unknown, what: string): Range {
    const [start, end] = [field(value, 'start'), field(value, 'end')];
    return { start: positionOf(start, `${what}.start`), end: positionOf(end, `${what}.end`) };
}

function positionOf(value: unknown, what: string): Position {
    const [line, character] = [field(value, 'line'), field(value, 'character')];
    return isPlace(line) && isPlace(character) ? { line, character } : refuse(`${what} is not a position`);
}

const isPlace = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Refuses a message whose parameters do not fit. */
export function refuse(why: string): never {
    throw new ResponseError(ErrorCodes.InvalidParams, why);
}
