// What the server sent, kept until it is checked (validity.ts). Of messages with the same form, one is enough.

import type { Message } from 'vscode-languageserver-protocol/node';

export interface Recorded {
    /** What is recorded: the parameters of a message that the server began, or its answer to one, or its error. */
    readonly kind: 'params' | 'result' | 'error';
    readonly method: string;
    readonly value: unknown;
}

/** The two ends of one connection. */
export interface Channel {
    /** A message that goes to the server. */
    readonly sent: (message: Message) => void;
    /** A message that came from the server. */
    readonly received: (message: Message) => void;
}

export class Recorder {
    private readonly specimens = new Map<string, Recorded>();

    channel(): Channel {
        const methods = new Map<unknown, string>();
        return {
            sent: message => {
                if ('id' in message && 'method' in message) methods.set(message.id, String(message.method));
            },
            received: message => {
                if ('method' in message)
                    this.keep('params', String(message.method), fieldOf(message, 'params'));
                else if ('id' in message) {
                    const kind = 'error' in message ? 'error' : 'result';
                    this.keep(kind, methods.get(message.id) ?? 'unknown', fieldOf(message, kind));
                }
            },
        };
    }

    all(): readonly Recorded[] {
        return [...this.specimens.values()];
    }

    private keep(kind: Recorded['kind'], method: string, value: unknown): void {
        this.specimens.set(`${kind} ${method} ${formOf(value)}`, { kind, method, value: thinned(value) });
    }
}

const fieldOf = (message: object, name: string): unknown =>
    Object.getOwnPropertyDescriptor(message, name)?.value;

/** A value with one entry of each form in its lists. */
function thinned(value: unknown): unknown {
    if (Array.isArray(value)) return [...new Map(value.map(each => [formOf(each), thinned(each)])).values()];
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, thinned(each)]));
}

/** Words and numbers that are one of a few; others differ without a difference in form. */
const CHOICES = /kind|severity|tag|type|format|trigger|code|command|method|scheme|insert/i;

function formOf(value: unknown, key = ''): string {
    if (Array.isArray(value)) return `[${[...new Set(value.map(each => formOf(each, key)))].sort().join()}]`;
    if (typeof value === 'object' && value !== null)
        return `{${Object.entries(value).map(([name, each]) => `${name}:${formOf(each, name)}`)}}`;
    return CHOICES.test(key) ? JSON.stringify(value) : numberForm(value);
}

function numberForm(value: unknown): string {
    if (typeof value !== 'number') return typeof value;
    return Number.isInteger(value) && value >= 0 ? 'place' : String(value);
}
