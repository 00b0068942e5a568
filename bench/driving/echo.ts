// The peer: a language server that keeps the text as such servers usually do, with the library's own documents and incremental
// changes, and answers each change with one diagnostic. It understands nothing, so no server built this way can be faster.

import {
    createConnection,
    DiagnosticSeverity,
    ProposedFeatures,
    TextDocumentSyncKind,
    TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.onDidChangeContent(({ document: { uri, version } }) => {
    connection.sendDiagnostics({
        uri,
        version,
        diagnostics: [
            {
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
                severity: DiagnosticSeverity.Error,
                code: 'echo',
                source: 'echo',
                message: 'the text was changed',
            },
        ],
    });
});
documents.listen(connection);
connection.listen();
