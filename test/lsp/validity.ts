// Checks recorded messages against the protocol: each is written as a constant of the type that the protocol's package exports for
// it, and TypeScript checks it. No property may be missing or unknown, and every enumeration value must be valid.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as protocol from 'vscode-languageserver-protocol/node';
import type { Recorded } from './recorder';

/** Expects every message to be valid; `name` is that of the file that is compiled. */
export function assertValid(name: string, messages: readonly Recorded[]): void {
    assert.ok(messages.length > 0, 'nothing was recorded');
    assert.deepEqual(faultsOf(name, messages), []);
}

/** What the server says itself: an item comes back with the `data` that the client sent, whatever that is. */
function ownPart({ kind, method, value }: Recorded): unknown {
    if (kind === 'error') return null;
    return method === 'completionItem/resolve' ? Object.assign({}, value, { data: null }) : value;
}

/** What is wrong with messages, each fault led by the number of the message that has it. */
export function faultsOf(name: string, messages: readonly Recorded[]): string[] {
    const faults = messages.flatMap((message, at) => {
        const numbers = badNumbers(ownPart(message));
        return [...numbers.map(each => `the number ${each}`), ...wrongWay(message)].map(
            fault => `${at}: ${textOf(message)}: ${fault}`,
        );
    });
    // It lies in the project so that the imports are found.
    const file = path.resolve('out', 'lsp', `${name}.ts`);
    mkdirSync(path.dirname(file), { recursive: true });
    const lines = messages.map(constants);
    writeFileSync(file, [IMPORT, ...lines].join('\n'));
    const { stdout, stderr, status } = spawnSync(process.execPath, [TSC, ...OPTIONS, file], {
        encoding: 'utf8',
    });
    assert.ok(stderr === '' && status !== null, stderr);
    // Whether the rest of the project compiles is another test's question.
    for (const fault of stdout.split('\n').filter(each => each.startsWith('out/'))) {
        const at = Number(/\((\d+),/.exec(fault)?.[1]) - 2;
        faults.push(`${at}: ${lines[at]?.slice(0, 400)}: ${fault}`);
    }
    return faults;
}

const TSC = path.resolve('node_modules/typescript/bin/tsc');
const IMPORT = "import type { Failure, OptionsOf, ParamsOf, ResultOf } from '../../test/lsp/protocol-types';";

const OPTIONS = [
    ...['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'],
    ...['--target', 'es2022', '--module', 'preserve', '--moduleResolution', 'bundler', '--types', 'node'],
];

/** A message as constants, in one line. */
function constants(message: Recorded, at: number): string {
    const { kind, method, value } = message;
    const type = { params: `ParamsOf<'${method}'>`, result: `ResultOf<'${method}'>`, error: 'Failure' }[kind];
    const options = kind === 'params' ? registrationsIn(value) : [];
    return [
        `export const message${at}: ${type} = ${JSON.stringify(value)};`,
        ...options.map(
            (each, place) =>
                `export const options${at}_${place}: OptionsOf<'${each.method}'> = ${JSON.stringify(each.registerOptions)};`,
        ),
    ].join(' ');
}

interface Registration {
    readonly method: string;
    readonly registerOptions?: unknown;
}

/** The registrations among the parameters of `client/registerCapability`. */
function registrationsIn(value: unknown): Registration[] {
    if (typeof value !== 'object' || value === null || !('registrations' in value)) return [];
    const { registrations } = value;
    return Array.isArray(registrations) ? registrations : [];
}

const textOf = ({ kind, method, value }: Recorded): string =>
    `${kind} of ${method}: ${JSON.stringify(value)?.slice(0, 300)}`;

/** Every number of the protocol that a server sends is a whole one of 31 bits, not below 0. */
function badNumbers(value: unknown): unknown[] {
    if (typeof value === 'number')
        return Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? [] : [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(badNumbers) : [];
}

const DIRECTIONS = new Map(
    Object.values(protocol).flatMap(each => {
        const isMessage = typeof each === 'object' && 'method' in each && 'messageDirection' in each;
        return isMessage ? [[String(each.method), String(each.messageDirection)] as const] : [];
    }),
);

/** What a server begins must be what a server may begin. */
function wrongWay({ kind, method }: Recorded): string[] {
    if (kind !== 'params' || method.startsWith('eemi/') || method.startsWith('$/')) return [];
    const direction = DIRECTIONS.get(method);
    return direction === 'serverToClient' || direction === 'both' ? [] : [`goes ${direction}`];
}
