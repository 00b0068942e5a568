// Reads the configuration of a guest by the grammar of libxlu, with which `xl` reads it. It knows no setting.

import { type Place, placesIn, spanning } from './place';
import { type ScanProblem, type Token, XlTokens } from './xl-tokens';

/** What a setting is: a string or number as its text, without quotes and escapes, or a list. */
export type XlValue = XlAtom | XlList;

export interface XlAtom {
    readonly kind: 'atom';
    readonly text: string;
    readonly place: Place;
}

export interface XlList {
    readonly kind: 'list';
    readonly values: readonly XlValue[];
    readonly place: Place;
}

/** Why `xl` refuses a file. */
export type XlProblem =
    | ScanProblem
    | 'too-large'
    | 'too-deep'
    /** `+=` of a list and of something else. */
    | 'other-type'
    /** Something else than what the grammar allows at this place. */
    | 'no-setting'
    | 'no-equals'
    | 'no-value'
    | 'unclosed-list'
    | 'no-end';

/** The first mistake in a file, with what stands there. */
export interface XlFault {
    readonly problem: XlProblem;
    readonly text: string;
    readonly place: Place;
}

/** The settings of a file by their names, or why there are none: one mistake anywhere, and `xl` takes nothing of the file. */
export type XlFile =
    | { readonly settings: ReadonlyMap<string, XlValue>; readonly fault?: undefined }
    | { readonly fault: XlFault };

/** No configuration is so long, in bytes. */
export const MOST_BYTES = 1 << 20;

/** `xl` has a limit of its own, which is higher. */
const MOST_LEVELS = 1000;

/** Reads a file of any bytes. What is not UTF-8 may stand in strings and comments. */
export function readXl(bytes: Uint8Array): XlFile {
    if (bytes.length > MOST_BYTES) return { fault: { problem: 'too-large', text: '', place: START } };
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const reader = new XlReader(text);
    reader.readAll();
    return reader.fault === undefined ? { settings: reader.settings } : { fault: reader.fault };
}

const START: Place = { line: 0, start: 0, end: 0 };

class XlReader {
    readonly settings = new Map<string, XlValue>();
    fault: XlFault | undefined;
    private readonly tokens: XlTokens;
    private readonly placeOf: (token: Token) => Place;
    private token: Token;

    constructor(text: string) {
        this.tokens = new XlTokens(text);
        this.placeOf = placesIn(text);
        this.token = this.tokens.next();
    }

    /** Reads settings up to the end, or to the first mistake, which ends the file. */
    readAll(): void {
        while (!this.is('end')) {
            if (this.take('newline') || this.take(';')) continue;
            this.readSetting();
            if (!this.is('end') && !this.take('newline') && !this.take(';')) this.fail('no-end');
        }
        if (this.token.problem !== undefined) this.fail(this.token.problem);
    }

    private readSetting(): void {
        const name = this.token;
        if (!this.take('name')) return this.fail('no-setting');
        const adds = this.is('+=');
        if (!this.take('=') && !this.take('+=')) return this.fail('no-equals');
        const { token } = this;
        const value = this.readValue(0);
        if (value === undefined) return;
        const known = adds ? this.settings.get(name.text) : undefined;
        const sum = known === undefined ? value : sumOf(known, value);
        if (sum === undefined) return this.fail('other-type', token);
        this.settings.set(name.text, sum);
    }

    private readValue(level: number): XlValue | undefined {
        const { token } = this;
        if (this.take('string') || this.take('number'))
            return { kind: 'atom', text: token.text, place: this.placeOf(token) };
        if (!this.is('[')) return this.fail('no-value');
        return level === MOST_LEVELS ? this.fail('too-deep') : this.readList(level + 1);
    }

    private readList(level: number): XlList | undefined {
        const opening = this.placeOf(this.token);
        const values: XlValue[] = [];
        this.take('[');
        this.skipLines();
        while (!this.is(']')) {
            const value = this.readValue(level);
            if (value === undefined) return undefined;
            values.push(value);
            this.skipLines();
            if (!this.take(',')) break;
            this.skipLines();
        }
        const place = spanning(opening, this.placeOf(this.token));
        return this.take(']') ? { kind: 'list', values, place } : this.fail('unclosed-list');
    }

    private skipLines(): void {
        while (this.take('newline'));
    }

    private is(kind: Token['kind']): boolean {
        return this.token.kind === kind;
    }

    private take(kind: Token['kind']): boolean {
        if (!this.is(kind)) return false;
        this.token = this.tokens.next();
        return true;
    }

    /** Notes the first mistake; what could not be read as a token at all says more about itself. The file ends there. */
    private fail(problem: XlProblem, token = this.token): undefined {
        const text = token.text;
        this.fault ??= { problem: token.problem ?? problem, text, place: this.placeOf(token) };
        this.token = { kind: 'end', text: '', start: token.start, end: token.end };
    }
}

/** What `+=` makes of two values; `undefined` if only one of them is a list. */
function sumOf(known: XlValue, added: XlValue): XlValue | undefined {
    if (known.kind === 'list' && added.kind === 'list')
        return { ...added, values: [...known.values, ...added.values] };
    if (known.kind === 'atom' && added.kind === 'atom') return { ...added, text: known.text + added.text };
    return undefined;
}
