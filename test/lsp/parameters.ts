// For each method of the server, parameters that it takes: what tests ask in turn, and spoil.

export const place = (line: number, character: number) => ({ position: { line, character } });
export const lines = (start: number, end: number) => ({
    range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
});
const OPTIONS = { options: { tabSize: 4, insertSpaces: true } };

/** Each request that is answered, about a row of a document with node NODE_RPU. It has all parts that are read, so that each is spoilt. */
export const requestsAbout = (uri: string, row: number): Readonly<Record<string, object>> =>
    aboutDocument(uri, {
        'textDocument/hover': place(row, 6),
        'textDocument/definition': place(row, 6),
        'textDocument/references': { ...place(row, 6), context: { includeDeclaration: true } },
        'textDocument/documentHighlight': place(row, 6),
        'textDocument/completion': place(row, 6),
        'completionItem/resolve': { label: 'NODE_RPU', data: { file: uri, name: 'NODE_RPU' } },
        'textDocument/documentSymbol': {},
        'workspace/symbol': { query: 'rpu' },
        'textDocument/inlayHint': lines(row, row + 5),
        'textDocument/codeLens': {},
        'textDocument/codeAction': {
            ...lines(row, row + 1),
            context: {
                diagnostics: [{ ...lines(row, row), message: 'a' }],
                only: ['quickfix'],
                triggerKind: 1,
            },
        },
        'textDocument/formatting': OPTIONS,
        'textDocument/rangeFormatting': { ...lines(row, row + 5), ...OPTIONS },
        'textDocument/onTypeFormatting': { ...place(row + 1, 0), ch: '\n', ...OPTIONS },
        'textDocument/semanticTokens/full': {},
        'textDocument/semanticTokens/full/delta': { previousResultId: '0' },
        'textDocument/semanticTokens/range': lines(row, row + 5),
        'textDocument/foldingRange': {},
        'textDocument/selectionRange': { positions: [place(row, 6).position] },
        'textDocument/documentLink': {},
        'workspace/willRenameFiles': { files: [{ oldUri: uri, newUri: `${uri}.eemi` }] },
        'workspace/executeCommand': {
            command: 'eemi.emit',
            arguments: ['untitled:none', { onlyExisting: true, quiet: true }],
        },
        'eemi/output': { format: 'c', around: row },
        'eemi/access': {},
        'eemi/accessTrace': { kind: 'node', id: '39', domain: null },
        'eemi/tests': { coverage: true },
        'eemi/base': { kind: 'head', isShown: true, files: [{ uri, content: '' }], was: uri },
        'eemi/import': {
            text: 'static const struct pm_access t[] = { [1] = { 2 } };',
            others: [{ uri: `${uri}.c`, text: '' }],
        },
    });

/** Requests that are rightly answered by an error at this place. */
export const refusedAbout = (uri: string, row: number): Readonly<Record<string, object>> =>
    aboutDocument(uri, {
        'textDocument/prepareRename': place(row, 6),
        'textDocument/rename': { ...place(row, 6), newName: 'NODE_OTHER' },
    });

/** Each notification that the server handles, about a document in a folder. */
export const notificationsAbout = (uri: string, folder: string): Readonly<Record<string, object>> => ({
    'textDocument/didOpen': { textDocument: { uri, languageId: 'eemi', version: 1, text: 'node t {\n}\n' } },
    'textDocument/didChange': {
        textDocument: { uri, version: 2 },
        contentChanges: [{ ...lines(0, 1), text: 'node u {\n' }],
    },
    'textDocument/willSave': { textDocument: { uri }, reason: 1 },
    'textDocument/didSave': { textDocument: { uri } },
    'textDocument/didClose': { textDocument: { uri } },
    'workspace/didChangeWatchedFiles': { changes: [{ uri, type: 2 }] },
    'workspace/didRenameFiles': { files: [{ oldUri: uri, newUri: `${uri}.eemi` }] },
    'workspace/didDeleteFiles': { files: [{ uri }] },
    'workspace/didChangeWorkspaceFolders': {
        event: { removed: [{ uri: folder, name: 'w' }], added: [{ uri: folder, name: 'w' }] },
    },
    'workspace/didChangeConfiguration': { settings: { eemi: { inlayHints: true } } },
    'eemi/trusted': {},
    '$/setTrace': { value: 'off' },
    '$/cancelRequest': { id: 5 },
    initialized: {},
});

const aboutDocument = (uri: string, methods: Readonly<Record<string, object>>): Record<string, object> =>
    Object.fromEntries(
        Object.entries(methods).map(([method, params]) => [
            method,
            /^(textDocument|eemi)\//.test(method) ? { textDocument: { uri }, ...params } : params,
        ]),
    );
