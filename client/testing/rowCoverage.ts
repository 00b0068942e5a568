// Which rows claims consult, as coverage of the files that they are in. A row is a statement, and a claim that consults it runs it.

import {
    FileCoverage,
    Range,
    StatementCoverage,
    TestCoverageCount,
    type TextDocument,
    Uri,
    workspace,
} from 'vscode';
import type { TestsAnswer, ToldClaim } from '../../server/lsp/protocol';

/** How many claims consult each row of a file, by its line. */
type Counts = Map<number, number>;

/** Collects what the claims of several sources consult, which may import the same tables. */
export class RowCounts {
    private readonly files = new Map<string, Counts>();

    /** `rows` are all rows of a source, to which the lists refer by their places, and its claims to the lists. */
    add({ rows, consulted }: Pick<TestsAnswer, 'rows' | 'consulted'>, claims: readonly ToldClaim[]): void {
        const places = rows.flatMap(({ uri, lines }) => {
            const counts = this.files.get(uri) ?? new Map<number, number>();
            this.files.set(uri, counts);
            for (const line of lines) counts.set(line, counts.get(line) ?? 0);
            return lines.map(line => ({ counts, line }));
        });
        const lists = new Map<number, number>();
        for (const { consults } of claims)
            if (consults !== undefined) lists.set(consults, (lists.get(consults) ?? 0) + 1);
        for (const [list, times] of lists)
            for (const at of consulted[list] ?? []) {
                const { counts, line } = places[at] ?? {};
                if (counts !== undefined && line !== undefined)
                    counts.set(line, (counts.get(line) ?? 0) + times);
            }
    }

    coverage(): RowCoverage[] {
        return [...this.files].map(([uri, counts]) => new RowCoverage(Uri.parse(uri), counts));
    }
}

/** The coverage of a file. Its details are made when they are shown. */
export class RowCoverage extends FileCoverage {
    constructor(
        uri: Uri,
        private readonly counts: Counts,
    ) {
        const consulted = [...counts.values()].filter(count => count > 0);
        super(uri, new TestCoverageCount(consulted.length, counts.size));
    }

    async details(): Promise<StatementCoverage[]> {
        const document = await workspace.openTextDocument(this.uri);
        return [...this.counts].flatMap(([line, count]) =>
            line < document.lineCount ? new StatementCoverage(count, textAt(document, line)) : [],
        );
    }
}

function textAt(document: TextDocument, line: number): Range {
    const { text, firstNonWhitespaceCharacterIndex: start } = document.lineAt(line);
    return new Range(line, start, line, text.trimEnd().length);
}
