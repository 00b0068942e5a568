// The report of an import: a read-only document, so that nobody is asked whether to save it. Each of its lines leads to its place in the C.

import {
    type Disposable,
    DocumentLink,
    EventEmitter,
    languages,
    type Memento,
    Range,
    Uri,
    ViewColumn,
    workspace,
} from 'vscode';
import type { ImportAnswer } from '../server/lsp/protocol';
import { restoreViews } from './outputRestoring';
import { onceClosed, showText } from './textViews';

const SCHEME = 'eemi-import';

/** Wraps its long lines, as package.json says. */
const LANGUAGE = 'eemi-import';

type Report = Pick<ImportAnswer, 'report' | 'links'>;

export class ImportReports implements Disposable {
    private readonly reports = new Map<string, Report>();
    private readonly renewed = new EventEmitter<Uri>();
    private readonly surfaces: readonly Disposable[];

    /** `ask` imports again, for a report that is shown again when a window is. */
    constructor(ask: (files: readonly Uri[]) => Promise<Report>, memory: Memento) {
        this.surfaces = [
            this.renewed,
            workspace.registerTextDocumentContentProvider(SCHEME, {
                onDidChange: this.renewed.event,
                provideTextDocumentContent: async uri => {
                    const report = this.reports.get(uri.toString()) ?? (await ask(filesIn(uri)));
                    this.reports.set(uri.toString(), report);
                    return report.report;
                },
            }),
            languages.registerDocumentLinkProvider(
                { scheme: SCHEME },
                { provideDocumentLinks: ({ uri }) => linksOf(this.reports.get(uri.toString())) },
            ),
            onceClosed(SCHEME, uri => this.reports.delete(uri.toString())),
            restoreViews(memory, SCHEME, showReport),
        ];
    }

    /** Shows the report beside what was imported from these files. */
    async show(files: readonly Uri[], report: Report): Promise<void> {
        const uri = reportUri(files);
        this.reports.set(uri.toString(), report);
        this.renewed.fire(uri);
        await showReport(uri, ViewColumn.Beside);
    }

    dispose(): void {
        for (const each of this.surfaces) each.dispose();
    }
}

const showReport = (uri: Uri, viewColumn: ViewColumn): Promise<void> => showText(uri, LANGUAGE, viewColumn);

/** Its last part is what the tab shows. */
const reportUri = (files: readonly Uri[]): Uri => {
    const [folder, name] = partsOf(files[0]?.path ?? '');
    const path = `${folder}/Import of ${name}${files.length > 1 ? ` and ${files.length - 1} more` : ''}`;
    return Uri.from({ scheme: SCHEME, path, query: JSON.stringify(files.map(String)) });
};

function partsOf(path: string): readonly [folder: string, name: string] {
    const end = path.lastIndexOf('/');
    return [end <= 0 ? '' : path.slice(0, end), path.slice(end + 1)];
}

const filesIn = ({ query }: Uri): Uri[] => {
    const files: unknown = JSON.parse(query);
    return Array.isArray(files) ? files.map(file => Uri.parse(String(file))) : [];
};

const linksOf = (report: Report | undefined): DocumentLink[] =>
    (report?.links ?? []).map(
        ({ line, end, to }) =>
            new DocumentLink(
                new Range(line, 0, line, end),
                Uri.parse(to.uri).with({ fragment: `L${to.line + 1}` }),
            ),
    );
