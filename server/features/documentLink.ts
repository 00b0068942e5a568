// textDocument/documentLink: the paths in `import`, `emit` and `from` lead to their files.

import type { DocumentLink } from 'vscode-languageserver-types';
import { pathError, resolvePath } from '../model/paths';
import { rangeIn } from '../model/problem';
import { pathPartOf } from './parts';
import type { Workspace } from './workspace';

/** The links of a file, in the order of the text. An output that is not written yet has none, and neither has a bad path. */
export function documentLink(workspace: Workspace, file: string): DocumentLink[] {
    const lines = workspace.analysis(file)?.program.document.lines ?? [];
    const links: DocumentLink[] = [];
    for (const line of lines) {
        const path = pathPartOf(line.node.statement);
        if (path === undefined || pathError(path.node.value) !== undefined) continue;
        const full = resolvePath(file, path.node.value);
        if (path.role === 'emit' && workspace.freshness(file, full) === 'missing') continue;
        links.push({
            range: rangeIn(line.number, { start: path.node.start + 1, end: path.node.end - 1 }),
            target: workspace.uriOf(full),
            tooltip: TOOLTIPS[path.role],
        });
    }
    return links;
}

const TOOLTIPS = {
    import: 'Open the imported file',
    emit: 'Open what was printed',
    from: 'Open the configuration',
} as const;
