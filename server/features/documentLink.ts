// textDocument/documentLink: makes the paths in `import`, `emit` and `from` links to their files.

import type { DocumentLink } from 'vscode-languageserver-types';
import type { Line } from '../language/lines';
import { pathPartOf } from '../language/parts';
import { type FileKind, namedBy } from '../model/file-kinds';
import { pathError, resolvePath } from '../model/paths';
import { rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { Workspace } from './workspace';

/** The links of a file, in the order of the text. There is none for an output that is not written yet, or for a bad path. */
export function documentLink(workspace: Workspace, file: string): DocumentLink[] {
    const program = workspace.analysis(file)?.program;
    const links: DocumentLink[] = [];
    const kinds = new Map(program?.ownReads.map(({ path, as }) => [`${namedBy(as)} ${path}`, as]));
    for (const line of program === undefined ? [] : linesWithPaths(program)) {
        const path = pathPartOf(line.node.statement);
        if (path === undefined || path.role === 'include' || pathError(path.node.value) !== undefined)
            continue;
        const full = resolvePath(file, path.node.value);
        if (path.role === 'emit' && workspace.freshness(file, full) === 'missing') continue;
        links.push({
            range: rangeIn(line.number, { start: path.node.start + 1, end: path.node.end - 1 }),
            target: workspace.uriOf(full),
            tooltip:
                path.role === 'emit'
                    ? 'Open the output'
                    : TOOLTIPS[kinds.get(`${path.role} ${full}`) ?? 'source'],
        });
    }
    return links;
}

/** The lines that may hold paths: statements of the file, and lines of domains. */
function* linesWithPaths({ document, blocks }: Program): Iterable<Line> {
    const domains = new Map(blocks.filter(({ kind }) => kind === 'domain').map(block => [block.at, block]));
    for (const line of document.structure) {
        yield line;
        yield* domains.get(line)?.content() ?? [];
    }
}

const TOOLTIPS: Readonly<Record<FileKind, string>> = {
    source: 'Open the imported file',
    c: 'Open the header',
    xl: 'Open the configuration',
    fdt: 'Open the device tree',
};
