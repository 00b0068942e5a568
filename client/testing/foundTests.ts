// The tests that there are, as items of the Testing view. The server is asked for those of a source whenever it has checked that again.

import {
    type Disposable,
    type Event,
    EventEmitter,
    Range,
    type TestController,
    type TestItem,
    type TestItemCollection,
    type Uri,
    workspace,
} from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { TESTS, TestsAnswer, TestsParams, ToldClaim, ToldTest } from '../../server/lsp/protocol';
import { Repeated } from '../repeated';

const REQUEST: typeof TESTS = 'eemi/tests';

/** What the server said of the claims of a source, by their items. */
export type ToldClaims = ReadonlyMap<TestItem, ToldClaim>;

const NONE: ToldClaims = new Map();

interface Source {
    readonly uri: Uri;
    readonly asking: Repeated;
    told: ToldClaims;
}

export class FoundTests {
    private readonly sources = new Map<string, Source>();
    private readonly changed = new EventEmitter<void>();
    private readonly judged = new EventEmitter<void>();
    private readonly listening: readonly Disposable[];
    /** Tests have come or gone, or stand elsewhere. */
    readonly onDidChange = this.changed.event;
    /** A claim holds that did not before, or the other way round. */
    readonly onDidJudge = this.judged.event;

    constructor(
        private readonly client: LanguageClient,
        private readonly controller: TestController,
        onDidCheck: Event<Uri>,
    ) {
        this.listening = [
            onDidCheck(uri => this.renew(uri)),
            // Of a source that went away meanwhile nothing is told.
            client.onDidChangeState(({ newState }) => {
                if (newState === State.Running) for (const { uri } of this.sources.values()) this.renew(uri);
            }),
        ];
    }

    dispose(): void {
        for (const each of [...this.listening, this.changed, this.judged]) each.dispose();
    }

    /** The source's item; `undefined` if it has no tests. */
    fileItem = (uri: Uri): TestItem | undefined => this.controller.items.get(uri.toString());

    /** What the server says now of the tests of a source; `undefined` if it does not answer. */
    async ask(uri: Uri, coverage: boolean): Promise<TestsAnswer | null | undefined> {
        const params: TestsParams = { textDocument: { uri: uri.toString() }, coverage };
        return this.client.sendRequest<TestsAnswer | null>(REQUEST, params).catch((error: unknown) => {
            this.client.error(`could not get the tests of ${uri.path}`, error, false);
            return undefined;
        });
    }

    /** Shows what the server said of a source, and gives the items of its claims. */
    show(uri: Uri, answer: TestsAnswer | null): ToldClaims {
        const source = this.sourceOf(uri);
        const before = source.told;
        source.told = answer === null || answer.tests.length === 0 ? this.remove(uri) : this.put(uri, answer);
        const others = [...source.told].filter(([item, { verdict }]) => {
            const known = before.get(item);
            return known !== undefined && known.verdict !== verdict;
        });
        this.controller.invalidateTestResults(others.map(([item]) => item));
        this.changed.fire();
        if (others.length > 0) this.judged.fire();
        return source.told;
    }

    private renew(uri: Uri): void {
        this.sourceOf(uri).asking.again();
    }

    private sourceOf(uri: Uri): Source {
        const known = this.sources.get(uri.toString());
        const source = known ?? { uri, asking: new Repeated(() => this.update(uri)), told: NONE };
        this.sources.set(uri.toString(), source);
        return source;
    }

    private async update(uri: Uri): Promise<void> {
        const answer = await this.ask(uri, false);
        // While no server answers, what is known stays.
        if (answer !== undefined) this.show(uri, answer);
    }

    private remove(uri: Uri): ToldClaims {
        this.controller.items.delete(uri.toString());
        return NONE;
    }

    private put(uri: Uri, { errors, tests }: TestsAnswer): ToldClaims {
        const id = uri.toString();
        const { items } = this.controller;
        const item = items.get(id) ?? this.controller.createTestItem(id, workspace.asRelativePath(uri), uri);
        item.error =
            errors === 0
                ? undefined
                : `${errors} ${errors === 1 ? 'error' : 'errors'} besides those of claims, see Problems`;
        const told = new Map<TestItem, ToldClaim>();
        const children = this.itemsFor(item, tests, ({ title }) => title);
        for (const [test, { claims }] of children)
            for (const [claim, each] of this.itemsFor(test, claims, ({ text }) => text))
                told.set(claim, each);
        items.add(item);
        return told;
    }

    /** Makes these the children of an item. Those that there were before keep their items, and so their results. */
    private itemsFor<T extends ToldTest | ToldClaim>(
        parent: TestItem,
        things: readonly T[],
        labelOf: (thing: T) => string,
    ): Map<TestItem, T> {
        const ids = new Ids();
        const items = new Map<TestItem, T>();
        for (const thing of things) {
            const label = labelOf(thing);
            const id = ids.next(label);
            const item = parent.children.get(id) ?? this.controller.createTestItem(id, label, parent.uri);
            placeAt(item, thing.range);
            items.set(item, thing);
        }
        replace(parent.children, [...items.keys()]);
        return items;
    }
}

/** Ids from labels, of which several may be the same. */
class Ids {
    private readonly counts = new Map<string, number>();

    next(label: string): string {
        const count = (this.counts.get(label) ?? 0) + 1;
        this.counts.set(label, count);
        return count === 1 ? label : `${label} (${count})`;
    }
}

/** The order is that of the text. */
function placeAt(item: TestItem, { start, end }: ToldClaim['range']): void {
    const range = new Range(start.line, start.character, end.line, end.character);
    if (item.range?.isEqual(range)) return;
    item.range = range;
    item.sortText = String(start.line).padStart(8, '0');
}

/** VS Code tells its view of each replacement, even by the same. */
function replace(collection: TestItemCollection, items: readonly TestItem[]): void {
    const isSame = collection.size === items.length && items.every(({ id }) => collection.get(id));
    if (!isSame) collection.replace(items);
}
