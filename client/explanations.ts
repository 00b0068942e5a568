// What a finding's code means, as a page of its own behind the link on the code. The server links to a place in a long file, of which an
// editor shows the text from its first line; package.json says that VS Code shows this page rendered. The pages are files, because
// those are still there when a window was loaded again.

import {
    type Diagnostic,
    Disposable,
    EventEmitter,
    type ExtensionContext,
    FileSystemError,
    type FileSystemProvider,
    FileType,
    Uri,
    workspace,
} from 'vscode';

const SCHEME = 'eemi-explanation';

export const explanations = ({ extensionUri }: ExtensionContext): Disposable =>
    workspace.registerFileSystemProvider(SCHEME, filesIn(Uri.joinPath(extensionUri, 'docs/diagnostics.md')), {
        isReadonly: true,
    });

/** The finding, with the link on its code to the code's own page. */
export function linked(finding: Diagnostic): Diagnostic {
    if (typeof finding.code === 'object')
        finding.code = { ...finding.code, target: explanationOf(String(finding.code.value)) };
    return finding;
}

const explanationOf = (code: string): Uri => Uri.from({ scheme: SCHEME, path: `/${code}.md` });

const codeOf = ({ path }: Uri): string => path.slice(1, -'.md'.length);

function filesIn(page: Uri): FileSystemProvider {
    const readFile = async (uri: Uri): Promise<Uint8Array> => {
        const entry = entryOf(new TextDecoder().decode(await workspace.fs.readFile(page)), codeOf(uri));
        if (entry === undefined) throw FileSystemError.FileNotFound(uri);
        return new TextEncoder().encode(entry);
    };
    return {
        readFile,
        stat: async uri => ({ type: FileType.File, ctime: 0, mtime: 0, size: (await readFile(uri)).length }),
        onDidChangeFile: new EventEmitter<[]>().event,
        watch: () => new Disposable(() => {}),
        ...READ_ONLY,
    };
}

const refuse = (): never => {
    throw FileSystemError.NoPermissions();
};

const READ_ONLY = {
    readDirectory: refuse,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
};

/** The part of the page about a code; its heading becomes that of a page. */
function entryOf(page: string, code: string): string | undefined {
    const entry = page.split('\n## ').find((each, at) => at > 0 && each.startsWith(`${code}\n`));
    return entry && `# ${entry}`;
}
