// What VS Code knows of the tests that extensions have, through the extension in observer/.

import * as vscode from 'vscode';
import { until } from './until';

/** The part of the proposal `testObserver` that is used. */
interface Observing {
    createTestObserver(): { readonly onDidChangeTest: vscode.Event<Change> };
    /** The last run first. */
    readonly testResults: readonly Run[];
}

interface Change {
    readonly added: readonly vscode.TestItem[];
    readonly updated: readonly vscode.TestItem[];
    /** Of what was in a removed item nothing is told. */
    readonly removed: readonly vscode.TestItem[];
}

export interface Run {
    readonly completedAt: number;
    readonly results: readonly Snapshot[];
    getDetailedCoverage?(uri: vscode.Uri): Thenable<vscode.FileCoverageDetail[]>;
}

/** An item of the Testing view, with what became of it. */
interface Snapshot {
    readonly label: string;
    readonly uri?: vscode.Uri;
    readonly children: readonly Snapshot[];
    readonly taskStates: readonly Outcome[];
}

interface Outcome {
    /** The place in `STATES`. */
    readonly state: number;
    readonly messages: readonly vscode.TestMessage[];
}

const STATES = ['none', 'queued', 'running', 'passed', 'failed', 'skipped', 'errored'];

/** Items by file and label, from when the first test asks. */
const shown = new Map<string, vscode.TestItem>();
let observing: Observing | undefined;

async function observe(): Promise<Observing> {
    if (observing !== undefined) return observing;
    const extension = vscode.extensions.getExtension<{ tests: Observing }>('eemi-acl.test-observer');
    if (extension === undefined) throw new Error('the extension that observes tests is not there');
    observing = (await extension.activate()).tests;
    observing.createTestObserver().onDidChangeTest(({ added, updated, removed }) => {
        for (const item of removed) remove(item);
        for (const item of [...added, ...updated]) shown.set(keyOf(item), item);
    });
    return observing;
}

/** A file's item goes with all that is in it, and a test's with its claims. */
function remove(item: vscode.TestItem): void {
    shown.delete(keyOf(item));
    for (const [key, { uri, range }] of shown)
        if (
            uri?.toString() === item.uri?.toString() &&
            range !== undefined &&
            item.range?.contains(range) !== false
        )
            shown.delete(key);
}

const keyOf = ({ uri, id }: vscode.TestItem): string => `${uri} ${id}`;

/** Waits until the Testing view has exactly these items of a file, each as `LINE: LABEL`. */
export async function untilShown(uri: vscode.Uri, ...items: readonly string[]): Promise<void> {
    await observe();
    await until(`[${items.join('; ')}] is shown`, () => {
        const found = [...shown.values()]
            .filter(item => item.uri?.toString() === uri.toString())
            .map(({ range, label }) => ({ line: (range?.start.line ?? -1) + 1, label }))
            .sort((a, b) => a.line - b.line)
            .map(({ line, label }) => `${line}: ${label}`);
        if (found.join('\n') !== items.join('\n')) throw new Error(`shown: [${found.join('; ')}]`);
        return true;
    });
}

/** Does what runs tests, and gives the run as soon as it is finished. */
export async function runOf(act: () => Thenable<unknown>): Promise<Run> {
    const { testResults: before } = await observe();
    await act();
    return until('a run is finished', async () => {
        const [last] = (await observe()).testResults;
        return last !== undefined && last !== before[0] ? last : undefined;
    });
}

/** What became of the claims of a file in a run, each as `LABEL: STATE` with the messages, which must be plain texts at one line. */
export function outcomesOf(run: Run, uri: vscode.Uri): string[] {
    return run.results
        .flatMap(leaves)
        .flatMap(({ label, taskStates, ...item }) =>
            item.uri?.toString() !== uri.toString()
                ? []
                : taskStates.map(({ state, messages }) =>
                      [`${label}: ${STATES[state]}`, ...messages.map(messageText)].join('; '),
                  ),
        );
}

const leaves = (item: Snapshot): Snapshot[] =>
    item.children.length === 0 ? [item] : item.children.flatMap(leaves);

/** With expected and actual output VS Code would show these and not the sentence. */
function messageText({ message, location, expectedOutput, actualOutput }: vscode.TestMessage): string {
    if (expectedOutput !== undefined || actualOutput !== undefined) throw new Error('a comparison');
    return `line ${(location?.range.start.line ?? -1) + 1}: ${typeof message === 'string' ? message : message.value}`;
}
